//! Monograph, a compiler for evidence: the library.
//!
//! The layers in reading order; each may use `base`, itself and what stands above it here.
//! `tests/tidy.rs` holds them to it. `docs/architecture.md` is the map.

pub mod base;

pub mod source;

pub mod model;

pub mod derive;

pub mod check;

pub mod render;

pub mod emit;

pub mod ide;
