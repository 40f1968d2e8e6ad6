//! What pages across compounds are made of: outcomes, pairs, facets and verdicts, gathered once.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::date::Date;
use crate::derive::grade::Grades;
use crate::model::claim::Claim;
use crate::model::compound::Compound;
use crate::model::kb::Kb;
use crate::model::vocab::{OutcomeClass, Verdict, Word};
use crate::render::index;

/// Lists across compounds. Compounds are indices into the knowledge base, in the order of their titles.
pub struct Across {
    /// Claims by the class of their outcome, in the vocabulary's order, those that name none last.
    pub outcomes: Vec<OutcomeList>,
    /// The pairs that pages declare, each once, by slug.
    pub pairs: Vec<(u32, u32)>,
    /// Compounds by what they have in common, beside categories and systems.
    pub facets: Vec<Facet>,
    /// Claims in circulation by verdict, as places in the list of all.
    pub verdicts: Vec<(Verdict, Vec<u32>)>,
    /// What changed, newest first: the history, and which of its entries.
    pub changes: Vec<(u32, u32)>,
    /// Compounds whose pages bear a date, the last changed first.
    pub dated: Vec<u32>,
}

/// The claims of a class of outcome.
pub struct OutcomeList {
    /// The class; `None` for claims that name none.
    pub class: Option<OutcomeClass>,
    /// The compound, and which of its claims.
    pub claims: Vec<(u32, u32)>,
    /// Where the claims of each compound begin.
    pub starts: BTreeMap<u32, u32>,
}

/// Compounds that share a word.
pub struct Facet {
    /// Of which sort.
    pub kind: FacetKind,
    /// The word.
    pub word: &'static str,
    /// The compounds.
    pub members: Vec<u32>,
}

/// What compounds may have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetKind {
    /// A route.
    Route,
    /// The evidence level.
    Level,
    /// The quality of their data.
    Quality,
    /// A standing with an authority.
    Approval,
}

impl FacetKind {
    /// The name of its filter, which is also that of its strings.
    pub fn name(self) -> &'static str {
        match self {
            FacetKind::Route => "routes",
            FacetKind::Level => "tier",
            FacetKind::Quality => "quality",
            FacetKind::Approval => "approvals",
        }
    }

    /// The vocabulary of its words, as the strings call it.
    pub fn vocabulary(self) -> &'static str {
        match self {
            FacetKind::Route => "route",
            FacetKind::Level => "tier",
            FacetKind::Quality => "quality",
            FacetKind::Approval => "approval",
        }
    }

    /// The folder of its lists.
    pub fn folder(self) -> &'static str {
        match self {
            FacetKind::Route => "/compounds/route/",
            FacetKind::Level => "/compounds/level/",
            FacetKind::Quality => "/compounds/data/",
            FacetKind::Approval => "/compounds/approval/",
        }
    }
}

impl Facet {
    /// The address of its list.
    pub fn address(&self) -> String {
        format!("{}{}/", self.kind.folder(), self.word)
    }
}

impl Across {
    /// Gathers. `compounds` and `circulating` are those of the index.
    pub fn new(grades: &Grades<'_>, compounds: &[u32], circulating: &[(u32, u32)]) -> Across {
        let kb = grades.basis.kb;
        Across {
            outcomes: outcomes(kb, compounds),
            pairs: pairs(kb),
            facets: facets(grades, compounds),
            verdicts: verdicts(kb, circulating),
            changes: changes(kb),
            dated: dated(kb, compounds),
        }
    }
}

/// The class of a claim's outcome.
pub fn outcome(claim: &Claim) -> Option<OutcomeClass> {
    claim.about.as_ref()?.outcome.as_ref().map(|outcome| outcome.value)
}

/// When a page was last changed.
pub fn last_changed(front: &Compound) -> Option<Date> {
    front.updated.as_ref().or(front.published.as_ref()).map(|date| date.value)
}

/// The entries of all histories that say something, newest first, those of one day by title.
fn changes(kb: &Kb) -> Vec<(u32, u32)> {
    let mut all: Vec<_> = Vec::new();
    for (history, at) in kb.histories.iter().zip(0..) {
        let title = kb.compound(&history.slug).map_or(&*history.slug, |page| index::title(kb, page));
        for (entry, number) in history.entries.iter().zip(0..) {
            let Some(date) = &entry.date else { continue };
            if entry.changes.iter().any(|change| change.subject().is_some()) {
                all.push((std::cmp::Reverse(date.value), title, at, number));
            }
        }
    }
    all.sort();
    all.into_iter().map(|(_, _, at, number)| (at, number)).collect()
}

fn dated(kb: &Kb, compounds: &[u32]) -> Vec<u32> {
    let date = |at: u32| kb.compounds.get(at as usize).and_then(|page| last_changed(&page.head));
    let mut dated: Vec<_> = compounds.iter().filter_map(|&at| Some((date(at)?, at))).collect();
    dated.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    dated.into_iter().map(|(_, at)| at).collect()
}

fn outcomes(kb: &Kb, compounds: &[u32]) -> Vec<OutcomeList> {
    let mut classed: BTreeMap<OutcomeClass, Vec<(u32, u32)>> = BTreeMap::new();
    let mut other = Vec::new();
    for &at in compounds {
        let claims = kb.compounds.get(at as usize).map_or(&[][..], |page| &page.head.claims);
        for (claim, number) in claims.iter().zip(0..) {
            match outcome(claim) {
                Some(class) => classed.entry(class).or_default().push((at, number)),
                None => other.push((at, number)),
            }
        }
    }
    let mut lists: Vec<OutcomeList> =
        classed.into_iter().map(|(class, claims)| outcome_list(Some(class), claims)).collect();
    lists.extend((!other.is_empty()).then(|| outcome_list(None, other)));
    lists
}

fn outcome_list(class: Option<OutcomeClass>, claims: Vec<(u32, u32)>) -> OutcomeList {
    let mut starts = BTreeMap::new();
    for (&(compound, _), place) in claims.iter().zip(0..) {
        starts.entry(compound).or_insert(place);
    }
    OutcomeList { class, claims, starts }
}

fn pairs(kb: &Kb) -> Vec<(u32, u32)> {
    let mut pairs = BTreeSet::new();
    for (page, at) in kb.compounds.iter().zip(0..) {
        for slug in &page.head.compare {
            let Some(other) = kb.compound(slug.value.as_str()).filter(|other| *other != at) else { continue };
            let slugs = (&*page.slug, slug.value.as_str());
            pairs.insert(if slugs.0 < slugs.1 { (slugs, (at, other)) } else { ((slugs.1, slugs.0), (other, at)) });
        }
    }
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

fn facets(grades: &Grades<'_>, compounds: &[u32]) -> Vec<Facet> {
    let mut found: BTreeMap<(FacetKind, &'static str), Vec<u32>> = BTreeMap::new();
    for &at in compounds {
        let Some((page, grade)) = grades.basis.kb.compounds.get(at as usize).zip(grades.page(at)) else { continue };
        let head = &page.head;
        let mut words = BTreeSet::from([
            (FacetKind::Level, grade.stated_level().word()),
            (FacetKind::Quality, grade.stated_quality().word()),
        ]);
        words.extend(head.routes.iter().map(|route| (FacetKind::Route, route.value.word())));
        let statuses = head.approvals.iter().filter_map(|approval| approval.status.as_ref());
        words.extend(statuses.map(|status| (FacetKind::Approval, status.value.word())));
        for word in words {
            found.entry(word).or_default().push(at);
        }
    }
    found.into_iter().map(|((kind, word), members)| Facet { kind, word, members }).collect()
}

fn verdicts(kb: &Kb, circulating: &[(u32, u32)]) -> Vec<(Verdict, Vec<u32>)> {
    let mut found: BTreeMap<Verdict, Vec<u32>> = BTreeMap::new();
    for (&(at, claim), place) in circulating.iter().zip(0..) {
        let page = kb.compounds.get(at as usize);
        let it = page.and_then(|page| page.head.circulating.get(claim as usize));
        if let Some(verdict) = it.and_then(|it| it.verdict.as_ref()) {
            found.entry(verdict.value).or_default().push(place);
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    #[test]
    fn pairs_are_declared_once_in_the_order_of_their_slugs() {
        let today = Date::parse("2026-11-21").expect("a day");
        let page = |compare: &str, claim: &str| {
            format!("---\ntitle: T\nsummary: S.\ncompare: [{compare}]\nroutes: [oral]\nclaims:\n{claim}---\n")
        };
        let harm =
            "  - {id: a, text: A., kind: safety, about: {outcome: harm}}\n  - {id: b, text: B., kind: efficacy}\n";
        let world = MemoryWorld::new(today)
            .with("content/compounds/b.md", page("a, b, nowhere", harm))
            .with("content/compounds/a.md", page("b", harm));
        let kb = load(&world).expect("memory can be listed");
        let across = Across::new(&Grades::new(&kb), &[0, 1], &[]);
        assert_eq!(across.pairs, [(0, 1)]);
        let classes: Vec<_> = across.outcomes.iter().map(|list| (list.class, list.claims.as_slice())).collect();
        let both = |claim| vec![(0, claim), (1, claim)];
        assert_eq!(classes, [(Some(OutcomeClass::Harm), both(0).as_slice()), (None, both(1).as_slice())]);
        assert_eq!(across.outcomes[0].starts, BTreeMap::from([(0, 0), (1, 1)]));
        let oral = across.facets.iter().find(|facet| facet.kind == FacetKind::Route).expect("a route");
        assert_eq!((oral.address().as_str(), oral.members.as_slice()), ("/compounds/route/oral/", [0, 1].as_slice()));
    }
}
