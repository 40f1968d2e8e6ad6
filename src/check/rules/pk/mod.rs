//! The rules of the family PK.

use crate::check::rule::Rule;

pub mod pk001;
pub mod pk002;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[&pk001::RULE, &pk002::RULE];
