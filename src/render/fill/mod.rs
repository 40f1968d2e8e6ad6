//! From the model to the templates' views: one file a kind of page.

pub mod card;
pub mod change;
pub mod circulating;
pub mod claim;
pub mod compare;
pub mod compound;
pub mod evidence;
pub mod facet;
pub mod grade;
pub mod head;
pub mod home;
pub mod leaf;
pub mod list;
pub mod methodology;
pub mod record;
pub mod search;
pub mod section;
pub mod source;
pub mod tool;
