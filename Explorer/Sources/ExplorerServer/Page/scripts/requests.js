// Questions to the server. An answer is a line of JSON, after lines that tell of the progress.

/** What the server refused, in its own words. */
class Refusal extends Error {}

/** Asks, and gives the answer; `onLine` gets the lines before it. */
async function ask(path, parameters, { signal, onLine } = {}) {
  const query = new URLSearchParams(parameters).toString();
  const response = await fetch(`${path}?${query}`, { signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    const lines = text.split("\n");
    text = lines.pop();
    for (const line of lines) {
      const message = JSON.parse(line);
      if (message.error) throw new Refusal(message.error.message);
      if (message.result !== undefined) return message.result;
      if (onLine) onLine(message);
    }
  }
  throw new Refusal("The server ended without an answer.");
}

/** Asks one question at a time: a new one cancels the one before it. */
class Asker {
  #controller = null;

  /** The answer, or null when another question came first or it was cancelled. */
  async ask(path, parameters, onLine) {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    try {
      const answer = await ask(path, parameters, { signal: controller.signal, onLine });
      return this.#controller === controller ? answer : null;
    } catch (error) {
      if (controller.signal.aborted) return null;
      if (error instanceof Refusal) throw error;
      throw new Refusal("The server does not answer. Is it still running?");
    }
  }

  cancel() {
    if (this.#controller) this.#controller.abort();
    this.#controller = null;
  }
}

/** Shows an error, or takes it away. */
function showError(error) {
  const place = byID("error");
  place.hidden = !error;
  place.textContent = error ? error.message : "";
  if (error && !(error instanceof Refusal)) throw error;
}

/** Progress of a computation with a button that cancels it; put where the answer will be. */
class ProgressView {
  constructor(parent, cancel) {
    this.bar = el("progress", { max: "1", "aria-label": "Progress" });
    this.work = el("span", { class: "quiet" });
    this.element = el("div", { class: "row", role: "status" }, this.bar,
      el("button", { type: "button", onclick: cancel }, "Cancel"), this.work);
    // What ends at once needs no bar.
    this.timer = setTimeout(() => parent.prepend(this.element), 300);
  }

  line(message) {
    if (message.progress !== undefined) this.bar.value = message.progress;
    if (message.work !== undefined) this.work.textContent = message.work;
  }

  remove() {
    clearTimeout(this.timer);
    this.element.remove();
  }
}
