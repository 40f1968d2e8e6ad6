//! Half-lives and other figures as rows.

use crate::derive::grade::PageGrade;
use crate::derive::pk;
use crate::model::compound::Compound;
use crate::model::kinetics::{Measure, Searched as Search};
use crate::model::prose::Derived;
use crate::model::vocab::{DataQuality, Design, Phase, Route};
use crate::render::fill::tool;
use crate::render::pen::{Pen, string};
use crate::render::value;
use crate::render::view::{self, Outcome, Record, RouteGroup, Searched};

/// A record as a row, with the figures that follow from a half-life.
pub fn record(pen: &mut Pen<'_>, measure: Measure<'_>, quality: Option<DataQuality>) -> Record {
    let outcome = outcome(pen, measure);
    let cite = pen.cite(measure.source());
    let note = pen.maybe(measure.note());
    Record {
        id: measure.id().value.to_string(),
        parameter: measure.parameter(),
        analyte: string(measure.analyte()),
        compartment: measure.compartment().map(|compartment| compartment.value),
        place: string(measure.tissue()).or_else(|| string(measure.cell())),
        species: measure.species().map(|species| species.value),
        population: string(measure.population()),
        condition: string(measure.condition()),
        route: measure.route().map(|route| route.value),
        mode: measure.mode().map(|mode| mode.value),
        phase: measure.phase().map(|phase| phase.value),
        dose: joined([measure.dose(), measure.duration(), measure.formulation()]),
        outcome,
        n: measure.n().map(|n| n.value),
        quality,
        design: design(pen, measure),
        cite,
        locator: string(measure.locator()),
        note,
        derived: derived(measure),
        curve: curve(pen, measure, quality),
    }
}

/// Records that are not half-lives, by route in the order of the page; those without a route last.
pub fn by_route(pen: &mut Pen<'_>, page: &Compound, grade: &PageGrade) -> Vec<RouteGroup> {
    let mut routes: Vec<Option<Route>> = Vec::new();
    let route = |measure: Measure<'_>| measure.route().map(|route| route.value);
    let qualities = grade.records.iter().skip(page.half_lives.len());
    let records = || page.pharmacokinetics.iter().map(Measure::Kinetic).zip(qualities.clone());
    for (measure, _) in records() {
        if !routes.contains(&route(measure)) {
            routes.push(route(measure));
        }
    }
    routes.sort_by_key(Option::is_none);
    let groups = routes.into_iter().map(|wanted| RouteGroup {
        route: wanted,
        records: records()
            .filter(|(measure, _)| route(*measure) == wanted)
            .map(|(measure, quality)| record(pen, measure, *quality))
            .collect(),
    });
    groups.collect()
}

/// Where one looked.
pub fn searched(search: Option<&Search>) -> Option<Searched> {
    Some(match search? {
        Search::No(_) => Searched::default(),
        Search::Yes(search) => Searched {
            done: true,
            database: string(search.database.as_ref()),
            query: string(search.query.as_ref()),
            date: search.date.as_ref().map(|date| date.value.to_string()),
            hits: search.hits.as_ref().map(|hits| hits.value),
        },
    })
}

fn outcome(pen: &mut Pen<'_>, measure: Measure<'_>) -> Outcome {
    if let Some(value) = measure.value() {
        let spread = measure.spread().map(|spread| spread.value);
        return Outcome::Value { text: value.value.typographic(), spread };
    }
    match value::result(measure) {
        Some(result) => Outcome::Result(result),
        None => {
            let why = pen.maybe(measure.unpublished()).unwrap_or_default();
            Outcome::Unpublished { why, searched: searched(measure.searched()) }
        }
    }
}

/// Five half-lives, where they say when a dose is gone: not of a pool that the body keeps renewing.
fn derived(measure: Measure<'_>) -> Vec<view::Derived> {
    let Measure::HalfLife(half_life) = measure else { return Vec::new() };
    let is_renewed = half_life.phase.as_ref().is_some_and(|phase| phase.value == Phase::Turnover);
    let value = half_life.value.as_ref().filter(|_| !is_renewed);
    let five = value.and_then(|value| pk::derived(&value.value, Derived::HalfLives(5)));
    five.map(|five| view::Derived { form: "x5", text: five.typographic() }).into_iter().collect()
}

/// The curve of a half-life that carries one, in whatever species.
fn curve(pen: &Pen<'_>, measure: Measure<'_>, quality: Option<DataQuality>) -> Option<String> {
    let Measure::HalfLife(half_life) = measure else { return None };
    pk::decline(half_life, quality).ok()?;
    let page = pen.kb().compounds.get(pen.own? as usize)?;
    Some(tool::curve_address(&page.slug, half_life))
}

fn design(pen: &Pen<'_>, measure: Measure<'_>) -> Option<Design> {
    let source = measure.source()?.target?;
    let study = pen.kb().library.get(source).record.study.as_ref()?;
    study.design.as_ref().map(|design| design.value)
}

fn joined<const N: usize>(texts: [Option<&crate::model::scalar::Text>; N]) -> Option<String> {
    let words: Vec<&str> = texts.into_iter().flatten().map(|text| &*text.value).collect();
    if words.is_empty() { None } else { Some(words.join(", ")) }
}
