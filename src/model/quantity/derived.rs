//! Figures computed from a quantity: multiples, and other units.
//!
//! How digits are carried (ours): a computed number keeps as many significant digits as the one it comes from, at
//! least two; a multiple keeps the decimals too; zeros that only this rule would add are left out.

use crate::model::quantity::number::Number;
use crate::model::quantity::value::{Form, Quantity};
use crate::model::unit::Unit;

impl Quantity {
    /// The quantity times a factor above zero: `2 h` × 5 is `10 h`, `1–5 min` × 5 is `5–25 min`.
    ///
    /// Ends of ranges, intervals and bounds are multiplied too. What stands after `±` is not: `2.7 ± 1.2 h` × 5 is
    /// `~13.5 h`, since neither SD nor SE of a multiple follows without knowing what varied. `None` for a factor that
    /// is not above zero and finite, or a result beyond what can be measured.
    pub fn scale(&self, factor: f64) -> Option<Quantity> {
        if !(factor.is_finite() && factor > 0.0) {
            return None;
        }
        let times = |number: &Number| number.carried(number.value() * factor, number.decimals());
        let form = self.form.each(times)?;
        let spread_dropped = self.has_spread();
        Some(Quantity { approximate: self.approximate || spread_dropped, form, unit: self.unit.clone() }.unspread())
    }

    /// The same in another unit; `None` where that measures something else. A spread is converted with its value.
    pub fn convert(&self, unit: &Unit) -> Option<Quantity> {
        let scale = self.unit.to(unit)?;
        let into = |number: &Number| number.carried(scale.apply(number.value()), 0);
        let form = match &self.form {
            Form::Range { low, low_unit: Some(low_unit), high } => {
                let low_scale = low_unit.to(unit)?;
                let low = low.carried(low_scale.apply(low.value()), 0)?;
                Form::Range { low, low_unit: None, high: into(high)? }
            }
            other => other.each(into)?,
        };
        Some(Quantity { approximate: self.approximate, form, unit: unit.clone() })
    }

    /// Without what stands after `±`.
    fn unspread(self) -> Quantity {
        match self.form {
            Form::Spread { central, .. } => Quantity { form: Form::Point(central), ..self },
            Form::Point(_) | Form::Range { .. } | Form::Interval { .. } | Form::Bound { .. } => self,
        }
    }
}

impl Form {
    /// The same form with each number changed.
    fn each(&self, change: impl Fn(&Number) -> Option<Number>) -> Option<Form> {
        Some(match self {
            Form::Point(value) => Form::Point(change(value)?),
            Form::Range { low, low_unit, high } => {
                Form::Range { low: change(low)?, low_unit: low_unit.clone(), high: change(high)? }
            }
            Form::Spread { central, spread } => Form::Spread { central: change(central)?, spread: change(spread)? },
            Form::Interval { central, low, high, meaning } => Form::Interval {
                central: change(central)?,
                low: change(low)?,
                high: change(high)?,
                meaning: meaning.clone(),
            },
            Form::Bound { relation, limit } => Form::Bound { relation: *relation, limit: change(limit)? },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::LOG2_10;

    fn q(text: &str) -> Quantity {
        Quantity::parse(text).expect(text)
    }

    #[test]
    fn multiples_carry_their_digits() {
        for (text, factor, result) in [
            ("2 h", 5.0, "10 h"),
            ("1–5 min", 5.0, "5–25 min"),
            ("2.7 ± 1.2 h", 5.0, "~13.5 h"),
            ("~2.5 h", 5.0, "~12.5 h"),
            ("165 h (95% CI 150–180)", 5.0, "825 h (95% CI 750–900)"),
            ("15 min to 15 h", 5.0, "75 min to 75 h"),
            ("< 10 min", 5.0, "< 50 min"),
            ("2 h", LOG2_10, "6.6 h"),
            ("24.39 h", LOG2_10, "81.02 h"),
            ("2 h", 0.1, "0.2 h"),
            ("33.0 µM", 5.0, "165.0 µM"),
            ("1518 h", 5.0, "7590 h"),
            ("0 h", 5.0, "0 h"),
            ("1.1 h", 3.0, "3.3 h"),
        ] {
            let scaled = q(text).scale(factor).map(|q| q.to_string());
            assert_eq!(scaled.as_deref(), Some(result), "{text} × {factor}");
        }
        assert_eq!(q("2 h").scale(0.0), None);
        assert_eq!(q("2 h").scale(f64::NAN), None);
        assert_eq!(q("2 h").scale(-1.0), None);
    }

    #[test]
    fn conversions_carry_their_digits() {
        for (text, unit, result) in [
            ("90 min", "h", "1.5 h"),
            ("60 min", "h", "1 h"),
            ("2 h", "min", "120 min"),
            ("1.50 h", "min", "90.0 min"),
            ("5 min", "h", "0.083 h"),
            ("15 min to 15 h", "h", "0.25–15 h"),
            // Digits before the point are never rounded away.
            ("2.7 ± 1.2 h", "min", "162 ± 72 min"),
            ("131.8 µM", "nmol/mL", "131.8 nmol/mL"),
            ("142 %", "fold", "1.42-fold"),
            ("0.5 mg/L", "ng/mL", "500 ng/mL"),
        ] {
            let unit = Unit::parse(unit).expect(unit);
            let converted = q(text).convert(&unit).map(|q| q.to_string());
            assert_eq!(converted.as_deref(), Some(result), "{text}");
        }
        assert_eq!(q("2 h").convert(&Unit::parse("mg").expect("a unit")), None);
    }

    #[test]
    fn computed_values() {
        let hours = || Unit::parse("h").expect("a unit");
        assert_eq!(Quantity::computed(10.382_1, 3, hours()).map(|q| q.to_string()).as_deref(), Some("10.4 h"));
        assert_eq!(Quantity::computed(0.001_234, 2, hours()).map(|q| q.to_string()).as_deref(), Some("0.0012 h"));
        assert_eq!(Quantity::computed(f64::INFINITY, 2, hours()), None);
        assert_eq!(Quantity::computed(1e200, 2, hours()), None);
    }
}
