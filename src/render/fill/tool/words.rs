//! The words that the scripts of the tools say, as one JSON text for each page.

use serde_json::{Map, Value as Json, json};

use crate::render::site::Site;

/// The tables of the language file that the scripts use.
const TABLES: [&str; 8] =
    ["tool_words", "in_compartment", "species", "in_species", "route", "phase", "quality", "unfit_gloss"];

/// The words, by table.
pub fn of(site: &Site<'_>) -> String {
    let table = |name: &&str| {
        let rows: Map<String, Json> =
            site.press.strings.table(name).map(|(word, text)| (word.to_owned(), json!(text))).collect();
        ((*name).to_owned(), Json::Object(rows))
    };
    Json::Object(TABLES.iter().map(table).collect()).to_string()
}

/// A number with its thousands set apart.
pub fn grouped(value: f64) -> String {
    let text = value.to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) && whole.len() > 4 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    rest.map_or(out.clone(), |rest| format!("{out}.{rest}"))
}
