// What the tools' pages share: their words, their fields with errors beside them, their tables, the site's records.
import { fill, number } from "./record.js";

const start = document.getElementById("tool");

/** The path that stands before the site's addresses. */
export const root = start.dataset.root;

/** The words of the page's language, by table. */
export const words = JSON.parse(start.dataset.words);

/** The language of the page. */
export const language = document.documentElement.lang;

/** One of the scripts' own words, filled in. */
export function say(key, values = {}) {
  return fill(words.tool_words[key] ?? key, values);
}

/** An element by its id. */
export function by(id) {
  return document.getElementById(id);
}

/** Shows what is wrong with a field beside it; nothing where `text` is empty. */
export function fault(input, place, text) {
  place.textContent = text;
  if (text) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

/** The number in a field, or NaN, with the error shown beside the field. `fits` says which numbers it takes. */
export function numberOf(id, fits, error) {
  const input = by(id);
  const value = number(input.value);
  fault(input, by(`${id}-error`), fits(value) ? "" : say(error));
  return fits(value) ? value : NaN;
}

/** An element with text or children. */
export function made(name, content = [], attributes = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...[content].flat());
  return element;
}

/** Calls `what` once typing pauses, so that half-typed numbers are neither judged nor read out. */
export function later(what) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(what, 300);
  };
}

/** A table: names of columns, and rows of texts or elements; each row's first cell is its heading. */
export function table(columns, rows) {
  const head = made("tr", columns.map((name) => made("th", name, { scope: "col" })));
  const cell = (content, at) => made("td", [content], { "data-label": columns[at + 1] });
  const line = ([first, ...cells]) => made("tr", [made("th", [first], { scope: "row" }), ...cells.map(cell)]);
  const whole = made("table", [made("thead", [head]), made("tbody", rows.map(line))], { class: "stack" });
  return made("div", [whole], { class: "scroll", role: "group", tabindex: "0", "aria-label": columns.join(", ") });
}

/** The site's records, loaded when they are first asked for. */
export const site = (() => {
  const load = async (name) => {
    const answer = await fetch(`${root}/tools/records/${name}.json`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  const held = new Map();
  const once = (name) => {
    if (!held.has(name)) held.set(name, load(name));
    return held.get(name);
  };
  /** Compounds that have half-lives: [slug, title, file]. */
  const compounds = async () => (await once("index")).compounds;
  /** A compound's records; none where it has none. */
  const records = async (slug) => {
    const found = (await compounds()).find(([known]) => known === slug);
    return found ? ((await once(String(found[2])))[slug] ?? []) : [];
  };
  return { compounds, records };
})();

/** Puts the state of the page into its address, so that it can be shared. */
export function keepInAddress(pairs) {
  const query = new URLSearchParams(pairs).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

/** Takes the state of the page from its address into the fields that keep it, by their keys; a choice takes only what it offers. */
export function fromAddress(fields) {
  const state = new URLSearchParams(location.search);
  for (const [key, id] of Object.entries(fields)) {
    const value = state.get(key);
    const input = by(id);
    if (value !== null && (!input.options || [...input.options].some((option) => option.value === value))) input.value = value;
  }
  return state;
}
