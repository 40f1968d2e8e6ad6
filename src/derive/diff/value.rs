//! What changed of a page's half-lives and other parameters, and of the figures that follow from them.

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::diff::change::{DerivedChange, Presence, Sides, ValueChange};
use crate::derive::diff::edit::{edits, line, plain};
use crate::derive::diff::matched::{Match, matched};
use crate::derive::diff::page::{Face, Twin};
use crate::derive::pk;
use crate::model::cited;
use crate::model::kb::{Kb, PageIx};
use crate::model::kinetics::{HalfLife, KineticRecord, Measure};
use crate::model::prose::{Derived, Prose};
use crate::model::quantity::Quantity;
use crate::model::shape::RecordShape;
use crate::model::vocab::{DataQuality, Word as _};

/// Keys that are told elsewhere: the name, and what it states.
const APART: [&str; 4] = ["id", "value", "result", "unpublished"];

/// A record with its quality.
type Stood<'a> = (Measure<'a>, Option<DataQuality>);

/// Compares the records of a page.
pub(super) fn changes(twin: &Twin<'_>) -> Vec<ValueChange> {
    let (before, after) = (stood(&twin.before), stood(&twin.after));
    let (old, new) = (ids(&before), ids(&after));
    let line_of = |face: &Face<'_>, found: Option<&Stood<'_>>| {
        let (measure, _) = *found?;
        Some(line(shape(measure), face.record(list(measure), id(measure))?, &["id"]))
    };
    let matches =
        matched(&old, &new, |at| line_of(&twin.before, before.get(at)), |at| line_of(&twin.after, after.get(at)));
    let change = |found: Match| match found {
        Match::Kept(old, new) => kept(twin, *before.get(old)?, *after.get(new)?, Presence::Kept),
        Match::Renamed(old, new) => {
            let old = *before.get(old)?;
            kept(twin, old, *after.get(new)?, Presence::Renamed(id(old.0).into()))
        }
        Match::Added(new) => after.get(new).map(|value| alone(*value, Presence::Added)),
        Match::Removed(old) => before.get(old).map(|value| alone(*value, Presence::Removed)),
    };
    matches.into_iter().filter_map(change).collect()
}

fn stood<'a>(face: &'a Face<'_>) -> Vec<Stood<'a>> {
    face.page.head.measures().zip(face.grade.records.iter().copied()).collect()
}

fn id(measure: Measure<'_>) -> &str {
    measure.id().value.as_str()
}

fn ids<'a>(values: &[Stood<'a>]) -> Vec<&'a str> {
    values.iter().map(|(measure, _)| measure.id().value.as_str()).collect()
}

/// The list of front matter that a record stands in.
fn list(measure: Measure<'_>) -> &'static str {
    match measure {
        Measure::HalfLife(_) => "half_lives",
        Measure::Kinetic(_) => "pharmacokinetics",
    }
}

fn shape(measure: Measure<'_>) -> &'static RecordShape {
    match measure {
        Measure::HalfLife(_) => HalfLife::RECORD,
        Measure::Kinetic(_) => KineticRecord::RECORD,
    }
}

/// What a record states, as readers see it.
fn stated(measure: Measure<'_>) -> Option<Box<str>> {
    let result = match measure {
        Measure::HalfLife(_) => None,
        Measure::Kinetic(record) => record.result.as_ref().map(|result| result.value.word().into()),
    };
    let value = measure.value().map(|value| value.value.to_string().into());
    let unpublished = measure.unpublished().map(|_| "unpublished".into());
    value.or(result).or(unpublished)
}

/// Of what, where, in whom and how.
fn subject(measure: Measure<'_>) -> String {
    let parts = [
        measure.analyte().map(|analyte| plain(&analyte.value)),
        measure.compartment().map(|compartment| compartment.value.to_string()),
        measure.species().map(|species| species.value.to_string()),
        measure.route().map(|route| route.value.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn alone((measure, quality): Stood<'_>, presence: Presence) -> ValueChange {
    let (value, quality) = match presence {
        Presence::Removed => (Sides { from: stated(measure), to: None }, Sides { from: quality, to: None }),
        Presence::Added | Presence::Renamed(_) | Presence::Kept => {
            (Sides { from: None, to: stated(measure) }, Sides { from: None, to: quality })
        }
    };
    ValueChange {
        id: id(measure).into(),
        parameter: measure.parameter(),
        subject: subject(measure).into(),
        presence,
        value,
        quality,
        edits: Vec::new(),
        derived: Vec::new(),
    }
}

/// A record that is there on both sides; `None` where nothing of it changed.
fn kept(twin: &Twin<'_>, old: Stood<'_>, new: Stood<'_>, presence: Presence) -> Option<ValueChange> {
    let before = twin.before.record(list(old.0), id(old.0));
    let after = twin.after.record(list(new.0), id(new.0));
    let mut found = Vec::new();
    if let Some((before, after)) = before.zip(after) {
        let both_unpublished = old.0.unpublished().is_some() && new.0.unpublished().is_some();
        let apart = if both_unpublished { &APART[..3] } else { &APART[..] };
        found = edits(shape(new.0), before, after, apart);
    }
    let value = Sides { from: stated(old.0), to: stated(new.0) };
    let derived = if value.differ() { derived(twin, old.0, new.0) } else { Vec::new() };
    let quality = Sides { from: old.1, to: new.1 };
    let change = ValueChange { value, quality, edits: found, derived, ..alone(new, presence) };
    (change.is_edited() || change.quality.differ()).then_some(change)
}

/// The figures that pages derive from a record whose value is another.
fn derived(twin: &Twin<'_>, old: Measure<'_>, new: Measure<'_>) -> Vec<DerivedChange> {
    let kb = twin.pair.later.kb;
    let mut printed: BTreeMap<Box<str>, (Derived, BTreeSet<Box<str>>)> = BTreeMap::new();
    for (slug, prose) in texts(kb) {
        for (figure, page, record) in figures(prose) {
            let target = kb.compounds.get(page as usize).filter(|page| page.slug == twin.after.page.slug);
            let is_it = target.and_then(|page| page.head.measures().nth(record as usize));
            if is_it.is_some_and(|measure| id(measure) == id(new)) {
                let entry = printed.entry(name(figure).into()).or_insert((figure, BTreeSet::new()));
                entry.1.insert(slug.into());
            }
        }
    }
    let figure = |value: Option<&Quantity>, figure| value.and_then(|value| pk::derived(value, figure));
    let changed = printed.into_iter().filter_map(|(name, (which, pages))| {
        let from = figure(old.value().map(|value| &value.value), which).map(|value| value.to_string().into());
        let to = figure(new.value().map(|value| &value.value), which).map(|value| value.to_string().into());
        let value = Sides { from, to };
        value.differ().then(|| DerivedChange { figure: name, value, pages: pages.into_iter().collect() })
    });
    changed.collect()
}

/// Every text of every page, with the page's slug.
fn texts(kb: &Kb) -> impl Iterator<Item = (&str, &Prose)> {
    let compounds = kb.compounds.iter().zip(0..).flat_map(|(page, index)| {
        cited::texts_of_compound(page).into_iter().map(move |written| (PageIx::Compound(index), written.prose))
    });
    let leaves = kb.leaves.iter().zip(0..).flat_map(|(page, index)| {
        cited::texts_of_leaf(page).into_iter().map(move |written| (PageIx::Leaf(index), written.prose))
    });
    compounds.chain(leaves).map(|(page, prose)| (kb.page_name(page).0, prose))
}

/// The derived figures of a text: which, of which page's which record.
fn figures(prose: &Prose) -> impl Iterator<Item = (Derived, u32, u32)> {
    prose.values().filter_map(|(_, value)| {
        let target = value.target?;
        Some((value.derived.as_ref()?.value, target.page, target.record))
    })
}

/// A derived figure in readers' words.
fn name(figure: Derived) -> String {
    match figure {
        Derived::HalfLives(1) => "1 half-life".to_owned(),
        Derived::HalfLives(count) => format!("{count} half-lives"),
        Derived::Cleared(after) => format!("gone after {after}"),
        Derived::Remaining(after) => format!("left after {after}"),
        Derived::Accumulation(after) => format!("accumulation every {after}"),
        Derived::Low => "low end".to_owned(),
        Derived::High => "high end".to_owned(),
    }
}
