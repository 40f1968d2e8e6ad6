//! Prose, read once: what rules check, citation numbering counts and the renderer walks.
//!
//! A flat list of events with their places, and over it sections and blocks as ranges. Knows the form of
//! references, not their targets; those are filled in when the knowledge base is known.

mod block;
mod build;
mod event;
mod outline;
mod run;
mod section;
mod sentence;
mod tag;
mod walk;

pub use crate::source::inline::Malformed;
pub use crate::source::markdown::FaultKind;
pub use block::{Allow, Block, BlockKind, Cell, ProseFault, Row, Section};
pub use event::{
    After, Alert, Align, Cite, ClaimIx, ClaimRef, Derived, End, Event, Html, Link, LinkKind, ListKind, Tag, TimeUnit,
    ValueIx, ValueRef,
};
pub use run::TextRun;

use crate::base::mapping::Mapping;
use crate::base::span::Span;
use crate::source::markdown::{self, InlineText};

/// What kind of text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A page's body.
    Page,
    /// A string of front matter: one paragraph, without a paragraph's tags around it.
    Inline,
}

/// A text in Markdown, read.
///
/// Its lists are as long as what they hold: a large base keeps a hundred thousand of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    events: Box<[Event]>,
    /// The place of each event in the text.
    places: Box<[Span]>,
    sections: Box<[Section]>,
    blocks: Box<[Block]>,
    allows: Box<[Allow]>,
    faults: Box<[ProseFault]>,
    /// From the text to its file.
    mapping: Mapping,
}

impl Prose {
    /// Reads a text; `mapping` says where it stands in its file. Never fails: what is wrong is in
    /// [`Prose::faults`].
    pub fn parse(text: &str, mapping: &Mapping, mode: Mode) -> Prose {
        match mode {
            Mode::Page => build::build(markdown::page(text), text, 0, mapping, mode),
            Mode::Inline => {
                let inline = InlineText::new(text);
                build::build(markdown::inline(&inline), inline.guarded(), inline.guard(), mapping, mode)
            }
        }
    }
}

#[cfg(test)]
mod tests;
