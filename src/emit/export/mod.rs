//! The data of the site in open formats.

pub mod bibtex;
pub mod csl_json;
pub mod csv;
pub mod file;
pub mod grade_json;
pub mod page_json;
pub mod person;
pub mod ris;
pub mod standing;
