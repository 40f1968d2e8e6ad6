//! What follows from the content: citations, derived figures, grades.
