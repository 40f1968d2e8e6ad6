// The entries of the dose log: what one is, how files hold them, and which curves they imply. No page is touched here.
import { ofAddress } from "./record.js";

/** The columns of CSV, in order. */
export const COLUMNS = ["id", "at", "name", "record", "half_life_low_h", "half_life_high_h", "amount", "unit", "minutes", "note"];

/** Units in which amounts are logged; grams and micrograms are drawn in milligrams. */
export const UNITS = { mg: ["mg", 1], µg: ["mg", 0.001], g: ["mg", 1000], µmol: ["µmol", 1], IU: ["IU", 1] };

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** An entry in its one form, or null where it is none. */
export function entry(found) {
  if (found === null || typeof found !== "object") return null;
  const text = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");
  const [low, high] = [found.half_life_low_h, found.half_life_high_h].map((value) => (typeof value === "number" ? value : null));
  const record = ofAddress(text(found.record, 200))?.record === undefined ? "" : found.record;
  const whole = {
    id: text(String(found.id ?? ""), 60),
    at: text(found.at, 16),
    name: text(found.name, 80),
    record,
    half_life_low_h: record ? null : low,
    half_life_high_h: record ? null : (high ?? low),
    amount: found.amount,
    unit: found.unit,
    minutes: found.minutes ?? 0,
    note: text(found.note, 200),
  };
  const hasHalfLife = record || low === null || (low > 0 && whole.half_life_high_h >= low);
  const isTime = LOCAL_TIME.test(whole.at) && !Number.isNaN(Date.parse(whole.at));
  const isAmount = typeof whole.amount === "number" && whole.amount > 0 && Number.isFinite(whole.amount);
  const isDrip = typeof whole.minutes === "number" && whole.minutes >= 0 && Number.isFinite(whole.minutes);
  const isWhole = whole.id && whole.name && Object.hasOwn(UNITS, whole.unit) && hasHalfLife && isTime && isAmount && isDrip;
  return isWhole ? whole : null;
}

/** Entries in order of time. */
export function sorted(entries) {
  return [...entries].sort((one, other) => one.at.localeCompare(other.at) || one.id.localeCompare(other.id));
}

/** Both lists without doubles, by id; and how many of the added ones were there already. */
export function merged(entries, added) {
  const known = new Set(entries.map((each) => each.id));
  const fresh = added.filter((each) => !known.has(each.id));
  return { entries: sorted([...entries, ...fresh]), known: added.length - fresh.length, fresh: fresh.length };
}

/** The log as JSON. */
export function toJson(entries) {
  return `${JSON.stringify({ format: "monograph-dose-log", version: 1, entries }, null, 2)}\n`;
}

/** The log as CSV (RFC 4180). */
export function toCsv(entries) {
  const cell = (value) => {
    const text = value === null ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [COLUMNS, ...entries.map((each) => COLUMNS.map((key) => each[key]))].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Entries of a file: {entries}, or {why} with the word of what is wrong and {n}, the line or entry. */
export function fromFile(text) {
  return text.trimStart().startsWith("{") ? fromJson(text) : fromCsv(text);
}

function fromJson(text) {
  let whole;
  try {
    whole = JSON.parse(text);
  } catch {
    return { why: "bad_json", n: 0 };
  }
  return Array.isArray(whole.entries) ? checked(whole.entries, 1) : { why: "bad_json", n: 0 };
}

function fromCsv(text) {
  const [head, ...rows] = lines(text);
  if (!head || COLUMNS.some((name, at) => head[at] !== name)) return { why: "bad_columns", n: 1 };
  const numbers = new Set(["half_life_low_h", "half_life_high_h", "amount", "minutes"]);
  const value = (name, cell) => (numbers.has(name) ? (cell === "" ? null : Number(cell)) : cell);
  return checked(rows.map((row) => Object.fromEntries(COLUMNS.map((name, at) => [name, value(name, row[at] ?? "")]))), 2);
}

function checked(found, first) {
  const entries = found.map(entry);
  const bad = entries.indexOf(null);
  return bad < 0 ? { entries } : { why: "bad_entries", n: bad + first };
}

/** The cells of each line of CSV. */
function lines(text) {
  const rows = [];
  let [row, cell, quoted] = [[], "", false];
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "," || c === "\n") {
      row.push(cell);
      cell = "";
      if (c === "\n") [rows[rows.length], row] = [row, []];
    } else if (c !== "\r") cell += c;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows.filter((each) => each.length > 1 || each[0] !== "");
}

/**
 * Entries that make one curve together: of one name, one half-life and one kind of unit. Each has {name, record, low, high,
 * unit, doses}, with times in hours since `start` (milliseconds) and amounts in `unit`.
 */
export function courses(entries, start) {
  const found = new Map();
  for (const each of entries) {
    const [unit, size] = UNITS[each.unit];
    const key = JSON.stringify([each.name, each.record, each.half_life_low_h, each.half_life_high_h, unit]);
    const { name, record, half_life_low_h: low, half_life_high_h: high } = each;
    if (!found.has(key)) found.set(key, { name, record, low, high, unit, doses: [] });
    const at = (Date.parse(each.at) - start) / 3_600_000;
    found.get(key).doses.push({ at, amount: each.amount * size, duration: each.minutes / 60 });
  }
  return [...found.values()];
}
