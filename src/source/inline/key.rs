//! Where a source's key ends: short keys as Pandoc reads them, DOIs and addresses as they are written.

use std::ops::Range;

/// A key and the end of what belongs to it (a closing brace).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::source::inline) struct Key {
    pub key: Range<usize>,
    pub end: usize,
}

/// The key of a bare `@key` in running text: `at` is the place of the `@`. Gives the key without the `@`, and
/// where the text goes on. `None` in an e-mail address, after a letter, digit or address sign, or without a key.
pub fn bare_key(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let before = text.get(..at)?.chars().next_back();
    let is_address = |c| matches!(c, '_' | '/' | '.' | '%' | '+' | '=' | '&' | '?' | '#' | '@' | '\\' | '$' | '-');
    if before.is_some_and(|c| c.is_alphanumeric() || is_address(c)) {
        return None;
    }
    let found = key(text, at + 1)?;
    Some((found.key, found.end))
}

/// The key that begins at `start`; `None` where none does.
pub(in crate::source::inline) fn key(text: &str, start: usize) -> Option<Key> {
    let rest = text.get(start..)?;
    if let Some(braced) = rest.strip_prefix('{') {
        let len = braced.find(['}', '{', '\n', ';'])?;
        if len == 0 || !braced.get(len..)?.starts_with('}') {
            return None;
        }
        return Some(Key { key: start + 1..start + 1 + len, end: start + len + 2 });
    }
    let len = if has_prefix(rest, "doi:") || has_prefix(rest, "url:") { long(rest) } else { short(rest) };
    (len > 0).then_some(Key { key: start..start + len, end: start + len })
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// Letters, digits and `_`, with single signs between them (Pandoc's citation keys).
fn short(text: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut end = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_joint = |c| matches!(c, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/');
        if !is_word(c) && (end == 0 || !is_joint(c) || !chars.peek().is_some_and(|&next| is_word(next))) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// No key is longer; what goes on is cut, so that no text costs its square.
const LONGEST: usize = 1_000;

/// A DOI or an address: it may hold `/ . ( ) ; < > :` and commas before digits. Signs at its end belong to the
/// sentence, and so do closing brackets that it did not open.
fn long(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(&b) = bytes.get(end).filter(|_| end < LONGEST) {
        let next = bytes.get(end + 1).copied().unwrap_or(b' ');
        let belongs = match b {
            b';' => next.is_ascii_alphanumeric() || b"(<".contains(&next),
            b',' => next.is_ascii_digit(),
            _ => b.is_ascii_alphanumeric() || b"/.()<>:-_+#%&=~?".contains(&b),
        };
        if !belongs {
            break;
        }
        end += 1;
    }
    let end = trimmed(bytes.get(..end).unwrap_or(&[]));
    if end <= "doi:".len() { 0 } else { end }
}

/// The length without the signs that end a sentence or a parenthesis.
fn trimmed(key: &[u8]) -> usize {
    let mut end = key.len();
    while let Some((&last, rest)) = key.get(..end).and_then(<[u8]>::split_last) {
        let unopened = |open: u8| {
            let opened = rest.iter().filter(|&&b| b == open).count();
            opened <= rest.iter().filter(|&&b| b == last).count()
        };
        let goes = match last {
            b'.' | b',' | b';' | b':' | b'?' | b'(' | b'<' => true,
            b')' => unopened(b'('),
            b'>' => unopened(b'<'),
            _ => false,
        };
        if !goes {
            break;
        }
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> Option<&str> {
        let at = text.find('@').expect("the sign");
        bare_key(text, at).map(|(key, _)| &text[key])
    }

    #[test]
    fn short_keys_end_before_the_sentence_does() {
        assert_eq!(bare("as @grant2019 found"), Some("grant2019"));
        assert_eq!(bare("by @grant2019."), Some("grant2019"));
        assert_eq!(bare("(@grant2019, and"), Some("grant2019"));
        assert_eq!(bare("@müller_2019's"), Some("müller_2019"));
        assert_eq!(bare("@pmid:27721479;"), Some("pmid:27721479"));
        assert_eq!(bare("@pmcid:PMC123—which"), Some("pmcid:PMC123"));
        assert_eq!(bare("@a..b"), Some("a"));
        assert_eq!(bare("@{odd key!} x"), Some("odd key!"));
    }

    #[test]
    fn dois_keep_their_signs_and_lose_the_sentences() {
        assert_eq!(bare("see @doi:10.1016/j.cmet.2018.03.018."), Some("doi:10.1016/j.cmet.2018.03.018"));
        assert_eq!(bare("(@doi:10.1016/S0140-6736(05)66087-0)"), Some("doi:10.1016/S0140-6736(05)66087-0"));
        assert_eq!(bare("@doi:10.1000/a(b); @x"), Some("doi:10.1000/a(b)"));
        let sici = "doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2";
        assert_eq!(bare(&format!("@{sici}, p. 3")), Some(sici));
        assert_eq!(bare("@DOI:10.1206/0003(2000)3301,0001, and"), Some("DOI:10.1206/0003(2000)3301,0001"));
        assert_eq!(bare("@url:https://x.org/a?b=c)."), Some("url:https://x.org/a?b=c"));
        assert_eq!(bare("@url:fda-503a's"), Some("url:fda-503a"));
    }

    #[test]
    fn what_is_no_citation() {
        for text in ["me@example.org", "x_@key", "5@key", "http://x.org/@key", "a @ b", "@", "@.", "@doi:", "\\@key"] {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
