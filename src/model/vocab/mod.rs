//! Closed vocabularies: every word an editor may type where only some words will do.
//!
//! Each is declared once, as typed and with the sentence that readers see; reader, schema, suggestions,
//! exports and site follow from it. Nothing here decides what a word implies for a grade.

mod claim;
mod download;
mod history;
mod kinetics;
mod level;
mod parameter;
mod source;
mod study;
mod subject;
mod synonym;
mod tier;
mod word;

pub use claim::{
    ApprovalStatus, Direction, DowngradeDomain, Kind, OutcomeDirection, RelationKind, Stance, UpgradeDomain, Verdict,
};
pub use download::{DataFile, Download};
pub use history::{ChangeKind, Headline};
pub use kinetics::{Compartment, DataQuality, Mode, NullResult, Phase, Route, Spread};
pub use level::RuleLevel;
pub use parameter::Parameter;
pub use source::{Against, CslType, IntegrityStatus};
pub use study::{Bias, Design, Directness, Effect, Funding, OutcomeClass, Publication, ReadDepth};
pub use subject::{ClaimSpecies, Species, System};
pub use synonym::meant;
pub use tier::{SectionTier, Tier};
pub use word::{Word, words};
pub(crate) use word::{printed, vocab};
