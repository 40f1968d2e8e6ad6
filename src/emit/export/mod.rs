//! The data of the site in open formats.

pub mod page_json;
