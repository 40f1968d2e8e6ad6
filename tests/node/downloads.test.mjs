// The data beside a page and of `export`, read back by programs that read such files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse as csv } from "csv-parse/sync";

import { base, monograph } from "./program.mjs";

const author = (list) => `author: [${list.join(", ")}]`;

/** A knowledge base whose references hold what each format could trip over. */
const awkward = (t) =>
  base(t, {
    "monograph.toml": 'title = "A"\nbase_url = "https://example.org/kb"\n',
    "content/compounds/example.md": `---
title: Example
summary: A page, with "quotes", commas [@pmid:2] and µ.
aliases: [example]
half_lives:
  - {id: t12, analyte: example, compartment: plasma, species: human, route: oral, value: 1–2 h, n: 8, source: "pmid:2", locator: "Table 2, \\"all\\""}
  - {id: t12-iv, analyte: example, compartment: plasma, species: human, route: intravenous, unpublished: "None, so far.", searched: none}
pharmacokinetics:
  - {id: change, parameter: concentration-change, analyte: example, compartment: plasma, species: human, route: oral, value: +142 %, source: "pmid:2"}
claims:
  - {id: less-pain, text: "It eases pain, they say.", kind: efficacy, level: unproven, about: {compound: example, species: human, route: oral, outcome: clinical, measure: pain, direction: decreases}, evidence: [{source: "pmid:1", stance: inconclusive}, {source: "pmid:2", stance: inconclusive}]}
---

## One {.neutral}

Text [@pmid:1].
`,
    "references/pmid-1.yaml": `csl:
  id: pmid:1
  type: article-journal
  title: "NAD<sup>+</sup> in <i>E. coli</i>: 50 % of A&B_c, #1 {x} ~ $5 \\\\ p < 0.05"
  ${author([
    "{family: Boer, given: J. P., non-dropping-particle: de}",
    "{family: Müller and Söhne, given: Åke, suffix: Jr}",
    "{literal: The A and B Study Group}",
    "{family: Иванов, given: Владимир}",
  ])}
  container-title: Journal of A & B
  container-title-short: J. A B
  issued: {date-parts: [[2019, 9, 12]]}
  volume: 11
  issue: 3
  page: 257-265
  DOI: 10.1000/a_b(1)2
  PMID: 1
  PMCID: PMC9
  ISSN: 1234-5679
integrity: {status: current, against: pubmed, checked: 2026-11-21}
`,
    "references/pmid-2.yaml": `csl: {id: "pmid:2", type: report, title: A report, ${author(["{literal: World Example Organization}"])}, publisher: Example Press, publisher-place: Geneva, issued: {date-parts: [[2015]]}, PMID: 2, URL: "https://example.org/?a=1&b=%7Ex_y"}
integrity: {status: corrected, notice: "pmid:3", against: pubmed, checked: 2026-11-21}
`,
    "references/url-lone.yaml": `csl: {id: "url:lone", type: webpage, title: Lone, publisher: Lone Press, issued: {date-parts: [[2020]]}, URL: "https://example.org/lone"}
`,
  });

/** The folder of its site. */
function site(t) {
  const folder = awkward(t);
  const { status, stderr } = monograph("--root", folder, "--today", "2026-11-21", "build");
  assert.equal(status, 0, stderr);
  const read = (name) => readFileSync(join(folder, "public/compounds/example", name), "utf8");
  return { folder, read };
}

const table = (text) => csv(text, { columns: true, bom: false, record_delimiter: "\r\n" });
const items = (text) => new Cite(text).data.filter((item) => item.title);

test("tables are CSV as readers of it expect, and their cells are those of data.json", (t) => {
  const { read } = site(t);
  const data = JSON.parse(read("data.json"));
  const records = table(read("records.csv"));
  assert.deepEqual(records.map(({ id }) => id), ["t12", "t12-iv", "change"]);
  const [first, second, third] = records;
  assert.equal(first.locator, 'Table 2, "all"');
  assert.deepEqual([first.low, first.high, first.unit, first.n], ["1.0", "2.0", "h", "8"]);
  assert.deepEqual([second.unpublished, second.searched_database, second.value], ["None, so far.", "none", ""]);
  assert.equal(third.parameter, "concentration-change");
  assert.deepEqual([third.text, third.value, data.pharmacokinetics[0].value.text], ["'+142 %", "142.0", "+142 %"]);
  assert.equal(first.text, data.half_lives[0].value.text);
  const [claim] = table(read("claims.csv"));
  assert.equal(claim.text, "It eases pain, they say.");
  assert.equal(claim.inconclusive, "pmid:1; pmid:2");
  assert.equal(claim.computed, data.claims[0].computed);
  assert.equal(data.summary, 'A page, with "quotes", commas and µ.');
});

test("BibTeX is read back with names, markup and signs as they were", (t) => {
  const { read } = site(t);
  const [second, first] = items(read("references.bib"));
  assert.equal(first["citation-key"] ?? first["citation-label"] ?? first.id, "pmid-1");
  assert.equal(first.type, "article-journal");
  const title = first.title.replace(/<span class="nocase">|<\/span>/g, "");
  assert.match(title, /^NAD<sup>\+<\/sup> in <i>E. coli<\/i>: 50 % of A&B_c, #1 /);
  assert.match(title, / \$5 .* p < 0\.05$/);
  assert.equal(first.author.length, 4);
  assert.equal(first.author[0]["non-dropping-particle"] ?? first.author[0]["dropping-particle"], "de");
  assert.equal(first.author[0].family, "Boer");
  assert.equal(first.author[1].family, "Müller and Söhne");
  assert.equal(first.author[1].suffix, "Jr");
  assert.equal(first.author[2].literal ?? first.author[2].family, "The A and B Study Group");
  assert.equal(first.author[3].family, "Иванов");
  assert.equal(first["container-title"], "Journal of A & B");
  assert.deepEqual(first.issued["date-parts"][0].slice(0, 2), [2019, 9]);
  assert.deepEqual([first.volume, first.issue, first.page, first.DOI], ["11", "3", "257-265", "10.1000/a_b(1)2"]);
  assert.equal(second.type, "report");
  assert.equal(second.URL, "https://example.org/?a=1&b=%7Ex_y");
  assert.match(second.note, /^corrected; notice: pmid:3/);
});

test("RIS is read back", (t) => {
  const { read } = site(t);
  const text = read("references.ris");
  assert.ok(text.split("\r\n").every((line) => line === "" || /^[A-Z][A-Z0-9] {2}- /.test(line)), text);
  const [second, first] = items(text);
  assert.equal(first.type, "article-journal");
  assert.equal(first.title, "NAD+ in E. coli: 50 % of A&B_c, #1 {x} ~ $5 \\ p < 0.05");
  assert.deepEqual(first.author[0], { family: "de Boer", given: "J. P." });
  assert.equal(first.author[1].suffix, "Jr");
  assert.equal(first.author.length, 4);
  assert.deepEqual(first.issued["date-parts"], [[2019, 9, 12]]);
  assert.equal(first.DOI, "10.1000/a_b(1)2");
  assert.match(String(first.page), /^257/);
  assert.equal(second.type, "report");
});

test("CSL-JSON is read back whole", (t) => {
  const { read } = site(t);
  const written = JSON.parse(read("references.json"));
  assert.deepEqual(written.map(({ id }) => id), ["pmid:2", "pmid:1"], "in the order of the page's references");
  const read_back = new Cite(written).data;
  assert.deepEqual(read_back[1].author[0], { family: "Boer", given: "J. P.", "non-dropping-particle": "de" });
  assert.equal(read_back[0].note, "corrected; notice: pmid:3");
});

test("what ships can be read in every format, entry for entry", (t) => {
  const { stdout: bibtex } = monograph("export", "bibtex");
  const { stdout: ris } = monograph("export", "ris");
  const { stdout: json } = monograph("export", "csl-json");
  const { stdout: all } = monograph("export", "json");
  const written = JSON.parse(json);
  const { pages, sources } = JSON.parse(all);
  assert.ok(written.length > 50 && pages.length > 3);
  assert.deepEqual(sources, written);
  const plain = (title) => title.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
  for (const [format, text] of [["BibTeX", bibtex], ["RIS", ris]]) {
    const read = items(text);
    assert.equal(read.length, written.length, format);
    read.forEach((item, at) => {
      assert.equal(plain(item.title), plain(written[at].title), format);
      assert.equal(item.author?.length, written[at].author?.length, `${format}: ${item.title}`);
      assert.equal(item.DOI, written[at].DOI, format);
    });
  }
});

test("the data set is written into a folder, and a site that offers nothing writes nothing", (t) => {
  const folder = awkward(t);
  assert.equal(monograph("--root", folder, "export", "csv").status, 2);
  const out = join(folder, "data");
  assert.equal(monograph("--root", folder, "export", "csv", "--out", out).status, 0);
  assert.equal(table(readFileSync(join(out, "records.csv"), "utf8")).length, 3);
});

