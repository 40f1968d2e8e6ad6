//! The shape of a prose: its sections, and its blocks in reading order.

use crate::base::span::{Span, Spanned};
use crate::model::prose::event::Alert;
use crate::model::vocab::SectionTier;
use std::ops::Range;

/// A heading and what stands under it, deeper headings included.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading's level, 1 to 6.
    pub level: u8,
    /// The heading's words, plain.
    pub title: Box<str>,
    /// The id of the heading: given, or made from its words as GitHub makes it; unique on the page.
    pub id: Box<str>,
    /// The classes given, without their dots.
    pub classes: Box<[Spanned<Box<str>>]>,
    /// The first class that is a tier.
    pub tier: Option<SectionTier>,
    /// The heading, attributes included.
    pub span: Span,
    /// The heading's block.
    pub heading: u32,
    /// From the heading's start to before the next heading of the same or a higher level.
    pub events: Range<u32>,
    /// The section around it.
    pub parent: Option<u32>,
}

/// A block: a paragraph, a heading, an item …, or what holds these.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Its events, its own start and end included.
    pub events: Range<u32>,
    /// The innermost section that it belongs to, its own for a heading; `None` before the first heading.
    pub section: Option<u32>,
    /// The block around it.
    pub parent: Option<u32>,
    /// Whether it is part of a quotation. Alerts are none.
    pub in_quote: bool,
}

/// The kinds of block. Text stands in paragraphs, headings, rows and code; the others hold blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph, or the text of a tight list's item.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A quotation or an alert.
    Quote(Option<Alert>),
    /// A block of code.
    Code,
    /// A footnote's text: its label.
    Footnote(Box<str>),
    /// A table: its rows, as a range of blocks; the first is the head.
    Table(Range<u32>),
    /// A row of a table.
    Row(Row),
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whether it is the head.
    pub is_head: bool,
    /// The cells, one a column.
    pub cells: Box<[Cell]>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where its text stands.
    pub span: Span,
    /// Its events, without the cell's own start and end.
    pub events: Range<u32>,
}

impl Block {
    /// Whether text stands in it: a paragraph, a heading or a row.
    pub fn is_text(&self) -> bool {
        match self.kind {
            BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Row(_) => true,
            BlockKind::Item | BlockKind::Quote(_) | BlockKind::Code | BlockKind::Footnote(_) | BlockKind::Table(_) => {
                false
            }
        }
    }

    /// Whether a suppression before it silences it: a paragraph, an item, a table or a heading.
    pub fn is_silenceable(&self) -> bool {
        match self.kind {
            BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Item | BlockKind::Table(_) => true,
            BlockKind::Quote(_) | BlockKind::Code | BlockKind::Footnote(_) | BlockKind::Row(_) => false,
        }
    }
}

/// `<!-- monograph: allow CODE because reason -->`
#[derive(Clone, Debug, PartialEq)]
pub struct Allow {
    /// The code as typed.
    pub code: Spanned<Box<str>>,
    /// The reason as typed, never empty; `None` where none is given.
    pub because: Option<Spanned<Box<str>>>,
    /// The comment.
    pub span: Span,
    /// The next paragraph, item, table or heading; `None` where none follows.
    pub block: Option<u32>,
}

/// A fault of form, found while reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProseFault {
    /// What is wrong.
    pub kind: crate::source::markdown::FaultKind,
    /// The least that an editor would retype.
    pub span: Span,
}
