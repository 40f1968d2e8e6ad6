//! Safety: that a harm occurs, and that it is absent or rare.

use crate::derive::grade::animal;
use crate::derive::grade::body::{Body, Count, Sizes, known};
use crate::derive::grade::contradiction;
use crate::derive::grade::derivation::{Certainty, StepKind, Trail};
use crate::derive::grade::design::{Class, Realm};
use crate::derive::grade::efficacy::{Imprecision, Indication, documents, graded, size_known};
use crate::derive::grade::policy::is_share;
use crate::derive::grade::verdict::{Verdict, lowered};
use crate::model::vocab::{Direction, Stance, Tier};

/// Grades a claim of a harm.
pub(super) fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    if body.subject().is_about_animals() {
        animal::judge(body, trail)
    } else if body.subject().is_negative() {
        absence(body, trail)
    } else {
        presence(body, trail)
    }
}

/// A harm is there, or more frequent: by reports, by a controlled difference, by an official word, whichever is most.
fn presence(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    let people = body.of_people();
    // "This harm was reported" is no comparison: small numbers do not weaken it, and no trial refutes it.
    let reported = body.subject().direction == Some(Direction::Present);
    let imprecision = if reported { Imprecision::Waived } else { Imprecision::Counts };
    let controlled = people.filter(|voice| voice.start > Some(Certainty::VeryLow));
    let mut verdict = graded(&controlled, imprecision, trail).unwrap_or(Verdict::of(Tier::Unproven));
    let reports = people.supporting();
    if !reports.is_empty() && Tier::Preliminary.is_above(verdict.tier) {
        verdict.tier = Tier::Preliminary;
        trail.step(StepKind::Reports, Tier::Preliminary, reports.sources(), || "reported in people".to_owned());
    }
    documents(body, &people, Indication::Any, &mut verdict, trail);
    if !reported && contradiction::stands(&people, trail) {
        return Verdict::of(Tier::Contradicted);
    }
    animal::floor(body, &mut verdict, trail);
    verdict
}

/// A harm is absent or rare: by how many people were exposed without it, and how many sources say otherwise. People one
/// step away from the claim make it one tier less (ours).
fn absence(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    let exposed = body.filter(|voice| {
        let document = voice.class == Class::Official && known(voice).is_some();
        voice.realm == Realm::People && (voice.start.is_some() || document)
    });
    let supporting = exposed.supporting();
    let sizes = Sizes::among(&supporting);
    let by_steps = (0..=2u8).map(|steps| {
        let near = supporting.filter(|voice| voice.steps() <= steps || steps == 2);
        let count = near.weigh(Count::Exposed, &sizes);
        (lowered(by_number(&near, count), steps.into()), count, near, steps)
    });
    // Of equal tiers the nearer sources speak.
    let best = by_steps.reduce(|best, next| if next.0.is_above(best.0) { next } else { best });
    let Some((tier, count, near, steps)) = best.filter(|(_, count, _, _)| *count > 0) else {
        let mut verdict = Verdict::of(Tier::Unproven);
        animal::floor(body, &mut verdict, trail);
        return Verdict::of(opposed(&exposed, &sizes, verdict.tier, trail));
    };
    trail.step(StepKind::Start, tier, near.sources(), || {
        let indirect = if steps == 0 { "" } else { ", not all as the claim has it" };
        let people = if count == 1 { "one person".to_owned() } else { format!("{count} people") };
        format!("{people} exposed{indirect}; with none harmed, rates above 3 in {count} are excluded")
    });
    let tier = size_known(&supporting, tier, trail);
    let tier = opposed(&exposed, &sizes, tier, trail);
    Verdict { tier, certainty: None, exposed: Some(count) }
}

fn by_number(body: &Body<'_, '_>, exposed: u64) -> Tier {
    let policy = body.policy();
    if exposed == 0 {
        Tier::Unproven
    } else if exposed < u64::from(policy.exposed) {
        Tier::Preliminary
    } else if exposed < u64::from(policy.exposed_many) {
        Tier::Supported
    } else {
        Tier::Established
    }
}

/// Sources that saw the harm, by the shares of inconsistency; contradicted where those of low certainty or better hold
/// more people.
fn opposed(exposed: &Body<'_, '_>, sizes: &Sizes, tier: Tier, trail: &mut Trail) -> Tier {
    let policy = exposed.policy();
    let against = exposed.contradicting();
    let count = |body: &Body<'_, '_>| body.weigh(Count::Exposed, sizes);
    let support = count(&exposed.supporting());
    let strong = against.filter(|voice| contradiction::alone(voice) >= Certainty::Low);
    if count(&strong) > support {
        trail.step(StepKind::Contradicted, Tier::Contradicted, strong.sources(), || {
            format!("{} people in sources that saw the harm, {support} in those that did not", count(&strong))
        });
        return Tier::Contradicted;
    }
    let contrary = 2 * count(&against) + count(&exposed.filter(|voice| voice.stance == Stance::Mixed));
    let all = contrary + 2 * support;
    let steps = if is_share(contrary, all, policy.inconsistency_share_very_serious) {
        2
    } else if is_share(contrary, all, policy.inconsistency_share) {
        1
    } else {
        return tier;
    };
    let tier = lowered(tier, steps);
    trail.step(StepKind::Contrary, tier, exposed.contrary().sources(), || {
        format!("sources that saw the harm hold {:.0} % of the people", 100.0 * contrary as f64 / all as f64)
    });
    tier
}
