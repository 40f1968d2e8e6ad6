//! The output folder: replaced as a whole or not at all.

pub mod fault;
pub mod in_place;
pub mod lock;
pub mod output;
pub mod remove;
pub mod swap;
pub mod writer;
