//! Every rule, one file a code. The lists of modules here are kept by a test; see `tests/tidy.rs`.

use crate::check::rule::Rule;

pub mod cit;
pub mod r#ref;
pub mod sup;
pub mod syn;

/// Every rule, in the order of `explain`.
pub fn all() -> Vec<&'static Rule> {
    [syn::RULES, cit::RULES, r#ref::RULES, sup::RULES].concat()
}
