//! The tools: what their pages hold before any script runs, and the words for the scripts.

use serde::Serialize;

use crate::derive::pk::Unfit;
use crate::model::vocab::{Compartment, DataQuality, Route, Species};
use crate::render::view::View;
use crate::render::view::index::Pager;
use crate::render::view::page::Link;

/// The list of tools.
#[derive(Clone, Debug, Serialize)]
pub struct Tools {
    /// How many half-lives the tools can start from.
    pub records: ToolCount,
}

impl View for Tools {
    const TEMPLATE: &'static str = "tools.html";
    const NAME: &'static str = "tools";
}

/// The site's half-lives, by what the tools can do with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ToolCount {
    /// Of people, and fit.
    pub people: u32,
    /// Of animals, and fit for those.
    pub animals: u32,
    /// Without a value.
    pub unpublished: u32,
    /// With a value that carries no course of doses.
    pub refused: u32,
}

/// The course of doses.
#[derive(Clone, Debug, Serialize)]
pub struct HalfLifeCurve {
    /// What the script says, as JSON.
    pub words: String,
    /// What is left after whole half-lives.
    pub left: Vec<ShareLeft>,
    /// How far equal doses build up.
    pub build_up: Vec<BuildUp>,
}

impl View for HalfLifeCurve {
    const TEMPLATE: &'static str = "tool-half-life-curve.html";
    const NAME: &'static str = "tool";
}

/// What is left after a number of half-lives.
#[derive(Clone, Debug, Serialize)]
pub struct ShareLeft {
    /// How many.
    pub half_lives: u32,
    /// In per cent.
    pub left: String,
    /// In per cent.
    pub gone: String,
}

/// Equal doses at one interval.
#[derive(Clone, Debug, Serialize)]
pub struct BuildUp {
    /// The interval in half-lives.
    pub interval: String,
    /// How much higher the last peaks stand than the first.
    pub ratio: String,
    /// What each peak has fallen to before the next dose, in per cent.
    pub low: String,
    /// After how many doses nine tenths of the steady state are passed.
    pub doses: u32,
}

/// How long until a share is gone.
#[derive(Clone, Debug, Serialize)]
pub struct TimeToClear {
    /// What the script says, as JSON.
    pub words: String,
    /// What is left after whole half-lives.
    pub left: Vec<ShareLeft>,
    /// The shares gone, in per cent: the columns of `rows`.
    pub shares: Vec<String>,
    /// The site's half-lives of this page of the list.
    pub rows: Vec<ToolRow>,
    /// The pages of the list.
    pub pager: Pager,
}

impl View for TimeToClear {
    const TEMPLATE: &'static str = "tool-time-to-clear.html";
    const NAME: &'static str = "tool";
}

/// One of the site's half-lives.
#[derive(Clone, Debug, Serialize)]
pub struct ToolRow {
    /// Whose.
    pub compound: Link,
    /// Where it stands on the compound's page.
    pub record: Link,
    /// The substance measured.
    pub analyte: Option<String>,
    /// Where in the body.
    pub compartment: Option<Compartment>,
    /// The tissue or the kind of cell.
    pub place: Option<String>,
    /// In what species.
    pub species: Option<Species>,
    /// By which route.
    pub route: Option<Route>,
    /// How good the evidence is.
    pub quality: Option<DataQuality>,
    /// Number and unit; `None` where none is published.
    pub value: Option<String>,
    /// The times, one for each of `shares`; empty where it carries none.
    pub times: Vec<String>,
    /// Why it carries none.
    pub unfit: Option<Unfit>,
    /// Why it says nothing of people, where it carries times for animals.
    pub unfit_for_people: Option<Unfit>,
    /// Where its curve is drawn.
    pub curve: Option<String>,
}

/// Units.
#[derive(Clone, Debug, Serialize)]
pub struct UnitConversion {
    /// What the script says, as JSON.
    pub words: String,
    /// The units, by what they measure.
    pub groups: Vec<UnitGroup>,
}

impl View for UnitConversion {
    const TEMPLATE: &'static str = "tool-unit-conversion.html";
    const NAME: &'static str = "tool";
}

/// Units of one dimension.
#[derive(Clone, Debug, Serialize)]
pub struct UnitGroup {
    /// Its word, such as `mass-in-volume`.
    pub name: &'static str,
    /// The units.
    pub units: Vec<UnitChoice>,
}

/// A unit to choose.
#[derive(Clone, Debug, Serialize)]
pub struct UnitChoice {
    /// As printed.
    pub symbol: String,
    /// Its size in s, g, mol, m and IU: this times a power of ten.
    pub coefficient: f64,
    /// That power.
    pub ten: i32,
    /// How many of the first unit of its group it is, plain.
    pub of_first: String,
    /// The first unit of its group.
    pub first: String,
}

/// The reader's own log.
#[derive(Clone, Debug, Serialize)]
pub struct DoseLog {
    /// What the script says, as JSON.
    pub words: String,
}

impl View for DoseLog {
    const TEMPLATE: &'static str = "tool-dose-log.html";
    const NAME: &'static str = "tool";
}
