//! Quantities: a figure with its unit in each form that the content model has, read once and never as text again.
//!
//! Whether a quantity fits its field, or is plausible, is for the reader of records and for rules to say.

mod derived;
mod extent;
mod fault;
mod number;
mod print;
mod read;
mod value;

pub use extent::Extent;
pub use fault::{QuantityFault, QuantityFaultKind};
pub use number::Number;
pub use value::{Form, IntervalMeaning, Quantity, Relation};
