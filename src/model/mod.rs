//! What the content means: typed pages, claims, studies, references.

pub mod ident;
pub mod link;
pub mod vocab;
