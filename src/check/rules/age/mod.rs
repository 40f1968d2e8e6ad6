//! The rules of the family AGE.

use crate::check::rule::Rule;

pub mod age001;
pub mod age002;
pub mod age003;
pub mod age004;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[&age001::RULE, &age002::RULE, &age003::RULE, &age004::RULE];
