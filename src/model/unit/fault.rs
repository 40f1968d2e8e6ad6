//! What can be wrong with a unit.

use std::ops::Range;

/// Why a text is no unit, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct UnitFault {
    /// What is wrong.
    pub kind: UnitFaultKind,
    /// The bytes of the text that are at fault.
    pub at: Range<usize>,
}

/// What is wrong with a unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitFaultKind {
    /// There is none.
    #[error("there is no unit")]
    Empty,
    /// A word that is no unit.
    #[error("`{found}` is not a known unit")]
    Unknown {
        /// The word.
        found: String,
        /// The known unit nearest to it, in its canonical spelling.
        suggestion: Option<String>,
    },
    /// Words after a unit.
    #[error("only a number and its unit can stand here, no words")]
    Words,
    /// Known units, joined in a way that cannot be read.
    #[error("this unit cannot be read")]
    Unreadable,
    /// More factors, higher powers or a larger factor than any unit in use has.
    #[error("this unit is larger than any in use")]
    TooLarge,
}
