//! A CSL-JSON item, checked and made ready for the engine.
//!
//! hayagriva's own reading fails a whole item for one odd field and panics at a range of dates. Here each field is
//! read by its kind: custom fields are skipped, known fields of a wrong shape are faults, text values become tokens.

use std::collections::BTreeMap;

use citationberg::json::{Item as EngineItem, LiteralName, NameItem, NameValue, Value as EngineValue};
use serde_json::{Map, Value as Json};

use crate::derive::csl::code::{self, Code};
use crate::derive::csl::date::{self, Dates, Day};
use crate::derive::csl::field::{DATES, Kind, date_index, kind};
use crate::derive::csl::given;
use crate::derive::csl::markup;
use crate::derive::csl::pages;

/// Why an item cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is no JSON object.
    #[error("a CSL item is an object with the keys of CSL-JSON")]
    NotAnItem,
    /// A known field holds something else than its kind allows.
    #[error("`{key}` must be {wanted}")]
    Shape {
        /// The field.
        key: String,
        /// What it may hold.
        wanted: &'static str,
    },
    /// A date that is none.
    #[error("`{key}` must be a date: {{date-parts: [[year, month, day]]}}, or two of them for a range")]
    Date {
        /// The field.
        key: String,
    },
    /// More names than can be printed.
    #[error("an item may have at most {} values and names", code::MOST_VALUES)]
    TooLong,
    /// Nothing in it is printed by the style.
    #[error("the item has nothing that the style prints")]
    Empty,
}

/// A value of the item, as `compose` prints it in place of its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text that may hold markup.
    Rich(String),
    /// An identifier or address: printed as it is.
    Verbatim(String),
    /// Pages.
    Pages(String),
    /// A given name in full.
    Given(String),
}

/// How names go to the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// As tokens, for entries.
    Tokens,
    /// As they are, for the engine's disambiguation of citations.
    Plain,
}

/// What a style needs of the item beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How names go in.
    pub names: Names,
    /// Where "de" of "de Boer" goes in inverted names.
    pub particle: Particle,
    /// How many names of a variable the style may print or count. The rest is checked, and left out.
    pub most: Option<usize>,
}

/// The place of a non-dropping particle in an inverted name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particle {
    /// `de Boer J`
    Kept,
    /// `Boer J de`
    Demoted,
}

/// An item ready for the engine.
#[derive(Clone, Debug)]
pub struct Item {
    /// What the engine gets.
    pub engine: EngineItem,
    /// What the tokens stand for.
    pub values: Vec<Value>,
    /// Whether English casing rules apply.
    pub english: bool,
    /// The last days of dates that are ranges, by the index of their variable.
    pub ends: Vec<(usize, Day)>,
}

impl Item {
    /// The same item with each range replaced by its last day.
    pub fn at_end(&self) -> Item {
        let mut other = self.clone();
        for (index, day) in self.ends.iter() {
            if let Some(key) = DATES.get(*index) {
                other.engine.0.insert((*key).to_owned(), EngineValue::Date(day.value()));
            }
        }
        other
    }
}

impl Item {
    /// Renumbers its tokens: the n-th value is now the value of number `to(n)`.
    pub fn renumber(&mut self, to: impl Fn(usize) -> usize) {
        for value in self.engine.0.values_mut() {
            if let EngineValue::String(text) = value
                && let Some(Code::Value(n)) = text.chars().next().map(code::read)
            {
                *text = code::token(to(n)).to_string();
            }
        }
    }

    /// The names of its author, for disambiguation.
    pub fn authors_mut(&mut self) -> impl Iterator<Item = &mut NameItem> {
        let names = match self.engine.0.get_mut("author") {
            Some(EngineValue::Names(names)) => names.as_mut_slice(),
            _ => &mut [],
        };
        names.iter_mut().filter_map(|name| match name {
            NameValue::Item(name) => Some(name),
            NameValue::Literal(_) => None,
        })
    }

    /// Makes the item's place on the page its id, by which the engine tells items apart.
    pub fn set_place(&mut self, place: usize) {
        self.engine.0.insert("id".to_owned(), EngineValue::String(place.to_string()));
    }

    /// Sets the variable that a rewritten style prints as the year suffix.
    pub fn set_year_suffix(&mut self, suffix: Option<&str>) {
        if let Some(suffix) = suffix {
            self.engine.0.insert(slot::YEAR_SUFFIX.to_owned(), EngineValue::String(suffix.to_owned()));
        }
    }
}

/// The variables by which rewritten styles ask for what the engine would not give them. Records never set them.
pub mod slot {
    /// The year suffix.
    pub const YEAR_SUFFIX: &str = "citation-key";
    /// The pages, as text; `page` itself only tells the engine whether there are several.
    pub const PAGES: &str = "abstract";
    /// The first page.
    pub const FIRST_PAGE: &str = "annote";
    /// Always empty: it makes a group know that it has a variable.
    pub const EMPTY: &str = "keyword";
}

/// Reads an item. Its tokens are numbered from `first`.
pub fn read(csl: &Json, reading: Reading, first: usize) -> Result<Item, Fault> {
    let object = csl.as_object().ok_or(Fault::NotAnItem)?;
    let mut draft = Draft { fields: BTreeMap::new(), values: Vec::new(), ends: Vec::new(), reading, first };
    draft
        .fields
        .insert("id".into(), EngineValue::String(object.get("id").and_then(Json::as_str).unwrap_or("").to_owned()));
    draft.fields.insert("type".into(), EngineValue::String(kind_of(csl).to_owned()));
    for (key, value) in object {
        if let Some(kind) = kind(key).filter(|_| !value.is_null()) {
            draft.field(key, kind, value)?;
        }
    }
    draft.stand_ins(object)?;
    let english = match draft.fields.get("language") {
        Some(EngineValue::String(language)) => language.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en")),
        _ => true,
    };
    Ok(Item { engine: EngineItem(draft.fields), values: draft.values, english, ends: draft.ends })
}

/// An item's type. `document` where it says none.
pub fn kind_of(csl: &Json) -> &str {
    csl.get("type").and_then(Json::as_str).map(str::trim).filter(|kind| !kind.is_empty()).unwrap_or("document")
}

struct Draft {
    fields: BTreeMap<String, EngineValue>,
    values: Vec<Value>,
    ends: Vec<(usize, Day)>,
    reading: Reading,
    first: usize,
}

impl Draft {
    fn field(&mut self, key: &str, kind: Kind, value: &Json) -> Result<(), Fault> {
        match kind {
            Kind::Names => self.names(key, value),
            Kind::Date => self.date(key, value),
            Kind::Pages => self.pages(key, clean(&text(key, value)?)),
            Kind::Number | Kind::Rich | Kind::Verbatim | Kind::Raw => {
                let text = clean(&text(key, value)?);
                if !text.is_empty() {
                    let made = self.text(kind, text)?;
                    self.fields.insert(key.to_owned(), made);
                }
                Ok(())
            }
        }
    }

    fn text(&mut self, kind: Kind, text: String) -> Result<EngineValue, Fault> {
        let value = match kind {
            Kind::Raw => return Ok(EngineValue::String(text)),
            Kind::Number if reads_back(&text) => return Ok(EngineValue::String(text)),
            Kind::Verbatim => Value::Verbatim(text),
            Kind::Number | Kind::Rich | Kind::Names | Kind::Date | Kind::Pages => Value::Rich(text),
        };
        Ok(EngineValue::String(self.token(value)?))
    }

    /// Pages go in as text of their own; the engine is told only whether they are several, for its labels.
    fn pages(&mut self, key: &str, pages: String) -> Result<(), Fault> {
        if pages.is_empty() {
            return Ok(());
        }
        let count = if pages::several(&pages) { "1-2" } else { "1" };
        self.fields.insert(key.to_owned(), EngineValue::String(count.to_owned()));
        let first = self.token(Value::Pages(pages::first(&pages).to_owned()))?;
        self.fields.insert(slot::FIRST_PAGE.to_owned(), EngineValue::String(first));
        let all = self.token(Value::Pages(pages))?;
        self.fields.insert(slot::PAGES.to_owned(), EngineValue::String(all));
        Ok(())
    }

    fn token(&mut self, value: Value) -> Result<String, Fault> {
        let number = self.first + self.values.len();
        if number >= code::MOST_VALUES {
            return Err(Fault::TooLong);
        }
        self.values.push(value);
        Ok(code::token(number).to_string())
    }

    fn date(&mut self, key: &str, value: &Json) -> Result<(), Fault> {
        if let Some(Dates { start, end }) = date::read(key, value)? {
            self.fields.insert(key.to_owned(), EngineValue::Date(start.value()));
            self.ends.extend(end.and_then(|end| Some((date_index(key)?, end))));
        }
        Ok(())
    }

    fn names(&mut self, key: &str, value: &Json) -> Result<(), Fault> {
        let shape = || Fault::Shape { key: key.to_owned(), wanted: "a list of names" };
        let mut names = Vec::new();
        for name in value.as_array().ok_or_else(shape)? {
            let name = name.as_object().ok_or_else(shape)?;
            if self.reading.most.is_none_or(|most| names.len() < most) {
                names.extend(self.name(name)?);
            }
        }
        if !names.is_empty() {
            self.fields.insert(key.to_owned(), EngineValue::Names(names));
        }
        Ok(())
    }

    fn name(&mut self, name: &Map<String, Json>) -> Result<Option<NameValue>, Fault> {
        let part = |key: &str| name.get(key).and_then(Json::as_str).map(clean).filter(|text| !text.is_empty());
        let (family, given) = (part("family"), part("given"));
        let (family, given) = match (part("literal"), family, given) {
            (Some(literal), None, _) => return Ok(Some(self.literal(literal)?)),
            (_, Some(family), given) => (family, given),
            (_, None, Some(given)) => return Ok(Some(self.literal(given)?)),
            (None, None, None) => return Ok(None),
        };
        if let Some(given) = given.as_ref().filter(|_| family.chars().any(east_asian)) {
            return Ok(Some(self.literal(format!("{family}{given}"))?));
        }
        let given = given.map(|given| given::spaced_initials(&given, &family).unwrap_or(given));
        let stays = part("non-dropping-particle");
        let (stays, demoted) = match self.reading.particle {
            Particle::Kept => (stays, None),
            Particle::Demoted => (None, stays),
        };
        let family = stays.map_or(family.clone(), |particle| join_particle(&particle, &family));
        // A name of several words goes in as particle and family: the engine would parse it otherwise.
        let (head, family) = match (self.reading.names, family.split_once(' ')) {
            (Names::Plain, Some((head, tail))) => (Some(head.to_owned()), tail.to_owned()),
            (Names::Plain | Names::Tokens, _) => (None, family),
        };
        let drops = match (part("dropping-particle"), demoted) {
            (Some(drops), Some(demoted)) => Some(format!("{drops} {demoted}")),
            (drops, demoted) => drops.or(demoted),
        };
        let made = NameItem {
            family: self.name_part(family, Value::Rich)?,
            given: given.map(|given| self.name_part(given, Value::Given)).transpose()?,
            non_dropping_particle: head.map(|head| self.name_part(head, Value::Rich)).transpose()?,
            dropping_particle: drops.map(|drops| self.name_part(drops, Value::Rich)).transpose()?,
            suffix: part("suffix").map(|suffix| self.name_part(suffix, Value::Rich)).transpose()?,
            comma_suffix: None,
        };
        Ok(Some(NameValue::Item(made)))
    }

    fn literal(&mut self, name: String) -> Result<NameValue, Fault> {
        Ok(NameValue::Literal(LiteralName { literal: self.name_part(name, Value::Rich)? }))
    }

    fn name_part(&mut self, text: String, value: fn(String) -> Value) -> Result<String, Fault> {
        match self.reading.names {
            Names::Tokens => self.token(value(text)),
            Names::Plain => Ok(markup::plain(&text)),
        }
    }

    /// Fills what styles ask for under another name.
    fn stand_ins(&mut self, object: &Map<String, Json>) -> Result<(), Fault> {
        if !self.fields.contains_key("container-title-short")
            && let Some(short) =
                object.get("journalAbbreviation").and_then(Json::as_str).map(clean).filter(|t| !t.is_empty())
        {
            let token = self.token(Value::Rich(short))?;
            self.fields.insert("container-title-short".into(), EngineValue::String(token));
        }
        for (wanted, other) in
            [("container-title-short", "container-title"), ("event", "event-title"), ("event-title", "event")]
        {
            if let (false, Some(value)) = (self.fields.contains_key(wanted), self.fields.get(other).cloned()) {
                self.fields.insert(wanted.to_owned(), value);
            }
        }
        Ok(())
    }
}

fn text(key: &str, value: &Json) -> Result<String, Fault> {
    match value {
        Json::String(text) => Ok(text.clone()),
        Json::Number(number) => Ok(number.to_string()),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => {
            Err(Fault::Shape { key: key.to_owned(), wanted: "text" })
        }
    }
}

/// Trimmed, line breaks as spaces, without characters that would be taken for codes.
fn clean(text: &str) -> String {
    let clean = |c: char| match c {
        _ if code::forbidden(c) => char::REPLACEMENT_CHARACTER,
        _ if c.is_control() => ' ',
        _ => c,
    };
    let text: String = text.chars().map(clean).collect();
    text.trim().to_owned()
}

/// Whether the engine prints a number as it was written, dashes aside.
fn reads_back(text: &str) -> bool {
    let same = |number: hayagriva::types::Numeric| number.to_string().replace('–', "-") == text.replace('–', "-");
    text.len() <= 40 && text.parse().is_ok_and(same)
}

/// `d'` and `al-` stand close to the name.
fn join_particle(particle: &str, family: &str) -> String {
    if particle.ends_with(['\'', '\u{2019}', '-']) {
        format!("{particle}{family}")
    } else {
        format!("{particle} {family}")
    }
}

/// Chinese, Japanese and Korean names are written family name first, without a space.
fn east_asian(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7af | 0x2_0000..=0x3_ffff)
}

impl Value {
    /// The value as it was written.
    pub fn written(&self) -> &str {
        match self {
            Value::Rich(text) | Value::Verbatim(text) | Value::Pages(text) | Value::Given(text) => text,
        }
    }
}
