//! Claims and what each rests on.

use serde::Serialize;

use crate::model::vocab::{ClaimSpecies, Design, Kind, ReadDepth, Route, Species, Tier};
use crate::render::view::grade::{Grade, Hearing};
use crate::render::view::html::Html;
use crate::render::view::page::Link;
use crate::render::view::prose::Section;

/// One cell of the evidence profile: how many claims of a tier.
#[derive(Clone, Debug, Serialize)]
pub struct Profile {
    /// The tier.
    pub tier: Tier,
    /// Claims of that tier on the page; may be 0.
    pub count: u32,
    /// The id of the group that holds them.
    pub anchor: String,
}

/// Claims and prose of like standing, under one heading of "what is known".
#[derive(Clone, Debug, Serialize)]
pub struct TierGroup {
    /// The id of its element.
    pub id: String,
    /// `established`, `people` (supported and preliminary), `animals`, `unproven` or `contradicted`.
    pub name: &'static str,
    /// The best tier that it holds.
    pub tier: Tier,
    /// Its claims, best tier first, otherwise as the page has them.
    pub claims: Vec<Claim>,
    /// The page's prose sections of these tiers.
    pub sections: Vec<Section>,
}

/// One claim.
#[derive(Clone, Debug, Serialize)]
pub struct Claim {
    /// Its id on the page; the element's id is `claim-ID`.
    pub id: String,
    /// The sentence, with its citations.
    pub text: Html,
    /// What sort of statement it is.
    pub kind: Option<Kind>,
    /// The tier that is shown: the declared one, else the computed one, which it is never above.
    pub tier: Tier,
    /// The tier that the editors declare.
    pub declared: Option<Tier>,
    /// The tier that the evidence gives.
    pub computed: Tier,
    /// In what species.
    pub species: Option<ClaimSpecies>,
    /// In whom, plain.
    pub population: Option<String>,
    /// With what condition, plain.
    pub condition: Option<String>,
    /// By which route.
    pub route: Option<Route>,
    /// How much, plain.
    pub dose: Option<String>,
    /// Compared with what, plain.
    pub comparator: Option<String>,
    /// The figures of the page that the claim states.
    pub values: Vec<Link>,
    /// The sources, in the order that the page gives them.
    pub evidence: Vec<EvidenceLine>,
    /// Whether the sentence owns that sources disagree.
    pub acknowledges: bool,
    /// How the computed tier follows from the evidence.
    pub grade: Grade,
    /// A remark.
    pub note: Option<Html>,
}

/// One source of a claim.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceLine {
    /// The citation mark, linked to the reference.
    pub cite: Html,
    /// Who and when, such as "Grant et al. 2019".
    pub name: String,
    /// The address of the source's page.
    pub path: Option<String>,
    /// What it says to the sentence, and whether it counts.
    pub hearing: Hearing,
    /// How it came to its result; `None` where no editor has appraised it.
    pub design: Option<Design>,
    /// In what species.
    pub species: Vec<Species>,
    /// Participants of the outcome used.
    pub n: Option<u32>,
    /// How much of it was read.
    pub read: Option<ReadDepth>,
    /// Where in the source.
    pub locator: Option<String>,
    /// Its own words.
    pub quote: Option<String>,
    /// A remark.
    pub note: Option<Html>,
}
