// What the search page asks of Pagefind, and what Pagefind answers over the site that ships. Pagefind's own script runs
// here as it does in a browser.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { gzipSync } from "node:zlib";

import { pieces, say, terms } from "../../templates/assets/search/query.js";
import { monograph, root } from "./program.mjs";

let folder, site, server, pagefind;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "monograph-search-"));
  site = join(folder, "site");
  const { status, stderr } = monograph("build", "--root", root, "--out", site);
  assert.equal(status, 0, stderr);
  server = createServer((request, response) => {
    const file = join(site, decodeURIComponent(request.url.split("?")[0]));
    response.writeHead(existsSync(file) ? 200 : 404);
    response.end(existsSync(file) ? readFileSync(file) : "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const script = join(folder, "pagefind.mjs");
  copyFileSync(join(site, "pagefind/pagefind.js"), script);
  pagefind = await import(script);
  const source = readFileSync(join(root, "templates/assets/search/search.js"), "utf8");
  const weights = /metaWeights: (\{.*?\})/.exec(source)[1];
  const metaWeights = JSON.parse(weights.replace(/(\w+):/g, '"$1":'));
  await pagefind.options({ basePath: `http://127.0.0.1:${server.address().port}/pagefind/`, noWorker: true, ranking: { metaWeights } });
});

after(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The addresses of the first twenty results of what a reader types. */
const found = async (typed, filters = {}) => {
  const { results } = await pagefind.search(typed === null ? null : terms(typed), { filters });
  return Promise.all(results.slice(0, 20).map(async (result) => (await result.data()).raw_url));
};

test("a compound is the first that its names and numbers find", async () => {
  const nmn = "/compounds/nmn/";
  const nad = "/compounds/nad-plus-injectable/";
  for (const [typed, address] of [
    ["NMN", nmn], ["β-NMN", nmn], ["beta-NMN", nmn], ["nicotinamide mononucleotide", nmn], ["1094-61-7", nmn], ["CAS 1094-61-7", nmn],
    ["cas:1094-61-7", nmn], ["DAYLJWODMCOQEW-TURQNECASA-N", nmn], ["NAD+", nad], ["NAD⁺", nad], ["coenzyme I", nad],
    ["half-life NAD+", nad], ["NMN half life", nmn], ["apigen", "/compounds/apigenin/"],
  ]) assert.equal((await found(typed))[0], address, typed);
});

test("a source is the first that its numbers find, however they are pasted", async () => {
  for (const typed of [
    "27721479", "PMID: 27721479", "pmid:27721479", "10.1038/ncomms12948", "doi:10.1038/ncomms12948",
    "https://doi.org/10.1038/ncomms12948", "https://pubmed.ncbi.nlm.nih.gov/27721479/", "Trammell 2016",
  ]) assert.equal((await found(typed))[0], "/sources/pmid-27721479/", typed);
});

test("results are narrowed, and a choice alone lists what fits it", async () => {
  const kinds = { source: /^\/sources\//, compound: /^\/compounds\/[^#]+$/, circulating: /^\/compounds\/.+#circulating-\d+$/ };
  for (const [kind, form] of Object.entries(kinds)) {
    const addresses = await found("nad", { kind });
    assert.ok(addresses.length > 0 && addresses.every((address) => form.test(address)), `${kind}: ${addresses}`);
  }
  const oral = await found(null, { kind: "compound", routes: "oral" });
  assert.ok(oral.includes("/compounds/nmn/"), `${oral}`);
  assert.deepEqual(await found("qwertz"), []);
});

test("what is typed is asked without signs, labels and addresses of resolvers", () => {
  for (const [typed, asked] of [
    ["  NAD+  to   NADH ratio ", "NAD to NADH ratio"], ["NAD⁺", "NAD"], ["β‑NMN", "βNMN"], ["CO₂", "CO2"],
    ["DOI: 10.1/x", "10.1/x"], ["https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", "PMC123"], ["case", "case"], ["a < b", "a b"],
  ]) assert.equal(terms(typed), asked, typed);
});

test("excerpts become text and marks, never markup", () => {
  assert.deepEqual(pieces("a &lt;b&gt; <mark>NAD+</mark> c"), [
    { text: "a <b> ", marked: false }, { text: "NAD+", marked: true }, { text: " c", marked: false },
  ]);
  assert.deepEqual(pieces(""), []);
  assert.equal(say("{n} of “{q}” {other}", { n: 2, q: "{n}" }), "2 of “{n}” {other}");
});

test("nothing but the index and what reads it is written, and no script is over 20 KB compressed", () => {
  const names = readdirSync(join(site, "pagefind"), { recursive: true }).map(String);
  const known = /^(pagefind\.js|LICENSE\.txt|pagefind-entry\.json|wasm\.en\.pagefind|pagefind\.en_\w+\.pf_meta|(fragment|index|filter)(\/en_\w+\.pf_\w+)?)$/;
  assert.deepEqual(names.filter((name) => !known.test(name)), []);
  const scripts = [join(site, "pagefind/pagefind.js"), ...readdirSync(join(site, "assets/search")).filter((name) => name.endsWith(".js")).map((name) => join(site, "assets/search", name))];
  for (const script of scripts) {
    const weight = gzipSync(readFileSync(script), { level: 9 }).length;
    assert.ok(weight < 20_000, `${script}: ${weight} bytes compressed`);
  }
});
