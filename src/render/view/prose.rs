//! Prose: sections of a compound's page, and pages that are nothing else.

use serde::Serialize;

use crate::model::vocab::SectionTier;
use crate::render::view::View;
use crate::render::view::html::Html;
use crate::render::view::reference::Reference;

/// A section of prose.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// The id of its element.
    pub id: String,
    /// The heading.
    pub title: Html,
    /// Its tier.
    pub tier: SectionTier,
    /// What follows the heading.
    pub html: Html,
}

/// A page of prose, such as the editorial policy.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Prose {
    /// The title.
    pub title: String,
    /// What it is about, in a sentence; may be empty.
    pub lead: Html,
    /// The text, with its headings.
    pub html: Html,
    /// Footnotes, whole; may be empty.
    pub footnotes: Html,
    /// When it was last changed.
    pub updated: Option<String>,
    /// The references, in order of first citation.
    pub references: Vec<Reference>,
}

impl View for Prose {
    const TEMPLATE: &'static str = "prose.html";
    const NAME: &'static str = "prose";
}

/// What is shown where there is no page.
#[derive(Clone, Debug, Serialize)]
pub struct Missing {}

impl View for Missing {
    const TEMPLATE: &'static str = "404.html";
    const NAME: &'static str = "missing";
}
