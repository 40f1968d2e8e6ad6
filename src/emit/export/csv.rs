//! Tables as CSV (RFC 4180, UTF-8, with a line of names): the figures and the claims of `data.json`, a line each.
//!
//! Columns are the keys of `data.json`. A cell is empty where the key is left out; lists are joined by `; `, which no id
//! holds. A text that a spreadsheet would run as a formula (`+142 %`) stands behind an apostrophe, as OWASP asks (ASVS 5.0,
//! 1.2.10): quotation marks do not stop one. Numbers stay as they are, and `data.json` has every text as it was typed.

use std::io::{self, Write};

use serde_json::Value as Json;

/// A column: its name, and where its value stands in a record.
type Column = (&'static str, &'static str);

/// The columns of `records.csv`. Of a quantity, `value`, `low` and `high` are in `unit` (UCUM), and `text` is what was
/// typed.
const RECORDS: &[Column] = &[
    ("id", "/id"),
    ("parameter", "/parameter"),
    ("analyte", "/analyte"),
    ("compartment", "/compartment"),
    ("tissue", "/tissue"),
    ("cell", "/cell"),
    ("species", "/species"),
    ("population", "/population"),
    ("condition", "/condition"),
    ("route", "/route"),
    ("mode", "/mode"),
    ("phase", "/phase"),
    ("value", "/value/value"),
    ("low", "/value/low"),
    ("high", "/value/high"),
    ("unit", "/value/unit"),
    ("approximate", "/value/approximate"),
    ("text", "/value/text"),
    ("spread", "/spread"),
    ("n", "/n"),
    ("dose", "/dose"),
    ("duration", "/duration"),
    ("formulation", "/formulation"),
    ("method", "/method"),
    ("result", "/result"),
    ("unpublished", "/unpublished"),
    ("searched_database", "/searched/database"),
    ("searched_query", "/searched/query"),
    ("searched_date", "/searched/date"),
    ("searched_hits", "/searched/hits"),
    ("data_quality", "/data_quality"),
    ("source", "/source"),
    ("quoted_from", "/quoted_from"),
    ("locator", "/locator"),
    ("note", "/note"),
];

/// The columns of `claims.csv` that stand before the sources.
const CLAIMS: &[Column] = &[
    ("id", "/id"),
    ("text", "/text"),
    ("kind", "/kind"),
    ("compound", "/about/compound"),
    ("species", "/about/species"),
    ("route", "/about/route"),
    ("outcome", "/about/outcome"),
    ("measure", "/about/measure"),
    ("direction", "/about/direction"),
    ("condition", "/about/condition"),
    ("population", "/about/population"),
    ("comparator", "/about/comparator"),
    ("dose", "/about/dose"),
    ("tissue", "/about/tissue"),
    ("compartment", "/about/compartment"),
    ("benefit", "/benefit"),
    ("values", "/values"),
    ("declared", "/declared"),
    ("computed", "/computed"),
    ("certainty", "/certainty"),
];

/// What a source may say to a claim; the sources of each stand in one column.
const STANCES: [&str; 4] = ["supports", "contradicts", "mixed", "inconclusive"];

/// What `parameter` says of a half-life, which has no parameter.
const HALF_LIFE: &str = "half-life";

/// Half-lives and other parameters of these pages, as [`page_json`](crate::emit::export::page_json) writes them.
///
/// # Errors
/// Where `out` cannot be written.
pub fn records<'p>(pages: impl Iterator<Item = &'p Json>, out: &mut dyn Write) -> io::Result<()> {
    names(RECORDS, &[], out)?;
    for page in pages {
        for list in ["half_lives", "pharmacokinetics"] {
            for record in page[list].as_array().into_iter().flatten() {
                let cells = RECORDS.iter().map(|(name, place)| match (*name, list) {
                    ("parameter", "half_lives") => HALF_LIFE.to_owned(),
                    // The word for a search that nobody made stands in the place of its record.
                    ("searched_database", _) if record["searched"].is_string() => text(record.get("searched")),
                    (_, _) => text(record.pointer(place)),
                });
                line(page, cells, out)?;
            }
        }
    }
    Ok(())
}

/// Claims of these pages with their grades, and their sources by what they say.
///
/// # Errors
/// Where `out` cannot be written.
pub fn claims<'p>(pages: impl Iterator<Item = &'p Json>, out: &mut dyn Write) -> io::Result<()> {
    names(CLAIMS, &STANCES, out)?;
    for page in pages {
        for claim in page["claims"].as_array().into_iter().flatten() {
            let cells = CLAIMS.iter().map(|(_, place)| text(claim.pointer(place)));
            let sources = STANCES.iter().map(|stance| {
                let entries = claim["evidence"].as_array().into_iter().flatten();
                let named =
                    entries.filter(|entry| entry["stance"] == *stance).filter_map(|entry| entry["source"].as_str());
                // A source may speak to one claim with several results.
                let mut ids: Vec<&str> = Vec::new();
                named.for_each(|id| {
                    if !ids.contains(&id) {
                        ids.push(id)
                    }
                });
                ids.join("; ")
            });
            line(page, cells.chain(sources), out)?;
        }
    }
    Ok(())
}

fn names(columns: &[Column], more: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let all = columns.iter().map(|(name, _)| *name).chain(more.iter().copied());
    write!(out, "page")?;
    all.into_iter().try_for_each(|name| write!(out, ",{name}"))?;
    write!(out, "\r\n")
}

fn line(page: &Json, cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    cell(page["slug"].as_str().unwrap_or_default(), out)?;
    for text in cells {
        write!(out, ",")?;
        cell(&text, out)?;
    }
    write!(out, "\r\n")
}

/// A value as a cell says it.
fn text(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => harmless(text),
        Some(Json::Array(items)) => harmless(
            &items
                .iter()
                .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                .collect::<Vec<_>>()
                .join("; "),
        ),
        Some(other) => other.to_string(),
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before one that begins like it, unless the whole is
/// a number.
fn harmless(text: &str) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']);
    if begins && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() }
}

/// A cell, in quotation marks where it holds what would end it.
fn cell(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if text.contains([',', '"', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
        write!(out, "\"{}\"", text.replace('"', "\"\""))
    } else {
        write!(out, "{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn table(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Vec<String> {
        let mut out = Vec::new();
        write(&mut out).expect("memory can be written");
        String::from_utf8(out).expect("UTF-8").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn cells_that_hold_marks_of_csv_are_quoted() {
        let page = json!({"slug": "a", "claims": [{
            "id": "c", "text": "It says \"no\",\nand stops.", "values": ["x", "y"],
            "evidence": [
                {"source": "pmid:1", "stance": "supports"},
                {"source": "pmid:1", "stance": "supports"},
                {"source": "doi:10.1/2", "stance": "supports"},
                {"source": "pmid:3", "stance": "contradicts"},
            ],
        }]});
        let lines = table(|out| claims([&page].into_iter(), out));
        assert_eq!(lines.len(), 2);
        assert!(lines[1].starts_with("a,c,\"It says \"\"no\"\",\nand stops.\",,"), "{}", lines[1]);
        assert!(lines[1].ends_with(",x; y,,,,pmid:1; doi:10.1/2,pmid:3,,"), "{}", lines[1]);
    }

    #[test]
    fn no_text_begins_as_a_formula_does() {
        for formula in ["=1+1", "+142 %", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-inf or so"] {
            assert_eq!(text(Some(&json!(formula))), format!("'{formula}"));
        }
        for plain in ["142 %", "-0.35", "a=b", "'tis", ""] {
            assert_eq!(text(Some(&json!(plain))), plain);
        }
        assert_eq!([text(Some(&json!(-2.5))), text(Some(&json!(["=a", "b"])))], ["-2.5", "'=a; b"]);
    }

    #[test]
    fn figures_and_their_absence_are_lines_of_one_table() {
        let page = json!({"slug": "a",
            "half_lives": [{"id": "t", "unpublished": "None.", "searched": "none"}],
            "pharmacokinetics": [{"id": "c", "parameter": "cmax", "value": {"low": 1.0, "value": 1.5, "high": 2.0,
                "unit": "h", "text": "1–2 h"}, "n": 8}],
        });
        let lines = table(|out| records([&page].into_iter(), out));
        let columns: Vec<&str> = lines[0].split(',').collect();
        let at = |line: &str, name: &str| {
            let place = columns.iter().position(|column| *column == name).expect("a column");
            line.split(',').nth(place).expect("a cell").to_owned()
        };
        assert_eq!(at(&lines[1], "parameter"), "half-life");
        assert_eq!(at(&lines[1], "searched_database"), "none");
        assert_eq!(at(&lines[2], "parameter"), "cmax");
        assert_eq!([at(&lines[2], "value"), at(&lines[2], "high"), at(&lines[2], "n")], ["1.5", "2.0", "8"]);
        assert!(lines.iter().all(|line| line.split(',').count() == columns.len()));
    }
}
