//! Product quality: what products hold against what their labels say.

use crate::derive::grade::animal::NO_SUPPORT;
use crate::derive::grade::body::Body;
use crate::derive::grade::contrary;
use crate::derive::grade::derivation::{StepKind, Trail};
use crate::derive::grade::design::Class;
use crate::derive::grade::verdict::Verdict;
use crate::model::vocab::Tier;

/// Grades a claim about products: a regulator's notice, or analyses by their number.
pub(super) fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    let analyses = body.filter(|voice| voice.class == Class::Product);
    let notices = body.supporting().filter(|voice| voice.class == Class::Official);
    let official = notices.filter(|voice| voice.is_official());
    let count = analyses.supporting().independent();
    let (tier, because) = if !official.is_empty() {
        (Tier::Established, "an authority's own notice".to_owned())
    } else if count >= u64::from(body.policy().product_analyses) {
        (Tier::Supported, format!("{count} independent analyses of products"))
    } else if count > 0 {
        (Tier::Preliminary, "one analysis of products".to_owned())
    } else if !notices.is_empty() {
        (Tier::Preliminary, "a copy of an authority's notice".to_owned())
    } else {
        (Tier::Unproven, NO_SUPPORT.to_owned())
    };
    trail.step(StepKind::Start, tier, body.supporting().sources(), || because);
    Verdict::of(contrary::settle(tier, body, body, trail))
}
