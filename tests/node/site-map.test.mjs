// docs/site-map.md is true: each address and id that it names is on the site that ships, each test is where it says.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { built } from "../browser/site.mjs";
import { root } from "./program.mjs";

const map = readFileSync(join(root, "docs/site-map.md"), "utf8");
const rows = map.split("\n").filter((line) => line.startsWith("| ") && !/^\| (promise|---) \|/.test(line))
  .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
const quoted = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text);

test("every row has a place on the site, and it is there", () => {
  assert.ok(rows.length > 30, `${rows.length} rows`);
  const site = built();
  const faults = [];
  for (const [promise, where] of rows) {
    const addresses = quoted(where).filter((text) => text.startsWith("/"));
    if (addresses.length === 0) faults.push(`${promise}: no address`);
    for (const address of addresses) {
      const [path, id] = address.split("#");
      const file = join(site, path.endsWith("/") ? `${path}index.html` : path);
      if (!existsSync(file)) faults.push(`${promise}: ${path} is not there`);
      else if (id && !readFileSync(file, "utf8").includes(`id="${id}"`)) faults.push(`${promise}: nothing on ${path} bears the id ${id}`);
    }
  }
  assert.ok(faults.length === 0, `\n${faults.join("\n")}`);
});

test("every row has a test, and it is there", () => {
  const faults = [];
  for (const [promise, , heldBy] of rows) {
    const tests = quoted(heldBy);
    if (tests.length === 0) faults.push(`${promise}: no test`);
    for (const name of tests) {
      const [file, title] = name.split(": ");
      const text = existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";
      const titles = [...text.matchAll(/^ *test\(["`](.*)["`],|^fn (\w+)\(/gm)].map(([, js, rust]) => js ?? rust);
      if (!titles.some((known) => (title ? known.includes(title) : true))) faults.push(`${promise}: no test ${name}`);
    }
  }
  assert.ok(faults.length === 0, `\n${faults.join("\n")}`);
});
