//! The rules: each finds one kind of fault.

pub mod rule;
