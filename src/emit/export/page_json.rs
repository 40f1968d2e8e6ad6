//! `data.json` beside a compound page: its records and claims, with units in UCUM, the source of each figure, and the
//! grades.

use serde_json::{Map, Value as Json, json};

use crate::derive::grade::{self, ClaimGrade, PageGrade};
use crate::emit::export::grade_json;
use crate::model::claim::Claim;
use crate::model::compound::{Approval, Safety};
use crate::model::kb::{CompoundPage, Kb};
use crate::model::kinetics::{Measure, Searched};
use crate::model::link::SourceRef;
use crate::model::prose::Prose;
use crate::model::quantity::Quantity;
use crate::model::vocab::{DataQuality, Word};
use crate::render::plain;
use crate::render::strings::Strings;

/// The data of one page. Keys are those of the content model and of `grade`; what is not known is left out, but for
/// what `grade` says is null.
pub fn page(kb: &Kb, strings: &Strings, page: &CompoundPage, grade: &PageGrade) -> Json {
    let plain = |prose: &Prose| plain::text(kb, strings, prose);
    let head = &page.head;
    let mut all = Map::new();
    all.insert("slug".into(), json!(page.slug));
    put(&mut all, "title", head.title.as_ref().map(|title| json!(title.value)));
    put(&mut all, "summary", head.summary.as_ref().map(|summary| json!(plain(&summary.prose))));
    put(&mut all, "category", head.category.as_ref().map(|category| json!(category.value.as_str())));
    all.insert("aliases".into(), head.aliases.iter().map(|alias| json!(alias.value)).collect());
    all.insert("routes".into(), head.routes.iter().map(|route| json!(route.value.word())).collect());
    all.insert("evidence_level".into(), grade_json::evidence_level(grade));
    all.insert("data_quality".into(), grade_json::data_quality(grade));
    all.insert("stated".into(), stated(grade));
    let records = || head.measures().zip(&grade.records);
    let half_lives = records().filter(|(measure, _)| matches!(measure, Measure::HalfLife(_)));
    all.insert("half_lives".into(), half_lives.map(|(each, quality)| measure(kb, &plain, each, *quality)).collect());
    let others = records().filter(|(measure, _)| matches!(measure, Measure::Kinetic(_)));
    all.insert("pharmacokinetics".into(), others.map(|(each, quality)| measure(kb, &plain, each, *quality)).collect());
    all.insert("approvals".into(), head.approvals.iter().map(|each| approval(kb, each)).collect());
    all.insert("safety".into(), head.safety.iter().map(|each| harm(kb, each)).collect());
    let claims = head.claims.iter().zip(&grade.claims);
    all.insert("claims".into(), claims.map(|(each, graded)| claim(kb, &plain, each, graded)).collect());
    put(&mut all, "reviewed", head.reviewed.as_ref().and_then(|r| r.date.as_ref()).map(|date| json!(date.to_string())));
    Json::Object(all)
}

/// What readers are shown: never above what is computed.
fn stated(grade: &PageGrade) -> Json {
    json!({"evidence_level": grade.stated_level().word(), "data_quality": grade.stated_quality().word()})
}

fn approval(kb: &Kb, approval: &Approval) -> Json {
    let mut all = Map::new();
    all.insert("authority".into(), json!(approval.authority.value));
    put(&mut all, "jurisdiction", approval.jurisdiction.as_ref().map(|text| json!(text.value)));
    put(&mut all, "status", word(approval.status.as_ref()));
    put(&mut all, "product", approval.product.as_ref().map(|text| json!(text.value)));
    put(&mut all, "indication", approval.indication.as_ref().map(|text| json!(text.value)));
    put(&mut all, "since", approval.since.as_ref().map(|date| json!(date.value.to_string())));
    put(&mut all, "as_of", approval.as_of.as_ref().map(|date| json!(date.value.to_string())));
    put(&mut all, "source", approval.source.as_ref().map(|each| source(kb, each)));
    Json::Object(all)
}

fn harm(kb: &Kb, harm: &Safety) -> Json {
    let mut all = Map::new();
    all.insert("effect".into(), json!(harm.effect.value));
    put(&mut all, "population", harm.population.as_ref().map(|text| json!(text.value)));
    put(&mut all, "species", word(harm.species.as_ref()));
    put(&mut all, "route", word(harm.route.as_ref()));
    put(&mut all, "dose", harm.dose.as_ref().map(|text| json!(text.value)));
    put(&mut all, "count", harm.count.as_ref().map(|text| json!(text.value)));
    put(&mut all, "source", harm.source.as_ref().map(|each| source(kb, each)));
    put(&mut all, "locator", harm.locator.as_ref().map(|text| json!(text.value)));
    Json::Object(all)
}

/// A text without its references: what a data user can print.
type Plain<'a> = &'a dyn Fn(&Prose) -> String;

fn put(all: &mut Map<String, Json>, key: &str, value: Option<Json>) {
    if let Some(value) = value {
        all.insert(key.to_owned(), value);
    }
}

fn word<W: Word>(value: Option<&crate::base::span::Spanned<W>>) -> Option<Json> {
    value.map(|value| json!(value.value.word()))
}

fn source(kb: &Kb, source: &SourceRef) -> Json {
    source.target.map_or_else(|| json!(source.raw), |index| json!(kb.library.get(index).id.to_string()))
}

fn measure(kb: &Kb, plain: Plain<'_>, measure: Measure<'_>, quality: Option<DataQuality>) -> Json {
    let mut all = Map::new();
    all.insert("id".into(), json!(measure.id().value.as_str()));
    put(&mut all, "parameter", measure.parameter().map(|parameter| json!(parameter.word())));
    put(&mut all, "analyte", measure.analyte().map(|text| json!(text.value)));
    put(&mut all, "compartment", word(measure.compartment()));
    put(&mut all, "tissue", measure.tissue().map(|text| json!(text.value)));
    put(&mut all, "cell", measure.cell().map(|text| json!(text.value)));
    put(&mut all, "species", word(measure.species()));
    put(&mut all, "population", measure.population().map(|text| json!(text.value)));
    put(&mut all, "condition", measure.condition().map(|text| json!(text.value)));
    put(&mut all, "route", word(measure.route()));
    put(&mut all, "mode", word(measure.mode()));
    put(&mut all, "phase", word(measure.phase()));
    put(&mut all, "value", measure.value().map(|value| quantity(&value.value)));
    put(&mut all, "spread", word(measure.spread()));
    put(&mut all, "n", measure.n().map(|n| json!(n.value)));
    put(&mut all, "dose", measure.dose().map(|text| json!(text.value)));
    put(&mut all, "duration", measure.duration().map(|text| json!(text.value)));
    put(&mut all, "formulation", measure.formulation().map(|text| json!(text.value)));
    put(&mut all, "method", measure.method().map(|text| json!(text.value)));
    put(&mut all, "result", measure.result().map(|result| json!(result.word())));
    put(&mut all, "unpublished", measure.unpublished().map(|text| json!(plain(&text.prose))));
    put(&mut all, "searched", measure.searched().map(searched));
    put(&mut all, "data_quality", quality.map(|quality| json!(quality.word())));
    put(&mut all, "source", measure.source().map(|each| source(kb, each)));
    put(&mut all, "quoted_from", measure.quoted_from().map(|each| source(kb, each)));
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

fn claim(kb: &Kb, plain: Plain<'_>, claim: &Claim, grade: &ClaimGrade) -> Json {
    let mut all = Map::new();
    all.insert("id".into(), json!(claim.id.value.as_str()));
    all.insert("text".into(), json!(plain(&claim.text.prose)));
    put(&mut all, "kind", word(claim.kind.as_ref()));
    if let Some(about) = &claim.about {
        let mut subject = Map::new();
        put(&mut subject, "compound", about.compound.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "species", word(about.species.as_ref()));
        put(&mut subject, "route", word(about.route.as_ref()));
        put(&mut subject, "outcome", word(about.outcome.as_ref()));
        put(&mut subject, "measure", about.measure.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "direction", word(about.direction.as_ref()));
        put(&mut subject, "condition", about.condition.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "population", about.population.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "comparator", about.comparator.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "dose", about.dose.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "tissue", about.tissue.as_ref().map(|text| json!(text.value)));
        put(&mut subject, "compartment", word(about.compartment.as_ref()));
        all.insert("about".into(), Json::Object(subject));
    }
    put(&mut all, "benefit", claim.benefit.as_ref().map(|benefit| json!(benefit.value)));
    all.insert("values".into(), claim.values.iter().map(|id| json!(id.value.as_str())).collect());
    let evidence = claim.evidence.iter().map(|entry| {
        let mut one = Map::new();
        one.insert("source".into(), source(kb, &entry.source));
        put(&mut one, "outcome", entry.outcome.as_ref().map(|text| json!(text.value)));
        put(&mut one, "stance", word(entry.stance.as_ref()));
        put(&mut one, "locator", entry.locator.as_ref().map(|text| json!(text.value)));
        Json::Object(one)
    });
    all.insert("evidence".into(), evidence.collect());
    all.insert("stated".into(), json!(grade::stated(claim, grade).word()));
    all.extend(grade_json::claim(kb, claim, grade));
    Json::Object(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::derive::grade::Grades;
    use crate::emit::report::grade as report;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    const PAGE: &str = "---
title: Example
summary: A page.
half_lives: [{id: t12, analyte: example, compartment: plasma, unpublished: None was found., searched: none}]
claims:
  - {id: less-pain, text: It eases pain., kind: efficacy, level: unproven, evidence: [{source: 'url:a', stance: supports}]}
---
";
    const TRIAL: &str = "csl: {id: 'url:a', type: report, title: T, URL: 'https://x.org'}
study: {design: rct, species: [human], interventions: [{compound: example}], outcomes: [{id: pain, n: 150}]}
integrity: {status: current, against: pubmed}
";

    #[test]
    fn grades_are_said_as_the_report_on_them_says_them() {
        let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day"))
            .with("content/compounds/example.md", PAGE)
            .with("references/url-a.yaml", TRIAL);
        let kb = load(&world).expect("memory can be listed");
        let grades = Grades::new(&kb);
        let (model, graded) = (&kb.compounds[0], grades.page(0).expect("a page"));
        let mut reported = Vec::new();
        report::json(&kb, model, graded, &mut reported).expect("memory can be written");
        let reported: Json = serde_json::from_slice(&reported).expect("JSON");
        let data = page(&kb, &Strings::english(), model, graded);
        assert_eq!(data["evidence_level"], reported["evidence_level"]);
        assert_eq!(data["data_quality"], reported["data_quality"]);
        let keys = reported["claims"][0].as_object().expect("a claim").keys();
        for key in keys {
            assert_eq!(data["claims"][0][key], reported["claims"][0][key], "{key}");
        }
        assert_eq!(data["claims"][0]["fragility"][0]["without"], "url:a");
        assert_eq!(data["half_lives"][0]["data_quality"], "not-searched");
    }
}
