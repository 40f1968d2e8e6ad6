//! What the reader gives: tokens in order, each with its place in the text.

use crate::base::mapping::Mapping;
use crate::base::span::{Span, Spanned};
use crate::source::inline::Reference;
use crate::source::markdown::FaultKind;
use std::borrow::Cow;

pub use pulldown_cmark::{CowStr, Tag, TagEnd};

/// One token. Tags are pulldown's own, balanced as it balances them.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    /// An element begins.
    Start(Tag<'a>),
    /// An element ends.
    End(TagEnd),
    /// Text as readers see it.
    Text(CowStr<'a>),
    /// A code span.
    Code(CowStr<'a>),
    /// `~2~`
    Sub(&'a str),
    /// `^2+^`
    Sup(&'a str),
    /// `~~` where struck text begins.
    StrikeStart,
    /// `~~` where it ends.
    StrikeEnd,
    /// A reference.
    Reference(Box<Found<'a>>),
    /// `[^1]`, defined somewhere in the text.
    FootnoteRef(CowStr<'a>),
    /// A line break that is a space.
    SoftBreak,
    /// A line break.
    HardBreak,
    /// A thematic break.
    Rule,
    /// An HTML tag or comment within text.
    InlineHtml(CowStr<'a>),
    /// A block of HTML.
    HtmlBlock(Cow<'a, str>),
    /// A suppression.
    Allow(Box<AllowItem>),
}

/// A reference found in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'a> {
    /// The words that the reference's spans count in: between the brackets, with line breaks as spaces.
    pub words: Cow<'a, str>,
    /// From `words` to the text.
    pub at: Mapping,
    /// What it refers to.
    pub reference: Reference,
    /// Whether it was a bare `@key`.
    pub narrative: bool,
}

/// A suppression as written.
#[derive(Clone, Debug, PartialEq)]
pub struct AllowItem {
    /// The code to be silenced.
    pub code: Spanned<Box<str>>,
    /// The reason, where one is given.
    pub because: Option<Spanned<Box<str>>>,
}

/// A text, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document<'a> {
    /// The tokens in order, each with its place in the text.
    pub tokens: Vec<(Token<'a>, Span)>,
    /// What is wrong, and where.
    pub faults: Vec<(FaultKind, Span)>,
}
