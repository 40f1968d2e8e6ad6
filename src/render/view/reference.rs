//! References at the foot of a page.

use serde::Serialize;

use crate::model::link::RefIx;
use crate::model::vocab::{Design, IntegrityStatus, Publication, ReadDepth, Species};
use crate::render::view::html::Html;

/// One entry of a page's reference list.
#[derive(Clone, Debug, Serialize)]
pub struct Reference {
    /// The source, which templates do not see.
    #[serde(skip)]
    pub source: RefIx,
    /// The stem of the source's file; the element's id is `ref-STEM`.
    pub stem: String,
    /// The PubMed number.
    pub pmid: Option<String>,
    /// Its number on this page; `None` in styles that do not number.
    pub number: Option<u32>,
    /// Entry, appraisal in a line and links: the same on every page, rendered once ([`SourceBody`]).
    pub body: Html,
    /// The places of the page that cite it, in order.
    pub backlinks: Vec<Backlink>,
}

/// A way back from a reference to a place that cites it.
#[derive(Clone, Debug, Serialize)]
pub struct Backlink {
    /// The id of the citation.
    pub id: String,
    /// A letter, or a number where letters run out.
    pub mark: String,
}

/// A source as every reference list shows it; rendered once by `reference.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SourceBody {
    /// The stem of the source's file.
    pub stem: String,
    /// The entry in the site's style, without number.
    pub text: Html,
    /// How it came to its result; `None` where it is no study or not appraised.
    pub design: Option<Design>,
    /// In what form it was made public, where that is not a journal.
    pub publication: Option<Publication>,
    /// In what species.
    pub species: Vec<Species>,
    /// Participants: the largest number among its outcomes.
    pub n: Option<u32>,
    /// How much of it was read.
    pub read: Option<ReadDepth>,
    /// Whether it still stands as published.
    pub status: IntegrityStatus,
    /// The notice of correction, concern or retraction, as recorded.
    pub notice: Option<String>,
    /// Where the notice is to be read, where that is known.
    pub notice_link: Option<String>,
    /// The PubMed number.
    pub pmid: Option<String>,
    /// Where the work is to be found.
    pub links: Vec<Register>,
}

/// A register that holds a work, or its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Register {
    /// The register's name; empty for a page of no register.
    pub name: &'static str,
    /// The work's address there.
    pub url: String,
}

impl crate::render::view::View for SourceBody {
    const TEMPLATE: &'static str = "reference.html";
    const NAME: &'static str = "entry";
}
