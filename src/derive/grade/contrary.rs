//! Sources against a claim where sources are counted rather than participants: each independent one takes a tier off,
//! and more against than for is a contradiction.

use crate::derive::grade::body::Body;
use crate::derive::grade::derivation::{StepKind, Trail};
use crate::derive::grade::verdict::lowered;
use crate::model::vocab::Tier;

/// The tier that remains.
///
/// `primary` are the studies that can be for or against; `all` those and what else may speak against the claim.
pub(super) fn settle(tier: Tier, primary: &Body<'_, '_>, all: &Body<'_, '_>, trail: &mut Trail) -> Tier {
    let against = primary.contradicting();
    if against.independent() > primary.supporting().independent() {
        trail.step(StepKind::Contradicted, Tier::Contradicted, against.sources(), || {
            "more independent studies against the claim than for it".to_owned()
        });
        return Tier::Contradicted;
    }
    let contrary = all.contrary();
    let count = contrary.independent();
    if count == 0 {
        return tier;
    }
    let tier = lowered(tier, count);
    trail.step(StepKind::Contrary, tier, contrary.sources(), || match count {
        1 => "a source speaks against it, or half against it".to_owned(),
        count => format!("{count} independent sources speak against it, or half against it"),
    });
    tier
}
