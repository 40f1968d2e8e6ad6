//! The rules: each finds one kind of fault.

pub mod example;
pub mod rule;
pub mod rules;
pub mod run;
pub mod suppress;
