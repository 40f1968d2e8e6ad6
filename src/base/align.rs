//! The source of a YAML scalar beside the text that it stands for: which bytes made which.
//!
//! A greedy walk over both, by the style that the source shows. It trusts the YAML parser's text and looks only
//! for its places; where the two part, it finds the nearest place to go on from, and never fails.

use crate::base::mapping::Mapping;

/// How far the walk looks ahead in the source for the next byte of the value before it gives that byte up.
const LOOK_AHEAD: usize = 64;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
    Block,
}

/// Matches `value` to `raw`, which begins at byte `file_start` of its file. See [`Mapping::align`].
pub(in crate::base) fn scalar(file_start: usize, raw: &str, value: &str) -> Mapping {
    let (style, skip) = style(raw);
    let mut walk = Walk { raw, value, at: skip, done: 0, file_start, mapping: Mapping::starting_at(file_start), style };
    while walk.done < value.len() {
        walk.step();
    }
    walk.mapping
}

/// The style that the source shows, and how many of its bytes come before the text.
fn style(raw: &str) -> (Style, usize) {
    let blank = raw.len() - raw.trim_start().len();
    let text = raw.get(blank..).unwrap_or("");
    match text.as_bytes().first() {
        Some(b'"') => (Style::Double, blank + 1),
        Some(b'\'') => (Style::Single, blank + 1),
        Some(b'|' | b'>') => match header_len(text) {
            Some(len) => (Style::Block, blank + len),
            None => (Style::Block, 0),
        },
        _ if text.contains('\n') && blank > 0 => (Style::Block, 0),
        _ => (Style::Plain, blank),
    }
}

/// The length of a block scalar's header line with its line break: `|`, `>-`, `|2+ # comment`.
fn header_len(text: &str) -> Option<usize> {
    let line_end = memchr::memchr(b'\n', text.as_bytes())?;
    let rest = text.get(1..line_end)?.trim_start_matches(|c: char| c == '+' || c == '-' || c.is_ascii_digit());
    let fits = rest.trim().is_empty() || (rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'));
    fits.then_some(line_end + 1)
}

/// The state: `raw[..at]` and `value[..done]` are matched.
struct Walk<'a> {
    raw: &'a str,
    value: &'a str,
    at: usize,
    done: usize,
    file_start: usize,
    mapping: Mapping,
    style: Style,
}

impl Walk<'_> {
    /// Matches at least one byte of the value, or moves on in the source.
    fn step(&mut self) {
        let raw = self.raw.as_bytes();
        match (raw.get(self.at), self.style) {
            (None, _) => self.whole(self.value.len() - self.done, 0),
            (Some(b'\\'), Style::Double) => self.escape(),
            (Some(b'\''), Style::Single) if raw.get(self.at + 1) == Some(&b'\'') && self.next_is('\'') => {
                self.whole(1, 2);
            }
            (Some(b' ' | b'\t' | b'\r' | b'\n'), _) => self.blank(),
            (Some(_), _) => self.words(),
        }
    }

    /// A stretch of equal text up to the next byte that may not stand for itself.
    fn words(&mut self) {
        let (raw, value) = (self.raw.as_bytes(), self.value.as_bytes());
        let special = |b: u8| match self.style {
            Style::Double => b == b'\\',
            Style::Single => b == b'\'',
            Style::Plain | Style::Block => false,
        };
        let rest = raw.get(self.at..).unwrap_or(&[]).iter().zip(value.get(self.done..).unwrap_or(&[]));
        let mut len =
            rest.take_while(|&(&r, &v)| r == v && !matches!(r, b' ' | b'\t' | b'\r' | b'\n') && !special(r)).count();
        while !self.value.is_char_boundary(self.done + len) || !self.raw.is_char_boundary(self.at + len) {
            len -= 1;
        }
        if len == 0 { self.resume() } else { self.in_step(len) }
    }

    /// White space on the source's side: the same on the other, or a folded line break, or indentation.
    fn blank(&mut self) {
        let source = blank_run(self.raw, self.at);
        let whole = blank_run(self.value, self.done);
        if !source.contains('\n') && self.style != Style::Block {
            let same = common_prefix(source, whole);
            if same > 0 {
                self.in_step(same)
            } else {
                self.at += source.len()
            }
            return;
        }
        let text = if self.style == Style::Block { whole } else { folded(source, whole) };
        let same_tail = common_suffix(last_line(source), last_line(text));
        let (source_head, text_head) = (source.len() - same_tail, text.len() - same_tail);
        if text_head > 0 {
            self.whole(text_head, source_head);
        } else {
            self.at += source_head;
        }
        if same_tail > 0 {
            self.in_step(same_tail);
        }
    }

    /// A backslash in double quotes: a character, or a line break that stands for nothing.
    fn escape(&mut self) {
        let rest = self.raw.get(self.at + 1..).unwrap_or("");
        let Some(letter) = rest.chars().next() else {
            self.at = self.raw.len();
            return;
        };
        if letter == '\n' || letter == '\r' {
            self.at += 1 + blank_run(self.raw, self.at + 1).len();
            return;
        }
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let len = 1 + letter.len_utf8() + rest.bytes().skip(1).take(digits).take_while(u8::is_ascii_hexdigit).count();
        let stands_for = self.value.get(self.done..).and_then(|v| v.chars().next()).map_or(0, char::len_utf8);
        self.whole(stands_for, len);
    }

    /// The two sides differ: goes on from the next place in the source that shows the value's next character,
    /// or gives that character up.
    fn resume(&mut self) {
        let Some(wanted) = self.value.get(self.done..).and_then(|v| v.chars().next()) else { return };
        let ahead = self.raw.get(self.at..).unwrap_or("").char_indices().take(LOOK_AHEAD);
        match ahead.skip(1).find(|&(_, c)| c == wanted) {
            Some((skip, _)) if !wanted.is_whitespace() => self.at += skip,
            _ => self.whole(wanted.len_utf8(), 0),
        }
    }

    fn next_is(&self, c: char) -> bool {
        self.value.get(self.done..).is_some_and(|rest| rest.starts_with(c))
    }

    fn in_step(&mut self, len: usize) {
        self.mapping.push_in_step(len, self.file_start + self.at);
        self.at += len;
        self.done += len;
    }

    fn whole(&mut self, len: usize, source_len: usize) {
        let start = self.file_start + self.at;
        self.mapping.push_whole(len, start..start + source_len);
        self.at += source_len;
        self.done += len;
    }
}

/// What flow folding makes of a run of white space with a line break: a space, or one break fewer.
fn folded<'v>(source: &str, value: &'v str) -> &'v str {
    let breaks = source.bytes().filter(|&b| b == b'\n').count();
    let len = if breaks == 1 {
        usize::from(value.starts_with(' '))
    } else {
        value.bytes().take(breaks - 1).take_while(|&b| b == b'\n').count()
    };
    value.get(..len).unwrap_or("")
}

fn blank_run(text: &str, from: usize) -> &str {
    let rest = text.get(from..).unwrap_or("");
    let len = rest.bytes().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count();
    rest.get(..len).unwrap_or("")
}

fn last_line(run: &str) -> &str {
    run.rsplit('\n').next().unwrap_or("")
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

fn common_suffix(a: &str, b: &str) -> usize {
    a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Span;

    /// What the file shows for each occurrence of `word` in the value.
    fn seen<'r>(raw: &'r str, value: &str, word: &str) -> Vec<&'r str> {
        let mapping = Mapping::align(1000, raw, value);
        let spans = value.match_indices(word).map(|(at, w)| mapping.span(at..at + w.len()));
        spans
            .map(|s| raw.get(s.start as usize - 1000..s.end as usize - 1000).expect("on characters of the file"))
            .collect()
    }

    #[test]
    fn plain_and_plainly_quoted_scalars_run_in_step() {
        assert_eq!(seen("two words", "two words", "words"), ["words"]);
        assert_eq!(seen("'two words'", "two words", "words"), ["words"]);
        assert_eq!(seen("\"two words\"", "two words", "two"), ["two"]);
        assert_eq!(Mapping::align(5, "\"ab\"", "ab").span(0..2), Span::new(6, 8));
    }

    #[test]
    fn doubled_quotes_are_one_character() {
        assert_eq!(seen("'it''s here'", "it's here", "'"), ["''"]);
        assert_eq!(seen("'it''s here'", "it's here", "here"), ["here"]);
        assert_eq!(seen("'it''s ''x'''", "it's 'x'", "x"), ["x"]);
        assert_eq!(seen("'it''s ''x'''", "it's 'x'", "'x'"), ["''x''"]);
    }

    #[test]
    fn escapes_are_one_character() {
        let raw = r#""0.5 \u00b5g of \"x\" \x41\n\tend \U0001F600.""#;
        let value = "0.5 µg of \"x\" A\n\tend 😀.";
        assert_eq!(seen(raw, value, "µ"), ["\\u00b5"]);
        assert_eq!(seen(raw, value, "x"), ["x"]);
        assert_eq!(seen(raw, value, "A"), ["\\x41"]);
        assert_eq!(seen(raw, value, "end"), ["end"]);
        assert_eq!(seen(raw, value, "😀."), ["\\U0001F600."]);
        assert_eq!(seen(r#""a \n b""#, "a \n b", "b"), ["b"]);
    }

    #[test]
    fn flow_folding_in_plain_and_quoted_scalars() {
        assert_eq!(seen("one\n    two\n    three", "one two three", "three"), ["three"]);
        assert_eq!(seen("one\r\n    two", "one two", "two"), ["two"]);
        assert_eq!(seen("one  \n\n    two x", "one\ntwo x", "two x"), ["two x"]);
        assert_eq!(seen("'one\n  two''s\n  end'", "one two's end", "end"), ["end"]);
        assert_eq!(seen("\"one\n  two \\\n   three\"", "one two three", "three"), ["three"]);
        assert_eq!(seen("\"one\n  two \\\n   three\"", "one two three", "two "), ["two "]);
        assert_eq!(seen("one\n    two", "one two", "one two"), ["one\n    two"]);
    }

    #[test]
    fn literal_blocks_lose_header_and_indentation() {
        let raw = "|2- # see one\n  one\n    two\n\n  three\n";
        let value = "one\n  two\n\nthree";
        assert_eq!(seen(raw, value, "one"), ["one"]);
        assert_eq!(Mapping::align(0, raw, value).span(0..3), Span::new(16, 19));
        assert_eq!(seen(raw, value, "  two"), ["  two"]);
        assert_eq!(seen(raw, value, "three"), ["three"]);
        assert_eq!(seen("  one\n  two\n", "one\ntwo\n", "two"), ["two"]);
        assert_eq!(seen("|\n  > [!note]\n  > x\n", "> [!note]\n> x\n", "> x"), ["> x"]);
    }

    #[test]
    fn folded_blocks_join_their_lines() {
        let raw = ">\n    one word\n    two words\n\n    new\n      more\n    back\n";
        let value = "one word two words\nnew\n  more\nback\n";
        for word in ["one word", "two words", "new", "  more", "back"] {
            assert_eq!(seen(raw, value, word), [word]);
        }
        assert_eq!(seen(raw, value, "word two"), ["word\n    two"]);
    }

    #[test]
    fn what_does_not_match_degrades() {
        assert_eq!(seen("abc", "abXc", "c"), ["c"]);
        assert_eq!(seen("", "value", "value"), [""]);
        assert_eq!(seen("abcdef", "zzz", "zzz"), [""]);
        assert_eq!(seen("\"abc\\", "abc\n", "abc"), ["abc"]);
    }

    proptest::proptest! {
        #[test]
        fn any_two_texts_give_spans_on_characters_of_the_file(
            raw in "[\"'|>]?[a-c \\n\\\\'\"µxu0-3-]{0,24}", value in "[a-c \\n'\"µ\\\\-]{0,16}",
        ) {
            let mapping = Mapping::align(9, &raw, &value);
            let ends = || value.char_indices().map(|(at, _)| at).chain([value.len()]);
            let mut last = 9;
            for start in ends() {
                for end in ends().filter(|&end| end >= start) {
                    let span = mapping.span(start..end);
                    let text = raw.get((span.start as usize - 9)..(span.end as usize - 9));
                    proptest::prop_assert!(text.is_some(), "{span:?} of {raw:?}");
                }
                let at = mapping.span(start..start).start;
                proptest::prop_assert!(at >= last, "places go forward");
                last = at;
            }
        }
    }
}
