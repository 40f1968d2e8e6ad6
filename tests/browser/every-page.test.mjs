// Every page of the site that ships, looked at once with scripts and once without. A fault is told in one line: the page,
// in which of its looks, the rule, the element.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { launch } from "./chromium.mjs";
import { built, pages, serve, temporary } from "./site.mjs";
import { visitor } from "./visit.mjs";

/** How many pages are looked at side by side. */
const SIDE_BY_SIDE = 3;

const found = { accessibility: [], behaviour: [], scripts: [], width: [] };
let site, browser, addresses;

before(async () => {
  site = built();
  addresses = pages(site);
  const origin = await serve(site);
  browser = await launch();
  const queue = [...addresses];
  const work = async () => {
    const visit = await visitor(browser, origin);
    for (let address = queue.shift(); address; address = queue.shift()) {
      const faults = await visit(address);
      for (const [kind, lines] of Object.entries(faults)) found[kind].push(...lines.map((line) => `${address} ${line}`));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
});

after(() => browser?.close());

const none = (faults) => assert.ok(faults.length === 0, `\n${faults.join("\n")}\n${faults.length} faults on ${addresses.length} pages`);

test("every page of the sitemap, and the one for what is not there, was looked at", () => {
  const sitemap = [...readFileSync(join(site, "sitemap.xml"), "utf8").matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)];
  assert.ok(sitemap.length > 100, `${sitemap.length} addresses`);
  assert.deepEqual(sitemap.map(([, path]) => path).filter((path) => !addresses.includes(path)), []);
  assert.ok(addresses.includes("/404.html"));
});

test("nothing on the console, no error of a script, nothing forbidden by the policy, nothing asked elsewhere", () => none(found.behaviour));

test("no violation of WCAG 2.2 AA, light and dark, on a phone and a desktop", () => none(found.accessibility));

test("no page is wider than a screen of 320 px", () => none(found.width));

test("without scripts nothing is missing but forms and their answers", () => none(found.scripts));

const BROKEN = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Broken</title><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src *">
<link rel="stylesheet" href="/broken.css"><script src="/broken.js" defer></script><script>console.log("inline")</script></head>
<body><main><h1>Broken</h1><p>One</p><p>Two</p><p>Three</p><p class="pale">Pale in the dark</p><p class="wide">Wide</p>
<img src="http://elsewhere.invalid/x.png" alt="x"><img src="/gone.png"><p id="late"></p></main></body></html>`;
const BROKEN_CSS = ".wide { inline-size: 40rem } @media (prefers-color-scheme: dark) { .pale { color: #333; background: #222 } }";
const BROKEN_JS = 'document.getElementById("late").textContent = "Only by script"; console.warn("a warning"); nothing();';

test("what is wrong is seen", async () => {
  const folder = temporary();
  mkdirSync(join(folder, "broken"));
  writeFileSync(join(folder, "404.html"), "");
  writeFileSync(join(folder, "broken/index.html"), BROKEN);
  writeFileSync(join(folder, "broken.css"), BROKEN_CSS);
  writeFileSync(join(folder, "broken.js"), BROKEN_JS);
  const visit = await visitor(browser, await serve(folder));
  const { accessibility, behaviour, scripts, width } = await visit("/broken/");
  const has = (lines, part) => assert.ok(lines.some((line) => line.includes(part)), `no fault names ${part}:\n${lines.join("\n")}`);
  has(accessibility, "(desktop, light) image-alt: ");
  has(accessibility, "(phone, dark) color-contrast: .pale ");
  assert.ok(!accessibility.some((line) => line.includes("light) color-contrast")), accessibility.join("\n"));
  has(behaviour, "console: a warning");
  has(behaviour, "script: nothing is not defined");
  has(behaviour, "foreign request: http://elsewhere.invalid/x.png");
  has(behaviour, "not there: 404 ");
  has(behaviour, "Content-Security-Policy: script-src-elem forbids inline");
  has(width, "p.wide stands from");
  assert.deepEqual(scripts, ["without scripts lacks: Only by script"]);
});
