//! What changed page by page.

use rayon::prelude::*;

use crate::derive::diff::change::{ClaimChange, PageChange, PageKind, Presence, Sides, ValueChange};
use crate::derive::diff::edit::Typed;
use crate::derive::diff::matched::{Match, matched};
use crate::derive::diff::side::Pair;
use crate::derive::diff::{claim, edit, front, value};
use crate::derive::grade::{Basis, Judged, PageGrade, page as graded};
use crate::model::compound::Compound;
use crate::model::kb::{CompoundPage, Kb, LeafPage, Page};
use crate::model::scalar::Text;
use crate::source::tree::Node;

/// Keys of front matter that are told apart, and those that say when and by whom a page was edited.
const APART: [&str; 10] = [
    "evidence_level",
    "data_quality",
    "claims",
    "half_lives",
    "pharmacokinetics",
    "citations",
    "allow",
    "published",
    "updated",
    "reviewed",
];

/// One state of a page.
pub(super) struct Face<'a> {
    pub page: &'a CompoundPage,
    pub grade: PageGrade,
    front: Node<'a>,
    /// How the sources that the page names are known.
    naming: Box<dyn Fn(&str) -> String + 'a>,
}

/// A page in both states.
pub(super) struct Twin<'a> {
    pub pair: &'a Pair<'a>,
    pub before: Face<'a>,
    pub after: Face<'a>,
}

impl Face<'_> {
    /// The record of a list that bears an id.
    pub fn record(&self, list: &str, id: &str) -> Option<Typed<'_>> {
        front::item(&self.front, list, id).map(|node| Typed { node, naming: &*self.naming })
    }

    fn whole(&self) -> Typed<'_> {
        Typed { node: &self.front, naming: &*self.naming }
    }
}

/// Compares all pages; those changed, sorted by slug.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<PageChange> {
    let mut found = compounds(pair);
    found.extend(leaves(pair));
    found.sort_by(|a, b| a.slug.cmp(&b.slug));
    found
}

fn compounds(pair: &Pair<'_>) -> Vec<PageChange> {
    let (earlier, later) = (pair.earlier.kb, pair.later.kb);
    let (old, new) = (slugs(&earlier.compounds, |page| &page.slug), slugs(&later.compounds, |page| &page.slug));
    let line = |kb: &Kb, at: usize| kb.compounds.get(at).map(|page| kb.text(page.file).to_owned());
    let matches = matched(&old, &new, |at| line(earlier, at), |at| line(later, at));
    let change = |found: Match| match found {
        Match::Kept(old, new) => kept(pair, earlier.compounds.get(old)?, later.compounds.get(new)?, Presence::Kept),
        Match::Renamed(old, new) => {
            let old = earlier.compounds.get(old)?;
            kept(pair, old, later.compounds.get(new)?, Presence::Renamed(old.slug.clone()))
        }
        Match::Added(new) => later.compounds.get(new).map(|page| alone(&pair.later, page, Presence::Added)),
        Match::Removed(old) => earlier.compounds.get(old).map(|page| alone(&pair.earlier, page, Presence::Removed)),
    };
    matches.into_par_iter().filter_map(change).collect()
}

fn slugs<P>(pages: &[P], slug: impl Fn(&P) -> &str) -> Vec<&str> {
    pages.iter().map(slug).collect()
}

/// Other pages carry no evidence of their own: whether they are there is all that is told of them.
fn leaves(pair: &Pair<'_>) -> Vec<PageChange> {
    let (earlier, later) = (pair.earlier.kb, pair.later.kb);
    let (old, new) = (slugs(&earlier.leaves, |page| &page.slug), slugs(&later.leaves, |page| &page.slug));
    let line = |kb: &Kb, at: usize| kb.leaves.get(at).map(|page| kb.text(page.file).to_owned());
    let matches = matched(&old, &new, |at| line(earlier, at), |at| line(later, at));
    let change = |found: Match| match found {
        Match::Kept(_, _) => None,
        Match::Renamed(old, new) => {
            let from = earlier.leaves.get(old)?.slug.clone();
            later.leaves.get(new).map(|page| leaf(later, page, Presence::Renamed(from)))
        }
        Match::Added(new) => later.leaves.get(new).map(|page| leaf(later, page, Presence::Added)),
        Match::Removed(old) => earlier.leaves.get(old).map(|page| leaf(earlier, page, Presence::Removed)),
    };
    matches.into_iter().filter_map(change).collect()
}

fn leaf(kb: &Kb, page: &LeafPage, presence: Presence) -> PageChange {
    PageChange { kind: PageKind::Other, claim_count: 0, ..named(kb, page, page.head.title.as_ref(), presence) }
}

/// A compound page that is there on one side.
fn alone(basis: &Basis<'_>, page: &CompoundPage, presence: Presence) -> PageChange {
    let grade = graded(basis, page);
    let gone = presence == Presence::Removed;
    PageChange {
        evidence_level: one_side(grade.evidence_level, gone),
        data_quality: one_side(grade.data_quality, gone),
        ..compound(basis.kb, page, presence)
    }
}

fn compound(kb: &Kb, page: &CompoundPage, presence: Presence) -> PageChange {
    PageChange { claim_count: page.head.claims.len(), ..named(kb, page, page.head.title.as_ref(), presence) }
}

/// A page's name and place, with nothing changed yet.
fn named<H>(kb: &Kb, page: &Page<H>, title: Option<&Text>, presence: Presence) -> PageChange {
    PageChange {
        slug: page.slug.clone(),
        title: title.map_or_else(|| page.slug.clone(), |title| title.value.clone()),
        path: kb.file(page.file).path.clone(),
        kind: PageKind::Compound,
        presence,
        claim_count: 0,
        evidence_level: Sides { from: None, to: None },
        data_quality: Sides { from: None, to: None },
        claims: Vec::new(),
        values: Vec::new(),
        also: Vec::new(),
    }
}

fn one_side<T>(judged: Judged<T>, gone: bool) -> Sides<Judged<T>> {
    if gone { Sides { from: Some(judged), to: None } } else { Sides { from: None, to: Some(judged) } }
}

/// A page that is there on both sides; `None` where nothing of it changed.
fn kept(pair: &Pair<'_>, old: &CompoundPage, new: &CompoundPage, presence: Presence) -> Option<PageChange> {
    let (before, after) = (graded(&pair.earlier, old), graded(&pair.later, new));
    let same_text = pair.earlier.kb.text(old.file) == pair.later.kb.text(new.file);
    let change = PageChange {
        evidence_level: Sides { from: Some(before.evidence_level), to: Some(after.evidence_level) },
        data_quality: Sides { from: Some(before.data_quality), to: Some(after.data_quality) },
        ..compound(pair.later.kb, new, presence)
    };
    if same_text && !moved(&before, &after) {
        let differs = change.presence != Presence::Kept;
        return differs.then_some(change);
    }
    let twin = Twin {
        pair,
        before: Face {
            page: old,
            grade: before,
            front: front::of_page(pair.earlier.kb, old),
            naming: Box::new(|raw| pair.known_before(old, raw)),
        },
        after: Face {
            page: new,
            grade: after,
            front: front::of_page(pair.later.kb, new),
            naming: Box::new(|raw| pair.known_after(new, raw)),
        },
    };
    let values: Vec<ValueChange> = value::changes(&twin);
    let claims: Vec<ClaimChange> = claim::changes(&twin, &values);
    let change = PageChange { claims, values, also: also(&twin), ..change };
    let same = change.presence == Presence::Kept
        && change.claims.is_empty()
        && change.values.is_empty()
        && change.also.is_empty()
        && !change.evidence_level.differ()
        && !change.data_quality.differ();
    (!same).then_some(change)
}

/// Whether any grade of a page is another.
fn moved(before: &PageGrade, after: &PageGrade) -> bool {
    let tiers = |grade: &PageGrade| grade.claims.iter().map(|claim| claim.tier).collect::<Vec<_>>();
    tiers(before) != tiers(after)
        || before.records != after.records
        || before.evidence_level != after.evidence_level
        || before.data_quality != after.data_quality
}

/// What else of a page changed: keys of its front matter, and its text.
fn also(twin: &Twin<'_>) -> Vec<Box<str>> {
    let (old, new) = (twin.pair.earlier.kb, twin.pair.later.kb);
    let edits = edit::edits(Compound::RECORD, twin.before.whole(), twin.after.whole(), &APART);
    let key = |edit: &edit::Edit| edit.key.split(['.', '[']).next().unwrap_or("").into();
    let mut keys: Vec<Box<str>> = edits.iter().map(key).collect();
    keys.dedup();
    if front::body(old, twin.before.page.file).ne(front::body(new, twin.after.page.file)) {
        keys.push("text".into());
    }
    keys
}
