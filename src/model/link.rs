//! References from one place of the knowledge base to another: written as text, resolved once after loading.

use crate::base::span::Span;

/// The index of a source in the knowledge base's sorted library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RefIx(pub u32);

/// A source as an editor names it: a short key of the page, or an identifier with its prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRef {
    /// The words typed, without `@`, brackets or locator.
    pub raw: Box<str>,
    /// Where they stand.
    pub span: Span,
    /// The record, once the library is known; `None` where there is none.
    pub target: Option<RefIx>,
}

impl SourceRef {
    /// A source not yet looked up.
    pub fn new(raw: impl Into<Box<str>>, span: Span) -> SourceRef {
        SourceRef { raw: raw.into(), span, target: None }
    }
}
