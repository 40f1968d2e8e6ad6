//! Contradiction: the better evidence points the other way.
//!
//! Contradicting studies of the best supporting design or a better one must hold more participants than the supporting
//! ones, at low certainty or better. Each is taken at the certainty that it has by itself, and only those are added up
//! that reach a common one, so that a poor contrary study cannot weaken good ones.

use crate::derive::grade::body::{Body, Count, Sizes};
use crate::derive::grade::derivation::{Certainty, StepKind, Trail};
use crate::derive::grade::voice::{Risk, Voice};
use crate::model::vocab::Tier;

/// Whether the studies of people contradict the claim; told as a step where they do.
pub(super) fn stands(people: &Body<'_, '_>, trail: &mut Trail) -> bool {
    let supporting = people.supporting();
    let level = supporting.voices().filter_map(|voice| voice.start).max();
    let best = supporting.filter(|voice| voice.start == level);
    let sizes = Sizes::among(&supporting);
    let support = best.weigh(Count::Participants, &sizes);
    let settled = people.contradicting().filter(|voice| voice.start >= level && voice.outcome.is_some());
    for certainty in [Certainty::High, Certainty::Moderate, Certainty::Low] {
        let against = settled.filter(|voice| alone(voice) >= certainty);
        let count = against.weigh(Count::Participants, &sizes);
        if count > support && certainty.down(imprecision(&against, count)) >= Certainty::Low {
            trail.step(StepKind::Contradicted, Tier::Contradicted, against.sources(), || {
                format!("{count} participants in studies against the claim, {support} in those for it")
            });
            return true;
        }
    }
    false
}

/// The certainty that a study has by itself, its size aside.
pub(super) fn alone(voice: &Voice<'_>) -> Certainty {
    let bias = match voice.risk {
        Risk::Sound => 0,
        Risk::Unjudged | Risk::HighInPart => 1,
        Risk::High => 2,
    };
    voice.start.unwrap_or(Certainty::VeryLow).down(bias).down(voice.steps())
}

fn imprecision(against: &Body<'_, '_>, count: u64) -> u8 {
    let policy = against.policy();
    if count < u64::from(policy.participants_very_few) {
        2
    } else if count < u64::from(policy.participants) {
        1
    } else {
        0
    }
}
