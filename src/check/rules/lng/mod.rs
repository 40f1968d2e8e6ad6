//! The rules of the family LNG.

use crate::check::rule::Rule;

pub mod lng001;
pub mod lng002;
pub mod lng003;
pub mod lng004;
pub mod lng005;
pub mod lng006;
pub mod lng007;
pub mod lng008;
pub mod lng009;
pub mod lng010;
pub mod lng011;
pub mod lng012;
pub mod lng013;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[
    &lng001::RULE,
    &lng002::RULE,
    &lng003::RULE,
    &lng004::RULE,
    &lng005::RULE,
    &lng006::RULE,
    &lng007::RULE,
    &lng008::RULE,
    &lng009::RULE,
    &lng010::RULE,
    &lng011::RULE,
    &lng012::RULE,
    &lng013::RULE,
];
