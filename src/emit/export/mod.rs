//! The data of the site in open formats.

pub mod grade_json;
pub mod page_json;
