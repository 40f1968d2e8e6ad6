//! What the texts of a page say in the words of the lexicon, and how: denied, weakened, asked, in whose words.

pub mod cited;
pub mod dose;
pub mod passage;
pub mod sentence;
pub mod standing;
pub mod tense;
pub mod tier;

pub use passage::{Passage, Said, passages};
pub use sentence::Sentence;
pub use standing::Standing;
pub use tense::Tense;
