//! Which half-lives carry a course of doses, and why others do not.
//!
//! A half-life may be drawn out to "when is it gone" only where it describes how a dose leaves the body, in a stated
//! species, in a fluid or tissue from which the body's content follows. Everything else is refused with its reason.

use crate::model::kinetics::{HalfLife, Searched};
use crate::model::quantity::{Form, Quantity};
use crate::model::unit::Unit;
use crate::model::vocab::{Compartment, DataQuality, Phase, Route, Species, vocab};

vocab! {
    /// Why a half-life carries no course of doses.
    pub enum Unfit = "reason not to calculate" {
        Unpublished = "unpublished": "There is no published value.",
        NotSearched = "not-searched": "There is no value here, and the literature was not searched for one.",
        NoSource = "no-source": "No source that counts stands behind the value.",
        Laboratory = "laboratory": "It was measured outside any living body.",
        NoSpecies = "no-species": "The record does not say in whom it was measured.",
        Turnover = "turnover": "It is the turnover of what the body makes itself, not the decline of a dose.",
        EarlyPhase = "early-phase": "It describes the first fall only; what is left after that leaves more slowly.",
        NoCompartment = "no-compartment": "The record does not say where in the body it was measured.",
        Matrix = "matrix": "It was measured where the amount in the body cannot be read from it.",
        Effect = "effect": "It is how long an effect lasts, not how long the substance stays.",
        Bound = "bound": "The source gives only a limit, from which no curve follows.",
        Animal = "animal": "It was measured in animals and cannot be carried over to people.",
    }
}

/// A half-life that carries a course, in hours, all above zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decline {
    /// The lower end; the value itself where there is one only.
    pub low: f64,
    /// The value to use where one is needed; `None` for a range, of which no value is better than another.
    pub central: Option<f64>,
    /// The upper end; the value itself where there is one only.
    pub high: f64,
    /// In whom it was measured, and for whom alone it holds.
    pub species: Species,
}

impl Decline {
    /// Why it says nothing of a person, where it does not.
    pub fn unfit_for_people(&self) -> Option<Unfit> {
        (self.species != Species::Human).then_some(Unfit::Animal)
    }
}

/// The decline that a half-life describes, in the species of its record; or the first reason why it describes none.
///
/// `quality` is that of the record; `None` where no source that counts stands behind it.
pub fn decline(half_life: &HalfLife, quality: Option<DataQuality>) -> Result<Decline, Unfit> {
    let Some(value) = &half_life.value else { return Err(no_value(half_life)) };
    match quality {
        None => return Err(Unfit::NoSource),
        Some(DataQuality::InVitro) => return Err(Unfit::Laboratory),
        Some(
            DataQuality::Label
            | DataQuality::HumanPk
            | DataQuality::HumanPkLimited
            | DataQuality::HumanOther
            | DataQuality::AnimalPk
            | DataQuality::Modelled
            | DataQuality::NonePublished
            | DataQuality::NotSearched,
        ) => {}
    }
    let species = half_life.species.as_ref().ok_or(Unfit::NoSpecies)?.value;
    if let Some(unfit) = route(half_life).or_else(|| phase(half_life)).or_else(|| place(half_life)) {
        return Err(unfit);
    }
    let (low, central, high) = hours(&value.value).ok_or(Unfit::Bound)?;
    Ok(Decline { low, central, high, species })
}

fn no_value(half_life: &HalfLife) -> Unfit {
    match half_life.searched {
        Some(Searched::No(_)) => Unfit::NotSearched,
        Some(Searched::Yes(_)) | None => Unfit::Unpublished,
    }
}

fn route(half_life: &HalfLife) -> Option<Unfit> {
    match half_life.route.as_ref()?.value {
        Route::InVitro => Some(Unfit::Laboratory),
        Route::Endogenous => Some(Unfit::Turnover),
        Route::Intravenous
        | Route::Intramuscular
        | Route::Subcutaneous
        | Route::Oral
        | Route::Dietary
        | Route::Sublingual
        | Route::Buccal
        | Route::Intranasal
        | Route::Inhaled
        | Route::Transdermal
        | Route::Topical
        | Route::Rectal
        | Route::Vaginal
        | Route::Ocular
        | Route::Intrathecal
        | Route::IntraArticular
        | Route::Intraperitoneal
        | Route::Any => None,
    }
}

fn phase(half_life: &HalfLife) -> Option<Unfit> {
    match half_life.phase.as_ref()?.value {
        Phase::Initial | Phase::Distribution => Some(Unfit::EarlyPhase),
        Phase::Turnover => Some(Unfit::Turnover),
        Phase::Terminal | Phase::Effective => None,
    }
}

fn place(half_life: &HalfLife) -> Option<Unfit> {
    let Some(compartment) = &half_life.compartment else { return Some(Unfit::NoCompartment) };
    match compartment.value {
        Compartment::Urine
        | Compartment::Saliva
        | Compartment::Breath
        | Compartment::Milk
        | Compartment::Bile
        | Compartment::Faeces
        | Compartment::Hair => Some(Unfit::Matrix),
        Compartment::Effect => Some(Unfit::Effect),
        Compartment::Plasma
        | Compartment::Serum
        | Compartment::WholeBlood
        | Compartment::Intracellular
        | Compartment::Tissue
        | Compartment::Csf
        | Compartment::Interstitial
        | Compartment::WholeBody => None,
    }
}

/// Low, central and high in hours; `None` for a bound, and where an end is not above zero.
fn hours(value: &Quantity) -> Option<(f64, Option<f64>, f64)> {
    let extent = value.extent_in(&Unit::parse("h").ok()?)?;
    let (low, central, high) = match value.form() {
        Form::Point(_) | Form::Spread { .. } => (extent.central?, extent.central, extent.central?),
        Form::Range { .. } => (extent.low?, None, extent.high?),
        Form::Interval { .. } => (extent.low?, extent.central, extent.high?),
        Form::Bound { .. } => return None,
    };
    (low > 0.0 && low <= high).then_some((low, central, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::kb::Kb;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    fn loaded(record: &str) -> Kb {
        let page = format!("---\ntitle: A\nsummary: S.\nhalf_lives:\n  - {{id: t12, {record}}}\n---\n");
        let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day")).with("content/compounds/a.md", page);
        load(&world).expect("it loads")
    }

    fn of(record: &str) -> Result<Decline, Unfit> {
        let kb = loaded(record);
        decline(&kb.compounds[0].head.half_lives[0], Some(DataQuality::HumanPk))
    }

    #[test]
    fn what_carries_a_course() {
        let person = |low, central, high| Ok(Decline { low, central, high, species: Species::Human });
        let at = "compartment: plasma, species: human";
        assert_eq!(of(&format!("{at}, value: 90 min")), person(1.5, Some(1.5), 1.5));
        assert_eq!(of(&format!("{at}, value: 2.7 ± 1.2 h, spread: sd")), person(2.7, Some(2.7), 2.7));
        assert_eq!(of(&format!("{at}, value: 1–5 d")), person(24.0, None, 120.0));
        assert_eq!(of(&format!("{at}, value: 165 h (95% CI 150–180)")), person(150.0, Some(165.0), 180.0));
        assert_eq!(of(&format!("{at}, phase: terminal, value: 3 h")), person(3.0, Some(3.0), 3.0));
        let mouse = of("compartment: plasma, species: mouse, value: 3 h").expect("a decline in mice");
        assert_eq!(mouse.unfit_for_people(), Some(Unfit::Animal));
    }

    #[test]
    fn what_does_not_and_why() {
        for (record, unfit) in [
            ("compartment: plasma, species: human, unpublished: None found.", Unfit::Unpublished),
            ("compartment: plasma, species: human, unpublished: None., searched: none", Unfit::NotSearched),
            ("compartment: plasma, value: 2 h", Unfit::NoSpecies),
            ("compartment: plasma, species: human, route: in-vitro, value: 2 h", Unfit::Laboratory),
            ("compartment: plasma, species: human, route: endogenous, value: 2 h", Unfit::Turnover),
            ("compartment: tissue, species: mouse, phase: turnover, value: 2 h", Unfit::Turnover),
            ("compartment: plasma, species: human, phase: distribution, value: 2 h", Unfit::EarlyPhase),
            ("species: human, value: 2 h", Unfit::NoCompartment),
            ("compartment: urine, species: human, value: 2 h", Unfit::Matrix),
            ("compartment: effect, species: human, value: 2 h", Unfit::Effect),
            ("compartment: plasma, species: human, value: < 10 min", Unfit::Bound),
            ("compartment: plasma, species: human, value: 0–10 min", Unfit::Bound),
        ] {
            assert_eq!(of(record), Err(unfit), "{record}");
        }
        let kb = loaded("compartment: plasma, species: human, value: 2 h");
        let half_life = &kb.compounds[0].head.half_lives[0];
        assert_eq!(decline(half_life, None), Err(Unfit::NoSource));
        assert_eq!(decline(half_life, Some(DataQuality::InVitro)), Err(Unfit::Laboratory));
    }
}
