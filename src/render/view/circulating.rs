//! Claims that readers meet elsewhere, and what is found of them.

use serde::Serialize;

use crate::model::vocab::Verdict;
use crate::render::view::View;
use crate::render::view::html::Html;
use crate::render::view::index::Pager;
use crate::render::view::page::Link;

/// One claim in circulation, as a compound's page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Circulating {
    /// Its place on the page, from 1; the element's id is `circulating-N`.
    pub number: u32,
    /// The claim as readers meet it.
    pub claim: Html,
    /// What is found of it.
    pub verdict: Option<Verdict>,
    /// Why, with citations.
    pub why: Html,
    /// Where it was seen.
    pub seen: Option<Seen>,
}

/// Where a claim was met.
#[derive(Clone, Debug, Serialize)]
pub struct Seen {
    /// The address.
    pub url: Option<String>,
    /// The host of the address.
    pub host: Option<String>,
    /// When.
    pub date: Option<String>,
}

/// Claims in circulation across all compounds.
#[derive(Clone, Debug, Serialize)]
pub struct CirculatingIndex {
    /// The claims of this page of the list.
    pub entries: Vec<CirculatingEntry>,
    /// How many there are of each verdict on this page of the list, in the vocabulary's order, none of them 0.
    pub verdicts: Vec<(Verdict, u32)>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for CirculatingIndex {
    const TEMPLATE: &'static str = "circulating.html";
    const NAME: &'static str = "circulating";
}

/// One claim of the list across compounds: its reasons are on the compound's page.
#[derive(Clone, Debug, Serialize)]
pub struct CirculatingEntry {
    /// The compound, linked to the claim on its page.
    pub compound: Link,
    /// The claim, plain.
    pub claim: String,
    /// What is found of it.
    pub verdict: Option<Verdict>,
    /// Why, plain.
    pub why: String,
}
