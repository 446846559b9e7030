// The page Contraction: a channel as a matrix of fractions.

const channel = { rows: [["3/4", "1/4"], ["1/4", "3/4"]], name: null };

function startContraction() {
  const asker = new Asker();
  const given = new URLSearchParams(location.search);
  setChannel(given.get("channel") ?? "3/4,1/4;1/4,3/4");
  if (given.has("input")) {
    byID("has-input").checked = true;
    byID("input").value = given.get("input");
  }

  async function update() {
    const parameters = { channel: channel.name ?? channel.rows.map((row) => row.join(",")).join(";") };
    if (byID("has-input").checked) parameters.input = byID("input").value.trim();
    writeAddress(parameters);
    const progress = new ProgressView(byID("coefficients"), () => asker.cancel());
    try {
      const answer = await asker.ask("/api/contraction", parameters, (line) => progress.line(line));
      if (!answer) return;
      showError(null);
      showContraction(answer, parameters);
    } catch (error) {
      for (const id of ["coefficients", "curve", "claims"]) byID(id).replaceChildren();
      byID("curve-section").hidden = true;
      showError(error);
    } finally {
      progress.remove();
    }
  }

  byID("channel-form").addEventListener("submit", (event) => event.preventDefault());
  byID("channel-form").addEventListener("input", update);
  byID("input").addEventListener("input", () => { byID("has-input").checked = true; });
  byID("preset").addEventListener("change", (event) => { if (event.target.value) { setChannel(event.target.value); update(); } });
  const changes = {
    "more-rows": () => channel.rows.push(channel.rows[0].map((_, j) => (j === 0 ? "1" : "0"))),
    "fewer-rows": () => channel.rows.length > 1 && channel.rows.pop(),
    "more-columns": () => channel.rows.forEach((row) => row.push("0")),
    "fewer-columns": () => channel.rows[0].length > 1 && channel.rows.forEach((row) => row.pop()),
  };
  for (const [id, change] of Object.entries(changes)) {
    byID(id).addEventListener("click", () => { channel.name = null; change(); showMatrix(); update(); });
  }
  update();
}

/** Takes a channel over: a name, whose matrix comes with the answer, or rows. */
function setChannel(text) {
  channel.name = text.includes(":") ? text : null;
  byID("preset").value = [...byID("preset").options].some((option) => option.value === text) ? text : "";
  if (!channel.name) {
    channel.rows = text.split(";").map((row) => row.split(","));
    const columns = Math.max(...channel.rows.map((row) => row.length));
    for (const row of channel.rows) while (row.length < columns) row.push("0");
  }
  showMatrix();
}

/** The matrix as fields; changing one makes a matrix of one's own of a named channel. */
function showMatrix() {
  const header = (text, scope) => el("th", { scope }, text);
  byID("matrix").replaceChildren(el("table", {},
    el("caption", {}, "W(y|x): a row for each input, fractions that add up to 1"),
    el("thead", {}, el("tr", {}, header("", "col"), channel.rows[0].map((_, j) => header(`output ${j + 1}`, "col")))),
    el("tbody", {}, channel.rows.map((row, i) => el("tr", {}, header(`input ${i + 1}`, "row"), row.map((entry, j) => el("td", {},
      el("input", { type: "text", value: entry, "aria-label": `input ${i + 1}, output ${j + 1}`, autocomplete: "off",
        oninput: (event) => { channel.rows[i][j] = event.target.value.trim(); channel.name = null; byID("preset").value = ""; } }))))))));
}

function showContraction({ view, command }, parameters) {
  if (channel.name && JSON.stringify(channel.rows) !== JSON.stringify(view.rows)) {
    channel.rows = view.rows;
    showMatrix();
  }
  byID("coefficients").replaceChildren(
    valueList(view.coefficients.map((row) => [formula(row.symbol), row.value, row.meaning])),
    view.pair
      ? el("p", {}, `The worst pair of inputs is ${view.pair.inputs.join(" and ")}, `,
        typeof view.pair.weight === "string"
          ? `as the weight on the first tends to ${view.pair.weight === "0+" ? "0" : "1"}.`
          : ["with weight ", shown(view.pair.weight), " on the first."])
      : el("p", {}, "All rows are equal: nothing comes through."),
    ...(view.fixedInput ? [witness(view.fixedInput)] : []));
  byID("claims").replaceChildren(...view.claims.map((claim) => linkItem(claim, false)));
  const drawing = showCurve(view.curve);
  showTools({ command, path: "/api/contraction", parameters, name: "curve", drawing: drawing ? () => drawing : null });
}

function witness(fixed) {
  const maximum = fixed.reason ?? (fixed.maximum ? `kind of maximum: ${fixed.maximum}` : null);
  return el("p", {}, `For the input law P = (${fixed.law.join(", ")})${maximum ? `: ${maximum}` : ""}. `,
    fixed.witness ? [`A witness, Q = `, el("span", { class: "number" }, `(${fixed.witness.law.join(", ")})`), ", has a ratio D(QW‖PW)/D(Q‖P) of at least ", shown(fixed.witness.ratio), "."] : null);
}

/** `F_I(t)`, the most that Y tells about a U with I(U;X) <= t. */
function showCurve(curve) {
  byID("curve-section").hidden = false;
  if (curve.reason) {
    byID("curve-text").replaceChildren(curve.reason);
    for (const id of ["curve", "curve-key"]) byID(id).replaceChildren();
    return null;
  }
  const series = [{
    name: "F_I(t), with the ends of its enclosures", marks: true,
    points: curve.points.map((point) => [place(point.budget), place(point.value)]),
    intervals: curve.points.map((point) => [place(point.budget), Number(point.value.lower), Number(point.value.upper)]),
  }];
  const last = curve.points[curve.points.length - 1];
  const drawing = chart("The information curve of the channel",
    { title: "t, in bits", least: 0, greatest: Math.max(1e-9, place(last.budget)) },
    { title: "F_I(t), in bits", least: 0, greatest: Math.max(1e-9, place(last.value)) }, series);
  byID("curve-text").replaceChildren(
    `F_I(t) is the most that Y tells about a U which knows t bits of X, for the input law (${curve.input.join(", ")}). It ends at I(X;Y) = `, shown(last.value), ".");
  byID("curve").replaceChildren(drawing);
  byID("curve-key").replaceChildren(legend(series), commandLine(curve.command, "curve-command"));
  return drawing;
}
