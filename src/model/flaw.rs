//! What reading found wrong, as data. The rules make the sentences and give the codes.

use crate::base::span::Span;
use crate::model::ident::IdentFault;
use crate::model::quantity::QuantityFault;
use crate::source::page::PartsFault;
use crate::source::tree::SyntaxFault;
use crate::source::world::ReadFault;

/// A flaw and its place.
#[derive(Clone, Debug)]
pub struct FlawAt {
    /// What is wrong.
    pub flaw: Flaw,
    /// Where.
    pub span: Span,
}

/// All that reading a file can find wrong with it.
#[derive(Clone, Debug)]
pub enum Flaw {
    /// The bytes could not be had.
    Unread(ReadFault),
    /// Not UTF-8; the span is the end of the valid part.
    NotUtf8,
    /// The file's stem is its address, and cannot be one.
    FileName {
        /// The stem.
        stem: Box<str>,
    },
    /// A page without front matter, or without its end.
    Parts(PartsFault),
    /// The front matter, record or settings are not well-formed.
    Syntax(SyntaxFault),
    /// A key that the record does not have.
    UnknownKey {
        /// As typed.
        key: Box<str>,
        /// What kind of record it stands in, for readers: "half-life".
        record: &'static str,
        /// The nearest key that the record has and that is not used yet.
        nearest: Option<&'static str>,
    },
    /// A key that the record must have; the span is the parent's key.
    MissingKey {
        /// The key.
        key: &'static str,
        /// The record.
        record: &'static str,
    },
    /// Another shape than the field has.
    WrongShape {
        /// What the field takes: "a list", "a date".
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// A word that is not of the vocabulary.
    UnknownWord {
        /// As typed.
        word: Box<str>,
        /// The vocabulary: "route".
        vocabulary: &'static str,
        /// The nearest word.
        nearest: Option<&'static str>,
        /// All words.
        words: Vec<&'static str>,
    },
    /// A scalar that the field's type cannot read: a number, a date, true or false.
    Unreadable {
        /// As typed.
        text: Box<str>,
        /// What the field takes, with an example.
        expected: &'static str,
        /// A spelling that can be read and is likely meant.
        instead: Option<Box<str>>,
    },
    /// A quantity that cannot be read, or has an unknown unit.
    Quantity(QuantityFault),
    /// An id that another record of the page, or an anchor that another heading, bears already.
    DuplicateId {
        /// The id.
        id: Box<str>,
        /// What bears it first: "record", "claim", "heading".
        noun: &'static str,
        /// Where it stands first; `None` where that is not kept.
        first: Option<Span>,
    },
    /// An identifier that cannot be one.
    Ident(IdentFault),
}
