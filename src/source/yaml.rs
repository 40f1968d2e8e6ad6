//! YAML into a [`Node`] tree with a span on every value, and every fault of the text in one pass.
//!
//! Reads the parser's events (its own trees lose places, or abort at one duplicate key). Anchors,
//! aliases, tags, merge keys and second documents are refused: nobody needs them here, and each has
//! been a way to make a small file large. After a syntax error reading goes on at the next line that
//! begins a top-level key, so that one slip does not hide the rest of the file.

use crate::base::span::Span;
use crate::source::tree::{Node, NodeKind, SyntaxFlaw};
use crate::source::yaml_builder::{Builder, Stop, push_entry};

/// Lists and maps may nest this deep. The content model needs six.
pub const MAX_DEPTH: usize = 32;
/// A document may hold this many values. The largest page of the shipped knowledge base has some thousand.
pub const MAX_NODES: usize = 200_000;

/// What was read: a tree, its faults, and whether part of the text could not be read.
#[derive(Debug)]
pub struct Document<'a> {
    /// The tree; [`NodeKind::Empty`] where there is nothing.
    pub root: Node<'a>,
    /// What is wrong with the text.
    pub flaws: Vec<SyntaxFlaw>,
    /// True where part of the text was skipped, so that a key missing here may stand there.
    pub incomplete: bool,
}

/// Reads the YAML document `text`, which starts at byte `offset` of its file. Spans are of the file.
pub fn parse(text: &str, offset: usize) -> Document<'_> {
    let mut flaws = Vec::new();
    let mut root: Option<Node<'_>> = None;
    let mut incomplete = false;
    let mut at = 0;
    while at < text.len() {
        let mut builder = Builder::new(&text[at..], offset + at);
        let stopped = builder.run();
        flaws.append(&mut builder.flaws);
        incomplete |= stopped.is_some();
        root = Some(match (root, builder.finish()) {
            (None, part) => part,
            (Some(whole), part) => merge(whole, part, &mut flaws),
        });
        let Some(Stop { at: stop, resumable: true }) = stopped else { break };
        match next_top_level_key(text, at + stop) {
            Some(next) if next > at => at = next,
            Some(_) | None => break,
        }
    }
    let root = root.unwrap_or(Node { span: Span::new(offset, offset), kind: NodeKind::Empty });
    Document { root, flaws, incomplete }
}

/// Joins the maps of two stretches of one document, between which a syntax error stood.
fn merge<'a>(whole: Node<'a>, part: Node<'a>, flaws: &mut Vec<SyntaxFlaw>) -> Node<'a> {
    let span = whole.span.join(part.span);
    match (whole.kind, part.kind) {
        (NodeKind::Map(mut entries), NodeKind::Map(more)) => {
            for entry in more {
                push_entry(&mut entries, entry, flaws);
            }
            Node { span, kind: NodeKind::Map(entries) }
        }
        (NodeKind::Empty, kind) => Node { span: part.span, kind },
        (kind, _) => Node { span: whole.span, kind },
    }
}

/// The byte offset of the next line after `from` that begins with a plain key in the first column.
fn next_top_level_key(text: &str, from: usize) -> Option<usize> {
    let mut at = from.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    loop {
        at += memchr::memchr(b'\n', &text.as_bytes()[at..])? + 1;
        let line = text[at..].lines().next().unwrap_or("");
        let key = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(0);
        let rest = &line[key..];
        if key > 0 && line.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with(':') {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tree::SyntaxFault;

    fn spans(text: &str) -> Vec<(String, String)> {
        let document = parse(text, 0);
        assert_eq!(document.flaws, []);
        let entries = document.root.entries().iter();
        entries.map(|e| (e.key_span.text(text).to_owned(), e.value.span.text(text).to_owned())).collect()
    }

    #[test]
    fn every_value_has_its_exact_place() {
        let text = "q: \"a \\\"b\\\" c\"   # note\ns: 'it''s'  \nfl: {a: [x, 'y' ]} # n\nµ: zwölf h\nb: |\n  one\n  two\nl:\n  - 1\n  - 2\n\nz: 1\n";
        let expected = [
            ("q", "\"a \\\"b\\\" c\""),
            ("s", "'it''s'"),
            ("fl", "{a: [x, 'y' ]}"),
            ("µ", "zwölf h"),
            ("b", "one\n  two"),
            ("l", "- 1\n  - 2"),
            ("z", "1"),
        ];
        let found = spans(text);
        for ((key, value), (k, v)) in found.iter().zip(expected) {
            assert_eq!((key.as_str(), value.trim_start_matches("- ")), (k, v.trim_start_matches("- ")), "{key}");
        }
        assert_eq!(found.len(), expected.len());
    }

    #[test]
    fn a_key_without_a_value_is_empty_in_braces_too() {
        let document = parse("a: {b, c: 1, d}\n", 0);
        let map = document.root.get("a").expect("a map");
        let empty = map.entries().iter().filter(|entry| matches!(entry.value.kind, NodeKind::Empty));
        assert_eq!(empty.map(|entry| &*entry.key).collect::<Vec<_>>(), ["b", "d"]);
    }

    #[test]
    fn faults_are_all_found_in_one_pass() {
        let text = "a: 1\na: 2\nb: [1, 2\nc: }\nd: &x 1\ne: *x\nf: !t 2\n";
        let document = parse(text, 10);
        let kinds: Vec<_> = document.flaws.iter().map(|f| std::mem::discriminant(&f.fault)).collect();
        assert!(kinds.len() >= 4, "{:?}", document.flaws);
        assert!(document.incomplete);
        assert!(document.root.get("d").is_some(), "reading goes on after the error: {:?}", document.root);
    }

    #[test]
    fn the_second_of_two_keys_is_reported_and_the_first_kept() {
        let document = parse("a: 1\nb: 2\na: 3\n", 0);
        assert_eq!(document.root.get("a").and_then(Node::scalar), Some("1"));
        assert!(matches!(document.flaws[0].fault, SyntaxFault::DuplicateKey { .. }));
        assert_eq!(document.flaws[0].span, Span::new(10, 11));
    }

    #[test]
    fn deep_nesting_stops_at_the_limit() {
        let text = format!("a: {}", "[".repeat(5000));
        let document = parse(&text, 0);
        assert!(document.flaws.iter().any(|f| matches!(f.fault, SyntaxFault::TooDeep { .. })), "{:?}", document.flaws);
    }

    #[test]
    fn a_second_document_is_refused() {
        let document = parse("a: 1\n---\nb: 2\n", 0);
        assert!(matches!(document.flaws[0].fault, SyntaxFault::SecondDocument), "{:?}", document.flaws);
    }

    #[test]
    fn any_text_gives_a_tree_or_a_fault() {
        for text in [
            "",
            "\u{feff}a: 1",
            "\0",
            ":",
            "- ",
            "? [a]\n: b",
            "'",
            "\"\\",
            "a: |\n",
            "{",
            "%YAML 9\n---\n",
            "\t- x",
            "é: *",
        ] {
            let document = parse(text, 0);
            for flaw in &document.flaws {
                assert!(flaw.span.end as usize <= text.len() + 3, "{text:?} {flaw:?}");
            }
        }
    }
}
