//! References in brackets, told from the links that pulldown takes them for.
//!
//! `[@a][@b]` comes as one link with two labels, `wow![@a]` as an image, and a label that a stolen definition
//! (`[@a]: http…`) defines as a real link; all of them are references.

use crate::base::mapping::Mapping;
use crate::base::span::Span;
use crate::source::inline;
use crate::source::markdown::reader::Reader;
use crate::source::markdown::{FaultKind, Found, Token};
use pulldown_cmark::{CowStr, LinkType};
use std::borrow::Cow;
use std::ops::Range;

/// What stands where pulldown saw a link: one or two pairs of brackets, with their places.
pub(in crate::source::markdown) struct Brackets {
    pub first: Range<usize>,
    pub first_is_reference: bool,
    pub second: Option<Range<usize>>,
    /// `[]` after a reference.
    pub empty: Option<Range<usize>>,
}

impl Brackets {
    /// Whether an undefined link is for us: its label or its first brackets hold a reference.
    pub(in crate::source::markdown) fn is_ours(source: &str, label: &str) -> bool {
        let first = source.strip_prefix('!').unwrap_or(source).get(1..).unwrap_or("");
        Brackets::holds_reference(label) || inline::is_reference(first)
    }

    /// Whether the text between brackets is a reference, or has one among other words.
    pub(in crate::source::markdown) fn holds_reference(words: &str) -> bool {
        inline::is_reference(words) || (memchr::memchr(b'@', words.as_bytes()).is_some() && inline::holds_source(words))
    }
}

/// The brackets of a link at `range`; `None` where it is really a link.
pub(in crate::source::markdown) fn brackets(
    text: &str,
    range: &Range<usize>,
    link_type: LinkType,
    label: &str,
    is_image: bool,
) -> Option<Brackets> {
    let start = range.start + usize::from(is_image);
    let source = text.get(start..range.end)?;
    let is_unknown = match link_type {
        LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown => true,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => false,
        LinkType::Inline | LinkType::Autolink | LinkType::Email | LinkType::WikiLink { .. } => return None,
    };
    if !is_unknown && !inline::is_reference(label) {
        return None;
    }
    let has_second = matches!(link_type, LinkType::Reference | LinkType::ReferenceUnknown);
    let second = if has_second { source.rfind("][").map(|at| start + at + 1..range.end) } else { None };
    let first = start..second.as_ref().map_or(range.end, |second| second.start);
    let first_is_reference = match &second {
        Some(_) => inline::is_reference(source.get(1..)?),
        None => true,
    };
    let is_collapsed = matches!(link_type, LinkType::Collapsed | LinkType::CollapsedUnknown);
    let (first, empty) = match (is_collapsed, source.strip_suffix("[]")) {
        (true, Some(_)) => (first.start..first.end - 2, Some(range.end - 2..range.end)),
        (true, None) => (first, Some(range.end..range.end + 2)),
        (false, _) => (first, None),
    };
    Some(Brackets { first, first_is_reference, second, empty })
}

impl<'a> Reader<'a> {
    /// A pair of brackets that is a reference.
    pub(in crate::source::markdown) fn bracket(&mut self, range: Range<usize>) {
        let inner = range.start + 1..range.end.saturating_sub(1);
        let source = self.text.get(inner.clone()).unwrap_or("");
        let (words, at) = unbroken(source, inner.start);
        let read = inline::bracket(&words);
        for &(what, span) in &read.faults {
            self.document.faults.push((FaultKind::Malformed(what), at.map(span)));
        }
        if self.in_link() {
            self.fault(FaultKind::CitationInLink, range.clone());
        }
        match read.reference {
            Some(reference) => self.found(Found { words, at, reference, narrative: false }, range),
            None => self.push(Token::Text(CowStr::Borrowed(self.text.get(range.clone()).unwrap_or(""))), range),
        }
    }

    /// Pushes a reference.
    pub(in crate::source::markdown) fn found(&mut self, found: Found<'a>, range: Range<usize>) {
        self.references += 1;
        self.push(Token::Reference(Box::new(found)), range);
    }
}

/// The text between brackets on one line: a line break with the indentation and quotation signs after it is
/// a space.
fn unbroken(source: &str, start: usize) -> (Cow<'_, str>, Mapping) {
    if memchr::memchr2(b'\n', b'\r', source.as_bytes()).is_none() {
        return (Cow::Borrowed(source), Mapping::shifted(start));
    }
    let mut words = String::with_capacity(source.len());
    let mut at = Mapping::starting_at(start);
    let mut rest = source;
    while let Some(line_end) = rest.find(['\n', '\r']) {
        let from = start + source.len() - rest.len();
        let (line, after) = rest.split_at(line_end);
        words.push_str(line);
        words.push(' ');
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        at.push_in_step(line.len(), from);
        at.push_whole(1, from + line.len()..start + source.len() - rest.len());
    }
    words.push_str(rest);
    at.push_in_step(rest.len(), start + source.len() - rest.len());
    (Cow::Owned(words), at)
}

/// The span of `range` as the mapping of one place sees it.
pub(in crate::source::markdown) fn flat(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
