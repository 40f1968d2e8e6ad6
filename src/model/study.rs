//! Studies as editors appraise them: design, species, what was given, what was measured, what came out.

use crate::base::date::Date;
use crate::base::span::Spanned;
use crate::model::ident::RefId;
use crate::model::scalar::{Rich, Text};
use crate::model::vocab::{
    Bias, Compartment, Design, Effect, Funding, Mode, OutcomeClass, OutcomeDirection, Publication, ReadDepth, Route,
    Species, System,
};
use crate::record;

record! {
    /// An editor's appraisal of a source.
    Study "study" {
        /// The design.
        design "design": needed Spanned<Design>,
        /// How it was published.
        publication "publication": optional Spanned<Publication>,
        /// In whom.
        species "species": list Spanned<Species>,
        /// Whole organisms, tissue, cells, or none.
        system "system": optional Spanned<System>,
        /// The people or animals.
        population "population": optional Text,
        /// Their condition: "healthy", or a disease.
        condition "condition": optional Text,
        /// What was given.
        interventions "interventions": list Intervention,
        /// Against what.
        comparator "comparator": optional Text,
        /// The substances that the source is about.
        analytes "analytes": list Text,
        /// What was measured, and where.
        measured "measured": list Measured,
        /// What came out.
        outcomes "outcomes": list Outcome,
        /// What a review pools.
        pooled "pooled": optional Box<Pooled>,
        /// A recorded judgement of bias.
        risk_of_bias "risk_of_bias": optional RiskOfBias,
        /// How much of the source the appraiser read.
        read "read": optional Spanned<ReadDepth>,
        /// Who appraised it and when.
        appraised "appraised": optional Appraised,
        /// The registration of the trial.
        registration "registration": optional Text,
        /// The cohort, so that the same people in two papers count once.
        cohort "cohort": optional Text,
        /// Whether the record lists all authors.
        authors_complete "authors_complete": optional Spanned<bool>,
        /// Who paid.
        funding "funding": optional Spanned<Funding>,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// A substance given.
    Intervention "intervention" {
        /// A page's slug, or a plain name.
        compound "compound": must Text,
        /// By which route.
        route "route": optional Spanned<Route>,
        /// At once or over time.
        mode "mode": optional Spanned<Mode>,
        /// The dose.
        dose "dose": optional Text,
        /// For how long.
        duration "duration": optional Text,
    }
}

record! {
    /// A substance measured, and where.
    Measured "measurement" {
        /// The substance.
        analyte "analyte": must Text,
        /// Where.
        compartment "compartment": optional Spanned<Compartment>,
        /// The tissue.
        tissue "tissue": optional Text,
        /// The cell.
        cell "cell": optional Text,
        /// How.
        method "method": optional Text,
    }
}

record! {
    /// A result of a study.
    Outcome "outcome" {
        /// A name, unique in the study.
        id "id": must Text,
        /// What was measured.
        measure "measure": needed Text,
        /// Its class.
        class "class": needed Spanned<OutcomeClass>,
        /// How many people or animals the result rests on.
        n "n": optional Spanned<u32>,
        /// How many events.
        events "events": optional Spanned<u32>,
        /// Which way it went.
        direction "direction": optional Spanned<OutcomeDirection>,
        /// The estimate.
        estimate "estimate": optional Box<Estimate>,
        /// Whether it was the primary outcome.
        primary "primary": optional Spanned<bool>,
        /// A note.
        note "note": optional Rich,
    }
}

record! {
    /// An effect estimate.
    Estimate "estimate" {
        /// What kind of effect.
        effect "effect": optional Spanned<Effect>,
        /// The value.
        value "value": optional Spanned<f64>,
        /// The 95% confidence interval, low and high.
        ci "ci": list Spanned<f64>,
        /// The P value as printed: `0.03`, `< 0.001`.
        p "p": optional Text,
        /// The unit.
        unit "unit": optional Text,
    }
}

record! {
    /// What a review pools.
    Pooled "pool" {
        /// The design of the pooled studies.
        of "of": optional Spanned<Design>,
        /// How many studies.
        studies "studies": optional Spanned<u32>,
        /// How many participants.
        participants "participants": optional Spanned<u32>,
        /// The pooled studies that the library holds.
        includes "includes": list Spanned<RefId>,
    }
}

record! {
    /// A recorded judgement of bias.
    RiskOfBias "judgement of bias" {
        /// The judgement.
        overall "overall": needed Spanned<Bias>,
        /// The instrument: RoB 2, ROBINS-I, SYRCLE.
        tool "tool": optional Text,
        /// Why.
        reason "reason": needed Text,
        /// Who judged.
        by "by": needed Text,
        /// When.
        date "date": needed Spanned<Date>,
    }
}

record! {
    /// Who appraised a source and when.
    Appraised "appraisal" {
        /// Who.
        by "by": optional Text,
        /// When.
        date "date": optional Spanned<Date>,
    }
}
