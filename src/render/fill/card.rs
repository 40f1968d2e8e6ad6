//! Compounds in lists, and links to them.

use std::collections::BTreeSet;

use crate::model::kb::Kb;
use crate::model::vocab::Word;
use crate::render::index;
use crate::render::plain;
use crate::render::site::Site;
use crate::render::strings::Strings;
use crate::render::view::{Card, Link};

/// The most characters of a summary in a list.
const SUMMARY: usize = 180;

/// A compound as lists show it.
pub fn card(site: &Site<'_>, compound: u32) -> Option<Card> {
    let page = site.kb.compounds.get(compound as usize)?;
    let (head, grade) = (&page.head, site.grades.page(compound)?);
    let summary = head.summary.as_ref().map(|summary| plain::text(site.kb, &site.press.strings, &summary.prose));
    let approvals: BTreeSet<_> =
        head.approvals.iter().filter_map(|approval| approval.status.as_ref()).map(|s| s.value).collect();
    Some(Card {
        title: index::title(site.kb, compound).to_owned(),
        path: address(&page.slug),
        summary: summary.map(|summary| plain::cut(&summary, SUMMARY)).unwrap_or_default(),
        aliases: head.aliases.iter().map(|alias| alias.value.to_string()).collect(),
        level: grade.stated_level(),
        quality: grade.stated_quality(),
        category: head.category.as_ref().map(|category| category.value.to_string()).unwrap_or_default(),
        systems: head.systems.iter().map(|system| system.value.to_string()).collect(),
        routes: head.routes.iter().map(|route| route.value).collect(),
        approvals: approvals.into_iter().collect(),
    })
}

/// A compound as lists by one facet show it: without its summary.
pub fn brief(site: &Site<'_>, compound: u32) -> Option<Card> {
    let page = site.kb.compounds.get(compound as usize)?;
    let (head, grade) = (&page.head, site.grades.page(compound)?);
    Some(Card {
        title: index::title(site.kb, compound).to_owned(),
        path: address(&page.slug),
        summary: String::new(),
        aliases: Vec::new(),
        level: grade.stated_level(),
        quality: grade.stated_quality(),
        category: head.category.as_ref().map(|category| category.value.to_string()).unwrap_or_default(),
        systems: Vec::new(),
        routes: Vec::new(),
        approvals: Vec::new(),
    })
}

/// A link to a compound by its slug; only the words where there is no such page.
pub fn link(kb: &Kb, slug: &str) -> Link {
    match kb.compound(slug) {
        Some(found) => Link { label: index::title(kb, found).to_owned(), path: Some(address(slug)) },
        None => Link { label: slug.to_owned(), path: None },
    }
}

/// The address of a compound's page.
pub fn address(slug: &str) -> String {
    format!("/compounds/{slug}/")
}

/// The name of a category or a system: as the language file has it, or the slug's own words.
pub fn group_name(strings: &Strings, slug: &str) -> String {
    let known = strings.label("group_name", slug);
    if known != slug {
        return known.to_owned();
    }
    let words = slug.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What is said of a compound where there is no room for a badge: its level, and its summary. The level comes first: a
/// description is cut short where it is shown, and what limits a summary stands at its end.
pub fn says(site: &Site<'_>, at: u32) -> String {
    let strings = &site.press.strings;
    let page = site.kb.compounds.get(at as usize);
    let level = site.grades.page(at).map(|grade| strings.label("tier", grade.stated_level().word()));
    let level = level.map(|level| format!("{}: {level}.", strings.get("evidence_level")));
    let summary = page.and_then(|page| page.head.summary.as_ref());
    let summary = summary.map(|summary| plain::text(site.kb, strings, &summary.prose));
    level.into_iter().chain(summary).collect::<Vec<_>>().join(" ")
}
