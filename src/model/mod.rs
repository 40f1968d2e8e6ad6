//! What the content means: typed pages, claims, studies, references.

pub mod address;
pub mod cited;
pub mod claim;
pub mod compound;
mod csl_json;
pub mod flaw;
pub mod history;
pub mod ident;
pub mod kb;
pub mod kinetics;
pub mod link;
pub mod lists;
pub mod load;
pub mod policy;
pub mod prose;
pub mod quantity;
pub mod quote;
pub mod record;
pub mod reference;
pub mod scalar;
pub mod settings;
pub mod shape;
pub mod study;
pub mod unit;
mod unknown_key;
pub mod vocab;
pub mod work;
