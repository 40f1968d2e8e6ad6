// Writes expected/STYLE.json: what citeproc-js makes of the corpus with the very XML that the Rust side embeds.
//
//   npm ci && node expected.mjs            writes the files
//   node expected.mjs --check              exits 1 where a file would change
//
// Each record is rendered by an engine of its own, so that nothing is disambiguated against the rest of the corpus.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import CSL from "citeproc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), "utf8");
const json = (path) => JSON.parse(read(path));

const STYLES = ["american-medical-association", "nlm-citation-sequence", "apa"];
const locale = read("../../styles/locales-en-US.xml");

/** Keys with a leading underscore are notes for people. */
function strip(record) {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !key.startsWith("_")));
}

function engine(style, records) {
  const items = new Map(records.map((record) => [record.id, structuredClone(strip(record))]));
  const sys = { retrieveLocale: () => locale, retrieveItem: (id) => structuredClone(items.get(id)) };
  return new CSL.Engine(sys, read(`../../styles/${style}.csl`));
}

/** One entry without its number: the text that stands right of the margin, or all of it. */
function entry(style, record) {
  const processor = engine(style, [record]);
  processor.updateItems([record.id]);
  const [, [html]] = processor.makeBibliography();
  const inner = html.match(/<div class="csl-right-inline">([\s\S]*)<\/div>\s*<\/div>\s*$/) ?? html.match(/<div class="csl-entry">([\s\S]*)<\/div>\s*$/);
  return upright(inner[1].trim());
}

/** Italics in italics: citeproc-js says "normal" in a span, we end the italics. Both stand upright. */
function upright(html) {
  return html.replace(/<span style="font-style:normal;">([^<]*)<\/span>/g, "</i>$1<i>").replaceAll("<i></i>", "");
}

/** The in-text citations of a page, in order, as they stand once all of them are known. */
function page(style, records, { references, cites }) {
  const processor = engine(style, records.filter((record) => references.includes(record.id)));
  const citations = cites.map((items, at) => ({
    citationID: `c${at}`,
    citationItems: items.map((item) => structuredClone(item)),
    properties: { noteIndex: 0 },
  }));
  return processor.rebuildProcessorState(citations, "html").map(([, , html]) => html);
}

const records = json("records.json");
const awkward = json("awkward.json");
const pages = json("pages.json");
const known = [...records, ...awkward];
mkdirSync(here("expected"), { recursive: true });
let stale = 0;
for (const style of STYLES) {
  const made = {
    processor: `citeproc-js ${CSL.PROCESSOR_VERSION}`,
    records: Object.fromEntries(records.map((record) => [record.id, entry(style, record)])),
    awkward: Object.fromEntries(awkward.map((record) => [record.id, entry(style, record)])),
    pages: Object.fromEntries(pages.map((one) => [one.name, page(style, known, one)])),
  };
  const path = here(`expected/${style}.json`);
  const text = JSON.stringify(made, null, 2) + "\n";
  if (process.argv.includes("--check")) {
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
      console.error(`${path} is not what citeproc-js writes now`);
      stale += 1;
    }
  } else {
    writeFileSync(path, text);
  }
}
process.exit(stale ? 1 : 0);
