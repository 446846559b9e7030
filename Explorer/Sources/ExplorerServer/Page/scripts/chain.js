// The page Chain: each link as a bar with its slack.

function startChain() {
  const asker = new Asker();
  readAddress();

  async function update() {
    const parameters = gameParameters();
    writeAddress(parameters);
    const progress = new ProgressView(byID("chain-summary"), () => asker.cancel());
    try {
      const answer = await asker.ask("/api/game", parameters, (line) => progress.line(line));
      if (!answer) return;
      showError(null);
      showChain(answer, parameters);
    } catch (error) {
      for (const id of ["chain-summary", "chain-figure", "links", "bounds", "numbers"]) byID(id).replaceChildren();
      showError(error);
    } finally {
      progress.remove();
    }
  }

  watchGame(update);
  update();
}

function showChain({ view, command }, parameters) {
  const most = view.greatestSlack;
  byID("chain-summary").replaceChildren(
    el("p", {}, el("strong", { id: "conclusion" }, view.conclusion), " ",
      most === null ? "No link loses anything." : [`Link ${most + 1}, `, el("span", { class: "number" }, formula(view.chain[most].claim)), ", loses most: ", shown(view.chain[most].slack), " bits."],
      view.isIndexEnclosed ? " I(J;Y|M) is known to lie between its neighbours only; of its two links the first and the last side are compared." : ""));
  const drawing = chainDrawing(view.chain);
  byID("chain-figure").replaceChildren(drawing);
  byID("links").replaceChildren(...view.chain.map((link, index) => linkItem(link, index === most)));
  byID("bounds").replaceChildren(...view.bounds.map((link) => linkItem(link, false)));
  byID("numbers").replaceChildren(valueList([
    ...view.information.map((row) => [formula(row.symbol), row.value, row.meaning]),
    ["Bob’s success", view.success, `at most ${view.optimalSuccess.text}`]]));
  showTools({ command, path: "/api/game", parameters, name: "chain", drawing: () => drawing });
}

/** Names with numbers and what they are. */
function valueList(rows) {
  return el("dl", { class: "values" }, rows.map(([name, number, meaning]) => [
    el("dt", {}, name), el("dd", {}, shown(number), meaning ? el("span", { class: "quiet" }, ` – ${meaning}`) : null)]));
}

/** A link with its exact form and its reason, which hover, focus or a press shows. */
function linkItem(link, losesMost, isOpen = false) {
  const item = el("li", { class: isOpen ? "link open" : "link" });
  const head = el("button", {
    type: "button", class: "head", "aria-expanded": String(isOpen),
    onclick: () => head.setAttribute("aria-expanded", String(item.classList.toggle("open"))),
  }, el("span", { class: "claim" }, formula(link.claim)), verdict(link.verdict),
    el("span", {}, link.isEquality ? "an equality: nothing is lost" : ["slack ", shown(link.slack)]),
    losesMost ? el("span", { class: "tag" }, "loses most") : null);
  item.append(head, el("div", { class: "why" },
    valueList([[formula(link.left.name ?? "left"), link.left.value], [formula(link.right.name ?? "right"), link.right.value], ["slack", link.slack]]),
    el("p", {}, formula(link.reason))));
  return item;
}

/** The sides of the chain as bars below each other; what a link loses is hatched. */
function chainDrawing(chain) {
  const sides = [chain[0].left, ...chain.map((link) => link.right)];
  const width = drawingWidth();
  const isNarrow = width < 480;
  const [left, row, top] = isNarrow ? [2, 68, 22] : [190, 46, 0];
  const greatest = Math.max(1e-300, ...sides.map((side) => Number(side.value.upper)));
  const x = (value) => (Math.max(0, value) / greatest) * (width - left - 20);
  const label = `Bars, in bits: ${sides.map((side) => `${formula(side.name)} ${place(side.value).toPrecision(4)}`).join(", ")}`;
  const root = svg("svg", { viewBox: `0 0 ${width} ${row * sides.length + 8}`, role: "img", "aria-label": label, "font-size": "14" },
    svg("defs", {}, svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("path", { d: "M0 0V6", stroke: "currentColor", "stroke-width": "2" }))));
  sides.forEach((side, index) => {
    const y = 8 + index * row + top;
    const before = index === 0 ? place(side.value) : place(sides[index - 1].value);
    const name = isNarrow ? { x: left, y: y - 6 } : { x: left - 10, y: y + 16, "text-anchor": "end" };
    root.append(svg("text", name, formula(side.name)),
      svg("g", { class: "s0", stroke: "currentColor" },
        svg("rect", { x: left, y, width: x(Math.min(before, place(side.value))), height: 22, fill: "currentColor" }),
        svg("rect", { x: left + x(before), y, width: Math.max(0, x(place(side.value)) - x(before)), height: 22, fill: "url(#hatch)" })),
      svg("text", { x: left, y: y + 37, "font-size": "12" }, short(side.value)));
  });
  return root;
}

/** The beginning of a number's text, for a drawing. */
function short(number) {
  const decimal = number.text.split(" = ").pop();
  return decimal.length > 42 ? `${decimal.slice(0, 41)}…` : decimal;
}
