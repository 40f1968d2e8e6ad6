//! References as CSL-JSON (1.0.2): the records as the library holds them, and a note where one no longer stands.

use std::io::{self, Write};

use serde_json::Value as Json;

use crate::emit::export::standing;
use crate::model::reference::Reference;

/// Writes an array of items, in the order given.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<'r>(references: impl Iterator<Item = &'r Reference>, out: &mut dyn Write) -> io::Result<()> {
    let items: Vec<Json> = references.map(item).collect();
    serde_json::to_writer_pretty(&mut *out, &items)?;
    writeln!(out)
}

/// One item: without what the record leaves empty.
pub fn item(reference: &Reference) -> Json {
    let mut item = reference.record.csl.json();
    if let Some(fields) = item.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
        if let Some(note) = standing::note(reference) {
            fields.insert("note".to_owned(), Json::String(note));
        }
    }
    item
}
