//! The files that stand beside the pages: sitemap, robots, feed, llms.txt, and the data of each compound.

use crate::base::date::Date;
use crate::emit::export;
use crate::emit::feed::{self, Feed};
use crate::emit::opensearch;
use crate::emit::sitemap::{self, Address as Listed};
use crate::emit::{llms, news, tool_records};
use crate::model::address::Address;
use crate::model::compound::Review;
use crate::model::kb::{CompoundPage, Kb, LeafPage};
use crate::model::link::RefIx;
use crate::model::vocab::{DataFile, Download};
use crate::render::route::{Route, RouteKind};
use crate::render::site::Site;

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
    SitemapPart(usize),
    Robots,
    Feed,
    Llms,
    OpenSearch,
    Data(u32, DataFile),
    Names,
    ToolIndex,
    ToolShard(u32),
}

/// Every such file of a site of these pages as a whole.
pub fn list(kb: &Kb, routes: &[Route]) -> Vec<Companion> {
    let companion = |path: &str, kind| Companion { path: path.to_owned(), kind };
    let mut all = vec![companion("robots.txt", Kind::Robots), companion("llms.txt", Kind::Llms)];
    // These hold whole addresses, which a site without one does not have.
    if !kb.settings.base_url.is_empty() {
        all.push(companion("sitemap.xml", Kind::Sitemap));
        let parts = 1..=sitemap::parts(listed(routes).count());
        all.extend(parts.map(|number| companion(&sitemap::part(number), Kind::SitemapPart(number))));
        all.push(companion("feed.xml", Kind::Feed));
        if kb.settings.search {
            all.push(companion(opensearch::PATH, Kind::OpenSearch));
        }
    }
    all.push(companion(tool_records::INDEX, Kind::ToolIndex));
    for shard in 1..=tool_records::shards(kb) {
        all.push(Companion { path: tool_records::path(shard), kind: Kind::ToolShard(shard) });
    }
    if kb.settings.offers(Download::Json) {
        all.push(companion("compare/compounds.json", Kind::Names));
    }
    all
}

/// The files of data beside a compound's page, as far as the site offers them.
pub fn of_compound(kb: &Kb, index: u32) -> impl Iterator<Item = Companion> {
    let files = DataFile::ALL.into_iter().filter(|file| kb.settings.offers(file.format()));
    files.map(move |file| Companion {
        path: Address::Data(index, file).path(kb).trim_start_matches('/').to_owned(),
        kind: Kind::Data(index, file),
    })
}

/// The file at an address from `/`, where one stands there.
pub fn find(kb: &Kb, routes: &[Route], address: &str) -> Option<Companion> {
    let path = address.strip_prefix('/')?;
    if let Some(found) = list(kb, routes).into_iter().find(|companion| companion.path == path) {
        return Some(found);
    }
    let Some(Address::Data(page, file)) = Address::find(kb, address) else { return None };
    of_compound(kb, page).find(|companion| companion.kind == Kind::Data(page, file))
}

/// The bytes of one. `cited` are the sources of its page in the order of its references, where it is of a page.
///
/// # Errors
/// None in memory; the type is that of the writers.
pub fn bytes(
    companion: &Companion,
    site: &Site<'_>,
    routes: &[Route],
    cited: impl Fn(u32) -> Vec<RefIx>,
) -> std::io::Result<Vec<u8>> {
    let kb = site.kb;
    let mut out = Vec::new();
    match companion.kind {
        Kind::Robots => out.extend_from_slice(sitemap::robots(&kb.settings.base_url).as_bytes()),
        Kind::Sitemap => write_sitemap(kb, routes, &mut out)?,
        Kind::SitemapPart(number) => {
            let before = number.saturating_sub(1).saturating_mul(sitemap::LIMIT);
            sitemap::write(&kb.settings.base_url, addresses(kb, routes).skip(before), &mut out)?;
        }
        Kind::Feed => write_feed(site, &mut out)?,
        Kind::Llms => llms::write(site, &mut out)?,
        Kind::OpenSearch => {
            let (settings, says) = (&kb.settings, site.press.strings.get("search_says"));
            opensearch::write(&settings.title, says, &settings.language, &settings.base_url, &mut out)?;
        }
        Kind::Names => {
            let title =
                |page: &CompoundPage| page.head.title.as_ref().map_or(page.slug.to_string(), |t| t.value.to_string());
            let names: Vec<_> = kb.compounds.iter().map(|page| (page.slug.to_string(), title(page))).collect();
            serde_json::to_writer(&mut out, &names)?;
        }
        Kind::ToolIndex => serde_json::to_writer(&mut out, &tool_records::index(site.grades))?,
        Kind::ToolShard(shard) => serde_json::to_writer(&mut out, &tool_records::shard(site.grades, shard))?,
        Kind::Data(page, file) => {
            let cited = if file.holds_references() { cited(page) } else { Vec::new() };
            export::file::of_page(site.grades, &site.press.strings, page, &cited, file, &mut out)?;
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
        | RouteKind::Search { .. }
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

/// The pages that those who index the site may list.
fn listed(routes: &[Route]) -> impl Iterator<Item = &Route> {
    routes.iter().filter(|route| route.kind != RouteKind::Missing)
}

fn addresses<'r>(kb: &Kb, routes: &'r [Route]) -> impl Iterator<Item = Listed<'r>> {
    listed(routes).map(|route| Listed { path: &route.address, changed: changed(kb, route) })
}

/// All addresses, or the index of the files that hold them.
fn write_sitemap(kb: &Kb, routes: &[Route], out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let parts = sitemap::parts(listed(routes).count());
    if parts == 0 {
        return sitemap::write(&kb.settings.base_url, addresses(kb, routes), out);
    }
    let mut all = addresses(kb, routes);
    let newest = (0..parts).map(|_| all.by_ref().take(sitemap::LIMIT).filter_map(|it| it.changed).max());
    sitemap::index(&kb.settings.base_url, newest, out)
}

fn write_feed(site: &Site<'_>, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let kb = site.kb;
    let changed = |at: u32| kb.compounds.get(at as usize).and_then(compound_date);
    let feed = Feed {
        title: &kb.settings.title,
        subtitle: site.press.strings.get("feed_title"),
        base_url: &kb.settings.base_url,
        language: &kb.settings.language,
    };
    feed::write(feed, &news::newest(site, changed), out)
}
