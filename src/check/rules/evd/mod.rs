//! The rules of the family EVD.

use crate::check::rule::Rule;

pub mod evd001;
pub mod evd002;
pub mod evd003;
pub mod evd004;
pub mod evd005;
pub mod evd006;
pub mod evd007;
pub mod evd008;
pub mod evd009;
pub mod evd010;
pub mod evd011;
pub mod evd012;
pub mod evd013;
pub mod evd014;
pub mod evd015;
pub mod evd016;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[
    &evd001::RULE,
    &evd002::RULE,
    &evd003::RULE,
    &evd004::RULE,
    &evd005::RULE,
    &evd006::RULE,
    &evd007::RULE,
    &evd008::RULE,
    &evd009::RULE,
    &evd010::RULE,
    &evd011::RULE,
    &evd012::RULE,
    &evd013::RULE,
    &evd014::RULE,
    &evd015::RULE,
    &evd016::RULE,
];
