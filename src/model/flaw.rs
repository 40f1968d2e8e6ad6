//! What reading found wrong, as data. The rules make the sentences and give the codes.

use crate::base::span::Span;
use crate::model::ident::IdentFault;
use crate::model::quantity::QuantityFault;
use crate::model::shape::{RecordShape, Shape};
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
    /// A page whose name, and so whose address, is that of a page which the site makes itself.
    TakenName {
        /// The stem.
        stem: Box<str>,
    },
    /// A file that is not read, since its name does not end as those that are.
    Misnamed {
        /// The path that it should have.
        instead: Box<str>,
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
        /// What was probably meant.
        meant: Meant,
    },
    /// A key that the record must have; the span is the parent's key.
    MissingKey {
        /// The key.
        key: &'static str,
        /// The record.
        record: &'static str,
        /// What the key takes.
        shape: &'static Shape,
        /// Whether `null` stands there, which is as good as nothing; the span is then the key's.
        is_null: bool,
    },
    /// A key without a value; the span is the key's.
    NoValue {
        /// The key.
        key: &'static str,
        /// What it takes.
        shape: &'static Shape,
        /// Whether the record must have it.
        required: bool,
    },
    /// Another shape than the field has.
    WrongShape {
        /// What the field takes: "a list", "a date".
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// Something else where a record belongs.
    NotARecord {
        /// The record.
        shape: &'static RecordShape,
        /// What stands there.
        found: &'static str,
    },
    /// A word that is not of the vocabulary.
    UnknownWord {
        /// As typed.
        word: Box<str>,
        /// The vocabulary: "route".
        vocabulary: &'static str,
        /// The words that were probably meant.
        meant: Vec<&'static str>,
        /// All words.
        words: Vec<&'static str>,
    },
    /// A scalar that the field's type cannot read: a number, a date, true or false.
    Unreadable {
        /// As typed.
        text: Box<str>,
        /// What the field takes, with an example.
        expected: &'static str,
        /// Spellings that can be read and are likely meant.
        instead: Vec<Box<str>>,
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

/// What was probably meant by a key that the record does not have.
#[derive(Clone, Debug)]
pub enum Meant {
    /// One of these keys of the same record.
    Keys(Vec<&'static str>),
    /// A key of a record within this one, shown as it is typed: `about: {dose: …}`.
    Within(Box<str>),
    /// A key of other records of the file, by their places: "" for the file itself, `csl`, `claims[].evidence[]`.
    Elsewhere(Vec<Box<str>>),
    /// A key that only pages in `content/compounds/` have.
    OfCompoundPage,
    /// A key and its value, without the space that belongs after the colon.
    Spaced {
        /// The key.
        key: Box<str>,
        /// The value.
        value: Box<str>,
    },
    /// No key, but what follows a comma in a text without quotes.
    Cut {
        /// The text, whole.
        whole: Box<str>,
    },
    /// Nothing that is known.
    Unknown(&'static RecordShape),
}
