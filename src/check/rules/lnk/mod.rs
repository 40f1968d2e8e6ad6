//! The rules of the family LNK.

use crate::check::rule::Rule;

pub mod lnk002;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[&lnk002::RULE];
