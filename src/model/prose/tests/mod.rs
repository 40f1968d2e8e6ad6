//! Each trap of Markdown and of our own marks, seen from the prose that comes of it.

mod any_text;
mod mark;
mod outline;
mod place;
mod run;
mod suppression;
mod visit;

use crate::base::mapping::Mapping;
use crate::model::prose::{Cite, Event, FaultKind, Mode, Prose, Tag, ValueRef};

/// Where the tests' texts begin in their file.
const START: usize = 1000;

fn page(text: &str) -> Prose {
    Prose::parse(text, &Mapping::shifted(START), Mode::Page)
}

fn inline(text: &str) -> Prose {
    Prose::parse(text, &Mapping::shifted(START), Mode::Inline)
}

/// The words of the file at a span.
fn at(text: &str, span: crate::base::span::Span) -> &str {
    text.get(span.start as usize - START..span.end as usize - START).expect("a span on characters of the file")
}

fn faults(text: &str) -> Vec<(FaultKind, &str)> {
    page(text).faults().iter().map(|fault| (fault.kind, at(text, fault.span))).collect()
}

/// The prose in a short form: references in braces, elements in angle brackets, `_()` and `^()`.
fn show(prose: &Prose) -> String {
    prose.events().iter().map(show_event).collect()
}

fn show_event(event: &Event) -> String {
    match event {
        Event::Start(Tag::Heading { level, .. }) => format!("<h{level}>"),
        Event::Start(Tag::Link(link)) => format!("<link {}>", link.url),
        Event::Start(Tag::Image(link)) => format!("<image {}>", link.url),
        Event::Start(Tag::Quote(Some(alert))) => format!("<{alert:?}>"),
        Event::Start(tag) => format!("<{tag:?}>"),
        Event::End(_) => "</>".to_owned(),
        Event::Text(text) => text.to_string(),
        Event::Code(code) => format!("`{code}`"),
        Event::Sub(text) => format!("_({text})"),
        Event::Sup(text) => format!("^({text})"),
        Event::Cite(group) => format!("{{{}}}", group.iter().map(show_cite).collect::<Vec<_>>().join("; ")),
        Event::Value(value) => format!("{{={}}}", show_value(value)),
        Event::Claim(claim) => match &claim.page {
            Some(page) => format!("{{!{}/{}}}", **page, *claim.id),
            None => format!("{{!{}}}", *claim.id),
        },
        Event::FootnoteRef(label) => format!("{{^{label}}}"),
        Event::SoftBreak => "⏎".to_owned(),
        Event::HardBreak => "↵".to_owned(),
        Event::Rule => "<hr>".to_owned(),
        Event::Html(html) => format!("HTML({})", html.raw),
    }
}

fn show_cite(cite: &Cite) -> String {
    let locator = cite.locator.as_ref().map(|locator| format!("|{}", **locator)).unwrap_or_default();
    format!("{}{}{locator}", if cite.narrative { "@" } else { "" }, cite.source.raw)
}

fn show_value(value: &ValueRef) -> String {
    let page = value.page.as_ref().map(|page| format!("{}/", **page)).unwrap_or_default();
    let derived = value.derived.as_ref().map(|derived| format!(":{:?}", **derived)).unwrap_or_default();
    format!("{page}{}{derived}", *value.record)
}

/// A paragraph's content in short form.
fn paragraph(text: &str) -> String {
    let shown = show(&page(text));
    let inner = shown.strip_prefix("<Paragraph>").and_then(|rest| rest.strip_suffix("</>"));
    inner.unwrap_or_else(|| panic!("one paragraph: {shown}")).to_owned()
}

/// The same, where nothing is wrong.
fn clean(text: &str) -> String {
    assert_eq!(faults(text), [], "{text}");
    paragraph(text)
}
