//! The ids of sections: given, or made from the heading's words as GitHub makes them.

use crate::base::span::{Span, Spanned};
use crate::model::prose::Section;
use crate::model::prose::event::Event;
use std::collections::BTreeMap;

/// Gives each section its id. Given ids come first, so that no made one takes their place; gives the places of
/// those given twice.
pub(in crate::model::prose) fn name(sections: &mut [Section], given: Vec<Option<Spanned<Box<str>>>>) -> Vec<Span> {
    let mut taken: BTreeMap<Box<str>, u32> = BTreeMap::new();
    let mut doubled = Vec::new();
    for (section, given) in sections.iter_mut().zip(given) {
        if let Some(given) = given {
            if taken.insert(given.value.clone(), 0).is_some() {
                doubled.push(given.span);
            }
            section.id = given.value;
        }
    }
    for section in sections.iter_mut().filter(|section| section.id.is_empty()) {
        section.id = free(slug(&section.title), &mut taken);
    }
    doubled
}

/// The slug itself, or with the first number that is free.
fn free(slug: String, taken: &mut BTreeMap<Box<str>, u32>) -> Box<str> {
    let Some(&last) = taken.get(slug.as_str()) else {
        taken.insert(slug.as_str().into(), 0);
        return slug.into();
    };
    let mut number = last + 1;
    while taken.contains_key(format!("{slug}-{number}").as_str()) {
        number += 1;
    }
    let id: Box<str> = format!("{slug}-{number}").into();
    taken.insert(slug.into(), number);
    taken.insert(id.clone(), 0);
    id
}

/// Beginnings of the ids that a page gives to its claims, records, sources and parts.
const OF_RECORDS: [&str; 8] = ["claim-", "value-", "ref-", "cite-", "circulating-", "sec-", "fn-", "fnref-"];

/// Lower case; spaces are hyphens; of the signs only `-` and `_` stay.
fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for c in title.trim().chars() {
        match c {
            ' ' | '-' => slug.push('-'),
            '_' => slug.push('_'),
            c if c.is_ascii() => slug.extend(c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase())),
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ => {}
        }
    }
    if slug.bytes().all(|b| b == b'-') {
        return "section".to_owned();
    }
    // The ids of claims, records and sources on the same page begin so.
    let is_of_records = OF_RECORDS.iter().any(|start| slug.starts_with(start));
    if is_of_records { format!("section-{slug}") } else { slug }
}

/// The words of some events, without places: what an outline or a title shows.
pub(in crate::model::prose) fn plain(events: &[Event]) -> String {
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Sub(text) | Event::Sup(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Start(_)
            | Event::End(_)
            | Event::Cite(_)
            | Event::Value(_)
            | Event::Claim(_)
            | Event::FootnoteRef(_)
            | Event::Rule
            | Event::Html(_) => {}
        }
    }
    words.truncate(words.trim_end().len());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_githubs() {
        assert_eq!(slug("How NAD+ works"), "how-nad-works");
        assert_eq!(slug("What's new? (2026)"), "whats-new-2026");
        assert_eq!(slug("Half-life — Überblick"), "half-life--überblick");
        assert_eq!(slug("???"), "section");
        assert_eq!(slug("Claim 1"), "section-claim-1");
        assert_eq!(slug("Claims"), "claims");
    }

    #[test]
    fn made_ids_are_unique() {
        let mut taken = BTreeMap::new();
        let ids: Vec<_> = ["a", "a", "a-1", "a", "b"].map(|s| free(s.to_owned(), &mut taken)).into();
        assert_eq!(ids.iter().map(|id| &**id).collect::<Vec<_>>(), ["a", "a-1", "a-1-1", "a-2", "b"]);
    }
}
