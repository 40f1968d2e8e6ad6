// What pages tell programs: JSON-LD held to schema.org's vocabulary, and to the site that it speaks of.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { base, monograph } from "./program.mjs";
import { isType, kinds, range, size } from "./vocabulary.mjs";

const BLOCK = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g;
const DATA = { Text: "string", URL: "string", Date: "string", DateTime: "string", Number: "number", Integer: "number", Boolean: "boolean" };
const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/;

/** The graphs of a site, by the path of the file. */
function graphs(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
  return new Map(files.map((name) => {
    const blocks = [...readFileSync(join(folder, name), "utf8").matchAll(BLOCK)].map(([, text]) => JSON.parse(text));
    assert.ok(blocks.length <= 1, `${name}: more than one block`);
    assert.equal(blocks.length === 0, name === "404.html", name);
    if (blocks[0]) assert.deepEqual([blocks[0]["@context"], Object.keys(blocks[0]).length], ["https://schema.org", 2], name);
    return [name, blocks[0]?.["@graph"] ?? []];
  }));
}

/** Calls `see` for each node, with the range of what it stands in. */
function walk(node, see, ranges = null, where = "") {
  see(node, ranges, where);
  for (const [key, value] of Object.entries(node)) {
    const within = key.startsWith("@") ? null : range(node["@type"], key.replace(/-(input|output)$/, ""));
    for (const one of [value].flat()) {
      if (typeof one === "object") walk(one, see, within ?? [], `${where}/${node["@type"]}.${key}`);
    }
  }
}

/** What is wrong with a node by schema.org. */
function faults(node, ranges, where) {
  const type = node["@type"];
  const found = [];
  if (type === undefined) {
    // Told elsewhere, or of a kind that nobody knows.
    const keys = Object.keys(node).join();
    if (keys !== "@id" && keys !== "name") found.push(`${where}: a node without a type has ${keys}`);
    return found;
  }
  if (!isType(type)) return [`${where}: there is no type ${type}`];
  if (ranges && !ranges.some((name) => kinds(type).has(name))) found.push(`${where} holds a ${type}, not ${ranges.join(" or ")}`);
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith("@")) continue;
    const isConstraint = /-(input|output)$/.test(key) && kinds(type).has("Action");
    const holds = range(type, isConstraint ? key.replace(/-(input|output)$/, "") : key);
    if (!holds) found.push(`${where}: ${type} has no ${key}`);
    if (!holds || isConstraint) continue;
    for (const one of [value].flat()) {
      if (typeof one === "object") continue;
      const fits = holds.some((name) => DATA[name] === typeof one || (name === "string" && typeof one === "string"));
      if (!fits) found.push(`${where}: ${type}.${key} holds ${JSON.stringify(one)}, not ${holds.join(" or ")}`);
      if (one === "") found.push(`${where}: ${type}.${key} is empty`);
      if (holds.every((name) => ["Date", "DateTime", "IdReference"].includes(name)) && !DAY.test(one)) found.push(`${where}: ${type}.${key} is no date: ${one}`);
      if (holds.every((name) => ["URL", "IdReference"].includes(name)) && !/^https?:\/\/\S+$/.test(one)) found.push(`${where}: ${type}.${key} is no address: ${one}`);
    }
  }
  return found;
}

/** Asserts that graphs keep to the vocabulary and lead to what is there; the types that they use. */
function hold(all, folder, url) {
  const seen = new Set();
  const told = new Set([...all.values()].flat().flatMap((node) => {
    const ids = [];
    walk(node, (inner) => Object.keys(inner).length > 1 && inner["@id"] && ids.push(inner["@id"]));
    return ids;
  }));
  const wrong = [];
  for (const [name, nodes] of all) {
    const whole = nodes.map((node) => node["@id"]);
    assert.equal(new Set(whole).size, whole.length, `${name}: an id twice`);
    for (const node of nodes) {
      walk(node, (inner, ranges, where) => {
        wrong.push(...faults(inner, ranges, `${name}${where}`));
        if (inner["@type"]) seen.add(inner["@type"]);
        if (inner["@id"] && !told.has(inner["@id"])) wrong.push(`${name}${where}: nobody tells of ${inner["@id"]}`);
        for (const key of ["@id", "url", "contentUrl", "urlTemplate"]) {
          const address = inner[key];
          if (!address?.startsWith(`${url}/`)) continue;
          const path = address.slice(url.length).split(/[?#]/)[0];
          const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
          if (!existsSync(file)) wrong.push(`${name}${where}: nothing at ${address}`);
        }
      });
    }
  }
  assert.deepEqual(wrong.slice(0, 20), []);
  return seen;
}

test("the vocabulary is read whole", () => {
  assert.ok(size > 800, `${size} types`);
  assert.ok(kinds("FAQPage").has("CreativeWork") && !kinds("FAQPage").has("Person"));
  assert.ok(range("Drug", "legalStatus").includes("DrugLegalStatus"));
  assert.equal(range("ChemicalSubstance", "legalStatus"), undefined);
  assert.deepEqual(faults({ "@type": "Person", claimReviewed: "x" }, null, "here"), ["here: Person has no claimReviewed"]);
  assert.equal(faults({ "@type": "Persson" }, null, "here").length, 1);
  assert.equal(faults({ "@type": "Person" }, ["Organization"], "here").length, 1);
  assert.equal(faults({ "@type": "Dataset", dateModified: "soon" }, null, "here").length, 1);
});

test("the site that ships tells what schema.org has words for, of what is there", (t) => {
  const out = join(base(t, {}), "site");
  const { status, stderr } = monograph("--today", "2026-11-21", "build", "--out", out);
  assert.equal(status, 0, stderr);
  const all = graphs(out);
  const seen = hold(all, out, "https://monograph.example");
  for (const type of ["MedicalWebPage", "Drug", "ChemicalSubstance", "ScholarlyArticle", "ClaimReview", "FAQPage", "BreadcrumbList", "WebSite", "SearchAction", "Dataset", "DataDownload"]) {
    assert.ok(seen.has(type), type);
  }
});

const page = (title, more) => `---
title: ${title}
summary: A page.
aliases: ['</script><script>alert(1)</script>', 'a "quoted" \\ name']
published: 2026-01-01
reviewed: {date: 2026-02-02, by: Ed, next: 2026-08-02}
${more}---

Text [@pmid:1; @url:a; @url:b; @url:c; @url:d; @url:e; @url:f; @url:g; @url:h; @url:i; @url:j; @url:k].
`;
const record = (id, kind, more = "") => `csl: {id: "${id}", type: ${kind}, title: "Of a ${kind} </script>", author: [{literal: A Group}, {family: Boer, given: J, non-dropping-particle: de}], container-title: In a thing, publisher: Press, page: 1-2, issued: {date-parts: [[2019, 9]]}${more}}\nintegrity: {status: current, against: none}\n`;
const KINDS = ["chapter", "book", "thesis", "report", "dataset", "webpage", "legislation", "song", "article-newspaper", "article-magazine", "paper-conference"];

test("works of every sort, markup in names and a site in a folder keep to it, and no more is said than is known", (t) => {
  const works = KINDS.map((kind, at) => {
    const letter = String.fromCharCode(97 + at);
    return [`references/url-${letter}.yaml`, record(`url:${letter}`, kind, `, URL: "https://example.org/${letter}"`)];
  });
  const folder = base(t, {
    "monograph.toml": 'title = "A & </title>"\nbase_url = "https://example.org/kb"\n[search]\nenabled = false\n[downloads]\nformats = ["json"]\n',
    "content/compounds/drug.md": page("Drug", `approvals:
  - {authority: FDA, jurisdiction: US, status: approved, product: Alphanol, source: "pmid:1"}
  - {authority: EMA, status: withdrawn, source: "pmid:1"}
half_lives:
  - {id: t12, analyte: drug, compartment: plasma, species: human, route: oral, value: 2 h, n: 8, source: "pmid:1"}
  - {id: t12-mouse, analyte: drug, compartment: plasma, species: mouse, route: oral, value: 40 min, source: "pmid:1"}
  - {id: t12-iv, analyte: drug, compartment: plasma, species: human, route: intravenous, unpublished: None., searched: none}
circulating:
  - {claim: 'It lasts [@pmid:1] </script>.', verdict: untraceable, why: No., seen: {url: "https://shop.example/a?b=1&c=<d>", date: 2026-01-01}}
`),
    "content/compounds/plain.md": page("Plain", `approvals:
  - {authority: FDA, jurisdiction: US, status: supplement, source: "pmid:1"}
half_lives:
  - {id: t12, analyte: plain, compartment: plasma, species: human, route: oral, value: 3 h, n: 8, source: "pmid:1"}
faq:
  - {q: 'Is it </script>?', a: 'Not *known* [@pmid:1].'}
`),
    "references/pmid-1.yaml": record("pmid:1", "article-journal", ', volume: 3, issue: 1, ISSN: 1234-5679, DOI: 10.1000/1, PMID: 1, URL: "https://doi.org/10.1000/1"'),
    ...Object.fromEntries(works),
  });
  const { status, stderr } = monograph("--root", folder, "--today", "2026-11-21", "build");
  assert.equal(status, 0, stderr);
  const out = join(folder, "public");
  const all = graphs(out);
  const seen = hold(all, out, "https://example.org/kb");
  for (const type of ["Chapter", "Book", "Thesis", "Report", "Dataset", "Legislation", "CreativeWork", "NewsArticle", "Article", "ScholarlyArticle"]) {
    assert.ok(seen.has(type), type);
  }
  assert.ok(!seen.has("SearchAction"), "a site without search");
  const of = (name, type) => all.get(name).find((node) => node["@type"] === type);
  const drug = of("compounds/drug/index.html", "Drug");
  assert.equal(drug["@id"], "https://example.org/kb/compounds/drug/#compound");
  assert.deepEqual(drug.alternateName, ["</script><script>alert(1)</script>", 'a "quoted" \\ name']);
  assert.deepEqual(drug.legalStatus.map(({ name }) => name), ["FDA: approved, Alphanol", "EMA: withdrawn"]);
  assert.match(drug.clinicalPharmacology, /2\s+?h$/);
  assert.doesNotMatch(drug.clinicalPharmacology, /40|mouse/);
  const review = of("compounds/drug/index.html", "ClaimReview");
  assert.deepEqual([review.claimReviewed, review.reviewRating], ["It lasts.", { "@type": "Rating", alternateName: "No source to be found" }]);
  assert.equal(review.itemReviewed.appearance.url, "https://shop.example/a?b=1&c=<d>");
  assert.deepEqual(of("compounds/drug/index.html", "Dataset").distribution.map(({ encodingFormat }) => encodingFormat), ["application/json"]);
  const plain = of("compounds/plain/index.html", "ChemicalSubstance");
  assert.ok(!("legalStatus" in plain) && !("clinicalPharmacology" in plain));
  assert.equal(of("compounds/plain/index.html", "FAQPage").mainEntity[0].acceptedAnswer.text, "Not known.");
  const article = of("sources/pmid-1/index.html", "ScholarlyArticle");
  assert.deepEqual(article.author, [{ "@type": "Organization", name: "A Group" }, { "@type": "Person", name: "J de Boer" }]);
  assert.deepEqual(article.isPartOf, { "@type": "PublicationIssue", issueNumber: "1", isPartOf: { "@type": "PublicationVolume", volumeNumber: "3", isPartOf: { "@type": "Periodical", name: "In a thing", issn: "1234-5679" } } });
  assert.deepEqual(article.sameAs, ["https://doi.org/10.1000/1", "https://pubmed.ncbi.nlm.nih.gov/1/"]);
});
