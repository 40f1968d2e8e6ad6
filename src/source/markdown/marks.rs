//! Marks within text: bare `@key`, `H~2~O`, `Ca^2+^`, and brackets that were left open.

use crate::base::mapping::Mapping;
use crate::source::inline::{CiteItem, Malformed, Reference, bare_key, is_surely_reference};
use crate::source::markdown::bracket::flat;
use crate::source::markdown::reader::Reader;
use crate::source::markdown::{FaultKind, Found, Token};
use pulldown_cmark::CowStr;
use std::borrow::Cow;
use std::ops::Range;

/// How far a link's target may reach: longer ones are not looked for, so that no text costs its square.
const LONGEST_TARGET: usize = 2_000;

/// A literal `[` that is open.
pub(in crate::source::markdown) struct OpenBracket {
    at: usize,
    /// How many references there were before it.
    references: usize,
}

impl Reader<'_> {
    /// Looks through a stretch of text and pushes what it holds.
    pub(in crate::source::markdown) fn marks(&mut self, run: Range<usize>) {
        let text = self.text;
        let bytes = text.as_bytes().get(..run.end).unwrap_or(&[]);
        let is_escaped = run.start > 0 && bytes.get(run.start - 1) == Some(&b'\\');
        let mut from = run.start;
        let mut at = run.start + usize::from(is_escaped);
        while let Some(&b) = bytes.get(at) {
            let end = match b {
                b'@' => self.narrative(from, at, run.end),
                b'~' | b'^' => self.raised(from, at, run.end),
                b'[' => self.opened(at, run.end),
                b']' => self.closed(at, run.end),
                _ => None,
            };
            match end {
                None => at += 1,
                Some(Mark { end, pushed }) => {
                    at = end.max(at + 1);
                    if pushed {
                        from = at;
                    }
                }
            }
        }
        self.plain(from..run.end);
    }

    fn plain(&mut self, range: Range<usize>) {
        if let Some(text) = self.text.get(range.clone()).filter(|text| !text.is_empty()) {
            self.push(Token::Text(CowStr::Borrowed(text)), range);
        }
    }

    /// A bare `@key` at `at`.
    fn narrative(&mut self, from: usize, at: usize, end: usize) -> Option<Mark> {
        let text = self.text;
        let (key, stop) = bare_key(text.get(..end)?, at)?;
        if self.in_link() {
            if at >= self.refused_to {
                self.fault(FaultKind::CitationInLink, at..stop);
            }
            return Some(Mark { end: stop, pushed: false });
        }
        self.plain(from..at);
        let words = Cow::Borrowed(text.get(at..stop)?);
        let key = flat(&(key.start - at..key.end - at));
        let reference = Reference::Cites(vec![CiteItem { key, locator: None }]);
        self.found(Found { words, at: Mapping::shifted(at), reference, narrative: true }, at..stop);
        Some(Mark { end: stop, pushed: true })
    }

    /// `~2~` or `^2+^` at `at`; passes over `~~`, which is paired later.
    fn raised(&mut self, from: usize, at: usize, end: usize) -> Option<Mark> {
        let text = self.text.get(..end)?;
        let sign = *text.as_bytes().get(at)?;
        let signs = text.as_bytes().get(at..)?.iter().take_while(|&&b| b == sign).count();
        if signs > 1 {
            self.struck |= sign == b'~' && signs == 2;
            return Some(Mark { end: at + signs, pushed: false });
        }
        let rest = text.get(at + 1..)?;
        let len = rest.find(|c: char| c.is_whitespace() || c == sign as char)?;
        let after = rest.get(len..)?;
        let is_pair = len > 0 && after.as_bytes().first() == Some(&sign) && after.as_bytes().get(1) != Some(&sign);
        let inside = rest.get(..len)?;
        if !is_pair || !(self.may_follow(at, sign) || is_isotope(sign, inside, after.get(1..)?)) {
            return None;
        }
        let stop = at + len + 2;
        self.plain(from..at);
        self.push(if sign == b'~' { Token::Sub(inside) } else { Token::Sup(inside) }, at..stop);
        self.closed_at = stop;
        Some(Mark { end: stop, pushed: true })
    }

    /// Whether a `~` or `^` may begin a subscript or superscript here: after a letter, a digit, a bracket or an
    /// element that just ended. Before a `~` the bracket is a closing one: `(~5` is an approximation.
    fn may_follow(&self, at: usize, sign: u8) -> bool {
        let before = self.text.get(..at).and_then(|text| text.chars().next_back());
        self.closed_at == at
            || before.is_some_and(|c| {
                c.is_alphanumeric() || matches!(c, ')' | ']' | '}') || (sign == b'^' && matches!(c, '(' | '[' | '{'))
            })
    }

    /// A literal `[`: a reference left open, a footnote that is nowhere, or just a bracket.
    fn opened(&mut self, at: usize, end: usize) -> Option<Mark> {
        let rest = self.text.get(at + 1..end)?;
        if let Some(label) = rest.strip_prefix('^') {
            let len = label.find(|c: char| c.is_whitespace() || c == ']' || c == '^' || c == '[')?;
            if len > 0 && label.get(len..)?.starts_with(']') {
                let stop = at + 2 + len + 1;
                self.fault(FaultKind::UnknownFootnote, at..stop);
                return Some(Mark { end: stop, pushed: false });
            }
        }
        if is_surely_reference(rest) {
            let len = rest.find(|c: char| c.is_whitespace() || ";,[](".contains(c)).unwrap_or(rest.len());
            self.fault(FaultKind::Malformed(Malformed::Unclosed), at..at + 1 + len);
        }
        self.open.push(OpenBracket { at, references: self.references });
        None
    }

    /// A literal `]`: with `(…)` after it, what it closes was meant as a link, and pulldown gave it up because of
    /// a reference inside.
    fn closed(&mut self, at: usize, end: usize) -> Option<Mark> {
        let open = self.open.pop()?;
        if self.references == open.references {
            return None;
        }
        let rest = self.text.get(at + 1..end)?;
        let closing = match rest.as_bytes().first()? {
            b'(' => b')',
            b'[' => b']',
            _ => return None,
        };
        let len = rest.bytes().take(LONGEST_TARGET).position(|b| b == closing)?;
        self.fault(FaultKind::CitationInLink, open.at..at + 1 + len + 1);
        None
    }
}

/// Where looking goes on, and whether all text before that has been pushed.
struct Mark {
    end: usize,
    pushed: bool,
}

/// `^13^C`: a mass number, which stands before its element.
fn is_isotope(sign: u8, inside: &str, after: &str) -> bool {
    let digits = inside.strip_suffix('m').unwrap_or(inside);
    let is_number = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    sign == b'^' && is_number && after.starts_with(|c: char| c.is_ascii_uppercase())
}
