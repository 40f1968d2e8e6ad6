//! Slugs: the names of pages and records as they stand in addresses and names of files.

use crate::model::ident::fault::{IdentFault, IdentKind, serialized_as_text};
use std::fmt;
use unicode_normalization::UnicodeNormalization as _;

const KIND: IdentKind = IdentKind::Slug;

/// Lower-case letters a to z and digits, joined by single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(Box<str>);

impl Slug {
    /// Reads a slug; of anything else it suggests the slug that the text would make.
    pub fn parse(text: &str) -> Result<Slug, IdentFault> {
        if text.is_empty() {
            return Err(IdentFault::Empty { kind: KIND });
        }
        let parts_hold = text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9')));
        if parts_hold {
            return Ok(Slug(text.into()));
        }
        Err(match Slug::of(text) {
            Some(slug) => IdentFault::Spelling { kind: KIND, suggestion: slug.0.into() },
            None => IdentFault::Shape { kind: KIND },
        })
    }

    /// The slug that a title makes: accents dropped, everything else outside a to z and 0 to 9 a hyphen.
    ///
    /// `None` where nothing remains.
    pub fn of(title: &str) -> Option<Slug> {
        let mut slug = String::with_capacity(title.len());
        let plain = title.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
        for c in plain.flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        (!slug.is_empty()).then(|| Slug(slug.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serialized_as_text!(Slug);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_words_joined_by_single_hyphens() {
        for text in ["nad-plus-injectable", "1-methylnicotinamide", "n", "503a"] {
            assert_eq!(Slug::parse(text).map(|slug| slug.to_string()).as_deref(), Ok(text));
        }
        for (text, meant) in [
            ("NAD-plus", "nad-plus"),
            ("fda_503a", "fda-503a"),
            ("a--b", "a-b"),
            ("-a", "a"),
            ("Café crème", "cafe-creme"),
        ] {
            assert_eq!(Slug::parse(text).expect_err(text).suggestion(), Some(meant));
        }
        assert_eq!(Slug::parse("µ?"), Err(IdentFault::Shape { kind: KIND }));
        assert_eq!(Slug::parse(""), Err(IdentFault::Empty { kind: KIND }));
    }
}
