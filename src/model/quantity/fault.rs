//! What can be wrong with a quantity.

use crate::model::unit::UnitFaultKind;
use std::ops::Range;

/// Why a text is no quantity, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct QuantityFault {
    /// What is wrong.
    pub kind: QuantityFaultKind,
    /// The bytes of the text that are at fault.
    pub range: Range<usize>,
}

/// What is wrong with a quantity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityFaultKind {
    /// There is nothing.
    #[error("there is no quantity")]
    Empty,
    /// A number should stand here.
    #[error("there is no number here")]
    NoNumber,
    /// Something that belongs to no form of a quantity.
    #[error("this part of the quantity cannot be read")]
    Unreadable,
    /// A comma where a decimal point should be.
    #[error("decimals follow a point, not a comma")]
    DecimalComma {
        /// The number with a point.
        suggestion: String,
    },
    /// A number with more digits, or a larger or smaller exponent, than any measurement has.
    #[error("this number is beyond anything that can be measured")]
    TooLarge,
    /// Brackets that do not say what they hold.
    #[error("the brackets do not say what they hold: `95% CI`, `range` or `IQR`")]
    UnlabelledInterval,
    /// The unit cannot be read or is not known.
    #[error("{0}")]
    Unit(UnitFaultKind),
    /// Two units that cannot stand together in this form.
    #[error("the two units do not fit together")]
    UnitsDisagree,
    /// The first number of a range has a unit, and the second has none.
    #[error("the second number has no unit")]
    SecondUnitMissing,
}

impl QuantityFault {
    /// Whether the figure can be read and a word after it is no known unit.
    pub fn is_unknown_unit(&self) -> bool {
        matches!(self.kind, QuantityFaultKind::Unit(UnitFaultKind::Unknown { .. }))
    }

    /// What to type in place of the part at fault, where that is certain enough to offer.
    pub fn suggestion(&self) -> Option<&str> {
        match &self.kind {
            QuantityFaultKind::DecimalComma { suggestion } => Some(suggestion),
            QuantityFaultKind::Unit(UnitFaultKind::Unknown { suggestion, .. }) => suggestion.as_deref(),
            QuantityFaultKind::Unit(
                UnitFaultKind::Empty | UnitFaultKind::Words | UnitFaultKind::Unreadable | UnitFaultKind::TooLarge,
            )
            | QuantityFaultKind::Empty
            | QuantityFaultKind::NoNumber
            | QuantityFaultKind::Unreadable
            | QuantityFaultKind::TooLarge
            | QuantityFaultKind::UnlabelledInterval
            | QuantityFaultKind::UnitsDisagree
            | QuantityFaultKind::SecondUnitMissing => None,
        }
    }
}
