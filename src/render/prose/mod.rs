//! Prose as HTML: every foreign word escaped, citations and references linked.

mod address;
mod footnote;
mod reference;
mod writer;

pub use address::safe_address;
pub use footnote::{Footnotes, footnotes};
pub use writer::Writer;
