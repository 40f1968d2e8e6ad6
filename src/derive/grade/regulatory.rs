//! What an authority has decided: its own dated word, or nothing.

use crate::derive::grade::animal::NO_SUPPORT;
use crate::derive::grade::body::Body;
use crate::derive::grade::derivation::{StepKind, Trail};
use crate::derive::grade::verdict::Verdict;
use crate::model::vocab::Tier;

/// Grades a claim about an authority's decision.
pub(super) fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    let own = body.filter(|voice| voice.is_official() && voice.reference.record.csl.year().is_some());
    let (supporting, against) = (own.supporting(), own.contradicting());
    let (tier, because) = match (supporting.is_empty(), against.is_empty()) {
        (false, true) => (Tier::Established, "the authority's own, dated"),
        (false, false) => (Tier::Unproven, "authorities' own sources disagree"),
        (true, false) => (Tier::Contradicted, "the authority's own source says otherwise"),
        (true, true) if body.supporting().is_empty() => (Tier::Unproven, NO_SUPPORT),
        (true, true) => (Tier::Unproven, "no source is both the authority's own and dated"),
    };
    trail.step(StepKind::Start, tier, own.sources(), || because.to_owned());
    Verdict::of(tier)
}
