//! What follows from the content: citations, derived figures, grades.

pub mod csl;
pub mod diff;
pub mod grade;
pub mod pk;
