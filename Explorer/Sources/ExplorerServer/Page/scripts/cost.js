// The page Cost: information against success.

function startCost() {
  const asker = new Asker();
  readAddress();

  async function update() {
    const parameters = gameParameters();
    writeAddress(parameters);
    const progress = new ProgressView(byID("cost-summary"), () => asker.cancel());
    try {
      const answer = await asker.ask("/api/cost", parameters, (line) => progress.line(line));
      if (!answer) return;
      showError(null);
      showCost(answer, parameters);
    } catch (error) {
      for (const id of ["cost-summary", "cost-figure", "cost-key", "cost-table"]) byID(id).replaceChildren();
      showError(error);
    } finally {
      progress.remove();
    }
  }

  watchGame(update);
  update();
}

function showCost({ view, command }, parameters) {
  const own = view.own;
  byID("cost-summary").replaceChildren(valueList([
    ["Bob’s success", own.success, `with ${view.message}`],
    ["I(X;M)", own.information, "bits that this message carries"],
    ["SDPI bound", view.bounds.sdpi, "no message with this success carries less"],
    ["Mrs Gerber bound", view.bounds.mrsGerber, "the sharper bound"]]));
  const series = view.curves.map((curve) => ({
    name: curve.name, isJoined: curve.points.length > 1, marks: curve.isMarked,
    points: curve.points.map((point) => [place(point.success), place(point.information)]),
  }));
  const all = series.flatMap((one) => one.points);
  const drawing = chart(
    `Information against success: ${view.message} has success ${own.success.text} and carries ${own.information.text} bits`,
    { title: "Bob’s success", least: Math.min(...all.map(([x]) => x)), greatest: Math.max(...all.map(([x]) => x)) },
    { title: "information I(X;M) in bits", least: 0, greatest: Math.max(1e-9, ...all.map(([, y]) => y)) }, series);
  byID("cost-figure").replaceChildren(drawing);
  byID("cost-key").replaceChildren(legend(series));
  byID("cost-table").replaceChildren(costTable(view.curves));
  showTools({ command, path: "/api/cost", parameters, formats: ["csv", "latex", "json"], name: "cost", drawing: () => drawing });
}

function costTable(curves) {
  const header = (text) => el("th", { scope: "col" }, text);
  return el("table", {}, el("caption", {}, "Success and information of every point; information in bits"),
    el("thead", {}, el("tr", {}, ["curve", "message", "success", "information"].map(header))),
    el("tbody", {}, curves.flatMap((curve) => curve.points.map((point) => el("tr", {},
      el("th", { scope: "row" }, curve.name), el("td", {}, point.message),
      el("td", { class: "number" }, short(point.success)), el("td", { class: "number" }, short(point.information)))))));
}
