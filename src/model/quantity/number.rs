//! A number as typed: its digits are kept, so that `2.50` stays `2.50`, beside its value.

use crate::model::quantity::fault::{QuantityFault, QuantityFaultKind};
use crate::model::unit::{Scale, Superscript, lowered};
use std::fmt;
use std::ops::Range;

/// More digits than this no measurement has (ours).
const MOST_DIGITS: usize = 30;
/// Powers of ten beyond this and its inverse no measurement needs (ours).
const LARGEST_EXPONENT: i32 = 30;

/// A finite number: the text in canonical spelling (point, no separators of thousands, `e` before an exponent) and
/// its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    text: Box<str>,
    value: f64,
}

impl Number {
    /// The digits as typed, without separators of thousands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Whether it was typed with `+` or `-`.
    pub fn is_signed(&self) -> bool {
        self.text.starts_with(['+', '-'])
    }

    /// How many decimals it was typed to; negative where an exponent puts the last digit before the point.
    pub fn decimals(&self) -> i32 {
        let (mantissa, exponent) = self.text.split_once('e').unwrap_or((&self.text, "0"));
        let fraction = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        i32::try_from(fraction).unwrap_or(i32::MAX) - exponent.parse::<i32>().unwrap_or(0)
    }

    /// How many significant digits it was typed to; zeros at the end count, zeros at the start do not.
    pub fn significant(&self) -> i32 {
        let mantissa = self.text.split('e').next().unwrap_or_default();
        let digits = mantissa.chars().filter(char::is_ascii_digit).skip_while(|&c| c == '0').count();
        i32::try_from(digits).unwrap_or(i32::MAX).max(1)
    }

    /// Half a unit of the last digit typed: how far the true value may be off by rounding alone.
    pub fn half_step(&self) -> f64 {
        Scale::new(0.5, self.decimals().saturating_neg()).value()
    }

    /// A computed number to so many decimals; `None` where it is beyond what can be typed.
    pub(in crate::model::quantity) fn rounded(value: f64, decimals: i32) -> Option<Number> {
        let plain = (0..=MOST_DIGITS as i32).contains(&decimals) && value.abs() < 1e15;
        let text = if plain { format!("{value:.*}", decimals as usize) } else { format!("{value:e}") };
        let (number, end) = scan(&text).ok()?;
        (end == text.len()).then_some(number)
    }

    /// A value computed from this number, to `significant` digits and at least `decimals` decimals, without zeros
    /// at the end that this number's own precision does not carry.
    pub(in crate::model::quantity) fn carried(&self, value: f64, decimals: i32) -> Option<Number> {
        let significant = self.significant().max(2);
        let own = self.decimals().max(0);
        let places = (significant - 1 - magnitude(value)).max(decimals).max(0);
        let number = Number::rounded(value, places)?;
        if places <= own {
            return Some(number);
        }
        let (whole, fraction) = number.text.split_once('.').unwrap_or((&number.text, ""));
        let zeros = fraction.len() - fraction.trim_end_matches('0').len();
        let kept = fraction.len() - zeros.min(fraction.len().saturating_sub(own as usize));
        let text = if kept == 0 { whole.to_string() } else { format!("{whole}.{}", fraction.get(..kept)?) };
        scan(&text).ok().map(|(number, _)| number)
    }

    /// For readers: a true minus sign, thousands of five digits and more set apart, powers of ten raised.
    pub(in crate::model::quantity) fn typographic(&self) -> String {
        let (mantissa, exponent) = self.text.split_once('e').map_or((&*self.text, None), |(m, e)| (m, Some(e)));
        let unsigned = mantissa.trim_start_matches(['+', '-']);
        let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(w, f)| (w, Some(f)));
        let mut out = String::new();
        match mantissa.chars().next() {
            Some('-') => out.push('\u{2212}'),
            Some('+') => out.push('+'),
            _ => {}
        }
        let apart = whole.len() >= 5;
        for (at, digit) in whole.chars().enumerate() {
            if apart && at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push('\u{202F}');
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push('.');
            out.push_str(fraction);
        }
        if let Some(power) = exponent.and_then(|e| e.parse::<i8>().ok()) {
            out.push_str("\u{D7}10");
            out.push_str(&raised(power));
        }
        out
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The power of ten of a value's first digit; 0 for zero.
pub(in crate::model::quantity) fn magnitude(value: f64) -> i32 {
    let text = format!("{value:e}");
    text.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}

fn raised(power: i8) -> String {
    if power == 1 { "\u{B9}".to_string() } else { Superscript(power).to_string() }
}

/// Reads a number at the start of a text; also says how many bytes it takes.
pub(in crate::model::quantity) fn scan(text: &str) -> Result<(Number, usize), QuantityFault> {
    let mut scanner = Scanner { text, at: 0 };
    let sign = scanner.sign();
    let whole = scanner.whole()?;
    let fraction = scanner.fraction();
    if whole.is_empty() && fraction.is_empty() {
        return Err(fault(QuantityFaultKind::NoNumber, 0..text.chars().next().map_or(0, char::len_utf8)));
    }
    let exponent = scanner.exponent();
    let range = 0..scanner.at;
    let too_large = || fault(QuantityFaultKind::TooLarge, range.clone());
    if whole.len() + fraction.len() > MOST_DIGITS {
        return Err(too_large());
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    let mut canonical = format!("{sign}{whole}{point}{fraction}");
    if let Some(exponent) = exponent {
        let power: i32 = exponent.parse().map_err(|_| too_large())?;
        if power.abs() > LARGEST_EXPONENT {
            return Err(too_large());
        }
        canonical.push_str(&format!("e{power}"));
    }
    let value: f64 = canonical.parse().map_err(|_| too_large())?;
    if !value.is_finite() {
        return Err(too_large());
    }
    Ok((Number { text: canonical.into(), value }, scanner.at))
}

fn fault(kind: QuantityFaultKind, range: Range<usize>) -> QuantityFault {
    QuantityFault { kind, range }
}

/// Invariant: `at` lies on a character boundary of `text`.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn digits(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        rest.get(..length).unwrap_or("")
    }

    fn sign(&mut self) -> &'static str {
        let (sign, length) = match self.rest().chars().next() {
            Some('+') => ("+", 1),
            Some('-') => ("-", 1),
            Some('\u{2212}') => ("-", '\u{2212}'.len_utf8()),
            _ => ("", 0),
        };
        self.at += length;
        sign
    }

    /// The digits before the point; groups of three may stand apart by a comma or a thin or no-break space.
    fn whole(&mut self) -> Result<String, QuantityFault> {
        let first = self.digits();
        let mut whole = first.to_string();
        let groups = (1..=3).contains(&first.len()) && !first.starts_with('0');
        let separator = self.rest().chars().next();
        while groups
            && let Some(mark) = separator.filter(|c| matches!(c, ',' | '\u{2009}' | '\u{202F}' | '\u{A0}'))
            && let Some(after) = self.rest().strip_prefix(mark)
            && after.bytes().take_while(u8::is_ascii_digit).count() == 3
        {
            self.at += mark.len_utf8();
            whole.push_str(self.digits());
        }
        let comma = self.rest().strip_prefix(',').filter(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        if !whole.is_empty() && comma.is_some() {
            self.at += 1;
            let decimals = self.digits();
            return Err(fault(
                QuantityFaultKind::DecimalComma { suggestion: format!("{whole}.{decimals}") },
                0..self.at,
            ));
        }
        Ok(whole)
    }

    fn fraction(&mut self) -> &'a str {
        let follows =
            self.rest().strip_prefix('.').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        if !follows {
            return "";
        }
        self.at += 1;
        self.digits()
    }

    /// The power of ten after `e`, or after `× 10^` or `× 10` with raised digits.
    fn exponent(&mut self) -> Option<String> {
        let start = self.at;
        let found = if self.rest().starts_with(['e', 'E']) {
            self.at += 1;
            self.plain_power()
        } else {
            self.power_of_ten()
        };
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn power_of_ten(&mut self) -> Option<String> {
        let times = self.rest().trim_start();
        let after = times.strip_prefix(['\u{D7}', 'x', '*', '\u{B7}'])?.trim_start().strip_prefix("10")?;
        self.at = self.text.len() - after.len();
        if let Some(power) = after.strip_prefix('^') {
            self.at = self.text.len() - power.len();
            return self.plain_power();
        }
        let plain = |c: char| lowered(c).map(|plain| (plain, c.len_utf8()));
        let raised: Vec<(char, usize)> = after.chars().map_while(plain).collect();
        self.at += raised.iter().map(|(_, length)| length).sum::<usize>();
        let power: String = raised.into_iter().map(|(plain, _)| plain).collect();
        power.contains(|c: char| c.is_ascii_digit()).then_some(power)
    }

    fn plain_power(&mut self) -> Option<String> {
        let sign = self.sign();
        let digits = self.digits();
        (!digits.is_empty()).then(|| format!("{sign}{digits}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, f64), QuantityFaultKind> {
        scan(text).map(|(number, _)| (number.text.to_string(), number.value)).map_err(|fault| fault.kind)
    }

    #[test]
    fn digits_are_kept_as_typed() {
        for (typed, text, value) in [
            ("2.50", "2.50", 2.5),
            ("1,518", "1518", 1518.0),
            ("1\u{2009}234\u{2009}567.5", "1234567.5", 1_234_567.5),
            ("+142", "+142", 142.0),
            ("\u{2212}0.9", "-0.9", -0.9),
            (".5", "0.5", 0.5),
            ("007", "7", 7.0),
            ("1.5E-6", "1.5e-6", 1.5e-6),
            ("1.5 × 10^6", "1.5e6", 1.5e6),
            ("1.5×10⁻⁶", "1.5e-6", 1.5e-6),
            ("3e", "3", 3.0),
            ("2 × 5", "2", 2.0),
        ] {
            assert_eq!(read(typed), Ok((text.to_string(), value)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_sane_number_is_refused() {
        use QuantityFaultKind::{NoNumber, TooLarge};
        for (typed, kind) in [
            ("5E1234567", TooLarge),
            ("1e400", TooLarge),
            ("1e-31", TooLarge),
            ("NaN", NoNumber),
            ("inf", NoNumber),
            ("-", NoNumber),
            ("", NoNumber),
        ] {
            assert_eq!(read(typed), Err(kind), "{typed}");
        }
        assert_eq!(read(&"9".repeat(400)), Err(TooLarge));
        let comma = |suggestion: &str| Err(QuantityFaultKind::DecimalComma { suggestion: suggestion.into() });
        assert_eq!(read("2,7"), comma("2.7"));
        assert_eq!(read("0,125"), comma("0.125"));
        assert_eq!(read("1518,5"), comma("1518.5"));
    }

    #[test]
    fn precision_is_that_of_the_typing() {
        let number = |text: &str| scan(text).expect(text).0;
        assert_eq!((number("2.50").decimals(), number("2.50").significant()), (2, 3));
        assert_eq!((number("0.05").decimals(), number("0.05").significant()), (2, 1));
        assert_eq!((number("1.5e6").decimals(), number("1.5e6").significant()), (-5, 2));
        assert_eq!(number("2").half_step(), 0.5);
        assert_eq!(number("1.5e6").half_step(), 50_000.0);
    }

    #[test]
    fn for_readers() {
        let shown = |text: &str| scan(text).expect(text).0.typographic();
        assert_eq!(shown("-0.9"), "\u{2212}0.9");
        assert_eq!(shown("13400"), "13\u{202F}400");
        assert_eq!(shown("1518"), "1518");
        assert_eq!(shown("1.5e-6"), "1.5\u{D7}10⁻⁶");
        assert_eq!(shown("2e1"), "2\u{D7}10¹");
    }
}
