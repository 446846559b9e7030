// A message that is painted: a letter for each value of Alice's strings.

const painted = { letters: [], brush: 1, focus: 0 };
const letterOf = (number) => (number < 26 ? String.fromCharCode(65 + number) : String(number));

const paintedBits = () => Number(byID("k").value) * Number(byID("d").value);

/** Whether the game is small enough to paint a message for it. */
const canPaint = () => Number.isInteger(paintedBits()) && paintedBits() >= 0 && paintedBits() <= 6;

/** The message as a parameter. */
function paintedMessage() {
  fitPainting();
  return `table:${painted.letters.join(",")}`;
}

/** Takes a message over from the address. */
function setPainted(text) {
  painted.letters = text.split(",").map(Number).map((number) => (Number.isInteger(number) && number >= 0 ? number : 0));
}

/** Keeps the painting as large as the game; a new one tells the first bit of each string. */
function fitPainting() {
  if (canPaint() && painted.letters.length !== 2 ** paintedBits()) paintBy(firstBit);
}

/** Bit `i` of the string `j` in the index of the strings. */
const bitOf = (index, j, i, d) => (index >> (j * d + i)) & 1;
const firstBit = (index, j, d) => (d > 0 ? bitOf(index, j, 0, d) : 0);

function parity(index, j, d) {
  let sum = 0;
  for (let i = 0; i < d; i += 1) sum ^= bitOf(index, j, i, d);
  return sum;
}

/** Paints a letter that tells a bit of each string. */
function paintBy(bit) {
  const [k, d] = [Number(byID("k").value), Number(byID("d").value)];
  painted.letters = Array.from({ length: 2 ** paintedBits() }, (_, index) => {
    let message = 0;
    for (let j = 0; j < k; j += 1) message |= (bit ? bit(index, j, d) : 0) << j;
    return message;
  });
}

/** The strings with an index, as they are read: the first bit of each on the left. */
function stringsOf(index) {
  const [k, d] = [Number(byID("k").value), Number(byID("d").value)];
  return Array.from({ length: k }, (_, j) => Array.from({ length: d }, (_, i) => bitOf(index, j, i, d)).join("")).join(" ");
}

/** Shows the table while it is what Alice sends. */
function showPainting(onChange) {
  const place = byID("painting");
  place.hidden = document.querySelector("#game input[name=kind]:checked").value !== "table";
  if (place.hidden) return;
  if (!canPaint()) {
    place.replaceChildren(el("p", {}, "A table can be painted for k d up to 6."));
    return;
  }
  fitPainting();
  const brushes = Array.from({ length: 8 }, (_, number) => el("label", {},
    el("input", { type: "radio", name: "brush", value: number, checked: number === painted.brush,
      onchange: () => { painted.brush = number; } }), ` ${letterOf(number)}`));
  const repaint = (bit) => () => { paintBy(bit); showPainting(onChange); onChange(); };
  place.replaceChildren(
    el("fieldset", { class: "choices" }, el("legend", {}, "Letter to paint with"), brushes),
    el("p", { id: "paint-help", class: "quiet" }, "Each cell has the strings and the letter that Alice sends for them. Press a cell to paint it; the arrow keys move between cells."),
    el("div", { class: "paint", role: "group", "aria-label": "The message for each value of the strings", "aria-describedby": "paint-help" },
      painted.letters.map((_, index) => paintCell(index, onChange))),
    el("div", { class: "row" },
      el("button", { type: "button", onclick: repaint(null) }, "All the same"),
      el("button", { type: "button", onclick: repaint(firstBit) }, "First bits"),
      el("button", { type: "button", onclick: repaint(parity) }, "Parities")));
}

function paintCell(index, onChange) {
  const letter = el("b", {}, letterOf(painted.letters[index]));
  const describe = (cell) => cell.setAttribute("aria-label", `strings ${stringsOf(index)}: letter ${letterOf(painted.letters[index])}`);
  const cell = el("button", {
    type: "button", tabindex: index === painted.focus ? "0" : "-1",
    onclick: () => {
      painted.letters[index] = painted.brush;
      letter.textContent = letterOf(painted.brush);
      describe(cell);
      onChange();
    },
    onkeydown: (event) => movePainting(event, index),
  }, el("span", { class: "bits" }, stringsOf(index)), letter);
  describe(cell);
  return cell;
}

/** The arrow keys, Home and End move between the cells. */
function movePainting(event, index) {
  const cells = [...document.querySelectorAll(".paint button")];
  const columns = cells.filter((cell) => cell.offsetTop === cells[0].offsetTop).length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns, Home: -index, End: cells.length - 1 - index }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = cells[index + step];
  if (!next) return;
  cells[index].tabIndex = -1;
  next.tabIndex = 0;
  painted.focus = index + step;
  next.focus();
}
