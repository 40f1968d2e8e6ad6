// One look at one page, as readers meet it: with scripts and without, light and dark, on a desktop, a phone, a narrow phone.
import { COLOURS, axe, watched } from "./chromium.mjs";

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 640 };

/** What axe says of a page in each of its looks; the dark ones differ in colours alone. */
async function accessibility(page) {
  const { look, done } = await axe(page);
  const faults = [];
  const see = async (what, only) => faults.push(...(await look(only)).map((fault) => `(${what}) ${fault}`));
  await page.setViewportSize(DESKTOP);
  await see("desktop, light");
  await page.emulateMedia({ colorScheme: "dark" });
  await see("desktop, dark", COLOURS);
  await page.setViewportSize(PHONE);
  await see("phone, dark", COLOURS);
  await page.emulateMedia({ colorScheme: "light" });
  await see("phone, light");
  await done();
  return faults;
}

/** The elements that make a page wider than a narrow screen; a table that scrolls within itself makes nothing wider. */
export async function width(page) {
  await page.setViewportSize(NARROW);
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const reaches = (element) => element.getBoundingClientRect();
    const out = [...document.body.querySelectorAll("*")].filter((it) => reaches(it).right > limit + 1 || reaches(it).left < -1);
    return (out.length ? out : [document.body]).slice(0, 5).map((it) => {
      const { left, right } = reaches(it);
      return `${it.localName}.${it.className} stands from ${Math.round(left)} to ${Math.round(right)} px of ${limit}`;
    });
  });
}

/** What a reader sees of a page's content, line by line; which lines are in forms; what is there to answer them. */
const content = (page, answers) =>
  page.evaluate((answers) => {
    const split = (element) => element.innerText.split("\n").map((line) => line.trim()).filter(Boolean);
    const main = document.querySelector("main");
    const forms = [...main.querySelectorAll("form"), ...answers.map((id) => document.getElementById(id))];
    return {
      title: main.querySelector("h1")?.innerText ?? "",
      lines: split(main),
      forms: forms.flatMap(split),
      answers: [...main.querySelectorAll("[id][hidden]:not(form, form *)")].map((it) => it.id),
    };
  }, answers);

/** What is not there without scripts, apart from forms and their answers. */
function lacking(on, off) {
  if (!off.title || off.lines.length < 4) return ["empty without scripts"];
  const there = new Set([...off.lines, ...on.forms]);
  return on.lines.filter((line) => !there.has(line)).map((line) => `without scripts lacks: ${line.slice(0, 120)}`);
}

/** Two views of a site at `origin`, one with scripts. Each look at an address gives the faults found there, by kind. */
export async function visitor(browser, origin) {
  const scripted = await watched(browser, origin);
  const plain = await watched(browser, origin, { javaScriptEnabled: false });
  return async (address) => {
    await plain.page.setViewportSize(DESKTOP);
    await plain.page.goto(origin + address);
    const off = await content(plain.page, []);
    const narrowPlain = await width(plain.page);
    await scripted.page.setViewportSize(DESKTOP);
    await scripted.page.goto(origin + address);
    const on = await content(scripted.page, off.answers);
    const seen = await accessibility(scripted.page);
    const narrow = await width(scripted.page);
    const without = (fault) => `(no scripts) ${fault}`;
    return {
      accessibility: seen,
      behaviour: [...scripted.faults(), ...plain.faults().map(without)],
      scripts: lacking(on, off),
      width: [...narrow, ...narrowPlain.map(without)],
    };
  };
}
