//! What holds for all kinds of claims once their own rules have spoken: how much was read, intervals for claims of no
//! effect, and the recorded override.

use crate::derive::grade::body::Body;
use crate::derive::grade::derivation::{StepKind, Trail};
use crate::derive::grade::design::Class;
use crate::derive::grade::interval;
use crate::derive::grade::voice::Depth;
use crate::model::vocab::{Kind, Tier, Word, vocab};

/// The tier under the caps.
pub(super) fn capped(body: &Body<'_, '_>, tier: Tier, trail: &mut Trail) -> Tier {
    let tier = read_depth(body, tier, trail);
    no_effect(body, tier, trail)
}

/// A source read as an abstract carries `supported` at most, with a verified quote, and `preliminary` without; one that
/// was read in full lifts this from the claim. Of biochemistry an abstract suffices for a main finding, and an
/// authority's decision stands in the page that states it.
fn read_depth(body: &Body<'_, '_>, tier: Tier, trail: &mut Trail) -> Tier {
    let subject = body.subject();
    if matches!(subject.kind, Kind::Biochemistry | Kind::Regulatory) {
        return tier;
    }
    let carriers =
        body.supporting().filter(|voice| voice.class != Class::Guideline || subject.kind == Kind::Occurrence);
    let depths = || carriers.voices().map(|voice| voice.depth);
    let depth = if depths().any(|depth| depth == Depth::Full) {
        Depth::Full
    } else if depths().any(|depth| depth == Depth::Quoted) {
        Depth::Quoted
    } else {
        Depth::Abstract
    };
    if !tier.is_above(depth.cap()) {
        return tier;
    }
    trail.step(StepKind::ReadDepth, depth.cap(), carriers.sources(), || match depth {
        Depth::Full | Depth::Quoted => "no source was read in full".to_owned(),
        Depth::Abstract => "only abstracts were read, without a quote verified in one".to_owned(),
    });
    depth.cap()
}

/// That there is no important effect takes an interval that excludes one; for a harm, the number of people bounds it.
fn no_effect(body: &Body<'_, '_>, tier: Tier, trail: &mut Trail) -> Tier {
    let subject = body.subject();
    let bounded = matches!(subject.kind, Kind::Regulatory | Kind::Quality) || subject.is_of_harm();
    if !subject.is_negative() || bounded || !tier.is_above(Tier::Preliminary) {
        return tier;
    }
    let excludes = |outcome: Option<&crate::model::study::Outcome>| outcome.is_some_and(interval::excludes_importance);
    if body.supporting().voices().any(|voice| excludes(voice.outcome)) {
        return tier;
    }
    trail.step(StepKind::Interval, Tier::Preliminary, body.supporting().sources(), || {
        "no interval is recorded that excludes an important effect".to_owned()
    });
    Tier::Preliminary
}

vocab! {
    /// Why an override is not followed.
    pub enum Refusal = "reason not to follow" {
        Unsigned = "unsigned": "It does not say who judged, when or why.",
        TooFar = "too-far": "It moves the grade by more than a step; to and from contradicted leads by way of unproven.",
    }
}

/// The tier after a recorded override: one step at most, in either direction.
pub(super) fn overridden(body: &Body<'_, '_>, tier: Tier, trail: &mut Trail) -> (Tier, Option<Refusal>) {
    let Some(judgement) = &body.case.claim.override_ else { return (tier, None) };
    let Some(level) = judgement.level.as_ref().map(|level| level.value) else { return (tier, None) };
    if level == tier {
        return (tier, None);
    }
    let Some(by) = judgement.by.as_ref().filter(|_| judgement.reason.is_some() && judgement.date.is_some()) else {
        return (tier, Some(Refusal::Unsigned));
    };
    if !is_one_step(tier, level) {
        return (tier, Some(Refusal::TooFar));
    }
    trail.step(StepKind::Override, level, [], || format!("judged {} by {}", level.word(), by.value));
    (level, None)
}

fn is_one_step(from: Tier, to: Tier) -> bool {
    match (from.rank(), to.rank()) {
        (Some(from), Some(to)) => from.abs_diff(to) == 1,
        (Some(rank), None) | (None, Some(rank)) => rank == 0,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_override_moves_one_step_and_to_contradicted_by_way_of_unproven() {
        for (from, to, fits) in [
            (Tier::Supported, Tier::Established, true),
            (Tier::Supported, Tier::Preliminary, true),
            (Tier::Supported, Tier::Preclinical, false),
            (Tier::Unproven, Tier::Contradicted, true),
            (Tier::Contradicted, Tier::Unproven, true),
            (Tier::Contradicted, Tier::Preclinical, false),
            (Tier::Preliminary, Tier::Contradicted, false),
        ] {
            assert_eq!(is_one_step(from, to), fits, "{from} to {to}");
        }
    }
}
