//! The events of YAML's parser into a tree with a span on every value; what is refused is told as a flaw.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Marks};

use crate::base::span::Span;
use crate::source::char_cursor::CharCursor;
use crate::source::slip;
use crate::source::tree::{Entry, Node, NodeKind, Scalar, Style, SyntaxFault, SyntaxFlaw};
use crate::source::yaml::{MAX_DEPTH, MAX_NODES};
use crate::source::yaml_input::YamlInput;

/// Where reading stopped, and whether it makes sense to go on after it.
pub(in crate::source) struct Stop {
    /// The byte.
    pub(in crate::source) at: usize,
    /// Whether what follows may be read.
    pub(in crate::source) resumable: bool,
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
pub(in crate::source) struct Builder<'a> {
    text: &'a str,
    offset: usize,
    cursor: CharCursor<'a>,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    nodes: usize,
    /// What is wrong with what was read.
    pub(in crate::source) flaws: Vec<SyntaxFlaw>,
}

impl<'a> Builder<'a> {
    /// For the text that begins at that byte of its file.
    pub(in crate::source) fn new(text: &'a str, offset: usize) -> Builder<'a> {
        Builder {
            text,
            offset,
            cursor: CharCursor::new(text),
            open: Vec::new(),
            root: None,
            nodes: 0,
            flaws: Vec::new(),
        }
    }

    /// Reads all events; says where it stopped when it could not go to the end.
    pub(in crate::source) fn run(&mut self) -> Option<Stop> {
        let mut parser = Parser::new(YamlInput::new(self.text));
        loop {
            match parser.next_event()? {
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
    pub(in crate::source) fn finish(mut self) -> Node<'a> {
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

/// Adds an entry, or reports that its key is there already.
pub(in crate::source) fn push_entry<'a>(entries: &mut Vec<Entry<'a>>, entry: Entry<'a>, flaws: &mut Vec<SyntaxFlaw>) {
    match entries.iter().find(|known| known.key == entry.key) {
        Some(first) => flaws.push(SyntaxFlaw {
            fault: SyntaxFault::DuplicateKey { key: entry.key.as_ref().into(), first: first.key_span },
            span: entry.key_span,
        }),
        None => entries.push(entry),
    }
}
