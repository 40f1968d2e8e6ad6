//! The search page.

use crate::model::vocab::{IntegrityStatus, Tier, Verdict, Word};
use crate::render::across::FacetKind;
use crate::render::fill::list::pager;
use crate::render::fill::{card, compound, head};
use crate::render::names::{self, Name};
use crate::render::route::slice;
use crate::render::site::{Filled, Site};
use crate::render::view::{Filter, FilterOption, NameEntry, NameLetter, PageKind, Search};

/// Its address, which takes `?q=`.
pub const BASE: &str = "/search/";

/// The kinds of what is found, as the strings call them.
const KINDS: [&str; 4] = ["compound", "circulating", "source", "page"];

/// The search page, or a further page of its index.
pub fn search(site: &Site<'_>, number: u32, address: &str) -> Filled<Search> {
    let strings = &site.press.strings;
    let all = &site.index.names;
    let view = Search {
        filters: filters(site),
        kinds: KINDS.to_vec(),
        tiers: Tier::ALL.to_vec(),
        verdicts: Verdict::ALL.to_vec(),
        statuses: IntegrityStatus::ALL.iter().copied().filter(|it| *it != IntegrityStatus::Current).collect(),
        letters: letters(site, slice(all, number)),
        pager: pager(BASE, all.len(), number),
    };
    let page = head::page(site, PageKind::Search, strings.get("search_title"), strings.get("search_says"), address);
    Filled::uncited(page, view)
}

/// What the site's pages differ in; a choice of one is none.
fn filters(site: &Site<'_>) -> Vec<Filter> {
    let strings = &site.press.strings;
    let option = |label: &str, value: &str| FilterOption { label: label.to_owned(), value: value.to_owned() };
    let of_kind = |kind: FacetKind| {
        let members = site.index.across.facets.iter().filter(move |facet| facet.kind == kind);
        let options = members.map(move |facet| option(strings.label(kind.vocabulary(), facet.word), facet.word));
        Filter { name: kind.name(), options: options.collect() }
    };
    let kinds = KINDS.iter().map(|kind| option(strings.label("found_kind", kind), kind));
    let categories = site.index.categories.iter().map(|(slug, _)| option(&card::group_name(strings, slug), slug));
    let mut filters = vec![
        Filter { name: "kind", options: kinds.collect() },
        Filter { name: "category", options: categories.collect() },
        of_kind(FacetKind::Level),
        of_kind(FacetKind::Route),
        of_kind(FacetKind::Quality),
    ];
    filters.retain(|filter| filter.options.len() > 1);
    filters
}

/// Names under their first letters; those that begin with none come first, under `#`.
fn letters(site: &Site<'_>, names: &[Name]) -> Vec<NameLetter> {
    let mut groups: Vec<NameLetter> = Vec::new();
    for name in names {
        let Some(entry) = entry(site, name) else { continue };
        let letter = name.letter();
        match groups.last_mut().filter(|group| group.letter == letter) {
            Some(group) => group.names.push(entry),
            None => {
                let id = format!("letter-{}", groups.len() + 1);
                groups.push(NameLetter { letter, id, names: vec![entry] });
            }
        }
    }
    groups
}

fn entry(site: &Site<'_>, name: &Name) -> Option<NameEntry> {
    let page = site.kb.compounds.get(name.compound as usize)?;
    let title = crate::render::index::title(site.kb, name.compound);
    let identifiers = page.head.identifiers.as_ref().filter(|_| name.alias.is_none());
    Some(NameEntry {
        name: names::words(site.kb, name).to_owned(),
        path: card::address(&page.slug),
        title: name.alias.map(|_| title.to_owned()),
        identifiers: identifiers.map(compound::identifiers).unwrap_or_default(),
    })
}
