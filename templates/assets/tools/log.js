// The dose log: entries in this browser's storage alone, the curves that they imply, files out and in.
import { draw } from "./chart.js";
import { courses, entry, fromFile, merged, sorted, toCsv, toJson } from "./entries.js";
import { by, fault, language, made, numberOf, root, say, site, table, words } from "./form.js";
import { picker } from "./picker.js";
import { between, own, refusal, shown } from "./record.js";
import { curve, end, times } from "./schedule.js";

const KEY = `monograph-dose-log:${root}`;
const form = by("tool-form");
const fieldset = form.querySelector('[data-picker="c1"]');
const half = picker(fieldset, () => half.value("people"));
let entries = load();

function load() {
  try {
    const held = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(held) ? sorted(held.map(entry).filter(Boolean)) : [];
  } catch {
    return [];
  }
}

function keep(next) {
  entries = next;
  try {
    if (entries.length > 0) localStorage.setItem(KEY, JSON.stringify(entries));
    else localStorage.removeItem(KEY);
  } catch {
    tell(say("not_kept"));
  }
  return show();
}

function tell(text) {
  by("status").hidden = false;
  by("status").textContent = text;
}

/** The half-life of the entry that is typed: of a record, of the reader's own, or none. */
function halfLife() {
  const name = half.address();
  const part = (key) => fieldset.querySelector(`[data-part="${key}"]`).value;
  if (part("compound") !== "") return { record: name };
  const typed = part("low").trim() === "" ? {} : own(part("low"), part("high"), part("unit"));
  return { record: "", half_life_low_h: typed.low ?? null, half_life_high_h: typed.high ?? null };
}

/** A field that must not be empty. */
function needed(id, error) {
  const text = by(id).value.trim();
  fault(by(id), by(`${id}-error`), text === "" ? say(error) : "");
  return text;
}

async function add(event) {
  event.preventDefault();
  const chosen = half.value("people");
  const name = needed("name", "missing_name");
  const at = needed("at", "missing_time");
  const amount = numberOf("amount", (value) => value > 0, "not_a_number");
  const minutes = numberOf("duration", (value) => value >= 0, "not_zero_or_more");
  const isTyped = chosen.fault === undefined || chosen.fault === "missing_half_life";
  const id = `${at}-${Math.random().toString(36).slice(2, 10)}`;
  const made = isTyped && entry({ id, at: at.slice(0, 16), name, ...halfLife(), amount, unit: by("amount-unit").value, minutes, note: by("note").value });
  if (!made) {
    form.querySelector("[aria-invalid]")?.focus();
    return;
  }
  await keep(sorted([...entries, made]));
  [by("amount").value, by("note").value] = ["", ""];
  tell(say("added"));
}

function local(text) {
  const options = { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(language, options).format(new Date(text));
}

async function show() {
  for (const id of ["entries", "result"]) by(id).hidden = entries.length === 0;
  by("entries-table").replaceChildren();
  by("says").replaceChildren();
  by("figure").replaceChildren();
  if (entries.length === 0) return;
  by("entries-table").append(table(["when", "name", "amount", "half_life", "note", "remove"].map((key) => say(`column_${key}`)), entries.map(row)));
  await curves();
}

function row(each) {
  const amount = `${shown(each.amount, language, 6)}\u00a0${each.unit}${each.minutes > 0 ? ` ${say("over_minutes", { n: each.minutes })}` : ""}`;
  const range = each.half_life_low_h === null ? "–" : between({ low: each.half_life_low_h, high: each.half_life_high_h }, (value) => `${shown(value, language, 3)}\u00a0${say("unit_h")}`, say("to"));
  const [slug, id] = each.record.split("/");
  const source = each.record ? made("a", say("from_record"), { href: `${root}/compounds/${slug}/#value-${id}` }) : range;
  const button = made("button", say("remove"), { type: "button", "aria-label": say("remove_what", { name: each.name, at: local(each.at) }) });
  button.addEventListener("click", async () => {
    await keep(entries.filter((other) => other.id !== each.id));
    tell(say("removed"));
    (by("entries-table").querySelector("button") ?? by("name")).focus();
  });
  return [local(each.at), each.name, amount, source, each.note, button];
}

/** What carries a curve has one; of the others it is said why not. */
async function withHalfLife(each) {
  if (each.record === "") return each.low === null ? { ...each, why: say("missing_half_life") } : { ...each, central: each.low === each.high ? each.low : undefined };
  const [slug, id] = each.record.split("/");
  const records = await site.records(slug).catch(() => null);
  const found = records?.find((record) => record.id === id);
  if (!found) return { ...each, why: say(records === null ? "not_loaded" : "no_record") };
  const word = refusal(found, "people");
  return word ? { ...each, why: words.unfit_gloss[word] } : { ...each, low: found.low, central: found.central, high: found.high };
}

async function curves() {
  const start = Date.parse(entries[0].at);
  const now = (Date.now() - start) / 3_600_000;
  const all = await Promise.all(courses(entries, start).map(withHalfLife));
  const drawn = all.filter((each) => !each.why);
  const places = [...new Set(drawn.map((each) => each.unit))].map((unit) => {
    const place = made("div");
    by("figure").append(place);
    chart(place, unit, drawn.filter((each) => each.unit === unit), start, now);
    return place;
  });
  by("figure").replaceChildren(...places);
  const lines = all.map((each) => {
    if (each.why) return `${each.name}: ${say("no_curve", { why: each.why })}`;
    const [at] = curve(each.doses, each, [now]);
    return `${each.name}: ${say("at_now", { value: between(at, (value) => `${shown(value, language)}\u00a0${each.unit}`, say("to")) })}`;
  });
  by("says").replaceChildren(made("ul", lines.map((text) => made("li", text))));
}

function chart(place, unit, drawn, start, now) {
  const until = Math.max(...drawn.map((each) => end(each.doses) + 5 * each.high));
  const shownCurves = drawn.slice(0, 4);
  const series = shownCurves.map((each) => ({ label: each.name, points: curve(each.doses, each, times(each.doses, 0, until)) }));
  const highest = shownCurves.map((each, at) => `${each.name}: ${shown(Math.max(...series[at].points.map((point) => point.high)), language)}\u00a0${unit}`);
  const day = new Intl.DateTimeFormat(language, until > 48 ? { day: "numeric", month: "short" } : { hour: "numeric", minute: "2-digit" });
  draw(place, series, {
    title: say("figure_title"),
    says: highest.join("; "),
    log: false,
    from: 0,
    until,
    now,
    xTicks: [0, 0.25, 0.5, 0.75, 0.97].map((share) => ({ at: until * share, text: day.format(new Date(start + until * share * 3_600_000)) })),
    xLabel: say("time"),
    yLabel: `${say("amount")} (${unit})`,
    yText: (value) => shown(value, language, 3),
  });
}

function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  made("a", "", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

async function take() {
  const [file] = by("import").files;
  if (!file) return;
  const found = fromFile(await file.text());
  const why = found.why && say("not_imported", { why: say(found.why, { n: found.n }) });
  fault(by("import"), by("import-error"), why ?? "");
  if (why) return;
  const { entries: next, known, fresh } = merged(entries, found.entries);
  await keep(next);
  by("import").value = "";
  tell(say("imported", { n: fresh, known }));
}

function begin() {
  form.hidden = false;
  by("import-section").hidden = false;
  const here = new Date();
  by("at").value = new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  fieldset.addEventListener("change", () => {
    const select = fieldset.querySelector('[data-part="compound"]');
    if (select.value !== "" && by("name").value.trim() === "") by("name").value = select.selectedOptions[0].textContent;
  });
  form.addEventListener("submit", add);
  by("export-json").addEventListener("click", () => save("dose-log.json", "application/json", toJson(entries)));
  by("export-csv").addEventListener("click", () => save("dose-log.csv", "text/csv", toCsv(entries)));
  by("erase").addEventListener("click", async () => {
    if (!window.confirm(say("erase_sure", { n: entries.length }))) return;
    await keep([]);
    tell(say("erased"));
    by("name").focus();
  });
  by("import").addEventListener("change", take);
  show();
}

begin();
