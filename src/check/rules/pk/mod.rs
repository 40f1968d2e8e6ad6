//! The rules of the family PK.

use crate::check::rule::Rule;

pub mod pk001;
pub mod pk002;
pub mod pk003;
pub mod pk004;
pub mod pk005;
pub mod pk006;
pub mod pk007;
pub mod pk008;
pub mod pk009;
pub mod pk010;
pub mod pk011;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[
    &pk001::RULE,
    &pk002::RULE,
    &pk003::RULE,
    &pk004::RULE,
    &pk005::RULE,
    &pk006::RULE,
    &pk007::RULE,
    &pk008::RULE,
    &pk009::RULE,
    &pk010::RULE,
    &pk011::RULE,
];
