//! Compounds side by side, each from its own page's records.

use serde::Serialize;

use crate::model::vocab::{Route, Tier};
use crate::render::view::View;
use crate::render::view::compound::{Approval, Harm};
use crate::render::view::figure::Figure;
use crate::render::view::grade::{Level, Quality};
use crate::render::view::index::Pager;
use crate::render::view::page::Link;
use crate::render::view::record::Record;

/// Two compounds side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Compare {
    /// The compounds, in the order of their slugs.
    pub columns: Vec<CompareColumn>,
    /// Their half-lives drawn together.
    pub figure: Figure,
    /// What is known, best tier first; only tiers that one of them has.
    pub tiers: Vec<CompareTier>,
    /// Whether any of them names approvals.
    pub has_approvals: bool,
    /// Whether any of them names unwanted effects.
    pub has_safety: bool,
    /// Where the same may be looked at with other compounds; empty where the site offers no data of its pages.
    pub others: Option<String>,
}

impl View for Compare {
    const TEMPLATE: &'static str = "compare.html";
    const NAME: &'static str = "compare";
}

/// One compound of a comparison.
#[derive(Clone, Debug, Serialize)]
pub struct CompareColumn {
    /// Which.
    pub compound: Link,
    /// Its summary, plain and cut.
    pub summary: String,
    /// Evidence level of its page.
    pub level: Level,
    /// Quality of its pharmacokinetic data.
    pub quality: Quality,
    /// Where authorities stand.
    pub approvals: Vec<Approval>,
    /// Routes by which it is given.
    pub routes: Vec<Route>,
    /// Its half-lives, with those that nobody has published.
    pub half_lives: Vec<Record>,
    /// Unwanted effects seen.
    pub safety: Vec<Harm>,
    /// When its page was last reviewed.
    pub reviewed: Option<String>,
}

/// The claims of one tier, side by side.
#[derive(Clone, Debug, Serialize)]
pub struct CompareTier {
    /// The tier that is shown.
    pub tier: Tier,
    /// The claims of each compound, plain, linked to their places.
    pub columns: Vec<Vec<Link>>,
}

/// The pairs that pages declare, or one page of them, and what a script needs to compare any.
#[derive(Clone, Debug, Serialize)]
pub struct CompareIndex {
    /// The pairs, by title.
    pub pairs: Vec<Link>,
    /// Whether pages offer their data, from which a script may compare any.
    pub any: bool,
    /// Vocabularies as the strings call them, with their words: what the script says of data.
    pub words: Vec<(&'static str, Vec<&'static str>)>,
    /// The other pages of the list.
    pub pager: Pager,
}

impl View for CompareIndex {
    const TEMPLATE: &'static str = "compare-index.html";
    const NAME: &'static str = "compare";
}
