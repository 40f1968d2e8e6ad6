//! What a value reference prints: a record's figure, one that follows from it, or that there is none.

use crate::derive::pk;
use crate::model::kb::Kb;
use crate::model::kinetics::Measure;
use crate::model::prose::ValueRef;
use crate::model::vocab::{NullResult, Word};
use crate::render::strings::Strings;

/// The words of a value reference; its own where it points to nothing.
pub fn text(kb: &Kb, strings: &Strings, reference: &ValueRef) -> String {
    let Some(measure) = reference.target.and_then(|target| kb.measure(target)) else {
        return reference.record.value.to_string();
    };
    let Some(form) = &reference.derived else { return figure(measure, strings) };
    let derived = measure.value().and_then(|value| pk::derived(&value.value, form.value));
    derived.map_or_else(|| strings.get("not_derivable").to_owned(), |figure| figure.typographic())
}

/// A record's own figure; where it has none, the words for that.
pub fn figure(measure: Measure<'_>, strings: &Strings) -> String {
    if let Some(value) = measure.value() {
        return value.value.typographic();
    }
    match result(measure) {
        Some(result) => strings.label("result", result.word()).to_owned(),
        None => strings.get("no_value_inline").to_owned(),
    }
}

/// A result without a figure.
pub fn result(measure: Measure<'_>) -> Option<NullResult> {
    match measure {
        Measure::HalfLife(_) => None,
        Measure::Kinetic(record) => record.result.as_ref().map(|result| result.value),
    }
}
