//! Grades: what the evidence of a claim carries, computed by published rules, with every step kept as data.
//!
//! Pure: nothing here knows what day it is. The thresholds are data ([`Policy`]); the rules are those of the methodology
//! page. Build a [`Basis`] once for a knowledge base, then grade pages or single claims with it.

mod animal;
mod basis;
mod biochemistry;
mod body;
mod cap;
mod claim;
mod contradiction;
mod contrary;
mod data_quality;
mod derivation;
mod design;
mod directness;
mod domain;
mod efficacy;
mod grades;
mod imprecision;
mod interval;
mod kinship;
mod page;
mod pharmacokinetics;
mod policy;
mod quality;
mod regulatory;
mod safety;
mod subject;
mod substance;
mod verdict;
mod voice;

pub use basis::Basis;
pub use cap::Refusal;
pub use claim::{ClaimGrade, Fragile, claim, would_bear};
pub use data_quality::of_record;
pub use derivation::{Certainty, Rung, Step, StepKind, replay};
pub use directness::{Axis, Detour};
pub use grades::Grades;
pub use kinship::{Kin, shared_author};
pub use page::{Judged, PageGrade, page, stated};
pub use policy::{Origin, Part, Policy, Scale, Threshold};
pub use substance::{Substance, Substances, normalised};
pub use voice::{Aside, Ground, Standing};
