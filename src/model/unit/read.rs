//! Reading a unit: words, products, quotients and powers.

use crate::base::suggest;
use crate::model::unit::atom;
use crate::model::unit::dimension::lowered;
use crate::model::unit::product::Factor;
use crate::model::unit::{Unit, UnitFault, UnitFaultKind};
use std::ops::Range;

/// More factors than this no unit in use has (ours).
const MOST_FACTORS: usize = 8;
/// Higher powers than this no unit in use has (ours).
const HIGHEST_POWER: i8 = 4;
/// Sizes beyond this and its inverse no unit in use has (ours); within it no figure overflows.
const LARGEST_FACTOR: f64 = 1e60;

/// Reads a whole text as a unit.
pub(in crate::model::unit) fn unit(text: &str) -> Result<Unit, UnitFault> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let whole = start..start + trimmed.len();
    if trimmed.is_empty() {
        return Err(UnitFault { kind: UnitFaultKind::Empty, at: 0..text.len() });
    }
    if matches!(trimmed, "x" | "\u{D7}") {
        return Ok(Unit::of(vec![Factor { atom: &atom::FOLD, prefix: None, power: 1 }]));
    }
    let mut reader = Reader { text, at: start, end: whole.end, factors: Vec::new() };
    reader.factors()?;
    let unit = Unit::of(reader.factors);
    let size = unit.factor();
    if !(size.is_finite() && (1.0 / LARGEST_FACTOR..=LARGEST_FACTOR).contains(&size)) {
        return Err(UnitFault { kind: UnitFaultKind::TooLarge, at: whole });
    }
    Ok(unit)
}

/// Invariants: `at <= end`, both on character boundaries of `text`.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    factors: Vec<Factor>,
}

/// What joins a factor to those before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// The first factor, or a sign of multiplication.
    Product,
    /// A space alone, which may also be the end of the unit and the start of words.
    Space,
    /// A stroke, or `per`.
    Quotient,
}

impl<'a> Reader<'a> {
    /// The whole unit: factors, joined by products and quotients, with one level of brackets below a stroke.
    fn factors(&mut self) -> Result<(), UnitFault> {
        let mut in_brackets = false;
        let mut first = true;
        while self.at < self.end {
            let join = self.join(first)?;
            first = false;
            if join == Join::Quotient && !in_brackets && self.eat("(") {
                in_brackets = true;
                self.factor(-1, Join::Product)?;
            } else {
                let below = (join == Join::Quotient) != in_brackets;
                self.factor(if below { -1 } else { 1 }, join)?;
            }
            if in_brackets && self.eat(")") {
                in_brackets = false;
            }
        }
        if in_brackets { Err(self.unreadable(self.end..self.end)) } else { Ok(()) }
    }

    /// The joint before the next factor; a space alone is a product.
    fn join(&mut self, first: bool) -> Result<Join, UnitFault> {
        let start = self.at;
        self.skip_spaces();
        let spaced = self.at > start;
        if self.eat("/") || (spaced && self.eat_word("per")) {
            self.skip_spaces();
            return Ok(Join::Quotient);
        }
        let signs = ["\u{B7}", "\u{22C5}", ".", "*", "\u{D7}"];
        let marked = !first && (signs.iter().any(|sign| self.eat(sign)) || (spaced && self.eat_word("x")));
        self.skip_spaces();
        match (first || marked, spaced) {
            (true, _) => Ok(Join::Product),
            (false, true) => Ok(Join::Space),
            (false, false) => Err(self.unreadable(start..self.end)),
        }
    }

    /// One factor with its power, times `sign`.
    fn factor(&mut self, sign: i8, join: Join) -> Result<(), UnitFault> {
        if self.factors.len() == MOST_FACTORS {
            return Err(UnitFault { kind: UnitFaultKind::TooLarge, at: self.at..self.end });
        }
        if self.eat_body_surface() {
            self.factors.push(Factor { atom: &atom::BODY_SURFACE, prefix: None, power: sign });
            return Ok(());
        }
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("");
        if word.is_empty() {
            return self.one_or_fault(sign);
        }
        let word_end = start + length;
        let Some((atom, prefix)) = atom::find(word) else {
            let fault = unknown(word, start..word_end);
            let is_a_word = matches!(fault.kind, UnitFaultKind::Unknown { suggestion: None, .. });
            return Err(if join == Join::Space && is_a_word {
                UnitFault { kind: UnitFaultKind::Words, at: start..self.end }
            } else {
                fault
            });
        };
        self.at = word_end;
        let power = self.power()?;
        self.factors.push(Factor { atom, prefix, power: power * sign });
        Ok(())
    }

    /// `1`, as in `1/h`; any other number is no unit.
    fn one_or_fault(&mut self, sign: i8) -> Result<(), UnitFault> {
        let next_is_digit = self.rest().chars().nth(1).is_some_and(|c| c.is_ascii_digit() || c == '.');
        if !next_is_digit && self.eat("1") {
            self.factors.push(Factor { atom: &atom::ONE, prefix: None, power: sign });
            return Ok(());
        }
        Err(self.unreadable(self.at..self.end))
    }

    /// A power after its word: `2`, `^2`, `^-1`, `²`, `⁻¹`; 1 where there is none.
    fn power(&mut self) -> Result<i8, UnitFault> {
        let start = self.at;
        let plain = self.eat("^");
        let mut digits = String::new();
        while let Some(c) = self.rest().chars().next() {
            let digit = match lowered(c) {
                Some(digit) => digit,
                None if c.is_ascii_digit() || (plain && c == '-') => c,
                None => break,
            };
            digits.push(digit);
            self.at += c.len_utf8();
        }
        if digits.is_empty() && !plain {
            return Ok(1);
        }
        let power: i8 = digits.parse().map_err(|_| self.unreadable(start..self.at))?;
        if power == 0 || power.unsigned_abs() > HIGHEST_POWER.unsigned_abs() {
            return Err(UnitFault { kind: UnitFaultKind::TooLarge, at: start..self.at });
        }
        Ok(power)
    }

    /// `1.73 m2` in its spellings.
    fn eat_body_surface(&mut self) -> bool {
        let start = self.at;
        if self.eat("{1.73_m2}") {
            return true;
        }
        if self.eat("1.73") {
            self.skip_spaces();
            let length = ["m\u{B2}", "m^2", "m2"].iter().any(|area| self.eat(area));
            let at_end = self.rest().chars().next().is_none_or(|c| !belongs(c));
            if length && at_end {
                return true;
            }
        }
        self.at = start;
        false
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    /// A whole word with something after it.
    fn eat_word(&mut self, word: &str) -> bool {
        let found = self.rest().strip_prefix(word).is_some_and(|after| after.starts_with(char::is_whitespace));
        if found {
            self.at += word.len();
        }
        found
    }

    fn unreadable(&self, at: Range<usize>) -> UnitFault {
        UnitFault { kind: UnitFaultKind::Unreadable, at }
    }
}

/// Whether a character may stand in a unit's word.
fn belongs(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '%' | '\u{B5}' | '[' | ']')
}

fn unknown(word: &str, at: Range<usize>) -> UnitFault {
    UnitFault { kind: UnitFaultKind::Unknown { found: word.to_string(), suggestion: meant(word) }, at }
}

/// The symbol that was probably meant. Of one or two letters only the case may be wrong: too much else is near.
fn meant(word: &str) -> Option<String> {
    let length = word.chars().count();
    let symbols: Vec<String> = atom::symbols().collect();
    if length <= 2 {
        return symbols.into_iter().find(|symbol| symbol.to_lowercase() == word.to_lowercase());
    }
    let words: Vec<(String, String)> = atom::words().collect();
    let by_word = suggest::nearest(word, words.iter().map(|(word, _)| word.as_str()))
        .filter(|_| length >= 4)
        .and_then(|nearest| words.iter().find(|(word, _)| word == nearest))
        .map(|(_, symbol)| symbol.clone());
    by_word.or_else(|| suggest::nearest(word, symbols.iter().map(String::as_str)).map(ToString::to_string))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::unit::Dimension;
    use proptest::prelude::*;

    fn read(text: &str) -> Unit {
        Unit::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
    }

    #[test]
    fn usual_spellings_have_one_canonical_form_and_code() {
        for (typed, printed, ucum) in [
            ("min", "min", "min"),
            ("Minutes", "min", "min"),
            ("hr", "h", "h"),
            ("hours", "h", "h"),
            ("day", "d", "d"),
            ("wk", "wk", "wk"),
            ("mo", "mo", "mo"),
            ("years", "y", "a"),
            ("ms", "ms", "ms"),
            ("mcg", "µg", "ug"),
            ("ug", "µg", "ug"),
            ("μg", "µg", "ug"),
            ("micrograms", "µg", "ug"),
            ("kg", "kg", "kg"),
            ("uM", "µM", "umol/L"),
            ("nmol/l", "nmol/L", "nmol/L"),
            ("umol/L", "µmol/L", "umol/L"),
            ("ng.h/mL", "ng·h/mL", "ng.h/mL"),
            ("ng h/mL", "ng·h/mL", "ng.h/mL"),
            ("ng*h/mL", "ng·h/mL", "ng.h/mL"),
            ("ng/mL·h", "ng·h/mL", "ng.h/mL"),
            ("pmol/L x h", "pmol·h/L", "pmol.h/L"),
            ("L/h/kg", "L/h/kg", "L/h/kg"),
            ("mL/(min·kg)", "mL/min/kg", "mL/min/kg"),
            ("mL min⁻¹ kg^-1", "mL/min/kg", "mL/min/kg"),
            ("mL per min", "mL/min", "mL/min"),
            ("mL/min/1.73 m2", "mL/min/1.73\u{A0}m²", "mL/min/{1.73_m2}"),
            ("mL/min/1.73m²", "mL/min/1.73\u{A0}m²", "mL/min/{1.73_m2}"),
            ("kg/m2", "kg/m²", "kg/m2"),
            ("mg/kg/day", "mg/kg/d", "mg/kg/d"),
            ("%", "%", "%"),
            ("fold", "fold", "1"),
            ("×", "fold", "1"),
            ("IU/mL", "IU/mL", "[IU]/mL"),
            ("mIU/L", "mIU/L", "m[IU]/L"),
            ("kDa", "kDa", "ku"),
            ("mmHg", "mmHg", "mm[Hg]"),
            ("bpm", "bpm", "{beats}/min"),
            ("1/h", "/h", "/h"),
            ("/h", "/h", "/h"),
            ("h⁻¹", "/h", "/h"),
            ("µM·h", "µM·h", "umol/L.h"),
            ("L/µM", "L/µM", "L/(umol/L)"),
            ("1", "", "1"),
        ] {
            let unit = read(typed);
            assert_eq!(unit.to_string(), printed, "{typed}");
            assert_eq!(unit.ucum(), ucum, "{typed}");
        }
    }

    #[test]
    fn factors_and_dimensions() {
        assert_eq!(read("h").factor(), 3600.0);
        assert_eq!(read("µg/L").to(&read("ng/mL")).map(|scale| scale.value()), Some(1.0));
        assert_eq!(read("L").to(&read("mL")).map(|scale| scale.apply(2.5)), Some(2500.0));
        assert_eq!(read("µM").to(&read("nmol/mL")).map(|scale| scale.value()), Some(1.0));
        assert_eq!(read("mL").dimension(), Dimension::VOLUME);
        assert_eq!(read("IU").to(&read("mg")), None);
        assert_eq!(read("%").to(&read("fold")).map(|scale| scale.apply(142.0)), Some(1.42));
        assert_eq!(read("mmHg").to(&read("kPa")).map(|scale| scale.apply(750.0)), Some(99.9915));
        assert!(read("ng/g").dimension() == Dimension::NONE && !read("ng/g").is_ratio());
        assert!(read("%").is_ratio() && read("%").is_percent() && read("x").is_fold());
    }

    #[test]
    fn the_unknown_is_told_with_what_is_near() {
        let fault = |text: &str| Unit::parse(text).expect_err(text);
        let unknown = |found: &str, near: Option<&str>| UnitFaultKind::Unknown {
            found: found.into(),
            suggestion: near.map(Into::into),
        };
        assert_eq!(fault("huors").kind, unknown("huors", Some("h")));
        assert_eq!(fault("ng/ML").kind, unknown("ML", Some("mL")));
        assert_eq!(fault("ng/ML").at, 3..5);
        assert_eq!(fault("H").kind, unknown("H", Some("h")));
        assert_eq!(fault("z").kind, unknown("z", None));
        assert_eq!(fault("Mg").kind, unknown("Mg", Some("mg")));
        assert_eq!(fault("MG").kind, unknown("MG", Some("mg")));
        assert_eq!(fault("in").kind, unknown("in", None));
        assert_eq!(fault("microgramms").kind, unknown("microgramms", Some("µg")));
        assert_eq!(fault("minuts").kind, unknown("minuts", Some("min")));
        assert_eq!(fault("% of dose"), UnitFault { kind: UnitFaultKind::Words, at: 2..9 });
        assert_eq!(fault("%/dose").kind, unknown("dose", None));
        assert_eq!(fault("").kind, UnitFaultKind::Empty);
        assert_eq!(fault("h/").kind, UnitFaultKind::Unreadable);
        assert_eq!(fault("L/(h").kind, UnitFaultKind::Unreadable);
        assert_eq!(fault("h-1").kind, UnitFaultKind::Unreadable);
        assert_eq!(fault("m9").kind, UnitFaultKind::TooLarge);
        assert_eq!(fault("fL4").kind, UnitFaultKind::TooLarge);
    }

    #[test]
    fn what_stands_above_the_line_comes_first() {
        assert_eq!(Unit::parse("/L·%"), Unit::parse("%/L"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a-zA-Zµμ%/·.* ()^0-9²⁻¹×]{0,24}|\\PC*") {
            match Unit::parse(&text) {
                Ok(unit) if !unit.is_one() => {
                    prop_assert_eq!(Unit::parse(&unit.to_string()), Ok(unit));
                }
                Ok(_) => {}
                Err(fault) => prop_assert!(text.get(fault.at).is_some()),
            }
        }
    }
}
