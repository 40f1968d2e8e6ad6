//! Two spellings of a quantity: the canonical one that editors' files hold, and the one that readers see.

use crate::model::quantity::number::Number;
use crate::model::quantity::value::{Form, IntervalMeaning, Quantity};
use crate::model::unit::Unit;
use std::fmt::{self, Display, Write};

const NO_BREAK: char = '\u{A0}';

impl fmt::Display for Quantity {
    /// The canonical spelling, which reads back as the same quantity.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self, f, &EDITORS)
    }
}

impl Quantity {
    /// For readers: the number and its unit never parted, true minus signs, thousands set apart.
    pub fn typographic(&self) -> String {
        let mut out = String::new();
        write(self, &mut out, &READERS).expect("writing to a string does not fail");
        out
    }
}

impl serde::Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// What differs between the spellings.
struct Spelling {
    approximate: &'static str,
    space: char,
    number: fn(&Number) -> String,
    percent: &'static str,
}

const EDITORS: Spelling = Spelling { approximate: "~", space: ' ', number: |n| n.text().to_string(), percent: "%" };
const READERS: Spelling =
    Spelling { approximate: "\u{2248}\u{A0}", space: NO_BREAK, number: Number::typographic, percent: "\u{A0}%" };

fn write(quantity: &Quantity, out: &mut impl Write, spelling: &Spelling) -> fmt::Result {
    let Spelling { space, number, percent, .. } = spelling;
    if quantity.approximate {
        out.write_str(spelling.approximate)?;
    }
    let unit = &Suffix { unit: &quantity.unit, space: *space };
    match &quantity.form {
        Form::Point(value) => write!(out, "{}{unit}", number(value)),
        Form::Range { low, low_unit: Some(low_unit), high } => {
            let low_unit = Suffix { unit: low_unit, space: *space };
            write!(out, "{}{low_unit} to {}{unit}", number(low), number(high))
        }
        Form::Range { low, low_unit: None, high } => {
            write!(out, "{}{}{}{unit}", number(low), between(low, high), number(high))
        }
        Form::Spread { central, spread } => {
            write!(out, "{}{space}±{space}{}{unit}", number(central), number(spread))
        }
        Form::Interval { central, low, high, meaning } => {
            let ends = format!("{}{}{}", number(low), between(low, high), number(high));
            write!(out, "{}{unit} (", number(central))?;
            match meaning {
                IntervalMeaning::Confidence(level) => write!(out, "{}{percent}{space}CI{space}", number(level))?,
                IntervalMeaning::Range => write!(out, "range{space}")?,
                IntervalMeaning::Iqr => write!(out, "IQR{space}")?,
            }
            write!(out, "{ends})")
        }
        Form::Bound { relation, limit } => write!(out, "{}{space}{}{unit}", relation.sign(), number(limit)),
    }
}

/// A unit after its number.
struct Suffix<'a> {
    unit: &'a Unit,
    space: char,
}

impl Display for Suffix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.unit.is_one() {
            Ok(())
        } else if self.unit.is_fold() {
            f.write_str("-fold")
        } else {
            write!(f, "{}{}", self.space, self.unit)
        }
    }
}

/// A dash between plain numbers; a word between signed ones, where a dash would read as a sign.
fn between(low: &Number, high: &Number) -> &'static str {
    if low.is_signed() || high.is_signed() { " to " } else { "\u{2013}" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_never_see_a_number_part_from_its_unit() {
        for (text, shown) in [
            ("2 h", "2\u{A0}h"),
            ("~2.5 h", "≈\u{A0}2.5\u{A0}h"),
            ("1-5 min", "1–5\u{A0}min"),
            ("15 min to 15 h", "15\u{A0}min to 15\u{A0}h"),
            ("2.7 +/- 1.2 h", "2.7\u{A0}±\u{A0}1.2\u{A0}h"),
            ("165 h (95% CI 150-180)", "165\u{A0}h (95\u{A0}%\u{A0}CI\u{A0}150–180)"),
            ("<10 min", "<\u{A0}10\u{A0}min"),
            ("-18 %", "\u{2212}18\u{A0}%"),
            ("2.7-fold", "2.7-fold"),
            ("13,400 ng.h/mL", "13\u{202F}400\u{A0}ng·h/mL"),
        ] {
            assert_eq!(Quantity::parse(text).expect(text).typographic(), shown);
        }
    }
}
