//! Pages as linked data: schema.org's vocabulary in JSON-LD, in a data block of the page's head.
//!
//! Says nothing that the page does not show, and rates nothing in numbers. Written once a page, straight into text.

mod compound;
mod graph;
mod node;
mod page;
mod substance;
mod work;

pub use compound::compound;
pub use page::{page, source};
