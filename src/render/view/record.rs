//! Measured figures, and the places where there is none.

use serde::Serialize;

use crate::model::vocab::{
    Compartment, DataQuality, Design, Mode, NullResult, Parameter, Phase, Route, Species, Spread,
};
use crate::render::view::html::Html;

/// One record: a row of "at a glance" or of the pharmacokinetics tables.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// Its id on the page; the element's id is `value-ID`.
    pub id: String,
    /// What is measured; `None` for a half-life.
    pub parameter: Option<Parameter>,
    /// The substance measured.
    pub analyte: Option<String>,
    /// Where in the body.
    pub compartment: Option<Compartment>,
    /// The tissue or the kind of cell.
    pub place: Option<String>,
    /// In what species.
    pub species: Option<Species>,
    /// In whom, plain.
    pub population: Option<String>,
    /// With what condition, plain.
    pub condition: Option<String>,
    /// By which route.
    pub route: Option<Route>,
    /// Given at once or as a drip.
    pub mode: Option<Mode>,
    /// Which part of the decline.
    pub phase: Option<Phase>,
    /// How much, plain.
    pub dose: Option<String>,
    /// What was found.
    pub outcome: Outcome,
    /// Participants or animals.
    pub n: Option<u32>,
    /// How good the evidence behind it is; `None` where it has no figure, or no source that counts.
    pub quality: Option<DataQuality>,
    /// How its source came to it.
    pub design: Option<Design>,
    /// The citation mark, linked to the reference; `None` without a source.
    pub cite: Option<Html>,
    /// Where in the source.
    pub locator: Option<String>,
    /// A remark.
    pub note: Option<Html>,
    /// Figures that follow from it.
    pub derived: Vec<Derived>,
    /// Where its curve is drawn; `None` where it carries none.
    pub curve: Option<String>,
}

/// What a record says: a figure, none found, or no change.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A figure.
    Value {
        /// Number and unit, with no breaking space between them.
        text: String,
        /// What stands after `±`.
        spread: Option<Spread>,
    },
    /// No published figure, which is data too.
    Unpublished {
        /// What is known of the absence.
        why: Html,
        /// Where one looked; `None` where the record does not say.
        searched: Option<Searched>,
    },
    /// Measured, and nothing moved.
    Result(NullResult),
}

/// Where one looked for a figure or a study.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Searched {
    /// Whether anyone looked at all.
    pub done: bool,
    /// The database.
    pub database: Option<String>,
    /// The query typed.
    pub query: Option<String>,
    /// When.
    pub date: Option<String>,
    /// How many results.
    pub hits: Option<u32>,
}

/// A figure calculated from a record, never typed.
#[derive(Clone, Debug, Serialize)]
pub struct Derived {
    /// The form, such as `x5`.
    pub form: &'static str,
    /// Number and unit, with no breaking space between them.
    pub text: String,
}

/// Pharmacokinetic records of one route.
#[derive(Clone, Debug, Serialize)]
pub struct RouteGroup {
    /// The route; `None` for records that name none.
    pub route: Option<Route>,
    /// The records.
    pub records: Vec<Record>,
}
