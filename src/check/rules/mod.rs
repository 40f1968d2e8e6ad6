//! Every rule, one file a code. The lists of modules here are kept by a test; see `tests/tidy.rs`.

use crate::check::rule::Rule;

pub mod age;
pub mod cit;
pub mod evd;
pub mod lng;
pub mod lnk;
pub mod pk;
pub mod r#ref;
pub mod sup;
pub mod syn;

/// Every rule, in the order of `explain`.
pub fn all() -> Vec<&'static Rule> {
    [syn::RULES, cit::RULES, r#ref::RULES, evd::RULES, pk::RULES, lng::RULES, lnk::RULES, age::RULES, sup::RULES]
        .concat()
}
