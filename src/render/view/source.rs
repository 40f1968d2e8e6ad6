//! A source: its record, its appraisal, and all that rests on it.

use serde::Serialize;

use crate::model::vocab::{
    Against, Bias, Compartment, Design, Effect, Funding, Mode, OutcomeClass, OutcomeDirection, Publication, ReadDepth,
    Route, Species, System, Tier,
};
use crate::render::view::View;
use crate::render::view::grade::Hearing;
use crate::render::view::html::Html;
use crate::render::view::index::Pager;
use crate::render::view::page::Link;
use crate::render::view::reference::SourceBody;

/// A source's page.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// The title of the work, plain.
    pub title: String,
    /// The entry, status and links, as reference lists show them.
    pub body: SourceBody,
    /// The editors' appraisal; `None` where there is none, and then it carries nothing.
    pub appraisal: Option<Appraisal>,
    /// What the record was compared with.
    pub against: Against,
    /// When it was compared.
    pub checked: Option<String>,
    /// Where its facts were read.
    pub seen: Option<String>,
    /// What is uncertain about the record.
    pub note: Option<String>,
    /// What rests on it, by page, A–Z.
    pub resting: Vec<RestingPage>,
    /// The other pages of that list.
    pub pager: Pager,
}

impl View for Source {
    const TEMPLATE: &'static str = "source.html";
    const NAME: &'static str = "source";
}

/// An editor's appraisal of a study.
#[derive(Clone, Debug, Serialize)]
pub struct Appraisal {
    /// How it came to its result.
    pub design: Design,
    /// In what form it was made public.
    pub publication: Option<Publication>,
    /// In what species.
    pub species: Vec<Species>,
    /// In whole bodies, tissue, cells or less.
    pub system: Option<System>,
    /// In whom.
    pub population: Option<String>,
    /// What was given.
    pub given: Vec<Given>,
    /// Compared with what.
    pub comparator: Option<String>,
    /// What the study is about.
    pub analytes: Vec<String>,
    /// What was measured, and where.
    pub measured: Vec<Measured>,
    /// The results.
    pub outcomes: Vec<StudyOutcome>,
    /// What a review pools.
    pub pool: Option<Pool>,
    /// How likely its methods are to have misled it.
    pub bias: Option<Bias>,
    /// Why.
    pub bias_reason: Option<String>,
    /// Who judged that.
    pub bias_by: Option<String>,
    /// When.
    pub bias_date: Option<String>,
    /// How much of it was read.
    pub read: Option<ReadDepth>,
    /// Who paid.
    pub funding: Option<Funding>,
    /// The trial's registration.
    pub registration: Option<String>,
    /// The group of people, where several papers are about the same.
    pub cohort: Option<String>,
    /// Whether the record names all authors.
    pub authors_complete: bool,
    /// Who appraised it.
    pub by: Option<String>,
    /// When.
    pub date: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// Something that a study gave.
#[derive(Clone, Debug, Serialize)]
pub struct Given {
    /// What.
    pub compound: Link,
    /// By which route.
    pub route: Option<Route>,
    /// At once or as a drip.
    pub mode: Option<Mode>,
    /// How much.
    pub dose: Option<String>,
    /// How long.
    pub duration: Option<String>,
}

/// Something that a study measured.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// What.
    pub analyte: String,
    /// Where in the body.
    pub compartment: Option<Compartment>,
    /// The tissue or the kind of cell.
    pub place: Option<String>,
    /// How.
    pub method: Option<String>,
}

/// A result of a study.
#[derive(Clone, Debug, Serialize)]
pub struct StudyOutcome {
    /// What was measured.
    pub measure: String,
    /// How much it says about what matters to people.
    pub class: Option<OutcomeClass>,
    /// Participants.
    pub n: Option<u32>,
    /// Which way it went.
    pub direction: Option<OutcomeDirection>,
    /// In what measure the effect is stated.
    pub effect: Option<Effect>,
    /// The effect with its interval and p, in one line.
    pub estimate: Option<String>,
    /// Whether the study was made for it.
    pub primary: bool,
    /// A remark.
    pub note: Option<String>,
}

/// What a review pools.
#[derive(Clone, Debug, Serialize)]
pub struct Pool {
    /// The design of what it pools.
    pub of: Option<Design>,
    /// How many studies.
    pub studies: Option<u32>,
    /// How many participants.
    pub participants: Option<u32>,
}

/// What rests on a source on one page.
#[derive(Clone, Debug, Serialize)]
pub struct RestingPage {
    /// The page.
    pub page: Link,
    /// Claims that rest on it.
    pub claims: Vec<RestingClaim>,
    /// Figures that rest on it: what and how much, linked to the row.
    pub figures: Vec<Link>,
    /// Other places that name it (safety, approvals, claims in circulation, prose), linked.
    pub others: Vec<Link>,
}

/// A claim that rests on a source.
#[derive(Clone, Debug, Serialize)]
pub struct RestingClaim {
    /// The sentence, plain, and where it stands.
    pub claim: Link,
    /// The tier that is shown.
    pub tier: Tier,
    /// The tier that the evidence gives.
    pub computed: Tier,
    /// The tier that it would give without the source; `None` where the source does not count.
    pub without: Option<Tier>,
    /// What the source says to it, and whether that counts: once for each result that the claim names.
    pub entries: Vec<RestingEntry>,
}

/// One entry of a claim's evidence that names a source.
#[derive(Clone, Debug, Serialize)]
pub struct RestingEntry {
    /// The result of the study that the claim names, plain.
    pub outcome: Option<String>,
    /// What it says to the claim, and whether it counts.
    pub hearing: Hearing,
}

/// All sources, or one page of them.
#[derive(Clone, Debug, Serialize)]
pub struct SourcesIndex {
    /// The sources.
    pub rows: Vec<SourceRow>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for SourcesIndex {
    const TEMPLATE: &'static str = "sources.html";
    const NAME: &'static str = "sources";
}

/// A source in the list of all.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRow {
    /// Its page.
    pub path: String,
    /// Who and when.
    pub name: String,
    /// The title with its markup.
    pub title: Html,
    /// Its standing: empty where it stands as published, else the status's word.
    pub status: &'static str,
    /// How it came to its result.
    pub design: Option<Design>,
    /// In what species.
    pub species: Vec<Species>,
    /// How many pages rest on it.
    pub pages: u32,
}
