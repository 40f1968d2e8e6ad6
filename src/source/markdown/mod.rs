//! Markdown as Monograph reads it: events with places, references told from links, and the traps between them.
//!
//! pulldown-cmark does CommonMark, tables, footnotes, heading attributes and alerts. Read here: references in
//! brackets (through its callback for undefined links, which knows code from text), bare `@key`, `H~2~O`,
//! `Ca^2+^`, `~~struck~~` and suppressing comments. pulldown's own strikethrough stays off, because one tilde
//! opens it and `~5 mg of H~2~O` would be struck; so do smart punctuation and definition lists.
//!
//! Places count in the text given; only the caller knows of a file.

mod bracket;
mod comment;
mod definition;
mod fault;
mod html;
mod inline_text;
mod marks;
mod reader;
mod strike;
mod token;

pub use fault::FaultKind;
pub use inline_text::InlineText;
pub use token::{AllowItem, Document, Found, Tag, TagEnd, Token};

/// Reads a page's body.
pub fn page(text: &str) -> Document<'_> {
    reader::read(text, 0)
}

/// Reads a string of front matter: one paragraph, whatever its text looks like.
pub fn inline<'a>(text: &'a InlineText<'_>) -> Document<'a> {
    reader::read(text.guarded(), text.guard())
}
