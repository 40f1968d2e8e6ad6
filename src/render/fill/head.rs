//! Head and place of a page.

use crate::model::vocab::Tier;
use crate::render::site::Site;
use crate::render::view::{Crumb, Page, PageKind, TocEntry};

/// The most characters of a description; what search engines show of one.
const DESCRIPTION: usize = 200;

/// The head of a page at an address.
pub fn page(site: &Site<'_>, kind: PageKind, title: &str, description: &str, address: &str) -> Page {
    let section = address.split('/').nth(1).map(|part| format!("/{part}/")).unwrap_or_default();
    let strings = &site.press.strings;
    let crumb = |key: &str, path: &str| Crumb { label: strings.get(key).to_owned(), path: path.to_owned() };
    let above = match kind {
        PageKind::Home => Vec::new(),
        PageKind::Compound | PageKind::Listing => vec![crumb("home", "/"), crumb("nav_compounds", "/compounds/")],
        PageKind::Tool => vec![crumb("home", "/"), crumb("nav_tools", "/tools/")],
        PageKind::Source => vec![crumb("home", "/"), crumb("nav_sources", "/sources/")],
        PageKind::Outcomes => vec![crumb("home", "/"), crumb("nav_evidence", "/evidence/")],
        PageKind::Compare => vec![crumb("home", "/"), crumb("nav_compare", "/compare/")],
        PageKind::Compounds
        | PageKind::Sources
        | PageKind::Circulating
        | PageKind::Changes
        | PageKind::Evidence
        | PageKind::CompareIndex
        | PageKind::Glossary
        | PageKind::Methodology
        | PageKind::Prose
        | PageKind::Tools
        | PageKind::Search
        | PageKind::Missing => vec![crumb("home", "/")],
    };
    Page {
        kind,
        title: title.to_owned(),
        description: crate::render::plain::cut(description, DESCRIPTION),
        path: address.to_owned(),
        section,
        crumbs: above,
        toc: Vec::new(),
        listed: kind != PageKind::Missing,
        linked: Default::default(),
    }
}

/// A line of the contents for a section of the page's own prose.
pub fn entry(id: &str, label: &str, depth: u8, tier: Option<Tier>) -> TocEntry {
    TocEntry { id: id.to_owned(), label: label.to_owned(), depth, tier }
}
