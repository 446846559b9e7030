// Making elements, and reading the numbers that the server sends. No number is computed here but places in drawings.

/** An element with attributes and children; text is never read as HTML. */
function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** An element of a drawing. */
function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** The element with an id. */
const byID = (id) => document.getElementById(id);

/** Where a number lies, for a drawing. */
const place = (number) => (Number(number.lower) + Number(number.upper)) / 2;

/** A number as text. */
const shown = (number) => el("span", { class: "number" }, number.text);

const greek = { alpha: "α", beta: "β", delta: "δ", eta: "η", lambda: "λ", rho: "ρ", tau: "τ", theta: "θ" };

/** A formula with the usual signs. */
function formula(text) {
  return text.replaceAll("<=", "≤").replaceAll(">=", "≥").replaceAll("chi2", "χ²").replaceAll("sum ", "Σ ")
    .replace(/[A-Za-z]+/g, (word) => greek[word] ?? word).replaceAll("^2", "²").replaceAll("^4", "⁴").replaceAll("^-1", "⁻¹");
}

/** A verdict as a sign and a word. */
function verdict(word) {
  const sign = { holds: "✓", violated: "✗", undecided: "?" }[word];
  return el("span", { class: word === "holds" ? "good" : "bad" }, `${sign} ${word}`);
}

/** Greatest common divisor, for the fractions of a slider. */
const gcd = (a, b) => (b === 0 ? a : gcd(b, a % b));

/** The fraction of a slider's step, in lowest terms. */
function fraction(numerator, denominator) {
  const divisor = gcd(numerator, denominator);
  const [n, d] = [numerator / divisor, denominator / divisor];
  return d === 1 ? String(n) : `${n}/${d}`;
}

/** The double next to a fraction or decimal that was typed; NaN if it is none. */
function approximately(text) {
  const parts = text.trim().split("/").map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (parts.length === 1) return parts[0];
  return parts.length === 2 ? parts[0] / parts[1] : NaN;
}

/** A table whose rows are texts, verdicts and numbers; the first cell of a row is its header. */
function dataTable(caption, names, rows) {
  const content = (value) => (value === null ? "–" : typeof value === "string" ? value : short(value));
  const cell = (value, column) => (column === 0
    ? el("th", { scope: "row", class: value && value.text ? "number" : null }, content(value))
    : el("td", { class: value && value.text ? "number" : null }, content(value)));
  return el("table", {}, el("caption", {}, caption),
    el("thead", {}, el("tr", {}, names.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map(cell)))));
}
