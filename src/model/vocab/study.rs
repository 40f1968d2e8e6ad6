//! The words of an editor's appraisal of a study.

use crate::model::vocab::word::vocab;

vocab! {
    /// How a source came to its result.
    pub enum Design = "design" {
        SystematicReview = "systematic-review": "A review that searched for all studies by a stated method.",
        MetaAnalysis = "meta-analysis": "A pooled calculation over several studies.",
        Rct = "rct": "A randomised controlled trial: chance decided who got what.",
        Crossover = "crossover": "A randomised trial in which each person got every treatment in turn.",
        NonRandomised = "non-randomised": "A study with a comparison group that was not assigned by chance.",
        SingleArm = "single-arm": "A trial in which everyone got the treatment, with no one to compare with.",
        Cohort = "cohort": "A group of people observed over time, with no treatment assigned.",
        CaseControl = "case-control": "People with a condition compared with people without it, looking back.",
        CrossSectional = "cross-sectional": "A look at one moment, which cannot show what came first.",
        CaseSeries = "case-series": "A description of several patients, with no one to compare with.",
        CaseReport = "case-report": "A description of one patient.",
        Pharmacovigilance = "pharmacovigilance": "Reports of suspected harms, collected after a product came into use.",
        Modelling = "modelling": "A calculation from other studies' data, not a measurement.",
        Animal = "animal": "An experiment in living animals.",
        ExVivo = "ex-vivo": "An experiment on tissue taken from a body.",
        InVitro = "in-vitro": "An experiment on cells or molecules outside any body.",
        InSilico = "in-silico": "A computer prediction.",
        ProductAnalysis = "product-analysis": "A laboratory analysis of what products contain.",
        Textbook = "textbook": "A textbook or reference work.",
        Guideline = "guideline": "Recommendations of a professional body.",
        NarrativeReview = "narrative-review": "An overview whose authors chose what to include.",
        Label = "label": "The official product information that an authority has approved.",
        RegulatorReview = "regulator-review": "An authority's own assessment of the data.",
        RegulatorNotice = "regulator-notice": "An authority's announcement, warning or list.",
        RegistryEntry = "registry-entry": "A trial's public registration, with or without results.",
        Letter = "letter": "A letter or comment in a journal.",
    }
}

vocab! {
    /// How much an outcome says about what matters to people.
    pub enum OutcomeClass = "class of outcome" {
        Clinical = "clinical": "How people feel, function or survive.",
        AcceptedSurrogate = "accepted-surrogate": "A laboratory measure that regulators accept in place of a clinical outcome.",
        Surrogate = "surrogate": "A laboratory measure that is hoped, but not shown, to stand for a clinical outcome.",
        Biomarker = "biomarker": "A laboratory measure that shows a response of the body.",
        Pharmacokinetic = "pharmacokinetic": "An amount of the substance or its products in the body over time.",
        Mechanism = "mechanism": "How something works in cells or molecules.",
        Harm = "harm": "An unwanted effect.",
        Product = "product": "What a product contains.",
    }
}

vocab! {
    /// In what form a study was made public.
    pub enum Publication = "form of publication" {
        Journal = "journal": "An article in a journal.",
        Preprint = "preprint": "Made public before review by other researchers.",
        Abstract = "abstract": "Only a summary, as for a meeting.",
        Poster = "poster": "Shown as a poster at a meeting.",
    }
}

vocab! {
    /// How much of a source the editors read.
    pub enum ReadDepth = "depth of reading" {
        FullText = "full-text": "The editors read the whole source.",
        Abstract = "abstract": "The editors read only the abstract, which limits the grade.",
    }
}

vocab! {
    /// How likely a study's methods are to have misled it.
    pub enum Bias = "judgement of bias" {
        Low = "low": "Nothing in how the study was done is likely to have misled it.",
        SomeConcerns = "some-concerns": "How the study was done raises some doubts about its result.",
        High = "high": "How the study was done may well have misled it.",
    }
}

vocab! {
    /// Whether a study fits a claim on one axis: population, comparator or dose.
    pub enum Directness = "judgement of directness" {
        Direct = "direct": "The study fits the claim on this point.",
        Indirect = "indirect": "The study differs from the claim on this point, which takes a step off the grade.",
    }
}

vocab! {
    /// Who paid for a study.
    pub enum Funding = "kind of funding" {
        Public = "public": "Paid for by public bodies or charities.",
        Industry = "industry": "Paid for by a company with an interest in the result.",
        Mixed = "mixed": "Paid for by public bodies and companies together.",
        NoneDeclared = "none-declared": "The authors state that nobody paid for it.",
        Unknown = "unknown": "Who paid for it is not known.",
    }
}

vocab! {
    /// In what measure a study states its effect.
    pub enum Effect = "effect measure" {
        MeanDifference = "mean-difference": "The difference between two averages, in the measure's own unit; zero means no effect.",
        StandardisedMeanDifference = "standardised-mean-difference": "The difference between two averages in standard deviations; zero means no effect.",
        RiskRatio = "risk-ratio": "How many times as likely an event is; one means no effect.",
        OddsRatio = "odds-ratio": "The odds of an event in one group divided by those in the other; one means no effect.",
        HazardRatio = "hazard-ratio": "How many times as fast events come; one means no effect.",
        RiskDifference = "risk-difference": "How much more or less likely an event is, in absolute terms; zero means no effect.",
        RateRatio = "rate-ratio": "How many times as often events come in a given time; one means no effect.",
        RatioOfMeans = "ratio-of-means": "One average divided by the other; one means no effect.",
        PercentChange = "percent-change": "The change in per cent; zero means no effect.",
        Other = "other": "Another measure, which the outcome's note explains.",
    }
}

impl Effect {
    /// The value that means no effect; `None` where the measure is not one of the known ones.
    pub fn null_value(self) -> Option<f64> {
        match self {
            Effect::MeanDifference
            | Effect::StandardisedMeanDifference
            | Effect::RiskDifference
            | Effect::PercentChange => Some(0.0),
            Effect::RiskRatio | Effect::OddsRatio | Effect::HazardRatio | Effect::RateRatio | Effect::RatioOfMeans => {
                Some(1.0)
            }
            Effect::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocab::Word;

    #[test]
    fn ratios_are_null_at_one_and_differences_at_zero() {
        for &effect in Effect::ALL {
            let word = effect.word();
            let expected = match word {
                "other" => None,
                _ if word.contains("ratio") => Some(1.0),
                _ => Some(0.0),
            };
            assert_eq!(effect.null_value(), expected, "{word}");
        }
    }
}
