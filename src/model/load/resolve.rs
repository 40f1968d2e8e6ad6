//! Every reference from one place to another, resolved once: sources, values, claims.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::base::span::Spanned;
use crate::model::ident::RefId;
use crate::model::kb::{Kb, Library};
use crate::model::link::{RefIx, SourceRef};
use crate::model::prose::{ClaimIx, Prose, ValueIx};
use crate::model::record::{FreeMap, Value};

/// Resolves every source, value and claim named anywhere, each page on its own.
pub(super) fn resolve(kb: &mut Kb) {
    let targets = Targets::new(kb);
    let library = &kb.library;
    kb.compounds.par_iter_mut().for_each(|page| {
        let keys = keys(page.head.citations.as_ref(), library);
        let slug = page.slug.clone();
        page.head.each_source(&mut |source| resolve_source(source, &keys, library));
        page.body.each_source(&mut |source| resolve_source(source, &keys, library));
        page.head.each_prose(&mut |prose| targets.resolve(prose, &slug));
        targets.resolve(&mut page.body, &slug);
    });
    kb.leaves.par_iter_mut().for_each(|page| {
        let keys = keys(page.head.citations.as_ref(), library);
        page.head.each_source(&mut |source| resolve_source(source, &keys, library));
        page.body.each_source(&mut |source| resolve_source(source, &keys, library));
        page.head.each_prose(&mut |prose| targets.resolve(prose, ""));
        targets.resolve(&mut page.body, "");
    });
}

/// The short keys of a page and the sources they stand for.
type Keys = BTreeMap<Box<str>, Option<RefIx>>;

fn keys(citations: Option<&FreeMap<Spanned<RefId>>>, library: &Library) -> Keys {
    let entries = citations.iter().flat_map(|map| &map.0);
    entries.map(|(key, id)| (key.clone(), library.find(&id.value.value))).collect()
}

fn resolve_source(source: &mut SourceRef, keys: &Keys, library: &Library) {
    source.target = match keys.get(&source.raw) {
        Some(known) => *known,
        None => RefId::parse(&source.raw).ok().and_then(|id| library.find(&id)),
    };
}

/// The ids of every page's records and claims: what value and claim references point to.
struct Targets {
    /// By slug, sorted as the pages are.
    pages: Vec<(Box<str>, PageTargets)>,
}

struct PageTargets {
    page: u32,
    values: BTreeMap<Box<str>, u32>,
    claims: BTreeMap<Box<str>, u32>,
}

impl Targets {
    fn new(kb: &Kb) -> Targets {
        let pages = kb.compounds.par_iter().zip(0..kb.compounds.len() as u32).map(|(page, index)| {
            let mut values = BTreeMap::new();
            for (measure, at) in page.head.measures().zip(0..) {
                values.entry(measure.id().value.as_str().into()).or_insert(at);
            }
            let mut claims = BTreeMap::new();
            for (claim, at) in page.head.claims.iter().zip(0..) {
                claims.entry(claim.id.value.as_str().into()).or_insert(at);
            }
            (page.slug.clone(), PageTargets { page: index, values, claims })
        });
        Targets { pages: pages.collect() }
    }

    fn page(&self, slug: &str) -> Option<&PageTargets> {
        let at = self.pages.binary_search_by(|(known, _)| (**known).cmp(slug)).ok()?;
        self.pages.get(at).map(|(_, page)| page)
    }

    fn resolve(&self, prose: &mut Prose, own: &str) {
        prose.each_value(&mut |value| {
            let slug = value.page.as_ref().map_or(own, |page| &page.value);
            let page = self.page(slug);
            value.target = page.and_then(|page| {
                let record = *page.values.get(&*value.record.value)?;
                Some(ValueIx { page: page.page, record })
            });
        });
        prose.each_claim(&mut |claim| {
            let slug = claim.page.as_ref().map_or(own, |page| &page.value);
            let page = self.page(slug);
            claim.target = page.and_then(|page| {
                let claim = *page.claims.get(&*claim.id.value)?;
                Some(ClaimIx { page: page.page, claim })
            });
        });
    }
}
