//! Identifiers of works and substances, read once into types that cannot hold a malformed one.
//!
//! Whether an identifier belongs to the work it stands beside is for rules to say, not for this module.

mod book;
mod doi;
mod fault;
mod near;
mod pubmed;
mod ref_id;
mod slug;
mod substance;

pub use book::{Isbn, Issn};
pub use doi::Doi;
pub use fault::{IdentFault, IdentKind};
pub use pubmed::{Pmcid, Pmid};
pub use ref_id::RefId;
pub use slug::Slug;
pub use substance::{Cas, InChIKey, PubchemCid, Unii};
