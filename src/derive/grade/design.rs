//! What a design is worth: its class, and the certainty at which a body of it starts.

use crate::derive::grade::derivation::Certainty;
use crate::model::study::Study;
use crate::model::vocab::{Design, Kind, Species, System};

/// Designs that count alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Chance decided who got what.
    Randomised,
    /// People with others to compare them with.
    Controlled,
    /// People without.
    Uncontrolled,
    /// A systematic review or meta-analysis.
    Pool,
    /// Animals, tissues, cells, molecules.
    Laboratory,
    /// An authority's label, review or notice.
    Official,
    /// Recommendations of a professional body.
    Guideline,
    /// Points to other sources.
    Pointer,
    /// An analysis of products.
    Product,
    /// A calculation, an entry, a letter: no study.
    NoStudy,
}

impl Class {
    pub fn of(design: Design) -> Class {
        match design {
            Design::Rct | Design::Crossover => Class::Randomised,
            Design::NonRandomised | Design::Cohort | Design::CaseControl => Class::Controlled,
            Design::SingleArm
            | Design::CrossSectional
            | Design::CaseSeries
            | Design::CaseReport
            | Design::Pharmacovigilance => Class::Uncontrolled,
            Design::SystematicReview | Design::MetaAnalysis => Class::Pool,
            Design::Animal | Design::ExVivo | Design::InVitro => Class::Laboratory,
            Design::Label | Design::RegulatorReview | Design::RegulatorNotice => Class::Official,
            Design::Guideline => Class::Guideline,
            Design::Textbook | Design::NarrativeReview => Class::Pointer,
            Design::ProductAnalysis => Class::Product,
            Design::Modelling | Design::InSilico | Design::RegistryEntry | Design::Letter => Class::NoStudy,
        }
    }

    /// The certainty at which a body of studies of this class starts; `None` for what is no study of people.
    fn start(self) -> Option<Certainty> {
        match self {
            Class::Randomised => Some(Certainty::High),
            Class::Controlled => Some(Certainty::Low),
            Class::Uncontrolled => Some(Certainty::VeryLow),
            Class::Pool
            | Class::Laboratory
            | Class::Official
            | Class::Guideline
            | Class::Pointer
            | Class::Product
            | Class::NoStudy => None,
        }
    }

    /// Whether it is a study of people, animals or molecules itself, and neither a review nor a document.
    pub fn is_primary(self) -> bool {
        match self {
            Class::Randomised | Class::Controlled | Class::Uncontrolled | Class::Laboratory => true,
            Class::Pool | Class::Official | Class::Guideline | Class::Pointer | Class::Product | Class::NoStudy => {
                false
            }
        }
    }

    /// Whether the class carries a claim of that kind at all; kinetics and harm are asked for the interactions too.
    pub fn bears_on(self, kind: Kind, design: Design) -> bool {
        match kind {
            Kind::Efficacy | Kind::Pharmacodynamics => {
                (self.is_study() || self == Class::Guideline || self == Class::Official)
                    && design != Design::RegulatorNotice
            }
            Kind::Safety | Kind::Interaction => self.is_study() || self == Class::Official || self == Class::Guideline,
            Kind::Pharmacokinetics => self.is_study() || self == Class::Official && design != Design::RegulatorNotice,
            Kind::Biochemistry | Kind::Occurrence => self != Class::Product && self != Class::NoStudy,
            Kind::Quality => self == Class::Product || design == Design::RegulatorNotice,
            Kind::Regulatory => self == Class::Official,
        }
    }

    fn is_study(self) -> bool {
        self.is_primary() || self == Class::Pool
    }
}

/// The class that decides where a study starts: of a pool, that of what it pools.
pub(super) fn pooled_class(study: &Study, design: Design) -> Option<Class> {
    match Class::of(design) {
        Class::Pool => study.pooled.as_ref()?.of.as_ref().map(|of| Class::of(of.value)),
        class => Some(class),
    }
}

/// The certainty at which a study starts. A pool that does not say what it pools starts at the bottom: leaving the word
/// out may not lift anything.
pub(super) fn start(study: &Study, design: Design) -> Option<Certainty> {
    match pooled_class(study, design) {
        Some(class) => class.start(),
        None => Some(Certainty::VeryLow),
    }
}

/// In what a study was done, as far as grades ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Realm {
    /// People, as whole as they come.
    People,
    /// Animals, tissues, cells or molecules; human cells are not people.
    Laboratory,
}

impl Realm {
    /// A laboratory design is never people. Of the others, those are that name our species or none, and that did not work
    /// on cells: an experiment in animals has a design of its own.
    pub fn of(study: &Study, design: Design) -> Realm {
        let laboratory = pooled_class(study, design) == Some(Class::Laboratory);
        let cells = match study.system.as_ref().map(|system| system.value) {
            Some(System::Cells | System::CellFree) => true,
            Some(System::Organism | System::Tissue) | None => false,
        };
        let people = study.species.is_empty() || study.species.iter().any(|species| species.value == Species::Human);
        if people && !laboratory && !cells { Realm::People } else { Realm::Laboratory }
    }
}
