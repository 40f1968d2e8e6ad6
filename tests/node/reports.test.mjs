// The reports for programs, held to their schemas: JSON to ours, SARIF to the standard's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const json = (path) => JSON.parse(read(path));

/** The report in a snapshot of the Rust tests, whose header ends at its second `---`. */
function snapshot(format, name) {
  const path = `src/emit/report/snapshots/monograph__emit__report__${format}__tests__${name}.snap`;
  return JSON.parse(read(path).split("\n---\n").slice(1).join("\n---\n"));
}

function assertValid(validate, value) {
  assert.ok(validate(value), JSON.stringify(validate.errors, null, 2));
}

/** Each change, by its name, makes a valid report invalid. */
function assertRefused(validate, valid, changes) {
  for (const [name, change] of Object.entries(changes)) {
    const changed = structuredClone(valid);
    change(changed);
    assert.ok(!validate(changed), `accepted: ${name}`);
  }
}

test("check --format json keeps to its schema", () => {
  const validate = new Ajv2020({ allErrors: true }).compile(json("tests/schema/check-output.schema.json"));
  const report = snapshot("json", "is_the_object_of_the_contract");
  assertValid(validate, report);
  assert.ok(report.diagnostics.some(({ related }) => related.length > 1));
  assertRefused(validate, report, {
    "a line 0": (r) => (r.diagnostics[0].line = 0),
    "no help": (r) => delete r.diagnostics[0].help,
    "an unknown key": (r) => (r.diagnostics[0].rule = "x"),
    "an absolute path": (r) => (r.diagnostics[0].path = "/content/a.md"),
    "a path that climbs": (r) => (r.diagnostics[0].path = "content/../a.md"),
    "an unknown severity": (r) => (r.diagnostics[0].severity = "note"),
    "no count of what is silenced": (r) => delete r.summary.suppressed,
  });
});

test("check --format sarif is SARIF 2.1.0", () => {
  // The standard has patterns that are regular expressions only without the flag `u`.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(json("tests/schema/sarif-schema-2.1.0.json"));
  const log = snapshot("sarif", "is_a_log_with_rules_places_and_suppressions");
  assertValid(validate, log);
  assertRefused(validate, log, {
    "no version": (l) => delete l.version,
    "a level of our own": (l) => (l.runs[0].results[0].level = "info"),
    "columns in bytes": (l) => (l.runs[0].columnKind = "bytes"),
    "a path that is no URI": (l) =>
      (l.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "a b"),
  });
});

test("SARIF's references within the log lead somewhere", () => {
  const [run] = snapshot("sarif", "is_a_log_with_rules_places_and_suppressions").runs;
  const prints = new Set();
  for (const result of run.results) {
    if (result.ruleIndex !== undefined) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    }
    prints.add(result.partialFingerprints.primaryLocationLineHash);
    for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
      assert.ok(physicalLocation.artifactLocation.uriBaseId in run.originalUriBaseIds);
      const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
      assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
    }
  }
  assert.equal(prints.size, run.results.length);
});
