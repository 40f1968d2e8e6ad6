//! A compound's page.

use serde::Serialize;

use crate::model::vocab::{ApprovalStatus, Compartment, DataQuality, RelationKind, Route, Species, Tier};
use crate::render::view::View;
use crate::render::view::card::Card;
use crate::render::view::change::ChangeDay;
use crate::render::view::circulating::Circulating;
use crate::render::view::claim::{Profile, TierGroup};
use crate::render::view::figure::Figure;
use crate::render::view::grade::{Level, Quality};
use crate::render::view::html::Html;
use crate::render::view::page::Link;
use crate::render::view::prose::Section;
use crate::render::view::record::{Record, RouteGroup, Searched};
use crate::render::view::reference::Reference;

/// All of a compound's page, in its order from top to bottom.
#[derive(Clone, Debug, Serialize)]
pub struct Compound {
    /// The page's slug.
    pub slug: String,
    /// The title.
    pub title: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Evidence level of the page.
    pub level: Level,
    /// Quality of its pharmacokinetic data.
    pub quality: Quality,
    /// The category.
    pub category: Option<Link>,
    /// Body systems.
    pub systems: Vec<Link>,
    /// Routes by which it is given.
    pub routes: Vec<Route>,
    /// Registry numbers.
    pub identifiers: Vec<Identifier>,
    /// Kin among compounds.
    pub relations: Vec<Relation>,
    /// Where authorities stand.
    pub approvals: Vec<Approval>,
    /// Who reviewed it.
    pub reviewed: Option<Review>,
    /// When it was first published.
    pub published: Option<String>,
    /// When it was last changed.
    pub updated: Option<String>,
    /// The summary, with citations.
    pub summary: Html,
    /// Claims counted by tier, all six; empty on a page without claims.
    pub profile: Vec<Profile>,
    /// Half-lives, with those that nobody has published.
    pub half_lives: Vec<Record>,
    /// Whether they are of several compartments, and so measure different things.
    pub several_compartments: bool,
    /// The same drawn as declines.
    pub figure: Figure,
    /// Prose before the first heading.
    pub intro: Html,
    /// What is known, in groups of like standing; only groups that hold something.
    pub known: Vec<TierGroup>,
    /// Sections that make no claim of their own.
    pub neutral: Vec<Section>,
    /// Claims in circulation.
    pub circulating: Vec<Circulating>,
    /// Pharmacokinetics by route.
    pub kinetics: Vec<RouteGroup>,
    /// Beside other compounds, from their own records.
    pub comparison: Vec<Comparison>,
    /// What the body makes of it.
    pub metabolites: Vec<Link>,
    /// How it is found.
    pub detection: Vec<Detection>,
    /// Unwanted effects seen.
    pub safety: Vec<Harm>,
    /// Together with something else.
    pub interactions: Vec<Interaction>,
    /// What nobody has studied.
    pub gaps: Vec<Gap>,
    /// Questions and answers.
    pub faq: Vec<Question>,
    /// Footnotes of the prose, whole.
    pub footnotes: Html,
    /// The references, in order of first citation.
    pub references: Vec<Reference>,
    /// Related compounds.
    pub related: Vec<Card>,
    /// Whether there is anything to show of relatives, category, systems, routes or registry numbers.
    pub has_relatives: bool,
    /// How the evidence on it has changed, newest first.
    pub history: Vec<ChangeDay>,
    /// How to cite this page, without address.
    pub cite_as: String,
    /// This page's data: the names of the files that stand beside it.
    pub downloads: Vec<&'static str>,
}

impl View for Compound {
    const TEMPLATE: &'static str = "compound.html";
    const NAME: &'static str = "compound";
}

/// A registry number.
#[derive(Clone, Debug, Serialize)]
pub struct Identifier {
    /// The registry's name.
    pub registry: &'static str,
    /// The number.
    pub value: String,
    /// The registry's page on it, where it has a stable address.
    pub url: Option<String>,
}

/// How another compound is related.
#[derive(Clone, Debug, Serialize)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// Which.
    pub to: Link,
    /// A remark.
    pub note: Option<Html>,
}

/// Where an authority stands.
#[derive(Clone, Debug, Serialize)]
pub struct Approval {
    /// The authority.
    pub authority: String,
    /// Where it has a say.
    pub jurisdiction: Option<String>,
    /// Where it stands.
    pub status: Option<ApprovalStatus>,
    /// The product.
    pub product: Option<String>,
    /// The use.
    pub indication: Option<String>,
    /// Since when.
    pub since: Option<String>,
    /// As of when the editors looked.
    pub as_of: Option<String>,
    /// The citation mark.
    pub cite: Option<Html>,
    /// Where in the source.
    pub locator: Option<String>,
    /// A remark.
    pub note: Option<Html>,
}

/// A review of the page.
#[derive(Clone, Debug, Serialize)]
pub struct Review {
    /// When.
    pub date: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// When the next is due.
    pub next: Option<String>,
}

/// A compound beside this one, by its own records.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    /// Which; this page's own row leads nowhere.
    pub compound: Link,
    /// Its evidence level.
    pub level: Tier,
    /// The quality of its data.
    pub quality: DataQuality,
    /// The page that shows it beside this one; `None` on this page's own row.
    pub beside: Option<String>,
    /// Its half-life records, in short.
    pub half_lives: Vec<Record>,
}

/// How long and where it is found.
#[derive(Clone, Debug, Serialize)]
pub struct Detection {
    /// Where one looks.
    pub matrix: Option<Compartment>,
    /// What one looks for.
    pub analyte: Option<String>,
    /// How long.
    pub window: Option<String>,
    /// Why there is no published window.
    pub unpublished: Option<Html>,
    /// Where one looked for one.
    pub searched: Option<Searched>,
    /// The citation mark.
    pub cite: Option<Html>,
    /// Where in the source.
    pub locator: Option<String>,
    /// A remark.
    pub note: Option<Html>,
}

/// An unwanted effect seen.
#[derive(Clone, Debug, Serialize)]
pub struct Harm {
    /// The effect.
    pub effect: String,
    /// In whom.
    pub population: Option<String>,
    /// In what species.
    pub species: Option<Species>,
    /// By which route.
    pub route: Option<Route>,
    /// How much was given.
    pub dose: Option<String>,
    /// How many of how many, such as "3 of 8".
    pub count: Option<String>,
    /// The citation mark.
    pub cite: Option<Html>,
    /// Where in the source.
    pub locator: Option<String>,
    /// A remark.
    pub note: Option<Html>,
}

/// What happens together with something else.
#[derive(Clone, Debug, Serialize)]
pub struct Interaction {
    /// With what.
    pub with: String,
    /// What happens.
    pub effect: String,
    /// How much.
    pub magnitude: Option<String>,
    /// In what species.
    pub species: Option<Species>,
    /// The citation mark.
    pub cite: Option<Html>,
    /// Where in the source.
    pub locator: Option<String>,
    /// A remark.
    pub note: Option<Html>,
}

/// What nobody has studied, as far as was looked.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    /// What.
    pub what: Html,
    /// Where one looked.
    pub searched: Option<Searched>,
    /// A remark.
    pub note: Option<Html>,
}

/// A question and its answer.
#[derive(Clone, Debug, Serialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// The answer, with citations.
    pub answer: Html,
}
