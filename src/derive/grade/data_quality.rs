//! How good the figures are: of a record, and of a page by its best record for its own analyte and main route.

use crate::derive::grade::basis::Basis;
use crate::derive::grade::design::{Class, Realm};
use crate::derive::grade::kinship;
use crate::derive::grade::substance::{Substance, normalised};
use crate::derive::grade::voice;
use crate::model::compound::Compound;
use crate::model::kb::CompoundPage;
use crate::model::kinetics::{Measure, Searched};
use crate::model::link::RefIx;
use crate::model::reference::Reference;
use crate::model::study::Study;
use crate::model::vocab::{DataQuality, Design, IntegrityStatus, Route, Species, System};

/// The quality of a record of a page; `None` where it has no figure, or rests on no source that counts.
pub fn of_record(basis: &Basis<'_>, page: &CompoundPage, record: Measure<'_>) -> Option<DataQuality> {
    if record.unpublished().is_some() {
        return Some(match record.searched() {
            Some(Searched::Yes(_)) => DataQuality::NonePublished,
            Some(Searched::No(_)) | None => DataQuality::NotSearched,
        });
    }
    let source = source(record)?;
    let reference = basis.kb.library.get(source);
    let study = reference.record.study.as_ref()?;
    let design = study.design.as_ref()?.value;
    let class = Class::of(design);
    if reference.status() == Some(IntegrityStatus::Retracted) {
        return None;
    }
    if matches!(design, Design::Modelling | Design::InSilico) {
        return Some(DataQuality::Modelled);
    }
    if is_in_vitro(record, study, design) {
        return Some(DataQuality::InVitro);
    }
    let human = record.species().is_none_or(|species| species.value == Species::Human);
    if !human || Realm::of(study, design) == Realm::Laboratory {
        return Some(DataQuality::AnimalPk);
    }
    let route = record.route().map(|route| route.value);
    let foreign_route = route.is_some_and(|route| !page.head.routes.is_empty() && !has_route(&page.head, route));
    let foreign = !is_own(basis, page, record) || !is_given(basis, page, study);
    if foreign || foreign_route || is_of_illness(record, study) {
        return Some(DataQuality::HumanOther);
    }
    if matches!(design, Design::Label | Design::RegulatorReview) && voice::is_official(reference, design) {
        return Some(DataQuality::Label);
    }
    let many = record.n().is_some_and(|n| n.value >= basis.policy.kinetics_participants);
    let first_hand = class.is_primary() || class == Class::Pool;
    Some(if many && first_hand { DataQuality::HumanPk } else { DataQuality::HumanPkLimited })
}

/// The source of a record that states something.
fn source(record: Measure<'_>) -> Option<RefIx> {
    let result = match record {
        Measure::HalfLife(_) => false,
        Measure::Kinetic(record) => record.result.is_some(),
    };
    (record.value().is_some() || result).then(|| record.source()?.target).flatten()
}

fn is_in_vitro(record: Measure<'_>, study: &Study, design: Design) -> bool {
    let system = study.system.as_ref().map(|system| system.value);
    record.route().is_some_and(|route| route.value == Route::InVitro)
        || matches!(design, Design::InVitro | Design::ExVivo)
        || matches!(system, Some(System::Cells | System::CellFree))
}

fn has_route(page: &Compound, route: Route) -> bool {
    page.routes.iter().any(|own| own.value == route || own.value == Route::Any)
}

/// Whether a record is of the page's own analyte: its compound, or the moiety that acts.
fn is_own(basis: &Basis<'_>, page: &CompoundPage, record: Measure<'_>) -> bool {
    record.analyte().is_none_or(|analyte| basis.substances.is(&substance(basis, page), &analyte.value))
}

/// Whether the page's compound was given, or nothing was.
fn is_given(basis: &Basis<'_>, page: &CompoundPage, study: &Study) -> bool {
    let own = substance(basis, page);
    let given = &study.interventions;
    given.is_empty() || given.iter().any(|given| basis.substances.is(&own, &given.compound.value))
}

fn substance(basis: &Basis<'_>, page: &CompoundPage) -> Substance {
    let own = basis.substances.of_page(page, basis.kb.compound(&page.slug).unwrap_or(u32::MAX));
    match &page.head.active_moiety {
        Some(moiety) => basis.substances.or(own, &moiety.value),
        None => own,
    }
}

/// Whether a record is of ill people; what neither the record nor the study says is taken as health.
fn is_of_illness(record: Measure<'_>, study: &Study) -> bool {
    let condition = record.condition().or(study.condition.as_ref());
    condition.is_some_and(|condition| !normalised(&condition.value).starts_with("healthy"))
}

/// The quality of a page.
pub(super) fn of_page(basis: &Basis<'_>, page: &CompoundPage) -> DataQuality {
    let best = page.head.measures().filter_map(|record| counted(basis, page, record)).min();
    match best {
        Some(DataQuality::HumanPkLimited) if is_repeated(basis, page) => DataQuality::HumanPk,
        Some(best) => best,
        None => DataQuality::NotSearched,
    }
}

/// What a record is worth to its page. One of another analyte or route is worth less where it is of people, and says
/// nothing where it is of the body's own substance, or of nothing found.
fn counted(basis: &Basis<'_>, page: &CompoundPage, record: Measure<'_>) -> Option<DataQuality> {
    let quality = of_record(basis, page, record)?;
    let route = record.route().map(|route| route.value);
    let main = page.head.routes.first().map(|route| route.value);
    if is_own(basis, page, record) && (main.is_none() || route.is_none() || route == main) {
        return Some(quality);
    }
    if route == Some(Route::Endogenous) {
        return None;
    }
    match quality {
        DataQuality::Label | DataQuality::HumanPk | DataQuality::HumanPkLimited | DataQuality::HumanOther => {
            Some(DataQuality::HumanOther)
        }
        DataQuality::AnimalPk | DataQuality::InVitro | DataQuality::Modelled => Some(quality),
        DataQuality::NonePublished | DataQuality::NotSearched => None,
    }
}

/// Whether two independent sources measured the same in people, each in few.
fn is_repeated(basis: &Basis<'_>, page: &CompoundPage) -> bool {
    let limited: Vec<Measure<'_>> = page
        .head
        .measures()
        .filter(|record| counted(basis, page, *record) == Some(DataQuality::HumanPkLimited))
        .collect();
    let same = |one: Measure<'_>, other: Measure<'_>| {
        one.parameter() == other.parameter()
            && one.compartment().map(|c| c.value) == other.compartment().map(|c| c.value)
    };
    let independent = |one: Measure<'_>, other: Measure<'_>| {
        let study = |source: RefIx| -> Option<&Study> {
            let reference: &Reference = basis.kb.library.get(source);
            reference.record.study.as_ref()
        };
        let (Some(mine), Some(theirs)) = (source(one), source(other)) else { return false };
        let (Some(my_study), Some(their_study)) = (study(mine), study(theirs)) else { return false };
        kinship::compare(basis, (mine, my_study), (theirs, their_study)).is_none()
    };
    limited
        .iter()
        .enumerate()
        .any(|(i, one)| limited.iter().skip(i + 1).any(|o| same(*one, *o) && independent(*one, *o)))
}
