//! A page's two parts: front matter between `---` lines, and the Markdown body after it.

use crate::base::span::Span;

/// Where the parts of a page stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The opening `---`.
    pub opening: Span,
    /// The YAML between the fences.
    pub front: Span,
    /// All after the closing fence's line.
    pub body: Span,
}

/// Why a page has no front matter that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsFault {
    /// The file does not begin with a line `---`; the span is the first line.
    Missing(Span),
    /// There is no second `---` line; the span is the opening one.
    Unterminated(Span),
}

/// Splits a page. A byte order mark before the opening fence is passed over; lines may end in CRLF.
///
/// # Errors
/// [`PartsFault`] where there is no front matter or no end of it.
pub fn split(text: &str) -> Result<Parts, PartsFault> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first_end = line_end(text, start);
    let opening = Span::new(start, start + 3);
    if text[start..first_end].trim_end() != "---" {
        return Err(PartsFault::Missing(Span::new(start, start + text[start..first_end].trim_end().len())));
    }
    let mut at = first_end;
    while at < text.len() {
        let end = line_end(text, at);
        if text[at..end].trim_end() == "---" {
            return Ok(Parts { opening, front: Span::new(first_end, at), body: Span::new(end, text.len()) });
        }
        at = end;
    }
    Err(PartsFault::Unterminated(opening))
}

/// One past the line break that ends the line at `at`.
fn line_end(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |n| at + n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_the_fences_whatever_the_line_ends() {
        let text = "---\r\ntitle: x\r\n---\r\nBody\n---\nmore";
        let parts = split(text).expect("two fences");
        assert_eq!(parts.front.text(text), "title: x\r\n");
        assert_eq!(parts.body.text(text), "Body\n---\nmore");
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(split("Hello\n"), Err(PartsFault::Missing(Span::new(0, 5))));
        assert_eq!(split("---\na: 1\n"), Err(PartsFault::Unterminated(Span::new(0, 3))));
        assert_eq!(split(""), Err(PartsFault::Missing(Span::new(0, 0))));
    }
}
