//! Scalars: how the raw text of a field becomes a word, a number, a date, a quantity, an identifier or Markdown.

use crate::base::date::Date;
use crate::base::date_words;
use crate::base::mapping::Mapping;
use crate::base::span::{Span, Spanned};
use crate::model::flaw::Flaw;
use crate::model::ident::{Cas, Doi, IdentFault, InChIKey, Isbn, Issn, Pmcid, Pmid, PubchemCid, RefId, Slug, Unii};
use crate::model::link::SourceRef;
use crate::model::prose::{Mode, Prose};
use crate::model::quantity::Quantity;
use crate::model::record::{Reader, Value};
use crate::model::shape::Shape;
use crate::model::vocab::{self, Word};
use crate::source::tree::{Node, NodeKind, Scalar as Raw, Style};

/// Plain text and its place.
pub type Text = Spanned<Box<str>>;

/// A type that is written as one scalar.
pub trait Scalar: Sized {
    /// Its shape, for the schema.
    const SHAPE: &'static Shape;
    /// What the field takes, with an example, for messages.
    const EXPECTED: &'static str;

    /// Reads the raw text.
    ///
    /// # Errors
    /// The flaw to report, and the bytes of `text` that it is about (all of them where `None`).
    fn parse(text: &str) -> Result<Self, ScalarFlaw>;
}

/// A flaw, and the part of the scalar that it is about.
pub type ScalarFlaw = (Flaw, Option<std::ops::Range<usize>>);

fn unreadable<T: Scalar>(text: &str, instead: Vec<Box<str>>) -> ScalarFlaw {
    (Flaw::Unreadable { text: text.into(), expected: T::EXPECTED, instead }, None)
}

impl<T: Scalar> Value for Spanned<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::Scalar(raw) = &node.kind else {
            return reader.wrong_shape(T::EXPECTED, node);
        };
        let span = inner(node.span, raw);
        match T::parse(&raw.text) {
            Ok(value) => Some(Spanned::new(value, span)),
            Err((flaw, range)) => {
                let place = range.map_or(span, |range| mapping(node.span, raw, reader.text).span(range));
                reader.flaw(flaw, place);
                None
            }
        }
    }
}

/// The place of a scalar's text, without its quotes.
fn inner(span: Span, raw: &Raw<'_>) -> Span {
    match raw.style {
        Style::Quoted => Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) },
        Style::Plain | Style::Block => span,
    }
}

/// From places in a scalar's text to places in the file.
fn mapping(span: Span, raw: &Raw<'_>, file: &str) -> Mapping {
    let within = inner(span, raw);
    if within.text(file) == raw.text {
        return Mapping::shifted(within.start as usize);
    }
    Mapping::align(span.start as usize, span.text(file), &raw.text)
}

impl Scalar for Box<str> {
    const SHAPE: &'static Shape = &Shape::Text;
    const EXPECTED: &'static str = "text";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        let trimmed = text.trim();
        match trimmed {
            "" => Err((Flaw::WrongShape { expected: Self::EXPECTED, found: "an empty text" }, None)),
            _ => Ok(trimmed.into()),
        }
    }
}

impl Scalar for bool {
    const SHAPE: &'static Shape = &Shape::Boolean;
    const EXPECTED: &'static str = "`true` or `false`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        match text {
            "true" | "True" | "TRUE" => Ok(true),
            "false" | "False" | "FALSE" => Ok(false),
            "yes" | "Yes" | "YES" | "on" | "y" => Err(unreadable::<Self>(text, vec!["true".into()])),
            "no" | "No" | "NO" | "off" | "n" => Err(unreadable::<Self>(text, vec!["false".into()])),
            _ => Err(unreadable::<Self>(text, Vec::new())),
        }
    }
}

impl Scalar for u32 {
    const SHAPE: &'static Shape = &Shape::Integer;
    const EXPECTED: &'static str = "a whole number, such as `12`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        let number = text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        let number = number.filter(|_| text == "0" || !text.starts_with('0'));
        number.ok_or_else(|| {
            let instead = number_within(text).map(|number| number.to_string().into());
            unreadable::<Self>(text, instead.into_iter().collect())
        })
    }
}

/// The one whole number in a text such as `12 people`, `n = 12`, `1,200` or `twelve`.
fn number_within(text: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let digits: String = text.chars().filter(|c| !matches!(c, ',' | '\u{a0}' | '\u{202f}' | '\u{2009}')).collect();
    let mut numbers = digits.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    match (numbers.next(), numbers.next()) {
        (Some(number), None) => number.parse().ok().filter(|_| !text.contains(['.', '-', '–', '%', '/'])),
        (None, _) => {
            let word = text.split_whitespace().next()?.to_lowercase();
            WORDS.iter().zip(1..).find(|(known, _)| **known == word).map(|(_, number)| number)
        }
        (Some(_), Some(_)) => None,
    }
}

impl Scalar for f64 {
    const SHAPE: &'static Shape = &Shape::Number;
    const EXPECTED: &'static str = "a number, such as `0.45`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        let plain = text.strip_prefix(['-', '+', '−']).unwrap_or(text);
        let decimal = !plain.is_empty() && plain.len() <= 24 && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let number = text.replace('−', "-").parse::<f64>().ok().filter(|n| n.is_finite() && decimal);
        number.ok_or_else(|| {
            let comma = text.replace(',', ".");
            let instead = text.contains(',').then(|| comma.parse::<f64>().ok()).flatten().map(|_| comma.into());
            unreadable::<Self>(text, instead.into_iter().collect())
        })
    }
}

impl Scalar for Date {
    const SHAPE: &'static Shape = &Shape::Date;
    const EXPECTED: &'static str = "a date, such as `2026-11-21`, `2026-11` or `2026`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        Date::parse(text).ok_or_else(|| {
            let meant = date_words::meant(text);
            unreadable::<Self>(text, meant.iter().map(|date| date.to_string().into()).collect())
        })
    }
}

impl Scalar for Quantity {
    const SHAPE: &'static Shape = &Shape::Quantity;
    const EXPECTED: &'static str = "a quantity, such as `2 h` or `1–5 min`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        Quantity::parse(text).map_err(|fault| {
            let range = fault.range.clone();
            (Flaw::Quantity(fault), Some(range))
        })
    }
}

impl<W: Word> Scalar for W {
    const SHAPE: &'static Shape =
        &Shape::Word { name: W::NAME, words: || W::ALL.iter().map(|w| (w.word(), w.gloss())).collect() };
    const EXPECTED: &'static str = "one word";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        W::parse(text).ok_or_else(|| {
            let (meant, words) = (vocab::meant::<W>(text), vocab::words::<W>().collect());
            (Flaw::UnknownWord { word: text.into(), vocabulary: W::NAME, meant, words }, None)
        })
    }
}

/// Implements [`Scalar`] for an identifier type by its own `parse`.
macro_rules! identifiers {
    ($($type:ty, $name:literal, $pattern:literal, $numeric:literal;)*) => {$(
        impl Scalar for $type {
            const SHAPE: &'static Shape = &Shape::Ident { name: $name, pattern: $pattern, numeric: $numeric };
            const EXPECTED: &'static str = $name;

            fn parse(text: &str) -> Result<Self, ScalarFlaw> {
                <$type>::parse(text).map_err(|fault: IdentFault| (Flaw::Ident(fault), None))
            }
        }
    )*};
}

identifiers! {
    Pmid, "a PubMed identifier (PMID)", "^[1-9][0-9]{0,7}$", true;
    Pmcid, "a PubMed Central identifier (PMCID)", "^PMC[1-9][0-9]*$", false;
    Doi, "a DOI", "^10\\.[0-9]{4,9}/\\S+$", false;
    Cas, "a CAS registry number", "^[1-9][0-9]{1,6}-[0-9]{2}-[0-9]$", false;
    InChIKey, "an InChIKey", "^[A-Z]{14}-[A-Z]{10}-[A-Z]$", false;
    Unii, "a UNII", "^[0-9A-Z]{10}$", false;
    PubchemCid, "a PubchemCid compound identifier", "^[1-9][0-9]*$", true;
    Isbn, "an ISBN", "^[0-9][0-9 -]*[0-9Xx]$", true;
    Issn, "an ISSN", "^[0-9]{4}-[0-9]{3}[0-9Xx]$", false;
    Slug, "a slug: lower-case letters, digits and hyphens", "^[a-z0-9]+(-[a-z0-9]+)*$", false;
    RefId, "a source's id, such as `pmid:31572171`", "^(pmid|doi|pmcid|url):\\S+$", false;
}

impl Value for SourceRef {
    const SHAPE: &'static Shape = &Shape::Source;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = Text::read(node, reader)?;
        Some(SourceRef::new(text.value, text.span))
    }

    fn each_source(&mut self, visit: &mut dyn FnMut(&mut SourceRef)) {
        visit(self);
    }
}

/// Markdown in front matter: its text as typed, and what it says.
#[derive(Clone, Debug)]
pub struct Rich {
    /// The raw text, folded, without quotes.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
    /// The parsed text. Boxed, because most of the fields that may hold one are empty.
    pub prose: Box<Prose>,
}

impl Value for Rich {
    const SHAPE: &'static Shape = &Shape::Markdown;

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::Scalar(raw) = &node.kind else {
            return reader.wrong_shape("text", node);
        };
        if raw.text.trim().is_empty() {
            return reader.wrong_shape("text", node);
        }
        let prose = Prose::parse(&raw.text, &mapping(node.span, raw, reader.text), Mode::Inline);
        Some(Rich { text: raw.text.as_ref().into(), span: inner(node.span, raw), prose: Box::new(prose) })
    }

    fn each_source(&mut self, visit: &mut dyn FnMut(&mut SourceRef)) {
        self.prose.each_source(visit);
    }

    fn each_prose(&mut self, visit: &mut dyn FnMut(&mut Prose)) {
        visit(&mut self.prose);
    }
}
