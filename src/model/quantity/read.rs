//! Reading a quantity: a sign of approximation or a relation, numbers, units, and what joins them.

use crate::model::quantity::fault::{QuantityFault, QuantityFaultKind};
use crate::model::quantity::number::{self, Number};
use crate::model::quantity::value::{Form, IntervalMeaning, Quantity, Relation};
use crate::model::unit::Unit;
use std::ops::Range;

/// The words and signs for "about".
const APPROXIMATELY: [&str; 7] = ["~", "\u{2248}", "approximately ", "approx. ", "about ", "ca. ", "c. "];
/// The signs of relation, longer ones first.
const RELATIONS: [(&str, Relation); 6] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("\u{2264}", Relation::AtMost),
    ("\u{2265}", Relation::AtLeast),
    ("<", Relation::Below),
    (">", Relation::Above),
];
const PLUS_MINUS: [&str; 3] = ["\u{B1}", "+/-", "+-"];
/// The dashes of a range: en, em and figure dash, hyphens, minus.
const DASHES: [&str; 7] = ["\u{2013}", "\u{2014}", "\u{2012}", "\u{2010}", "\u{2011}", "\u{2212}", "-"];
const FOLD: [&str; 2] = ["-fold", "\u{2011}fold"];

/// Reads a whole text as a quantity.
pub(in crate::model::quantity) fn quantity(text: &str) -> Result<Quantity, QuantityFault> {
    let mut reader = Reader { text, at: 0 };
    reader.skip_spaces();
    if reader.rest().is_empty() {
        return Err(QuantityFault { kind: QuantityFaultKind::Empty, range: 0..text.len() });
    }
    let approximate = APPROXIMATELY.iter().any(|sign| reader.eat(sign));
    reader.skip_spaces();
    let relation = if approximate { None } else { reader.relation() };
    let first = reader.number()?;
    let first_unit = reader.unit()?;
    if let Some(relation) = relation {
        reader.end()?;
        let unit = one_unit(&[&first_unit])?;
        return Ok(Quantity { approximate, form: Form::Bound { relation, limit: first }, unit });
    }
    let (form, unit) = if reader.rest().is_empty() {
        (Form::Point(first), one_unit(&[&first_unit])?)
    } else if PLUS_MINUS.iter().any(|sign| reader.eat(sign)) {
        reader.spread(first, &first_unit)?
    } else if reader.eat("(") {
        reader.interval(first, &first_unit)?
    } else if reader.to() {
        reader.range(first, first_unit)?
    } else {
        return Err(reader.unreadable());
    };
    reader.end()?;
    Ok(Quantity { approximate, form, unit })
}

/// A unit as typed, and where.
type Typed = Option<(Unit, Range<usize>)>;

/// Invariant: `at` lies on a character boundary of `text`.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn relation(&mut self) -> Option<Relation> {
        let found = RELATIONS.iter().find(|(sign, _)| self.eat(sign)).map(|&(_, relation)| relation);
        self.skip_spaces();
        found
    }

    /// What follows `±`.
    fn spread(&mut self, central: Number, first_unit: &Typed) -> Result<(Form, Unit), QuantityFault> {
        self.skip_spaces();
        let spread = self.number()?;
        let second_unit = self.unit()?;
        let unit = one_unit(&[first_unit, &second_unit])?;
        Ok((Form::Spread { central, spread }, unit))
    }

    /// What follows the dash or `to` of a range.
    fn range(&mut self, low: Number, first_unit: Typed) -> Result<(Form, Unit), QuantityFault> {
        self.skip_spaces();
        let start = self.at;
        let high = self.number()?;
        let number = start..self.at;
        let (low_unit, unit) = match (first_unit, self.unit()?) {
            (None, None) => (None, Unit::one()),
            (None, Some((unit, _))) => (None, unit),
            (Some(_), None) => {
                return Err(QuantityFault { kind: QuantityFaultKind::SecondUnitMissing, range: number });
            }
            (Some((low_unit, _)), Some((unit, _))) if low_unit == unit => (None, unit),
            (Some((low_unit, at)), Some((unit, second_at))) => {
                if low_unit.dimension() != unit.dimension() {
                    let range = at.start..second_at.end;
                    return Err(QuantityFault { kind: QuantityFaultKind::UnitsDisagree, range });
                }
                (Some(low_unit), unit)
            }
        };
        Ok((Form::Range { low, low_unit, high }, unit))
    }

    /// What follows an opening bracket: `95% CI 150–180)`, with a unit inside or after it if there was none before.
    fn interval(&mut self, central: Number, first_unit: &Typed) -> Result<(Form, Unit), QuantityFault> {
        let opening = self.at;
        let meaning = self.meaning().ok_or(QuantityFault {
            kind: QuantityFaultKind::UnlabelledInterval,
            range: opening.saturating_sub(1)..self.text.len(),
        })?;
        if !self.eat(":") {
            self.eat(",");
        }
        self.skip_spaces();
        let low = self.number()?;
        let low_unit = self.unit()?;
        if !(self.to() || self.eat(",") || self.eat(";")) {
            return Err(self.unreadable());
        }
        self.skip_spaces();
        let high = self.number()?;
        let high_unit = self.unit()?;
        if !self.eat(")") {
            return Err(self.unreadable());
        }
        let last_unit = self.unit()?;
        let unit = one_unit(&[first_unit, &low_unit, &high_unit, &last_unit])?;
        Ok((Form::Interval { central, low, high, meaning }, unit))
    }

    /// What an interval is: `95% CI`, `CI 95%`, `range`, `IQR`.
    fn meaning(&mut self) -> Option<IntervalMeaning> {
        self.skip_spaces();
        if self.eat("range") {
            return Some(IntervalMeaning::Range);
        }
        if self.eat("IQR") {
            return Some(IntervalMeaning::Iqr);
        }
        let named_first = self.eat("CI");
        self.skip_spaces();
        let level = self.number().ok().filter(|level| level.value() > 0.0 && level.value() < 100.0)?;
        self.skip_spaces();
        if !self.eat("%") {
            return None;
        }
        self.skip_spaces();
        let named = named_first || self.eat("CI") || self.eat("confidence interval");
        named.then_some(IntervalMeaning::Confidence(level))
    }

    /// The dash or word between the ends of a range.
    fn to(&mut self) -> bool {
        DASHES.iter().any(|dash| self.eat(dash))
            || (self.rest().strip_prefix("to").is_some_and(|after| after.starts_with(char::is_whitespace))
                && self.eat("to"))
    }

    fn number(&mut self) -> Result<Number, QuantityFault> {
        let (number, length) = number::scan(self.rest()).map_err(|fault| QuantityFault {
            range: fault.range.start + self.at..fault.range.end + self.at,
            ..fault
        })?;
        self.at += length;
        Ok(number)
    }

    /// The unit after a number, up to whatever joins it to a further one; leaves the reader there, past spaces.
    fn unit(&mut self) -> Result<Typed, QuantityFault> {
        self.skip_spaces();
        if let Some(sign) = FOLD.iter().find(|sign| self.rest().starts_with(**sign)) {
            let range = self.at..self.at + sign.len();
            self.at = range.end;
            self.skip_spaces();
            return Ok(fold().map(|unit| (unit, range)));
        }
        let length = unit_length(self.rest());
        let typed = self.rest().get(..length).unwrap_or("").trim_end();
        let range = self.at..self.at + typed.len();
        if typed.is_empty() {
            return Ok(None);
        }
        let unit = Unit::parse(typed).map_err(|fault| QuantityFault {
            kind: QuantityFaultKind::Unit(fault.kind),
            range: fault.at.start + range.start..fault.at.end + range.start,
        })?;
        self.at = range.end;
        self.skip_spaces();
        Ok(Some((unit, range)))
    }

    fn end(&mut self) -> Result<(), QuantityFault> {
        self.skip_spaces();
        if self.rest().is_empty() { Ok(()) } else { Err(self.unreadable()) }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip_spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    fn unreadable(&self) -> QuantityFault {
        QuantityFault { kind: QuantityFaultKind::Unreadable, range: self.at..self.text.trim_end().len().max(self.at) }
    }
}

fn fold() -> Option<Unit> {
    Unit::parse("fold").ok()
}

/// How many bytes may belong to a unit: up to a dash, `±`, `to`, a comma, or a bracket that follows no stroke.
fn unit_length(rest: &str) -> usize {
    let mut before = ' ';
    let mut in_brackets = false;
    for (at, c) in rest.char_indices() {
        let after = rest.get(at..).unwrap_or("");
        let joins = DASHES.iter().chain(&PLUS_MINUS).any(|sign| after.starts_with(sign)) && before != '^';
        let to = before.is_whitespace()
            && after.strip_prefix("to").is_some_and(|after| after.starts_with(char::is_whitespace));
        match c {
            '(' if before == '/' => in_brackets = true,
            ')' if in_brackets => in_brackets = false,
            '(' | ')' | ',' | ';' => return at,
            _ if joins || to => return at,
            _ => {}
        }
        if !(c.is_whitespace() && before == '/') {
            before = c;
        }
    }
    rest.len()
}

/// The one unit of a form that allows only one, wherever it was typed.
fn one_unit(typed: &[&Typed]) -> Result<Unit, QuantityFault> {
    let mut found: Option<&(Unit, Range<usize>)> = None;
    for unit in typed.iter().copied().flatten() {
        match found {
            Some((first, _)) if *first != unit.0 => {
                return Err(QuantityFault { kind: QuantityFaultKind::UnitsDisagree, range: unit.1.clone() });
            }
            Some(_) | None => found = Some(unit),
        }
    }
    Ok(found.map_or_else(Unit::one, |(unit, _)| unit.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::unit::UnitFaultKind;
    use proptest::prelude::*;

    #[test]
    fn every_form_has_one_canonical_spelling() {
        for (typed, canonical) in [
            ("2 h", "2 h"),
            ("2h", "2 h"),
            (" 2 hours ", "2 h"),
            ("~2.5 h", "~2.5 h"),
            ("about 2.5 h", "~2.5 h"),
            ("≈ 2.5 h", "~2.5 h"),
            ("1–5 min", "1–5 min"),
            ("1-5 min", "1–5 min"),
            ("1 - 5 min", "1–5 min"),
            ("1 to 5 min", "1–5 min"),
            ("1 min to 5 min", "1–5 min"),
            ("~1–5 min", "~1–5 min"),
            ("15 min to 15 h", "15 min to 15 h"),
            ("15 min–15 h", "15 min to 15 h"),
            ("0.25–15 h", "0.25–15 h"),
            ("2.7 ± 1.2 h", "2.7 ± 1.2 h"),
            ("2.7+/-1.2 h", "2.7 ± 1.2 h"),
            ("2.7 h ± 1.2 h", "2.7 ± 1.2 h"),
            ("33.0 ± 5.5 umol/L", "33.0 ± 5.5 µmol/L"),
            ("165 h (95% CI 150–180)", "165 h (95% CI 150–180)"),
            ("165 (95 % CI: 150 to 180) h", "165 h (95% CI 150–180)"),
            ("165 h (CI 90% 150, 180 h)", "165 h (90% CI 150–180)"),
            ("-0.5 % (95% CI -0.9 to -0.1)", "-0.5 % (95% CI -0.9 to -0.1)"),
            ("2.5 h (IQR 1.9–3.1)", "2.5 h (IQR 1.9–3.1)"),
            ("2.5 h (range 1–4)", "2.5 h (range 1–4)"),
            ("< 10 min", "< 10 min"),
            ("<=10 min", "≤ 10 min"),
            (">= 10 min", "≥ 10 min"),
            ("≤10 min", "≤ 10 min"),
            ("+142 %", "+142 %"),
            ("+142%", "+142 %"),
            ("−18 %", "-18 %"),
            ("+22 to +142 %", "+22 to +142 %"),
            ("-5--1 %", "-5 to -1 %"),
            ("2.7-fold", "2.7-fold"),
            ("2.7 fold", "2.7-fold"),
            ("2.7×", "2.7-fold"),
            ("2–3-fold", "2–3-fold"),
            ("2-fold to 3-fold", "2–3-fold"),
            ("142 %", "142 %"),
            ("131.8 µM", "131.8 µM"),
            ("250 mg/day", "250 mg/d"),
            ("10 ng.h/mL", "10 ng·h/mL"),
            ("12 mL/(min·kg)", "12 mL/min/kg"),
            ("90 mL/min/1.73 m2", "90 mL/min/1.73\u{A0}m²"),
            ("1,518 ng/mL", "1518 ng/mL"),
            ("13\u{202F}400 ng/mL", "13400 ng/mL"),
            ("2.50 h", "2.50 h"),
            ("1.5 × 10^6 cells/mL", "1.5e6 cells/mL"),
            ("0.9", "0.9"),
            ("0.3 1/h", "0.3 /h"),
            ("0.3 h^-1", "0.3 /h"),
        ] {
            let read = Quantity::parse(typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
            assert_eq!(read.to_string(), canonical, "{typed}");
            assert_eq!(Quantity::parse(canonical), Ok(read), "{canonical}");
        }
    }

    #[test]
    fn faults_say_where_and_what() {
        use QuantityFaultKind::{
            Empty, NoNumber, SecondUnitMissing, TooLarge, UnitsDisagree, UnlabelledInterval, Unreadable,
        };
        for (text, kind, range) in [
            ("", Empty, 0..0),
            ("  ", Empty, 0..2),
            ("NaN", NoNumber, 0..1),
            ("inf h", NoNumber, 0..1),
            ("h", NoNumber, 0..1),
            ("5E1234567 h", TooLarge, 0..9),
            ("1–1e400 h", TooLarge, 4..9),
            ("15 min to 15 mg", UnitsDisagree, 3..15),
            ("2.7 h ± 30 min", UnitsDisagree, 12..15),
            ("1 h to 5", SecondUnitMissing, 7..8),
            ("165 h (150–180)", UnlabelledInterval, 6..17),
            ("2 h (95% CI 1–3", Unreadable, 17..17),
            ("< 1–5 min", Unreadable, 3..11),
            ("2 h ± ", NoNumber, 7..7),
            ("2026-11-21", Unreadable, 7..10),
            ("1–2–3 h", Unreadable, 5..11),
        ] {
            assert_eq!(Quantity::parse(text), Err(QuantityFault { kind, range }), "{text}");
        }
    }

    #[test]
    fn unknown_units_and_commas_come_with_what_to_type() {
        let fault = Quantity::parse("10 ng/ML").expect_err("a unit misspelt");
        assert!(fault.is_unknown_unit());
        assert_eq!((fault.range.clone(), fault.suggestion()), (6..8, Some("mL")));
        let fault = Quantity::parse("2,7 h").expect_err("a comma");
        assert_eq!((fault.range.clone(), fault.suggestion()), (0..3, Some("2.7")));
        let fault = Quantity::parse("42 % of dose").expect_err("words");
        assert!(!fault.is_unknown_unit());
        assert_eq!((fault.kind, fault.range), (QuantityFaultKind::Unit(UnitFaultKind::Words), 5..12));
        let fault = Quantity::parse("2 h; n=8").expect_err("more than a quantity");
        assert_eq!(fault.kind, QuantityFaultKind::Unreadable);
        let fault = Quantity::parse("2 h!").expect_err("a mark");
        assert_eq!(fault.kind, QuantityFaultKind::Unit(UnitFaultKind::Unreadable));
    }

    #[test]
    fn signs_and_order_are_told_not_refused() {
        let read = |text: &str| Quantity::parse(text).expect(text);
        assert!(read("5–1 min").is_inverted() && !read("1–5 min").is_inverted());
        assert!(read("15 h to 15 min").is_inverted() && !read("90 min to 2 h").is_inverted());
        assert!(read("2 h (95% CI 3–1)").is_inverted());
        assert!(read("-18 %").is_negative() && !read("+18 %").is_negative() && !read("-0 %").is_negative());
        assert!(read("-5 to 5 %").is_negative());
        assert!(read("2 ± 1 h").has_spread() && !read("2 h").has_spread());
    }

    fn number() -> impl Strategy<Value = String> {
        ("[+-]?", "0|[1-9][0-9]{0,5}", "(\\.[0-9]{1,4})?", "(e-?[1-9])?")
            .prop_map(|(s, w, f, e)| format!("{s}{w}{f}{e}"))
    }

    fn unit() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            " h",
            " min",
            " %",
            "-fold",
            " ng·h/mL",
            " µM",
            " mL/min/1.73 m2",
            " /h",
            " IU/L",
            " mg/kg/d",
        ])
    }

    fn typed() -> impl Strategy<Value = String> {
        (prop::sample::select(vec!["", "~"]), number(), number(), number(), unit(), 0..8u8).prop_map(
            |(about, a, b, c, unit, form)| match form {
                0 => format!("{about}{a}{unit}"),
                1 => format!("{about}{a} to {b}{unit}"),
                2 => format!("{about}{a}–{b}{unit}"),
                3 => format!("{about}{a} ± {b}{unit}"),
                4 => format!("{about}{a}{unit} (95% CI {b} to {c})"),
                5 => format!("≤ {a}{unit}"),
                6 => format!("{about}{a} min to {b} h"),
                _ => format!("{about}{a}{unit} (IQR {b}–{c})"),
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(text in typed()) {
            let read = Quantity::parse(&text).map_err(|fault| TestCaseError::fail(format!("{text}: {fault:?}")))?;
            prop_assert_eq!(Quantity::parse(&read.to_string()), Ok(read.clone()));
            prop_assert!(read.same_value(&read));
            if let Some(scaled) = read.scale(3.7) {
                prop_assert_eq!(Quantity::parse(&scaled.to_string()), Ok(scaled));
            }
            let same = read.convert(read.unit()).expect("its own unit");
            prop_assert!(same.same_value(&read), "{} is not {}", same, read);
            prop_assert_eq!(Quantity::parse(&read.typographic()).map(|q| q.to_string()), Ok(read.to_string()));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[0-9 .,~<>≤±+–−eE%hmµLg/()×to-]{0,24}|\\PC*") {
            match Quantity::parse(&text) {
                Ok(read) => {
                    prop_assert_eq!(Quantity::parse(&read.to_string()), Ok(read.clone()));
                    let extent = read.in_base();
                    prop_assert!([extent.low, extent.central, extent.high].into_iter().flatten().all(f64::is_finite));
                }
                Err(fault) => prop_assert!(text.get(fault.range.clone()).is_some(), "{:?} in {}", fault, text),
            }
        }
    }
}
