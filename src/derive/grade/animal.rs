//! Animals and cells: what they carry for claims about people, and claims that are about animals themselves.

use crate::derive::grade::body::Body;
use crate::derive::grade::derivation::{StepKind, Trail};
use crate::derive::grade::design::Class;
use crate::derive::grade::verdict::Verdict;
use crate::model::vocab::Tier;

/// A claim about animals: preclinical where a study of them, or a document that reports one, supports it.
pub(super) fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    let carries = |class: Class| class.is_primary() || matches!(class, Class::Pool | Class::Official);
    let carriers = body.filter(|voice| carries(voice.class));
    let supporting = carriers.supporting();
    let against = carriers.contradicting();
    if against.independent() > supporting.independent() {
        trail.step(StepKind::Contradicted, Tier::Contradicted, against.sources(), || {
            "more independent studies against the claim than for it".to_owned()
        });
        return Verdict::of(Tier::Contradicted);
    }
    let (tier, because) = if supporting.is_empty() {
        (Tier::Unproven, NO_SUPPORT)
    } else {
        (Tier::Preclinical, "seen in the animals that the claim is about")
    };
    trail.step(StepKind::Start, tier, supporting.sources(), || because.to_owned());
    Verdict::of(tier)
}

/// What stands where nothing supports a claim.
pub(super) const NO_SUPPORT: &str = "no source that counts supports it";

/// What remains of a claim about people that their own evidence leaves unproven: preclinical where animals or cells
/// support it, and not more of them speak against it.
pub(super) fn floor(body: &Body<'_, '_>, verdict: &mut Verdict, trail: &mut Trail) {
    if verdict.tier != Tier::Unproven {
        return;
    }
    let laboratory = body.of_laboratory();
    let supporting = laboratory.supporting();
    if !supporting.is_empty() && laboratory.contradicting().independent() <= supporting.independent() {
        verdict.tier = Tier::Preclinical;
        trail.step(StepKind::Preclinical, Tier::Preclinical, supporting.sources(), || {
            "seen in animals or cells only".to_owned()
        });
    } else if trail.at().is_none() {
        trail.step(StepKind::Start, Tier::Unproven, [], || NO_SUPPORT.to_owned());
    }
}
