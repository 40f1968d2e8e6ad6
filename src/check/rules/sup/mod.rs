//! The rules of the family SUP.

use crate::check::rule::Rule;

pub mod sup001;
pub mod sup002;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[&sup001::RULE, &sup002::RULE];
