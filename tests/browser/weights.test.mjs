// The bars for weight: they hold for gzip, which every host has.
import assert from "node:assert/strict";
import test, { before } from "node:test";

import { built } from "./site.mjs";
import { PAGE_BAR, SCRIPT_BAR, fileWeights, pageWeights } from "./weights.mjs";

let site;

before(() => {
  site = built();
});

const over = (rows, bar) => rows.filter(({ gzip }) => gzip > bar).map(({ name, gzip }) => `${name} weighs ${gzip} bytes of ${bar}`);

test("a compound's page weighs less than its bar, without its figure", () => {
  const pages = pageWeights(site);
  assert.ok(pages.length >= 10, `${pages.length} pages`);
  assert.ok(pages.every(({ gzip, brotli }) => gzip > brotli && brotli > 5_000), "what is weighed is not a page");
  assert.ok(pages.some(({ figure }) => figure > 500), "no page has a figure");
  assert.deepEqual(over(pages, PAGE_BAR), []);
});

test("no script weighs more than its bar", () => {
  const scripts = fileWeights(site, ".js");
  assert.ok(scripts.length > 5, `${scripts.length} scripts`);
  assert.deepEqual(over(scripts, SCRIPT_BAR), []);
});
