//! The derivation of a grade as data: each step with where it came from, where it led, why, and by which sources.
//!
//! A derivation is a chain: a step begins where the one before it ended, and the last one, `tier`, is the answer.
//! [`replay`] walks it.

use crate::model::link::RefIx;
use crate::model::vocab::{Tier, Word};

/// How sure a body of evidence makes us (GRADE).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Any estimate is very uncertain.
    VeryLow,
    /// The true effect may well be another.
    Low,
    /// The true effect is probably close to the estimate.
    Moderate,
    /// The true effect lies close to the estimate.
    High,
}

impl Certainty {
    /// All, lowest first.
    pub const ALL: [Certainty; 4] = [Certainty::VeryLow, Certainty::Low, Certainty::Moderate, Certainty::High];

    /// As exports write it.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::VeryLow => "very-low",
            Certainty::Low => "low",
            Certainty::Moderate => "moderate",
            Certainty::High => "high",
        }
    }

    fn height(self) -> usize {
        match self {
            Certainty::VeryLow => 0,
            Certainty::Low => 1,
            Certainty::Moderate => 2,
            Certainty::High => 3,
        }
    }

    /// So many steps down, not below the lowest.
    #[must_use]
    pub fn down(self, steps: u8) -> Certainty {
        let height = self.height().saturating_sub(usize::from(steps));
        Certainty::ALL.get(height).copied().unwrap_or(self)
    }

    /// So many steps up, not above the highest.
    #[must_use]
    pub fn up(self, steps: u8) -> Certainty {
        let height = self.height() + usize::from(steps);
        Certainty::ALL.get(height).copied().unwrap_or(Certainty::High)
    }
}

/// Where a derivation stands: on the scale of certainty, or on a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    /// A certainty.
    Certainty(Certainty),
    /// A tier.
    Tier(Tier),
}

impl Rung {
    /// As exports write it.
    pub fn word(self) -> &'static str {
        match self {
            Rung::Certainty(certainty) => certainty.word(),
            Rung::Tier(tier) => tier.word(),
        }
    }
}

impl From<Certainty> for Rung {
    fn from(certainty: Certainty) -> Rung {
        Rung::Certainty(certainty)
    }
}

impl From<Tier> for Rung {
    fn from(tier: Tier) -> Rung {
        Rung::Tier(tier)
    }
}

/// What sort of step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepKind {
    /// A source does not count, or says something else than was declared.
    SetAside,
    /// Where the body of evidence starts.
    Start,
    /// Risk of bias.
    RiskOfBias,
    /// Inconsistency.
    Inconsistency,
    /// Indirectness.
    Indirectness,
    /// Imprecision.
    Imprecision,
    /// Publication bias.
    PublicationBias,
    /// A recorded judgement that raises certainty.
    Upgrade,
    /// Certainty read as a tier.
    Certainty,
    /// Sources of unknown size.
    UnknownSize,
    /// An official label, review or notice.
    Official,
    /// A guideline.
    Guideline,
    /// Reports of a harm.
    Reports,
    /// Animals or cells only.
    Preclinical,
    /// Sources against the claim, counted.
    Contrary,
    /// The better evidence points the other way.
    Contradicted,
    /// How much of the sources was read.
    ReadDepth,
    /// No interval that excludes an important effect.
    Interval,
    /// The question is disputed.
    Disputed,
    /// A recorded judgement that moves the tier.
    Override,
    /// The answer.
    Tier,
}

impl StepKind {
    /// As exports write it.
    pub fn word(self) -> &'static str {
        match self {
            StepKind::SetAside => "set-aside",
            StepKind::Start => "start",
            StepKind::RiskOfBias => "risk-of-bias",
            StepKind::Inconsistency => "inconsistency",
            StepKind::Indirectness => "indirectness",
            StepKind::Imprecision => "imprecision",
            StepKind::PublicationBias => "publication-bias",
            StepKind::Upgrade => "upgrade",
            StepKind::Certainty => "certainty",
            StepKind::UnknownSize => "unknown-size",
            StepKind::Official => "official",
            StepKind::Guideline => "guideline",
            StepKind::Reports => "reports",
            StepKind::Preclinical => "preclinical",
            StepKind::Contrary => "contrary",
            StepKind::Contradicted => "contradicted",
            StepKind::ReadDepth => "read-depth",
            StepKind::Interval => "interval",
            StepKind::Disputed => "disputed",
            StepKind::Override => "override",
            StepKind::Tier => "tier",
        }
    }
}

/// A step of a derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What sort of step.
    pub kind: StepKind,
    /// Where it began; `None` before the start.
    pub from: Option<Rung>,
    /// Where it led; the same as `from` where it only tells something.
    pub to: Option<Rung>,
    /// Why, as a phrase for readers.
    pub because: String,
    /// The sources that caused it, in the library's order.
    pub sources: Vec<RefIx>,
}

/// A derivation while it is made. A silent one keeps its place and drops the words: for the tier without a source,
/// which is asked for once for each source.
#[derive(Debug)]
pub(super) struct Trail {
    steps: Option<Vec<Step>>,
    at: Option<Rung>,
}

impl Trail {
    /// One that is told.
    pub fn told() -> Trail {
        Trail { steps: Some(Vec::new()), at: None }
    }

    /// One of which only the end matters.
    pub fn silent() -> Trail {
        Trail { steps: None, at: None }
    }

    /// Where it stands.
    pub fn at(&self) -> Option<Rung> {
        self.at
    }

    /// A step to another rung, or to the same one where it changes nothing and is to be told.
    pub fn step(
        &mut self,
        kind: StepKind,
        to: impl Into<Rung>,
        sources: impl IntoIterator<Item = RefIx>,
        because: impl FnOnce() -> String,
    ) {
        self.push(kind, Some(to.into()), sources, because);
    }

    /// A remark that leaves the derivation where it is.
    pub fn note(&mut self, kind: StepKind, sources: impl IntoIterator<Item = RefIx>, because: impl FnOnce() -> String) {
        self.push(kind, self.at, sources, because);
    }

    fn push(
        &mut self,
        kind: StepKind,
        to: Option<Rung>,
        sources: impl IntoIterator<Item = RefIx>,
        because: impl FnOnce() -> String,
    ) {
        let from = std::mem::replace(&mut self.at, to);
        if let Some(steps) = &mut self.steps {
            let mut sources: Vec<RefIx> = sources.into_iter().collect();
            sources.sort_unstable();
            sources.dedup();
            steps.push(Step { kind, from, to, because: because(), sources });
        }
    }

    /// The steps told.
    pub fn finish(self) -> Vec<Step> {
        self.steps.unwrap_or_default()
    }
}

/// The tier that a derivation leads to; `None` where it is no chain that ends in a tier.
pub fn replay(steps: &[Step]) -> Option<Tier> {
    let mut at = None;
    for step in steps {
        if step.from != at {
            return None;
        }
        at = step.to;
    }
    match (at, steps.last()?.kind) {
        (Some(Rung::Tier(tier)), StepKind::Tier) => Some(tier),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_moves_by_steps_and_stays_on_its_scale() {
        assert_eq!(Certainty::High.down(1), Certainty::Moderate);
        assert_eq!(Certainty::Low.down(2), Certainty::VeryLow);
        assert_eq!(Certainty::Low.up(1), Certainty::Moderate);
        assert_eq!(Certainty::Moderate.up(2), Certainty::High);
        assert!(Certainty::High > Certainty::VeryLow);
    }

    #[test]
    fn a_derivation_replays_only_as_a_chain_to_its_tier() {
        let mut trail = Trail::told();
        trail.note(StepKind::SetAside, [RefIx(3)], || "not appraised".to_owned());
        trail.step(StepKind::Start, Certainty::High, [RefIx(2), RefIx(1), RefIx(2)], || "a trial".to_owned());
        trail.step(StepKind::Certainty, Tier::Established, [], String::new);
        trail.step(StepKind::Tier, Tier::Established, [], String::new);
        let steps = trail.finish();
        assert_eq!(steps[1].sources, [RefIx(1), RefIx(2)]);
        assert_eq!(replay(&steps), Some(Tier::Established));
        assert_eq!(replay(&steps[..3]), None, "the last step is the answer");
        assert_eq!(replay(&steps[2..]), None, "a chain begins at nothing");
        assert_eq!(replay(&[]), None);
    }

    #[test]
    fn a_silent_trail_keeps_its_place() {
        let mut trail = Trail::silent();
        trail.step(StepKind::Start, Certainty::Low, [], || unreachable!("no words are made"));
        assert_eq!(trail.at(), Some(Rung::Certainty(Certainty::Low)));
        assert!(trail.finish().is_empty());
    }
}
