//! What follows from the content: citations, derived figures, grades.

pub mod pk;
