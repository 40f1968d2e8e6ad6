//! The words that rules of language look for, as data: read once, and found in a page by one scan.

pub mod entry;
pub mod list;
pub mod pattern;
pub mod read;
pub mod sense;
pub mod trie;
pub mod word;

pub use entry::{Entry, Except, Group, Trial};
pub use list::{Hit, Lexicon, lexicon};
pub use pattern::Form;
pub use sense::Sense;
pub use word::{Kind, Word, words};
