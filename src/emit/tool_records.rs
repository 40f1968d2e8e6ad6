//! The site's half-lives for the scripts of its tools: an index of compounds, and files of some hundred records each, of
//! which a reader's browser loads the one that it needs.

use serde_json::{Map, Value as Json, json};

use crate::derive::grade::Grades;
use crate::derive::pk;
use crate::model::kb::Kb;
use crate::model::kinetics::HalfLife;
use crate::model::vocab::{DataQuality, Word};

/// The index.
pub const INDEX: &str = "tools/records/index.json";

/// After so many records a file is closed (ours); one record takes about 300 bytes.
const FULL: usize = 300;

/// How many files of records there are.
pub fn shards(kb: &Kb) -> u32 {
    places(kb).map(|(_, shard)| shard).last().unwrap_or(0)
}

/// Where a file of records stands.
pub fn path(shard: u32) -> String {
    format!("tools/records/{shard}.json")
}

/// Every compound that has half-lives: slug, title, and the file of its records.
pub fn index(grades: &Grades<'_>) -> Json {
    let kb = grades.basis.kb;
    let rows = places(kb).filter_map(|(at, shard)| {
        let page = kb.compounds.get(at as usize)?;
        let title = page.head.title.as_ref().map_or(&*page.slug, |title| &*title.value);
        Some(json!([page.slug, title, shard]))
    });
    json!({ "compounds": rows.collect::<Vec<Json>>() })
}

/// The records of one file, by compound.
pub fn shard(grades: &Grades<'_>, shard: u32) -> Json {
    let kb = grades.basis.kb;
    let here = places(kb).filter(|(_, each)| *each == shard);
    let all = here.filter_map(|(at, _)| {
        let (page, grade) = kb.compounds.get(at as usize).zip(grades.page(at))?;
        let records = page.head.half_lives.iter().zip(&grade.records);
        let records: Vec<Json> = records.map(|(half_life, quality)| record(half_life, *quality)).collect();
        Some((page.slug.to_string(), Json::Array(records)))
    });
    Json::Object(all.collect())
}

/// Compounds with half-lives, each with the number of its file.
fn places(kb: &Kb) -> impl Iterator<Item = (u32, u32)> {
    let with = kb.compounds.iter().zip(0_u32..).filter(|(page, _)| !page.head.half_lives.is_empty());
    with.scan((0_usize, 1_u32), |(filled, shard), (page, at)| {
        if *filled >= FULL {
            (*filled, *shard) = (0, *shard + 1);
        }
        *filled += page.head.half_lives.len();
        Some((at, *shard))
    })
}

/// One record: words of closed vocabularies, hours where it carries a course of doses, the reason where it does not.
fn record(half_life: &HalfLife, quality: Option<DataQuality>) -> Json {
    let mut all = Map::new();
    let mut put = |key: &str, value: Option<Json>| {
        if let Some(value) = value {
            all.insert(key.to_owned(), value);
        }
    };
    put("id", Some(json!(half_life.id.value.as_str())));
    put("analyte", half_life.analyte.as_ref().map(|it| json!(it.value)));
    put("compartment", half_life.compartment.as_ref().map(|it| json!(it.value.word())));
    put("place", half_life.tissue.as_ref().or(half_life.cell.as_ref()).map(|it| json!(it.value)));
    put("species", half_life.species.as_ref().map(|it| json!(it.value.word())));
    put("population", half_life.population.as_ref().map(|it| json!(it.value)));
    put("route", half_life.route.as_ref().map(|it| json!(it.value.word())));
    put("phase", half_life.phase.as_ref().map(|it| json!(it.value.word())));
    put("formulation", half_life.formulation.as_ref().map(|it| json!(it.value)));
    put("quality", quality.map(|it| json!(it.word())));
    put("value", half_life.value.as_ref().map(|it| json!(it.value.typographic())));
    match pk::decline(half_life, quality) {
        Ok(decline) => {
            put("low", Some(json!(decline.low)));
            put("central", decline.central.map(|hours| json!(hours)));
            put("high", Some(json!(decline.high)));
            put("unfit_for_people", decline.unfit_for_people().map(|unfit| json!(unfit.word())));
        }
        Err(unfit) => put("unfit", Some(json!(unfit.word()))),
    }
    Json::Object(all)
}
