//! A quantity: its form, its numbers, its unit.

use crate::model::quantity::fault::QuantityFault;
use crate::model::quantity::number::{self, Number};
use crate::model::quantity::read;
use crate::model::unit::{Dimension, Unit};

/// A figure with its unit. Two are equal when they print alike; `same_value` compares what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub(in crate::model::quantity) approximate: bool,
    pub(in crate::model::quantity) form: Form,
    pub(in crate::model::quantity) unit: Unit,
}

/// The forms of a quantity.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// `2 h`
    Point(Number),
    /// `1–5 min`, `15 min to 15 h`
    Range {
        /// The number typed first.
        low: Number,
        /// Its unit, where that is another than the second number's.
        low_unit: Option<Unit>,
        /// The number typed second.
        high: Number,
    },
    /// `2.7 ± 1.2 h`; what the second number is stands beside the record (`spread`).
    Spread {
        /// The number before `±`.
        central: Number,
        /// The number after it.
        spread: Number,
    },
    /// `165 h (95% CI 150–180)`, `2.5 h (range 1–4)`
    Interval {
        /// The number before the brackets.
        central: Number,
        /// The first number in them.
        low: Number,
        /// The second.
        high: Number,
        /// What the brackets hold.
        meaning: IntervalMeaning,
    },
    /// `< 10 min`
    Bound {
        /// On which side.
        relation: Relation,
        /// The limit.
        limit: Number,
    },
}

/// What an interval in brackets is.
#[derive(Clone, Debug, PartialEq)]
pub enum IntervalMeaning {
    /// A confidence interval of a level in per cent.
    Confidence(Number),
    /// From the lowest to the highest value.
    Range,
    /// The middle half of the values.
    Iqr,
}

/// On which side of a limit a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// `<`
    Below,
    /// `≤`
    AtMost,
    /// `>`
    Above,
    /// `≥`
    AtLeast,
}

impl Relation {
    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Relation::Below => "<",
            Relation::AtMost => "\u{2264}",
            Relation::Above => ">",
            Relation::AtLeast => "\u{2265}",
        }
    }
}

impl Quantity {
    /// Reads a quantity in any of the forms and usual spellings of the content model.
    pub fn parse(text: &str) -> Result<Quantity, QuantityFault> {
        read::quantity(text)
    }

    /// A computed value to so many significant digits (at least one); `None` where it is not finite or beyond
    /// what can be measured.
    pub fn computed(value: f64, significant: u8, unit: Unit) -> Option<Quantity> {
        let places = i32::from(significant.max(1)) - 1 - number::magnitude(value);
        let number = value.is_finite().then(|| Number::rounded(value, places.max(0)))??;
        Some(Quantity { approximate: false, form: Form::Point(number), unit })
    }

    /// Its form, with the numbers.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Its unit; of a range with two, the second.
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.unit.dimension()
    }

    /// The code of its unit in UCUM.
    pub fn ucum(&self) -> String {
        self.unit.ucum()
    }

    /// Whether it was typed with `~`.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Whether it has a number after `±`, which means nothing until `spread` says what it is.
    pub fn has_spread(&self) -> bool {
        matches!(self.form, Form::Spread { .. })
    }

    /// Whether a range or interval runs from the larger to the smaller value, units considered.
    pub fn is_inverted(&self) -> bool {
        match &self.form {
            Form::Range { .. } | Form::Interval { .. } => {
                let extent = self.in_base();
                matches!((extent.low, extent.high), (Some(low), Some(high)) if low > high)
            }
            Form::Point(_) | Form::Spread { .. } | Form::Bound { .. } => false,
        }
    }

    /// Whether any of its numbers is below zero (a spread is not a range, and does not make it so).
    pub fn is_negative(&self) -> bool {
        self.numbers().any(|number| number.value() < 0.0)
    }

    /// Its numbers, in the order typed; not the level of a confidence interval.
    pub fn numbers(&self) -> impl Iterator<Item = &Number> {
        let numbers: [Option<&Number>; 3] = match &self.form {
            Form::Point(value) => [Some(value), None, None],
            Form::Range { low, high, .. } => [Some(low), Some(high), None],
            Form::Spread { central, spread } => [Some(central), Some(spread), None],
            Form::Interval { central, low, high, .. } => [Some(central), Some(low), Some(high)],
            Form::Bound { limit, .. } => [Some(limit), None, None],
        };
        numbers.into_iter().flatten()
    }
}
