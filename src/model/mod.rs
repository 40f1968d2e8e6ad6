//! What the content means: typed pages, claims, studies, references.

pub mod link;
pub mod vocab;
