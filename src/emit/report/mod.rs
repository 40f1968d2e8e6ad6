//! Findings as people and programs read them.

pub mod diff;
pub mod explain;
pub mod github;
pub mod grade;
pub mod human;
pub mod input;
pub mod json;
pub mod look;
pub mod sarif;
pub(crate) mod specimen;
