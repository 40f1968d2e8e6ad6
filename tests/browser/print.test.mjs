// On paper: what a screen folds, filters or leaves to a control is there; what only a screen can use is not.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { launch, watched } from "./chromium.mjs";
import { built, serve } from "./site.mjs";

/** The width of what is printed on A4 within the margins, in CSS pixels. */
const PAPER = { width: 673, height: 1000 };
/** The same of the matrix of evidence, which is printed on its side. */
const BROAD = { width: 1032, height: 680 };
const COMPOUND = "/compounds/nad-plus-injectable/";

let browser, origin;

before(async () => {
  origin = await serve(built());
  browser = await launch();
});

after(() => browser?.close());

async function open(t, path) {
  const { page, context } = await watched(browser, origin, { viewport: PAPER, colorScheme: "dark" });
  t.after(() => context.close());
  await page.goto(origin + path);
  return page;
}

/** Those of the elements found that have a place on the page. */
const placed = (page, selector) =>
  page.locator(selector).evaluateAll((all) => ({ all: all.length, shown: all.filter((it) => it.checkVisibility() && it.getBoundingClientRect().height > 0).length }));

test("each kind of page becomes a PDF, none of it off the paper", async (t) => {
  for (const path of ["/", COMPOUND, "/evidence/", "/compare/nicotinamide-riboside-vs-nmn/", "/sources/", "/circulating/", "/tools/half-life-curve/", "/methodology/"]) {
    const page = await open(t, path);
    if (path === "/evidence/") await page.setViewportSize(BROAD);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than the paper`);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(sheets >= 1 && pdf.length > 15_000, `${path}: ${sheets} sheets, ${pdf.length} bytes`);
  }
});

test("what is folded or filtered on the screen is printed", async (t) => {
  const page = await open(t, COMPOUND);
  await page.check("#show-established");
  const screen = await placed(page, ".claim");
  assert.ok(screen.shown < screen.all);
  await page.emulateMedia({ media: "print" });
  for (const selector of [".claim", ".why > :not(summary)", ".points tbody tr", ".drawing"]) {
    const { all, shown } = await placed(page, selector);
    assert.ok(all > 0 && shown === all, `${selector}: ${shown} of ${all}`);
  }
});

test("what only a screen can use is not printed", async (t) => {
  const page = await open(t, COMPOUND);
  await page.emulateMedia({ media: "print" });
  for (const selector of [".site-head nav", ".site-foot nav", ".contents", ".crumbs", ".filter", ".ways", ".skip", ".backlinks", ".downloads"]) {
    const { all, shown } = await placed(page, selector);
    assert.ok(all > 0 && shown === 0, `${selector}: ${shown} of ${all}`);
  }
});

test("ink on white paper, also where the screen is dark", async (t) => {
  const page = await open(t, COMPOUND);
  const colours = () => page.evaluate(() => [document.documentElement, document.querySelector(".summary p")].map((it) => getComputedStyle(it)).map((it) => [it.backgroundColor, it.color]));
  const [dark] = await colours();
  assert.notEqual(dark[0], "rgb(255, 255, 255)");
  await page.emulateMedia({ media: "print" });
  for (const [background, ink] of await colours()) {
    assert.match(background, /^rgba\(0, 0, 0, 0\)$|^rgb\(255, 255, 255\)$/);
    assert.equal(ink, "rgb(0, 0, 0)");
  }
});

test("the references say where each work is found", async (t) => {
  const page = await open(t, COMPOUND);
  await page.emulateMedia({ media: "print" });
  const without = await page.locator(".refs > li").evaluateAll((all) => all.filter((it) => !/(PMID|PMC|doi|https?:)/i.test(it.innerText)).map((it) => it.innerText.slice(0, 100)));
  assert.deepEqual(without, []);
});
