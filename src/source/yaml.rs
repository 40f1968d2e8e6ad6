//! YAML into a [`Node`] tree with a span on every value, and every fault of the text in one pass.
//!
//! Reads the parser's events (its own trees lose places, or abort at one duplicate key). Anchors,
//! aliases, tags, merge keys and second documents are refused: nobody needs them here, and each has
//! been a way to make a small file large. After a syntax error reading goes on at the next line that
//! begins a top-level key, so that one slip does not hide the rest of the file.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Marks};

use crate::base::span::Span;
use crate::source::slip;
use crate::source::tree::{Entry, Node, NodeKind, Scalar, Style, SyntaxFault, SyntaxFlaw};
use crate::source::yaml_input::YamlInput;

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

/// Adds an entry, or reports that its key is there already.
fn push_entry<'a>(entries: &mut Vec<Entry<'a>>, entry: Entry<'a>, flaws: &mut Vec<SyntaxFlaw>) {
    match entries.iter().find(|known| known.key == entry.key) {
        Some(first) => flaws.push(SyntaxFlaw {
            fault: SyntaxFault::DuplicateKey { key: entry.key.as_ref().into(), first: first.key_span },
            span: entry.key_span,
        }),
        None => entries.push(entry),
    }
}

/// Where reading stopped, and whether it makes sense to go on after it.
struct Stop {
    at: usize,
    resumable: bool,
}

/// An open list or map.
enum Open<'a> {
    List { span: Span, items: Vec<Node<'a>>, flow: bool },
    Map { span: Span, entries: Vec<Entry<'a>>, key: Option<(Cow<'a, str>, Span)>, flow: bool },
}

impl Open<'_> {
    fn start(&self) -> u32 {
        let (Open::List { span, .. } | Open::Map { span, .. }) = self;
        span.start
    }
}

/// Turns events into a tree.
struct Builder<'a> {
    text: &'a str,
    offset: usize,
    cursor: Cursor<'a>,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    nodes: usize,
    flaws: Vec<SyntaxFlaw>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, offset: usize) -> Builder<'a> {
        let cursor = Cursor { text, ascii: text.is_ascii(), chars: 0, bytes: 0 };
        Builder { text, offset, cursor, open: Vec::new(), root: None, nodes: 0, flaws: Vec::new() }
    }

    /// Reads all events; says where it stopped when it could not go to the end.
    fn run(&mut self) -> Option<Stop> {
        let mut parser = Parser::new(YamlInput::new(self.text));
        loop {
            match next(&mut parser)? {
                Ok((event, marks)) => {
                    if let Some(stop) = self.event(event, marks) {
                        return Some(stop);
                    }
                }
                Err(error) => return Some(self.syntax_error(&error)),
            }
        }
    }

    fn syntax_error(&mut self, error: &ScanError) -> Stop {
        let at = self.cursor.byte(error.marker().index());
        // The scanner has a limit of its own on brackets, which it meets before the tree is built.
        let deep = error.info().contains("recursion limit");
        if !deep && let Some(found) = slip::find(self.text, at, error.info()) {
            self.discard(found.spoilt);
            self.flaw(SyntaxFault::Slip(found.slip), found.place.start, found.place.end);
            return Stop { at: found.spoilt.min(at), resumable: true };
        }
        let line_end = self.text[at..].find('\n').map_or(self.text.len(), |n| at + n);
        let first = self.text[at..].chars().next().map_or(0, char::len_utf8);
        let end = if line_end > at { at + first } else { at };
        let fault = if deep {
            SyntaxFault::TooDeep { limit: MAX_DEPTH }
        } else {
            SyntaxFault::Unreadable(error.info().to_owned())
        };
        self.flaw(fault, at, end);
        Stop { at, resumable: !deep }
    }

    /// Forgets what was read from there on: it is not what was meant.
    fn discard(&mut self, from: usize) {
        let from = (self.offset + from) as u32;
        self.flaws.retain(|flaw| flaw.span.start < from);
        self.root.take_if(|root| root.span.start >= from);
        while self.open.pop_if(|open| open.start() >= from).is_some() {}
        match self.open.last_mut() {
            Some(Open::List { items, .. }) => items.retain(|item| item.span.start < from),
            Some(Open::Map { entries, key, .. }) => {
                entries.retain(|entry| entry.key_span.start < from && entry.value.span.start < from);
                key.take();
            }
            None => {}
        }
    }

    fn flaw(&mut self, fault: SyntaxFault, start: usize, end: usize) {
        self.flaws.push(SyntaxFlaw { fault, span: Span::new(self.offset + start, self.offset + end) });
    }

    fn event(&mut self, event: Event<'a>, marks: Marks) -> Option<Stop> {
        let start = self.cursor.byte(marks.start.index());
        let end = self.cursor.byte(marks.end.index());
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                self.refuse_extras(anchor > 0, tag.is_some(), start);
                let node = self.scalar(value, style, start, end);
                self.add(node)
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(anchor > 0, tag.is_some(), start);
                let span = Span::new(self.offset + start, self.offset + end);
                self.push(Open::List { span, items: Vec::new(), flow: end > start })
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(anchor > 0, tag.is_some(), start);
                let span = Span::new(self.offset + start, self.offset + end);
                self.push(Open::Map { span, entries: Vec::new(), key: None, flow: end > start })
            }
            // The parser's end of a flow collection goes on over blanks and comments; its bracket is one byte.
            Event::SequenceEnd | Event::MappingEnd => self.close((start + 1).min(self.text.len())),
            Event::Alias(_) => {
                self.flaw(SyntaxFault::AnchorOrAlias, start, end);
                let span = Span::new(self.offset + start, self.offset + end);
                self.add(Node { span, kind: NodeKind::Empty })
            }
            Event::DocumentStart(_) if self.root.is_some() => {
                self.flaw(SyntaxFault::SecondDocument, start, end.max(start + 3).min(self.text.len()));
                Some(Stop { at: start, resumable: false })
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                None
            }
        }
    }

    /// Refuses an anchor or a tag. The parser's mark is at the anchor, or at what follows it.
    fn refuse_extras(&mut self, anchor: bool, tag: bool, start: usize) {
        if !anchor && !tag {
            return;
        }
        let before = self.text[..start].trim_end();
        let word = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let from = if before[word..].starts_with(['&', '!']) { word } else { start };
        let rest = &self.text[from..];
        let end = from + rest.find(char::is_whitespace).unwrap_or(rest.len());
        let fault = if anchor { SyntaxFault::AnchorOrAlias } else { SyntaxFault::Tag };
        self.flaw(fault, from, end);
    }

    fn scalar(&mut self, value: Cow<'a, str>, style: ScalarStyle, start: usize, end: usize) -> Node<'a> {
        let (style, end) = match style {
            ScalarStyle::Plain => (Style::Plain, end),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => (Style::Quoted, self.closing_quote(start, end)),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                (Style::Block, start + self.text[start..end].trim_end().len())
            }
        };
        // Between braces the place of a value that is not there goes on over the comma.
        let end = if style == Style::Plain && value.is_empty() { start } else { end };
        let raw = &self.text[start..end];
        let span = Span::new(self.offset + start, self.offset + end);
        if style == Style::Plain && raw.is_empty() {
            return Node { span, kind: NodeKind::Empty };
        }
        // Borrow where the value is the very text, which most are: a third of the allocations less.
        let inner = if style == Style::Quoted { raw.get(1..raw.len().saturating_sub(1)).unwrap_or(raw) } else { raw };
        let text = if inner == value { Cow::Borrowed(inner) } else { value };
        Node { span, kind: NodeKind::Scalar(Scalar { text, style }) }
    }

    /// One past the closing quote of the quoted scalar that opens at `start`: the parser's own end goes on over
    /// blanks and comments.
    fn closing_quote(&self, start: usize, end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let Some(&quote) = bytes.get(start) else { return end };
        let mut at = start + 1;
        while at < end {
            match bytes[at] {
                b'\\' if quote == b'"' => at += 2,
                b if b == quote && quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
                b if b == quote => return at + 1,
                _ => at += 1,
            }
        }
        end
    }

    fn push(&mut self, open: Open<'a>) -> Option<Stop> {
        let (Open::List { span, .. } | Open::Map { span, .. }) = &open;
        let start = span.start as usize - self.offset;
        if self.open.len() >= MAX_DEPTH {
            self.flaw(SyntaxFault::TooDeep { limit: MAX_DEPTH }, start, (start + 1).min(self.text.len()));
            return Some(Stop { at: start, resumable: false });
        }
        self.open.push(open);
        None
    }

    fn close(&mut self, end: usize) -> Option<Stop> {
        let node = self.open.pop()?;
        let node = closed(node, self.offset + end);
        self.add(node)
    }

    /// Puts a finished node where it belongs: a list item, a key, a value, or the root.
    fn add(&mut self, node: Node<'a>) -> Option<Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let at = node.span.start as usize - self.offset;
            self.flaw(SyntaxFault::TooMany { limit: MAX_NODES }, at, at);
            return Some(Stop { at, resumable: false });
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => *key = Some(key_of(node, &mut self.flaws)),
                Some((word, key_span)) if word == "<<" => {
                    self.flaws.push(SyntaxFlaw { fault: SyntaxFault::MergeKey, span: key_span });
                }
                Some((word, key_span)) => {
                    push_entry(entries, Entry { key: word, key_span, value: node }, &mut self.flaws);
                }
            },
        }
        None
    }

    /// The tree; what is still open (after an error) is closed as far as it was read.
    fn finish(mut self) -> Node<'a> {
        while let Some(open) = self.open.pop() {
            let (Open::List { span, .. } | Open::Map { span, .. }) = &open;
            let end = span.end as usize;
            let node = closed(open, end);
            if self.add(node).is_some() {
                break;
            }
        }
        let span = Span::new(self.offset, self.offset);
        self.root.unwrap_or(Node { span, kind: NodeKind::Empty })
    }
}

fn next<'a>(parser: &mut Parser<'a, YamlInput<'a>>) -> Option<Result<(Event<'a>, Marks), ScanError>> {
    parser.next_event()
}

fn key_of<'a>(node: Node<'a>, flaws: &mut Vec<SyntaxFlaw>) -> (Cow<'a, str>, Span) {
    match node.kind {
        NodeKind::Scalar(scalar) => (scalar.text, node.span),
        NodeKind::Empty => (Cow::Borrowed(""), node.span),
        NodeKind::List(_) | NodeKind::Map(_) => {
            flaws.push(SyntaxFlaw { fault: SyntaxFault::KeyNotText, span: node.span });
            (Cow::Borrowed(""), node.span)
        }
    }
}

/// A finished list or map. Block ones end where their last child ends; flow ones at their bracket.
fn closed(open: Open<'_>, end: usize) -> Node<'_> {
    match open {
        Open::List { span, items, flow } => {
            let last = items.last().map_or(span, |item| item.span);
            let span = if flow { Span { start: span.start, end: end as u32 } } else { span.join(last) };
            Node { span, kind: NodeKind::List(items) }
        }
        Open::Map { span, entries, flow, key: _ } => {
            let last = entries.last().map_or(span, |entry| entry.key_span.join(entry.value.span));
            let span = if flow { Span { start: span.start, end: end as u32 } } else { span.join(last) };
            Node { span, kind: NodeKind::Map(entries) }
        }
    }
}

/// Turns the parser's character indices into bytes. Events come nearly in order, so it walks from where it was.
struct Cursor<'a> {
    text: &'a str,
    ascii: bool,
    chars: usize,
    bytes: usize,
}

impl Cursor<'_> {
    fn byte(&mut self, chars: usize) -> usize {
        if self.ascii {
            return chars.min(self.text.len());
        }
        while self.chars > chars {
            self.bytes = self.text[..self.bytes].char_indices().next_back().map_or(0, |(at, _)| at);
            self.chars -= 1;
        }
        let rest = &self.text[self.bytes..];
        let step = chars - self.chars;
        match rest.char_indices().nth(step) {
            Some((at, _)) => {
                self.bytes += at;
                self.chars = chars;
            }
            None => {
                self.chars += rest.chars().count();
                self.bytes = self.text.len();
            }
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
