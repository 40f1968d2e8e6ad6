//! Pages as readers see them.

pub mod asset;
pub mod engine;
pub mod strings;
pub mod view;
