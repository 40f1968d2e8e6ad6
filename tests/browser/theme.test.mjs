// A site's own look: custom properties alone, and a foot and a component of its own, as docs/templates.md describes them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { root } from "../node/program.mjs";
import { COLOURS, axe, launch, watched } from "./chromium.mjs";
import { built, serve } from "./site.mjs";

const COMPOUND = "/compounds/nad-plus-injectable/";

/** The examples of the documentation, in its order: `ask(language, part)` is the one that holds a part. */
const guide = readFileSync(join(root, "docs/templates.md"), "utf8");
function example(language, part) {
  const found = [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/g)].find(([, is, text]) => is === language && text.includes(part));
  assert.ok(found, `docs/templates.md has no example with ${part}`);
  return found[2];
}

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function open(t, origin, options = {}) {
  const { page, context, faults } = await watched(browser, origin, options);
  t.after(async () => {
    await context.close();
    assert.deepEqual(faults(), []);
  });
  await page.goto(origin + COMPOUND);
  return page;
}

const looks = (page) =>
  page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    return { paper: of("html").backgroundColor, link: of(".summary a").color, serif: of("html").fontFamily, column: of(".summary p").maxInlineSize };
  });

test("a theme of custom properties changes colours, typeface and width, light and dark, and leaves print as it is", async (t) => {
  const theme = example("css", "--paper");
  const origin = await serve(built({ over: { "templates/assets/theme.css": theme } }));
  const light = await open(t, origin, { colorScheme: "light" });
  const shown = await looks(light);
  assert.equal(shown.paper, "rgb(255, 255, 248)");
  assert.equal(shown.link, "rgb(122, 31, 31)");
  assert.match(shown.serif, /^"?Iowan Old Style/);
  assert.equal(parseFloat(shown.column), 36 * 17);
  const dark = await open(t, origin, { colorScheme: "dark" });
  assert.equal((await looks(dark)).link, "rgb(240, 168, 160)");
  for (const page of [light, dark]) assert.deepEqual(await (await axe(page)).look(COLOURS), []);
  await light.emulateMedia({ media: "print" });
  assert.equal((await looks(light)).paper, "rgba(0, 0, 0, 0)");
  assert.equal((await looks(light)).link, "rgb(0, 0, 0)");
});

test("a foot and a component of one's own are on the page", async (t) => {
  const over = { "templates/base.html": example("html", "block foot"), "templates/components.html": example("html", "component tier") };
  const page = await open(t, await serve(built({ over })));
  assert.match(await page.textContent("footer"), /hospital pharmacy/);
  assert.equal(await page.locator("footer").count(), 1);
  const tiers = page.locator(".claim .tier");
  assert.ok((await tiers.count()) > 5);
  assert.equal(await tiers.locator("svg").count(), 0);
  assert.ok((await page.locator(".strip .shape").count()) > 0, "what was not replaced is gone");
});
