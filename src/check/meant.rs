//! The half-lives that a statement can be about: by its places, species and sources, and by the pages that it names.

use std::collections::BTreeSet;

use crate::check::held::{self, Held};
use crate::check::rule::{AnyPage, PageCx};
use crate::check::stated::Stated;
use crate::model::kb::CompoundPage;
use crate::model::kinetics::HalfLife;
use crate::model::vocab::{Compartment, Phase};

/// The half-lives of the page itself that have a value.
pub fn own<'a>(cx: &PageCx<'a>) -> Vec<Held<'a>> {
    let AnyPage::Compound(page) = cx.page else { return Vec::new() };
    cx.kb.compound(&page.slug).map_or_else(Vec::new, |index| held::of_page(cx.kb, index).collect())
}

/// Those of the pages that the statement links to, or names.
pub fn others<'a>(cx: &PageCx<'a>, stated: &Stated) -> Vec<Held<'a>> {
    let mut pages: BTreeSet<u32> = stated.linked.iter().copied().collect();
    if let AnyPage::Compound(page) = cx.page {
        pages.extend(neighbours(cx, page).filter(|&(_, other)| is_named(&stated.words, other)).map(|(index, _)| index));
    }
    pages.into_iter().flat_map(|page| held::of_page(cx.kb, page)).collect()
}

/// The pages that a page declares to have to do with it.
fn neighbours<'a>(cx: &PageCx<'a>, page: &'a CompoundPage) -> impl Iterator<Item = (u32, &'a CompoundPage)> {
    let head = &page.head;
    let slugs = head.compare.iter().chain(&head.related).chain(head.relations.iter().map(|relation| &relation.to));
    let slugs = slugs.map(|slug| slug.value.as_str()).chain(head.metabolites.iter().map(|name| &*name.value));
    let kb = cx.kb;
    slugs
        .filter_map(move |slug| kb.compound(slug))
        .filter_map(move |index| Some((index, kb.compounds.get(index as usize)?)))
}

/// Whether words hold a page's title, slug or an alias.
fn is_named(words: &str, page: &CompoundPage) -> bool {
    let title = page.head.title.iter().map(|title| title.value.to_lowercase());
    let aliases = page.head.aliases.iter().map(|alias| alias.value.to_lowercase());
    let slug = [page.slug.to_lowercase(), page.slug.replace('-', " ")];
    title.chain(aliases).chain(slug).any(|name| holds_name(words, &name))
}

/// Whether the text holds the name, not as part of a longer word.
pub fn holds_name(text: &str, name: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
            !is_part(before) && !is_part(after)
        })
}

/// The compartments that a statement names, or else those that the words around it do.
pub fn places(stated: &Stated) -> &BTreeSet<Compartment> {
    if stated.near.is_empty() { &stated.around } else { &stated.near }
}

/// Whether a half-life is of one of the compartments; true where none is named.
pub fn is_of_place(record: &HalfLife, places: &BTreeSet<Compartment>) -> bool {
    places.is_empty() || record.compartment.as_ref().is_none_or(|compartment| places.contains(&compartment.value))
}

/// The half-lives that a statement can mean: those of its place, or else all of the page, or else of pages that it names.
pub fn of_place<'a>(cx: &PageCx<'a>, stated: &Stated) -> Vec<Held<'a>> {
    let own = own(cx);
    let records = if own.is_empty() { others(cx, stated) } else { own };
    let places = places(stated);
    let of_place: Vec<Held<'a>> = records.iter().copied().filter(|held| is_of_place(held.record, places)).collect();
    if of_place.is_empty() { records } else { of_place }
}

/// Whether a half-life can be the one with which a statement reckons: of its place and species, and from a source that
/// it cites, if it cites any.
pub fn is_reckoned_with(record: &HalfLife, stated: &Stated) -> bool {
    let of_species = record
        .species
        .as_ref()
        .is_none_or(|species| stated.species.is_empty() || stated.species.contains(&species.value));
    let source = record.source.as_ref().and_then(|source| source.target);
    let of_source = source.is_none_or(|source| stated.sources.is_empty() || stated.sources.contains(&source));
    is_of_place(record, places(stated)) && of_species && of_source
}

/// Whether the early decline goes by this half-life: a terminal one rules only what is left in the end.
pub fn is_of_early_decline(record: &HalfLife) -> bool {
    match record.phase.as_ref().map(|phase| phase.value) {
        None | Some(Phase::Initial | Phase::Distribution) => true,
        Some(Phase::Terminal | Phase::Effective | Phase::Turnover) => false,
    }
}

/// The compartments of a page's half-lives, with and without a value.
pub fn compartments(page: &CompoundPage) -> BTreeSet<Compartment> {
    page.head.half_lives.iter().filter_map(|record| Some(record.compartment.as_ref()?.value)).collect()
}

/// Whether a half-life stands on the page that could not be read whole, so that a figure may be its.
pub fn has_unread(page: &CompoundPage) -> bool {
    let unread = |record: &HalfLife| record.has("value") && record.value.is_none();
    page.incomplete || !page.lost.is_empty() || page.head.half_lives.iter().any(unread)
}
