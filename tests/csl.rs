//! The conformance corpus: real references, printed exactly as citeproc-js prints them with the same styles.
//!
//! `tests/csl/expected.mjs` writes the expected texts. What still differs is listed here with its reason; the list
//! may only shrink.

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
    for (id, record) in &all {
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
