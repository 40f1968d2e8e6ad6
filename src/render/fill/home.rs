//! The home page.

use crate::model::vocab::{Tier, Word};
use crate::render::across::last_changed;
use crate::render::fill::{card, change, head};
use crate::render::pen::Pen;
use crate::render::site::{Filled, Site};
use crate::render::view::{CategoryGroup, Home, Html, PageKind};

/// How many pages are named as recently changed.
const RECENT: usize = 8;

/// How many compounds of a category are shown.
const SHOWN: usize = 12;

/// The home page. Its own words are those of `content/index.md`, where there is one.
pub fn home(site: &Site<'_>) -> Filled<Home> {
    let strings = &site.press.strings;
    let own = site.kb.leaf("index").and_then(|at| site.kb.leaves.get(at as usize));
    let mut pen = Pen::new(site, None);
    let intro = match own {
        Some(page) => pen.events(&page.body, 0..u32::MAX, 0),
        None => Html::trusted(format!("<p>{}</p>", Html::text(strings.get("home_says")))),
    };
    let summary = own.and_then(|page| page.head.summary.as_ref());
    let description = match summary {
        Some(summary) => crate::render::plain::text(site.kb, strings, &summary.prose),
        None => strings.get("home_says").to_owned(),
    };
    let (references, citations) = pen.finish();
    let page = head::page(site, PageKind::Home, &site.kb.settings.title, &description, "/");
    let categories = site.index.categories.iter().map(|(slug, members)| CategoryGroup {
        label: card::group_name(strings, slug),
        path: format!("/categories/{slug}/"),
        count: members.len() as u32,
        cards: members.iter().take(SHOWN).filter_map(|&at| card::card(site, at)).collect(),
    });
    let view = Home {
        intro,
        compounds: site.index.compounds.len() as u32,
        claims: site.index.claims,
        sources: site.index.sources.len() as u32,
        circulating: site.index.circulating.len() as u32,
        tiers: Tier::ALL.to_vec(),
        recent: if site.kb.histories.is_empty() { recent(site) } else { Vec::new() },
        changes: change::newest(site, RECENT),
        categories: categories.collect(),
        references,
    };
    Filled { page, view, citations }
}

/// The pages last changed, newest first; of one day in the order of their titles.
fn recent(site: &Site<'_>) -> Vec<(String, crate::render::view::Card)> {
    let newest = site.index.across.dated.iter().take(RECENT);
    newest
        .filter_map(|&at| {
            let front = &site.kb.compounds.get(at as usize)?.head;
            Some((last_changed(front)?.to_string(), card::card(site, at)?))
        })
        .collect()
}
