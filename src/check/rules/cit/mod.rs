//! The rules of the family CIT.

use crate::check::rule::Rule;

pub mod cit001;
pub mod cit002;
pub mod cit003;
pub mod cit004;
pub mod cit005;
pub mod cit006;
pub mod cit007;
pub mod cit008;
pub mod cit009;
pub mod cit010;
pub mod cit011;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[
    &cit001::RULE,
    &cit002::RULE,
    &cit003::RULE,
    &cit004::RULE,
    &cit005::RULE,
    &cit006::RULE,
    &cit007::RULE,
    &cit008::RULE,
    &cit009::RULE,
    &cit010::RULE,
    &cit011::RULE,
];
