//! A string of front matter made into the one paragraph that it is.
//!
//! `10. of May`, `> 5 mg` or `# 1` in a summary are words, not a list, a quotation or a heading: line breaks
//! become spaces, and a guard before the first character keeps Markdown from seeing a block there.

use std::borrow::Cow;

/// A no-break space: no block begins with it, Markdown does not trim it, and emphasis treats it as a space.
const GUARD: &str = "\u{a0}";

/// Text that Markdown reads as one paragraph.
#[derive(Clone, Debug)]
pub struct InlineText<'a> {
    text: Cow<'a, str>,
    guard: usize,
}

impl<'a> InlineText<'a> {
    /// Prepares a string; copies it only where it must.
    pub fn new(text: &'a str) -> InlineText<'a> {
        if text.starts_with(char::is_alphabetic) && memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
            return InlineText { text: Cow::Borrowed(text), guard: 0 };
        }
        let mut guarded = String::with_capacity(GUARD.len() + text.len());
        guarded.push_str(GUARD);
        guarded.extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        InlineText { text: Cow::Owned(guarded), guard: GUARD.len() }
    }

    /// The text with its guard.
    pub fn guarded(&self) -> &str {
        &self.text
    }

    /// The guard's length, by which places in the tokens lie behind those in the string.
    pub fn guard(&self) -> usize {
        self.guard
    }
}
