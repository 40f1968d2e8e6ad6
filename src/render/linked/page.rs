//! Any page of which there is nothing particular to say, and a source's page.

use crate::model::link::RefIx;
use crate::render::linked::graph::{Graph, base};
use crate::render::linked::work;
use crate::render::site::Site;
use crate::render::view::{Html, Page, PageKind};

/// A page and the site; nothing of a page that is no place of its own.
pub fn page(site: &Site<'_>, page: &Page) -> Html {
    if page.listed { Graph::begin(site, page, page_type(page.kind), |_| {}).finish() } else { Html::default() }
}

/// A source's page, and the work that it is about.
pub fn source(site: &Site<'_>, page: &Page, source: RefIx) -> Html {
    let base = base(site);
    let mut graph = Graph::begin(site, page, page_type(page.kind), |node| {
        node.reference("mainEntity", &work::id(site, base, source));
    });
    let reference = site.kb.library.get(source);
    graph.add(work::schema_type(reference), |node| {
        node.texts_in_one("@id", &work::id(site, base, source));
        work::whole(node, reference);
    });
    graph.finish()
}

fn page_type(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Compound => "MedicalWebPage",
        PageKind::Compounds
        | PageKind::Listing
        | PageKind::Sources
        | PageKind::Circulating
        | PageKind::Evidence
        | PageKind::Outcomes
        | PageKind::CompareIndex
        | PageKind::Tools => "CollectionPage",
        PageKind::Search => "SearchResultsPage",
        PageKind::Home
        | PageKind::Source
        | PageKind::Compare
        | PageKind::Changes
        | PageKind::Glossary
        | PageKind::Methodology
        | PageKind::Prose
        | PageKind::Tool
        | PageKind::Missing => "WebPage",
    }
}
