//! Biochemistry and occurrence: how many independent sources say so, and in what.

use crate::derive::grade::animal::NO_SUPPORT;
use crate::derive::grade::body::Body;
use crate::derive::grade::contrary;
use crate::derive::grade::derivation::{StepKind, Trail};
use crate::derive::grade::design::{Class, Realm};
use crate::derive::grade::verdict::{Verdict, lowered};
use crate::derive::grade::voice::Voice;
use crate::model::vocab::{ClaimSpecies, Design, Species, Tier};

/// Grades a claim about reactions, enzymes, or where a substance is found.
pub(super) fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    let about_people = body.subject().species == ClaimSpecies::Of(Species::Human);
    let people = body.filter(|voice| is_primary(voice) && voice.realm == Realm::People);
    // Where studies of people speak for or against a claim about them, animals have no say in which is more.
    let people_only = about_people && !(people.supporting().is_empty() && people.contradicting().is_empty());
    let heard = body.filter(|voice| !is_primary(voice) || !people_only || voice.realm == Realm::People);
    let primary = heard.filter(is_primary);
    let reviews = heard.filter(|voice| !is_primary(voice));
    // What is known of animals or cells alone, or said of animals, stays with them.
    let laboratory = about_people && people.supporting().is_empty();
    let cap = if laboratory || body.subject().is_about_animals() { Tier::Preclinical } else { Tier::Established };
    let (studies, overviews) = (primary.supporting(), reviews.supporting());
    let found = count(&studies, &overviews);
    let tier = found.tier.at_most(cap);
    let carriers = studies.sources().chain(overviews.sources());
    trail.step(StepKind::Start, found.tier, carriers, || found.because());
    if found.tier.is_above(cap) {
        trail.step(StepKind::Preclinical, tier, studies.sources(), || {
            if laboratory { "seen in animals or cells only" } else { "the claim is about animals" }.to_owned()
        });
    }
    Verdict::of(contrary::settle(tier, &primary, &heard, trail))
}

fn is_primary(voice: &Voice<'_>) -> bool {
    voice.class.is_primary()
}

/// A review that searched, a guideline or a textbook: one stands for itself.
fn is_strong(voice: &Voice<'_>) -> bool {
    matches!(voice.class, Class::Pool | Class::Guideline) || voice.design == Design::Textbook
}

/// What was counted, and the tier that it makes.
struct Found {
    tier: Tier,
    primary: u64,
    strong: u64,
    narrative: u64,
    steps: u8,
}

/// The best tier of the direct sources, or of those up to one or two steps away at one or two tiers less (ours).
fn count(primary: &Body<'_, '_>, reviews: &Body<'_, '_>) -> Found {
    let by_steps = (0..=2u8).map(|steps| {
        let near = |body: &Body<'_, '_>| body.filter(|voice| voice.steps() <= steps || steps == 2).independent();
        let mut found = Found {
            tier: Tier::Unproven,
            primary: near(primary),
            strong: near(&reviews.filter(is_strong)),
            narrative: near(&reviews.filter(|voice| !is_strong(voice))),
            steps,
        };
        found.tier = lowered(found.ladder(primary), steps.into());
        found
    });
    let best = by_steps.reduce(|best, next| if next.tier.is_above(best.tier) { next } else { best });
    best.expect("three distances were looked at")
}

impl Found {
    fn ladder(&self, body: &Body<'_, '_>) -> Tier {
        let policy = body.policy();
        let replicated = self.primary >= u64::from(policy.primary_sources);
        let reviewed = self.strong > 0 || self.narrative >= u64::from(policy.narrative_reviews);
        if self.primary >= u64::from(policy.primary_sources_alone) || replicated && reviewed {
            Tier::Established
        } else if replicated || self.primary > 0 && self.strong + self.narrative > 0 {
            Tier::Supported
        } else if self.primary > 0 {
            Tier::Preliminary
        } else {
            Tier::Unproven
        }
    }

    fn because(&self) -> String {
        let many = |count: u64, one: &str, more: &str| match count {
            1 => format!("one {one}"),
            count => format!("{count} independent {more}"),
        };
        let mut parts = Vec::new();
        if self.primary > 0 {
            parts.push(many(self.primary, "primary source", "primary sources"));
        }
        if self.strong > 0 {
            parts.push(many(
                self.strong,
                "textbook, guideline or systematic review",
                "textbooks, guidelines or systematic reviews",
            ));
        }
        if self.narrative > 0 {
            parts.push(many(self.narrative, "narrative review", "narrative reviews"));
        }
        if parts.is_empty() {
            return NO_SUPPORT.to_owned();
        }
        if self.primary == 0 {
            parts.push("no primary source".to_owned());
        }
        let said = parts.join(", ");
        if self.steps == 0 { said } else { format!("{said}, not all of the claim's own compound") }
    }
}
