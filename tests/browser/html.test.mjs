// Every page is a valid document: the standard's content model and attributes, what every document needs, and what of
// accessibility can be read from it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

import { built, files } from "./site.mjs";

const PRESETS = ["html-validate:standard", "html-validate:a11y", "html-validate:document"];

const RULES = {
  // Integrity marks are asked for what comes from another origin; nothing does.
  "require-sri": ["error", { target: "crossorigin" }],
  // A choice that scripts act on at once has nothing to submit; without them it is not shown.
  "wcag/h32": "off",
};

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, elements: ["html5"], extends: PRESETS, rules: RULES }),
);

/** What is wrong with a document, one line each: place, rule, message. */
async function faults(name, text) {
  const { results } = await validator.validateString(text, name);
  return results.flatMap(({ messages }) => messages.map((it) => `${name}:${it.line}:${it.column} ${it.ruleId}: ${it.message}`));
}

const frame = (main) => `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Trial</title></head><body>${main}</body></html>\n`;

test("what is invalid is seen", async () => {
  assert.deepEqual(await faults("trial.html", frame("<p>Fair.</p>")), []);
  const broken = {
    "<p><div>block</div></p>": "close-order",
    '<p id="a"></p><p id="a"></p>': "no-dup-id",
    "<ul><p>x</p></ul>": "element-permitted-content",
    '<a href="/"><button type="button">x</button></a>': "element-permitted-content",
    '<p aria-label="x">x</p>': "aria-label-misuse",
    '<img src="x.png">': "wcag/h37",
    "<table><tr><td>x</p></table>": "close-order",
    "<p>a & b < c</p>": "no-raw-characters",
    '<input type="txt">': "attribute-allowed-values",
    '<label for="nothing">x</label>': "no-missing-references",
  };
  for (const [main, rule] of Object.entries(broken)) {
    const found = await faults("trial.html", frame(main));
    assert.ok(found.some((line) => line.includes(` ${rule}: `)), `${main} is not found to break ${rule}: ${found.join("; ") || "nothing found"}`);
  }
});

test("every page is a valid document", async () => {
  const site = built();
  const pages = files(site).filter((path) => path.endsWith(".html"));
  assert.ok(pages.length > 100, `${pages.length} pages`);
  const found = [];
  for (const page of pages) found.push(...(await faults(page, readFileSync(join(site, page), "utf8"))));
  assert.ok(found.length === 0, `\n${found.join("\n")}`);
});
