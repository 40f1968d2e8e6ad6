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
    /// How many there are of all verdicts.
    pub all: u32,
    /// The verdict that this list is of; `None` for the list of all.
    pub verdict: Option<Verdict>,
    /// The lists by verdict, in the vocabulary's order.
    pub verdicts: Vec<VerdictEntry>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for CirculatingIndex {
    const TEMPLATE: &'static str = "circulating.html";
    const NAME: &'static str = "circulating";
}

/// The claims of one verdict, as a link to their list.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictEntry {
    /// The verdict.
    pub verdict: Verdict,
    /// How many there are.
    pub count: u32,
    /// Their list.
    pub path: String,
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
