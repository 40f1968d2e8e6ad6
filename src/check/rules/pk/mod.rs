//! The rules of the family PK.

use crate::check::rule::Rule;

pub mod pk001;
pub mod pk002;
pub mod pk004;
pub mod pk006;
pub mod pk010;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[&pk001::RULE, &pk002::RULE, &pk004::RULE, &pk006::RULE, &pk010::RULE];
