//! Claims in circulation across compounds.

use crate::model::vocab::Word;
use crate::render::fill::list::pager;
use crate::render::fill::{card, head};
use crate::render::plain;
use crate::render::route::slice;
use crate::render::site::{Filled, Site};
use crate::render::view::{CirculatingEntry, CirculatingIndex, PageKind, VerdictEntry};

/// The address of the list.
pub const BASE: &str = "/circulating/";

/// The address of the list of a verdict.
pub fn verdict_address(verdict: crate::model::vocab::Verdict) -> String {
    format!("{BASE}verdict/{}/", verdict.word())
}

/// All of them, or those of one verdict: `of` is its place among the verdicts found.
pub fn circulating(site: &Site<'_>, of: Option<u32>, number: u32, address: &str) -> Filled<CirculatingIndex> {
    let strings = &site.press.strings;
    let all = &site.index.circulating;
    let chosen = of.and_then(|of| site.index.across.verdicts.get(of as usize));
    let (entries, total, base) = match chosen {
        Some((verdict, places)) => {
            let entries = slice(places, number).iter().filter_map(|&place| entry(site, *all.get(place as usize)?));
            (entries.collect(), places.len(), verdict_address(*verdict))
        }
        None => (slice(all, number).iter().filter_map(|&it| entry(site, it)).collect(), all.len(), BASE.to_owned()),
    };
    let verdicts = site.index.across.verdicts.iter().map(|(verdict, places)| VerdictEntry {
        verdict: *verdict,
        count: places.len() as u32,
        path: verdict_address(*verdict),
    });
    let view = CirculatingIndex {
        entries,
        all: all.len() as u32,
        verdict: chosen.map(|(verdict, _)| *verdict),
        verdicts: verdicts.collect(),
        pager: pager(&base, total, number),
    };
    let title = strings.get("circulating_title");
    let title = match chosen {
        Some((verdict, _)) => {
            let name = strings.label("verdict", verdict.word());
            strings.fill("facet_title", &[("facet", title), ("name", name)])
        }
        None => title.to_owned(),
    };
    let says = strings.get("circulating_index_says");
    Filled::uncited(head::page(site, PageKind::Circulating, &title, says, address), view)
}

fn entry(site: &Site<'_>, (at, claim): (u32, u32)) -> Option<CirculatingEntry> {
    let (kb, strings) = (site.kb, &site.press.strings);
    let page = kb.compounds.get(at as usize)?;
    let it = page.head.circulating.get(claim as usize)?;
    let mut compound = card::link(kb, &page.slug);
    compound.path = compound.path.map(|path| format!("{path}#circulating-{}", claim + 1));
    Some(CirculatingEntry {
        compound,
        claim: plain::text(kb, strings, &it.claim.prose),
        verdict: it.verdict.as_ref().map(|verdict| verdict.value),
        why: it.why.as_ref().map(|why| plain::text(kb, strings, &why.prose)).unwrap_or_default(),
    })
}
