//! In-text citations of author–date styles: `(Grant et al., 2019, Table 2)`, for a page as a whole.
//!
//! Which names and year suffixes a citation needs depends on the other references of its page, so a page is done at
//! once:
//!
//! 1. the engine sorts the references as the style's list wants them;
//! 2. people who share a family name get their initials, where the style asks for it (the engine does not do this);
//! 3. each reference is cited alone, to see which still look alike; those get suffixes (a, b …) in the list's order;
//! 4. the page's citations are printed, sorted as the style asks, and years of the same authors are collected.

use std::collections::{BTreeMap, BTreeSet};

use citationberg::taxonomy::Locator;
use citationberg::{IndependentStyle, Locale};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, Elem, ElemChild, ElemChildren, ElemMeta,
    LocatorPayload, Rendered, SpecificLocator,
};
use serde_json::Value as Json;

use crate::derive::csl::compose::{self, Rules};
use crate::derive::csl::entry::{Entry, Node};
use crate::derive::csl::given::{self, Hyphen, Initials, Whole};
use crate::derive::csl::item::{self, Fault, Item, Names, Particle, Reading};
use crate::derive::csl::markup;
use crate::derive::csl::op::Ops;
use crate::derive::csl::repair::{self, Role};
use crate::derive::csl::style::{self, StyleError};
use crate::derive::csl::xml::Element;

/// How an author–date style cites.
#[derive(Clone, Debug)]
pub struct AuthorDate {
    engine: IndependentStyle,
    locales: Vec<Locale>,
    ops: Ops,
    rules: Rules,
    /// The same style without the sorting of citations, which is done before names are told apart.
    unsorted: IndependentStyle,
    /// What stands between two citations, where years of the same authors are collected.
    collapses: Option<String>,
    /// Who gets initials where a family name is shared, and how they are written.
    initials: Option<(Whom, Initials)>,
}

/// Which authors are told apart by initials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whom {
    First,
    All,
}

/// A reference as it is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cited<'a> {
    /// Its place among the page's references, from 0.
    pub reference: usize,
    /// The place in the source, in words.
    pub locator: Option<&'a str>,
}

/// A page's citations and the order of its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The references in the order of the style's list, by their places.
    pub order: Vec<usize>,
    /// Each reference's year suffix, by its place; for `Style::entry_with_suffix`.
    pub suffixes: Vec<Option<String>>,
    /// The citations, brackets included, in the order given. Empty where no reference of it can be printed.
    pub citations: Vec<Entry>,
    /// The references that cannot be printed.
    pub faults: Vec<(usize, Fault)>,
}

impl AuthorDate {
    pub(in crate::derive::csl) fn new(
        root: &Element,
        english: &Element,
        rules: &Rules,
    ) -> Result<AuthorDate, StyleError> {
        let (rewritten, mut ops) = repair::rewrite(root, english, Role::Citation);
        let locales = vec![style::locale(english, &mut ops)?];
        let engine = style::engine(&rewritten)?;
        let mut unsorted = engine.clone();
        unsorted.citation.sort = None;
        let citation = root.child("citation");
        let attribute = |name: &str| citation.and_then(|citation| citation.get(name));
        let delimiter =
            citation.and_then(|citation| citation.child("layout")).and_then(|layout| layout.get("delimiter"));
        let whom = match attribute("givenname-disambiguation-rule") {
            Some("primary-name" | "primary-name-with-initials") => Some(Whom::First),
            Some("all-names" | "all-names-with-initials") => Some(Whom::All),
            _ => None,
        };
        let with = attribute("initialize-with").or_else(|| root.get("initialize-with")).unwrap_or(". ");
        let hyphen = if root.get("initialize-with-hyphen") == Some("false") { Hyphen::Dropped } else { Hyphen::Kept };
        let initials = Initials { with: Some(with.to_owned()), whole: Whole::Initial, hyphen };
        Ok(AuthorDate {
            engine,
            locales,
            ops,
            rules: rules.clone(),
            unsorted,
            collapses: attribute("collapse").and(Some(delimiter.unwrap_or("; ").to_owned())),
            initials: whom
                .filter(|_| attribute("disambiguate-add-givenname") == Some("true"))
                .map(|whom| (whom, initials)),
        })
    }

    /// The citations of a page: `references` are all that it lists, `citations` what stands in the text, in order.
    pub fn page(&self, references: &[&Json], citations: &[Vec<Cited<'_>>]) -> Page {
        let mut page = Page { suffixes: vec![None; references.len()], ..Page::default() };
        let (mut items, values) = read(references, &mut page.faults);
        let Some(mut table) = items.values().next().cloned() else {
            page.citations = vec![Entry::default(); citations.len()];
            return page;
        };
        table.values = values;
        let print = |output| compose::entry(output, &table, None, &self.ops, &self.rules);
        let alone: Vec<Vec<Cited<'_>>> =
            items.keys().map(|place| vec![Cited { reference: *place, locator: None }]).collect();
        let all: Vec<Vec<Cited<'_>>> = citations.iter().chain(&alone).cloned().collect();
        let sorted = self.render(&self.engine, &items, &all);
        let list = sorted.bibliography.iter().flat_map(|list| &list.items);
        page.order = list.filter_map(|one| one.key.parse().ok()).collect();
        let citations: Vec<Vec<Cited<'_>>> = citations
            .iter()
            .zip(&sorted.citations)
            .map(|(cited, printed)| in_order(cited, &items, &printed.citation))
            .collect();
        self.tell_apart(&mut items);
        let looks = self.render(&self.unsorted, &items, &alone).citations;
        let looks: BTreeMap<usize, String> =
            items.keys().copied().zip(looks.iter().map(|one| print(&one.citation).plain())).collect();
        suffix(&mut page, &looks);
        for (place, item) in &mut items {
            item.set_year_suffix(page.suffixes.get(*place).and_then(Option::as_deref));
        }
        let printed = self.render(&self.unsorted, &items, &citations);
        page.citations = printed.citations.iter().map(|one| self.collapsed(print(&one.citation))).collect();
        page
    }

    fn render(
        &self,
        engine: &IndependentStyle,
        items: &BTreeMap<usize, Item>,
        citations: &[Vec<Cited<'_>>],
    ) -> Rendered {
        let mut driver = BibliographyDriver::new();
        for citation in citations {
            let cited = citation.iter().filter_map(|cited| {
                let locator = cited.locator.map(|text| SpecificLocator(Locator::Custom, LocatorPayload::Str(text)));
                Some(CitationItem::with_locator(&items.get(&cited.reference)?.engine, locator))
            });
            driver.citation(CitationRequest::from_items(cited.collect(), engine, &self.locales));
        }
        driver.finish(BibliographyRequest::new(engine, None, &self.locales))
    }

    /// Puts initials before family names that several people of the page share.
    fn tell_apart(&self, items: &mut BTreeMap<usize, Item>) {
        let Some((whom, rule)) = &self.initials else { return };
        let most = if *whom == Whom::First { 1 } else { usize::MAX };
        let mut people: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for item in items.values_mut() {
            for name in item.authors_mut().take(most) {
                let given = given::write(name.given.as_deref().unwrap_or(""), rule);
                people.entry(whole_family(name)).or_default().insert(given);
            }
        }
        for item in items.values_mut() {
            for name in item.authors_mut().take(most) {
                let family = whole_family(name);
                let given = given::write(name.given.as_deref().unwrap_or(""), rule);
                if !given.is_empty() && people.get(&family).is_some_and(|known| known.len() > 1) {
                    name.non_dropping_particle = Some(given);
                    name.family = family;
                }
            }
        }
    }

    /// `Grant & Berg, 2019a; Grant & Berg, 2019b` as `Grant & Berg, 2019a, 2019b`, where the style collects years.
    fn collapsed(&self, entry: Entry) -> Entry {
        let (Some(delimiter), [Node::Text(text)]) = (&self.collapses, entry.nodes.as_slice()) else { return entry };
        let mut out = String::new();
        let mut authors = "";
        for (at, one) in text.split(delimiter.as_str()).enumerate() {
            let (who, year) = one.rsplit_once(", ").filter(|(_, year)| is_year(year)).unwrap_or((one, ""));
            let same = !year.is_empty() && who.trim_start_matches('(') == authors;
            if at > 0 {
                out.push_str(if same { ", " } else { delimiter });
            }
            out.push_str(if same { year } else { one });
            authors = if year.is_empty() { "" } else { who.trim_start_matches('(') };
        }
        Entry { nodes: vec![Node::Text(out)] }
    }
}

/// Reads the references that can be read. Tokens are numbered in the alphabetical order of their values, since the
/// engine sorts by them.
fn read(references: &[&Json], faults: &mut Vec<(usize, Fault)>) -> (BTreeMap<usize, Item>, Vec<item::Value>) {
    let mut values = Vec::new();
    let mut items: BTreeMap<usize, Item> = BTreeMap::new();
    for (place, csl) in references.iter().enumerate() {
        match item::read(csl, Reading { names: Names::Plain, particle: Particle::Kept, most: None }, values.len()) {
            Ok(mut item) => {
                values.append(&mut item.values);
                item.set_place(place);
                items.insert(place, item);
            }
            Err(fault) => faults.push((place, fault)),
        }
    }
    let key = |value: &item::Value| {
        let text = markup::plain(value.written()).to_lowercase();
        text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect::<String>()
    };
    let mut alphabetical: Vec<usize> = (0..values.len()).collect();
    alphabetical.sort_by_cached_key(|n| values.get(*n).map(key));
    let mut rank = vec![0; values.len()];
    for (to, from) in alphabetical.iter().enumerate() {
        if let Some(slot) = rank.get_mut(*from) {
            *slot = to;
        }
    }
    for item in items.values_mut() {
        item.renumber(|n| rank.get(n).copied().unwrap_or(n));
    }
    let values = alphabetical.into_iter().filter_map(|from| values.get(from).cloned()).collect();
    (items, values)
}

/// A citation's references in the order in which the engine printed them. What it did not print is left out.
fn in_order<'a>(cited: &[Cited<'a>], items: &BTreeMap<usize, Item>, printed: &ElemChildren) -> Vec<Cited<'a>> {
    let known: Vec<Cited<'a>> = cited.iter().copied().filter(|cited| items.contains_key(&cited.reference)).collect();
    let mut order = Vec::new();
    for child in &printed.0 {
        if let ElemChild::Elem(Elem { meta: Some(ElemMeta::Entry(at)), .. }) = child {
            order.extend(known.get(*at).copied());
        }
    }
    order
}

fn whole_family(name: &citationberg::json::NameItem) -> String {
    match &name.non_dropping_particle {
        Some(head) => format!("{head} {}", name.family),
        None => name.family.clone(),
    }
}

/// `2019`, `2019a`, `n.d.`, with the citation's closing bracket or without.
fn is_year(text: &str) -> bool {
    let text = text.trim_end_matches(')');
    let letters = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - letters.len();
    text.starts_with("n.d.") || (digits == 4 && letters.chars().all(|c| c.is_ascii_lowercase()))
}

/// Gives a suffix to each of several references that look alike when cited, in the list's order.
fn suffix(page: &mut Page, looks: &BTreeMap<usize, String>) {
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for place in &page.order {
        if let Some(look) = looks.get(place) {
            alike.entry(look).or_default().push(*place);
        }
    }
    for places in alike.into_values().filter(|places| places.len() > 1) {
        for (nth, place) in places.into_iter().enumerate() {
            if let Some(suffix) = page.suffixes.get_mut(place) {
                *suffix = Some(letters(nth));
            }
        }
    }
}

/// a to z, then aa, ab …
fn letters(nth: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    match (nth / 26).checked_sub(1) {
        Some(before) => format!("{}{letter}", letters(before)),
        None => letter.to_string(),
    }
}
