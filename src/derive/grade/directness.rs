//! How directly a study bears on a claim: each way in which it differs, with the steps that this takes off.

use crate::derive::grade::basis::Basis;
use crate::derive::grade::design::Class;
use crate::derive::grade::subject::Subject;
use crate::model::claim::{DirectnessJudgement, Evidence};
use crate::model::study::{Intervention, Outcome, Study};
use crate::model::vocab::{Directness, Kind, OutcomeClass, RelationKind, Route, Word};

/// A way in which a study differs from the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detour {
    /// Another compound, which the page declares to be related.
    Compound {
        /// What was given or measured.
        found: Box<str>,
        /// How it is related.
        relation: RelationKind,
    },
    /// Another route.
    Route {
        /// The study's.
        found: Route,
        /// The claim's.
        claimed: Route,
    },
    /// An outcome that stands for the claimed one at best.
    Outcome {
        /// The study's; `None` where the entry names none.
        found: Option<OutcomeClass>,
        /// The claim's.
        claimed: OutcomeClass,
    },
    /// A recorded judgement on the people, the comparator or the dose.
    Judged(Axis),
}

/// What people judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// The people studied.
    Population,
    /// What it was compared with.
    Comparator,
    /// The dose.
    Dose,
}

impl Detour {
    /// How many steps it takes off.
    pub fn steps(&self) -> u8 {
        match self {
            Detour::Compound { relation: RelationKind::Class, .. } => 2,
            Detour::Compound { .. } | Detour::Route { .. } | Detour::Judged(_) => 1,
            Detour::Outcome { found, .. } => outcome_steps(*found),
        }
    }

    /// The difference as a phrase: "route oral, claim intravenous".
    pub fn phrase(&self) -> String {
        match self {
            Detour::Compound { found, relation } => {
                format!("of {found}, related to the claim's compound as {}", relation.word())
            }
            Detour::Route { found, claimed } => format!("route {}, claim {}", found.word(), claimed.word()),
            Detour::Outcome { found: Some(found), claimed } => {
                format!("outcome {}, claim {}", found.word(), claimed.word())
            }
            Detour::Outcome { found: None, claimed } => format!("no outcome named, claim {}", claimed.word()),
            Detour::Judged(Axis::Population) => "other people, as judged".to_owned(),
            Detour::Judged(Axis::Comparator) => "another comparator, as judged".to_owned(),
            Detour::Judged(Axis::Dose) => "another dose, as judged".to_owned(),
        }
    }
}

/// How a study's compound answers the claim's.
pub(super) enum Match {
    /// It is the claim's.
    Same,
    /// It is a declared relative.
    Related(Detour),
    /// It is neither: context, not evidence.
    Other,
}

/// Compares what a study gave or measured with what the claim asks for.
pub(super) fn compound(basis: &Basis<'_>, subject: &Subject<'_>, study: &Study, class: Class) -> Match {
    if subject.kind == Kind::Regulatory {
        return Match::Same;
    }
    let given = study.interventions.iter().map(|given| &*given.compound.value);
    let measured = study.analytes.iter().map(|name| &*name.value);
    let measured = measured.chain(study.measured.iter().map(|measured| &*measured.analyte.value));
    if !subject.asks_for_giving() {
        return nearest(basis, subject, given.chain(measured), Asked::Measured);
    }
    let gives = match class {
        // Who observes gives nothing, and a document need not say who gave: there what it is about stands for it.
        Class::Controlled
        | Class::Uncontrolled
        | Class::Official
        | Class::Guideline
        | Class::Pointer
        | Class::Product
        | Class::NoStudy => !study.interventions.is_empty(),
        Class::Randomised | Class::Pool | Class::Laboratory => true,
    };
    if gives { nearest(basis, subject, given, Asked::Given) } else { nearest(basis, subject, measured, Asked::Given) }
}

#[derive(Clone, Copy)]
enum Asked {
    Given,
    Measured,
}

fn nearest<'n>(
    basis: &Basis<'_>,
    subject: &Subject<'_>,
    names: impl Iterator<Item = &'n str> + Clone,
    asked: Asked,
) -> Match {
    let substance = match asked {
        Asked::Given => &subject.given,
        Asked::Measured => &subject.measured,
    };
    if names.clone().any(|name| basis.substances.is(substance, name)) {
        return Match::Same;
    }
    let related = subject.relations.iter().filter_map(|relation| {
        let kind = relation.kind.as_ref()?.value;
        let relative = basis.substances.of_name(relation.to.value.as_str());
        let found = names.clone().find(|name| basis.substances.is(&relative, name))?;
        Some(Detour::Compound { found: found.into(), relation: kind })
    });
    related.min_by_key(Detour::steps).map_or(Match::Other, Match::Related)
}

/// The ways in which a study differs from the claim, but for its compound.
pub(super) fn detours(
    basis: &Basis<'_>,
    subject: &Subject<'_>,
    entry: &Evidence,
    study: &Study,
    outcome: Option<&Outcome>,
) -> Vec<Detour> {
    let mut detours = Vec::new();
    detours.extend(route(basis, subject, study));
    detours.extend(outcome_class(subject, outcome));
    detours.extend(entry.directness.as_deref().into_iter().flat_map(judged));
    detours
}

/// Another route, among what was given of the claim's compound or, where that is a relative, of anything. A study whose
/// route is not recorded shows no difference.
fn route(basis: &Basis<'_>, subject: &Subject<'_>, study: &Study) -> Option<Detour> {
    let claimed = subject.route.filter(|route| *route != Route::Any && subject.asks_for_giving())?;
    let own = |given: &&Intervention| basis.substances.is(&subject.given, &given.compound.value);
    let of_own = study.interventions.iter().any(|given| own(&given));
    let mut routes =
        study.interventions.iter().filter(|given| !of_own || own(given)).filter_map(|given| given.route.as_ref());
    let first = routes.next()?.value;
    let fits = |route: Route| route == claimed || route == Route::Any;
    let found = !fits(first) && !routes.any(|route| fits(route.value));
    found.then_some(Detour::Route { found: first, claimed })
}

/// An outcome that is less than the claim speaks of. Asked where the claim is of how people fare: a clinical outcome, an
/// accepted surrogate, or a harm.
fn outcome_class(subject: &Subject<'_>, outcome: Option<&Outcome>) -> Option<Detour> {
    let claimed = subject.outcome?;
    let asked = match claimed {
        OutcomeClass::Clinical => subject.is_of_effect() || subject.is_of_harm(),
        OutcomeClass::AcceptedSurrogate => subject.is_of_effect(),
        OutcomeClass::Harm => subject.is_of_harm(),
        OutcomeClass::Surrogate
        | OutcomeClass::Biomarker
        | OutcomeClass::Pharmacokinetic
        | OutcomeClass::Mechanism
        | OutcomeClass::Product => false,
    };
    let found = outcome.and_then(|outcome| outcome.class.as_ref()).map(|class| class.value);
    (asked && outcome_steps(found) > 0).then_some(Detour::Outcome { found, claimed })
}

/// The steps between an outcome and how people fare. An outcome that is not named may be any: one step (ours).
fn outcome_steps(found: Option<OutcomeClass>) -> u8 {
    match found {
        Some(OutcomeClass::Clinical | OutcomeClass::AcceptedSurrogate | OutcomeClass::Harm) => 0,
        Some(OutcomeClass::Surrogate | OutcomeClass::Biomarker) | None => 1,
        Some(OutcomeClass::Pharmacokinetic | OutcomeClass::Mechanism | OutcomeClass::Product) => 2,
    }
}

fn judged(judgement: &DirectnessJudgement) -> impl Iterator<Item = Detour> {
    let axes = [
        (Axis::Population, judgement.population.as_ref()),
        (Axis::Comparator, judgement.comparator.as_ref()),
        (Axis::Dose, judgement.dose.as_ref()),
    ];
    let indirect = |word: Directness| match word {
        Directness::Indirect => true,
        Directness::Direct => false,
    };
    axes.into_iter()
        .filter(move |(_, word)| word.is_some_and(|word| indirect(word.value)))
        .map(|(axis, _)| Detour::Judged(axis))
}
