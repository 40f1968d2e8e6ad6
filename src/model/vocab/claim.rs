//! The words of claims, of what is said elsewhere, and of approvals.

use crate::model::vocab::word::{vocab, vocab_and};

vocab! {
    /// What sort of statement a claim is; it decides by which rules the claim is graded.
    pub enum Kind = "kind of claim" {
        Biochemistry = "biochemistry": "How the body's chemistry works: a reaction, an enzyme, a pathway.",
        Occurrence = "occurrence": "Where or how much of a substance is found, with nothing given.",
        Pharmacokinetics = "pharmacokinetics": "What the body does with the substance: how it is absorbed, spread, changed and cleared.",
        Pharmacodynamics = "pharmacodynamics": "How a laboratory measure responds, which is not yet a benefit that anyone feels.",
        Efficacy = "efficacy": "Whether it helps or changes how people feel, function or survive.",
        Safety = "safety": "Whether it harms, how, and how often.",
        Interaction = "interaction": "What happens when it is taken together with something else.",
        Quality = "quality": "What products really contain, set against what their labels say.",
        Regulatory = "regulatory": "What an authority has decided about it.",
    }
}

vocab! {
    /// What a source says to a claim's sentence.
    pub enum Stance = "stance" {
        Supports = "supports": "The source's result agrees with the sentence.",
        Contradicts = "contradicts": "The source's result goes against the sentence.",
        Mixed = "mixed": "Part of the source's results agree with the sentence and part do not.",
        Inconclusive = "inconclusive": "The source's result settles nothing: it is compatible with the sentence and with its opposite.",
    }
}

vocab! {
    /// Which way a claim says that its measure goes.
    pub enum Direction = "direction" {
        Increases = "increases": "The measure goes up.",
        Decreases = "decreases": "The measure goes down.",
        Changes = "changes": "The measure changes, without one direction.",
        NoImportantEffect = "no-important-effect": "The result is precise enough to exclude an effect that would matter.",
        Differs = "differs": "Two groups, forms or routes differ in the measure.",
        Present = "present": "Something is there or takes place.",
        Disputed = "disputed": "Researchers disagree, and both sides are shown.",
    }
}

vocab_and! {
    /// Which way an outcome of a study went: a claim's directions, and that it settled nothing.
    pub enum OutcomeDirection = "direction of an outcome": Direction +
        Inconclusive = "inconclusive": "No significant difference, and the interval still allows effects that would matter."
}

impl OutcomeDirection {
    /// The direction a claim could have; `None` for an outcome that settled nothing.
    pub fn direction(self) -> Option<Direction> {
        match self {
            OutcomeDirection::Of(direction) => Some(direction),
            OutcomeDirection::Inconclusive => None,
        }
    }
}

vocab! {
    /// What is found of a claim that readers meet elsewhere.
    pub enum Verdict = "verdict" {
        Supported = "supported": "The evidence bears the claim out.",
        Partial = "partial": "Part of the claim stands; the rest does not.",
        Unsupported = "unsupported": "No adequate evidence for the claim was found.",
        Contradicted = "contradicted": "The better evidence points the other way.",
        Misattributed = "misattributed": "The source named for the claim does not say it.",
        Untraceable = "untraceable": "No source can be found from which the claim could come.",
        Extrapolated = "extrapolated": "The claim carries a result over to other people, animals, substances, doses or routes than were studied.",
        Outdated = "outdated": "The claim was true or fair once, and no longer is.",
    }
}

vocab! {
    /// Where a product or use stands with an authority.
    pub enum ApprovalStatus = "approval status" {
        Approved = "approved": "The authority has approved it for the use named.",
        Conditional = "conditional": "Approved on conditions, with further proof still owed.",
        Investigational = "investigational": "Only for use in authorised trials.",
        CompoundedOnly = "compounded-only": "Pharmacies may prepare it; no finished product has been approved.",
        Supplement = "supplement": "Sold as a food or dietary supplement, without an assessment of efficacy as a medicine.",
        NotApproved = "not-approved": "The authority has not approved it for any use.",
        Refused = "refused": "The authority was asked for approval and said no.",
        Withdrawn = "withdrawn": "It was approved once, and the approval has ended.",
        NotPermitted = "not-permitted": "The authority says that it may not be sold in this form or for this use.",
        Controlled = "controlled": "Possession or supply is restricted by the law on controlled substances.",
        ProhibitedInSport = "prohibited-in-sport": "The substance is on a list of those prohibited in sport.",
        MethodRestricted = "method-restricted": "The way of giving it is restricted, whatever the substance.",
        Unknown = "unknown": "Where it stands with this authority could not be established.",
    }
}

vocab! {
    /// How another compound is related to the page's.
    pub enum RelationKind = "relation" {
        Precursor = "precursor": "The body can make the page's compound from it.",
        Metabolite = "metabolite": "The body makes it from the page's compound.",
        Salt = "salt": "A salt form of the same active substance.",
        Ester = "ester": "An ester of the same active substance, split in the body.",
        Enantiomer = "enantiomer": "The mirror image of the same molecule.",
        Prodrug = "prodrug": "Inactive itself, and turned into the active substance in the body.",
        Class = "class": "A different substance of the same class.",
    }
}

vocab! {
    /// In which domain of GRADE a body of evidence is judged weaker than it looks from its records.
    pub enum DowngradeDomain = "reason for a downgrade" {
        RiskOfBias = "risk-of-bias": "How the studies were done may have misled them.",
        Inconsistency = "inconsistency": "Their results differ, and nobody can say why.",
        Indirectness = "indirectness": "They asked something else than the claim says.",
        Imprecision = "imprecision": "Chance may explain what they found, or hide what they did not.",
        PublicationBias = "publication-bias": "Studies with other results are likely to be missing.",
    }
}

vocab! {
    /// For what reason evidence outside trials is recorded as stronger than its design.
    pub enum UpgradeDomain = "reason for an upgrade" {
        LargeEffect = "large-effect": "The effect is so large that other explanations are unlikely.",
        DoseResponse = "dose-response": "More exposure goes with more effect.",
        OpposingConfounding = "opposing-confounding": "What was not controlled for would have hidden the effect rather than made it.",
    }
}
