//! What a walk over prose meets, in order.
//!
//! Owned and compact; nothing here borrows from the source. Places stand beside the events, in [`Prose`].
//!
//! [`Prose`]: crate::model::prose::Prose

use crate::base::span::{Span, Spanned};
use crate::model::link::SourceRef;
pub use crate::source::inline::{After, Derived, TimeUnit};

/// One event. `Start` and `End` are balanced; an inline prose has no paragraph around it.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An element begins.
    Start(Tag),
    /// The element that began last ends.
    End(End),
    /// Text as readers see it, not escaped.
    Text(Box<str>),
    /// A code span.
    Code(Box<str>),
    /// A subscript: plain text.
    Sub(Box<str>),
    /// A superscript: plain text.
    Sup(Box<str>),
    /// One or more sources cited at one place.
    Cite(Box<[Cite]>),
    /// A record's number.
    Value(Box<ValueRef>),
    /// A claim's badge.
    Claim(Box<ClaimRef>),
    /// The mark of a footnote: its label.
    FootnoteRef(Box<str>),
    /// A line break that is a space.
    SoftBreak,
    /// A line break.
    HardBreak,
    /// A thematic break.
    Rule,
    /// Raw HTML, suppressing comments excepted.
    Html(Html),
}

/// An element.
#[derive(Clone, Debug, PartialEq)]
pub enum Tag {
    /// A paragraph. The text of a tight list's item has none.
    Paragraph,
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its section; `None` within a quotation, a list or a footnote.
        section: Option<u32>,
    },
    /// A quotation; with a kind it is an alert.
    Quote(Option<Alert>),
    /// A block of code and its language, which may be empty. It holds only text.
    CodeBlock(Box<str>),
    /// A list; the first number of an ordered one.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// A footnote's text and its label.
    Footnote(Box<str>),
    /// A table and its columns' alignment. It holds a head and rows.
    Table(Box<[Align]>),
    /// The head of a table. It holds cells.
    TableHead,
    /// A row of a table. It holds cells.
    TableRow,
    /// A cell.
    TableCell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck text.
    Strike,
    /// A link.
    Link(Box<Link>),
    /// An image; what it holds is its alternative text.
    Image(Box<Link>),
}

/// The end of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Of a paragraph.
    Paragraph,
    /// Of a heading of this level.
    Heading(u8),
    /// Of a quotation or an alert.
    Quote,
    /// Of a block of code.
    CodeBlock,
    /// Of a list.
    List(ListKind),
    /// Of an item.
    Item,
    /// Of a footnote.
    Footnote,
    /// Of a table.
    Table,
    /// Of a table's head.
    TableHead,
    /// Of a row.
    TableRow,
    /// Of a cell.
    TableCell,
    /// Of emphasis.
    Emphasis,
    /// Of strong emphasis.
    Strong,
    /// Of struck text.
    Strike,
    /// Of a link.
    Link,
    /// Of an image.
    Image,
}

/// Whether a list counts its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// By dots.
    Bulleted,
    /// By numbers.
    Numbered,
}

/// The kinds of alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alert {
    /// `[!note]`
    Note,
    /// `[!tip]`
    Tip,
    /// `[!important]`
    Important,
    /// `[!warning]`
    Warning,
    /// `[!caution]`
    Caution,
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the language has it.
    None,
    /// To the left.
    Left,
    /// Centred.
    Centre,
    /// To the right.
    Right,
}

/// Where a link or an image points.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The address, unescaped; an e-mail address without `mailto:`.
    pub url: Box<str>,
    /// Where the address stands in the file; the whole link where that cannot be told.
    pub url_span: Span,
    /// The title; empty for none.
    pub title: Box<str>,
    /// How it was written.
    pub kind: LinkKind,
}

/// How a link was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// With words of its own.
    Words,
    /// `<https://…>`
    Address,
    /// `<me@example.org>`
    Email,
}

/// Raw HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Html {
    /// As written, without white space around it.
    pub raw: Box<str>,
    /// Whether it is a block of its own, not part of a paragraph.
    pub block: bool,
}

/// One source of a citation.
#[derive(Clone, Debug, PartialEq)]
pub struct Cite {
    /// The source; its span is that of the key.
    pub source: SourceRef,
    /// Where in the source.
    pub locator: Option<Spanned<Box<str>>>,
    /// Whether it is part of the sentence: a bare `@key`.
    pub narrative: bool,
}

/// A reference to a record's number.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRef {
    /// The slug of another page; `None` for this one.
    pub page: Option<Spanned<Box<str>>>,
    /// The record's id.
    pub record: Spanned<Box<str>>,
    /// The derived figure; its span is that of the suffix without the colon.
    pub derived: Option<Spanned<Derived>>,
    /// Brackets included.
    pub span: Span,
    /// The record, once the knowledge base is known; `None` where there is none.
    pub target: Option<ValueIx>,
}

/// A reference to a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRef {
    /// The slug of another page; `None` for this one.
    pub page: Option<Spanned<Box<str>>>,
    /// The claim's id.
    pub id: Spanned<Box<str>>,
    /// Brackets included.
    pub span: Span,
    /// The claim, once the knowledge base is known; `None` where there is none.
    pub target: Option<ClaimIx>,
}

/// The place of a record in the knowledge base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueIx {
    /// The page's index.
    pub page: u32,
    /// The record's index on the page.
    pub record: u32,
}

/// The place of a claim in the knowledge base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimIx {
    /// The page's index.
    pub page: u32,
    /// The claim's index on the page.
    pub claim: u32,
}
