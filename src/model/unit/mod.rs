//! Units of measure: the usual spellings, their dimensions, their codes in UCUM, and the factors between them.
//!
//! Knows nothing of numbers; `quantity` joins the two.

mod atom;
mod dimension;
mod fault;
mod product;
mod read;
mod scale;
mod sort;

pub use dimension::Dimension;
pub(in crate::model) use dimension::{Superscript, lowered};
pub use fault::{UnitFault, UnitFaultKind};
pub use product::Unit;
pub use scale::Scale;
pub use sort::Sort;
