// The certified rate function on the page Cost: the least information for each success. It is computed when it is asked
// for; at once for the smallest games.

/** Calls `onFound` with the answer, or with null where there is none any more. */
function startRate(onFound) {
  const asker = new Asker();
  const given = new URLSearchParams(location.search).get("points");
  if (given) byID("points").value = given;
  const state = { game: null, isWanted: Boolean(given), isFirst: true };
  const view = { found: null };

  /** Another game has another rate function. */
  view.follow = ({ k, d, rho }) => {
    const game = JSON.stringify({ k, d, rho });
    if (game === state.game) return;
    state.game = game;
    const isSmall = Number(k) > 1 && Number(d) > 0 && Number(k) * Number(d) <= 6 && approximately(rho) > 0 && approximately(rho) < 1;
    state.isWanted = isSmall || (state.isFirst && state.isWanted);
    state.isFirst = false;
    view.clear();
  };
  view.parameters = () => (state.isWanted ? { points: byID("points").value } : {});
  view.clear = () => {
    asker.cancel();
    view.found = null;
    byID("rate").replaceChildren();
    onFound(null);
  };
  view.begin = () => { if (state.isWanted && !view.found) compute(); };

  async function compute() {
    const parameters = { ...JSON.parse(state.game), points: byID("points").value };
    const progress = new ProgressView(byID("rate"), () => asker.cancel());
    try {
      const answer = await asker.ask("/api/rate", parameters, (line) => progress.line(line));
      if (!answer) return;
      view.found = answer;
      showRate(answer, parameters);
      onFound(answer);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      byID("rate").replaceChildren(el("p", { role: "status" }, `No rate function: ${error.message}.`));
    } finally {
      progress.remove();
    }
  }

  byID("rate-form").addEventListener("submit", (event) => {
    event.preventDefault();
    state.isWanted = true;
    view.clear();
    writeAddress({ ...gameParameters(), ...view.parameters() });
    compute();
  });
  return view;
}

function showRate({ view, command }, parameters) {
  byID("rate").replaceChildren(
    el("p", {}, `Every message with a success has at least this information, and some message has it: points whose intervals a certificate proves. Between them the lines that touch the curve from below and the chords above it are at most ${view.gap} bits apart.`),
    el("div", { class: "table", tabindex: "0", role: "region", "aria-label": "The certified points" },
      dataTable("Certified points of the rate function; R in bits", ["success", "R"],
        view.points.map((point) => [point.success, point.rate]))),
    commandLine(command, "rate-command"),
    el("div", { class: "row" }, "Download: ", downloadButtons("/api/rate", parameters, ["csv", "latex", "json"])));
}

/** The points with the chords between them, from a blind guess on, and the lines below. */
function rateSeries(view, guess) {
  const points = [[guess, 0], ...view.points.map((point) => [place(point.success), place(point.rate)])];
  const tangents = view.points.flatMap((point, index) => {
    if (!point.line) return [];
    const [slope, intercept] = [place(point.line.slope), place(point.line.intercept)];
    const at = (x) => [x, slope * x + intercept];
    const from = Math.max(points[index][0], -intercept / slope);
    return [[at(from), at(points[Math.min(index + 2, points.length - 1)][0])]];
  });
  return {
    name: "least information R, certified: chords above, thin lines below", marks: true, points, tangents,
    intervals: view.points.map((point) => [place(point.success), Number(point.rate.lower), Number(point.rate.upper)]),
  };
}
