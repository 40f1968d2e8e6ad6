//! `monograph.toml` into a [`Node`] tree, so that the settings are read by the same field tables as pages.

use std::borrow::Cow;

use toml_edit::{Array, Document, InlineTable, Item, Key, TableLike, Value};

use crate::base::span::Span;
use crate::source::tree::{Entry, Node, NodeKind, Scalar, Style, SyntaxFault, SyntaxFlaw};

/// Reads a TOML text. A text that is no TOML gives an empty tree and one flaw.
pub fn parse(text: &str) -> (Node<'_>, Vec<SyntaxFlaw>) {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let span = error.span().map_or(Span::new(0, 0), |range| Span::new(range.start, range.end));
            let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
            let flaw = SyntaxFlaw { fault: SyntaxFault::Unreadable(message), span };
            return (Node { span: Span::new(0, 0), kind: NodeKind::Empty }, vec![flaw]);
        }
    };
    (table(document.as_table(), Span::new(0, text.len()), text), Vec::new())
}

fn table<'a>(table: &dyn TableLike, span: Span, text: &'a str) -> Node<'a> {
    let entries = table.get_values_and_tables(text, span);
    Node { span, kind: NodeKind::Map(entries) }
}

/// The entries of any of TOML's three kinds of table.
trait Entries {
    fn get_values_and_tables<'a>(&self, text: &'a str, parent: Span) -> Vec<Entry<'a>>;
}

impl Entries for dyn TableLike + '_ {
    fn get_values_and_tables<'a>(&self, text: &'a str, parent: Span) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> = self
            .iter()
            .filter_map(|(name, value)| {
                let key_span = self.key(name).and_then(Key::span).map_or(parent, |r| Span::new(r.start, r.end));
                let value = item(value, key_span, text)?;
                Some(Entry { key: Cow::Owned(name.to_owned()), key_span, value })
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span.start);
        entries
    }
}

fn item<'a>(item: &Item, parent: Span, text: &'a str) -> Option<Node<'a>> {
    let span = item.span().map_or(parent, |r| Span::new(r.start, r.end));
    match item {
        Item::None => None,
        Item::Value(value) => Some(self::value(value, span, text)),
        Item::Table(inner) => Some(table(inner, span, text)),
        Item::ArrayOfTables(tables) => {
            let items = tables.iter().map(|inner| table(inner, span, text)).collect();
            Some(Node { span, kind: NodeKind::List(items) })
        }
    }
}

fn value<'a>(value: &Value, span: Span, text: &'a str) -> Node<'a> {
    let kind = match value {
        Value::String(string) => {
            NodeKind::Scalar(Scalar { text: Cow::Owned(string.value().clone()), style: Style::Quoted })
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {
            NodeKind::Scalar(Scalar { text: Cow::Borrowed(span.text(text)), style: Style::Plain })
        }
        Value::Array(array) => NodeKind::List(list(array, span, text)),
        Value::InlineTable(inner) => return inline(inner, span, text),
    };
    Node { span, kind }
}

fn list<'a>(array: &Array, parent: Span, text: &'a str) -> Vec<Node<'a>> {
    let span = |v: &Value| v.span().map_or(parent, |r| Span::new(r.start, r.end));
    array.iter().map(|v| value(v, span(v), text)).collect()
}

fn inline<'a>(inner: &InlineTable, span: Span, text: &'a str) -> Node<'a> {
    table(inner, span, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_keep_their_places() {
        let text = "title = \"A\"\n[rules]\nCIT004 = \"off\"\n";
        let (root, flaws) = parse(text);
        assert!(flaws.is_empty());
        let rules = root.get("rules").expect("a table");
        let rule = rules.entry("CIT004").expect("a key");
        assert_eq!(rule.key_span.text(text), "CIT004");
        assert_eq!(rule.value.span.text(text), "\"off\"");
        assert_eq!(rule.value.scalar(), Some("off"));
    }

    #[test]
    fn broken_toml_is_a_flaw_at_its_place() {
        let (_, flaws) = parse("title = \n");
        assert_eq!(flaws.len(), 1);
    }
}
