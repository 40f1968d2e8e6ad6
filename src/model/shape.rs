//! The shape of every field as data: what JSON Schema, suggestions and canonical key order are made from.

/// A record's keys, in canonical order.
#[derive(Debug)]
pub struct RecordShape {
    /// What the record is, in a few words: "half-life".
    pub name: &'static str,
    /// Its description.
    pub doc: &'static str,
    /// Its fields in canonical order.
    pub fields: &'static [Field],
}

/// One key of a record.
#[derive(Debug)]
pub struct Field {
    /// As typed.
    pub key: &'static str,
    /// What it holds.
    pub doc: &'static str,
    /// Whether its absence is a finding (SYN003).
    pub required: bool,
    /// The shape of its value.
    pub shape: &'static Shape,
}

/// What a value may be.
#[derive(Debug)]
pub enum Shape {
    /// One line of text, or more.
    Text,
    /// Markdown with citations, value and claim references.
    Markdown,
    /// A whole number from 0.
    Integer,
    /// A decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// A number or numbers with a unit.
    Quantity,
    /// A word of a closed vocabulary.
    Word {
        /// The vocabulary's name.
        name: &'static str,
        /// Its words with their glosses.
        words: fn() -> Vec<(&'static str, &'static str)>,
    },
    /// An identifier that has a pattern.
    Ident {
        /// What it is: "PubMed identifier".
        name: &'static str,
        /// An ECMA-262 regular expression that all valid ones match.
        pattern: &'static str,
        /// Whether YAML may read it as a number.
        numeric: bool,
    },
    /// A short key of the page's `citations`, or an identifier with its prefix.
    Source,
    /// A record.
    Record(&'static RecordShape),
    /// A list.
    List(&'static Shape),
    /// Free keys, values of one shape.
    Map(&'static Shape),
    /// Either of two shapes.
    Either(&'static Shape, &'static Shape),
    /// A fixed word beside another shape, such as `none`.
    Literal(&'static str),
}

impl RecordShape {
    /// The field of that key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The position of `key` in canonical order.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}
