// What scripts add, used as readers use it; with its answers on the page, nothing of it is less accessible or too wide.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";

import { axe, launch, watched } from "./chromium.mjs";
import { built, serve } from "./site.mjs";
import { width } from "./visit.mjs";

let browser, origin;

before(async () => {
  origin = await serve(built());
  browser = await launch();
});

after(() => browser?.close());

async function open(t, path) {
  const { page, context, faults } = await watched(browser, origin, { viewport: { width: 390, height: 844 }, acceptDownloads: true });
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults(), []);
  });
  await page.goto(origin + path);
  return page;
}

async function sound(page) {
  const { look, done } = await axe(page);
  assert.deepEqual(await look(), []);
  await done();
  assert.deepEqual(await width(page), []);
}

const says = (page, part) => page.locator("#says", { hasText: part }).waitFor();

test("a record's curve is drawn, and stands in the address", async (t) => {
  const page = await open(t, "/tools/half-life-curve/?record=nicotinamide/t12-nam-mouse&whom=animals");
  await page.locator("#result svg path").first().waitFor();
  await page.fill("#count", "4");
  await page.waitForURL(/n=4/);
  await page.selectOption("#scale", "log");
  await page.waitForURL(/scale=log/);
  await sound(page);
});

test("an animal's record is refused for people, with the reason", async (t) => {
  const page = await open(t, "/tools/half-life-curve/?record=nicotinamide/t12-nam-mouse");
  const about = page.locator("[data-part=about]").first();
  await about.getByText(/animals/).waitFor();
  assert.ok(await page.isHidden("#result"));
  await sound(page);
});

test("what cannot be read is said beside its field", async (t) => {
  const page = await open(t, "/tools/half-life-curve/?record=2-3h");
  await page.locator("#result svg path").first().waitFor();
  await page.fill("#count", "0");
  await page.locator("#count[aria-invalid=true]").waitFor();
  assert.notEqual((await page.textContent("#count-error")).trim(), "");
  await sound(page);
});

test("time to clear", async (t) => {
  const page = await open(t, "/tools/time-to-clear/");
  await page.fill("#c1-low", "2");
  await page.fill("#share", "75");
  await says(page, "4\u00a0h");
  await page.fill("#c1-high", "3");
  await says(page, "4–6\u00a0h");
  await sound(page);
});

test("units are converted, but mass into units of activity is refused", async (t) => {
  const page = await open(t, "/tools/unit-conversion/");
  await page.fill("#value", "250");
  await says(page, "250");
  await page.selectOption("#to", "IU");
  await page.waitForFunction(() => !/\d+ IU/.test(document.getElementById("says").textContent) && document.getElementById("says").textContent.length > 20);
  await sound(page);
});

test("two compounds are compared from the pages' data", async (t) => {
  const page = await open(t, "/compare/");
  const choices = await page.locator("#choose-names option").evaluateAll((all) => all.map((it) => it.value));
  for (const [field, name] of [["#choose-1", /NMN/], ["#choose-2", /NADH/]]) {
    await page.fill(field, choices.find((choice) => name.test(choice)));
    await page.press(field, "Enter");
  }
  await page.locator("[data-chosen] table thead th >> nth=1").waitFor();
  assert.match(await page.textContent("[data-chosen] thead"), /NMN.*NADH/s);
  await sound(page);
});

test("a log stays in the browser, leaves as a file, and is erased", async (t) => {
  const page = await open(t, "/tools/dose-log/");
  const rows = page.locator("#entries-table tbody tr");
  const add = async (amount) => {
    await page.fill("#amount", amount);
    await page.click("#tool-form button[type=submit]");
  };
  await page.fill("#c1-low", "2");
  await page.fill("#name", "Caffeine");
  await add("100");
  await rows.nth(0).waitFor();
  await add("50");
  await rows.nth(1).waitFor();
  await sound(page);
  await page.reload();
  await rows.nth(1).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export-csv")]);
  assert.match(readFileSync(await download.path(), "utf8"), /^id,at,name,.*\r\n(.*,Caffeine,,2,2,(50|100),mg,0,\r\n){2}$/);
  page.once("dialog", (dialog) => dialog.accept());
  await page.click("#erase");
  await page.locator("#entries").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
