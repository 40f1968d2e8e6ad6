//! Pages as readers see them.

pub mod across;
pub mod asset;
pub mod engine;
pub mod entry;
pub mod figure;
pub mod fill;
pub mod index;
pub mod linked;
pub mod mark;
pub mod name;
pub mod names;
pub mod pen;
pub mod plain;
pub mod press;
pub mod prose;
pub mod route;
pub mod sanitise;
pub mod shelf;
pub mod site;
pub mod strings;
pub mod unparted;
pub mod value;
pub mod view;
