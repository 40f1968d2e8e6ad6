// `monograph schema`: editors' tools accept what we ship and refuse what `check` refuses.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";

import { monograph, root } from "./program.mjs";

function validator(kind) {
  const { status, stdout } = monograph("schema", kind);
  assert.equal(status, 0);
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(stdout));
}

const files = (folder, ending) =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
const read = (path) => readFileSync(join(root, path), "utf8");
const frontMatter = (path) => parse(read(path).split(/^---$/m)[1]);

/** Asserts that each value is valid, and tells how many there were. */
function assertAll(validate, values) {
  assert.ok(values.length > 0);
  for (const [path, value] of values) {
    assert.ok(validate(value), `${path}: ${JSON.stringify(validate.errors, null, 2)}`);
  }
}

test("the schema of compound pages accepts those that ship and refuses what is wrong", () => {
  const validate = validator("compound");
  const pages = files("content/compounds", ".md").map((path) => [path, frontMatter(path)]);
  assertAll(validate, pages);
  const [, page] = pages.find(([, { claims, half_lives }]) => claims?.length && half_lives?.length);
  for (const [name, change] of Object.entries({
    "no title": (p) => delete p.title,
    "a misspelt key": (p) => (p.half_life = p.half_lives),
    "a word that the vocabulary lacks": (p) => (p.claims[0].kind = "magic"),
    "a record without an id": (p) => delete p.half_lives[0].id,
    "text for a list": (p) => (p.aliases = "NAD"),
  })) {
    const changed = structuredClone(page);
    change(changed);
    assert.ok(!validate(changed), `accepted: ${name}`);
  }
});

test("the schema of other pages accepts those that ship", () => {
  assertAll(validator("page"), files("content", ".md").map((path) => [path, frontMatter(path)]));
});

test("the schema of reference files accepts those that ship and refuses what is wrong", () => {
  const validate = validator("reference");
  const records = files("references", ".yaml").map((path) => [path, parse(read(path))]);
  assertAll(validate, records);
  const [, record] = records.find(([, { study }]) => study);
  for (const [name, change] of Object.entries({
    "no id": (r) => delete r.csl.id,
    "an unknown design": (r) => (r.study.design = "anecdote"),
    "an unknown key": (r) => (r.csl.tittle = "x"),
  })) {
    const changed = structuredClone(record);
    change(changed);
    assert.ok(!validate(changed), `accepted: ${name}`);
  }
});

test("the schema of settings is a schema", () => {
  const validate = validator("settings");
  assert.ok(validate({ title: "A", base_url: "https://example.org/" }), JSON.stringify(validate.errors));
  assert.ok(!validate({ titel: "A" }));
});

test("the schema of histories accepts what diff --record writes", () => {
  const validate = validator("history");
  const history = parse(read("tests/verbs/snapshots/verbs__diff__history_example.snap").split(/^---$/m).slice(2).join("---"));
  assert.ok(validate(history), JSON.stringify(validate.errors, null, 2));
  assert.ok(history.length >= 8);
  for (const [name, change] of Object.entries({
    "no day": (h) => delete h[0].date,
    "an unknown change": (h) => (h[0].changes[0].change = "moved"),
    "an unknown key": (h) => (h[0].changes[0].claims = "x"),
  })) {
    const changed = structuredClone(history);
    change(changed);
    assert.ok(!validate(changed), `accepted: ${name}`);
  }
});
