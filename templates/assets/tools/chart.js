// Curves as SVG, in the classes of the site's own figures. Colours and dashes are the style sheet's.

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 300;
const EDGE = { left: 58, right: 14, top: 14, bottom: 44 };
/** How many powers of ten a logarithmic scale shows. */
const DECADES = 3;

/** Round numbers from 0 to at least `most`, about `wanted` of them. */
export function ticks(most, wanted) {
  if (!(most > 0)) return [0];
  const rough = most / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999);
  const count = Math.floor(most / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Powers of ten below `most`. */
export function decades(most) {
  const top = Math.floor(Math.log10(most));
  return Array.from({ length: DECADES }, (_, at) => 10 ** (top - at)).reverse();
}

/** Where a value stands on a scale from 0 (below) to 1 (above). */
export function height(value, most, log) {
  if (!log) return Math.max(0, value / most);
  return value > 0 ? Math.max(0, 1 + Math.log10(value / most) / DECADES) : 0;
}

/** A line through points [x, y]. */
export function line(points) {
  return points.map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

/** The area between two lines. */
export function area(upper, lower) {
  return `${line(upper)}${line([...lower].reverse()).replace("M", "L")}Z`;
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * Draws series {label, points: [{time, low, mid, high}]} into a place. `look` has title, says (the text alternative),
 * log, xTicks [{at, text}], xLabel, yLabel, yText (prints a number), from, until, and now (a time to mark, or null).
 */
export function draw(place, series, look) {
  const width = Math.max(300, Math.min(760, place.clientWidth || 640));
  const most = Math.max(...series.flatMap((each) => each.points.map((point) => point.high))) || 1;
  const top = look.log ? most : ticks(most * 1.02, 5).at(-1) < most ? most * 1.04 : ticks(most * 1.02, 5).at(-1);
  const x = (time) => EDGE.left + ((time - look.from) / (look.until - look.from)) * (width - EDGE.left - EDGE.right);
  const y = (value) => HEIGHT - EDGE.bottom - height(value, top, look.log) * (HEIGHT - EDGE.top - EDGE.bottom);
  const svg = element("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-labelledby": "figure-title figure-says" });
  svg.append(element("title", { id: "figure-title" }, look.title), element("desc", { id: "figure-says" }, look.says));
  svg.append(axes(look, x, y, top, width));
  series.forEach((each, at) => svg.append(...drawn(each, at + 1, x, y)));
  if (look.now !== null && look.now !== undefined && look.now > look.from && look.now < look.until) {
    svg.append(element("line", { class: "now", x1: x(look.now), x2: x(look.now), y1: EDGE.top, y2: HEIGHT - EDGE.bottom }));
  }
  const figure = document.createElement("figure");
  figure.className = "figure";
  figure.append(svg, legend(series));
  place.replaceChildren(figure);
}

function drawn(each, number, x, y) {
  const upper = each.points.map((point) => [x(point.time), y(point.high)]);
  const lower = each.points.map((point) => [x(point.time), y(point.low)]);
  const isBand = each.points.some((point) => point.high > point.low);
  const mid = each.points.filter((point) => point.mid !== null).map((point) => [x(point.time), y(point.mid)]);
  const shapes = isBand ? [element("path", { class: `band c${number}`, d: area(upper, lower) })] : [];
  if (mid.length > 0) shapes.push(element("path", { class: `curve c${number}`, d: line(mid) }));
  else if (isBand) for (const edge of [upper, lower]) shapes.push(element("path", { class: `curve edge c${number}`, d: line(edge) }));
  return shapes;
}

function axes(look, x, y, top, width) {
  const group = element("g", { class: "axis" });
  const floor = HEIGHT - EDGE.bottom;
  for (const value of look.log ? decades(top) : ticks(top, 5)) {
    group.append(element("line", { class: "grid", x1: EDGE.left, x2: width - EDGE.right, y1: y(value), y2: y(value) }));
    group.append(element("text", { x: EDGE.left - 8, y: y(value) + 4, "text-anchor": "end" }, look.yText(value)));
  }
  for (const { at, text } of look.xTicks) {
    group.append(element("line", { x1: x(at), x2: x(at), y1: floor, y2: floor + 5 }));
    group.append(element("text", { x: x(at), y: floor + 19, "text-anchor": "middle" }, text));
  }
  group.append(element("line", { x1: EDGE.left, x2: width - EDGE.right, y1: floor, y2: floor }));
  group.append(element("line", { x1: EDGE.left, x2: EDGE.left, y1: EDGE.top, y2: floor }));
  group.append(element("text", { class: "name", x: width - EDGE.right, y: HEIGHT - 6, "text-anchor": "end" }, look.xLabel));
  group.append(element("text", { class: "name", x: EDGE.left + 6, y: EDGE.top - 3 }, look.yLabel));
  return group;
}

function legend(series) {
  const list = document.createElement("ul");
  list.className = "legend-list";
  series.forEach((each, at) => {
    const item = document.createElement("li");
    const sample = element("svg", { class: "sample", viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true" });
    sample.append(element("path", { class: `curve c${at + 1}`, d: "M0 5H28" }));
    item.append(sample, ` ${each.label}`);
    list.append(item);
  });
  return list;
}
