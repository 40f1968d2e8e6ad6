//! The derivation of a grade as data: each step with where it came from, where it led, why, and by which sources.
//!
//! A derivation is a chain: a step begins where the one before it ended, and the last one, `tier`, is the answer.
//! [`replay`] walks it.

use crate::model::link::RefIx;
use crate::model::vocab::{Tier, Word, vocab};

vocab! {
    /// How sure a body of evidence makes us (GRADE), lowest first.
    pub enum Certainty = "certainty" {
        VeryLow = "very-low": "Any estimate of the effect is very uncertain.",
        Low = "low": "The true effect may well be another than the one found.",
        Moderate = "moderate": "The true effect is probably close to the one found.",
        High = "high": "The true effect lies close to the one found.",
    }
}

impl Certainty {
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

vocab! {
    /// What sort of step it is, in the order in which steps are taken.
    pub enum StepKind = "step" {
        SetAside = "set-aside": "A source does not count for the claim, or says less than the editors took it to say.",
        Disputed = "disputed": "The question itself is disputed: it is graded unproven, and both sides are shown.",
        Start = "start": "Where the evidence begins, by the best design among the sources that count, or by their number.",
        RiskOfBias = "risk-of-bias": "The methods of the studies may have misled them.",
        Inconsistency = "inconsistency": "Sources of like design point different ways.",
        Indirectness = "indirectness": "The studies differ from the claim in compound, route, people, comparator, dose or outcome.",
        Imprecision = "imprecision": "There are too few people, or the interval leaves too much open.",
        PublicationBias = "publication-bias": "What was published may not be all that was found.",
        Upgrade = "upgrade": "A recorded judgement raises the certainty of evidence outside trials.",
        Certainty = "certainty": "The certainty that is left, read as a grade.",
        UnknownSize = "unknown-size": "It is not recorded how many people many of the sources studied.",
        Official = "official": "A label, review or notice of an authority carries what it says.",
        Guideline = "guideline": "A guideline carries what it says, at low certainty.",
        Reports = "reports": "Harms that were reported in people.",
        Preclinical = "preclinical": "Animals or cells carry a claim so far and no further.",
        Contrary = "contrary": "Sources speak against the claim.",
        Contradicted = "contradicted": "The sources against the claim outweigh those for it.",
        ReadDepth = "read-depth": "Sources that were read as abstracts carry a claim only so far.",
        Interval = "interval": "That there is no important effect takes an interval that excludes one.",
        Override = "override": "An editor moved the grade by one step, with a reason, a name and a date.",
        Tier = "tier": "What the steps lead to.",
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
