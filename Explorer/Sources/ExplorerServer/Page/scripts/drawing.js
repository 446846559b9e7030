// Drawings. Each has its own colours as attributes, so that a downloaded file looks the same; no series is told by colour alone.

const dashes = ["none", "8 4", "2 3", "10 3 2 3", "none", "14 3 2 3 2 3"];
/** So many series are told apart. */
const styleCount = dashes.length;

/** Bars with their numbers: rows of a name and a number from 0 to 1. */
function bars(rows) {
  const list = el("dl", { class: "bars" });
  for (const { name, number } of rows) {
    const fill = el("div", { class: "fill" });
    fill.style.width = `${100 * Math.max(0, Math.min(1, place(number)))}%`;
    list.append(el("dt", {}, name),
      el("dd", {}, shown(number), el("div", { class: "track", "aria-hidden": "true" }, fill)));
  }
  return list;
}

/** Round numbers that cut a range into about so many parts. */
function ticks(least, greatest, count = 5) {
  const raw = (greatest - least) / count || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw);
  const found = [];
  for (let index = Math.ceil(least / step - 1e-9); index * step <= greatest + step * 1e-9; index += 1) {
    found.push(Number((index * step).toPrecision(6)));
  }
  return found;
}

/** The width of a drawing: that of the window, up to a limit, so that its text stays legible. */
const drawingWidth = () => Math.max(300, Math.min(720, byID("main").clientWidth - 32));

/** A chart of series `{name, points: [[x, y], ...], intervals, tangents, marks}` on axes `{title, least, greatest}`. */
function chart(label, xAxis, yAxis, series, lines = []) {
  const [width, height, left, right, top, bottom] = [drawingWidth(), 400, 64, 16, 14, 52];
  const x = (value) => left + ((value - xAxis.least) / (xAxis.greatest - xAxis.least || 1)) * (width - left - right);
  const y = (value) => height - bottom - ((value - yAxis.least) / (yAxis.greatest - yAxis.least || 1)) * (height - top - bottom);
  const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, "font-size": "13" });
  for (const tick of ticks(xAxis.least, xAxis.greatest, width < 480 ? 3 : 6)) {
    root.append(svg("line", { x1: x(tick), x2: x(tick), y1: top, y2: height - bottom, stroke: "currentColor", "stroke-opacity": ".15" }),
      svg("text", { x: x(tick), y: height - bottom + 18, "text-anchor": "middle" }, String(tick)));
  }
  for (const tick of ticks(yAxis.least, yAxis.greatest)) {
    root.append(svg("line", { x1: left, x2: width - right, y1: y(tick), y2: y(tick), stroke: "currentColor", "stroke-opacity": ".15" }),
      svg("text", { x: left - 6, y: y(tick) + 4, "text-anchor": "end" }, String(tick)));
  }
  root.append(
    svg("text", { x: (left + width - right) / 2, y: height - 10, "text-anchor": "middle" }, xAxis.title),
    svg("text", { x: 14, y: (top + height - bottom) / 2, "text-anchor": "middle", transform: `rotate(-90 14 ${(top + height - bottom) / 2})` }, yAxis.title),
    svg("path", { d: `M${left} ${top}V${height - bottom}H${width - right}`, fill: "none", stroke: "currentColor" }));
  for (const line of lines) {
    root.append(svg("line", { x1: left, x2: width - right, y1: y(line.y), y2: y(line.y), stroke: "currentColor", "stroke-dasharray": "6 4" }),
      svg("text", { x: width - right, y: y(line.y) - 6, "text-anchor": "end" }, line.name));
  }
  series.forEach((one, index) => root.append(drawnSeries(one, index, x, y)));
  return root;
}

/** A line, marks, or intervals with ends. */
function drawnSeries(one, index, x, y) {
  const group = svg("g", { class: `s${index % styleCount}`, fill: "none", stroke: "currentColor", "stroke-width": "2" });
  if (one.isJoined !== false && one.points.length > 1) {
    group.append(svg("path", {
      d: one.points.map(([a, b], i) => `${i ? "L" : "M"}${x(a).toFixed(1)} ${y(b).toFixed(1)}`).join(""),
      "stroke-dasharray": dashes[index % styleCount], class: "joined",
    }));
  }
  for (const [[a, b], [c, d]] of one.tangents ?? []) {
    group.append(svg("line", { x1: x(a), y1: y(b), x2: x(c), y2: y(d), "stroke-width": "1", "stroke-opacity": ".55", class: "tangent" }));
  }
  for (const [a, low, high] of one.intervals ?? []) {
    group.append(svg("path", { d: `M${x(a)} ${y(low)}V${y(high)}M${x(a) - 4} ${y(low)}h8M${x(a) - 4} ${y(high)}h8` }));
  }
  if (one.marks || one.points.length === 1 || one.isJoined === false) {
    for (const [a, b] of one.points) group.append(mark(index, x(a), y(b)));
  }
  return group;
}

/** A mark whose form tells the series. */
function mark(index, x, y) {
  const forms = [
    () => svg("circle", { cx: x, cy: y, r: 4, fill: "currentColor" }),
    () => svg("rect", { x: x - 4, y: y - 4, width: 8, height: 8 }),
    () => svg("path", { d: `M${x} ${y - 5}l5 9h-10z` }),
    () => svg("path", { d: `M${x - 4} ${y - 4}l8 8m0-8l-8 8` }),
    () => svg("path", { d: `M${x} ${y - 7}l3 5 5 1-4 4 1 5-5-3-5 3 1-5-4-4 5-1z`, fill: "currentColor" }),
    () => svg("path", { d: `M${x} ${y - 5}l4 5-4 5-4-5z` }),
  ];
  return forms[index % styleCount]();
}

/** The key of a chart: a sample of each series with its name. */
function legend(series) {
  return el("ul", { class: "choices", "aria-label": "Key" }, series.map((one, index) => {
    const sample = svg("svg", { width: 40, height: 16, viewBox: "0 0 40 16", "aria-hidden": "true" },
      drawnSeries({ ...one, intervals: [], tangents: [], points: one.isJoined === false || one.points.length === 1 ? [[20, 8]] : [[6, 8], [34, 8]] },
        index, (a) => a, (b) => b));
    return el("li", {}, sample, ` ${one.name}`);
  }));
}
