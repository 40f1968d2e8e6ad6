//! The shape of a structured text (YAML or TOML): scalars, lists and maps, each with its place.
//!
//! A scalar is raw text: what it means is decided by the type of its field, never here.

use std::borrow::Cow;

use crate::base::span::Span;
use crate::source::slip::Slip;

/// A value and where it stands in its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// The place, quotes and brackets included.
    pub span: Span,
    /// What stands there.
    pub kind: NodeKind<'a>,
}

/// The three shapes, and nothing at all.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind<'a> {
    /// A key without a value, or a list item without content.
    Empty,
    /// A word, number or text.
    Scalar(Scalar<'a>),
    /// A list.
    List(Vec<Node<'a>>),
    /// A map, in the order of writing. Keys are unique: of duplicates the first is kept.
    Map(Vec<Entry<'a>>),
}

/// A scalar as raw text.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar<'a> {
    /// The text without quotes, escapes resolved and lines folded.
    pub text: Cow<'a, str>,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In quotes.
    Quoted,
    /// As a block (`|` or `>`).
    Block,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The key's text.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The entry of `key`, when this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of `key`, when this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entries, when this is a map; else none.
    pub fn entries(&self) -> &[Entry<'a>] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            NodeKind::Empty | NodeKind::Scalar(_) | NodeKind::List(_) => &[],
        }
    }

    /// The scalar's text, when this is a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(&scalar.text),
            NodeKind::Empty | NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    }

    /// Whether this is YAML's word for nothing, without quotes.
    pub fn is_null(&self) -> bool {
        match &self.kind {
            NodeKind::Scalar(scalar) => {
                scalar.style == Style::Plain && matches!(&*scalar.text, "null" | "Null" | "NULL" | "~")
            }
            NodeKind::Empty | NodeKind::List(_) | NodeKind::Map(_) => false,
        }
    }

    /// What this is, in an editor's words: "a list", "a map", "text", "nothing".
    pub fn describe(&self) -> &'static str {
        match &self.kind {
            NodeKind::Empty => "nothing",
            NodeKind::Scalar(_) => "a single value",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a map of keys",
        }
    }
}

/// What is wrong with a text's syntax, apart from what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxFault {
    /// Not YAML, by a slip that is known.
    Slip(Slip),
    /// Not YAML (or TOML), in the parser's words.
    Unreadable(String),
    /// The key stands a second time; the first place is given.
    DuplicateKey {
        /// The key.
        key: Box<str>,
        /// Where it stands first.
        first: Span,
    },
    /// A key that is a list or a map.
    KeyNotText,
    /// `&name` or `*name`.
    AnchorOrAlias,
    /// `!tag`.
    Tag,
    /// `<<:`.
    MergeKey,
    /// A second document after `---` or `...`.
    SecondDocument,
    /// Lists and maps nested deeper than the limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More values than the limit.
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// A character that no text file should hold (NUL and other control characters).
    ControlCharacter(char),
}

/// A fault and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFlaw {
    /// What is wrong.
    pub fault: SyntaxFault,
    /// Where.
    pub span: Span,
}
