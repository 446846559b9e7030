// What every view can be taken away as: its address, the command, a file.

/** Gives the browser a file to keep. */
function save(name, text, type = "text/plain") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The colours of the series on white, those of the style sheet. */
const seriesColours = ["#0b5cad", "#a1260d", "#1a6b2b", "#565d66", "#111111", "#6b3fa0"];

/** A drawing as a file of its own, in black on white with the colours of the series. */
function saveDrawing(name, drawing) {
  const copy = drawing.cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  seriesColours.forEach((colour, index) => {
    for (const group of copy.querySelectorAll(`.s${index}`)) group.setAttribute("color", colour);
  });
  const box = copy.viewBox.baseVal;
  const ground = svg("rect", { x: box.x, y: box.y, width: box.width, height: box.height, fill: "#ffffff" });
  copy.prepend(ground);
  for (const text of copy.querySelectorAll("text")) {
    text.setAttribute("fill", "#111111");
    text.setAttribute("font-family", "sans-serif");
  }
  copy.setAttribute("color", "#111111");
  save(name, new XMLSerializer().serializeToString(copy), "image/svg+xml");
}

/** Copies a text and says so on the button. */
async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select the line and copy it";
  }
}

/** A button that copies a text, which is asked for when it is pressed. */
function copyButton(id, name, text) {
  const button = el("button", { type: "button", id, onclick: () => copy(button, text()) }, name);
  return button;
}

/** A line for the command line with its button, for a part of a view. */
function commandLine(command, id, words = "The same on the command line:") {
  return el("div", { class: "command" }, el("p", {}, words, el("code", { id }, command)),
    el("div", { class: "row" }, copyButton(`copy-${id}`, "Copy command", () => command)));
}

const formatNames = { csv: "CSV", latex: "LaTeX", json: "JSON", text: "Text" };

/** A button for each format in which the server gives an answer as a file. */
function downloadButtons(path, parameters, formats) {
  return formats.map((format) => el("button", {
    type: "button", "data-format": format,
    onclick: async () => {
      try {
        const file = await ask(path, { ...parameters, format });
        save(file.name, file.text);
      } catch (error) { showError(error); }
    },
  }, formatNames[format]));
}

/** The foot of a view: the command with its button, the address, and downloads. */
function showTools({ command, path, parameters, formats = ["csv", "latex", "json", "text"], drawing, name }) {
  const line = copyButton("copy-command", "Copy command", () => command);
  const link = copyButton("copy-link", "Copy link", () => location.href);
  const files = downloadButtons(path, parameters, formats);
  if (drawing) {
    files.push(el("button", { type: "button", "data-format": "svg", onclick: () => saveDrawing(`${name}.svg`, drawing()) }, "SVG"));
  }
  byID("tools").replaceChildren(el("section", { class: "tools", "aria-labelledby": "tools-title" },
    el("h2", { id: "tools-title" }, "Take it away"),
    command ? el("p", {}, "The same on the command line:", el("code", { id: "command" }, command)) : null,
    el("div", { class: "row" }, command ? line : null, link),
    el("div", { class: "row" }, files.length ? "Download: " : null, files)));
}
