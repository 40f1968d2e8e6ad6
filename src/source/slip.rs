//! What an editor did where a text is no YAML: the parser's words and place, read again with the lines around them.
//!
//! Looks only at text that the parser has refused; decides nothing about text that it accepts.

use std::ops::Range;

/// A slip, with the words that its message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A tab where spaces indent.
    Tab,
    /// `title NAD`, or a text that goes on in the first column.
    NoColon,
    /// `title:NAD`: the key and what follows it.
    NoSpace(Box<str>, Box<str>),
    /// `title：NAD`, with another script's colon.
    OtherColon,
    /// A bracket, brace or quote that opens and does not close.
    Unclosed(char),
    /// A bracket or brace that closes what was never opened.
    Stray(char),
    /// Two entries between brackets or braces without a comma.
    NoComma,
    /// A second `: ` in one entry between braces: a comma is missing before the word, or the text needs quotes.
    TwoColons(Box<str>),
    /// A line begins in this column (from 1), and the key above it in that one.
    Indented {
        /// Of the line.
        column: usize,
        /// Of the key above it.
        above: usize,
    },
    /// `- ` among keys, or the reverse.
    ItemAmongKeys,
    /// A text without quotes that holds `: `.
    ColonInText,
    /// A text without quotes that begins with a sign which YAML keeps for itself.
    Sign(char),
    /// A text that goes on after its closing quote.
    AfterQuote(char),
    /// A backslash in double quotes before a letter that makes no escape.
    Escape,
}

/// A slip, its place, and where the value begins that it spoils: what was read from there on is not what was meant.
pub struct Found {
    /// What was done.
    pub slip: Slip,
    /// The bytes to point at.
    pub place: Range<usize>,
    /// Where the value begins that it spoils.
    pub spoilt: usize,
}

/// Finds the slip behind the parser's `reason` at byte `at`; `None` where it is none of the common ones.
pub fn find(text: &str, at: usize, reason: &str) -> Option<Found> {
    let at = floor(text, at);
    let lines = Lines { text };
    let line = lines.at(at);
    tab(&lines, &line, at, reason)
        .or_else(|| quoted(text, at, reason))
        .or_else(|| sign(text, &line, at, reason))
        .or_else(|| in_brackets(text, &line, at))
        .or_else(|| stray(text, at, reason))
        .or_else(|| keyless(&lines, &line, reason))
        .or_else(|| colon(&lines, &line, at, reason))
        .or_else(|| misplaced(&lines, &line, at, reason))
}

struct Lines<'a> {
    text: &'a str,
}

/// A line without its break.
#[derive(Clone, Debug)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// The column, in bytes, in which its first key or text begins, after `- `.
    fn content(&self) -> usize {
        let mut at = self.indent();
        while let Some(rest) = self.text.get(at..).and_then(|rest| rest.strip_prefix("- ")) {
            at = self.text.len() - rest.trim_start().len();
        }
        at
    }

    fn content_text(&self) -> &'a str {
        self.text.get(self.content()..).unwrap_or("").trim_end()
    }

    /// Where a value begins in the line: after `key: `, or after `- `.
    fn value(&self) -> usize {
        let content = self.content();
        let rest = self.text.get(content..).unwrap_or("");
        let after =
            rest.find(": ").filter(|colon| is_key(rest.get(..*colon).unwrap_or(""))).map_or(0, |colon| colon + 2);
        let value = rest.get(after..).unwrap_or("");
        content + after + value.len() - value.trim_start().len()
    }

    /// The line from its first byte that is no blank to its last.
    fn place(&self) -> Range<usize> {
        let end = self.start + self.text.trim_end().len();
        (self.start + self.content()).min(end)..end
    }

    /// The line's value, to its end.
    fn value_place(&self) -> Range<usize> {
        let end = self.start + self.text.trim_end().len();
        (self.start + self.value()).min(end)..end
    }

    fn is_blank(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }
}

impl<'a> Lines<'a> {
    fn at(&self, at: usize) -> Line<'a> {
        let start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1);
        let rest = self.text.get(start..).unwrap_or("");
        Line { start, text: rest.lines().next().unwrap_or("") }
    }

    /// The last line with words on it above a line.
    fn above(&self, line: &Line<'a>) -> Option<Line<'a>> {
        let mut start = line.start;
        while start > 0 {
            let above = self.at(start - 1);
            if !above.is_blank() {
                return Some(above);
            }
            start = above.start;
        }
        None
    }
}

/// Whether a text looks like a key: one word of letters, digits, `_` and `-`, or one in quotes.
fn is_key(text: &str) -> bool {
    let word = text.trim_matches('"');
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

fn tab(lines: &Lines<'_>, line: &Line<'_>, at: usize, reason: &str) -> Option<Found> {
    // In a text of several lines the parser stops before the line that the tab begins.
    let below = lines.at((line.start + line.text.len() + 1).min(lines.text.len()));
    let line = if reason.contains("tab") && !line.text.contains('\t') { &below } else { line };
    let blanks = line.text.get(..line.indent())?;
    let first = blanks.find('\t')?;
    let last = blanks.rfind('\t')?;
    let place = line.start + first..line.start + last + 1;
    let spoilt = lines.above(line).map_or(at, |above| above.value_place().start);
    Some(Found { slip: Slip::Tab, place, spoilt })
}

/// The parser stands at the opening quote, or at what follows the closing one.
fn quoted(text: &str, at: usize, reason: &str) -> Option<Found> {
    if !reason.contains("quoted scalar") {
        return None;
    }
    if reason.contains("trailing content") {
        return after_quote(text, at);
    }
    let rest = text.get(at..)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if !reason.contains("escape") {
        return Some(Found { slip: Slip::Unclosed(quote), place: at..at + 1, spoilt: at });
    }
    let mut chars = rest.char_indices();
    while let Some((n, c)) = chars.next() {
        if c == '\\'
            && let Some((_, next)) = chars.next()
            && !"0abt\tnvfre \"/\\N_LPxuU\n\r".contains(next)
        {
            let place = at + n..at + n + 1 + next.len_utf8();
            return Some(Found { slip: Slip::Escape, place, spoilt: at });
        }
    }
    None
}

/// A text in quotes that goes on, or, between brackets, one after which a comma is missing.
fn after_quote(text: &str, at: usize) -> Option<Found> {
    let before = text.get(..at)?.trim_end();
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let inside = before.get(..before.len() - 1)?;
    let mut starts = inside.match_indices(quote).map(|(n, _)| n);
    let line = inside.rfind('\n').map_or(0, |n| n + 1);
    let open = starts.rfind(|n| *n >= line && inside.get(..*n).is_some_and(|b| b.ends_with([' ', '[', '{', ','])))?;

    let rest = text.get(at..)?.lines().next().unwrap_or("");
    if opened(text, open).is_some() {
        let word = rest.find([':', ',', '}', ']']).unwrap_or(rest.len());
        if rest.get(word..).is_some_and(|rest| rest.starts_with(':')) && is_key(rest.get(..word)?) {
            return Some(Found { slip: Slip::NoComma, place: at..at + word, spoilt: open });
        }
        let end = at + rest.find([',', '}', ']']).unwrap_or(rest.len());
        return Some(Found { slip: Slip::AfterQuote(quote), place: open..end, spoilt: open });
    }
    Some(Found { slip: Slip::AfterQuote(quote), place: open..at + rest.trim_end().len(), spoilt: open })
}

/// A text that begins with a sign of YAML's own.
fn sign(text: &str, line: &Line<'_>, at: usize, reason: &str) -> Option<Found> {
    let value = line.value_place();
    let first = text.get(value.start..)?.chars().next()?;
    let here = text.get(at..)?.chars().next()?;
    let is_refused =
        ["unexpected character", "unknown anchor", "block scalar", "block sequence entries", "mapping keys"];
    if at > line.start && is_refused.iter().any(|words| reason.contains(words)) && here.is_ascii_punctuation() {
        if let Some(open) = opened(text, at) {
            // A citation at the beginning of a text looks like a list: `[@key] says …`.
            let is_citation = text.get(open + 1..at).is_some_and(|between| between.trim().is_empty());
            if is_citation && open == value.start {
                return Some(Found { slip: Slip::Sign('['), place: value, spoilt: open });
            }
            let end = text.get(at..)?.find([',', ']', '}', '\n']).map_or(text.len(), |n| at + n);
            return Some(Found { slip: Slip::Sign(here), place: at..end, spoilt: at });
        }
        return (at == value.start).then_some(Found { slip: Slip::Sign(here), place: value, spoilt: at });
    }
    // Brackets that close, and then the text goes on.
    let goes_on = matches!(first, '[' | '{') && at > value.start && opened(text, at).is_none() && at < value.end;
    (goes_on && reason.contains("expected key")).then(|| Found {
        slip: Slip::Sign(first),
        place: value.clone(),
        spoilt: value.start,
    })
}

/// What is wrong between brackets or braces.
fn in_brackets(text: &str, line: &Line<'_>, at: usize) -> Option<Found> {
    let open = opened(text, at)?;
    let bracket = text.get(open..)?.chars().next()?;
    let unclosed = Some(Found { slip: Slip::Unclosed(bracket), place: open..open + 1, spoilt: open });
    if !closes(text, open) {
        return unclosed;
    }
    let from = line.start.max(open + 1);
    let entry = text.get(from..at)?.rfind([',', '{', '[']).map_or(from, |n| from + n + 1);
    let typed = text.get(entry..at)?;
    if text.get(at..)?.starts_with(':') && bracket == '{' {
        let word = at - typed.rsplit([' ', '\n']).next().unwrap_or("").len();
        if let Some(colon) = typed.find(": ").filter(|colon| entry + colon < word) {
            let start = entry + colon + 2;
            let rest = text.get(at..)?.find([',', '}', '\n']).map_or(text.len(), |n| at + n);
            let word = text.get(word..at)?.into();
            return Some(Found { slip: Slip::TwoColons(word), place: start..rest.max(start), spoilt: open });
        }
        return Some(Found { slip: Slip::NoComma, place: word..at, spoilt: open });
    }
    unclosed
}

/// The innermost bracket or brace that is open at `at`, in a text that begins outside of any.
fn opened(text: &str, at: usize) -> Option<usize> {
    let mut stack: Vec<usize> = Vec::new();
    let mut start = 0;
    // The indentation of the key whose value is a block of text.
    let mut block: Option<usize> = None;
    while start < at {
        let line = Lines { text }.at(start);
        let next = (start + line.text.len() + 1).max(start + 1);
        start = next;
        if block.is_some_and(|indent| line.indent() > indent || line.text.trim().is_empty()) || line.is_blank() {
            continue;
        }
        block = None;
        let value = line.value_place();
        match text.get(value.start..).and_then(|rest| rest.chars().next()) {
            Some('|' | '>') => block = Some(line.indent()),
            Some('[' | '{') => start = through(text, value.start, at, &mut stack),
            Some(quote @ ('"' | '\'')) => {
                let rest = text.get(value.start + 1..).and_then(|rest| rest.find(quote));
                let end = rest.map_or(next, |n| value.start + 1 + n);
                start = next.max(text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| end + n + 1));
            }
            _ => {}
        }
        if let Some(open) = stack.last() {
            return Some(*open);
        }
    }
    None
}

/// Reads brackets from `from` to the one that ends them all, to `at`, or to a key in the first column. What is open then
/// stays in `stack`. Gives the beginning of the next line.
fn through(text: &str, from: usize, at: usize, stack: &mut Vec<usize>) -> usize {
    let mut quote = None;
    let mut previous = ' ';
    for (n, c) in text.get(from..at.max(from)).unwrap_or("").char_indices().map(|(n, c)| (from + n, c)) {
        match (quote, c) {
            (Some(mark), c) if mark == c => quote = None,
            (_, '\n') if begins_key(text, n + 1) => return n + 1,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(previous, ' ' | '[' | '{' | ',') => quote = Some(c),
            (None, '[' | '{') => stack.push(n),
            (None, ']') if stack.last().is_some_and(|open| text.as_bytes().get(*open) == Some(&b'[')) => {
                stack.pop();
            }
            (None, '}') if stack.last().is_some_and(|open| text.as_bytes().get(*open) == Some(&b'{')) => {
                stack.pop();
            }
            (None, ']' | '}') => return n,
            (None, _) => {}
        }
        if stack.is_empty() {
            return text.get(n..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| n + end + 1);
        }
        previous = c;
    }
    at
}

/// Whether what opens at `open` is closed before the next key in the first column, or the next item of a list.
fn closes(text: &str, open: usize) -> bool {
    let line = Lines { text }.at(open);
    let rest = text.get(open..).unwrap_or("");
    let ends = |n: &usize| {
        let below = Lines { text }.at(open + n + 1);
        begins_key(text, below.start)
            || below.text.trim_start().starts_with("- ") && below.indent() <= line.indent().max(1)
    };
    let end = rest.match_indices('\n').map(|(n, _)| n).find(ends).map_or(text.len(), |n| open + n);
    let mut stack = Vec::new();
    through(text, open, end, &mut stack);
    stack.is_empty()
}

/// Whether a line begins with a key in its first column.
fn begins_key(text: &str, at: usize) -> bool {
    let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or("");
    line.split_once(':').is_some_and(|(key, rest)| is_key(key) && (rest.is_empty() || rest.starts_with(' ')))
}

fn stray(text: &str, at: usize, reason: &str) -> Option<Found> {
    let here = text.get(at..)?.chars().next().filter(|c| matches!(c, ']' | '}'))?;
    reason.contains("bracket").then(|| Found { slip: Slip::Stray(here), place: at..at + 1, spoilt: at })
}

/// A line above that is no `key: value`: the parser meets its end, or the colon of the next line.
fn keyless(lines: &Lines<'_>, line: &Line<'_>, reason: &str) -> Option<Found> {
    let is_colon = reason.contains("mapping values");
    if !is_colon && !reason.contains("simple key") {
        return None;
    }
    let above = lines.above(line).filter(|above| !is_colon || above.content() == line.content())?;
    let text = above.content_text();
    if text.contains(": ") || text.ends_with(':') {
        return None;
    }
    let header = lines.above(&above).map(|header| header.value_place());
    let header =
        header.filter(|value| lines.text.get(value.clone()).is_some_and(|value| value.starts_with(['|', '>'])));
    let spoilt = header.map_or(above.place().start, |value| value.start);
    let slip = match text.split_once(':').filter(|(key, _)| is_key(key)) {
        Some((key, rest)) => Slip::NoSpace(key.into(), rest.into()),
        None if text.contains(['：', '﹕', '∶']) => Slip::OtherColon,
        None => Slip::NoColon,
    };
    Some(Found { slip, place: above.place(), spoilt })
}

/// A colon where none can stand: in a text, or in a line that is indented too far.
fn colon(lines: &Lines<'_>, line: &Line<'_>, at: usize, reason: &str) -> Option<Found> {
    if !reason.contains("mapping values") {
        return None;
    }
    let content = line.start + line.content();
    if is_key(lines.text.get(content..at)?) {
        let above = lines.above(line).filter(|above| above.content() < line.content())?;
        let slip = Slip::Indented { column: line.content() + 1, above: above.content() + 1 };
        return Some(Found { slip, place: content..at, spoilt: above.value_place().start });
    }
    let value = line.value_place();
    Some(Found { slip: Slip::ColonInText, spoilt: value.start, place: value })
}

/// A line in a column where no key and no item stands above it.
fn misplaced(lines: &Lines<'_>, line: &Line<'_>, at: usize, reason: &str) -> Option<Found> {
    let is_such = ["expected key", "expected '-'", "document start", "block sequence entries", "invalid indentation"];
    if !is_such.iter().any(|words| reason.contains(words)) || at > line.start + line.content() {
        return None;
    }
    let above = lines.above(line)?;
    let place = line.place();
    let first = place.start..lines.text.get(place.clone())?.find(':').map_or(place.end, |n| place.start + n);
    let is_item = |line: &Line<'_>| line.text.trim_start().starts_with("- ");
    if is_item(line) && !is_item(&above) && line.indent() == above.indent() {
        let mut first = above;
        while let Some(higher) = lines.above(&first).filter(|higher| higher.indent() >= line.indent()) {
            first = higher;
        }
        let dash = line.start + line.indent();
        return Some(Found { slip: Slip::ItemAmongKeys, place: dash..place.end, spoilt: first.place().start });
    }
    let slip = Slip::Indented { column: line.content() + 1, above: above.content() + 1 };
    Some(Found { slip, spoilt: first.start, place: first })
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
