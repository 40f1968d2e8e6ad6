// Readers who have set their system to forced colours, more contrast or less motion; languages written from the right.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { axe, launch, watched } from "./chromium.mjs";
import { built, pages, serve } from "./site.mjs";
import { width } from "./visit.mjs";

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const COMPOUND = "/compounds/nad-plus-injectable/";

let browser, site, origin;

before(async () => {
  site = built();
  origin = await serve(site);
  browser = await launch();
});

after(() => browser?.close());

async function open(t, path, options = {}, at = origin) {
  const { page, context, faults } = await watched(browser, at, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults(), []);
  });
  await page.goto(at + path);
  return page;
}

/** Pages of each kind. */
function kinds() {
  return ["/", "/404.html", COMPOUND, "/compounds/", "/evidence/", "/evidence/clinical/", "/compare/", "/circulating/", "/sources/",
    "/changes/", "/glossary/", "/methodology/", "/tools/", "/tools/half-life-curve/", "/tools/dose-log/",
    ...["/compare/", "/sources/", "/categories/", "/systems/"].map((within) => pages(site).find((path) => path.startsWith(within) && path !== within))];
}

test("nothing moves, so that nothing need be stilled for those who ask for less motion", async (t) => {
  for (const path of [COMPOUND, "/tools/half-life-curve/"]) {
    const page = await open(t, path, { reducedMotion: "no-preference" });
    const moving = await page.evaluate(() => {
      const moves = (it) => {
        const looks = getComputedStyle(it);
        return looks.animationName !== "none" || looks.scrollBehavior === "smooth" || looks.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
      };
      return [...document.querySelectorAll("*")].filter(moves).map((it) => it.outerHTML.slice(0, 80));
    });
    assert.deepEqual(moving, [], path);
  }
});

test("forced colours: words, shapes, edges and focus remain", async (t) => {
  const page = await open(t, COMPOUND, { forcedColors: "active", colorScheme: "dark" });
  const looks = await page.evaluate(() => {
    const of = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    const pale = (selector, key) => of(selector).filter((it) => getComputedStyle(it)[key] === paper || getComputedStyle(it)[key] === "rgba(0, 0, 0, 0)").length;
    const edgeless = of(".tier, .verdict, .quality").filter((it) => getComputedStyle(it).borderTopStyle === "none" && !it.closest(".strip, .matrix, .facet")).length;
    return { shapes: of("main .shape").length, pale: pale("main .shape", "fill"), lines: of(".plot path.line").length, lost: pale(".plot path.line", "stroke"), edgeless };
  });
  assert.ok(looks.shapes > 10 && looks.lines > 0, JSON.stringify(looks));
  assert.deepEqual([looks.pale, looks.lost, looks.edgeless], [0, 0, 0]);
  await page.focus(".standing a, .strip a");
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
});

test("more contrast: texts reach the higher level of WCAG", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    for (const path of ["/", COMPOUND, "/evidence/"]) {
      const page = await open(t, path, { contrast: "more", colorScheme });
      const { look } = await axe(page);
      assert.deepEqual(await look(["color-contrast-enhanced"]), [], `${path} ${colorScheme}`);
    }
  }
});

test("less contrast is not what other readers get: quiet texts are quieter", async (t) => {
  const quiet = (page) => page.locator(".facts dt").first().evaluate((it) => [getComputedStyle(it).color, getComputedStyle(document.body).color]);
  const [usual, ink] = await quiet(await open(t, COMPOUND));
  assert.notEqual(usual, ink);
  const [more, same] = await quiet(await open(t, COMPOUND, { contrast: "more" }));
  assert.equal(more, same);
});

test("a language written from the right: nothing off the screen, nothing upon another, nothing less accessible", async (t) => {
  const arabic = await serve(built({ settings: { language: "ar" } }));
  const faults = [];
  for (const path of kinds()) {
    const page = await open(t, path, { viewport: DESKTOP }, arabic);
    assert.equal(await page.getAttribute("html", "dir"), "rtl");
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      faults.push(...(await page.evaluate(overlaps)).map((fault) => `${path} (${viewport.width} px) ${fault}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) faults.push(`${path} (${viewport.width} px) is wider than the screen`);
    }
    faults.push(...(await width(page)).map((fault) => `${path} (320 px) ${fault}`));
    if (["/", "/compounds/", "/evidence/"].includes(path)) faults.push(...(await (await axe(page)).look()).map((fault) => `${path} ${fault}`));
    const leftward = await page.locator("main p, main h1, main td").evaluateAll((all) => all.filter((it) => getComputedStyle(it).textAlign === "left").length);
    if (leftward > 0) faults.push(`${path} sets ${leftward} texts to the left`);
  }
  assert.ok(faults.length === 0, `\n${faults.join("\n")}`);
});

/** In the page: the pairs of neighbouring blocks, columns and cells that lie upon each other. */
function overlaps() {
  const shape = (it) => it.getBoundingClientRect();
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5;
  const found = [];
  const parts = document.querySelectorAll("body > header, body > .layout, body > footer, .layout > main, #toc, main section, main section > *, main article > *, tr > *, li > *, .bar > *, .strip > *");
  const apart = [...parts].filter((it) => {
    const looks = getComputedStyle(it);
    const hidden = !it.checkVisibility() || looks.position === "absolute" || looks.position === "fixed" || looks.display === "inline" || looks.clipPath !== "none";
    return !hidden;
  });
  const families = Map.groupBy(apart, (it) => (it.id === "toc" ? it.closest(".layout") : it.parentElement));
  for (const family of families.values()) {
    for (const [index, one] of family.entries()) {
      const next = family[index + 1];
      if (next && over(shape(one), shape(next))) found.push(`${one.localName}.${one.className} lies upon ${next.localName}.${next.className}: ${next.textContent.trim().slice(0, 40)}`);
    }
  }
  return found;
}
