//! The methodology: the site's own words, and the policy in force.

use serde::Serialize;

use crate::derive::grade::{Aside, Certainty, Part, StepKind};
use crate::model::vocab::{DataQuality, Tier};
use crate::render::view::View;
use crate::render::view::prose::Prose;

/// The methodology.
#[derive(Clone, Debug, Serialize)]
pub struct Methodology {
    /// The site's own part (`content/methodology.md`); its text may be empty.
    pub own: Prose,
    /// The tiers, best first.
    pub tiers: Vec<Tier>,
    /// The certainties, highest first.
    pub certainties: Vec<Certainty>,
    /// The steps of a derivation, in the order in which they are taken.
    pub steps: Vec<StepKind>,
    /// Why a source may count for nothing.
    pub asides: Vec<Aside>,
    /// The qualities of figures, best first.
    pub qualities: Vec<DataQuality>,
    /// The thresholds in force, by the rules that they belong to.
    pub policy: Vec<PolicyPart>,
    /// How many of them this site has set otherwise than the default.
    pub changed: u32,
}

impl View for Methodology {
    const TEMPLATE: &'static str = "methodology.html";
    const NAME: &'static str = "methodology";
}

/// The thresholds of some rules.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyPart {
    /// Which rules.
    pub part: Part,
    /// Their thresholds.
    pub thresholds: Vec<ThresholdRow>,
}

/// A threshold in force.
#[derive(Clone, Debug, Serialize)]
pub struct ThresholdRow {
    /// Its key in `[policy]`; the element's id is `sec-KEY`.
    pub key: &'static str,
    /// The rule up to the value, plain.
    pub before: &'static str,
    /// The value here, as readers read it.
    pub value: String,
    /// The rule after the value, plain.
    pub after: &'static str,
    /// The default, where this site has another value.
    pub default: Option<String>,
    /// Where it comes from; `None` where it is Monograph's own.
    pub origin: Option<&'static str>,
}
