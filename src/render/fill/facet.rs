//! Compounds by what they share.

use crate::render::across::{Facet, FacetKind};
use crate::render::fill::list::pager;
use crate::render::fill::{card, head};
use crate::render::route::slice;
use crate::render::site::{Filled, Site};
use crate::render::strings::Strings;
use crate::render::view::{FacetEntry, FacetGroup, Link, Listing, PageKind};

/// The order in which readers are offered facets, after category and body system.
const KINDS: [FacetKind; 4] = [FacetKind::Route, FacetKind::Level, FacetKind::Quality, FacetKind::Approval];

/// Every list of compounds, by what they share; only where there is something to choose.
pub fn groups(site: &Site<'_>) -> Vec<FacetGroup> {
    let strings = &site.press.strings;
    let named = |name, folder: &str, groups: &[(Box<str>, Vec<u32>)]| FacetGroup {
        name,
        entries: groups
            .iter()
            .map(|(slug, members)| FacetEntry {
                label: card::group_name(strings, slug),
                path: format!("{folder}{slug}/"),
                count: members.len() as u32,
            })
            .collect(),
    };
    let of_kind = |kind: FacetKind| FacetGroup {
        name: kind.name(),
        entries: of_kind(site, kind)
            .map(|facet| FacetEntry {
                label: label(strings, facet).to_owned(),
                path: facet.address(),
                count: facet.members.len() as u32,
            })
            .collect(),
    };
    let mut all = vec![
        named("category", "/categories/", &site.index.categories),
        named("systems", "/systems/", &site.index.systems),
    ];
    all.extend(KINDS.map(of_kind));
    all.retain(|group| group.entries.len() > 1);
    all
}

/// The compounds that share a word. Their summaries stand in the other lists.
pub fn listing(site: &Site<'_>, at: u32, number: u32, address: &str) -> Filled<Listing> {
    let strings = &site.press.strings;
    let facet = &site.index.across.facets[at as usize];
    let name = strings.label("filter_name", facet.kind.name());
    let title = strings.fill("facet_title", &[("facet", name), ("name", label(strings, facet))]);
    let others = of_kind(site, facet.kind)
        .filter(|other| other.word != facet.word)
        .map(|other| Link { label: label(strings, other).to_owned(), path: Some(other.address()) });
    let view = Listing {
        kind: facet.kind.name(),
        title: title.clone(),
        cards: slice(&facet.members, number).iter().filter_map(|&at| card::brief(site, at)).collect(),
        others: others.collect(),
        pager: pager(&facet.address(), facet.members.len(), number),
    };
    let says = format!("{title}: {}", strings.count("compounds_n", facet.members.len() as u32));
    Filled::uncited(head::page(site, PageKind::Listing, &title, &says, address), view)
}

fn of_kind<'a>(site: &'a Site<'_>, kind: FacetKind) -> impl Iterator<Item = &'a Facet> {
    site.index.across.facets.iter().filter(move |facet| facet.kind == kind)
}

fn label<'a>(strings: &'a Strings, facet: &Facet) -> &'a str {
    strings.label(facet.kind.vocabulary(), facet.word)
}
