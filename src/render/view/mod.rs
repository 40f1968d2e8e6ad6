//! The templates' contract: what each kind of page is made of, as plain data.
//!
//! A template may rely on every field here and on nothing else. Prose and references arrive as
//! [`Html`], already escaped; all other text is plain and escaped by the engine. Paths of the site
//! begin with `/` and are without `root`, which the templates put before them. Closed vocabularies
//! arrive as their words (`t.route[row.route]` is a word's label). Nothing here looks at files.

mod card;
mod change;
mod circulating;
mod claim;
mod compare;
mod compound;
mod evidence;
mod facet;
mod figure;
mod grade;
mod home;
mod html;
mod index;
mod listing;
mod methodology;
mod page;
mod prose;
mod record;
mod reference;
mod search;
mod site;
mod source;
mod tool;
mod words;

pub use card::Card;
pub use change::{Change, ChangeDay, ChangeSide, Changes};
pub use circulating::{Circulating, CirculatingEntry, CirculatingIndex, Seen, VerdictEntry};
pub use claim::{Claim, EvidenceLine, Profile, TierGroup};
pub use compare::{Compare, CompareColumn, CompareIndex, CompareTier};
pub use compound::{
    Approval, Comparison, Compound, Detection, Gap, Harm, Identifier, Interaction, Question, Relation, Review,
};
pub use evidence::{Evidence, EvidenceCell, EvidenceMark, EvidenceRow, OutcomeGroup, OutcomeRow, Outcomes};
pub use facet::{FacetEntry, FacetGroup};
pub use figure::{Curve, Figure, Panel, Plot, Points, UndrawnRecord};
pub use grade::{ConditionTier, Derivation, Exposed, Fall, Grade, Hearing, Judgement, Level, Quality};
pub use home::{CategoryGroup, Home};
pub use html::{Html, escape};
pub use index::{CompoundsIndex, Filter, FilterOption, Letter, Pager};
pub use listing::Listing;
pub use methodology::{Methodology, PolicyPart, ThresholdRow};
pub use page::{Crumb, Link, Page, PageKind, TocEntry};
pub use prose::{Missing, Prose, Section};
pub use record::{Derived, Outcome, Record, RouteGroup, Searched};
pub use reference::{Backlink, Reference, Register, SourceBody};
pub use search::{NameEntry, NameLetter, Search};
pub use site::{NavEntry, Site};
pub use source::{
    Appraisal, Given, Measured, Pool, RestingClaim, RestingEntry, RestingPage, Source, SourceRow, SourcesIndex,
    StudyOutcome,
};
pub use tool::{
    BuildUp, DoseLog, HalfLifeCurve, ShareLeft, TimeToClear, ToolCount, ToolRow, Tools, UnitChoice, UnitConversion,
    UnitGroup,
};
pub use words::{Glossary, GlossedWord, Vocabulary};

/// A kind of page's own data: the template that prints it, and the name under which the template finds it.
pub trait View: serde::Serialize {
    /// The template, relative to `templates/`.
    const TEMPLATE: &'static str;
    /// The variable of the template's context.
    const NAME: &'static str;
}
