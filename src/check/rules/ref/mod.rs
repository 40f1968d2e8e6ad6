//! The rules of the family REF.

use crate::check::rule::Rule;

pub mod ref001;
pub mod ref002;
pub mod ref003;
pub mod ref004;
pub mod ref005;
pub mod ref006;
pub mod ref007;
pub mod ref008;
pub mod ref009;
pub mod ref010;
pub mod ref011;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[
    &ref001::RULE,
    &ref002::RULE,
    &ref003::RULE,
    &ref004::RULE,
    &ref005::RULE,
    &ref006::RULE,
    &ref007::RULE,
    &ref008::RULE,
    &ref009::RULE,
    &ref010::RULE,
    &ref011::RULE,
];
