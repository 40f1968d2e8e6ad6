// The reports for programs, held to their schemas: JSON to ours, SARIF to the standard's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

import { base, monograph, root } from "./program.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const json = (path) => JSON.parse(read(path));

/** The report in a snapshot of the Rust tests, whose header ends at its second `---`. */
function snapshot(format, name) {
  const path = `src/emit/report/snapshots/monograph__emit__report__${format}__tests__${name}.snap`;
  return JSON.parse(read(path).split("\n---\n").slice(1).join("\n---\n"));
}

function assertValid(validate, value) {
  assert.ok(validate(value), JSON.stringify(validate.errors, null, 2));
}

/** A knowledge base with findings of several kinds, in files with awkward names. */
const broken = (t) =>
  base(t, {
    "monograph.toml": 'title = "A"\n',
    "content/compounds/a, 100 % µ.md": "---\ntitel: Ä\nclaims:\n  - {id: a, kind: magic}\n---\n\n## A\n\n[@nobody1999]\n",
    "content/compounds/b.md": "no front matter\n",
    "references/pmid-1.yaml": "csl: [\n",
  });

/** Each change, by its name, makes a valid report invalid. */
function assertRefused(validate, valid, changes) {
  for (const [name, change] of Object.entries(changes)) {
    const changed = structuredClone(valid);
    change(changed);
    assert.ok(!validate(changed), `accepted: ${name}`);
  }
}

const ours = () => new Ajv2020({ allErrors: true }).compile(json("tests/schema/check-output.schema.json"));

function standard() {
  // The standard has patterns that are regular expressions only without the flag `u`.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(json("tests/schema/sarif-schema-2.1.0.json"));
}

test("what the program prints of a broken knowledge base keeps to the schemas", (t) => {
  const root = broken(t);
  const check = (format) => monograph("check", "--root", root, "--format", format);
  const report = check("json");
  assert.equal(report.status, 1, report.stderr);
  const { summary, diagnostics } = JSON.parse(report.stdout);
  assertValid(ours(), JSON.parse(report.stdout));
  assert.ok(diagnostics.length >= 4, report.stdout);
  assert.equal(summary.errors + summary.warnings + summary.infos, diagnostics.length);
  const log = JSON.parse(check("sarif").stdout);
  assertValid(standard(), log);
  const place = ({ physicalLocation: { artifactLocation, region } }) =>
    [decodeURIComponent(artifactLocation.uri), region.startLine, region.startColumn, region.endLine, region.endColumn];
  assert.deepEqual(
    log.runs[0].results.map(({ ruleId, locations }) => [ruleId, ...place(locations[0])]),
    diagnostics.map((d) => [d.code, d.path, d.line, d.column, d.end_line, d.end_column]),
  );
  const commands = check("github").stdout.split("\n").filter((line) => line.startsWith("::"));
  assert.equal(commands.length, diagnostics.length);
  assert.deepEqual(
    [...check("human").stdout.matchAll(/^ *--> (.*):(\d+):(\d+)$/gm)].map(([, path, line, column]) => [path, +line, +column]),
    diagnostics.map((d) => [d.path, d.line, d.column]),
  );
});

test("check --format json keeps to its schema", () => {
  const validate = ours();
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
  const validate = standard();
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

test("diff --format json keeps to its schema", () => {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(json("tests/schema/diff-output.schema.json"));
  const report = JSON.parse(read("tests/verbs/snapshots/verbs__diff__ten_changes_json.snap").split("\n---\n").slice(1).join("\n---\n"));
  assertValid(validate, report);
  assert.ok(report.summary.changes === 10 && report.pages.length === 2 && report.sources.length === 4);
  assertRefused(validate, report, {
    "no commit": (r) => delete r.from.commit,
    "an unknown tier": (r) => (r.pages[0].claims.find(({ because }) => because).level.to.computed = "proven"),
    "an unknown key": (r) => (r.pages[0].values[0].quantity = "2 h"),
    "a source by its short key": (r) => (r.sources[0].id = "smith2020"),
    "a cause of two kinds": (r) =>
      Object.assign(r.pages[0].claims.find(({ because }) => because?.causes.length).because.causes[0], { names: true }),
    "an unknown change": (r) => (r.sources[0].change = "moved"),
  });
});
