//! Evidence across compounds: compounds beside outcomes, and the claims of one class of outcome.

use serde::Serialize;

use crate::model::vocab::{ClaimSpecies, Direction, Route, Tier};
use crate::render::view::View;
use crate::render::view::index::Pager;
use crate::render::view::page::Link;

/// Compounds beside classes of outcome, or one page of them.
#[derive(Clone, Debug, Serialize)]
pub struct Evidence {
    /// The classes, in the order of the columns.
    pub classes: Vec<OutcomeGroup>,
    /// The compounds that make claims, A–Z.
    pub rows: Vec<EvidenceRow>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for Evidence {
    const TEMPLATE: &'static str = "evidence.html";
    const NAME: &'static str = "evidence";
}

/// A class of outcome.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeGroup {
    /// Its word; `other` for claims that name none.
    pub name: &'static str,
    /// The page that lists its claims.
    pub path: String,
    /// How many claims there are.
    pub claims: u32,
}

/// A compound beside the classes.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceRow {
    /// Which.
    pub compound: Link,
    /// A cell for each class.
    pub cells: Vec<EvidenceCell>,
}

/// What is claimed of a compound in a class of outcome.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceCell {
    /// The class, as in [`OutcomeGroup::name`].
    pub name: &'static str,
    /// A mark for each tier that its claims have, best first; empty where it makes none.
    pub marks: Vec<EvidenceMark>,
}

/// The claims of one cell and tier.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceMark {
    /// The tier that is shown.
    pub tier: Tier,
    /// How many claims.
    pub claims: u32,
    /// How many different sources count for or against them.
    pub sources: u32,
    /// The claim; the place of the compound in the list of the class where there are several.
    pub path: String,
}

/// The claims of one class of outcome, or one page of them.
#[derive(Clone, Debug, Serialize)]
pub struct Outcomes {
    /// The class, as in [`OutcomeGroup::name`].
    pub name: &'static str,
    /// Its claims, by compound A–Z, best tier first.
    pub rows: Vec<OutcomeRow>,
    /// What a script may filter by: the tiers of this page, best first.
    pub tiers: Vec<(Tier, u32)>,
    /// All classes.
    pub classes: Vec<OutcomeGroup>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for Outcomes {
    const TEMPLATE: &'static str = "outcomes.html";
    const NAME: &'static str = "outcomes";
}

/// A claim in the list of its class.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeRow {
    /// The compound's slug, on its first row of the page; the row's id.
    pub id: Option<String>,
    /// The compound.
    pub compound: Link,
    /// The claim: what was measured where it says so, else its sentence, plain.
    pub claim: Link,
    /// Which way it goes.
    pub direction: Option<Direction>,
    /// The tier that is shown.
    pub tier: Tier,
    /// How many different sources count for or against it.
    pub sources: u32,
    /// In what species.
    pub species: Option<ClaimSpecies>,
    /// In whom, plain.
    pub population: Option<String>,
    /// With what condition, plain.
    pub condition: Option<String>,
    /// By which route.
    pub route: Option<Route>,
}
