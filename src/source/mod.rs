//! Files and their syntax: where bytes come from, and what shape they have.

pub mod disk;
pub mod world;
