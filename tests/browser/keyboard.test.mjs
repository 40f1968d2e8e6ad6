// Without a mouse: a way past the head of the page, every control in reach, in order and in sight, and no way in without
// a way out.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { launch, watched } from "./chromium.mjs";
import { built, serve } from "./site.mjs";

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const COMPOUND = "/compounds/nad-plus-injectable/";

let browser, origin;

before(async () => {
  origin = await serve(built());
  browser = await launch();
});

after(() => browser?.close());

async function open(t, path, viewport = DESKTOP) {
  const { page, context, faults } = await watched(browser, origin, { viewport });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults(), []);
  });
  await page.goto(origin + path);
  return page;
}

test("the first stop leads past the head of the page", async (t) => {
  const page = await open(t, COMPOUND);
  await page.keyboard.press("Tab");
  const skip = page.locator(".skip");
  assert.ok(await skip.evaluate((it) => it === document.activeElement && it.getBoundingClientRect().top >= 0), "it is not in sight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "the next stop is not in the content");
});

/** What each stop of a page is, from first to last, and what is wrong with it. */
async function stops(page) {
  const seen = [];
  for (let count = 0; count < 1500; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return null;
      const places = (window.__places ??= [...document.querySelectorAll("*")]);
      const shape = it.getClientRects()[0] ?? it.getBoundingClientRect();
      const looks = getComputedStyle(it);
      const name = `${it.localName}${it.id ? `#${it.id}` : ""} "${(it.textContent || it.getAttribute("aria-label") || "").trim().slice(0, 40)}"`;
      const faults = [];
      if (looks.outlineStyle === "none" || parseFloat(looks.outlineWidth) < 2) faults.push(`${name} shows no focus`);
      if (shape.width < 1 || shape.height < 1) faults.push(`${name} has no size`);
      if (shape.bottom < 1 || shape.top > innerHeight - 1 || shape.right < 1 || shape.left > innerWidth - 1) faults.push(`${name} is out of sight`);
      return { place: places.indexOf(it), name, faults };
    });
    if (!stop || (seen.length && stop.place <= seen[0].place)) return seen;
    seen.push(stop);
  }
  throw new Error("the way through the page has no end");
}

for (const [where, viewport, paths] of [
  ["a desktop", DESKTOP, ["/", COMPOUND, "/compounds/", "/evidence/", "/compare/", "/tools/half-life-curve/"]],
  ["a phone", PHONE, ["/compounds/nicotinamide/", "/tools/half-life-curve/"]],
]) {
  test(`every stop is in order, in sight and seen to be one, on ${where}`, async (t) => {
    for (const path of paths) {
      const page = await open(t, path, viewport);
      const seen = await stops(page);
      assert.ok(seen.length > 15, `${path}: ${seen.length} stops`);
      const faults = seen.flatMap((stop, index) => {
        const back = index > 0 && stop.place < seen[index - 1].place;
        return [...stop.faults, ...(back ? [`${stop.name} comes after ${seen[index - 1].name}`] : [])];
      });
      assert.ok(faults.length === 0, `\n${faults.map((fault) => `${path} (${where}) ${fault}`).join("\n")}`);
    }
  });
}

test("what is folded opens and closes", async (t) => {
  const page = await open(t, COMPOUND);
  const fold = page.locator(".claim details").first();
  await fold.locator("summary").focus();
  for (const expected of [true, false]) {
    await page.keyboard.press("Enter");
    assert.equal(await fold.evaluate((it) => it.open), expected);
  }
});

test("claims are filtered by tier, and a link still arrives at one that is not shown", async (t) => {
  const page = await open(t, COMPOUND);
  const claims = () => page.locator(".claim").evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
  const all = await claims();
  await page.focus("#show-all");
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowDown");
  assert.ok(await page.isChecked("#show-established"));
  assert.ok((await claims()) < all);
  assert.ok(await page.isVisible(".filtered"));
  const hidden = await page.locator(".claim").evaluateAll((them) => them.find((it) => !it.checkVisibility()).id);
  await page.evaluate((id) => { location.hash = id; }, hidden);
  await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), hidden);
});

test("the contents of a page open over it on a phone, and close", async (t) => {
  const page = await open(t, COMPOUND, PHONE);
  const isOpen = () => page.evaluate(() => document.getElementById("toc").matches(":popover-open"));
  await page.focus(".contents-button");
  await page.keyboard.press("Enter");
  assert.ok(await isOpen());
  await page.keyboard.press("Escape");
  assert.ok(!(await isOpen()));
  assert.ok(await page.evaluate(() => document.activeElement.matches(".contents-button")), "focus is not where it was");
  await page.keyboard.press("Enter");
  await page.focus('#toc a[href="#sec-references"]');
  await page.keyboard.press("Enter");
  assert.ok(!(await isOpen()));
  await page.waitForFunction(() => scrollY > 1000);
});

test("a list is filtered, says how many are left, and keeps the choice in its address", async (t) => {
  const page = await open(t, "/compounds/");
  const shown = () => page.locator("[data-entry]").evaluateAll((all) => all.filter((it) => it.checkVisibility()).length);
  const all = await shown();
  const choice = page.locator("select[data-filter=routes]");
  await choice.focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => location.search.includes("="));
  const left = await shown();
  assert.ok(left > 0 && left < all, `${left} of ${all}`);
  assert.match(await page.textContent("[data-count]"), new RegExp(`\\b${left}\\b.*\\b${all}\\b`));
  await page.reload();
  assert.equal(await shown(), left);
});
