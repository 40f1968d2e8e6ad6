//! Lists of compounds.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::vocab::Word;
use crate::render::fill::{card, facet, head};
use crate::render::route::{PAGE_SIZE, list_pages, slice};
use crate::render::site::{Filled, Site};
use crate::render::strings::Strings;
use crate::render::view::{Card, CompoundsIndex, Filter, FilterOption, Letter, Link, Listing, PageKind, Pager};

/// Which lists of compounds there are beside that of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By category.
    Category,
    /// By body system.
    System,
}

/// Compounds A–Z.
pub fn compounds(site: &Site<'_>, number: u32, address: &str) -> Filled<CompoundsIndex> {
    let strings = &site.press.strings;
    let all = &site.index.compounds;
    let cards: Vec<Card> = slice(all, number).iter().filter_map(|&at| card::card(site, at)).collect();
    let view = CompoundsIndex {
        facets: facet::groups(site),
        // A script sees only the page that it runs on.
        filters: if all.len() > PAGE_SIZE { Vec::new() } else { filters(strings, &cards) },
        letters: letters(cards),
        pager: pager("/compounds/", all.len(), number),
    };
    let title = strings.get("compounds_title");
    let page = head::page(site, PageKind::Compounds, title, strings.get("compounds_says"), address);
    Filled::uncited(page, view)
}

/// The compounds of a category or of a system.
pub fn listing(site: &Site<'_>, kind: Kind, at: u32, number: u32, address: &str) -> Filled<Listing> {
    let strings = &site.press.strings;
    let (groups, base, word, key) = match kind {
        Kind::Category => (&site.index.categories, "/categories/", "category", "category_title"),
        Kind::System => (&site.index.systems, "/systems/", "system", "system_title"),
    };
    let (slug, members) = &groups[at as usize];
    let title = strings.fill(key, &[("name", &card::group_name(strings, slug))]);
    let others = groups
        .iter()
        .filter(|(other, _)| other != slug)
        .map(|(other, _)| Link { label: card::group_name(strings, other), path: Some(format!("{base}{other}/")) });
    let view = Listing {
        kind: word,
        title: title.clone(),
        cards: slice(members, number).iter().filter_map(|&at| card::card(site, at)).collect(),
        others: others.collect(),
        pager: pager(&format!("{base}{slug}/"), members.len(), number),
    };
    let says = format!("{title}: {}", strings.count("compounds_n", members.len() as u32));
    Filled::uncited(head::page(site, PageKind::Listing, &title, &says, address), view)
}

/// The pages of a list.
pub fn pager(base: &str, entries: usize, number: u32) -> Pager {
    let paths = list_pages(base, entries);
    let pages = paths.len() as u32;
    Pager { page: number, pages, total: entries as u32, paths: if pages > 1 { paths } else { Vec::new() } }
}

/// Cards under the first letters of their titles; those that begin with none come first, under `#`.
fn letters(cards: Vec<Card>) -> Vec<Letter> {
    let mut groups: Vec<Letter> = Vec::new();
    for card in cards {
        let first = card.title.chars().find(|c| c.is_alphanumeric()).filter(|c| c.is_alphabetic());
        let letter = first.map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect());
        match groups.last_mut().filter(|group| group.letter == letter) {
            Some(group) => group.cards.push(card),
            None => {
                let id = format!("letter-{}", groups.len() + 1);
                groups.push(Letter { letter, id, cards: vec![card] });
            }
        }
    }
    groups
}

/// What the cards differ in, as choices; a choice of one is none.
fn filters(strings: &Strings, cards: &[Card]) -> Vec<Filter> {
    let mut found: BTreeMap<usize, BTreeSet<FilterOption>> = BTreeMap::new();
    let mut add = |filter: usize, label: String, value: &str| {
        found.entry(filter).or_default().insert(FilterOption { label, value: value.to_owned() });
    };
    for card in cards {
        if !card.category.is_empty() {
            add(0, card::group_name(strings, &card.category), &card.category);
        }
        for system in &card.systems {
            add(1, card::group_name(strings, system), system);
        }
        for route in &card.routes {
            add(2, strings.label("route", route.word()).to_owned(), route.word());
        }
        add(3, strings.label("tier", card.level.word()).to_owned(), card.level.word());
        add(4, strings.label("quality", card.quality.word()).to_owned(), card.quality.word());
        for status in &card.approvals {
            add(5, strings.label("approval", status.word()).to_owned(), status.word());
        }
    }
    let names = ["category", "systems", "routes", "tier", "quality", "approvals"];
    let several = found.into_iter().filter(|(_, options)| options.len() > 1);
    several
        .filter_map(|(at, options)| Some(Filter { name: names.get(at)?, options: options.into_iter().collect() }))
        .collect()
}
