//! A sentence or a cell of a table as words, signs and figures: what rules of pharmacokinetics read.
//!
//! Figures here are times, shares and counts of half-lives, in digits or words, with the units of prose ("2.5-hour",
//! "one to two hours"); what stands before them ("about", "less than") is part of them. Knows no grammar.

use std::ops::Range;

use crate::check::number_word;
use crate::model::prose::TextRun;
use crate::model::quantity::Quantity;

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<'t> {
    /// A word, as typed.
    Word(&'t str),
    /// A sign, such as a bracket or a colon.
    Sign(char),
    /// A time: "1–5 min".
    Time(Quantity),
    /// A share: "97 %".
    Share(Quantity),
    /// So many half-lives: "five half-lives".
    Count(Quantity),
    /// The words "half-life", or their sign.
    HalfLife,
    /// Any other number.
    Number(&'t str),
    /// A record's number, printed by a value reference.
    Value,
    /// The mark of a citation, a claim's badge or a code span.
    Mark,
}

/// An item and its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<'t> {
    /// What it is.
    pub item: Item<'t>,
    /// From its first to past its last byte; of a figure without words such as "about" before it.
    pub range: Range<usize>,
    /// Whether a hyphen joins a figure's number to its unit, as in "a 2-h infusion".
    pub is_attributive: bool,
}

/// The items of a text, in order.
pub fn phrase(text: &str) -> Vec<Placed<'_>> {
    let raw = Lexer { text, at: 0 }.tokens();
    Merger { text, raw: &raw, at: 0, items: Vec::new() }.items()
}

/// More half-lives than this nobody counts; a larger number before the word is a year. Ours.
const MOST_HALF_LIVES: f64 = 20.0;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Raw<'t> {
    Word(&'t str),
    Number(&'t str),
    Sign(char),
    HalfLife,
    Mark(char),
}

/// Invariant: `at` lies on a character boundary of `text`.
struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    fn tokens(mut self) -> Vec<(Raw<'t>, Range<usize>)> {
        let mut tokens = Vec::new();
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            let Some(raw) = self.token(c) else { continue };
            tokens.push((raw, start..self.at));
        }
        tokens
    }

    fn token(&mut self, c: char) -> Option<Raw<'t>> {
        if c.is_whitespace() {
            self.at += c.len_utf8();
            return None;
        }
        if let Some(length) = half_life(self.rest()) {
            self.at += length;
            return Some(Raw::HalfLife);
        }
        if c.is_ascii_digit() {
            return Some(Raw::Number(self.take(number(self.rest()))));
        }
        if c.is_alphabetic() {
            let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | 'µ' | '_');
            let length = self.rest().find(|c| !inner(c)).unwrap_or(self.rest().len());
            return Some(Raw::Word(self.take(length)));
        }
        self.at += c.len_utf8();
        let is_mark = [TextRun::CITATION, TextRun::VALUE, TextRun::NAME, TextRun::CODE].contains(&c);
        Some(if is_mark { Raw::Mark(c) } else { Raw::Sign(c) })
    }

    fn take(&mut self, length: usize) -> &'t str {
        let word = self.rest().get(..length).unwrap_or("");
        self.at += word.len().max(1);
        word
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }
}

/// How many bytes at the start are a number: digits, with separators between them.
fn number(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_digit() {
            end = at + 1;
            continue;
        }
        let next_is_digit = chars.peek().is_some_and(|&(_, next)| next.is_ascii_digit());
        if !(matches!(c, '.' | ',' | '\u{202f}' | '\u{2009}') && next_is_digit) {
            break;
        }
    }
    end
}

/// How many bytes at the start are the words "half-life" or their sign.
fn half_life(rest: &str) -> Option<usize> {
    const WORDS: [&str; 5] = ["half-lives", "half-life", "half-times", "half-time", "halflife"];
    const SIGNS: [&str; 6] = ["t½", "t1/2", "t 1/2", "t(1/2)", "t_1/2", "t_½"];
    let plain = |c: char| match c {
        '\u{2010}' | '\u{2011}' | '–' => '-',
        c => c.to_ascii_lowercase(),
    };
    let matched = |word: &str| {
        let mut chars = rest.char_indices();
        for wanted in word.chars() {
            let (_, found) = chars.next()?;
            let found = plain(found);
            if found != wanted && !(wanted == '-' && found == ' ') {
                return None;
            }
        }
        // "t½β" is the half-life of the phase that β names.
        let mut after = chars.skip_while(|(_, c)| word.starts_with('t') && matches!(c, 'α' | 'β' | 'γ' | 'λ'));
        let end = after.next().map_or(rest.len(), |(at, _)| at);
        let goes_on = rest.get(end..)?.starts_with(|c: char| c.is_alphanumeric());
        (!goes_on).then_some(end)
    };
    WORDS.into_iter().find_map(matched).or_else(|| SIGNS.into_iter().find_map(matched))
}

/// What a figure's unit is.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    /// A time, by the symbol that is read.
    Time(&'static str),
    Percent,
    HalfLives,
}

/// A number, or two with what joins them, and its unit.
struct Amount {
    text: String,
    unit: Unit,
    end: usize,
    is_attributive: bool,
}

struct Merger<'t, 'r> {
    text: &'t str,
    raw: &'r [(Raw<'t>, Range<usize>)],
    at: usize,
    items: Vec<Placed<'t>>,
}

impl<'t> Merger<'t, '_> {
    fn items(mut self) -> Vec<Placed<'t>> {
        while let Some((raw, range)) = self.raw.get(self.at).cloned() {
            match self.amount(self.at) {
                Some(amount) => self.figure(&amount, range),
                None => {
                    let item = match raw {
                        Raw::Word(word) => Item::Word(word),
                        Raw::Number(number) => Item::Number(number),
                        Raw::Sign(sign) => Item::Sign(sign),
                        Raw::HalfLife => Item::HalfLife,
                        Raw::Mark(TextRun::VALUE) => Item::Value,
                        Raw::Mark(_) => Item::Mark,
                    };
                    self.items.push(Placed { item, range, is_attributive: false });
                    self.at += 1;
                }
            }
        }
        self.items
    }

    /// Adds a figure that begins at `self.at`, with the words before it that belong to it.
    fn figure(&mut self, amount: &Amount, first: Range<usize>) {
        let mut start = first.start;
        let prefix = number_word::before(&self.items);
        for placed in self.items.drain(self.items.len() - prefix.items..) {
            if matches!(placed.item, Item::Sign(sign) if sign != '.') {
                start = placed.range.start;
            }
        }
        let (symbol, end) = match amount.unit {
            Unit::Time(symbol) => (symbol, self.end(amount.end)),
            Unit::Percent => ("%", self.end(amount.end)),
            Unit::HalfLives => ("", self.end(amount.end)),
        };
        let words = format!("{}{} {symbol}", prefix.sign, amount.text);
        let item = match (Quantity::parse(words.trim()), amount.unit) {
            (Ok(quantity), Unit::Time(_)) => Item::Time(quantity),
            (Ok(quantity), Unit::Percent) => Item::Share(quantity),
            (Ok(quantity), Unit::HalfLives) => Item::Count(quantity),
            (Err(_), _) => Item::Number(self.text.get(start..end).unwrap_or("")),
        };
        self.items.push(Placed { item, range: start..end, is_attributive: amount.is_attributive });
        self.at = amount.end;
    }

    /// Where the token before `next` ends in the text.
    fn end(&self, next: usize) -> usize {
        next.checked_sub(1).and_then(|last| self.raw.get(last)).map_or(0, |(_, range)| range.end)
    }

    /// The amount that begins at a token.
    fn amount(&self, at: usize) -> Option<Amount> {
        let (low, mut next) = self.number(at)?;
        let low_unit = self.unit(next);
        if let Some(unit) = &low_unit {
            next = unit.1;
        }
        if let Some((spread, end)) = self.spread(next) {
            let (unit, end, is_attributive) =
                self.unit(end).or(low_unit.map(|(unit, _, hyphen)| (unit, end, hyphen)))?;
            return Some(Amount { text: format!("{low} ± {spread}"), unit, end, is_attributive });
        }
        if let Some((high, end)) = self.joined(at, next)
            && let Some((unit, end, is_attributive)) = self.unit(end)
        {
            let text = match low_unit {
                Some((Unit::Time(symbol), ..)) => format!("{low} {symbol} to {high}"),
                Some((Unit::Percent, ..)) => format!("{low} % to {high}"),
                Some((Unit::HalfLives, ..)) | None => format!("{low} to {high}"),
            };
            return Some(Amount { text, unit, end, is_attributive });
        }
        match low_unit {
            // "In 2019 half-lives were measured."
            Some((Unit::HalfLives, ..)) if low.parse::<f64>().is_ok_and(|count| count > MOST_HALF_LIVES) => None,
            Some((unit, end, is_attributive)) => Some(Amount { text: low, unit, end, is_attributive }),
            None => self.unit_of_list(next).map(|unit| Amount { text: low, unit, end: next, is_attributive: false }),
        }
    }

    /// A number in digits or words, and the token after it.
    fn number(&self, at: usize) -> Option<(String, usize)> {
        match self.raw.get(at)?.0 {
            Raw::Number(number) => Some((number.to_owned(), at + 1)),
            Raw::Word(word) => {
                let next = |ahead: usize| match self.raw.get(at + ahead) {
                    Some((Raw::Word(word), _)) => Some(*word),
                    _ => None,
                };
                let (number, words) = number_word::number([Some(word), next(1), next(2)])?;
                Some((number.to_owned(), at + words))
            }
            Raw::Sign(_) | Raw::HalfLife | Raw::Mark(_) => None,
        }
    }

    /// The unit at a token, a hyphen before it included; the token after it, and whether there was a hyphen.
    fn unit(&self, at: usize) -> Option<(Unit, usize, bool)> {
        let hyphen = self.is_hyphen(at);
        let at = at + usize::from(hyphen);
        match self.raw.get(at)?.0 {
            Raw::HalfLife => Some((Unit::HalfLives, at + 1, hyphen)),
            Raw::Sign('%') => Some((Unit::Percent, at + 1, hyphen)),
            Raw::Word(word) if word.eq_ignore_ascii_case("percent") => Some((Unit::Percent, at + 1, hyphen)),
            Raw::Word(word) if word.eq_ignore_ascii_case("per") => {
                let cent =
                    matches!(self.raw.get(at + 1), Some((Raw::Word(cent), _)) if cent.eq_ignore_ascii_case("cent"));
                cent.then_some((Unit::Percent, at + 2, hyphen))
            }
            Raw::Word(word) => Some((Unit::Time(number_word::time_unit(word)?), at + 1, hyphen)),
            Raw::Number(_) | Raw::Sign(_) | Raw::Mark(_) => None,
        }
    }

    /// Whether a hyphen stands at a token without space before it.
    fn is_hyphen(&self, at: usize) -> bool {
        let Some((Raw::Sign('-' | '\u{2010}' | '\u{2011}'), range)) = self.raw.get(at) else { return false };
        at.checked_sub(1).and_then(|before| self.raw.get(before)).is_some_and(|(_, before)| before.end == range.start)
    }

    fn spread(&self, at: usize) -> Option<(String, usize)> {
        let Some((Raw::Sign('±'), _)) = self.raw.get(at) else { return None };
        self.number(at + 1)
    }

    /// The second number of a range, after a dash, "to", or "and" where "between" stands before the first.
    fn joined(&self, first: usize, at: usize) -> Option<(String, usize)> {
        let hanging = usize::from(self.is_hyphen(at));
        let word = |at: usize| match self.raw.get(at) {
            Some((Raw::Word(word), _)) => *word,
            _ => "",
        };
        if word(at + hanging) == "to" {
            return self.number(at + hanging + 1);
        }
        let between = first.checked_sub(1).is_some_and(|before| word(before).eq_ignore_ascii_case("between"));
        if between && word(at) == "and" {
            return self.number(at + 1);
        }
        match self.raw.get(at)?.0 {
            Raw::Sign('–' | '—' | '-' | '−' | '\u{2010}' | '\u{2011}' | '\u{2012}') => self.number(at + 1),
            _ => None,
        }
    }

    /// The unit that a number shares with those after it: "2, 4 and 6 h".
    fn unit_of_list(&self, at: usize) -> Option<Unit> {
        let joins = |at: usize| match self.raw.get(at) {
            Some((Raw::Sign(','), _)) => true,
            Some((Raw::Word(word), _)) => matches!(*word, "and" | "or"),
            _ => false,
        };
        let steps = (0..2).take_while(|step| joins(at + step)).count();
        if steps == 0 {
            return None;
        }
        let (_, next) = self.number(at + steps)?;
        match self.unit(next) {
            Some((unit @ Unit::Time(_), _, false)) => Some(unit),
            Some(_) => None,
            None => self.unit_of_list(next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figures as their quantity, half-lives as `T`, values as `=`, all else as typed.
    fn read(text: &str) -> String {
        let shown = phrase(text).into_iter().map(|placed| match placed.item {
            Item::Word(word) | Item::Number(word) => word.to_owned(),
            Item::Sign(sign) => sign.to_string(),
            Item::Time(figure) | Item::Share(figure) => format!("<{figure}>"),
            Item::Count(figure) => format!("<{figure} T>"),
            Item::HalfLife => "T".to_owned(),
            Item::Value => "=".to_owned(),
            Item::Mark => "§".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn times_are_read_as_prose_spells_them() {
        for (text, read_as) in [
            ("about 2.5 hours", "<~2.5 h>"),
            ("~1–5 minutes", "<~1–5 min>"),
            ("~1–5 Min", "<~1–5 min>"),
            ("a 2.5-hour infusion", "a <2.5 h> infusion"),
            ("1- to 2-hour", "<1–2 h>"),
            ("one to two hours", "<1–2 h>"),
            ("between 2 and 4 h", "between <2–4 h>"),
            ("2 and 4 h", "<2 h> and <4 h>"),
            ("2, 3 or 4 h", "<2 h> , <3 h> or <4 h>"),
            ("15 min to 15 h", "<15 min to 15 h>"),
            ("15 min in gut to 15 h", "<15 min> in gut to <15 h>"),
            ("2.7 ± 1.2 h", "<2.7 ± 1.2 h>"),
            ("less than 10 min", "<< 10 min>"),
            ("just under two days", "just << 2 d>"),
            ("an hour, or half an hour", "<1 h> , or <0.5 h>"),
            ("approx. 2 h; 2h", "<~2 h> ; <2 h>"),
            ("2\u{a0}h", "<2 h>"),
            ("CD38 h, SIRT1–7 h", "CD38 h , SIRT1 – <7 h>"),
            ("1,5 h", "1,5 h"),
            ("in 2019 people", "in 2019 people"),
        ] {
            assert_eq!(read(text), read_as, "{text}");
        }
    }

    #[test]
    fn half_lives_are_counted_or_named() {
        for (text, read_as) in [
            ("The half-life (t½) is", "The T ( T ) is"),
            ("Half‑lives, t1/2, T½β", "T , T , T"),
            ("after five half-lives", "after <5 T>"),
            ("4–5 half-lives", "<4–5 T>"),
            ("In 2019 half-lives were", "In 2019 T were"),
            ("97 % or 97 per cent, 96.9 percent", "<97 %> or <97 %> , <96.9 %>"),
            ("half-lifelike", "half - lifelike"),
        ] {
            assert_eq!(read(text), read_as, "{text}");
        }
    }

    #[test]
    fn figures_span_what_one_would_retype() {
        let spans = |text: &'static str| {
            let figures = phrase(text).into_iter().filter(|placed| matches!(placed.item, Item::Time(_)));
            figures.map(|placed| &text[placed.range]).collect::<Vec<_>>()
        };
        assert_eq!(spans("about ~1–2.5 minutes or approx. 2 h"), ["~1–2.5 minutes", "2 h"]);
        assert_eq!(spans("less than 10 min, < 2 h"), ["10 min", "< 2 h"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_within_it(text in "[0-9a-z .,~<≥±–%½()/-]{0,40}|\\PC{0,30}") {
            for placed in phrase(&text) {
                proptest::prop_assert!(text.get(placed.range.clone()).is_some(), "{:?}", placed);
            }
        }
    }
}
