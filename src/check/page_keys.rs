//! The short keys of a page: its `citations`.

use std::collections::BTreeMap;

use crate::base::span::{Span, Spanned};
use crate::check::rule::AnyPage;
use crate::model::ident::RefId;
use crate::model::record::FreeMap;

/// A page's `citations`: each key with the place of the key, and within it the id with its place.
pub struct PageKeys<'a> {
    map: Option<&'a BTreeMap<Box<str>, Spanned<Spanned<RefId>>>>,
}

impl<'a> PageKeys<'a> {
    /// The keys of a page of either kind.
    pub fn of(page: AnyPage<'a>) -> PageKeys<'a> {
        let citations = match page {
            AnyPage::Compound(page) => page.head.citations.as_ref(),
            AnyPage::Leaf(page) => page.head.citations.as_ref(),
        };
        PageKeys { map: citations.map(|FreeMap(map)| map) }
    }

    /// Every key in the order of the alphabet.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Spanned<Spanned<RefId>>)> + use<'a> {
        self.map.into_iter().flatten().map(|(key, id)| (&**key, id))
    }

    /// Whether the page declares the key.
    pub fn holds(&self, key: &str) -> bool {
        self.map.is_some_and(|map| map.contains_key(key))
    }

    /// The place of a key's letters, without quotes; `place` is that of the key as typed.
    pub fn letters(text: &str, place: Span) -> Span {
        let is_quoted = place.text(text).starts_with(['"', '\'']) && place.range().len() >= 2;
        if is_quoted { Span { start: place.start + 1, end: place.end - 1 } } else { place }
    }

    /// The id that a key stands for.
    pub fn id(&self, key: &str) -> Option<&'a RefId> {
        self.map?.get(key).map(|id| &id.value.value)
    }
}
