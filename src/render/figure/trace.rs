//! Which half-lives are drawn, and why others are not.
//!
//! A figure shows each record as what it is, animals and the laboratory too, and so draws more than a calculation for
//! a person may start from.

use crate::model::kinetics::{HalfLife, Searched};
use crate::model::quantity::{Form, Quantity};
use crate::model::vocab::{Compartment, DataQuality, Route, Species, vocab};

vocab! {
    /// In what a drawn half-life was measured: each kind has panels and a stroke of its own.
    pub enum Subject = "subject of a curve" {
        People = "people": "Measured in people.",
        Model = "model": "Calculated by a model, not measured.",
        Animals = "animals": "Measured in animals; people may differ.",
        Laboratory = "laboratory": "Measured outside any living body.",
    }
}

vocab! {
    /// Why a half-life is not drawn.
    pub enum Undrawn = "reason not to draw" {
        Unpublished = "unpublished": "There is no published value.",
        NotSearched = "not-searched": "There is no value here, and the literature was not searched for one.",
        NoSource = "no-source": "No source that counts stands behind the value.",
        NoSpecies = "no-species": "The record does not say in whom it was measured.",
        Effect = "effect": "It is how long an effect lasts, not how an amount declines.",
        Limit = "limit": "Only a limit is known, from which no curve follows.",
    }
}

/// A half-life that is drawn. Times are in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trace {
    /// The lower end; the value itself where there is one only.
    pub low: f64,
    /// The value; `None` for a range, of which no value is better than another.
    pub central: Option<f64>,
    /// The upper end; the value itself where there is one only.
    pub high: f64,
    /// In what it was measured.
    pub subject: Subject,
}

/// The times that can be drawn: from a billionth of a second to some 30,000 years. Ours; no body knows others.
const DRAWABLE: std::ops::RangeInclusive<f64> = 1e-9..=1e12;

/// The trace of a half-life; or the first reason why there is none.
pub fn trace(half_life: &HalfLife, quality: Option<DataQuality>) -> Result<Trace, Undrawn> {
    let Some(value) = &half_life.value else {
        return Err(match half_life.searched {
            Some(Searched::No(_)) => Undrawn::NotSearched,
            Some(Searched::Yes(_)) | None => Undrawn::Unpublished,
        });
    };
    let quality = quality.ok_or(Undrawn::NoSource)?;
    if half_life.compartment.as_ref().is_some_and(|compartment| compartment.value == Compartment::Effect) {
        return Err(Undrawn::Effect);
    }
    let species = half_life.species.as_ref().ok_or(Undrawn::NoSpecies)?.value;
    let (low, central, high) = seconds(&value.value).ok_or(Undrawn::Limit)?;
    Ok(Trace { low, central, high, subject: subject(half_life, quality, species) })
}

fn subject(half_life: &HalfLife, quality: DataQuality, species: Species) -> Subject {
    if half_life.route.as_ref().is_some_and(|route| route.value == Route::InVitro) {
        return Subject::Laboratory;
    }
    match quality {
        DataQuality::InVitro => Subject::Laboratory,
        DataQuality::Modelled => Subject::Model,
        DataQuality::AnimalPk => Subject::Animals,
        DataQuality::Label
        | DataQuality::HumanPk
        | DataQuality::HumanPkLimited
        | DataQuality::HumanOther
        | DataQuality::NonePublished
        | DataQuality::NotSearched => match species {
            Species::Human => Subject::People,
            Species::Mouse
            | Species::Rat
            | Species::Rabbit
            | Species::Hamster
            | Species::Dog
            | Species::Pig
            | Species::Monkey
            | Species::Horse
            | Species::Fly
            | Species::Worm
            | Species::Fish
            | Species::Yeast
            | Species::Bacteria
            | Species::Other => Subject::Animals,
        },
    }
}

/// Lower end, value and upper end; `None` for a bound, and where an end cannot be drawn.
fn seconds(value: &Quantity) -> Option<(f64, Option<f64>, f64)> {
    let extent = value.in_base();
    let (low, central, high) = match value.form() {
        Form::Point(_) | Form::Spread { .. } => (extent.central?, extent.central, extent.central?),
        Form::Range { .. } => (extent.low?, None, extent.high?),
        Form::Interval { .. } => (extent.low?, extent.central, extent.high?),
        Form::Bound { .. } => return None,
    };
    let in_order = low <= high && central.is_none_or(|central| low <= central && central <= high);
    (DRAWABLE.contains(&low) && DRAWABLE.contains(&high) && in_order).then_some((low, central, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    fn of(record: &str, quality: Option<DataQuality>) -> Result<Trace, Undrawn> {
        let page = format!("---\ntitle: A\nsummary: S.\nhalf_lives:\n  - {{id: t12, {record}}}\n---\n");
        let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day")).with("content/compounds/a.md", page);
        let kb = load(&world).expect("it loads");
        trace(&kb.compounds[0].head.half_lives[0], quality)
    }

    #[test]
    fn what_is_drawn_and_in_which_panel() {
        let at = |low, central, high, subject| Ok(Trace { low, central, high, subject });
        let people = Some(DataQuality::HumanPk);
        assert_eq!(of("species: human, value: 2 min", people), at(120.0, Some(120.0), 120.0, Subject::People));
        assert_eq!(of("species: human, value: 1–5 min", people), at(60.0, None, 300.0, Subject::People));
        let interval = of("species: human, value: 3 h (95% CI 2–4)", people);
        assert_eq!(interval, at(7200.0, Some(10_800.0), 14_400.0, Subject::People));
        let spread = of("species: human, value: 2 ± 1 s, spread: sd", people);
        assert_eq!(spread, at(2.0, Some(2.0), 2.0, Subject::People));
        for (record, quality, subject) in [
            ("species: mouse, value: 1 s", DataQuality::AnimalPk, Subject::Animals),
            ("species: mouse, value: 1 s", DataQuality::Label, Subject::Animals),
            ("species: human, value: 1 s", DataQuality::InVitro, Subject::Laboratory),
            ("species: human, route: in-vitro, value: 1 s", DataQuality::HumanOther, Subject::Laboratory),
            ("species: human, value: 1 s", DataQuality::Modelled, Subject::Model),
        ] {
            assert_eq!(of(record, Some(quality)).map(|trace| trace.subject), Ok(subject), "{record}");
        }
    }

    #[test]
    fn what_is_not_drawn_and_why() {
        for (record, undrawn) in [
            ("species: human, unpublished: None found.", Undrawn::Unpublished),
            ("species: human, unpublished: None found., searched: none", Undrawn::NotSearched),
            ("value: 2 h", Undrawn::NoSpecies),
            ("species: human, compartment: effect, value: 2 h", Undrawn::Effect),
            ("species: human, value: < 2 h", Undrawn::Limit),
            ("species: human, value: 0–2 h", Undrawn::Limit),
            ("species: human, value: 5–2 h", Undrawn::Limit),
        ] {
            assert_eq!(of(record, Some(DataQuality::HumanPk)), Err(undrawn), "{record}");
        }
        assert_eq!(of("species: human, value: 2 h", None), Err(Undrawn::NoSource));
    }
}
