//! Claims and what each rests on.

use serde::Serialize;

use crate::model::vocab::{ClaimSpecies, Design, Kind, ReadDepth, Route, Species, Stance, Tier};
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
    /// The tier in force.
    pub tier: Tier,
    /// The tier that the editors declare.
    pub declared: Option<Tier>,
    /// The tier that the evidence gives; `None` where it is not computed.
    pub computed: Option<Tier>,
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
    /// The steps from the evidence to the computed tier; empty where it is not computed.
    pub derivation: Vec<Derivation>,
    /// An editor's recorded departure from the computed tier.
    pub judgement: Option<Judgement>,
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
    /// What it says to the sentence.
    pub stance: Option<Stance>,
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

/// One step of a grade's derivation.
#[derive(Clone, Debug, Serialize)]
pub struct Derivation {
    /// The step's name, in readers' words.
    pub step: String,
    /// What stood before it; `None` at the start.
    pub from: Option<String>,
    /// What stands after it.
    pub to: String,
    /// Why.
    pub because: String,
}

/// A recorded human judgement.
#[derive(Clone, Debug, Serialize)]
pub struct Judgement {
    /// The tier set.
    pub level: Tier,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub date: Option<String>,
}
