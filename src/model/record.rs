//! Field tables: a record's keys are declared once with [`record!`](crate::record), and the typed
//! struct, its reader, its part of the JSON Schema, suggestions and canonical key order follow.
//!
//! Reading never fails: it returns what could be read and leaves the rest as flaws.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::span::{Span, Spanned};
use crate::model::flaw::{Flaw, FlawAt};
use crate::model::link::SourceRef;
use crate::model::prose::Prose;
use crate::model::shape::{RecordShape, Shape};
use crate::model::unknown_key;
use crate::source::tree::{Entry, Node, NodeKind};

/// A type that a field can have.
pub trait Value: Sized {
    /// Its shape, for schema and canonical spelling.
    const SHAPE: &'static Shape;

    /// Reads it; `None`, with a flaw left in `reader`, where it cannot be read.
    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// Visits every source named within, in the order of the field table.
    fn each_source(&mut self, visit: &mut dyn FnMut(&mut SourceRef)) {
        let _ = visit;
    }

    /// Visits every Markdown text within, in the order of the field table.
    fn each_prose(&mut self, visit: &mut dyn FnMut(&mut Prose)) {
        let _ = visit;
    }
}

/// What reading a file carries along.
pub struct Reader<'a> {
    /// The whole file.
    pub text: &'a str,
    /// What is wrong so far.
    pub flaws: Vec<FlawAt>,
    /// The ids of records, and the keys of free maps, that stand in the file but could not be read whole. A reference
    /// to one of these is no second finding.
    pub lost: BTreeSet<Box<str>>,
    /// True where part of the file was skipped, so that a key which seems to be missing may stand there.
    pub incomplete: bool,
    /// The place at which a missing key is reported: the parent's key, or the record's beginning in a list.
    pub parent: Span,
    /// The record that the file is: the first that was opened.
    pub root: Option<&'static RecordShape>,
}

impl<'a> Reader<'a> {
    /// A reader of `text`; keys missing at the top are reported at `top`.
    pub fn new(text: &'a str, top: Span) -> Reader<'a> {
        Reader { text, flaws: Vec::new(), lost: BTreeSet::new(), incomplete: false, parent: top, root: None }
    }

    /// Leaves a flaw.
    pub fn flaw(&mut self, flaw: Flaw, span: Span) {
        self.flaws.push(FlawAt { flaw, span });
    }

    /// Leaves a flaw of shape and returns nothing.
    pub fn wrong_shape<T>(&mut self, expected: &'static str, node: &Node<'_>) -> Option<T> {
        self.flaw(Flaw::WrongShape { expected, found: node.describe() }, node.span);
        None
    }
}

/// Where a record stands and which of its keys were typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// The whole record.
    pub span: Span,
    /// Where to report what the record lacks: its parent's key, or its own beginning in a list.
    pub key: Span,
    /// Bit `i` is set where field `i` of the table was typed, readable or not.
    pub typed: u64,
}

/// An open record. Its fields are taken in the order of its table, each once.
pub struct Fields<'n, 'a> {
    shape: &'static RecordShape,
    /// For each field of the table the entry that was typed for it.
    slots: [Option<&'n Entry<'a>>; MAX_FIELDS],
    /// The fields whose value is `null`, and where their keys stand.
    nulls: Vec<(usize, Span)>,
    /// Keys that stand there under another name.
    misnamed: Vec<&'static str>,
    next: usize,
    /// Where it stands.
    pub at: At,
}

/// The most fields that a record may have: as many as [`At::typed`] has bits.
const MAX_FIELDS: usize = 64;

impl<'n, 'a> Fields<'n, 'a> {
    /// Opens a map and reports keys that the record does not have.
    pub fn open(node: &'n Node<'a>, shape: &'static RecordShape, reader: &mut Reader<'_>) -> Option<Fields<'n, 'a>> {
        let NodeKind::Map(entries) = &node.kind else {
            reader.flaw(Flaw::NotARecord { shape, found: node.describe() }, node.span);
            return None;
        };
        reader.root.get_or_insert(shape);
        let at = At { span: node.span, key: reader.parent, typed: 0 };
        let mut fields =
            Fields { shape, slots: [None; MAX_FIELDS], nulls: Vec::new(), misnamed: Vec::new(), next: 0, at };
        // Keys mostly stand in the table's order, so the search goes on where the last one ended.
        let mut expected = 0;
        let mut unknown = Vec::new();
        for entry in entries {
            match position(shape, &entry.key, expected) {
                // `null` says that there is nothing, as if the key had been left out.
                Some(position) if entry.value.is_null() => {
                    fields.nulls.push((position, entry.key_span));
                    expected = position + 1;
                }
                Some(position) => {
                    fields.slots[position] = Some(entry);
                    fields.at.typed |= 1 << position;
                    expected = position + 1;
                }
                None => unknown.push(entry),
            }
        }
        let typed = fields.at.typed;
        fields.misnamed = unknown_key::report(&unknown, shape, &|field| typed & (1 << field) == 0, reader);
        Some(fields)
    }

    /// Reads the value of the next field of the table, if it was typed.
    pub fn take<T: Value>(&mut self, reader: &mut Reader<'_>) -> Option<T> {
        let entry = self.slots.get(self.next).copied().flatten();
        self.next += 1;
        let entry = entry?;
        let outer = std::mem::replace(&mut reader.parent, entry.key_span);
        let value = match entry.value.kind {
            NodeKind::Empty => {
                if let Some(field) = self.shape.fields.get(self.next - 1) {
                    let flaw = Flaw::NoValue { key: field.key, shape: field.shape, required: field.required };
                    reader.flaw(flaw, entry.key_span);
                }
                None
            }
            NodeKind::Scalar(_) | NodeKind::List(_) | NodeKind::Map(_) => T::read(&entry.value, reader),
        };
        reader.parent = outer;
        value
    }

    /// Reads the value of the next field, and reports where it was not typed.
    pub fn need<T: Value>(&mut self, reader: &mut Reader<'_>) -> Option<T> {
        if self.at.typed & (1 << self.next) == 0
            && !reader.incomplete
            && let Some(field) = self.shape.fields.get(self.next)
            && !self.misnamed.contains(&field.key)
        {
            let null = self.nulls.iter().find(|(at, _)| *at == self.next).map(|(_, key)| *key);
            let (key, record, shape) = (field.key, self.shape.name, field.shape);
            let flaw = Flaw::MissingKey { key, record, shape, is_null: null.is_some() };
            reader.flaw(flaw, null.unwrap_or(self.at.key));
        }
        self.take(reader)
    }
}

/// The place of `key` in the table, looked for from `from` on and then from the start.
fn position(shape: &RecordShape, key: &str, from: usize) -> Option<usize> {
    let (before, after) = shape.fields.split_at(from.min(shape.fields.len()));
    let later = after.iter().position(|field| field.key == key).map(|at| at + before.len());
    later.or_else(|| before.iter().position(|field| field.key == key))
}

impl<T: Value> Value for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::List(items) = &node.kind else {
            return reader.wrong_shape("a list", node);
        };
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let first = item.entries().first().map_or(item.span, |entry| entry.key_span);
            let outer = std::mem::replace(&mut reader.parent, first);
            match T::read(item, reader) {
                Some(value) => values.push(value),
                None => {
                    if let Some(id) = item.get("id").and_then(Node::scalar) {
                        reader.lost.insert(id.into());
                    }
                }
            }
            reader.parent = outer;
        }
        Some(values)
    }

    fn each_source(&mut self, visit: &mut dyn FnMut(&mut SourceRef)) {
        self.iter_mut().for_each(|value| value.each_source(visit));
    }

    fn each_prose(&mut self, visit: &mut dyn FnMut(&mut Prose)) {
        self.iter_mut().for_each(|value| value.each_prose(visit));
    }
}

impl<T: Value> Value for Option<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }

    fn each_source(&mut self, visit: &mut dyn FnMut(&mut SourceRef)) {
        self.iter_mut().for_each(|value| value.each_source(visit));
    }

    fn each_prose(&mut self, visit: &mut dyn FnMut(&mut Prose)) {
        self.iter_mut().for_each(|value| value.each_prose(visit));
    }
}

/// A record that is mostly absent, kept apart so that it takes no room where it is.
impl<T: Value> Value for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(Box::new)
    }

    fn each_source(&mut self, visit: &mut dyn FnMut(&mut SourceRef)) {
        (**self).each_source(visit);
    }

    fn each_prose(&mut self, visit: &mut dyn FnMut(&mut Prose)) {
        (**self).each_prose(visit);
    }
}

/// A map with free keys, each with its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FreeMap<T>(pub BTreeMap<Box<str>, Spanned<T>>);

impl<T: Value> Value for FreeMap<T> {
    const SHAPE: &'static Shape = &Shape::Map(T::SHAPE);

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let entries: Vec<&Entry<'_>> = match &node.kind {
            NodeKind::Map(entries) => entries.iter().collect(),
            // `- key: value` on each line is one fault, and the keys are plain all the same.
            NodeKind::List(items) if !items.is_empty() && items.iter().all(|item| !item.entries().is_empty()) => {
                reader.wrong_shape::<Self>("a map of keys", node);
                items.iter().flat_map(Node::entries).collect()
            }
            NodeKind::Empty | NodeKind::Scalar(_) | NodeKind::List(_) => {
                return reader.wrong_shape("a map of keys", node);
            }
        };
        let mut map = BTreeMap::new();
        for entry in entries {
            let outer = std::mem::replace(&mut reader.parent, entry.key_span);
            match T::read(&entry.value, reader) {
                Some(value) => {
                    map.insert(entry.key.as_ref().into(), Spanned::new(value, entry.key_span));
                }
                None => {
                    reader.lost.insert(entry.key.as_ref().into());
                }
            }
            reader.parent = outer;
        }
        Some(FreeMap(map))
    }
}

/// Declares a record: a struct, its field table and its reader.
///
/// Each field is `name "key": mode Type`. Modes: `must` (the record cannot be without it: `T`, SYN003 and no record
/// where it is absent or unreadable), `needed` (`Option<T>`, SYN003 where absent), `optional` (`Option<T>`) and
/// `list` (`Vec<T>`, empty where absent).
#[macro_export]
macro_rules! record {
    ($(#[doc = $doc:literal])* $record:ident $what:literal {
        $($(#[doc = $fdoc:literal])* $field:ident $key:literal: $mode:ident $ty:ty,)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $record {
            /// Where the record stands and which keys were typed.
            pub at: $crate::model::record::At,
            $($(#[doc = $fdoc])* pub $field: $crate::record_field!(@type $mode $ty),)*
        }

        impl $record {
            /// The record's field table.
            pub const RECORD: &'static $crate::model::shape::RecordShape = &$crate::model::shape::RecordShape {
                name: $what,
                doc: concat!($($doc, "\n"),*),
                fields: &[$($crate::model::shape::Field {
                    key: $key,
                    doc: concat!($($fdoc, "\n"),*),
                    required: $crate::record_field!(@required $mode),
                    shape: $crate::record_field!(@shape $mode $ty),
                },)*],
            };

            /// Whether `key` was typed, readable or not.
            pub fn has(&self, key: &str) -> bool {
                Self::RECORD.position(key).is_some_and(|position| self.at.typed & (1 << position) != 0)
            }
        }

        impl $crate::model::record::Value for $record {
            const SHAPE: &'static $crate::model::shape::Shape = &$crate::model::shape::Shape::Record(Self::RECORD);

            fn read(
                node: &$crate::source::tree::Node<'_>,
                reader: &mut $crate::model::record::Reader<'_>,
            ) -> Option<Self> {
                let mut fields = $crate::model::record::Fields::open(node, Self::RECORD, reader)?;
                $(let $field = $crate::record_field!(@read $mode $ty, fields, reader);)*
                Some($record { at: fields.at, $($field: $crate::record_field!(@finish $mode $field),)* })
            }

            fn each_source(&mut self, visit: &mut dyn FnMut(&mut $crate::model::link::SourceRef)) {
                $($crate::model::record::Value::each_source(&mut self.$field, visit);)*
            }

            fn each_prose(&mut self, visit: &mut dyn FnMut(&mut $crate::model::prose::Prose)) {
                $($crate::model::record::Value::each_prose(&mut self.$field, visit);)*
            }
        }
    };
}

/// The parts of a field that depend on its mode; see [`record!`](crate::record).
#[macro_export]
#[doc(hidden)]
macro_rules! record_field {
    (@type must $ty:ty) => { $ty };
    (@type needed $ty:ty) => { Option<$ty> };
    (@type optional $ty:ty) => { Option<$ty> };
    (@type list $ty:ty) => { Vec<$ty> };
    (@required must) => { true };
    (@required needed) => { true };
    (@required optional) => { false };
    (@required list) => { false };
    (@shape list $ty:ty) => { <Vec<$ty> as $crate::model::record::Value>::SHAPE };
    (@shape $mode:ident $ty:ty) => { <$ty as $crate::model::record::Value>::SHAPE };
    (@read must $ty:ty, $fields:ident, $reader:ident) => { $fields.need::<$ty>($reader) };
    (@read needed $ty:ty, $fields:ident, $reader:ident) => { $fields.need::<$ty>($reader) };
    (@read optional $ty:ty, $fields:ident, $reader:ident) => { $fields.take::<$ty>($reader) };
    (@read list $ty:ty, $fields:ident, $reader:ident) => {
        $fields.take::<Vec<$ty>>($reader).unwrap_or_default()
    };
    (@finish must $field:ident) => { $field? };
    (@finish $mode:ident $field:ident) => { $field };
}
