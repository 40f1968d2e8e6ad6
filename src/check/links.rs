//! The links of a page and of a source's record: those of its texts, and those of its fields.

use crate::base::diag::FileId;
use crate::base::span::Span;
use crate::check::rule::{AnyPage, PageCx, ReferenceCx};
use crate::model::address::Target;
use crate::model::prose::{End, Event, Link, LinkKind, Prose, Tag};
use crate::model::scalar::Text;

/// What kind of link it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In a text.
    Words,
    /// An image in a text.
    Image,
    /// A field that holds an address of another site.
    Field,
}

/// A link, where it leads, and where its address stands.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The address as it is read.
    pub url: &'a str,
    /// Where it stands.
    pub span: Span,
    /// Where it leads.
    pub target: Target,
    /// What kind of link it is.
    pub kind: Kind,
}

/// The links of a page's texts and fields.
pub fn of_page<'a>(cx: &PageCx<'a>) -> Vec<Found<'a>> {
    let from = path(cx.page);
    let base_url = &cx.kb.settings.base_url;
    let mut found = Vec::new();
    for written in &cx.texts {
        for event in written.prose.events() {
            let (link, kind) = match event {
                Event::Start(Tag::Link(link)) => (link, Kind::Words),
                Event::Start(Tag::Image(link)) => (link, Kind::Image),
                _ => continue,
            };
            let target = match link.kind {
                LinkKind::Email => Target::Mail,
                LinkKind::Words | LinkKind::Address => Target::of(&link.url, &from, base_url),
            };
            found.push(Found { url: &link.url, span: link.url_span, target, kind });
        }
    }
    if let AnyPage::Compound(page) = cx.page {
        let seen = page.head.circulating.iter().filter_map(|circulating| circulating.seen.as_ref()?.url.as_ref());
        found.extend(seen.map(|url| field(url, &from, base_url)));
    }
    found
}

/// The link of a source's record, with its file.
pub fn of_reference<'a>(cx: &ReferenceCx<'a>) -> Option<(FileId, Found<'a>)> {
    let url = cx.reference.record.csl.url.as_ref()?;
    Some((cx.reference.file, field(url, "/", &cx.kb.settings.base_url)))
}

fn field<'a>(url: &'a Text, from: &str, base_url: &str) -> Found<'a> {
    Found { url: &url.value, span: url.span, target: Target::of(&url.value, from, base_url), kind: Kind::Field }
}

/// The page's path from the site's root.
pub fn path(page: AnyPage<'_>) -> String {
    match page {
        AnyPage::Compound(page) => format!("/compounds/{}/", page.slug),
        AnyPage::Leaf(page) => format!("/{}/", page.slug),
    }
}

/// The images of a text, each with whether it has words for those who do not see it, and the place of the whole.
pub fn images(prose: &Prose) -> impl Iterator<Item = (&Link, bool, Span)> {
    prose.events_with_spans().filter_map(|(at, event, span)| {
        let Event::Start(Tag::Image(link)) = event else { return None };
        let mut words =
            prose.events().iter().skip(at as usize + 1).take_while(|event| !matches!(event, Event::End(End::Image)));
        let is_named = words.any(|event| match event {
            Event::Text(text) | Event::Code(text) | Event::Sub(text) | Event::Sup(text) => !text.trim().is_empty(),
            _ => false,
        });
        Some((&**link, is_named, span))
    })
}
