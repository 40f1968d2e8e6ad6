//! Why a claim is graded otherwise: the steps of its derivation that differ in what they do, and what caused it.

use std::collections::BTreeSet;

use crate::derive::diff::change::{Cause, ValueChange};
use crate::derive::diff::edit::Edit;
use crate::derive::diff::side::Pair;
use crate::derive::grade::{Certainty, ClaimGrade, Rung, Step, StepKind, claim};
use crate::model::claim::Claim;
use crate::model::ident::RefId;
use crate::model::kb::CompoundPage;
use crate::model::link::RefIx;
use crate::model::vocab::Tier;

/// Why a grade is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What outside the claim caused it. What editors changed of the claim itself stands in its edits.
    pub causes: Vec<Cause>,
    /// The steps that differ, in the order of the later derivation; then those that are gone.
    pub steps: Vec<StepChange>,
}

/// A step of the derivation that does something else than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepChange {
    /// What sort of step.
    pub kind: StepKind,
    /// What it did; `None` where there was no such step.
    pub before: Option<Told>,
    /// What it does; `None` where there is no such step.
    pub after: Option<Told>,
}

/// What a step says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where it began.
    pub from: Option<Rung>,
    /// Where it led.
    pub to: Option<Rung>,
    /// Why, as a phrase for readers.
    pub because: String,
    /// The sources that caused it, in the library's order.
    pub sources: Vec<RefId>,
}

/// A claim on both sides with its grades.
pub(super) struct Graded<'a> {
    pub before: (&'a Claim, &'a ClaimGrade),
    pub after: (&'a Claim, &'a ClaimGrade),
    pub page: &'a CompoundPage,
}

/// Why the computed tier of a claim is another; `None` where it is the same.
pub(super) fn why(pair: &Pair<'_>, graded: &Graded<'_>, edits: &[Edit], values: &[ValueChange]) -> Option<Why> {
    if graded.before.1.tier == graded.after.1.tier {
        return None;
    }
    let steps = steps(pair, graded.before.1, graded.after.1);
    let mut causes: Vec<Cause> = sources(pair, graded, &steps).into_iter().map(Cause::Source).collect();
    let named = graded.after.0.values.iter().map(|id| id.value.as_str());
    let changed = named.filter(|id| values.iter().any(|value| *value.id == **id && value.is_edited()));
    causes.extend(changed.map(|id| Cause::Value(id.into())));
    causes.extend(thresholds(pair, graded));
    if causes.is_empty() && edits.is_empty() {
        causes.push(Cause::Names);
    }
    Some(Why { causes, steps })
}

/// The changed sources of the claim: those that a changed step names, or all where none does.
fn sources(pair: &Pair<'_>, graded: &Graded<'_>, steps: &[StepChange]) -> Vec<RefId> {
    let targets = |claim: &Claim| claim.evidence.iter().filter_map(|entry| entry.source.target).collect::<Vec<RefIx>>();
    let before = targets(graded.before.0).into_iter().map(|source| pair.id_before(source));
    let after = targets(graded.after.0).into_iter().map(|source| pair.later.kb.library.get(source).id.clone());
    let cited: BTreeSet<RefId> = before.chain(after).collect();
    let changed = pair.sources.iter().map(|source| &source.id).filter(|id| cited.contains(id));
    let told = steps.iter().flat_map(|step| step.before.iter().chain(&step.after)).flat_map(|told| &told.sources);
    let told: BTreeSet<&RefId> = told.collect();
    let (named, others): (Vec<&RefId>, Vec<&RefId>) = changed.partition(|id| told.contains(id));
    let causes = if named.is_empty() { others } else { named };
    causes.into_iter().cloned().collect()
}

/// The changed thresholds, where the claim would stand elsewhere without their change.
fn thresholds(pair: &Pair<'_>, graded: &Graded<'_>) -> Vec<Cause> {
    let Some(as_before) = &pair.as_before else { return Vec::new() };
    if claim(as_before, graded.page, graded.after.0).tier == graded.after.1.tier {
        return Vec::new();
    }
    pair.thresholds().into_iter().map(|threshold| Cause::Threshold(threshold.key)).collect()
}

/// The steps that do something else. Where all do the same and only say something else, those.
fn steps(pair: &Pair<'_>, before: &ClaimGrade, after: &ClaimGrade) -> Vec<StepChange> {
    let old = told(&before.derivation, |source| pair.id_before(source));
    let new = told(&after.derivation, |source| pair.later.kb.library.get(source).id.clone());
    let changed = compared(&old, &new, |a, b| effect(a) == effect(b));
    if changed.is_empty() { compared(&old, &new, |a, b| a == b) } else { changed }
}

/// The steps but those that only read the outcome of the others.
fn told(steps: &[Step], id: impl Fn(RefIx) -> RefId) -> Vec<(StepKind, Told)> {
    let steps = steps.iter().filter(|step| !matches!(step.kind, StepKind::Certainty | StepKind::Tier));
    let told = steps.map(|step| {
        let sources = step.sources.iter().map(|source| id(*source)).collect();
        (step.kind, Told { from: step.from, to: step.to, because: step.because.clone(), sources })
    });
    told.collect()
}

fn compared(
    old: &[(StepKind, Told)],
    new: &[(StepKind, Told)],
    same: impl Fn(&(StepKind, Told), &(StepKind, Told)) -> bool,
) -> Vec<StepChange> {
    let mut left: Vec<&(StepKind, Told)> = old.iter().collect();
    let mut changed = Vec::new();
    let mut unpaired = Vec::new();
    for step in new {
        match left.iter().position(|old| same(old, step)) {
            Some(at) => {
                left.remove(at);
            }
            None => unpaired.push(step),
        }
    }
    for (kind, after) in unpaired {
        // Of the sources that do not count each is a step of its own.
        let twin = left.iter().position(|(known, _)| known == kind && *kind != StepKind::SetAside);
        let before = twin.map(|at| left.remove(at).1.clone());
        changed.push(StepChange { kind: *kind, before, after: Some(after.clone()) });
    }
    let gone =
        left.into_iter().map(|(kind, before)| StepChange { kind: *kind, before: Some(before.clone()), after: None });
    changed.extend(gone);
    changed.retain(|step| matches!(step.kind, StepKind::SetAside | StepKind::Start) || step.moves());
    changed
}

/// What a step does: where it starts, or how far it leads; of a source that does not count, which.
fn effect((kind, told): &(StepKind, Told)) -> (StepKind, Option<String>, Option<i8>) {
    let which = (*kind == StepKind::SetAside).then(|| format!("{} {:?}", told.because, told.sources));
    let to = told.to.map(height);
    let moved = match told.from {
        Some(from) if *kind != StepKind::Start => to.map(|to| to - height(from)),
        Some(_) | None => to,
    };
    (*kind, which, moved)
}

/// The height of a rung on its own scale.
fn height(rung: Rung) -> i8 {
    match rung {
        Rung::Certainty(Certainty::VeryLow) => 0,
        Rung::Certainty(Certainty::Low) => 1,
        Rung::Certainty(Certainty::Moderate) => 2,
        Rung::Certainty(Certainty::High) => 3,
        Rung::Tier(Tier::Contradicted) => -1,
        Rung::Tier(tier) => tier.rank().map_or(0, |rank| i8::try_from(rank).unwrap_or(i8::MAX)),
    }
}

impl StepChange {
    /// Whether it leads, or led, anywhere.
    fn moves(&self) -> bool {
        let moves = |told: &Option<Told>| told.as_ref().is_some_and(|told| told.from != told.to);
        moves(&self.before) || moves(&self.after)
    }
}
