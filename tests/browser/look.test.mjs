// A printed reference on a screen: the measure of its lines, its numerals, its marks.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { launch, watched } from "./chromium.mjs";
import { built, serve } from "./site.mjs";

let browser, origin;

before(async () => {
  origin = await serve(built());
  browser = await launch();
});

after(() => browser?.close());

async function open(t, path, width = 1280) {
  const { page, context } = await watched(browser, origin, { viewport: { width, height: 900 } });
  t.after(() => context.close());
  await page.goto(origin + path);
  return page;
}

test("a line of text holds about 65 to 75 characters", async (t) => {
  const page = await open(t, "/compounds/nmn/");
  // The lines of a paragraph but the last, by the tops of its letters.
  const lengths = await page.locator(".prose p").evaluateAll((all) => all.flatMap((paragraph) => {
    const lines = new Map();
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const shape = range.getClientRects()[0];
        if (!shape || node.parentElement.closest("sup, sub, .cite, .tier")) continue;
        const line = Math.round(shape.bottom / 12);
        lines.set(line, (lines.get(line) ?? 0) + 1);
      }
    }
    return [...lines.values()].slice(0, -1);
  }));
  lengths.sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)];
  assert.ok(lengths.length > 20, `${lengths.length} lines`);
  assert.ok(median >= 58 && median <= 76, `half of the lines hold no more than ${median} characters`);
});

test("a number and its unit are never parted", async (t) => {
  for (const width of [1280, 390, 320]) {
    const page = await open(t, "/compounds/nad-plus-injectable/", width);
    const parted = await page.locator(".q").evaluateAll((all) => all.filter((it) => it.checkVisibility() && new Set([...it.getClientRects()].map(({ top }) => Math.round(top))).size > 1).map((it) => it.textContent));
    assert.deepEqual(parted, [], `${width} px`);
    assert.ok((await page.locator(".q").count()) > 5);
  }
});

test("numerals in tables stand in columns", async (t) => {
  const page = await open(t, "/compounds/nmn/");
  const other = await page.locator("table").evaluateAll((all) => all.filter((it) => !getComputedStyle(it).fontVariantNumeric.includes("tabular-nums")).length);
  assert.equal(other, 0);
});

test("each tier has a word and a shape of its own, whatever its colour", async (t) => {
  const page = await open(t, "/");
  const marks = await page.locator(".legend .tier").evaluateAll((all) => all.map((it) => {
    const shape = document.querySelector(it.querySelector("use").getAttribute("href"));
    return { word: it.textContent.trim(), shape: shape.innerHTML, colour: getComputedStyle(it).color, drawn: it.querySelector("svg").getBoundingClientRect().width };
  }));
  assert.equal(marks.length, 6);
  for (const key of ["word", "shape", "colour"]) assert.equal(new Set(marks.map((mark) => mark[key])).size, 6, key);
  assert.ok(marks.every(({ drawn }) => drawn >= 8));
});

test("only the system's typefaces are asked for", async (t) => {
  const page = await open(t, "/compounds/nmn/");
  assert.equal(await page.evaluate(() => [...document.fonts].length), 0);
});
