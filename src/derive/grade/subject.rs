//! What a claim is about, as grading compares it with studies.

use crate::derive::grade::basis::Basis;
use crate::derive::grade::substance::Substance;
use crate::model::claim::Claim;
use crate::model::compound::Relation;
use crate::model::kb::CompoundPage;
use crate::model::vocab::{ClaimSpecies, Compartment, Direction, Kind, OutcomeClass, Route, Species};

/// A claim's subject, with the defaults for what it leaves out.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub kind: Kind,
    /// Left out: people, and living things in general for biochemistry.
    pub species: ClaimSpecies,
    pub route: Option<Route>,
    /// Left out: clinical for efficacy.
    pub outcome: Option<OutcomeClass>,
    pub direction: Option<Direction>,
    pub compartment: Option<Compartment>,
    pub condition: Option<&'a str>,
    /// The compound that must have been given.
    pub given: Substance,
    /// The compound that must have been measured: the same, and its active moiety.
    pub measured: Substance,
    /// How other compounds are related to it, as its page declares.
    pub relations: &'a [Relation],
}

impl<'a> Subject<'a> {
    pub fn new(basis: &Basis<'a>, page: &'a CompoundPage, claim: &'a Claim, kind: Kind) -> Subject<'a> {
        let about = claim.about.as_ref();
        let species = about.and_then(|about| about.species.as_ref()).map(|species| species.value);
        let outcome = about.and_then(|about| about.outcome.as_ref()).map(|outcome| outcome.value);
        let (given, owner) = compound(basis, page, claim);
        let moiety = owner.and_then(|page| page.head.active_moiety.as_ref());
        let measured = moiety.map_or_else(|| given.clone(), |name| basis.substances.or(given.clone(), &name.value));
        Subject {
            kind,
            species: species.unwrap_or(default_species(kind)),
            route: about.and_then(|about| about.route.as_ref()).map(|route| route.value),
            outcome: outcome.or((kind == Kind::Efficacy).then_some(OutcomeClass::Clinical)),
            direction: about.and_then(|about| about.direction.as_ref()).map(|direction| direction.value),
            compartment: about.and_then(|about| about.compartment.as_ref()).map(|place| place.value),
            condition: about.and_then(|about| about.condition.as_ref()).map(|condition| &*condition.value),
            given,
            measured,
            relations: owner.map_or(&[], |page| &page.head.relations),
        }
    }

    /// Whether the claim is about one species other than ours.
    pub fn is_about_animals(&self) -> bool {
        matches!(self.species, ClaimSpecies::Of(species) if species != Species::Human)
    }

    /// Whether the claim says that there is no difference that would matter.
    pub fn is_negative(&self) -> bool {
        self.direction == Some(Direction::NoImportantEffect)
    }

    /// Whether the claim is of an effect on people, felt or measured: what GRADE was made for.
    pub fn is_of_effect(&self) -> bool {
        matches!(self.kind, Kind::Efficacy | Kind::Pharmacodynamics)
    }

    /// Whether the claim is of a harm, or of an interaction that is judged like one.
    pub fn is_of_harm(&self) -> bool {
        match self.kind {
            Kind::Safety => true,
            Kind::Interaction => !self.is_of_kinetics(),
            Kind::Biochemistry
            | Kind::Occurrence
            | Kind::Pharmacokinetics
            | Kind::Pharmacodynamics
            | Kind::Efficacy
            | Kind::Quality
            | Kind::Regulatory => false,
        }
    }

    /// Whether the claim is of kinetics, or of an interaction that is judged like them.
    pub fn is_of_kinetics(&self) -> bool {
        match self.kind {
            Kind::Pharmacokinetics => true,
            Kind::Interaction => self.outcome == Some(OutcomeClass::Pharmacokinetic),
            Kind::Biochemistry
            | Kind::Occurrence
            | Kind::Pharmacodynamics
            | Kind::Efficacy
            | Kind::Safety
            | Kind::Quality
            | Kind::Regulatory => false,
        }
    }

    /// Whether the compound must have been given; otherwise it must have been measured.
    pub fn asks_for_giving(&self) -> bool {
        match self.kind {
            Kind::Efficacy | Kind::Pharmacodynamics | Kind::Safety | Kind::Interaction => true,
            Kind::Pharmacokinetics => self.route != Some(Route::Endogenous),
            Kind::Biochemistry | Kind::Occurrence | Kind::Quality | Kind::Regulatory => false,
        }
    }
}

fn default_species(kind: Kind) -> ClaimSpecies {
    match kind {
        Kind::Biochemistry | Kind::Quality | Kind::Regulatory => ClaimSpecies::Any,
        Kind::Occurrence
        | Kind::Pharmacokinetics
        | Kind::Pharmacodynamics
        | Kind::Efficacy
        | Kind::Safety
        | Kind::Interaction => ClaimSpecies::Of(Species::Human),
    }
}

/// The claim's compound, and the page that it is the compound of.
fn compound<'a>(basis: &Basis<'a>, page: &'a CompoundPage, claim: &'a Claim) -> (Substance, Option<&'a CompoundPage>) {
    let index = basis.kb.compound(&page.slug).unwrap_or(u32::MAX);
    let own = basis.substances.of_page(page, index);
    let named = claim.about.as_ref().and_then(|about| about.compound.as_ref());
    match named.filter(|name| !basis.substances.is(&own, &name.value)) {
        None => (own, Some(page)),
        Some(name) => {
            let other = basis.substances.of_name(&name.value);
            let owner = other.page().and_then(|index| basis.kb.compounds.get(index as usize));
            let substance = owner.zip(other.page()).map(|(page, index)| basis.substances.of_page(page, index));
            (substance.unwrap_or(other), owner)
        }
    }
}
