//! Grades as JSON: the keys of `grade --format json`, and of `data.json` beside each page.

use serde_json::{Map, Value, json};

use crate::derive::grade::{ClaimGrade, PageGrade, Step};
use crate::model::claim::Claim;
use crate::model::kb::Kb;
use crate::model::link::RefIx;
use crate::model::vocab::Word;

/// The evidence level of a page: what is declared, what is computed, and that by condition.
pub fn evidence_level(grade: &PageGrade) -> Value {
    let by_condition = grade.by_condition.iter();
    let by_condition = by_condition
        .map(|(condition, tier)| json!({"condition": condition.as_deref(), "tier": tier.word()}))
        .collect::<Vec<_>>();
    json!({
        "declared": grade.evidence_level.declared.map(Word::word),
        "computed": grade.evidence_level.computed.word(),
        "by_condition": by_condition,
    })
}

/// The quality of a page's figures: what is declared, and what is computed.
pub fn data_quality(grade: &PageGrade) -> Value {
    json!({
        "declared": grade.data_quality.declared.map(Word::word),
        "computed": grade.data_quality.computed.word(),
    })
}

/// What is declared and computed of a claim, with all that led there.
pub fn claim(kb: &Kb, claim: &Claim, grade: &ClaimGrade) -> Map<String, Value> {
    let fragile = grade.fragility.iter();
    let fragility = fragile.map(|fragile| json!({"without": id(kb, fragile.without), "tier": fragile.tier.word()}));
    let mut all = Map::new();
    all.insert("declared".into(), json!(claim.level.as_ref().map(|level| level.value.word())));
    all.insert("computed".into(), json!(grade.tier.word()));
    all.insert("certainty".into(), json!(grade.certainty.map(Word::word)));
    all.insert("exposed".into(), json!(grade.exposed));
    all.insert("derivation".into(), grade.derivation.iter().map(|each| step(kb, each)).collect());
    all.insert("fragility".into(), fragility.collect());
    all
}

fn step(kb: &Kb, step: &Step) -> Value {
    json!({
        "step": step.kind.word(),
        "from": step.from.map(|rung| rung.word()),
        "to": step.to.map(|rung| rung.word()),
        "because": step.because,
        "sources": step.sources.iter().map(|source| id(kb, *source)).collect::<Vec<_>>(),
    })
}

fn id(kb: &Kb, source: RefIx) -> String {
    kb.library.get(source).id.to_string()
}
