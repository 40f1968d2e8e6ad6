//! The words and signs of a text, as the lexicon is matched against them.

use std::ops::Range;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with digits after them if any.
    Word,
    /// Digits, with points and commas between them.
    Number,
    /// Any other sign, such as a bracket or the mark of a citation.
    Sign,
}

/// A word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// Whether a hyphen joins it to the word before, without spaces.
    pub is_joined: bool,
}

impl Word {
    /// Its place.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it is a word and no number or sign.
    pub fn is_word(self) -> bool {
        self.kind == Kind::Word
    }
}

const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '–'];

/// The words of a text. A hyphen between two words or numbers is none of its own; an apostrophe within a word belongs to
/// it, but for a possessive `’s`.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut joins = false;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c == ' ' {
            (at, joins) = (at + 1, false);
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let (len, kind) = match c {
            c if c.is_ascii_digit() => (number(rest), Kind::Number),
            c if c.is_alphabetic() => (letters(rest), Kind::Word),
            c => (c.len_utf8(), Kind::Sign),
        };
        let next = text.get(at + len..).and_then(|rest| rest.chars().next());
        let is_hyphen = HYPHENS.contains(&c)
            && words.last().is_some_and(|word| word.end as usize == at && word.kind != Kind::Sign)
            && next.is_some_and(char::is_alphanumeric);
        if !c.is_whitespace() && !is_hyphen {
            words.push(Word { start: at as u32, end: (at + len) as u32, kind, is_joined: joins });
        }
        joins = is_hyphen;
        at += len;
    }
    words
}

fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

fn letters(rest: &str) -> usize {
    let plain = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    if rest.as_bytes().get(plain).is_none_or(|next| next.is_ascii() && *next != b'\'') {
        return plain;
    }
    for (at, c) in rest.char_indices() {
        let after = rest.get(at + c.len_utf8()..).unwrap_or("");
        let is_inner = matches!(c, '\'' | '’') && after.starts_with(char::is_alphabetic) && !is_possessive(after);
        if !c.is_alphanumeric() && !is_inner {
            return at;
        }
    }
    rest.len()
}

/// Whether what follows an apostrophe is the `s` of a possessive.
fn is_possessive(after: &str) -> bool {
    after.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| &text[word.range()]).collect()
    }

    #[test]
    fn words_numbers_and_signs() {
        assert_eq!(
            split("NAD+ isn’t 2.5-fold; db/db mice’s"),
            ["NAD", "+", "isn’t", "2.5", "fold", ";", "db", "/", "db", "mice", "’", "s"]
        );
        assert_eq!(split("anti-ageing – so"), ["anti", "ageing", "–", "so"]);
        assert_eq!(split("500mg, 1,000 IU."), ["500", "mg", ",", "1,000", "IU", "."]);
        let joined: Vec<bool> = words("anti-ageing is").iter().map(|word| word.is_joined).collect();
        assert_eq!(joined, [false, true, false]);
    }
}
