//! The nodes of a page, one after another, as the text of its data block.

use crate::render::fill::search::BASE as SEARCH;
use crate::render::linked::node::{Node, object};
use crate::render::site::Site;
use crate::render::view::{Html, Page};

/// Where the graph begins, and how it ends.
const CONTEXT: (&str, &str) = ("{\"@context\":\"https://schema.org\",\"@graph\":[", "]}");

/// The graph of one page.
pub struct Graph<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// What stands before a path ([`base`]).
    pub base: &'a str,
    /// The page's path.
    pub path: &'a str,
    out: String,
}

impl<'a> Graph<'a> {
    /// A graph that begins with the page, which is a node of this type, and the site.
    pub fn begin(site: &'a Site<'a>, page: &'a Page, kind: &str, more: impl FnOnce(&mut Node<'_>)) -> Graph<'a> {
        let (about, base) = (&site.press.site, base(site));
        let mut graph = Graph { site, base, path: &page.path, out: String::with_capacity(2048) };
        graph.out.push_str(CONTEXT.0);
        object(&mut graph.out, kind, |node| {
            node.texts_in_one("@id", &[base, &page.path]);
            node.texts_in_one("url", &[base, &page.path]);
            node.text("name", &page.title);
            node.text("description", &page.description);
            node.text("inLanguage", &about.language);
            node.reference("isPartOf", &[base, SITE]);
            breadcrumb(node, base, page);
            more(node);
        });
        graph.add("WebSite", |node| {
            node.texts_in_one("@id", &[base, SITE]);
            node.texts_in_one("url", &[base, "/"]);
            node.text("name", &about.title);
            node.text("inLanguage", &about.language);
            node.node("publisher", "Organization", |node| {
                node.texts_in_one("@id", &[base, PUBLISHER]);
                node.text("name", &about.title);
                node.texts_in_one("url", &[base, "/"]);
            });
            if page.crumbs.is_empty() && site.kb.settings.search {
                search(node, base);
            }
        });
        graph
    }

    /// Adds a node.
    pub fn add(&mut self, kind: &str, fill: impl FnOnce(&mut Node<'_>)) {
        self.out.push(',');
        object(&mut self.out, kind, fill);
    }

    /// The text of the data block.
    pub fn finish(mut self) -> Html {
        self.out.push_str(CONTEXT.1);
        Html::trusted(self.out)
    }
}

/// The site's id, below the base URL.
const SITE: &str = "/#site";

/// The id of who publishes it, below the base URL: the settings tell no more than a name.
pub const PUBLISHER: &str = "/#publisher";

/// What stands before a path: the base URL; where there is none, the path from the root.
pub fn base<'a>(site: &'a Site<'_>) -> &'a str {
    let about = &site.press.site;
    if about.base_url.is_empty() { &about.root } else { &about.base_url }
}

/// The way to a page from the home page; nothing at home.
fn breadcrumb(node: &mut Node<'_>, base: &str, page: &Page) {
    if page.crumbs.is_empty() {
        return;
    }
    let above = page.crumbs.iter().map(|crumb| (crumb.label.as_str(), crumb.path.as_str()));
    let steps = above.chain([(page.title.as_str(), page.path.as_str())]).zip(1..);
    node.node("breadcrumb", "BreadcrumbList", |list| {
        list.nodes("itemListElement", steps, |out, ((label, path), position)| {
            object(out, "ListItem", |step| {
                step.number("position", position);
                step.text("name", label);
                step.reference("item", &[base, path]);
            });
        });
    });
}

/// How the site is searched.
fn search(node: &mut Node<'_>, base: &str) {
    node.node("potentialAction", "SearchAction", |action| {
        action.node("target", "EntryPoint", |target| {
            target.texts_in_one("urlTemplate", &[base, SEARCH, "?q={search_term_string}"]);
        });
        action.text("query-input", "required name=search_term_string");
    });
}
