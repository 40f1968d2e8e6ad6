//! What every page has, whatever its kind; templates find it as `page`.

use serde::Serialize;

use crate::model::vocab::Tier;
use crate::render::view::html::Html;

/// Head, place and table of contents of one page.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// The kind, also a class on `<body>`.
    pub kind: PageKind,
    /// The title, plain.
    pub title: String,
    /// One or two plain sentences for search engines and previews.
    pub description: String,
    /// The address, from `/`, without `root`.
    pub path: String,
    /// The path prefix of the head's entry that this page belongs to, such as `/compounds/`; may be empty.
    pub section: String,
    /// The way here from the home page, this page excluded; empty at home.
    pub crumbs: Vec<Crumb>,
    /// The table of contents; empty where a page needs none.
    pub toc: Vec<TocEntry>,
    /// Whether search engines may list it.
    pub listed: bool,
    /// What the page tells programs, as JSON-LD fit for a data block; empty until the page is printed.
    pub linked: Html,
}

/// The kinds of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// The home page.
    Home,
    /// One compound.
    Compound,
    /// Compounds A–Z.
    Compounds,
    /// A category or a body system.
    Listing,
    /// One source and all that rests on it.
    Source,
    /// All sources.
    Sources,
    /// Claims in circulation, across compounds.
    Circulating,
    /// Compounds beside classes of outcome.
    Evidence,
    /// The claims of a class of outcome.
    Outcomes,
    /// The pairs that pages declare, and a choice of any.
    CompareIndex,
    /// Compounds side by side.
    Compare,
    /// How the evidence has changed.
    Changes,
    /// The glossary.
    Glossary,
    /// How claims are graded.
    Methodology,
    /// A page of prose.
    Prose,
    /// The calculators.
    Tools,
    /// One calculator.
    Tool,
    /// The search.
    Search,
    /// What is shown where there is no page.
    Missing,
}

/// One step of the way from the home page.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// The page's title.
    pub label: String,
    /// Its address.
    pub path: String,
}

/// One line of the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct TocEntry {
    /// The id of the heading's element.
    pub id: String,
    /// The heading, plain.
    pub label: String,
    /// 1 for a section, 2 for one within it.
    pub depth: u8,
    /// The tier of a tiered section.
    pub tier: Option<Tier>,
}

/// A link within the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads, without `root`; `None` where there is no such page and only the label is shown.
    pub path: Option<String>,
}
