//! Which sources count for a claim, and what each says: one voice for each entry of evidence that is heard.

use crate::derive::grade::basis::Basis;
use crate::derive::grade::derivation::Certainty;
use crate::derive::grade::design::{self, Class, Realm};
use crate::derive::grade::directness::{self, Detour, Match};
use crate::derive::grade::interval;
use crate::derive::grade::subject::Subject;
use crate::model::claim::Evidence;
use crate::model::link::RefIx;
use crate::model::quote;
use crate::model::reference::Reference;
use crate::model::study::{Outcome, Study};
use crate::model::vocab::{
    Against, Bias, ClaimSpecies, Design, IntegrityStatus, OutcomeDirection, ReadDepth, Stance, Tier, Word, vocab,
};

vocab! {
    /// Why a source counts for nothing in a claim.
    pub enum Aside = "reason not to count" {
        Unknown = "unknown": "The library does not hold it.",
        Retracted = "retracted": "It is retracted.",
        Unappraised = "unappraised": "It has no appraisal.",
        NoStance = "no-stance": "The entry does not say what it says.",
        OtherCompound = "other-compound": "It neither gave nor measured the claim's compound, nor a declared relative of it.",
        OtherSpecies = "other-species": "It is about another species.",
        OtherCompartment = "other-compartment": "It did not measure where the claim speaks of.",
        OtherDesign = "other-design": "Sources of its design do not carry claims of this kind.",
    }
}

impl Aside {
    /// Its gloss as part of a sentence.
    pub fn phrase(self) -> String {
        let gloss = self.gloss().trim_end_matches('.');
        let mut chars = gloss.chars();
        chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
    }
}

/// What became of an entry of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Heard {
        /// What it says, as far as its result bears that out.
        stance: Stance,
        /// In which ways it differs from the claim.
        detours: Vec<Detour>,
        /// In whom or what it is grounded.
        ground: Ground,
    },
    /// It counts for nothing.
    Aside(Aside),
}

/// In whom or what a source is grounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// A study of people.
    People,
    /// A study of animals, tissues, cells or molecules.
    Laboratory,
    /// No study: a label, a guideline, a review that points to others, an analysis of products.
    Document,
}

/// How likely a study's methods are to have misled it, as far as grades ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Risk {
    /// Judged, and not high.
    Sound,
    /// Judged high, or under an expression of concern.
    High,
    /// A pool judged high: of what it pools, part is, and how much it does not say.
    HighInPart,
    /// Not judged.
    Unjudged,
}

/// How much of a source was read, as far as grades ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// All of it, or an official label.
    Full,
    /// The abstract, with a quote that was verified in it.
    Quoted,
    /// The abstract.
    Abstract,
}

impl Depth {
    /// The most that a claim may rest on it.
    pub fn cap(self) -> Tier {
        match self {
            Depth::Full => Tier::Established,
            Depth::Quoted => Tier::Supported,
            Depth::Abstract => Tier::Preliminary,
        }
    }
}

/// A source that is heard.
#[derive(Debug)]
pub(super) struct Voice<'a> {
    pub source: RefIx,
    pub reference: &'a Reference,
    pub study: &'a Study,
    pub design: Design,
    pub class: Class,
    pub realm: Realm,
    /// Where a body of its kind starts; `None` for what is no study of people.
    pub start: Option<Certainty>,
    pub outcome: Option<&'a Outcome>,
    pub stance: Stance,
    pub detours: Vec<Detour>,
    pub risk: Risk,
    pub depth: Depth,
    /// The sources that a pool says to include.
    pub includes: Vec<RefIx>,
}

impl Voice<'_> {
    /// How many steps it is away from the claim.
    pub fn steps(&self) -> u8 {
        self.detours.iter().map(Detour::steps).sum()
    }

    fn ground(&self) -> Ground {
        match (self.class.is_primary() || self.class == Class::Pool, self.realm) {
            (false, _) => Ground::Document,
            (true, Realm::People) => Ground::People,
            (true, Realm::Laboratory) => Ground::Laboratory,
        }
    }

    /// Whether it is a label, review or notice as the authority itself put it out.
    pub fn is_official(&self) -> bool {
        is_official(self.reference, self.design)
    }
}

/// Whether a source is a label, review or notice as the authority itself put it out, and not a copy: a label must have
/// been compared with the authority's page, the others with any page of origin.
pub(super) fn is_official(reference: &Reference, design: Design) -> bool {
    let integrity = reference.record.integrity.as_ref();
    let against = integrity.and_then(|integrity| integrity.against.as_ref()).map(|against| against.value);
    let class = Class::of(design);
    match against {
        Some(Against::RegulatorPage) => class == Class::Official,
        Some(Against::Pubmed | Against::Crossref | Against::PublisherPage) => {
            class == Class::Official && design != Design::Label
        }
        Some(Against::Copy | Against::None) | None => false,
    }
}

/// Hears an entry: what it counts for, and the voice where it counts.
pub(super) fn hear<'a>(basis: &Basis<'a>, subject: &Subject<'a>, entry: &'a Evidence) -> (Standing, Option<Voice<'a>>) {
    match voice(basis, subject, entry) {
        Ok(voice) => {
            let (stance, detours) = (voice.stance, voice.detours.clone());
            let standing = Standing::Heard { stance, detours, ground: voice.ground() };
            (standing, Some(voice))
        }
        Err(aside) => (Standing::Aside(aside), None),
    }
}

/// A source that bears on a claim, before it is asked what it says.
struct Bearing<'a> {
    reference: &'a Reference,
    study: &'a Study,
    design: Design,
    class: Class,
    /// How its compound is related to the claim's, where it is not the same.
    related: Option<Detour>,
}

/// Whether a source bears on a claim, and how its compound answers the claim's.
fn bearing<'a>(basis: &Basis<'a>, subject: &Subject<'a>, source: RefIx) -> Result<Bearing<'a>, Aside> {
    let reference = basis.kb.library.get(source);
    if reference.status() == Some(IntegrityStatus::Retracted) {
        return Err(Aside::Retracted);
    }
    let study = reference.record.study.as_ref().ok_or(Aside::Unappraised)?;
    let design = study.design.as_ref().ok_or(Aside::Unappraised)?.value;
    let class = Class::of(design);
    if !class.bears_on(subject.kind, design) {
        return Err(Aside::OtherDesign);
    }
    if is_of_other_species(subject, study, class) {
        return Err(Aside::OtherSpecies);
    }
    if is_of_other_compartment(subject, study) {
        return Err(Aside::OtherCompartment);
    }
    let related = match directness::compound(basis, subject, study, class) {
        Match::Same => None,
        Match::Related(detour) => Some(detour),
        Match::Other => return Err(Aside::OtherCompound),
    };
    Ok(Bearing { reference, study, design, class, related })
}

/// Whether a source would bear on a claim of the same compound in the same kind of subject, were it named there: a study
/// of people for a claim about them.
pub(super) fn would_bear(basis: &Basis<'_>, subject: &Subject<'_>, source: RefIx) -> bool {
    let Ok(found) = bearing(basis, subject, source) else { return false };
    let asks_for_people = matches!(subject.species, ClaimSpecies::Of(_)) && !subject.is_about_animals();
    found.related.is_none() && (!asks_for_people || Realm::of(found.study, found.design) == Realm::People)
}

fn voice<'a>(basis: &Basis<'a>, subject: &Subject<'a>, entry: &'a Evidence) -> Result<Voice<'a>, Aside> {
    let source = entry.source.target.ok_or(Aside::Unknown)?;
    let Bearing { reference, study, design, class, related } = bearing(basis, subject, source)?;
    let declared = entry.stance.as_ref().ok_or(Aside::NoStance)?.value;
    let status = reference.status();
    let outcome = entry.outcome.as_ref().and_then(|id| study.outcomes.iter().find(|o| o.id.value == id.value));
    let detours = related.into_iter().chain(directness::detours(basis, subject, entry, study, outcome)).collect();
    let includes = study.pooled.iter().flat_map(|pool| &pool.includes);
    Ok(Voice {
        source,
        reference,
        study,
        design,
        class,
        realm: Realm::of(study, design),
        start: design::start(study, design),
        outcome,
        stance: settled(subject, declared, outcome),
        detours,
        risk: risk(study, class, status),
        depth: depth(reference, study, design, entry),
        includes: includes.filter_map(|id| basis.kb.library.find(&id.value)).collect(),
    })
}

/// A claim about one species of animals is carried by studies of that species, and by documents that name none other.
fn is_of_other_species(subject: &Subject<'_>, study: &Study, class: Class) -> bool {
    match subject.species {
        ClaimSpecies::Of(species) if subject.is_about_animals() => {
            let named = study.species.iter().any(|found| found.value == species);
            !named && (!study.species.is_empty() || class.is_primary())
        }
        ClaimSpecies::Of(_) | ClaimSpecies::Any => false,
    }
}

/// Where the claim names a place and the study says where it measured, one must be the other.
fn is_of_other_compartment(subject: &Subject<'_>, study: &Study) -> bool {
    let Some(claimed) = subject.compartment else { return false };
    let mut places = study.measured.iter().filter_map(|measured| measured.compartment.as_ref()).peekable();
    places.peek().is_some() && !places.any(|place| place.value == claimed)
}

/// What a source says, as far as its result bears it out. A result that settled nothing neither supports an effect nor
/// speaks against one; it goes against a claimed effect only where an interval excludes any important one.
fn settled(subject: &Subject<'_>, declared: Stance, outcome: Option<&Outcome>) -> Stance {
    let Some(outcome) = outcome else { return declared };
    let direction = outcome.direction.as_ref().map(|direction| direction.value);
    let unsettled = direction == Some(OutcomeDirection::Inconclusive);
    match declared {
        Stance::Mixed | Stance::Inconclusive => declared,
        // That no harm was seen is bounded by the number of people, whatever the test said.
        Stance::Supports if unsettled && subject.is_negative() && subject.is_of_harm() => declared,
        Stance::Supports if unsettled && (subject.is_of_effect() || subject.is_of_harm()) => Stance::Inconclusive,
        Stance::Supports => declared,
        Stance::Contradicts if unsettled || interval::is_null_without_interval(outcome) => Stance::Inconclusive,
        Stance::Contradicts => declared,
    }
}

fn risk(study: &Study, class: Class, status: Option<IntegrityStatus>) -> Risk {
    if status == Some(IntegrityStatus::Concern) {
        return Risk::High;
    }
    match study.risk_of_bias.as_ref().and_then(|bias| bias.overall.as_ref()).map(|overall| overall.value) {
        Some(Bias::High) if class == Class::Pool => Risk::HighInPart,
        Some(Bias::High) => Risk::High,
        Some(Bias::Low | Bias::SomeConcerns) => Risk::Sound,
        None => Risk::Unjudged,
    }
}

/// How much was read. What is not recorded counts as the abstract.
fn depth(reference: &Reference, study: &Study, design: Design, entry: &Evidence) -> Depth {
    let read = study.read.as_ref().map(|read| read.value);
    let label = design == Design::Label && is_official(reference, design);
    if label || read == Some(ReadDepth::FullText) {
        return Depth::Full;
    }
    let stored = reference.record.integrity.iter().flat_map(|integrity| &integrity.quotes);
    let found = |quote: &str| {
        let mark = quote::fingerprint(quote);
        stored.clone().any(|known| *known.value == *mark)
    };
    match &entry.quote {
        Some(quote)
            if reference.record.integrity.as_ref().is_some_and(|i| !i.quotes.is_empty()) && found(&quote.value) =>
        {
            Depth::Quoted
        }
        Some(_) | None => Depth::Abstract,
    }
}
