//! Words and signs of a text, and which of the words may be part of a person's name.

/// Words that are not names, though they may bear a capital and a year or "and colleagues" may follow.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "spring", "summer", "autumn", "winter", "researchers", "doctors", "scientists", "physicians", "clinicians",
    "investigators", "authors", "patients", "friends", "students", "a", "an", "the", "in", "on", "at", "by", "from",
    "to", "of", "as", "see", "unlike", "like", "than", "while", "when", "where", "whereas", "both", "after", "before",
    "since", "during", "for", "with", "and", "or", "but", "later", "also", "although", "though", "according",
    "following", "however", "then", "here", "only", "if", "because", "contrary", "against", "cf", "until", "between",
];

/// A word or a sign.
#[derive(Clone, Copy, Debug)]
pub struct Token<'t> {
    /// As written.
    pub text: &'t str,
    /// Where it begins.
    pub at: usize,
}

impl Token<'_> {
    /// One past its last byte.
    pub fn end(self) -> usize {
        self.at + self.text.len()
    }

    /// Whether it is a word, and no number or sign.
    pub fn is_word(self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }

    /// A word that may be part of a name: a capital and a small letter, or a capital alone.
    pub fn is_name(self) -> bool {
        let begins = self.text.starts_with(char::is_uppercase);
        let is_short = self.text.chars().count() == 2;
        let looks_so = begins && (is_short || self.text.chars().any(char::is_lowercase));
        looks_so && !self.text.chars().any(char::is_numeric) && !NO_NAMES.contains(&&*self.text.to_lowercase())
    }

    /// Initials after a surname: "SA", "K".
    pub fn is_initials(self) -> bool {
        self.text.chars().count() <= 3 && self.text.chars().all(char::is_uppercase)
    }

    /// The year that it is, `2016` or `2016a`.
    pub fn year(self) -> Option<u32> {
        let digits = self.text.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(self.text);
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        digits.parse().ok().filter(|_| is_year)
    }
}

/// Words with inner hyphens and apostrophes, numbers, and each other sign alone; a possessive `’s` is left out.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let len = if c.is_alphanumeric() { word_len(rest) } else { c.len_utf8() };
        if !c.is_whitespace() {
            tokens.push(Token { text: rest.get(..len).unwrap_or(""), at });
        }
        at += len;
    }
    tokens
}

fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        let is_joint = matches!(c, '-' | '‐' | '‑' | '\'' | '’') && goes_on;
        let possessive = matches!(c, '\'' | '’') && is_possessive(rest.get(at + c.len_utf8()..).unwrap_or(""));
        if !(c.is_alphanumeric() || is_joint) || possessive {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_possessive(after: &str) -> bool {
    after.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
