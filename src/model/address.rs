//! The addresses of the site: which there are, where a link written in a text leads, and which anchors stand there.
//!
//! Addresses count from the site's root, without the path of `base_url`. Writes no page; `render` does.

use std::borrow::Cow;
use std::fmt;

use crate::model::compound::Compound;
use crate::model::kb::{Kb, PageIx};
use crate::model::link::RefIx;
use crate::model::lists;
use crate::model::prose::Prose;
use crate::model::vocab::DataFile;

/// Pages and files that stand on every site.
const FIXED: [&str; 13] = [
    "/",
    "/compounds/",
    "/sources/",
    "/circulating/",
    "/evidence/",
    "/compare/",
    "/changes/",
    "/glossary/",
    METHODOLOGY,
    "/404.html",
    "/robots.txt",
    "/sitemap.xml",
    "/feed.xml",
];

/// The page that the site makes of the grading policy, behind the words of its editors where they wrote some.
const METHODOLOGY: &str = "/methodology/";

/// Names of pages that the site makes itself, with the editors' text of that name where there is one.
const WITH_TEXT: [&str; 3] = ["glossary", "index", "methodology"];

/// Names of pages and folders that the site makes itself, or will.
const TAKEN: [&str; 10] = [
    "assets",
    "categories",
    "changes",
    "circulating",
    "compare",
    "compounds",
    "evidence",
    "sources",
    "systems",
    "tools",
];

/// Beginnings of the ids that templates give to the parts of a page, whatever it holds.
const OF_TEMPLATES: [&str; 6] = ["sec-", "show-", "fn-", "fnref-", "main", "toc"];

/// An address of the site that exists. Numbers are indices into the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address<'a> {
    /// `/`, a list, or another page or file that every site has.
    Fixed(&'static str),
    /// `/compounds/SLUG/`
    Compound(u32),
    /// `/compounds/SLUG/data.json`, or another file of the page's data
    Data(u32, DataFile),
    /// `/NAME/`
    Leaf(u32),
    /// `/categories/C/`
    Category(Cow<'a, str>),
    /// `/systems/S/`
    System(Cow<'a, str>),
    /// `/sources/FILE-STEM/`
    Source(RefIx),
    /// `/evidence/CLASS/`, `/compare/A-vs-B/`: made of what several pages hold, named without the slashes at its ends.
    Across(Cow<'a, str>),
    /// A file of `static/`, named below it.
    Static(Cow<'a, str>),
}

/// Where a link leads, as far as its words say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another site, over http or https.
    Web,
    /// An e-mail address.
    Mail,
    /// A scheme that no link on the site may have; empty for `//example.org`, which leaves it open.
    Scheme(String),
    /// A place of the site.
    Site(Place),
}

/// A place of the site that need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// From the root; `None` where it climbs out of the site.
    pub path: Option<String>,
    /// What follows `#`; `None` for the top of the page.
    pub anchor: Option<String>,
}

impl<'a> Address<'a> {
    /// The page of that index.
    pub fn of_page(page: PageIx) -> Address<'a> {
        match page {
            PageIx::Compound(index) => Address::Compound(index),
            PageIx::Leaf(index) => Address::Leaf(index),
        }
    }

    /// What stands at a path from the root; the slash at a page's end may be left out. `None` where nothing does.
    pub fn find(kb: &Kb, path: &'a str) -> Option<Address<'a>> {
        let inner = path.strip_prefix('/')?;
        let inner = inner.strip_suffix("index.html").unwrap_or(inner);
        let inner = without_number(inner).trim_end_matches('/');
        let is_written = |fixed: &str| fixed == METHODOLOGY && kb.leaf(inner).is_some();
        let fixed = FIXED.into_iter().find(|fixed| fixed.trim_matches('/') == inner && !is_written(fixed));
        let fixed = fixed.map(Address::Fixed);
        fixed.or_else(|| Address::in_folder(kb, inner)).or_else(|| {
            let file = format!("static/{inner}");
            kb.paths.contains(&*file).then_some(Address::Static(Cow::Borrowed(inner)))
        })
    }

    fn in_folder(kb: &Kb, inner: &'a str) -> Option<Address<'a>> {
        let Some((folder, name)) = inner.split_once('/') else {
            return kb.leaf(inner).map(Address::Leaf);
        };
        match folder {
            "compounds" => match name.split_once('/').map(|(slug, file)| (slug, DataFile::named(file))) {
                Some((slug, Some(file))) if kb.settings.offers(file.format()) => {
                    kb.compound(slug).map(|page| Address::Data(page, file))
                }
                Some(_) | None if lists::is_there(kb, folder, name) => Some(Address::Across(Cow::Borrowed(inner))),
                Some(_) => None,
                None => kb.compound(name).map(Address::Compound),
            },
            "categories" => kb.categories.contains(name).then_some(Address::Category(Cow::Borrowed(name))),
            "systems" => kb.systems.contains(name).then_some(Address::System(Cow::Borrowed(name))),
            "sources" => kb.library.by_stem(name).map(Address::Source),
            "circulating" | "evidence" | "compare" => {
                lists::is_there(kb, folder, name).then_some(Address::Across(Cow::Borrowed(inner)))
            }
            _ => None,
        }
    }

    /// The address as text, from the root.
    pub fn path(&self, kb: &Kb) -> String {
        match self {
            Address::Fixed(path) => (*path).to_owned(),
            Address::Compound(index) => format!("/compounds/{}/", kb.page_name(PageIx::Compound(*index)).0),
            Address::Data(index, file) => {
                format!("/compounds/{}/{}", kb.page_name(PageIx::Compound(*index)).0, file.name())
            }
            Address::Leaf(index) => format!("/{}/", kb.page_name(PageIx::Leaf(*index)).0),
            Address::Category(slug) => format!("/categories/{slug}/"),
            Address::System(slug) => format!("/systems/{slug}/"),
            Address::Source(index) => format!("/sources/{}/", kb.library.get(*index).id.file_stem()),
            Address::Across(path) => format!("/{path}/"),
            Address::Static(path) => format!("/{path}"),
        }
    }

    /// Whether the page has a place of that name. Of pages that are made whole from records every anchor is taken to
    /// be there, and so it is of a page that could not be read whole.
    pub fn has_anchor(&self, kb: &Kb, anchor: &str) -> bool {
        if anchor.is_empty() || OF_TEMPLATES.iter().any(|start| anchor.starts_with(start)) {
            return true;
        }
        match self {
            Address::Compound(index) => {
                let page = &kb.compounds[*index as usize];
                page.incomplete
                    || has_heading(&page.body, anchor)
                    || anchors_of_compound(kb, *index).any(|own| own == anchor)
                    || anchor.split_once('-').is_some_and(|(_, id)| page.lost.contains(id))
                    || is_cited(kb, PageIx::Compound(*index), anchor)
            }
            Address::Leaf(index) => {
                let page = &kb.leaves[*index as usize];
                page.incomplete || has_heading(&page.body, anchor) || is_cited(kb, PageIx::Leaf(*index), anchor)
            }
            Address::Fixed(_)
            | Address::Data(_, _)
            | Address::Category(_)
            | Address::System(_)
            | Address::Source(_)
            | Address::Across(_)
            | Address::Static(_) => true,
        }
    }

    /// The anchors that the editors of a page gave names to: headings, claims, records.
    pub fn anchors(&self, kb: &Kb) -> Vec<String> {
        let headings =
            |prose: &Prose| prose.sections().iter().map(|section| section.id.to_string()).collect::<Vec<_>>();
        match self {
            Address::Compound(index) => {
                let mut all = headings(&kb.compounds[*index as usize].body);
                all.extend(anchors_of_compound(kb, *index));
                all
            }
            Address::Leaf(index) => headings(&kb.leaves[*index as usize].body),
            Address::Fixed(_)
            | Address::Data(_, _)
            | Address::Category(_)
            | Address::System(_)
            | Address::Source(_)
            | Address::Across(_)
            | Address::Static(_) => Vec::new(),
        }
    }
}

/// Whether a page of prose may have the name: neither a page nor a folder that the site makes itself.
pub fn is_free(slug: &str) -> bool {
    !TAKEN.contains(&slug) && !WITH_TEXT.contains(&slug)
}

/// Whether a page of prose of that name would be left out of the site.
pub fn is_taken(slug: &str) -> bool {
    TAKEN.contains(&slug)
}

/// The id of a claim on its page.
pub fn claim_anchor(id: impl fmt::Display) -> String {
    format!("claim-{id}")
}

/// The id of a half-life's or parameter's row.
pub fn value_anchor(id: impl fmt::Display) -> String {
    format!("value-{id}")
}

/// The id of a claim in circulation, counted from 1.
pub fn circulating_anchor(number: usize) -> String {
    format!("circulating-{number}")
}

/// The id of a source in the list of references, by the stem of its file.
pub fn reference_anchor(stem: impl fmt::Display) -> String {
    format!("ref-{stem}")
}

fn has_heading(prose: &Prose, anchor: &str) -> bool {
    prose.sections().iter().any(|section| &*section.id == anchor)
}

fn anchors_of_compound(kb: &Kb, index: u32) -> impl Iterator<Item = String> {
    anchors_of(&kb.compounds[index as usize].head)
}

/// The ids on a compound's page of its claims, records and claims in circulation.
pub fn anchors_of(head: &Compound) -> impl Iterator<Item = String> {
    let claims = head.claims.iter().map(|claim| claim_anchor(&claim.id.value));
    let values = head.measures().map(|measure| value_anchor(&measure.id().value));
    claims.chain(values).chain((1..=head.circulating.len()).map(circulating_anchor))
}

/// Whether the anchor is that of a source which the page cites.
fn is_cited(kb: &Kb, page: PageIx, anchor: &str) -> bool {
    let Some(source) = anchor.strip_prefix("ref-").and_then(|stem| kb.library.by_stem(stem)) else { return false };
    kb.uses.get(source.0 as usize).is_some_and(|uses| uses.iter().any(|used| used.page == page))
}

/// The path without `page/2/`, by which long lists go on.
fn without_number(inner: &str) -> &str {
    let trimmed = inner.trim_end_matches('/');
    let without = trimmed.trim_end_matches(|c: char| c.is_ascii_digit());
    match without.strip_suffix("page/") {
        Some(list) if without.len() < trimmed.len() => list,
        Some(_) | None => inner,
    }
}

impl Target {
    /// Where `url` leads when it stands on the page at the path `from`. `base_url` is that of the site, or empty.
    pub fn of(url: &str, from: &str, base_url: &str) -> Target {
        // Browsers leave out white space at the ends, and tabs and line breaks anywhere.
        let url: String = url.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let own = url.strip_prefix(base_url).filter(|rest| !base_url.is_empty() && starts_path(rest));
        if let Some(rest) = own {
            let rest = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
            return Target::Site(Place::of(&rest, from));
        }
        if url.starts_with("//") || url.starts_with("\\\\") {
            return Target::Scheme(String::new());
        }
        let scheme = url.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
        match scheme.map(str::to_ascii_lowercase) {
            None => Target::Site(Place::of(&url, from)),
            Some(scheme) => match scheme.as_str() {
                "http" | "https" => Target::Web,
                "mailto" => Target::Mail,
                _ => Target::Scheme(scheme),
            },
        }
    }
}

fn starts_path(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['/', '#', '?'])
}

impl Place {
    fn of(url: &str, from: &str) -> Place {
        let (path, anchor) = match url.split_once('#') {
            Some((path, anchor)) => (path, Some(decoded(anchor))),
            None => (url, None),
        };
        let path = path.split('?').next().unwrap_or(path);
        Place { path: joined(&decoded(path), from), anchor: anchor.filter(|anchor| !anchor.is_empty()) }
    }
}

/// The path seen from the page at `from`; `None` where it climbs out.
fn joined(path: &str, from: &str) -> Option<String> {
    if path.is_empty() {
        return Some(from.to_owned());
    }
    let base = if path.starts_with('/') { "" } else { from.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    let mut ends_open = true;
    for part in path.split('/') {
        ends_open = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    let end = if ends_open && !parts.is_empty() { "/" } else { "" };
    Some(format!("/{}{end}", parts.join("/")))
}

/// The text with `%C3%BC` and the like as the characters that they stand for; as it is where they stand for none.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match hex.filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(url: &str) -> (Option<String>, Option<String>) {
        match Target::of(url, "/compounds/nmn/", "https://example.org/kb") {
            Target::Site(place) => (place.path, place.anchor),
            other => panic!("{url}: {other:?}"),
        }
    }

    #[test]
    fn links_are_seen_from_their_page() {
        for (url, path, anchor) in [
            ("/compounds/nadh/", Some("/compounds/nadh/"), None),
            ("../nadh/", Some("/compounds/nadh/"), None),
            ("../nadh", Some("/compounds/nadh"), None),
            ("../../methodology/#grades", Some("/methodology/"), Some("grades")),
            ("#claim-x", Some("/compounds/nmn/"), Some("claim-x")),
            ("#", Some("/compounds/nmn/"), None),
            ("", Some("/compounds/nmn/"), None),
            ("data.json?x=1", Some("/compounds/nmn/data.json"), None),
            ("./", Some("/compounds/nmn/"), None),
            ("../..", Some("/"), None),
            ("../../../x", None, None),
            ("/x/#%C3%BCber-%zz", Some("/x/"), Some("über-%zz")),
            ("https://example.org/kb/compounds/nadh/#a", Some("/compounds/nadh/"), Some("a")),
            ("https://example.org/kb", Some("/"), None),
            ("a:b/c".split_once(':').map_or("", |(_, rest)| rest), Some("/compounds/nmn/b/c"), None),
        ] {
            assert_eq!(site(url), (path.map(str::to_owned), anchor.map(str::to_owned)), "{url}");
        }
    }

    #[test]
    fn schemes_are_told_apart() {
        let of = |url: &str| Target::of(url, "/", "");
        assert_eq!(of("https://example.org"), Target::Web);
        assert_eq!(of(" HTTP://example.org"), Target::Web);
        assert_eq!(of("mailto:a@example.org"), Target::Mail);
        for (url, scheme) in [
            ("javascript:alert(1)", "javascript"),
            ("  JaVa\tScRiPt:alert(1)", "javascript"),
            ("data:text/html,x", "data"),
            ("//example.org/x", ""),
            ("file:///etc/passwd", "file"),
        ] {
            assert_eq!(of(url), Target::Scheme(scheme.to_owned()), "{url}");
        }
        assert!(matches!(of("a/b:c"), Target::Site(_)));
        assert!(matches!(of("#a:b"), Target::Site(_)));
    }
}
