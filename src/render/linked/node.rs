//! Objects of JSON-LD, written straight into the text of the data block: no tree is built.

use std::fmt::Write as _;

/// An object that is being written; what says nothing is left out.
pub struct Node<'o> {
    out: &'o mut String,
}

/// Writes an object of a type of schema.org.
pub fn object(out: &mut String, kind: &str, fill: impl FnOnce(&mut Node<'_>)) {
    out.push_str("{\"@type\":\"");
    out.push_str(kind);
    out.push('"');
    fill(&mut Node { out });
    out.push('}');
}

impl Node<'_> {
    /// A text; left out where it is empty.
    pub fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.texts_in_one(key, &[text]);
        }
    }

    /// A text that may be missing.
    pub fn maybe(&mut self, key: &str, text: Option<&str>) {
        self.text(key, text.unwrap_or_default());
    }

    /// A text in pieces: an address, say.
    pub fn texts_in_one(&mut self, key: &str, pieces: &[&str]) {
        self.key(key);
        self.string(pieces);
    }

    /// A count.
    pub fn number(&mut self, key: &str, number: u32) {
        self.key(key);
        write!(self.out, "{number}").expect("writing to a string does not fail");
    }

    /// Texts; left out where there are none.
    pub fn texts<'t>(&mut self, key: &str, texts: impl IntoIterator<Item = &'t str>) {
        let mut texts = texts.into_iter().filter(|text| !text.is_empty());
        let Some(first) = texts.next() else { return };
        self.key(key);
        self.out.push('[');
        self.string(&[first]);
        for text in texts {
            self.out.push(',');
            self.string(&[text]);
        }
        self.out.push(']');
    }

    /// An object.
    pub fn node(&mut self, key: &str, kind: &str, fill: impl FnOnce(&mut Node<'_>)) {
        self.key(key);
        object(self.out, kind, fill);
    }

    /// An object of which no more than a name is known, not even whether it is a person.
    pub fn named(&mut self, key: &str, name: &str) {
        if !name.is_empty() {
            self.key(key);
            self.out.push_str("{\"name\":");
            self.string(&[name]);
            self.out.push('}');
        }
    }

    /// An object that is told elsewhere, by its id in pieces.
    pub fn reference(&mut self, key: &str, id: &[&str]) {
        self.key(key);
        self.out.push_str("{\"@id\":");
        self.string(id);
        self.out.push('}');
    }

    /// Objects, one for each item; left out where there are none.
    pub fn nodes<T>(&mut self, key: &str, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
        let mut items = items.into_iter();
        let Some(first) = items.next() else { return };
        self.key(key);
        self.out.push('[');
        write(self.out, first);
        for item in items {
            self.out.push(',');
            write(self.out, item);
        }
        self.out.push(']');
    }

    fn key(&mut self, key: &str) {
        self.out.push_str(",\"");
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    fn string(&mut self, pieces: &[&str]) {
        self.out.push('"');
        for piece in pieces {
            escape(piece, self.out);
        }
        self.out.push('"');
    }
}

/// Appends a text as JSON. No `<` is left in it, so that nothing in a text ends the data block.
fn escape(text: &str, out: &mut String) {
    let is_control = |byte: &u8| *byte < b' ';
    let is_plain =
        memchr::memchr3(b'"', b'\\', b'<', text.as_bytes()).is_none() && !text.as_bytes().iter().any(is_control);
    if is_plain {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\' | '<') || c < ' ') {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = special.chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some(c) => write!(out, "\\u{:04x}", u32::from(c)).expect("writing to a string does not fail"),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn texts_are_read_back_as_they_were_and_end_no_script() {
        let texts = ["plain µ", "a \"b\" \\ c", "</script><!--", "line\nbreak\t\u{1}", "end\""];
        let mut out = String::new();
        object(&mut out, "Thing", |node| node.texts("alternateName", texts));
        assert!(!out.contains('<'), "{out}");
        let read: Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!(read, json!({"@type": "Thing", "alternateName": texts}));
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let mut out = String::new();
        object(&mut out, "Drug", |node| {
            node.text("name", "A");
            node.text("description", "");
            node.maybe("url", None);
            node.texts("sameAs", [""]);
            node.nodes("identifier", [0; 0], |_, _| {});
            node.named("creator", "");
            node.node("isRelatedTo", "Drug", |node| node.number("position", 2));
            node.reference("mainEntityOfPage", &["/a/", "#b"]);
        });
        let expected = json!({"@type": "Drug", "name": "A", "isRelatedTo": {"@type": "Drug", "position": 2},
            "mainEntityOfPage": {"@id": "/a/#b"}});
        assert_eq!(serde_json::from_str::<Value>(&out).expect("JSON"), expected);
    }
}
