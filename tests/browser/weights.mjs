// What the pages weigh as they travel, compressed, beside the bars of the design. `npm run weights` prints them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { built, files } from "./site.mjs";

/** A compound's page: its HTML and style sheets, without its figure. */
export const PAGE_BAR = 60_000;
/** A script; those of search are loaded when it is used. */
export const SCRIPT_BAR = 20_000;

const SEARCH = /^(pagefind|search)\//;

const packed = (bytes) => ({ gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length });
const sum = (all) => all.reduce((a, b) => ({ gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }), { gzip: 0, brotli: 0 });

/** The style sheets that a page names, as paths in the site. */
const sheets = (html) => [...html.matchAll(/<link rel="stylesheet" href="([^"?]*)/g)].map(([, href]) => href.slice(1));

/** A page without the drawings of its figure; its key and its table of points stay. */
const withoutFigure = (html) => html.replace(/<svg class="plot"[\s\S]*?<\/svg>/g, "");

/** `{ name, gzip, brotli, figure }` for each compound's page: HTML and style sheets; `figure` is its drawings alone. */
export function pageWeights(site) {
  const read = (path) => readFileSync(join(site, path));
  return files(site).filter((path) => /^compounds\/[^/]+\/index\.html$/.test(path)).map((path) => {
    const html = read(path).toString();
    const bare = withoutFigure(html);
    const figure = packed(html).gzip - packed(bare).gzip;
    return { name: `/${path.replace("index.html", "")}`, ...sum([packed(bare), ...sheets(html).map((sheet) => packed(read(sheet)))]), figure };
  }).filter(({ name }) => !/^\/compounds\/(category|quality|route|evidence|approval)/.test(name));
}

/** `{ name, gzip, brotli }` for each script, and for each style sheet. */
export function fileWeights(site, ending) {
  const found = files(site).filter((path) => path.endsWith(ending) && !SEARCH.test(path));
  return found.map((path) => ({ name: `/${path}`, ...packed(readFileSync(join(site, path))) }));
}

function table(title, rows) {
  const row = ({ name, gzip, brotli, figure }) => `${name.padEnd(48)}${String(gzip).padStart(8)}${String(brotli).padStart(8)}${figure === undefined ? "" : String(figure).padStart(8)}`;
  const head = `${title.padEnd(48)}    gzip  brotli${rows[0]?.figure === undefined ? "" : "  figure"}`;
  return [head, ...rows.map(row), ""].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const site = process.argv[2] ?? built();
  process.stdout.write([
    table(`HTML and CSS of a compound's page, bar ${PAGE_BAR}`, pageWeights(site)),
    table(`scripts, bar ${SCRIPT_BAR}`, fileWeights(site, ".js")),
    table("style sheets", fileWeights(site, ".css")),
  ].join("\n"));
}
