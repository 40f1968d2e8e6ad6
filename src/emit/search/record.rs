//! What is found of each page: its names, numbers and words, and what results can be narrowed to.
//!
//! Numbers stand bare, as readers paste them, and names also in the ways in which they are typed.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::model::claim::Circulating;
use crate::model::kb::CompoundPage;
use crate::model::link::RefIx;
use crate::model::reference::Name;
use crate::model::vocab::{IntegrityStatus, Word};
use crate::render::fill::compound::identifiers;
use crate::render::index::title;
use crate::render::names::spelt;
use crate::render::plain;
use crate::render::site::Site;
use crate::render::strings::Strings;

/// A page, or a place on one, as the index holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its address, from `/`, without the path of `base_url`.
    pub address: String,
    /// The words, of which an excerpt is shown.
    pub content: String,
    /// Fields that are searched with a weight of their own: `title`, `names` and `name` (of a source) are shown too,
    /// `also` and `ids` are not; `about` is the heading of a claim in circulation.
    pub meta: BTreeMap<String, String>,
    /// What it can be narrowed to: `kind`, and words of closed vocabularies by the names of the lists' filters.
    pub filters: BTreeMap<String, Vec<String>>,
}

impl Record {
    /// An empty record of a kind (`compound`, `circulating`, `source` or `page`).
    pub fn new(address: String, kind: &str) -> Record {
        let filters = BTreeMap::from([("kind".to_owned(), vec![kind.to_owned()])]);
        Record { address, content: String::new(), meta: BTreeMap::new(), filters }
    }

    /// Adds a field; an empty one is none.
    pub fn says(&mut self, field: &str, text: String) {
        if !text.is_empty() {
            self.meta.insert(field.to_owned(), text);
        }
    }

    /// Adds a word of a filter, once.
    pub fn bears(&mut self, filter: &str, word: &str) {
        let words = self.filters.entry(filter.to_owned()).or_default();
        if !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
}

/// All records: compounds and claims in circulation by slug, sources by id, then the other pages.
pub fn records(site: &Site<'_>) -> Vec<Record> {
    let mut all = Vec::with_capacity(site.kb.compounds.len() * 2 + site.kb.library.references.len() + 16);
    for (page, at) in site.kb.compounds.iter().zip(0..) {
        let record = compound(site, page, at);
        let category = record.filters.get("category").cloned();
        all.push(record);
        for (claim, number) in page.head.circulating.iter().zip(1..) {
            let mut record = circulating(site, page, at, claim, number);
            if let Some(category) = &category {
                record.filters.insert("category".to_owned(), category.clone());
            }
            all.push(record);
        }
    }
    all.extend(site.shelf.iter().map(|(source, _)| work(site, source)));
    all.extend(pages(site));
    all
}

fn compound(site: &Site<'_>, page: &CompoundPage, at: u32) -> Record {
    let (kb, strings, head) = (site.kb, &site.press.strings, &page.head);
    let mut record = Record::new(format!("/compounds/{}/", page.slug), "compound");
    let names: Vec<&str> = head.aliases.iter().map(|alias| &*alias.value).collect();
    record.says("title", title(kb, at).to_owned());
    record.says("names", names.join(" · "));
    // Readers ask for "half-life of …": a page that has half-lives is the one to find, before those that mention it.
    let asked = (!head.half_lives.is_empty()).then(|| strings.get("half_life"));
    let also = [typed(names.iter().copied().chain([title(kb, at)])), asked.unwrap_or_default().to_owned()];
    record.says("also", also.join(" ").trim().to_owned());
    let numbers = head.identifiers.as_ref().map(identifiers).unwrap_or_default();
    let numbers: Vec<String> = numbers.into_iter().map(|id| format!("{} {}", id.registry, id.value)).collect();
    record.says("ids", numbers.join(" "));
    let texts = head.summary.iter().chain(head.claims.iter().map(|claim| &claim.text));
    let texts: Vec<String> = texts.map(|text| plain::text(kb, strings, &text.prose)).collect();
    record.content = worded(texts.join(" "), title(kb, at));
    for half_life in &head.half_lives {
        let figure = half_life.value.as_ref().map(|value| value.typographic());
        let analyte = half_life.analyte.as_ref().map_or("", |analyte| &analyte.value);
        let figure = figure.unwrap_or_else(|| strings.get("no_value").to_owned());
        record.content.extend([" ", strings.get("half_life"), ", ", analyte, ": ", figure.trim_end_matches('.'), "."]);
    }
    if let Some(grade) = site.grades.page(at) {
        record.bears("tier", grade.stated_level().word());
        record.bears("quality", grade.stated_quality().word());
    }
    if let Some(category) = &head.category {
        record.bears("category", category.value.as_str());
    }
    for route in &head.routes {
        record.bears("routes", route.value.word());
    }
    record
}

/// A claim in circulation, found at its place on its compound's page.
fn circulating(site: &Site<'_>, page: &CompoundPage, at: u32, claim: &Circulating, number: u32) -> Record {
    let (kb, strings) = (site.kb, &site.press.strings);
    let mut record = Record::new(format!("/compounds/{}/#circulating-{number}", page.slug), "circulating");
    record.says("about", title(kb, at).to_owned());
    let why = claim.why.as_ref().map(|why| plain::text(kb, strings, &why.prose)).unwrap_or_default();
    record.content = worded(format!("“{}” {why}", plain::text(kb, strings, &claim.claim.prose)), title(kb, at));
    if let Some(verdict) = &claim.verdict {
        record.bears("verdict", verdict.value.word());
    }
    record
}

/// A source: who, what, where, and its numbers.
fn work(site: &Site<'_>, source: RefIx) -> Record {
    let (shelved, csl) = (site.shelf.get(source), &site.kb.library.get(source).record.csl);
    let mut record = Record::new(format!("/sources/{}/", shelved.stem), "source");
    record.says("name", shelved.name.clone());
    let numbers = [
        csl.pmid.as_ref().map(|id| format!("PMID {}", id.value)),
        csl.pmcid.as_ref().map(|id| id.value.to_string()),
        csl.doi.as_ref().map(|id| format!("DOI {}", id.value)),
    ];
    record.says("ids", numbers.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let authors: Vec<&str> = csl.author.iter().chain(&csl.editor).filter_map(called).collect();
    let place = csl.container_title.as_ref().or(csl.publisher.as_ref()).map_or("", |text| &text.value);
    let year = csl.year().map(|year| year.to_string()).unwrap_or_default();
    let parts = [stopped(&shelved.title), stopped(&authors.join(", ")), stopped(&format!("{place} {year}"))];
    record.content = worded(parts.concat().trim_end().to_owned(), &shelved.name);
    if shelved.parts.status != IntegrityStatus::Current {
        record.bears("status", shelved.parts.status.word());
    }
    record
}

/// Pages of prose, the glossary, the methodology and the tools.
fn pages(site: &Site<'_>) -> Vec<Record> {
    let (kb, strings) = (site.kb, &site.press.strings);
    let mut all = Vec::new();
    for (address, name, says) in FIXED {
        let mut record = Record::new(address.to_owned(), "page");
        record.says("title", strings.get(name).to_owned());
        record.content = strings.get(says).to_owned();
        if address == GLOSSARY {
            record.content.push_str(&glossed(strings));
        }
        all.push(record);
    }
    for leaf in kb.leaves.iter().filter(|leaf| &*leaf.slug != "index") {
        let address = format!("/{}/", leaf.slug);
        let name = leaf.head.title.as_ref().map_or(&*leaf.slug, |title| &title.value);
        let summary = leaf.head.summary.as_ref().map(|summary| plain::text(kb, strings, &summary.prose));
        let body = plain::text(kb, strings, &leaf.body);
        let own = format!("{} {body}", summary.unwrap_or_default());
        match all.iter_mut().find(|known| known.address == address) {
            Some(known) => known.content = worded(format!("{own} {}", known.content), name),
            None => {
                let mut record = Record::new(address, "page");
                record.says("title", name.to_owned());
                record.content = worded(own, name);
                all.push(record);
            }
        }
    }
    all
}

const GLOSSARY: &str = "/glossary/";

/// Pages that every site has: address, title and what it says of itself.
const FIXED: [(&str, &str, &str); 8] = [
    (GLOSSARY, "glossary_title", "glossary_says"),
    ("/methodology/", "nav_methodology", "methodology_says"),
    ("/tools/", "tools_title", "tools_says"),
    ("/tools/half-life-curve/", "curve_title", "curve_says"),
    ("/tools/time-to-clear/", "clear_title", "clear_says"),
    ("/tools/unit-conversion/", "units_title", "units_says"),
    ("/tools/dose-log/", "log_title", "log_says"),
    ("/compounds/", "compounds_title", "compounds_says"),
];

/// The words with fixed meanings.
fn glossed(strings: &Strings) -> String {
    let mut text = String::new();
    for (name, words) in Strings::vocabularies() {
        let glosses = format!("{name}_gloss");
        for (word, _) in words {
            text.extend([" ", strings.label(name, word), ": ", strings.label(&glosses, word)]);
        }
    }
    text
}

/// Names as they are typed: compatible characters made plain ("NAD⁺" is "NAD+"), Greek letters also spelt out.
/// Those that are typed as they stand are left out.
fn typed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        let plain: String = name.nfkc().collect();
        let spelt = spelt(&plain);
        for way in [plain, spelt] {
            if way != name && !all.contains(&way) {
                all.push(way);
            }
        }
    }
    all.join(" ")
}

fn called(name: &Name) -> Option<&str> {
    name.family.as_ref().or(name.literal.as_ref()).or(name.given.as_ref()).map(|text| &*text.value)
}

/// A part of a source's entry with its stop; nothing for an empty one.
fn stopped(part: &str) -> String {
    let part = part.trim();
    match part.chars().last() {
        None => String::new(),
        Some('.' | '?' | '!') => format!("{part} "),
        Some(_) => format!("{part}. "),
    }
}

/// A text, or else the name: Pagefind leaves out what has no words.
fn worded(text: String, name: &str) -> String {
    if text.chars().any(char::is_alphanumeric) { text } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_are_typed() {
        assert_eq!(typed(["NAD⁺", "β-NMN", "niacin"].into_iter()), "NAD+ beta-NMN");
        assert_eq!(typed(["CO₂"].into_iter()), "CO2");
    }

    #[test]
    fn parts_of_an_entry_end_once() {
        assert_eq!([stopped("Why?"), stopped("A. Title"), stopped(" ")].concat(), "Why? A. Title. ");
    }
}
