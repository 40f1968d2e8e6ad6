//! Words that a text quotes: what stands between quotation marks is somebody else's.

use std::ops::Range;

/// The marks that open a quotation, each with the one that closes it.
const MARKS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')];

/// The quotations of a text, marks included, as ranges of it. One that is not closed before a line break is none.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The mark itself, or the first bytes of the others.
    if memchr::memchr3(b'"', 0xC2, 0xE2, text.as_bytes()).is_none() {
        return found;
    }
    let mut at = 0;
    while let Some((start, close)) = next_opening(text, at) {
        let inner = start + text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let line = text.get(inner..).unwrap_or("").split('\n').next().unwrap_or("");
        at = match line.find(close) {
            Some(len) => {
                let end = inner + len + close.len_utf8();
                found.push(start..end);
                end
            }
            None => inner,
        };
    }
    found
}

/// Whether a place of the text is within one of its quotations.
pub fn is_quoted(quotations: &[Range<usize>], at: usize) -> bool {
    quotations.iter().any(|quotation| quotation.contains(&at))
}

fn next_opening(text: &str, from: usize) -> Option<(usize, char)> {
    let rest = text.get(from..)?;
    rest.char_indices().find_map(|(at, c)| {
        let &(_, close) = MARKS.iter().find(|(open, _)| *open == c)?;
        Some((from + at, close))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_mark_closes_its_own() {
        let quoted = |text: &str| quotations(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(quoted("It says “a “b” c” and \"d\"."), ["“a “b”", "\"d\""]);
        assert_eq!(quoted("«a» „b“ “c"), ["«a»", "„b“"]);
        assert_eq!(quoted("an open \" mark\nand another\" one"), Vec::<String>::new());
        assert!(is_quoted(&quotations("“a” b"), 3) && !is_quoted(&quotations("“a” b"), 8));
    }
}
