//! `data.json` beside a compound page: its records and claims, with units in UCUM and the source of each figure.

use serde_json::{Map, Value as Json, json};

use crate::model::claim::Claim;
use crate::model::kb::{CompoundPage, Kb};
use crate::model::kinetics::{Measure, Searched};
use crate::model::link::SourceRef;
use crate::model::prose::Prose;
use crate::model::quantity::Quantity;
use crate::model::vocab::Word;

/// The data of one page. Keys are those of the content model; what is not known is left out.
pub fn page(kb: &Kb, page: &CompoundPage) -> Json {
    let head = &page.head;
    let mut all = Map::new();
    all.insert("slug".into(), json!(page.slug));
    put(&mut all, "title", head.title.as_ref().map(|title| json!(title.value)));
    put(&mut all, "summary", head.summary.as_ref().map(|summary| json!(plain(&summary.prose))));
    put(&mut all, "category", head.category.as_ref().map(|category| json!(category.value.as_str())));
    all.insert("aliases".into(), head.aliases.iter().map(|alias| json!(alias.value)).collect());
    all.insert("routes".into(), head.routes.iter().map(|route| json!(route.value.word())).collect());
    put(&mut all, "evidence_level", head.evidence_level.as_ref().map(|level| json!(level.value.word())));
    put(&mut all, "data_quality", head.data_quality.as_ref().map(|quality| json!(quality.value.word())));
    let half_lives = head.measures().filter(|measure| matches!(measure, Measure::HalfLife(_)));
    all.insert("half_lives".into(), half_lives.map(|each| measure(kb, each)).collect());
    let others = head.measures().filter(|measure| matches!(measure, Measure::Kinetic(_)));
    all.insert("pharmacokinetics".into(), others.map(|each| measure(kb, each)).collect());
    all.insert("claims".into(), head.claims.iter().map(|each| claim(kb, each)).collect());
    put(&mut all, "reviewed", head.reviewed.as_ref().and_then(|r| r.date.as_ref()).map(|date| json!(date.to_string())));
    Json::Object(all)
}

fn put(all: &mut Map<String, Json>, key: &str, value: Option<Json>) {
    if let Some(value) = value {
        all.insert(key.to_owned(), value);
    }
}

fn word<W: Word>(value: Option<&crate::base::span::Spanned<W>>) -> Option<Json> {
    value.map(|value| json!(value.value.word()))
}

/// A text without its references: what a data user can print.
fn plain(prose: &Prose) -> String {
    let all = 0..u32::try_from(prose.events().len()).unwrap_or(u32::MAX);
    prose.text(all).text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn source(kb: &Kb, source: &SourceRef) -> Json {
    source.target.map_or_else(|| json!(source.raw), |index| json!(kb.library.get(index).id.to_string()))
}

fn measure(kb: &Kb, measure: Measure<'_>) -> Json {
    let mut all = Map::new();
    all.insert("id".into(), json!(measure.id().value.as_str()));
    put(&mut all, "parameter", measure.parameter().map(|parameter| json!(parameter.word())));
    put(&mut all, "analyte", measure.analyte().map(|text| json!(text.value)));
    put(&mut all, "compartment", word(measure.compartment()));
    put(&mut all, "tissue", measure.tissue().map(|text| json!(text.value)));
    put(&mut all, "cell", measure.cell().map(|text| json!(text.value)));
    put(&mut all, "species", word(measure.species()));
    put(&mut all, "population", measure.population().map(|text| json!(text.value)));
    put(&mut all, "route", word(measure.route()));
    put(&mut all, "mode", word(measure.mode()));
    put(&mut all, "phase", word(measure.phase()));
    put(&mut all, "value", measure.value().map(|value| quantity(&value.value)));
    put(&mut all, "spread", word(measure.spread()));
    put(&mut all, "n", measure.n().map(|n| json!(n.value)));
    put(&mut all, "dose", measure.dose().map(|text| json!(text.value)));
    put(&mut all, "unpublished", measure.unpublished().map(|text| json!(plain(&text.prose))));
    put(&mut all, "searched", measure.searched().map(searched));
    put(&mut all, "source", measure.source().map(|each| source(kb, each)));
    put(&mut all, "locator", measure.locator().map(|text| json!(text.value)));
    put(&mut all, "note", measure.note().map(|text| json!(plain(&text.prose))));
    Json::Object(all)
}

/// A quantity as typed, and as numbers in one unit: `low` and `high` where it has ends.
fn quantity(quantity: &Quantity) -> Json {
    let extent = quantity.extent();
    let mut all = Map::new();
    all.insert("text".into(), json!(quantity.to_string()));
    put(&mut all, "low", extent.low.map(|n| json!(n)));
    put(&mut all, "value", extent.central.map(|n| json!(n)));
    put(&mut all, "high", extent.high.map(|n| json!(n)));
    all.insert("unit".into(), json!(quantity.ucum()));
    if quantity.is_approximate() {
        all.insert("approximate".into(), json!(true));
    }
    Json::Object(all)
}

fn searched(searched: &Searched) -> Json {
    match searched {
        Searched::No(_) => json!("none"),
        Searched::Yes(search) => {
            let mut all = Map::new();
            put(&mut all, "database", search.database.as_ref().map(|text| json!(text.value)));
            put(&mut all, "query", search.query.as_ref().map(|text| json!(text.value)));
            put(&mut all, "date", search.date.as_ref().map(|date| json!(date.to_string())));
            put(&mut all, "hits", search.hits.as_ref().map(|hits| json!(hits.value)));
            Json::Object(all)
        }
    }
}

fn claim(kb: &Kb, claim: &Claim) -> Json {
    let mut all = Map::new();
    all.insert("id".into(), json!(claim.id.value.as_str()));
    all.insert("text".into(), json!(plain(&claim.text.prose)));
    put(&mut all, "kind", word(claim.kind.as_ref()));
    put(&mut all, "level", word(claim.level.as_ref()));
    if let Some(about) = &claim.about {
        let mut subject = Map::new();
        put(&mut subject, "compound", about.compound.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "species", word(about.species.as_ref()));
        put(&mut subject, "route", word(about.route.as_ref()));
        put(&mut subject, "outcome", word(about.outcome.as_ref()));
        put(&mut subject, "measure", about.measure.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "direction", word(about.direction.as_ref()));
        put(&mut subject, "condition", about.condition.as_ref().map(|text| json!(text.value)));
        all.insert("about".into(), Json::Object(subject));
    }
    let evidence = claim.evidence.iter().map(|entry| {
        let mut one = Map::new();
        one.insert("source".into(), source(kb, &entry.source));
        put(&mut one, "outcome", entry.outcome.as_ref().map(|text| json!(text.value)));
        put(&mut one, "stance", word(entry.stance.as_ref()));
        put(&mut one, "locator", entry.locator.as_ref().map(|text| json!(text.value)));
        Json::Object(one)
    });
    all.insert("evidence".into(), evidence.collect());
    Json::Object(all)
}
