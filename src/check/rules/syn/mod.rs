//! The rules of the family SYN.

use crate::check::rule::Rule;

pub mod syn001;
pub mod syn002;
pub mod syn003;
pub mod syn004;
pub mod syn005;
pub mod syn006;
pub mod syn010;
pub mod syn011;
pub mod syn012;
pub mod syn013;
pub mod syn020;
pub mod syn021;
pub mod syn022;
pub mod syn023;

/// The rules of this family, by code.
pub const RULES: &[&Rule] = &[
    &syn001::RULE,
    &syn002::RULE,
    &syn003::RULE,
    &syn004::RULE,
    &syn005::RULE,
    &syn006::RULE,
    &syn010::RULE,
    &syn011::RULE,
    &syn012::RULE,
    &syn013::RULE,
    &syn020::RULE,
    &syn021::RULE,
    &syn022::RULE,
    &syn023::RULE,
];
