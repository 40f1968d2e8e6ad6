//! The glossary: the site's own, and the words that have fixed meanings.

use serde::Serialize;

use crate::render::view::View;
use crate::render::view::html::Html;
use crate::render::view::reference::Reference;

/// The glossary.
#[derive(Clone, Debug, Serialize)]
pub struct Glossary {
    /// The title.
    pub title: String,
    /// The site's own part (`content/glossary.md`); may be empty.
    pub html: Html,
    /// Footnotes, whole; may be empty.
    pub footnotes: Html,
    /// Words with fixed meanings.
    pub vocabularies: Vec<Vocabulary>,
    /// The references of the site's own part.
    pub references: Vec<Reference>,
}

impl View for Glossary {
    const TEMPLATE: &'static str = "glossary.html";
    const NAME: &'static str = "glossary";
}

/// One closed vocabulary.
#[derive(Clone, Debug, Serialize)]
pub struct Vocabulary {
    /// Its key among the strings, such as `tier`.
    pub name: &'static str,
    /// Its words.
    pub words: Vec<GlossedWord>,
}

/// A word with its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct GlossedWord {
    /// As typed; the element's id is `NAME-WORD`.
    pub word: &'static str,
}
