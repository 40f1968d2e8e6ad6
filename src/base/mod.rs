//! What every layer may use: places in text, findings, spelling suggestions, dates.

mod align;
pub mod date;
pub mod diag;
pub mod mapping;
pub mod span;
pub mod suggest;
