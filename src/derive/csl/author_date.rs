//! In-text citations of author–date styles: `(Grant et al., 2019, Table 2)`, for a page as a whole.
//!
//! Which names and year suffixes a citation needs depends on the other references of its page, so a page is done at
//! once: first each reference is cited alone, to see which look alike; those get suffixes (a, b …) in the order of
//! the style's reference list; then the page's citations are printed.

use std::collections::BTreeMap;

use citationberg::taxonomy::Locator;
use citationberg::{IndependentStyle, Locale};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, LocatorPayload, Rendered, SpecificLocator,
};
use serde_json::Value as Json;

use crate::derive::csl::compose::{self, Rules};
use crate::derive::csl::entry::Entry;
use crate::derive::csl::item::{self, Fault, Item, Names, Particle, Reading};
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
        let (root, mut ops) = repair::rewrite(root, english, Role::Citation);
        let locales = vec![style::locale(english, &mut ops)?];
        Ok(AuthorDate { engine: style::engine(&root)?, locales, ops, rules: rules.clone() })
    }

    /// The citations of a page: `references` are all that it lists, `citations` what stands in the text, in order.
    pub fn page(&self, references: &[&Json], citations: &[Vec<Cited<'_>>]) -> Page {
        let mut page = Page { suffixes: vec![None; references.len()], ..Page::default() };
        let mut values = Vec::new();
        let mut items: BTreeMap<usize, Item> = BTreeMap::new();
        for (place, csl) in references.iter().enumerate() {
            match item::read(csl, Reading { names: Names::Plain, particle: Particle::Kept }, values.len()) {
                Ok(mut item) => {
                    values.append(&mut item.values);
                    item.set_place(place);
                    items.insert(place, item);
                }
                Err(fault) => page.faults.push((place, fault)),
            }
        }
        let Some(mut table) = items.values().next().cloned() else {
            page.citations = vec![Entry::default(); citations.len()];
            return page;
        };
        table.values = values;
        let print = |output| compose::entry(output, &table, None, &self.ops, &self.rules);
        let places: Vec<usize> = items.keys().copied().collect();
        let alone: Vec<Vec<Cited<'_>>> =
            places.iter().map(|place| vec![Cited { reference: *place, locator: None }]).collect();
        let first = self.render(&items, &alone);
        page.order =
            first.bibliography.iter().flat_map(|list| &list.items).filter_map(|one| one.key.parse().ok()).collect();
        let looks: BTreeMap<usize, String> =
            places.iter().copied().zip(first.citations.iter().map(|one| print(&one.citation).plain())).collect();
        suffix(&mut page, &looks);
        for (place, item) in &mut items {
            item.set_year_suffix(page.suffixes.get(*place).and_then(Option::as_deref));
        }
        let printed = self.render(&items, citations);
        page.citations = printed.citations.iter().map(|one| print(&one.citation)).collect();
        page
    }

    fn render(&self, items: &BTreeMap<usize, Item>, citations: &[Vec<Cited<'_>>]) -> Rendered {
        let mut driver = BibliographyDriver::new();
        for citation in citations {
            let cited = citation.iter().filter_map(|cited| {
                let locator = cited.locator.map(|text| SpecificLocator(Locator::Custom, LocatorPayload::Str(text)));
                Some(CitationItem::with_locator(&items.get(&cited.reference)?.engine, locator))
            });
            driver.citation(CitationRequest::from_items(cited.collect(), &self.engine, &self.locales));
        }
        driver.finish(BibliographyRequest::new(&self.engine, None, &self.locales))
    }
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
