//! Citations in CSL: the only module that knows hayagriva and citationberg.
//!
//! `Style` is the way in: read a style once, prepare it for a library (`Style::prepare`), print its references, and per page
//! the in-text citations (`Citing`). Output is `Entry`, a tree; nothing here writes HTML.

mod author_date;
mod case;
mod cluster;
mod code;
mod compose;
mod date;
mod entry;
mod field;
mod given;
mod item;
mod marking;
mod markup;
mod op;
mod pages;
mod prune;
mod repair;
mod style;
mod xml;

pub use author_date::{AuthorDate, Cited, Page};
pub use cluster::{Cluster, Mark, Numbered, Numbering, Part};
pub use entry::{Entry, Face, Node};
pub use item::Fault;
pub use style::{Citing, DEFAULT, Style, StyleError};
