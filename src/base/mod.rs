//! What every layer may use: places in text, findings, spelling suggestions, dates.

mod align;
pub mod date;
pub mod date_words;
pub mod diag;
pub mod mapping;
pub mod noun;
pub mod span;
pub mod suggest;
pub mod synonyms;
