//! Compounds side by side.

use std::collections::BTreeMap;

use crate::derive::grade::stated;
use crate::model::kb::CompoundPage;
use crate::model::vocab::{self, ApprovalStatus, Compartment, DataQuality, Download, Route, Species, Tier};
use crate::render::figure::{self, Offer};
use crate::render::fill::list::pager;
use crate::render::fill::{card, compound, grade, head};
use crate::render::index;
use crate::render::pen::Pen;
use crate::render::plain;
use crate::render::route::slice;
use crate::render::site::{Filled, Site};
use crate::render::view::{Compare, CompareColumn, CompareIndex, CompareTier, Figure, Link, PageKind};

/// The address of the list of comparisons.
pub const BASE: &str = "/compare/";

/// The most characters of a summary in a comparison.
const SUMMARY: usize = 280;

/// The address of a pair; slugs are in order.
pub fn address(site: &Site<'_>, pair: (u32, u32)) -> String {
    let slug = |at: u32| site.kb.compounds.get(at as usize).map_or("", |page| &page.slug);
    format!("{BASE}{}-vs-{}/", slug(pair.0), slug(pair.1))
}

/// The address of two compounds in whichever order.
pub fn address_of(site: &Site<'_>, a: u32, b: u32) -> String {
    let slug = |at: u32| site.kb.compounds.get(at as usize).map_or("", |page| &page.slug);
    address(site, if slug(a) < slug(b) { (a, b) } else { (b, a) })
}

/// The pairs that pages declare.
pub fn pairs(site: &Site<'_>, number: u32, address: &str) -> Filled<CompareIndex> {
    let strings = &site.press.strings;
    let all = &site.index.across.pairs;
    let pair = |&pair: &(u32, u32)| Link { label: title(site, pair), path: Some(self::address(site, pair)) };
    let view = CompareIndex {
        pairs: slice(all, number).iter().map(pair).collect(),
        any: site.kb.settings.offers(Download::Json),
        words: words(),
        pager: pager(BASE, all.len(), number),
    };
    let page = head::page(
        site,
        PageKind::CompareIndex,
        strings.get("compare_title"),
        strings.get("compare_index_says"),
        address,
    );
    Filled::uncited(page, view)
}

/// The vocabularies of what is compared.
fn words() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        ("tier", vocab::words::<Tier>().collect()),
        ("quality", vocab::words::<DataQuality>().collect()),
        ("route", vocab::words::<Route>().collect()),
        ("species", vocab::words::<Species>().collect()),
        ("in_compartment", vocab::words::<Compartment>().collect()),
        ("approval", vocab::words::<ApprovalStatus>().collect()),
    ]
}

/// A pair side by side.
pub fn compare(site: &Site<'_>, at: u32, address: &str) -> Filled<Compare> {
    let pair = site.index.across.pairs[at as usize];
    let both = [pair.0, pair.1];
    let columns: Vec<CompareColumn> = both.iter().filter_map(|&at| column(site, at)).collect();
    let title = title(site, pair);
    let slugs = both.map(|at| site.kb.compounds.get(at as usize).map_or("", |page| &page.slug));
    let view = Compare {
        tiers: tiers(site, &both),
        has_approvals: columns.iter().any(|column| !column.approvals.is_empty()),
        has_safety: columns.iter().any(|column| !column.safety.is_empty()),
        others: site.kb.settings.offers(Download::Json).then(|| format!("{BASE}?c={}", slugs.join(","))),
        figure: figure(site, &both),
        columns,
    };
    let says = site.press.strings.fill("compare_pair_says", &[("pair", &title)]);
    Filled::uncited(head::page(site, PageKind::Compare, &title, &says, address), view)
}

/// The half-lives of all of them in one figure.
fn figure(site: &Site<'_>, both: &[u32]) -> Figure {
    let pages = both.iter().filter_map(|&at| site.kb.compounds.get(at as usize).zip(site.grades.page(at)));
    let pages: Vec<_> = pages.map(|(page, grade)| (card::address(&page.slug), &page.head, grade)).collect();
    let titles = both.iter().map(|&at| index::title(site.kb, at));
    let each = titles.zip(&pages).flat_map(|(title, (path, front, grade))| Offer::of(title, path, front, grade));
    figure::draw("figure", &each.collect::<Vec<_>>(), &site.press.strings)
}

fn title(site: &Site<'_>, (a, b): (u32, u32)) -> String {
    let (a, b) = (index::title(site.kb, a), index::title(site.kb, b));
    site.press.strings.fill("compare_pair", &[("a", a), ("b", b)])
}

/// A compound by its own records. Its citations are on its own page.
fn column(site: &Site<'_>, at: u32) -> Option<CompareColumn> {
    let page = site.kb.compounds.get(at as usize)?;
    let front = &page.head;
    let graded = site.grades.page(at)?;
    let mut pen = Pen::new(site, Some(at));
    let summary = front.summary.as_ref().map(|it| plain::text(site.kb, &site.press.strings, &it.prose));
    let reviewed = front.reviewed.as_ref().and_then(|review| review.date.as_ref()).or(front.updated.as_ref());
    Some(CompareColumn {
        compound: card::link(site.kb, &page.slug),
        summary: plain::cut(&summary.unwrap_or_default(), SUMMARY),
        level: grade::level(graded),
        quality: grade::quality(graded),
        approvals: front.approvals.iter().map(|it| compound::approval(&mut pen, it)).collect(),
        routes: front.routes.iter().map(|route| route.value).collect(),
        half_lives: compound::half_lives(&mut pen, front, graded),
        safety: front.safety.iter().map(|it| compound::harm(&mut pen, it)).collect(),
        reviewed: reviewed.map(|date| date.value.to_string()),
    })
}

fn tiers(site: &Site<'_>, both: &[u32]) -> Vec<CompareTier> {
    let mut tiers: BTreeMap<Tier, Vec<Vec<Link>>> = BTreeMap::new();
    for (&at, column) in both.iter().zip(0..) {
        let Some((page, grade)) = site.kb.compounds.get(at as usize).zip(site.grades.page(at)) else { continue };
        for (claim, graded) in page.head.claims.iter().zip(&grade.claims) {
            let columns = tiers.entry(stated(claim, graded)).or_insert_with(|| vec![Vec::new(); both.len()]);
            if let Some(links) = columns.get_mut(column) {
                links.push(claim_link(site, page, claim));
            }
        }
    }
    tiers.into_iter().map(|(tier, columns)| CompareTier { tier, columns }).collect()
}

fn claim_link(site: &Site<'_>, page: &CompoundPage, claim: &crate::model::claim::Claim) -> Link {
    Link {
        label: plain::text(site.kb, &site.press.strings, &claim.text.prose),
        path: Some(format!("{}#claim-{}", card::address(&page.slug), claim.id.value)),
    }
}
