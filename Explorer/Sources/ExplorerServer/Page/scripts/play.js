// The page Play: the success, and one round step by step.

function startPlay() {
  const [game, round] = [new Asker(), new Asker()];
  readAddress();

  async function update() {
    const parameters = gameParameters();
    writeAddress({ ...parameters, seed: byID("seed").value, trials: byID("trials").value });
    stopRounds();
    byID("rounds").replaceChildren();
    const progress = new ProgressView(byID("success"), () => game.cancel());
    try {
      const [answer] = await Promise.all([
        game.ask("/api/game", parameters, (line) => progress.line(line)), playRound(round, parameters)]);
      if (answer) showSuccess(answer, parameters);
      if (answer) showError(null);
    } catch (error) {
      byID("success").replaceChildren();
      byID("round").replaceChildren();
      showError(error);
    } finally {
      progress.remove();
    }
  }

  watchGame(update);
  byID("round-form").addEventListener("submit", (event) => { event.preventDefault(); update(); });
  byID("next-round").addEventListener("click", () => { byID("seed").value = Number(byID("seed").value) + 1; update(); });
  startRounds(() => byID("success").dataset.exact);
  update();
}

function showSuccess({ view, command }, parameters) {
  const success = byID("success");
  success.dataset.exact = JSON.stringify(view.success);
  success.replaceChildren(
    bars([
      { name: "with this message", number: view.success },
      { name: "if Alice sends everything", number: view.optimalSuccess },
      { name: "by a blind guess", number: view.blindGuess },
    ]),
    el("p", { class: "quiet" }, `Alice sends ${view.meaning ? `${view.message}, ${view.meaning}` : view.message}. Computed by ${view.route}; each bit is flipped with probability `, shown(view.flipProbability), "."));
  showTools({ command, path: "/api/game", parameters, name: "rounds", drawing: document.querySelector("#rounds svg") ? roundsDrawing : null });
}

/** A game that is too large for a round bit by bit has its numbers all the same. */
async function playRound(asker, parameters) {
  try {
    const found = await asker.ask("/api/round", { ...parameters, seed: byID("seed").value });
    if (found) byID("round").replaceChildren(roundSteps(found.view), commandLine(found.command, "round-command", "The same round on the command line:"));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    byID("round").replaceChildren(el("p", { class: "quiet" }, `No round is shown: ${error.message}.`));
  }
}

/** The bits of a string as cells. */
function cells(bits, { flipped = [], length = bits.length } = {}) {
  const all = Array.from({ length }, (_, i) => {
    const isSent = i < bits.length;
    const isFlipped = flipped.includes(i + 1);
    return el("span", { class: `cell ${isSent ? (bits[i] === "1" ? "one" : "") : "unsent"} ${isFlipped ? "flipped" : ""}` }, isSent ? bits[i] : "·");
  });
  const label = length === 0 ? "no bits" : `${bits || "nothing"}${flipped.length ? `, flipped at ${flipped.join(", ")}` : ""}`;
  return el("span", { class: "cells bits", role: "img", "aria-label": label }, all);
}

/** The letter of a painted message, and its number on the command line. */
function paintedLetter({ letter, number, count }) {
  return el("p", {}, "The letter ", el("strong", {}, letterOf(letter)), `: the message ${number} of ${count}, in the order of the table.`);
}

function roundSteps(found) {
  const length = found.copy.length;
  const rows = (strings) => el("div", { class: "strings" }, strings.map((bits, j) => el("div", {}, `${j + 1}: `, cells(bits, { length }))));
  const message = Array.isArray(found.message) ? rows(found.message) : paintedLetter(found.message);
  const tie = found.mostLikely.length > 1 ? ` (the first of ${found.mostLikely.join(", ")}, which are equally likely)` : "";
  return el("ol", { class: "steps" },
    el("li", {}, el("strong", {}, "Alice’s strings."), rows(found.strings)),
    el("li", {}, el("strong", {}, "Her message."), message),
    el("li", {}, el("strong", {}, "Bob’s noisy copy"), ` of string ${found.index}, which he does not know; ${found.flipped.length === 0 ? "no bit is flipped" : `flipped: ${found.flipped.join(", ")}`}. `,
      cells(found.copy, { flipped: found.flipped })),
    el("li", {}, el("strong", {}, "What Bob concludes"), ", exactly:",
      bars(found.posterior.map((number, j) => ({ name: `string ${j + 1}`, number })))),
    el("li", {}, `Bob guesses ${found.guess}${tie}. `,
      el("span", { class: found.isRight ? "good" : "bad", id: "outcome" }, found.isRight ? "✓ right" : `✗ wrong: it was ${found.index}`)));
}
