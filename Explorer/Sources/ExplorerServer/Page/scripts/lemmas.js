// The page Lemmas, and the page of each lemma.

function startLemmas() {
  byID("search").value = new URLSearchParams(location.search).get("search") ?? "";
  const groups = [...document.querySelectorAll(".group")];

  /** Leaves the lemmas that have every word that was typed, in their names or statements. */
  function filter() {
    const text = byID("search").value.trim();
    const words = text.toLowerCase().split(/\s+/);
    let count = 0;
    for (const group of groups) {
      const items = [...group.querySelectorAll("li")];
      for (const item of items) item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word) || item.dataset.words.includes(word));
      const found = items.filter((item) => !item.hidden).length;
      group.hidden = found === 0;
      count += found;
    }
    byID("found").textContent = count === 0 ? "no lemma is found" : count === 1 ? "1 lemma" : `${count} lemmas`;
    writeAddress(text ? { search: text } : {});
  }

  byID("search-form").addEventListener("submit", (event) => event.preventDefault());
  byID("search").addEventListener("input", filter);
  filter();
  showTools({ command: "lemmata list", path: "/api/lemmas", parameters: {}, name: "lemmas" });
}

function startLemma() {
  const asker = new Asker();
  const form = byID("verify-form");
  const parameters = { id: form.dataset.id };
  showTools({ command: `lemmata show ${parameters.id}`, path: "/api/lemma", parameters, name: parameters.id });

  async function verify() {
    writeAddress({ verify: "standard" });
    const place = byID("verification");
    place.replaceChildren();
    const progress = new ProgressView(place, () => asker.cancel());
    try {
      const answer = await asker.ask("/api/verify", parameters, (line) => progress.line(line));
      if (!answer) return;
      showError(null);
      showVerification(answer);
      showTools({ command: answer.command, path: "/api/verify", parameters, name: parameters.id });
    } catch (error) {
      showError(error);
    } finally {
      progress.remove();
    }
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); verify(); });
  if (new URLSearchParams(location.search).has("verify")) verify();
}

function showVerification({ view }) {
  const equalities = view.equalities === 0 ? null
    : el("p", {}, `${view.equalities} of ${view.inequalities} inequalities are equalities${view.zeroEqualities ? `, ${view.zeroEqualities} of them 0 = 0` : ""}.`);
  byID("verification").replaceChildren(
    el("p", {}, verdict(view.verdict), ` in ${view.cases} cases, ${view.claims} claims.`),
    ...view.findings.map((finding) => el("div", {},
      el("h3", {}, `${finding.title}: ${formula(finding.case)}`), el("ol", { class: "links single" }, linkItem(finding.claim, false, true)))),
    ...(equalities ? [equalities] : []));
}
