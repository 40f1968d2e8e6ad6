//! Files and their syntax: where bytes come from, and what shape they have.

mod char_cursor;
pub mod config;
pub mod disk;
pub mod inline;
pub mod markdown;
pub mod page;
pub mod slip;
pub mod tree;
pub mod world;
pub mod yaml;
mod yaml_builder;
mod yaml_input;
