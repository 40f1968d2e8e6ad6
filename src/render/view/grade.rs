//! Grades: what is stated, what the evidence gives, and how it gets there.

use serde::Serialize;

use crate::derive::grade::{Aside, Certainty, Refusal, StepKind};
use crate::model::vocab::{DataQuality, Directness, Stance, Tier};
use crate::render::view::page::Link;

/// The evidence level at the head of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Level {
    /// The tier that is shown: never above the computed one.
    pub tier: Tier,
    /// The tier that the editors declare.
    pub declared: Option<Tier>,
    /// The tier that the evidence gives.
    pub computed: Tier,
    /// The tier shown for each condition that a claim of benefit is about, best first; empty where none names one.
    pub by_condition: Vec<ConditionTier>,
}

/// The best claim of benefit about one condition.
#[derive(Clone, Debug, Serialize)]
pub struct ConditionTier {
    /// The condition, plain; `None` for claims that name none.
    pub condition: Option<String>,
    /// Its tier.
    pub tier: Tier,
}

/// The quality of a page's figures.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Quality {
    /// What is shown: never above the computed one.
    pub shown: DataQuality,
    /// What the editors declare.
    pub declared: Option<DataQuality>,
    /// What the records give.
    pub computed: DataQuality,
}

/// How a claim's tier follows from its evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Grade {
    /// The certainty behind it; `None` for claims that are not graded by certainty.
    pub certainty: Option<Certainty>,
    /// The steps, first to last; which sources do not count is told with each source.
    pub derivation: Vec<Derivation>,
    /// What would change without a single source, by the tier that would remain, best first.
    pub falls: Vec<Fall>,
    /// How many sources count.
    pub counted: u32,
    /// How many people were exposed, where the claim says that a harm is absent or rare.
    pub exposed: Option<Exposed>,
    /// What editors judged, beside the rules.
    pub judgements: Vec<Judgement>,
}

/// One step of a grade's derivation.
#[derive(Clone, Debug, Serialize)]
pub struct Derivation {
    /// What sort of step.
    pub step: StepKind,
    /// The certainty or tier that stood before it, in the site's words; `None` at the start.
    pub from: Option<String>,
    /// The one that stands after it.
    pub to: Option<String>,
    /// Whether it led anywhere, or only tells something.
    pub moves: bool,
    /// Why.
    pub because: String,
    /// The sources that caused it, linked to their pages.
    pub sources: Vec<Link>,
}

/// What would remain without any one of some sources.
#[derive(Clone, Debug, Serialize)]
pub struct Fall {
    /// The tier that the rules would then give.
    pub tier: Tier,
    /// The sources, linked to their pages.
    pub without: Vec<Link>,
}

/// What the number of people without a harm can exclude, by the rule of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Exposed {
    /// How many people were exposed.
    pub people: u64,
    /// Rates above about one in so many are excluded if none was harmed; `None` where the people are too few to
    /// exclude any.
    pub one_in: Option<u64>,
}

/// A recorded human judgement.
#[derive(Clone, Debug, Serialize)]
pub struct Judgement {
    /// What was judged: `override`, `population`, `comparator`, `dose`, the domain of a downgrade or the ground of an
    /// upgrade.
    pub on: &'static str,
    /// The tier set, for an override.
    pub tier: Option<Tier>,
    /// How many steps up, for an upgrade.
    pub steps: Option<u8>,
    /// How many steps down, for a downgrade.
    pub steps_down: Option<u8>,
    /// How directly a study bears on the claim.
    pub directness: Option<Directness>,
    /// Of which source, linked to its page.
    pub source: Option<Link>,
    /// Why; may be empty.
    pub reason: String,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Why it is not followed.
    pub refusal: Option<Refusal>,
}

/// What became of one entry of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct Hearing {
    /// What the source says to the claim, as far as its result bears that out.
    pub stance: Option<Stance>,
    /// What the editors take it to say, where its result does not bear that out.
    pub declared: Option<Stance>,
    /// Why it does not count; `None` where it does.
    pub aside: Option<Aside>,
    /// In which ways it differs from the claim, plain.
    pub detours: Vec<String>,
}
