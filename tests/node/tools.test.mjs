// What the scripts of the tools work out, apart from the page.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";

import { area, decades, height, line, ticks } from "../../templates/assets/tools/chart.js";
import { COLUMNS, courses, entry, fromFile, merged, toCsv, toJson } from "../../templates/assets/tools/entries.js";
import { between, fill, label, number, ofAddress, own, refusal, shown, shownTime, toAddress } from "../../templates/assets/tools/record.js";
import { curve, doses, end, figures, goneAfter, horizon, timeFor, times } from "../../templates/assets/tools/schedule.js";
import { root } from "./program.mjs";

const assets = join(root, "templates/assets");
const english = readFileSync(join(root, "templates/strings/en.toml"), "utf8");
/** The keys of one table of the language file. */
const table = (name) =>
  english.split(`\n[${name}]\n`)[1].split("\n[")[0].split("\n").map((row) => row.split(" = ")[0]).filter((key) => /^[\w-]+$/.test(key));

test("numbers are read with a point or a comma, and nothing is guessed", () => {
  for (const [text, value] of [["2.5", 2.5], ["2,5", 2.5], [" 10 ", 10], ["0,125", 0.125], ["0", 0]]) assert.equal(number(text), value, text);
  for (const text of ["", "1,000", "12,500", "-1", "2.5.1", "1e3", "two", "2 h", ".5"]) assert.ok(Number.isNaN(number(text)), text);
});

test("a half-life of one's own", () => {
  assert.deepEqual(own("90", "", "min"), { low: 1.5, high: 1.5 });
  assert.deepEqual(own("1", "2", "d"), { low: 24, high: 48 });
  assert.deepEqual(own("2", "1", "h"), { fault: "not_a_range" });
  assert.deepEqual(own("0", "", "h"), { fault: "not_a_number" });
  assert.deepEqual(own("2", "x", "h"), { fault: "not_a_number" });
});

test("an address names a record or a figure, and nothing else", () => {
  assert.deepEqual(ofAddress("nmn/t12-plasma"), { compound: "nmn", record: "t12-plasma" });
  assert.deepEqual(ofAddress("2-3.5h"), { low: "2", high: "3.5", unit: "h" });
  assert.equal(toAddress({ low: "2", high: "3,5", unit: "h" }), "2-3.5h");
  assert.equal(toAddress({ low: "", high: "", unit: "h" }), null);
  for (const text of ["", "nmn", "../x", "nmn/<b>", "2 h", "nmn/a/b", "javascript:x"]) assert.equal(ofAddress(text), null, text);
});

test("a record is refused for those of whom it says nothing", () => {
  assert.equal(refusal({ low: 1, high: 1 }, "people"), null);
  assert.equal(refusal({ low: 1, high: 1, unfit_for_people: "animal" }, "people"), "animal");
  assert.equal(refusal({ low: 1, high: 1, unfit_for_people: "animal" }, "animals"), null);
  for (const whom of ["people", "animals"]) assert.equal(refusal({ unfit: "turnover" }, whom), "turnover");
});

test("texts", () => {
  const words = { in_compartment: { plasma: "in plasma" }, species: { human: "people" }, route: { oral: "by mouth" }, phase: {}, tool_words: { unit_h: "h", unit_min: "min", unit_d: "d" } };
  assert.equal(label({ analyte: "NMN", compartment: "plasma", species: "human", route: "oral", phase: "terminal" }, words), "NMN in plasma; people, by mouth; terminal");
  assert.equal(fill("{n} of {what}, {other}", { n: 1, what: "x" }), "1 of x, {other}");
  assert.equal(shownTime(1.5, words, "en"), "90\u00a0min");
  assert.equal(shownTime(30, words, "en"), "30\u00a0h");
  assert.equal(shownTime(96, words, "en"), "4\u00a0d");
  const hours = (value) => shownTime(value, words, "en");
  assert.equal(between({ low: 2, high: 3 }, hours, "to"), "2–3\u00a0h");
  assert.equal(between({ low: 1, high: 3 }, hours, "to"), "60\u00a0min to 3\u00a0h");
  assert.equal(between({ low: 2, high: 2.001 }, hours, "to"), "2\u00a0h");
  assert.equal(shown(12345.6, "en", 3), "12,300");
});

test("a regimen's points and figures", () => {
  const plan = { amount: 100, duration: 0, interval: 24, count: 3 };
  const all = doses(plan);
  assert.deepEqual(all.map((dose) => dose.at), [0, 24, 48]);
  assert.equal(end(all), 48);
  assert.equal(horizon(all, [{ low: 12, high: 24 }]), 168);
  const at = times(all, 0, 168);
  assert.ok([0, 24, 48, 168].every((time) => at.includes(time)));
  assert.ok(at.every((time, nth) => nth === 0 || time > at[nth - 1]));
  const points = curve(all, { low: 12, high: 24 }, [0, 24]);
  assert.deepEqual(points, [{ time: 0, low: 100, mid: null, high: 100 }, { time: 24, low: 125, mid: null, high: 150 }]);
  const found = figures(plan, { low: 24, central: 24, high: 24 });
  assert.deepEqual([found.highest.low, found.ratio.low, found.beforeLast.low], [175, 2, 75]);
  assert.ok(Math.abs(found.steadyHigh.low - 200) < 1e-9 && Math.abs(found.steadyLow.low - 100) < 1e-9);
  assert.equal(figures({ ...plan, count: 1 }, { low: 24, high: 24 }).ratio, undefined);
  assert.deepEqual(timeFor({ low: 1, high: 2 }, 0.5), { low: 1, high: 2 });
  assert.deepEqual(goneAfter({ low: 1, high: 2 }, 2), { low: 0.5, high: 0.75 });
});

test("scales and lines", () => {
  assert.deepEqual(ticks(100, 5), [0, 20, 40, 60, 80, 100]);
  assert.deepEqual(ticks(0.3, 3), [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(ticks(0, 5), [0]);
  assert.deepEqual(decades(100), [1, 10, 100]);
  assert.equal(height(50, 100, false), 0.5);
  assert.ok(Math.abs(height(10, 100, true) - 2 / 3) < 1e-12);
  assert.equal(height(0, 100, true), 0);
  assert.equal(line([[0, 1], [2, 3.25]]), "M0.0 1.0L2.0 3.3");
  assert.equal(area([[0, 1], [2, 1]], [[0, 5], [2, 5]]), "M0.0 1.0L2.0 1.0L2.0 5.0L0.0 5.0Z");
});

const logged = { id: "a", at: "2026-11-21T08:00", name: 'A, "b"', record: "", half_life_low_h: 2, half_life_high_h: 3, amount: 100, unit: "mg", minutes: 0, note: "line\nbreak" };

test("a log leaves and returns whole, as JSON and as CSV", () => {
  const log = [logged, { ...logged, id: "b", record: "nmn/t12", half_life_low_h: null, half_life_high_h: null, unit: "µg" }];
  assert.deepEqual(fromFile(toJson(log)).entries, log);
  assert.deepEqual(fromFile(toCsv(log)).entries, log);
  assert.equal(toCsv([]), `${COLUMNS.join(",")}\r\n`);
  assert.deepEqual(fromFile("{"), { why: "bad_json", n: 0 });
  assert.deepEqual(fromFile("a,b\n1,2\n"), { why: "bad_columns", n: 1 });
  assert.deepEqual(fromFile(toCsv([logged]).replace(",100,", ",-1,")), { why: "bad_entries", n: 2 });
  assert.deepEqual(merged(log, [logged, { ...logged, id: "c" }]).entries.map((each) => each.id), ["a", "b", "c"]);
});

test("what is no entry is not taken for one", () => {
  assert.deepEqual(entry(logged), logged);
  for (const change of [{ at: "yesterday" }, { at: "2026-13-41T08:00" }, { amount: "100" }, { amount: 0 }, { amount: Infinity }, { unit: "toString" }, { name: "" }, { id: "" }, { minutes: -1 }, { half_life_low_h: 3, half_life_high_h: 2 }]) {
    assert.equal(entry({ ...logged, ...change }), null, JSON.stringify(change));
  }
  assert.equal(entry(null), null);
  assert.equal(entry({ ...logged, record: "<script>" }).record, "");
});

test("entries of one substance and half-life make one course, in milligrams", () => {
  const start = Date.parse("2026-11-21T08:00");
  const found = courses([logged, { ...logged, id: "b", at: "2026-11-21T20:00", amount: 500, unit: "µg", minutes: 30 }, { ...logged, id: "c", name: "C" }], start);
  assert.equal(found.length, 2);
  assert.deepEqual(found[0].doses, [{ at: 0, amount: 100, duration: 0 }, { at: 12, amount: 0.5, duration: 0.5 }]);
});

const scripts = readdirSync(join(assets, "tools")).filter((name) => name.endsWith(".js"));

test("each script is small", () => {
  for (const name of scripts) {
    const size = gzipSync(readFileSync(join(assets, "tools", name))).length;
    assert.ok(size < 20_000, `${name}: ${size}`);
  }
});

test("the scripts' words are in the language file, and no others", () => {
  const code = scripts.map((name) => readFileSync(join(assets, "tools", name), "utf8")).join("\n");
  const words = table("tool_words");
  const said = new Set([...code.matchAll(/say\("(\w+)"/g)].map(([, key]) => key));
  for (const key of said) assert.ok(words.includes(key), `a script says ${key}`);
  // Some are put together: a unit, a column, a reason to refuse.
  const made = [/^unit_/, /^column_/, /^refused_/];
  for (const key of words) {
    assert.ok(code.includes(`"${key}"`) || made.some((start) => start.test(key)), `${key} is said nowhere`);
  }
});
