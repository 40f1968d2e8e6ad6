//! What every layer may use: places in text, findings, spelling suggestions, dates.

pub mod date;
pub mod diag;
pub mod span;
pub mod suggest;
