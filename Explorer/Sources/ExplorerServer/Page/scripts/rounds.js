// Many rounds: the estimate with its interval, while they are played.

const rounds = { asker: null, drawing: null };
const roundsDrawing = () => rounds.drawing;

function stopRounds() {
  if (rounds.asker) rounds.asker.cancel();
  byID("stop-rounds").hidden = true;
}

function startRounds(exactSuccess) {
  rounds.asker = new Asker();
  byID("stop-rounds").addEventListener("click", stopRounds);
  byID("rounds-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const parameters = { ...gameParameters(), seed: byID("seed").value, trials: byID("trials").value };
    writeAddress(parameters);
    const exact = exactSuccess() ? JSON.parse(exactSuccess()) : null;
    const parts = [];
    byID("stop-rounds").hidden = false;
    try {
      const answer = await rounds.asker.ask("/api/sample", parameters, (line) => {
        if (line.part) { parts.push(line.part); showRounds(parts, exact, Number(parameters.trials)); }
      });
      if (answer) {
        showRounds(parts, exact, Number(parameters.trials));
        showError(null);
        if (answer.command) {
          showTools({ command: answer.command, path: "/api/sample", parameters, name: "rounds", drawing: roundsDrawing });
        }
      }
    } catch (error) {
      showError(error);
    } finally {
      byID("stop-rounds").hidden = true;
    }
  });
}

function showRounds(parts, exact, total) {
  const last = parts[parts.length - 1];
  const series = [{
    name: "estimate with its interval", isJoined: false,
    points: parts.map((part) => [part.trials, place(part.estimate)]),
    intervals: parts.map((part) => [part.trials, Number(part.interval.lower), Number(part.interval.upper)]),
  }];
  const lines = exact ? [{ y: place(exact), name: "exact success" }] : [];
  rounds.drawing = chart(`The estimate after ${last.trials} rounds with its interval, and the exact success`,
    { title: "rounds", least: 0, greatest: total }, { title: "Bob’s success", least: 0, greatest: 1 }, series, lines);
  const inside = exact && Number(last.interval.lower) <= place(exact) && place(exact) <= Number(last.interval.upper);
  byID("rounds").replaceChildren(
    el("p", { role: "status" }, `${last.successes} of ${last.trials} rounds right: estimate `, shown(last.estimate),
      ", interval ", shown(last.interval), ` with confidence ${last.confidence} (Clopper-Pearson, for this number of rounds by itself)`,
      exact ? [". The exact success ", shown(exact), inside ? " lies inside." : " lies outside."] : "."),
    el("div", { class: "figure" }, rounds.drawing), legend(series));
}
