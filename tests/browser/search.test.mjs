// Searching as a reader does: with the index under a path of its own, by keyboard alone, and without scripts.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";

import { axe, launch, watched } from "./chromium.mjs";
import { built, serve } from "./site.mjs";

const PHONE = { width: 390, height: 844 };

let browser, origin, home;

before(async () => {
  origin = await serve(built({ settings: { base_url: "https://reader.example/kb" } }), "/kb");
  home = `${origin}/kb`;
  browser = await launch();
});

after(() => browser?.close());

async function open(t, path, options = {}) {
  const { page, context, faults } = await watched(browser, origin, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults(), []);
  });
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(home + path);
  return { page, asked };
}

const said = (page, words) => page.waitForFunction((words) => document.querySelector("[data-said]").textContent.includes(words), words);
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
const headings = (page) => page.locator("[data-results] .card-head").allInnerTexts();

test("nothing of the index is loaded until something is asked", async (t) => {
  const { page, asked } = await open(t, "/search/");
  await page.waitForLoadState("networkidle");
  assert.deepEqual(asked.filter((path) => path.includes("pagefind")), []);
  await page.fill("#search-words", "nmn");
  await said(page, "“nmn”");
  assert.ok(asked.some((path) => path.endsWith(".pf_index")), `${asked}`);
});

test("results have title, grade and kind, lead to their pages, and stand in the address", async (t) => {
  const { page } = await open(t, "/search/?q=nad&kind=compound");
  await said(page, "“nad”");
  const first = page.locator("[data-results] li").first();
  assert.match(await first.innerText(), /NAD\+ \(injectable\)[^]*Unproven[^]*compound/);
  assert.ok((await first.locator("mark").count()) > 0, "nothing is marked");
  await page.selectOption("select[name=kind]", "circulating");
  await page.waitForFunction(() => document.querySelector("[data-results] [data-kind=circulating]"));
  assert.equal(new URL(page.url()).search, "?q=nad&kind=circulating");
  await page.locator("[data-results] a").first().click();
  assert.match(page.url(), /\/kb\/compounds\/[^/]+\/#circulating-\d+$/);
});

test("no violation of WCAG 2.2 AA among results, light and dark, on a phone and a desktop", async (t) => {
  const { page } = await open(t, "/search/?q=nicotinamide");
  await said(page, "“nicotinamide”");
  const { look, done } = await axe(page);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await look(), [], colorScheme);
    await page.setViewportSize(PHONE);
  }
  await done();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than a phone");
});

test("by keyboard: / goes to the box, arrows through the results, Esc back and then clears", async (t) => {
  const { page } = await open(t, "/compounds/nmn/");
  await page.keyboard.press("/");
  await page.keyboard.type("coenzyme i");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/kb\/search\/\?q=coenzyme/);
  await said(page, "coenzyme i");
  await page.keyboard.press("/");
  assert.equal(await focused(page), "search-words");
  const [first] = await page.locator("[data-results] .card-head > a").allInnerTexts();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "search-words");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "search-words");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#search-words"), "");
  assert.ok(await page.locator("#names").isVisible() && !(await page.locator("#found").isVisible()));
});

test("the key / can be switched off, and stays off", async (t) => {
  const { page } = await open(t, "/search/");
  await page.locator("details.keys summary").click();
  await page.uncheck("[data-key-use]");
  await page.goto(`${home}/compounds/nmn/`);
  await page.keyboard.press("/");
  assert.notEqual(await focused(page), "site-search");
});

test("what is not found is said, and every name is offered", async (t) => {
  const { page } = await open(t, "/search/?q=qwertzuiop");
  await said(page, "Nothing found for “qwertzuiop”");
  assert.ok(await page.locator("#names").isVisible());
  assert.deepEqual(await headings(page), []);
});

test("more results come when asked for, and the focus goes to them", async (t) => {
  const { page } = await open(t, "/search/?q=nad");
  await page.locator("[data-results] li").nth(19).waitFor();
  await page.locator("[data-more]").click();
  await page.locator("[data-results] li").nth(20).waitFor();
  const twentyFirst = await page.locator("[data-results] .card-head > a").nth(20).innerText();
  await page.waitForFunction((text) => document.activeElement.textContent === text, twentyFirst);
});

test("without scripts the same form leads to every name and number", async (t) => {
  const { page } = await open(t, "/", { javaScriptEnabled: false });
  await page.fill("#site-search", "1094-61-7");
  await page.locator("#site-search").press("Enter");
  await page.waitForURL(/\/kb\/search\/\?q=1094-61-7$/);
  const text = await page.locator("main").innerText();
  for (const words of ["Searching needs JavaScript", "β-NMN", "coenzyme I", "CAS 1094-61-7"]) assert.ok(text.includes(words), words);
  assert.ok(!(await page.locator("#search-form").isVisible()));
});
