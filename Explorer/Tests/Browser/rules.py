"""Rules of accessibility that every page keeps, in the manner of axe-core; `RULES` returns the faults of a page."""

RULES = r"""
const faults = [];
const fault = (rule, element) => faults.push(`${rule}: ${element.outerHTML.slice(0, 160)}`);
const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
const all = (selector) => [...document.querySelectorAll(selector)].filter(isShown);

function name(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return by.split(/\s+/).map((id) => document.getElementById(id)?.innerText ?? "").join(" ").trim();
  if (element.getAttribute("aria-label")) return element.getAttribute("aria-label").trim();
  if (element.labels && element.labels.length) return [...element.labels].map((label) => label.innerText).join(" ").trim();
  return (element.innerText ?? element.textContent ?? "").trim();
}

if (!document.documentElement.lang) faults.push("html has no lang");
if (!document.title.trim()) faults.push("no title");
if (all("main").length !== 1) faults.push("not one main");
if (all("h1").length !== 1) faults.push("not one h1");
let level = 0;
for (const heading of all("h1, h2, h3, h4, h5, h6")) {
  const own = Number(heading.tagName[1]);
  if (own > level + 1) fault("a level of headings is left out", heading);
  if (!name(heading)) fault("an empty heading", heading);
  level = own;
}
const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
for (const id of ids.filter((one, index) => ids.indexOf(one) !== index)) faults.push(`the id ${id} is there twice`);
for (const element of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
  for (const id of `${element.getAttribute("aria-labelledby") ?? ""} ${element.getAttribute("aria-describedby") ?? ""}`.trim().split(/\s+/)) {
    if (!document.getElementById(id)) fault(`no element ${id}`, element);
  }
}
for (const element of all("a[href], button, input, select, textarea, summary")) {
  if (!name(element)) fault("a control without a name", element);
  if (element.tabIndex > 0) fault("a tabindex above 0", element);
  const box = element.getBoundingClientRect();
  if (!element.closest("p, li p, label") && element.type !== "radio" && element.type !== "range" && (box.height < 24 || box.width < 24)) fault("a target below 24 pixels", element);
}
for (const element of all("[role=img], img, svg:not([aria-hidden])")) if (!name(element)) fault("a picture without a name", element);
for (const element of all("progress")) if (!name(element)) fault("progress without a name", element);
for (const table of all("table")) if (!table.querySelector("th[scope]")) fault("a table without headers", table);
for (const region of all("section")) if (!name(region)) fault("a section without a name", region);
for (const group of all("fieldset")) if (!group.querySelector("legend")) fault("a fieldset without a legend", group);
for (const child of all("ul > *, ol > *")) if (child.tagName !== "LI") fault("not an item of a list", child);

function rgb(text) {
  const parts = text.match(/[\d.]+/g).map(Number);
  return { r: parts[0], g: parts[1], b: parts[2], a: parts[3] ?? 1 };
}
function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const colour = rgb(getComputedStyle(at).backgroundColor);
    if (colour.a === 1) return colour;
  }
  return { r: 255, g: 255, b: 255 };
}
function luminance({ r, g, b }) {
  const [x, y, z] = [r, g, b].map((value) => { const v = value / 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}
for (const element of all("body *")) {
  if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
  if (element.closest("svg")) continue;
  const [a, b] = [luminance(rgb(getComputedStyle(element).color)), luminance(ground(element))].sort((x, y) => y - x);
  if ((a + 0.05) / (b + 0.05) < 4.5) fault(`a contrast of ${((a + 0.05) / (b + 0.05)).toFixed(2)}`, element);
}
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  if (/^(null|undefined|NaN)$/.test(texts.currentNode.textContent.trim())) fault("a value that is none", texts.currentNode.parentElement);
}
if (document.documentElement.scrollWidth > window.innerWidth + 1) {
  faults.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${window.innerWidth}`);
  for (const element of all("main *")) if (element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest(".figure, .table")) { fault("it stands out", element); break; }
}
return faults;
"""
