//! The verbs that make a site, as an editor meets them: the program itself, on knowledge bases of its own making.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests make files and wait")]

mod base;
mod build;
mod diff;
mod named;
mod repository;
mod serve;
