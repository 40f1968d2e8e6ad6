//! The rules of the family LNK.

use crate::check::rule::Rule;

pub mod lnk001;
pub mod lnk002;
pub mod lnk003;
pub mod lnk004;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[&lnk001::RULE, &lnk002::RULE, &lnk003::RULE, &lnk004::RULE];
