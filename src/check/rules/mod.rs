//! Every rule, one file a code. The lists of modules here are kept by a test; see `tests/tidy.rs`.

use crate::check::rule::Rule;

pub mod sup;
pub mod syn;

/// Every rule, in the order of `explain`.
pub fn all() -> Vec<&'static Rule> {
    [syn::RULES, sup::RULES].concat()
}
