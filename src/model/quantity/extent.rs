//! What a quantity says as plain numbers, and whether two say the same.

use crate::model::quantity::number::Number;
use crate::model::quantity::value::{Form, Quantity, Relation};
use crate::model::unit::{Scale, Unit};

/// Lowest, central and highest value, each where the quantity says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// The lower end.
    pub low: Option<f64>,
    /// The value to use where one is needed.
    pub central: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

impl Quantity {
    /// What it says, in its own [`unit`](Quantity::unit).
    ///
    /// A point is its own ends. The central value of a range is its arithmetic middle (ours). A spread gives no ends,
    /// since `± SD` and `± SE` bound different things. A bound gives one end and no central value.
    pub fn extent(&self) -> Extent {
        self.extent_by(Scale::ONE, |unit| unit.to(&self.unit))
    }

    /// What it says in base units: s, g, mol, m (a litre is 0.001), IU, and plain numbers for ratios.
    pub fn in_base(&self) -> Extent {
        self.extent_by(self.unit.scale(), |unit| Some(unit.scale()))
    }

    /// What it says in another unit; `None` where that measures something else.
    pub fn extent_in(&self, unit: &Unit) -> Option<Extent> {
        let scale = self.unit.to(unit)?;
        Some(self.extent_by(scale, |low| low.to(unit)))
    }

    /// The value to use where one is needed, in its own unit.
    pub fn central(&self) -> Option<f64> {
        self.extent().central
    }

    /// The two ends, in its own unit, where it has both.
    pub fn bounds(&self) -> Option<(f64, f64)> {
        let extent = self.extent();
        extent.low.zip(extent.high)
    }

    /// The upper end over the lower; 1 for a point, `None` without two ends above zero.
    pub fn ratio(&self) -> Option<f64> {
        let extent = self.in_base();
        let (low, high) = extent.low.zip(extent.high)?;
        (low > 0.0 && high > 0.0).then(|| high / low)
    }

    /// Whether both say the same value, after conversion and within the precision to which they were typed:
    /// `90 min` and `1.5 h` do, `2 h` and `2.4 h` do (the one may be the other rounded), `2.0 h` and `2.4 h` do not.
    ///
    /// A point is compared with the central number of a spread or interval; a range only with a range, a bound only
    /// with a bound of the same side.
    pub fn same_value(&self, other: &Quantity) -> bool {
        if self.dimension() != other.dimension() {
            return false;
        }
        match (&self.form, &other.form) {
            (
                Form::Range { low, low_unit, high },
                Form::Range { low: other_low, low_unit: other_low_unit, high: other_high },
            ) => {
                let low_units =
                    (low_unit.as_ref().unwrap_or(&self.unit), other_low_unit.as_ref().unwrap_or(&other.unit));
                near((low, low_units.0), (other_low, low_units.1))
                    && near((high, &self.unit), (other_high, &other.unit))
            }
            (Form::Bound { relation, limit }, Form::Bound { relation: other_relation, limit: other_limit }) => {
                relation == other_relation && near((limit, &self.unit), (other_limit, &other.unit))
            }
            _ => match (self.single(), other.single()) {
                (Some(mine), Some(others)) => near((mine, &self.unit), (others, &other.unit)),
                (None, _) | (_, None) => false,
            },
        }
    }

    /// The one number of a point, or the central one of a spread or interval.
    fn single(&self) -> Option<&Number> {
        match &self.form {
            Form::Point(central) | Form::Spread { central, .. } | Form::Interval { central, .. } => Some(central),
            Form::Range { .. } | Form::Bound { .. } => None,
        }
    }

    /// The extent with numbers times `scale`, and a range's lower number times what `low_scale` gives for its unit.
    fn extent_by(&self, scale: Scale, low_scale: impl Fn(&Unit) -> Option<Scale>) -> Extent {
        let at = |number: &Number| scale.apply(number.value());
        match &self.form {
            Form::Point(value) => Extent { low: Some(at(value)), central: Some(at(value)), high: Some(at(value)) },
            Form::Range { low, low_unit, high } => {
                let low_scale = low_unit.as_ref().and_then(low_scale).unwrap_or(scale);
                let (low, high) = (low_scale.apply(low.value()), at(high));
                Extent { low: Some(low), central: Some(low + (high - low) / 2.0), high: Some(high) }
            }
            Form::Spread { central, .. } => Extent { low: None, central: Some(at(central)), high: None },
            Form::Interval { central, low, high, .. } => {
                Extent { low: Some(at(low)), central: Some(at(central)), high: Some(at(high)) }
            }
            Form::Bound { relation: Relation::Below | Relation::AtMost, limit } => {
                Extent { high: Some(at(limit)), ..Extent::default() }
            }
            Form::Bound { relation: Relation::Above | Relation::AtLeast, limit } => {
                Extent { low: Some(at(limit)), ..Extent::default() }
            }
        }
    }
}

/// Whether two numbers lie within the coarser one's half step; a few last bits forgive binary fractions.
fn near((mine, my_unit): (&Number, &Unit), (others, their_unit): (&Number, &Unit)) -> bool {
    let (one, other) = (my_unit.scale().apply(mine.value()), their_unit.scale().apply(others.value()));
    let step = my_unit.scale().apply(mine.half_step()).max(their_unit.scale().apply(others.half_step()));
    let bits = 16.0 * f64::EPSILON * one.abs().max(other.abs()).max(step);
    (one - other).abs() <= step + bits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        Quantity::parse(text).expect(text)
    }

    #[test]
    fn extents_by_form() {
        let ends = |low, central, high| Extent { low, central, high };
        assert_eq!(q("2 h").in_base(), ends(Some(7200.0), Some(7200.0), Some(7200.0)));
        assert_eq!(q("1–5 min").extent(), ends(Some(1.0), Some(3.0), Some(5.0)));
        assert_eq!(q("15 min to 15 h").in_base(), ends(Some(900.0), Some(27_450.0), Some(54_000.0)));
        assert_eq!(q("15 min to 15 h").bounds(), Some((0.25, 15.0)));
        assert_eq!(q("2.7 ± 1.2 h").extent(), ends(None, Some(2.7), None));
        assert_eq!(q("165 h (95% CI 150–180)").extent(), ends(Some(150.0), Some(165.0), Some(180.0)));
        assert_eq!(q("< 10 min").extent(), ends(None, None, Some(10.0)));
        assert_eq!(q("≥ 10 min").extent(), ends(Some(10.0), None, None));
        assert_eq!(q("90 min").extent_in(q("1 h").unit()), Some(ends(Some(1.5), Some(1.5), Some(1.5))));
        assert_eq!(q("90 min").extent_in(q("1 mg").unit()), None);
    }

    #[test]
    fn ratios() {
        assert_eq!(q("15 min to 15 h").ratio(), Some(60.0));
        assert_eq!(q("2 h").ratio(), Some(1.0));
        assert_eq!(q("0–5 min").ratio(), None);
        assert_eq!(q("2 ± 1 h").ratio(), None);
    }

    #[test]
    fn the_same_within_the_precision_typed() {
        for (one, other) in [
            ("90 min", "1.5 h"),
            ("2 h", "2.4 h"),
            ("2.7 ± 1.2 h", "2.7 h"),
            ("1–5 min", "60–300 s"),
            ("15 min to 15 h", "0.25–15 h"),
            ("< 10 min", "< 600 s"),
            ("142 %", "1.42-fold"),
            ("131.8 µM", "131.8 µmol/L"),
            ("0.3 h", "18 min"),
            ("0.98982897 min", "0.016497149 h"),
        ] {
            assert!(q(one).same_value(&q(other)) && q(other).same_value(&q(one)), "{one} and {other}");
        }
        for (one, other) in [
            ("2.0 h", "2.4 h"),
            ("2 h", "2 mg"),
            ("1–5 min", "3 min"),
            ("< 10 min", "≤ 10 min"),
            ("1–5 min", "1–6.5 min"),
            ("2 h", "1–3 h"),
        ] {
            assert!(!q(one).same_value(&q(other)) && !q(other).same_value(&q(one)), "{one} and {other}");
        }
    }
}
