//! The files that stand beside the pages: sitemap, robots, feed, and each compound's data.

use crate::base::date::Date;
use crate::derive::grade::Grades;
use crate::emit::export::page_json;
use crate::emit::feed::{self, Entry, Feed};
use crate::emit::sitemap::{self, Address};
use crate::emit::tool_records;
use crate::model::compound::Review;
use crate::model::kb::{CompoundPage, Kb, LeafPage};
use crate::model::prose::Prose;
use crate::render::route::{Route, RouteKind};

/// A file that is no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Relative to the output folder.
    pub path: String,
    /// What it holds.
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sitemap,
    Robots,
    Feed,
    Data(u32),
    Names,
    ToolIndex,
    ToolShard(u32),
}

/// Every such file of a site.
pub fn list(kb: &Kb) -> Vec<Companion> {
    let companion = |path: &str, kind| Companion { path: path.to_owned(), kind };
    let mut all = vec![companion("robots.txt", Kind::Robots)];
    // A sitemap and a feed hold whole addresses, which a site without one does not have.
    if !kb.settings.base_url.is_empty() {
        all.push(companion("sitemap.xml", Kind::Sitemap));
        all.push(companion("feed.xml", Kind::Feed));
    }
    all.push(companion(tool_records::INDEX, Kind::ToolIndex));
    for shard in 1..=tool_records::shards(kb) {
        all.push(Companion { path: tool_records::path(shard), kind: Kind::ToolShard(shard) });
    }
    if kb.settings.offers("json") {
        all.push(companion("compare/compounds.json", Kind::Names));
        for (page, index) in kb.compounds.iter().zip(0..) {
            all.push(Companion { path: format!("compounds/{}/data.json", page.slug), kind: Kind::Data(index) });
        }
    }
    all
}

/// The bytes of one.
///
/// # Errors
/// None in memory; the type is that of the writers.
pub fn bytes(companion: &Companion, grades: &Grades<'_>, routes: &[Route]) -> std::io::Result<Vec<u8>> {
    let kb = grades.basis.kb;
    let mut out = Vec::new();
    match companion.kind {
        Kind::Robots => out.extend_from_slice(sitemap::robots(&kb.settings.base_url).as_bytes()),
        Kind::Sitemap => {
            let listed = routes.iter().filter(|route| route.kind != RouteKind::Missing);
            let addresses = listed.map(|route| Address { path: &route.address, changed: changed(kb, route) });
            sitemap::write(&kb.settings.base_url, addresses, &mut out)?;
        }
        Kind::Feed => write_feed(kb, &mut out)?,
        Kind::Names => {
            let title =
                |page: &CompoundPage| page.head.title.as_ref().map_or(page.slug.to_string(), |t| t.value.to_string());
            let names: Vec<_> = kb.compounds.iter().map(|page| (page.slug.to_string(), title(page))).collect();
            serde_json::to_writer(&mut out, &names)?;
        }
        Kind::ToolIndex => serde_json::to_writer(&mut out, &tool_records::index(grades))?,
        Kind::ToolShard(shard) => serde_json::to_writer(&mut out, &tool_records::shard(grades, shard))?,
        Kind::Data(index) => {
            if let Some((page, grade)) = kb.compounds.get(index as usize).zip(grades.page(index)) {
                serde_json::to_writer_pretty(&mut out, &page_json::page(kb, page, grade))?;
                out.push(b'\n');
            }
        }
    }
    Ok(out)
}

/// When a page's content last changed, as far as it says so.
fn changed(kb: &Kb, route: &Route) -> Option<Date> {
    match route.kind {
        RouteKind::Compound { index } => kb.compounds.get(index as usize).and_then(compound_date),
        RouteKind::Leaf { index } => kb.leaves.get(index as usize).and_then(leaf_date),
        RouteKind::Methodology => kb.leaves.get(kb.leaf("methodology")? as usize).and_then(leaf_date),
        RouteKind::Home
        | RouteKind::Compounds { .. }
        | RouteKind::Category { .. }
        | RouteKind::System { .. }
        | RouteKind::Sources { .. }
        | RouteKind::Source { .. }
        | RouteKind::Circulating { .. }
        | RouteKind::Evidence { .. }
        | RouteKind::Verdict { .. }
        | RouteKind::Facet { .. }
        | RouteKind::Changes { .. }
        | RouteKind::Outcomes { .. }
        | RouteKind::ComparePairs { .. }
        | RouteKind::Compare { .. }
        | RouteKind::Glossary
        | RouteKind::Tools
        | RouteKind::HalfLifeCurve
        | RouteKind::TimeToClear { .. }
        | RouteKind::UnitConversion
        | RouteKind::DoseLog
        | RouteKind::Missing => None,
    }
}

fn compound_date(page: &CompoundPage) -> Option<Date> {
    let head = &page.head;
    latest(head.updated.as_ref().map(|d| d.value), head.reviewed.as_ref(), head.published.as_ref().map(|d| d.value))
}

fn leaf_date(page: &LeafPage) -> Option<Date> {
    let head = &page.head;
    latest(head.updated.as_ref().map(|d| d.value), head.reviewed.as_ref(), head.published.as_ref().map(|d| d.value))
}

fn latest(updated: Option<Date>, reviewed: Option<&Review>, published: Option<Date>) -> Option<Date> {
    let reviewed = reviewed.and_then(|review| review.date.as_ref().map(|date| date.value));
    [updated, reviewed, published].into_iter().flatten().max()
}

fn write_feed(kb: &Kb, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let paths: Vec<String> = kb.compounds.iter().map(|page| format!("/compounds/{}/", page.slug)).collect();
    let entries = kb.compounds.iter().zip(&paths).filter_map(|(page, path)| {
        let reviewer = page.head.reviewed.as_ref().and_then(|review| review.by.as_ref());
        Some(Entry {
            title: page.head.title.as_ref().map_or(&*page.slug, |title| &*title.value),
            path,
            updated: compound_date(page)?,
            summary: page.head.summary.as_ref().map(|summary| plain(&summary.prose)).unwrap_or_default(),
            author: reviewer.map_or(&*kb.settings.title, |by| &*by.value),
        })
    });
    let feed = Feed { title: &kb.settings.title, base_url: &kb.settings.base_url, language: &kb.settings.language };
    feed::write(feed, entries.collect(), out)
}

/// A text as a feed reader shows it: without citations and marks.
fn plain(prose: &Prose) -> String {
    let all = 0..u32::try_from(prose.events().len()).unwrap_or(u32::MAX);
    prose.text(all).text().split_whitespace().collect::<Vec<_>>().join(" ")
}
