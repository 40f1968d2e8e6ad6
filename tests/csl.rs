//! The conformance corpus: real references, printed exactly as citeproc-js prints them with the same styles.
//!
//! `tests/csl/expected.mjs` writes the expected texts. What still differs is listed here with its reason; the list
//! may only shrink.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test reads its corpus and prints how much of it is exact"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use monograph::derive::csl::{Cited, Citing, Entry, Face, Node, Numbered, Style};
use serde_json::Value;

/// Records that differ from citeproc-js: style, id, why.
const DIFFERENCES: &[(&str, &str, &str)] = &[];

fn json(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/csl").join(path);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The records of a file, by id, without the notes for people.
fn records(path: &str) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for mut record in json(path).as_array().expect("a list of records").iter().cloned() {
        let object = record.as_object_mut().expect("a record is an object");
        object.retain(|key, _| !key.starts_with('_'));
        all.insert(object["id"].as_str().expect("an id").to_owned(), record);
    }
    all
}

/// An entry in citeproc-js's HTML dialect, to compare faces too. Links are not part of it.
fn dialect(entry: &Entry) -> String {
    fn push(nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Text(text) => {
                    out.push_str(&text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;"));
                }
                Node::Styled(face, inner) => {
                    let (open, close) = match face {
                        Face::Italic => ("<i>", "</i>"),
                        Face::Bold => ("<b>", "</b>"),
                        Face::SmallCaps => ("<span style=\"font-variant:small-caps;\">", "</span>"),
                        Face::Sup => ("<sup>", "</sup>"),
                        Face::Sub => ("<sub>", "</sub>"),
                    };
                    out.push_str(open);
                    push(inner, out);
                    out.push_str(close);
                }
                Node::Link { nodes, .. } => push(nodes, out),
            }
        }
    }
    let mut out = String::new();
    push(&entry.nodes, &mut out);
    out
}

/// Prints every record of a group and lists what differs from the expected text.
fn compare(style: &str, group: &str) -> (usize, Vec<(String, String)>) {
    let expected = json(&format!("expected/{style}.json"));
    let style_ready = Style::named(style).expect("a built-in style");
    let mut differing = Vec::new();
    let all = records(&format!("{group}.json"));
    // Prepared for a library it prints the same, by a shorter way where there are many of a type.
    let mut prepared = style_ready.clone();
    let kinds: Vec<&str> = all.values().filter_map(|record| record["type"].as_str()).collect();
    prepared.prepare((0..40).flat_map(|_| &kinds).copied());
    for (id, record) in &all {
        assert_eq!(style_ready.entry(record), prepared.entry(record), "{style}, {id}: alone and among many");
        let wanted =
            expected[group][id].as_str().unwrap_or_else(|| panic!("{id} has no expected text: run expected.mjs"));
        let printed = match style_ready.entry(record) {
            Ok(entry) => dialect(&entry),
            Err(fault) => format!("fault: {fault}"),
        };
        if printed != wanted {
            differing.push((id.clone(), format!("{id}\n  wanted  {wanted}\n  printed {printed}\n")));
        }
    }
    (all.len(), differing)
}

fn check(style: &str, group: &str) {
    let (count, differing) = compare(style, group);
    let known: Vec<&str> = DIFFERENCES.iter().filter(|(of, _, _)| *of == style).map(|(_, id, _)| *id).collect();
    println!("{style}: {} of {count} {group} exact", count - differing.len());
    let new: String =
        differing.iter().filter(|(id, _)| !known.contains(&id.as_str())).map(|(_, text)| text.as_str()).collect();
    assert!(new.is_empty(), "{style} differs from citeproc-js:\n{new}");
    let all = records(&format!("{group}.json"));
    for id in known.iter().filter(|id| all.contains_key(**id)) {
        assert!(differing.iter().any(|(differs, _)| differs == id), "{style}: {id} is exact now; take it off the list");
    }
}

#[test]
fn the_corpus_is_real_and_large_enough() {
    let corpus = json("records.json");
    let corpus = corpus.as_array().expect("a list of records");
    assert!(corpus.len() >= 40, "{} records", corpus.len());
    for record in corpus {
        assert!(
            record["_seen"].as_str().is_some_and(|seen| seen.len() > 10),
            "{} does not say where it was seen",
            record["id"]
        );
    }
}

#[test]
fn ama_is_exact() {
    check("american-medical-association", "records");
}

#[test]
fn nlm_is_exact() {
    check("nlm-citation-sequence", "records");
}

#[test]
fn apa_is_exact() {
    check("apa", "records");
}

#[test]
fn awkward_records_are_exact() {
    for style in ["american-medical-association", "nlm-citation-sequence", "apa"] {
        check(style, "awkward");
    }
}

/// A page of `pages.json`: its name, its references, and what stands in its text as places among them.
fn pages() -> Vec<(String, Vec<Value>, Vec<Vec<usize>>)> {
    let mut known = records("records.json");
    known.extend(records("awkward.json"));
    let pages = json("pages.json");
    let read = |page: &Value| {
        let ids: Vec<&str> = page["references"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let place = |cite: &Value| ids.iter().position(|id| cite["id"] == *id).expect("a reference of the page");
        let cites = page["cites"].as_array().expect("a list").iter();
        let cites = cites.map(|cite| cite.as_array().expect("a list").iter().map(place).collect()).collect();
        (page["name"].as_str().expect("a name").to_owned(), ids.iter().map(|id| known[*id].clone()).collect(), cites)
    };
    pages.as_array().expect("a list of pages").iter().map(read).collect()
}

#[test]
fn numbers_in_the_text_are_grouped_as_citeproc_groups_them() {
    for name in ["american-medical-association", "nlm-citation-sequence", "vancouver"] {
        let style = Style::named(name).expect("a built-in style");
        let Citing::Numbers(numbering) = style.citing() else { panic!("{name} cites by number") };
        let expected = json(&format!("expected/{}.json", name.replace("vancouver", "nlm-citation-sequence")));
        for (page, _, cites) in pages() {
            // Numbered in order of first citation.
            let mut seen: Vec<usize> = Vec::new();
            for (at, cite) in cites.iter().enumerate() {
                let numbered: Vec<Numbered<'_>> = cite
                    .iter()
                    .map(|place| {
                        if !seen.contains(place) {
                            seen.push(*place);
                        }
                        let number = seen.iter().position(|one| one == place).expect("just pushed") + 1;
                        Numbered { number, locator: None }
                    })
                    .collect();
                let wanted = expected["pages"][&page][at].as_str().expect("an expected citation");
                let bare = wanted.replace("<sup>", "").replace("</sup>", "").replace(['(', ')'], "");
                assert_eq!(
                    numbering.cluster(&numbered).to_string(),
                    format!("[{bare}]"),
                    "{name}, {page}, citation {at}"
                );
            }
        }
    }
}

#[test]
fn authors_and_dates_in_the_text_are_as_citeproc_prints_them() {
    let style = Style::named("apa").expect("a built-in style");
    let Citing::AuthorDate(author_date) = style.citing() else { panic!("APA cites by author and date") };
    let expected = json("expected/apa.json");
    let mut differing = String::new();
    for (name, references, cites) in pages() {
        let references: Vec<&Value> = references.iter().collect();
        let cites: Vec<Vec<Cited<'_>>> = cites
            .iter()
            .map(|cite| cite.iter().map(|place| Cited { reference: *place, locator: None }).collect())
            .collect();
        let page = author_date.page(&references, &cites);
        assert!(page.faults.is_empty(), "{:?}", page.faults);
        for (at, printed) in page.citations.iter().enumerate() {
            let wanted = expected["pages"][&name][at].as_str().expect("an expected citation");
            if dialect(printed) != wanted {
                differing
                    .push_str(&format!("{name}, citation {at}\n  wanted  {wanted}\n  printed {}\n", dialect(printed)));
            }
        }
    }
    assert!(differing.is_empty(), "APA in the text differs from citeproc-js:\n{differing}");
}
