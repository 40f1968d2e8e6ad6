//! A CSL style as a tree of elements that can be rewritten before the engine reads it.
//!
//! Holds elements, attributes and text; comments, declarations and processing instructions are dropped.

use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// One element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, as written.
    pub name: String,
    /// Its attributes, in order of appearance, entities resolved.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Child {
    /// An element.
    Element(Element),
    /// Text, entities resolved.
    Text(String),
}

/// Nesting beyond this is refused; CSL styles stay below thirty.
const DEEPEST: usize = 200;

impl Element {
    /// An element without attributes and children.
    pub fn new(name: &str) -> Element {
        Element { name: name.to_owned(), ..Element::default() }
    }

    /// The same with an attribute more.
    pub fn with(mut self, name: &str, value: &str) -> Element {
        self.set(name, value);
        self
    }

    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Takes an attribute away.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let at = self.attributes.iter().position(|(key, _)| key == name)?;
        Some(self.attributes.remove(at).1)
    }

    /// The elements that it holds.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The elements that it holds, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first child element of a name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The first child element of a name, to be changed.
    pub fn child_mut(&mut self, name: &str) -> Option<&mut Element> {
        self.elements_mut().find(|element| element.name == name)
    }

    /// Calls `change` on this element and on all below, children after their parent.
    pub fn each(&mut self, change: &mut dyn FnMut(&mut Element)) {
        change(self);
        for element in self.elements_mut() {
            element.each(change);
        }
    }

    /// The text directly within, trimmed.
    pub fn text(&self) -> String {
        let texts = self.children.iter().map(|child| match child {
            Child::Text(text) => text.as_str(),
            Child::Element(_) => "",
        });
        texts.collect::<String>().trim().to_owned()
    }

    /// Whether this element or one below satisfies `test`.
    pub fn any(&self, test: &dyn Fn(&Element) -> bool) -> bool {
        test(self) || self.elements().any(|element| element.any(test))
    }
}

/// Reads a document's root element. The error says what is wrong and at which byte.
pub fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| format!("{error} (byte {})", reader.error_position()))?;
        match event {
            Event::Start(start) if open.len() < DEEPEST => open.push(element(&start)?),
            Event::Start(_) => return Err(format!("nested deeper than {DEEPEST} elements")),
            Event::Empty(start) => {
                if let Some(root) = close(&mut open, element(&start)?) {
                    return Ok(root);
                }
            }
            Event::End(_) => {
                let Some(done) = open.pop() else { return Err("an element ends that never began".into()) };
                if let Some(root) = close(&mut open, done) {
                    return Ok(root);
                }
            }
            Event::Text(text) => push_text(&mut open, &text.decode().map_err(|error| error.to_string())?),
            Event::CData(data) => push_text(&mut open, &data.decode().map_err(|error| error.to_string())?),
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|error| error.to_string())?;
                let text =
                    quick_xml::escape::unescape(&format!("&{name};")).map_err(|error| error.to_string())?.into_owned();
                push_text(&mut open, &text);
            }
            Event::Eof => return Err("the document ends before its root element".into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
    let mut made = Element { name, ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
        let value = attribute.unescape_value().map_err(|error| error.to_string())?.into_owned();
        made.attributes.push((key, value));
    }
    Ok(made)
}

/// Hands a finished element to its parent; without one it is the root.
fn close(open: &mut [Element], done: Element) -> Option<Element> {
    match open.last_mut() {
        Some(parent) => {
            parent.children.push(Child::Element(done));
            None
        }
        None => Some(done),
    }
}

fn push_text(open: &mut [Element], text: &str) {
    if let Some(parent) = open.last_mut() {
        if let Some(Child::Text(last)) = parent.children.last_mut() {
            last.push_str(text);
        } else if !text.trim().is_empty() {
            parent.children.push(Child::Text(text.to_owned()));
        }
    }
}

/// Writes an element and what it holds.
pub fn write(root: &Element) -> String {
    let mut out = String::new();
    push_element(root, &mut out);
    out
}

fn push_element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for (name, value) in &element.attributes {
        // Writing into a String cannot fail.
        let _ = write!(out, " {name}=\"{}\"", quick_xml::escape::escape(value.as_str()));
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Child::Element(inner) => push_element(inner, out),
            Child::Text(text) => out.push_str(&quick_xml::escape::escape(text.as_str())),
        }
    }
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}
