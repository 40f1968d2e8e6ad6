// The ES modules of the tools, held to the vectors that the Rust code gives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import * as pk from "../../templates/assets/pk.js";
import { convert, converted } from "../../templates/assets/tools/units.js";
import { root } from "./program.mjs";

const vectors = (name) => JSON.parse(readFileSync(join(root, "tests/vectors", name), "utf8"));

function assertClose(value, expected, what) {
  assert.ok(Math.abs(value - expected) <= 1e-12 * Math.abs(expected), `${what}: ${value}, not ${expected}`);
}

/** Functions whose vectors take other arguments than they do. */
const taken = {
  repeated: ([amount, duration, interval, count, halfLife, time]) =>
    pk.course(pk.repeated(amount, duration, interval, count), halfLife, time),
  band: ([doses, low, high, time]) => {
    const ends = pk.band({ low, high }, (halfLife) => pk.course(doses, halfLife, time));
    return [ends.low, ends.high];
  },
};

test("pk.js gives what the Rust code gives", () => {
  const rows = vectors("pk.json");
  assert.equal(rows.length, 1000);
  const used = new Set();
  for (const { function: name, takes, gives } of rows) {
    used.add(name);
    const value = taken[name] ? taken[name](takes) : pk[name](...takes);
    const [values, expected] = Array.isArray(gives) ? [value, gives] : [[value], [gives]];
    assert.equal(values.length, expected.length);
    values.forEach((each, at) => assertClose(each, expected[at], `${name}(${JSON.stringify(takes)})`));
  }
  assert.deepEqual([...used].sort(), Object.keys(pk).sort(), "every function has vectors");
});

test("units.js converts as the site's units do", () => {
  const rows = vectors("units.json");
  assert.ok(rows.length > 100);
  for (const { from, to, takes, gives } of rows) assertClose(convert(...takes), gives, `${from} to ${to}`);
});

test("mass and amount are joined by a molar mass alone, international units by nothing", () => {
  const unit = (dimension, ten) => ({ dimension, coefficient: 1, ten });
  const [mg, umol, ngml, nM] = [unit("mass", -3), unit("amount", -6), unit("mass-in-volume", -6 + 3), unit("amount-in-volume", -9 + 3)];
  assertClose(converted(100, mg, umol, 334.22).value, (0.1 / 334.22) * 1e6, "mg to µmol");
  assertClose(converted(10, nM, ngml, 334.22).value, (10e-6 * 334.22) / 1e-3, "nmol/L to ng/mL");
  assert.deepEqual(converted(1, mg, umol), { refused: "molar-mass" });
  assert.deepEqual(converted(1, mg, umol, 0), { refused: "molar-mass" });
  assert.deepEqual(converted(1, mg, ngml, 300), { refused: "dimension" });
  assert.deepEqual(converted(1, unit("arbitrary", 0), mg, 300), { refused: "arbitrary" });
});
