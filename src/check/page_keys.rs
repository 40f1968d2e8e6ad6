//! The short keys of a page: its `citations`.

use std::collections::BTreeMap;

use crate::base::span::{Span, Spanned};
use crate::check::rule::AnyPage;
use crate::model::ident::RefId;
use crate::model::record::FreeMap;

/// A page's `citations`: each key with the place of the key, and within it the id with its place.
pub struct PageKeys<'a> {
    map: Option<&'a BTreeMap<Box<str>, Spanned<Spanned<RefId>>>>,
    is_unread: bool,
}

impl<'a> PageKeys<'a> {
    /// The keys of a page of either kind.
    pub fn of(page: AnyPage<'a>) -> PageKeys<'a> {
        let (citations, is_typed) = match page {
            AnyPage::Compound(page) => (page.head.citations.as_ref(), page.head.has("citations")),
            AnyPage::Leaf(page) => (page.head.citations.as_ref(), page.head.has("citations")),
        };
        PageKeys { map: citations.map(|FreeMap(map)| map), is_unread: is_typed && citations.is_none() }
    }

    /// Whether the page's `citations` could not be read at all, so that any key may be one of them.
    pub fn is_unread(&self) -> bool {
        self.is_unread
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

#[cfg(test)]
mod tests {
    use crate::base::date::Date;
    use crate::check::rules;
    use crate::check::run::{Choice, run};
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    #[test]
    fn citations_of_another_shape_are_one_finding() {
        let today = Date::parse("2026-11-21").expect("a day");
        for citations in ["none", "\n  - grant2019", "\n  - grant2019: pmid:31572171"] {
            let page =
                format!("---\ntitle: T\nsummary: S [@grant2019].\ncitations: {citations}\n---\nSo [@grant2019].\n");
            let record = "csl: {id: pmid:31572171, type: article-journal, title: T}\n";
            let world = MemoryWorld::new(today).with("content/compounds/t.md", page);
            let kb = load(&world.with("references/pmid-31572171.yaml", record)).expect("memory can be listed");
            let choice = Choice { select: vec!["SYN".to_owned(), "CIT002".to_owned()], ignore: Vec::new() };
            let found = run(&kb, today, &rules::all(), &choice).findings;
            assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["SYN004"], "{citations}");
        }
    }
}
