//! What stands in brackets after `@`, `=` or `!`: citations, value references, claim references.
//!
//! Reads the text between the brackets and counts places within it; whether anything of that name exists is
//! for later layers. What cannot be read is a fault with a place, never text.

mod cite;
mod derived;
mod fault;
mod key;
mod target;

pub use cite::CiteItem;
pub use derived::{After, Derived, TimeUnit};
pub use fault::Malformed;
pub use key::bare_key;
pub use target::{ClaimItem, ValueItem};

use crate::base::span::Span;

/// What a pair of brackets refers to. Spans count within the text between the brackets.
#[derive(Clone, Debug, PartialEq)]
pub enum Reference {
    /// `[@key, locator; @pmid:123]`: at least one source.
    Cites(Vec<CiteItem>),
    /// `[=record]`, `[=page/record:x5]`.
    Value(ValueItem),
    /// `[!claim]`, `[!page/claim]`.
    Claim(ClaimItem),
}

/// The text between two brackets, read. Both may be there: the part of a citation that could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracket {
    /// What it refers to; `None` where nothing could be read.
    pub reference: Option<Reference>,
    /// What is wrong with it, and where.
    pub faults: Vec<(Malformed, Span)>,
}

/// Whether the text after a `[` is meant as a reference: it begins with `@`, `-@`, `=` or `!`.
pub fn is_reference(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['@', '=', '!']) || text.starts_with("-@")
}

/// Whether the text after a `[` is so much like a reference that it must be one: the mark is followed by a name.
pub fn is_surely_reference(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.strip_prefix(['@', '=', '!']).or_else(|| text.strip_prefix("-@"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '{'))
}

/// Whether a source, `@key`, stands somewhere among the words.
pub fn holds_source(words: &str) -> bool {
    cite::first_source(words, 0, words.len()).is_some()
}

/// Reads the text between the brackets of a reference.
pub fn bracket(text: &str) -> Bracket {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let inner = Span::new(start + 1, start + trimmed.len());
    match trimmed.as_bytes().first() {
        Some(b'=') => target::value(text, inner),
        Some(b'!') => target::claim(text, inner),
        _ => cite::cites(text),
    }
}
