// The browser, and a look at what happens on a page: what it says to the console, asks of the network, is forbidden.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2, levels A and AA, and what axe holds to be good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules whose outcome hangs on colours. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

/** Where the browser is: CHROMIUM, or the first of the usual names on the path. Not to have one is a failure. */
export function program() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const places = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error("no Chromium: install one, or name it in CHROMIUM");
  return found;
}

/** A running browser. */
export const launch = () => chromium.launch({ executablePath: program(), args: FLAGS });

/**
 * A page that keeps what should not be: `faults()` gives, and forgets, a line for each message of the console, error of a
 * script, request that leaves `origin`, answer that is not there, and violation of the Content-Security-Policy.
 */
export async function watched(browser, origin, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", ...options });
  const page = await context.newPage();
  let found = [];
  const say = (kind, what) => found.push(`${kind}: ${what}`.replace(/\s+/g, " ").slice(0, 300));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) say("console", message.text());
  });
  page.on("pageerror", (error) => say("script", error.message));
  page.on("request", (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    if (asked !== origin && !["blob:", "data:"].includes(protocol)) say("foreign request", request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) say("not there", `${response.status()} ${response.url()}`);
  });
  await page.exposeBinding("__violated", (_, what) => say("Content-Security-Policy", what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.__violated(`${event.violatedDirective} forbids ${event.blockedURI || "inline"} ${event.sample}`);
    });
  });
  const faults = () => {
    const said = found;
    found = [];
    return said;
  };
  return { page, context, faults };
}

/**
 * Runs axe in a world of its own beside the page's scripts, so that the page's policy stays in force. `look` takes
 * the page as it is then, and gives one line for each element and rule that it breaks; `done` ends it.
 */
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  const run = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression, contextId, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`${AXE}; undefined`);
  const look = async (only = TAGS) => run(`axe.run(document, ${JSON.stringify({ runOnly: only, resultTypes: ["violations"], preload: false })})
    .then(({ violations }) => violations.flatMap((rule) =>
      rule.nodes.map((node) => rule.id + ": " + node.target.join(" ") + " " + node.html.slice(0, 120) + " (" + rule.help + ")")))`);
  return { look, done: () => session.detach() };
}
