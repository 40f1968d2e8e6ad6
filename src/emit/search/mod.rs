//! The index of the site's search: what is found of each page, and the files that a reader's browser loads of it.

pub mod index;
pub mod record;
