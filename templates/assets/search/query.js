// What a reader types, made into what the index holds, and what the index says, made into pieces. Knows no page.

// Words that stand before an identifier. The index has the bare number.
const PREFIX = /\b(?:pmid|pmcid|doi|cas|unii|cid|pubchem|inchikey|chembl|chebi|kegg|drugbank|atc)\s*[:#]\s*/gi;
const RESOLVER = /\bhttps?:\/\/(?:dx\.)?(?:doi\.org|(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc\/articles|pmc\.ncbi\.nlm\.nih\.gov\/articles|pubmed\.ncbi\.nlm\.nih\.gov)\/(\S+?)\/?(?=\s|$)/gi;

/** The words to look for: addresses and labels of identifiers fall away, signs too ("NAD⁺" is "NAD"). */
export const terms = (typed) =>
  typed
    .normalize("NFKC")
    .replace(RESOLVER, "$1")
    .replace(PREFIX, "")
    .replace(/[\p{S}\u2010-\u2015\u2212]/gu, (sign) => (sign === "-" ? sign : ""))
    .replace(/\s+/g, " ")
    .trim();

/** An excerpt as pieces of text, each marked or not. The index writes `<mark>` and escapes what content says. */
export const pieces = (excerpt) => {
  const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
  const found = [];
  for (const part of excerpt.split(/(<mark>.*?<\/mark>)/gs)) {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(part);
    const text = plain(marked ? marked[1] : part);
    if (text) found.push({ text, marked: Boolean(marked) });
  }
  return found;
};

/** A sentence of the page with its values: "{n} results" and the like. */
export const say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
