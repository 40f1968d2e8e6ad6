// Half-lives as the tools read them, and numbers and times as readers write and read them. No page is touched here.

/** Hours in each unit of time that the forms offer. */
export const HOURS = { min: 1 / 60, h: 1, d: 24, wk: 168 };

/** `{name}` in a text, replaced. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A number as typed, with a point or a comma; NaN for anything else, and where a comma may set thousands apart. */
export function number(text) {
  const typed = text.trim();
  if (!/^\d+([.,]\d+)?$/.test(typed) || /^[1-9]\d{0,2},\d{3}$/.test(typed)) return NaN;
  return Number(typed.replace(",", "."));
}

/** A half-life of the reader's own, in hours: {low, high}, or {fault} with the word of what is wrong. */
export function own(lowText, highText, unit) {
  const low = number(lowText) * HOURS[unit];
  const high = highText.trim() === "" ? low : number(highText) * HOURS[unit];
  if (!(low > 0) || !(high > 0)) return { fault: "not_a_number" };
  return high < low ? { fault: "not_a_range" } : { low, high };
}

/** A record's name, or a reader's own figure, in an address: `nmn/t12-plasma`, `2-3h`. */
export function ofAddress(text) {
  const figure = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(min|h|d|wk)$/.exec(text);
  if (figure) return { low: figure[1], high: figure[2] ?? "", unit: figure[3] };
  const record = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(text);
  return record ? { compound: record[1], record: record[2] } : null;
}

/** The address of a reader's own figure; null where it cannot be one. */
export function toAddress({ low, high, unit }) {
  const ends = [low, high].filter((text) => text.trim() !== "").map(number);
  return ends.length > 0 && ends.every((end) => end > 0) ? `${ends.join("-")}${unit}` : null;
}

/** Why a record says nothing of those for whom one calculates, as a word; null where it does. */
export function refusal(record, whom) {
  if (record.unfit) return record.unfit;
  return whom === "animals" ? null : (record.unfit_for_people ?? null);
}

/** What a record is about, in a line. */
export function label(record, words) {
  const of = (table, word) => (word ? (words[table][word] ?? word) : "");
  const place = [of("in_compartment", record.compartment), record.place].filter(Boolean).join(", ");
  const whom = [of("species", record.species), of("route", record.route), record.population].filter(Boolean).join(", ");
  const phase = of("phase", record.phase);
  return [[record.analyte, place].filter(Boolean).join(" "), whom, phase, record.formulation].filter(Boolean).join("; ");
}

/** A number to so many significant digits, as the language of the page writes it. */
export function shown(value, language, digits = 2) {
  const options = { maximumSignificantDigits: digits, useGrouping: Math.abs(value) >= 10000 };
  return new Intl.NumberFormat(language, options).format(value);
}

/** A time in hours, in the unit in which it is read best. */
export function shownTime(hours, words, language) {
  const [unit, size] = timeUnit(hours);
  return `${shown(hours / size, language)}\u00a0${words.tool_words[`unit_${unit}`]}`;
}

/** Minutes up to two hours, hours up to two days, days beyond. */
export function timeUnit(hours) {
  if (hours < 2) return ["min", HOURS.min];
  return hours < 48 ? ["h", HOURS.h] : ["d", HOURS.d];
}

/** Two ends as one text; a single one where they read alike. `show` prints each. */
export function between({ low, high }, show, to) {
  const [one, other] = [show(low), show(high)];
  if (one === other) return one;
  const [number, unit] = one.split("\u00a0");
  const [upper, same] = other.split("\u00a0");
  return unit !== undefined && unit === same ? `${number}–${upper}\u00a0${unit}` : `${one} ${to} ${other}`;
}
