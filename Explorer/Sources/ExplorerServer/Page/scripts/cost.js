// The page Cost: information against success.

function startCost() {
  const asker = new Asker();
  readAddress();
  const rate = startRate((found) => draw(found));
  let shownAnswer = null;

  /** Draws the curves; the rate function may come later. */
  function draw(found) {
    if (shownAnswer) drawCost(shownAnswer.answer.view, shownAnswer.parameters, found);
  }

  async function update() {
    const parameters = gameParameters();
    rate.follow(parameters);
    writeAddress({ ...parameters, ...rate.parameters() });
    const progress = new ProgressView(byID("cost-summary"), () => asker.cancel());
    try {
      const answer = await asker.ask("/api/cost", parameters, (line) => {
        progress.line(line);
        // This message's own numbers come before the curves.
        if (line.part) { showError(null); showOwnCost(line.part); }
      });
      if (!answer) return;
      showError(null);
      shownAnswer = { answer, parameters };
      showCost(answer, parameters);
      draw(rate.found);
      rate.begin();
    } catch (error) {
      shownAnswer = null;
      rate.clear();
      for (const id of ["cost-summary", "cost-figure", "cost-key", "cost-table"]) byID(id).replaceChildren();
      showError(error);
    } finally {
      progress.remove();
    }
  }

  watchGame(update);
  update();
}

function showOwnCost(own) {
  byID("cost-summary").replaceChildren(valueList([
    ["Bob’s success", own.success, `with ${own.message}`],
    ["I(X;M)", own.information, "bits that this message carries"],
    ["SDPI bound", own.sdpi, "no message with this success carries less"],
    ["Mrs Gerber bound", own.mrsGerber, "the sharper bound"]]));
}

function showCost({ view, command }, parameters) {
  showOwnCost(view.own);
  byID("cost-table").replaceChildren(costTable(view.curves));
  showTools({ command, path: "/api/cost", parameters, formats: ["csv", "latex", "json"], name: "cost", drawing: () => document.querySelector("#cost-figure svg") });
}

function drawCost({ own, curves }, parameters, rate) {
  const series = curves.map((curve) => ({
    name: curve.name, isJoined: curve.points.length > 1, marks: curve.isMarked,
    points: curve.points.map((point) => [place(point.success), place(point.information)]),
  }));
  if (rate) series.push(rateSeries(rate.view, 1 / Number(parameters.k)));
  const all = series.flatMap((one) => one.points);
  byID("cost-figure").replaceChildren(chart(
    `Information against success: ${own.message} has success ${own.success.text} and carries ${own.information.text} bits`,
    { title: "Bob’s success", least: Math.min(...all.map(([x]) => x)), greatest: Math.max(...all.map(([x]) => x)) },
    { title: "information I(X;M) in bits", least: 0, greatest: Math.max(1e-9, ...all.map(([, y]) => y)) }, series));
  byID("cost-key").replaceChildren(legend(series));
}

function costTable(curves) {
  return dataTable("Success and information of every point; information in bits",
    ["curve", "message", "success", "information"],
    curves.flatMap((curve) => curve.points.map((point) => [curve.name, point.message, point.success, point.information])));
}
