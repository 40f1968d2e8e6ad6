//! Claims: one sentence each, of what kind, about whom, and on which sources it stands.

use crate::base::date::Date;
use crate::base::span::Spanned;
use crate::model::flaw::Flaw;
use crate::model::ident::Slug;
use crate::model::link::SourceRef;
use crate::model::scalar::{Rich, Scalar, ScalarFlaw, Text};
use crate::model::shape::Shape;
use crate::model::vocab::{
    ClaimSpecies, Compartment, Direction, Directness, DowngradeDomain, Kind, OutcomeClass, Route, Stance, Tier,
    UpgradeDomain, Verdict,
};
use crate::record;

record! {
    /// A claim: a sentence that stands or falls with its sources.
    Claim "claim" {
        /// A name for the claim, unique on the page. Prose refers to it as `[!id]`.
        id "id": must Spanned<Slug>,
        /// The sentence.
        text "text": must Rich,
        /// What kind of claim it is; the rules of grading follow from it.
        kind "kind": needed Spanned<Kind>,
        /// What, in whom, how and against what.
        about "about": optional About,
        /// Ids of the records whose values the claim states.
        values "values": list Spanned<Slug>,
        /// Whether the claim says that it helps. Only for efficacy; true where left out.
        benefit "benefit": optional Spanned<bool>,
        /// The declared tier, which may not exceed the computed one.
        level "level": optional Spanned<Tier>,
        /// The sources and what each says to the sentence.
        evidence "evidence": list Evidence,
        /// The text says that sources disagree.
        acknowledges "acknowledges": optional Spanned<bool>,
        /// Recorded judgements that lower certainty: what only the authors of a review can see, such as unexplained
        /// heterogeneity within a pool or a lopsided funnel plot. For claims that are graded by the domains of GRADE.
        downgrades "downgrades": list Downgrade,
        /// Recorded judgements that raise the certainty of non-randomised evidence.
        upgrades "upgrades": list Upgrade,
        /// A recorded judgement that moves the computed tier by one step.
        override_ "override": optional Box<Override>,
        /// What a reader should know beside the claim.
        note "note": optional Rich,
    }
}

record! {
    /// The claim in parts, so that studies can be compared with it.
    About "claim's subject" {
        /// The compound's slug; the page's own where left out.
        compound "compound": optional Text,
        /// In whom.
        species "species": optional Spanned<ClaimSpecies>,
        /// How it is given.
        route "route": optional Spanned<Route>,
        /// The class of outcome.
        outcome "outcome": optional Spanned<OutcomeClass>,
        /// What was measured.
        measure "measure": optional Text,
        /// Which way it goes.
        direction "direction": optional Spanned<Direction>,
        /// The condition of the people: "healthy", or a disease.
        condition "condition": optional Text,
        /// The people.
        population "population": optional Text,
        /// Against what.
        comparator "comparator": optional Text,
        /// The dose.
        dose "dose": optional Text,
        /// The tissue.
        tissue "tissue": optional Text,
        /// Where it was measured.
        compartment "compartment": optional Spanned<Compartment>,
    }
}

record! {
    /// A source and what it says to the claim's sentence.
    Evidence "evidence entry" {
        /// The source.
        source "source": must SourceRef,
        /// The id of the study's outcome that bears on the claim.
        outcome "outcome": optional Text,
        /// What it says to the sentence.
        stance "stance": needed Spanned<Stance>,
        /// A short passage from the source, word for word.
        quote "quote": optional Text,
        /// Where in the source.
        locator "locator": optional Text,
        /// Recorded judgements of how directly the study bears on the claim.
        directness "directness": optional Box<DirectnessJudgement>,
        /// What a reader should know.
        note "note": optional Rich,
    }
}

record! {
    /// A judgement of directness: who judged, when and why.
    DirectnessJudgement "directness judgement" {
        /// The people studied against the people of the claim.
        population "population": optional Spanned<Directness>,
        /// The comparator.
        comparator "comparator": optional Spanned<Directness>,
        /// The dose.
        dose "dose": optional Spanned<Directness>,
        /// Why.
        reason "reason": needed Text,
        /// Who judged.
        by "by": needed Text,
        /// When.
        date "date": needed Spanned<Date>,
    }
}

record! {
    /// A judgement that lowers certainty in one domain. The engine's own steps there are not added to it: the larger of
    /// the two counts.
    Downgrade "downgrade" {
        /// In which domain.
        domain "domain": needed Spanned<DowngradeDomain>,
        /// By how many steps: 1 is serious, 2 very serious.
        steps "steps": needed Spanned<Steps>,
        /// Why.
        reason "reason": needed Text,
        /// Who judged.
        by "by": needed Text,
        /// When.
        date "date": needed Spanned<Date>,
    }
}

record! {
    /// A judgement that raises certainty.
    Upgrade "upgrade" {
        /// On what ground.
        domain "domain": needed Spanned<UpgradeDomain>,
        /// By how many steps, 1 or 2.
        steps "steps": needed Spanned<Steps>,
        /// Why.
        reason "reason": needed Text,
        /// Who judged.
        by "by": needed Text,
        /// When.
        date "date": needed Spanned<Date>,
    }
}

record! {
    /// A judgement that moves the computed tier by one step.
    Override "override" {
        /// The tier it moves to.
        level "level": needed Spanned<Tier>,
        /// Why. Its absence is EVD010.
        reason "reason": optional Text,
        /// Who judged.
        by "by": optional Text,
        /// When.
        date "date": optional Spanned<Date>,
    }
}

record! {
    /// A claim that readers meet elsewhere, with a verdict.
    Circulating "claim in circulation" {
        /// The claim as readers meet it. A quotation: rules of language leave it alone.
        claim "claim": must Rich,
        /// Where it was seen.
        seen "seen": optional Seen,
        /// What is to be said of it.
        verdict "verdict": needed Spanned<Verdict>,
        /// The reason, with citations.
        why "why": needed Rich,
    }
}

record! {
    /// Where and when something was seen.
    Seen "place where it was seen" {
        /// The page's address.
        url "url": optional Text,
        /// The day.
        date "date": optional Spanned<Date>,
    }
}

/// Steps of certainty that a judgement takes or gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Steps {
    /// One.
    One,
    /// Two.
    Two,
}

impl Steps {
    /// As a number.
    pub fn count(self) -> u8 {
        match self {
            Steps::One => 1,
            Steps::Two => 2,
        }
    }
}

impl Scalar for Steps {
    const SHAPE: &'static Shape = &Shape::Integer;
    const EXPECTED: &'static str = "`1` or `2`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        match text {
            "1" => Ok(Steps::One),
            "2" => Ok(Steps::Two),
            _ => Err((Flaw::Unreadable { text: text.into(), expected: Self::EXPECTED, instead: Vec::new() }, None)),
        }
    }
}
