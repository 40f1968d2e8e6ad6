//! How a sentence names a source: by first author and year, with the id that tells it apart.

use crate::model::reference::Reference;

/// "Trammell 2016 (pmid:27721479)"; without an author or year the id alone.
pub fn source_name(reference: &Reference) -> String {
    match author_and_year(reference) {
        Some(name) => format!("{name} ({})", reference.id),
        None => reference.id.to_string(),
    }
}

/// "Trammell 2016"; `None` where the record lacks the one or the other.
pub fn author_and_year(reference: &Reference) -> Option<String> {
    let csl = &reference.record.csl;
    let (surname, year) = (csl.first_surname()?, csl.year()?);
    Some(format!("{surname} {year}"))
}
