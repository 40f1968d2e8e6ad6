//! Citations of one page: numbered as they are met, linked to their references and back.
//!
//! Author–date styles need the whole page before they can print a citation: a token stands in its place until
//! [`settle`] puts the citation there.

use std::collections::BTreeMap;

use crate::derive::csl::{AuthorDate, Cited, Citing, Cluster, Numbered, Numbering};
use crate::model::link::RefIx;
use crate::render::entry;
use crate::render::shelf::Shelf;
use crate::render::view::{Backlink, Html, Reference, escape};

/// Opens and closes a token; both are private-use characters.
const TOKEN: (char, char) = ('\u{F8F0}', '\u{F8F1}');

/// The citations of a page so far.
pub struct Marks<'a> {
    shelf: &'a Shelf,
    /// The sources in order of first citation.
    order: Vec<RefIx>,
    /// Their places in `order`.
    places: BTreeMap<RefIx, usize>,
    /// Each citation: places and locators. The first has the id `cite-1`.
    citations: Vec<Vec<(usize, Option<Box<str>>)>>,
}

/// One source of a citation, and where in it.
pub type One<'a> = (RefIx, Option<&'a str>);

impl<'a> Marks<'a> {
    /// A page without citations.
    pub fn new(shelf: &'a Shelf) -> Marks<'a> {
        Marks { shelf, order: Vec::new(), places: BTreeMap::new(), citations: Vec::new() }
    }

    /// A citation of these sources, linked to their references.
    pub fn cite(&mut self, sources: &[One<'_>]) -> Html {
        let cited: Vec<(usize, Option<Box<str>>)> =
            sources.iter().map(|(source, locator)| (self.place(*source), locator.map(Into::into))).collect();
        let id = self.citations.len() + 1;
        let html = match self.shelf.style().citing() {
            Citing::Numbers(numbering) => self.numbers(id, &cited, numbering),
            Citing::AuthorDate(_) => format!("{}{id}{}", TOKEN.0, TOKEN.1),
        };
        self.citations.push(cited);
        Html::trusted(html)
    }

    /// The reference list of the page, and what [`settle`] needs.
    pub fn finish(self) -> (Vec<Reference>, Vec<String>) {
        match self.shelf.style().citing() {
            Citing::Numbers(_) => {
                let list = (0..self.order.len()).map(|place| self.reference(place, Some(place + 1), None));
                (list.collect(), Vec::new())
            }
            Citing::AuthorDate(style) => self.author_date(style),
        }
    }

    fn place(&mut self, source: RefIx) -> usize {
        let next = self.order.len();
        let place = *self.places.entry(source).or_insert(next);
        if place == next {
            self.order.push(source);
        }
        place
    }

    fn numbers(&self, id: usize, cited: &[(usize, Option<Box<str>>)], numbering: &Numbering) -> String {
        let numbered: Vec<Numbered<'_>> =
            cited.iter().map(|(place, locator)| Numbered { number: place + 1, locator: locator.as_deref() }).collect();
        let Cluster { parts, delimiter } = numbering.cluster(&numbered);
        let mut html = format!("<span class=\"cite\" id=\"cite-{id}\">[");
        for (part, at) in parts.iter().zip(0..) {
            if at > 0 {
                escape(&delimiter, &mut html);
            }
            self.link(part.first, &mut html);
            if part.last != part.first {
                html.push('\u{2013}');
                self.link(part.last, &mut html);
            }
            if let Some(locator) = &part.locator {
                html.push_str(" (");
                escape(locator, &mut html);
                html.push(')');
            }
        }
        html.push_str("]</span>");
        html
    }

    fn link(&self, number: usize, html: &mut String) {
        html.push_str("<a href=\"#ref-");
        html.push_str(
            number.checked_sub(1).and_then(|place| self.order.get(place)).map_or("", |&source| self.shelf.stem(source)),
        );
        html.push_str("\" role=\"doc-biblioref\">");
        html.push_str(&number.to_string());
        html.push_str("</a>");
    }

    fn reference(&self, place: usize, number: Option<usize>, suffix: Option<&str>) -> Reference {
        let source = self.order[place];
        let shelved = self.shelf.get(source);
        let citing = self.citations.iter().zip(1..).filter(|(cited, _)| cited.iter().any(|(one, _)| *one == place));
        let backlinks = citing.zip(0..).map(|((_, id), nth)| Backlink { id: format!("cite-{id}"), mark: mark(nth) });
        Reference {
            source,
            stem: shelved.stem.clone(),
            pmid: shelved.pmid.clone(),
            number: number.and_then(|number| u32::try_from(number).ok()),
            body: suffix.map_or_else(|| shelved.body.clone(), |suffix| self.shelf.body_with_suffix(source, suffix)),
            backlinks: backlinks.collect(),
        }
    }

    fn author_date(self, style: &AuthorDate) -> (Vec<Reference>, Vec<String>) {
        let items: Vec<_> = self.order.iter().map(|source| self.shelf.json(*source)).collect();
        let cited: Vec<Vec<Cited<'_>>> = self
            .citations
            .iter()
            .map(|one| {
                one.iter().map(|(place, locator)| Cited { reference: *place, locator: locator.as_deref() }).collect()
            })
            .collect();
        let page = style.page(&items, &cited);
        let unordered = (0..self.order.len()).filter(|place| !page.order.contains(place));
        let order: Vec<usize> = page.order.iter().copied().chain(unordered).collect();
        let suffix = |place: usize| page.suffixes.get(place).and_then(Option::as_deref);
        let list = order.into_iter().map(|place| self.reference(place, None, suffix(place))).collect();
        let citations = page.citations.iter().zip(&self.citations).zip(1..).map(|((printed, cited), id)| {
            let first = cited.first().and_then(|(place, _)| self.order.get(*place));
            let stem = first.map_or("", |source| self.shelf.stem(*source));
            let text = entry::html(printed);
            format!(
                "<span class=\"cite\" id=\"cite-{id}\"><a href=\"#ref-{stem}\" role=\"doc-biblioref\">{text}</a></span>"
            )
        });
        (list, citations.collect())
    }
}

/// Puts the citations of an author–date style in place of their tokens.
pub fn settle(html: String, citations: &[String]) -> String {
    if citations.is_empty() {
        return html;
    }
    let mut out = String::with_capacity(html.len() * 2);
    let mut rest = html.as_str();
    while let Some((before, after)) = rest.split_once(TOKEN.0) {
        out.push_str(before);
        let token = after.split_once(TOKEN.1);
        let found =
            token.and_then(|(id, tail)| Some((citations.get(id.parse::<usize>().ok()?.checked_sub(1)?)?, tail)));
        rest = match found {
            Some((citation, tail)) => {
                out.push_str(citation);
                tail
            }
            None => after,
        };
    }
    out.push_str(rest);
    out
}

/// a to z, then 27 and on.
fn mark(nth: u32) -> String {
    match u8::try_from(nth).ok().filter(|nth| *nth < 26) {
        Some(nth) => char::from(b'a' + nth).to_string(),
        None => (nth + 1).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_run_out_into_numbers() {
        assert_eq!([0, 25, 26].map(mark), ["a", "z", "27"]);
    }

    #[test]
    fn tokens_give_way_to_citations() {
        let html = format!("a {}2{} b {}1{} c {} d", TOKEN.0, TOKEN.1, TOKEN.0, TOKEN.1, TOKEN.0);
        let citations = ["(A)".to_owned(), "(B)".to_owned()];
        assert_eq!(settle(html, &citations), "a (B) b (A) c  d");
        assert_eq!(settle("plain".to_owned(), &[]), "plain");
    }
}
