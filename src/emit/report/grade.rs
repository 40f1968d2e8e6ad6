//! `grade`: a page's claims with the derivation of each, as a tree for people and as the object of the contract for
//! programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE};
use serde_json::{Map, Value, json};

use crate::derive::grade::{ClaimGrade, PageGrade, Step};
use crate::emit::export::grade_json;
use crate::emit::report::look::{Look, visible, wrap};
use crate::model::claim::Claim;
use crate::model::kb::{CompoundPage, Kb};
use crate::model::vocab::{Tier, Word};

/// Writes the object of `grade --format json`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn json(kb: &Kb, page: &CompoundPage, grade: &PageGrade, out: &mut dyn Write) -> io::Result<()> {
    let claims: Vec<Value> =
        page.head.claims.iter().zip(&grade.claims).map(|(claim, graded)| claim_object(kb, claim, graded)).collect();
    let object = json!({
        "page": &*page.slug,
        "evidence_level": grade_json::evidence_level(grade),
        "data_quality": grade_json::data_quality(grade),
        "tier_order": Tier::LADDER.map(Word::word),
        "claims": claims,
    });
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

fn claim_object(kb: &Kb, claim: &Claim, grade: &ClaimGrade) -> Value {
    let mut all = Map::new();
    all.insert("id".into(), json!(claim.id.value.as_str()));
    all.insert("kind".into(), json!(claim.kind.as_ref().map(|kind| kind.value.word())));
    all.extend(grade_json::claim(kb, claim, grade));
    Value::Object(all)
}

/// Writes a page's grades as a tree: the page, its claims, the steps of each, and what stands or falls with one source.
///
/// # Errors
/// Where `out` cannot be written.
pub fn human(kb: &Kb, page: &CompoundPage, grade: &PageGrade, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let title = page.head.title.as_ref().map_or(&*page.slug, |title| &title.value);
    writeln!(out, "{}  {}", look.paint(DEFAULT_EMPHASIS_STYLE, &visible(title)), kb.file(page.file).path)?;
    let level = &grade.evidence_level;
    let said = declared(level.declared.map(Word::word), level.computed.word());
    writeln!(out, "evidence level  {said}")?;
    for (condition, tier) in &grade.by_condition {
        let condition = condition.as_deref().unwrap_or("no condition named");
        writeln!(out, "                {}: {}", visible(condition), tier.word())?;
    }
    let quality = &grade.data_quality;
    writeln!(out, "data quality    {}", declared(quality.declared.map(Word::word), quality.computed.word()))?;
    for (claim, graded) in page.head.claims.iter().zip(&grade.claims) {
        claim_tree(kb, claim, graded, look, out)?;
    }
    Ok(())
}

fn declared(declared: Option<&str>, computed: &str) -> String {
    match declared {
        None => computed.to_owned(),
        Some(declared) if declared == computed => format!("{computed}, as declared"),
        Some(declared) => format!("{computed}, declared {declared}"),
    }
}

fn claim_tree(kb: &Kb, claim: &Claim, grade: &ClaimGrade, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let level = claim.level.as_ref().map(|level| level.value);
    let said = declared(level.map(Word::word), grade.tier.word());
    let too_high = level.is_some_and(|level| level != grade.tier && !grade.tier.is_above(level));
    let style = if too_high { DEFAULT_ERROR_STYLE } else { DEFAULT_EMPHASIS_STYLE };
    let kind = claim.kind.as_ref().map_or("of no kind", |kind| kind.value.word());
    writeln!(out, "\n{}  {kind}  {}", claim.id.value.as_str(), look.paint(style, &said))?;
    let (_, steps) = grade.derivation.split_last().unzip();
    for step in steps.into_iter().flatten() {
        branch("├─", &step_text(kb, step), look, out)?;
    }
    branch("└─", &fragility(kb, grade), look, out)
}

/// A line of the tree, broken where it is too long.
fn branch(mark: &str, text: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let lines = wrap(&visible(text), look.width.saturating_sub(6).max(40));
    for (number, line) in lines.iter().enumerate() {
        let mark = match (number, mark) {
            (0, mark) => mark,
            (_, "├─") => "│   ",
            (_, _) => "    ",
        };
        writeln!(out, "  {mark} {line}")?;
    }
    Ok(())
}

fn step_text(kb: &Kb, step: &Step) -> String {
    let moves = match (step.from, step.to) {
        (Some(from), Some(to)) if from != to => format!(" {} → {}", from.word(), to.word()),
        (None, Some(to)) => format!(" {}", to.word()),
        (Some(_), Some(_)) | (_, None) => String::new(),
    };
    let ids: Vec<String> = step.sources.iter().map(|source| kb.library.get(*source).id.to_string()).collect();
    let sources = if ids.is_empty() { String::new() } else { format!(" ({})", ids.join(", ")) };
    format!("{}{moves}: {}{sources}", step.kind.word(), step.because)
}

/// What would change without one source, by the tier that would remain; that nothing would, where it is so.
fn fragility(kb: &Kb, grade: &ClaimGrade) -> String {
    let mut falls: BTreeMap<Tier, Vec<String>> = BTreeMap::new();
    for fragile in grade.fragility.iter().filter(|fragile| fragile.tier != grade.tier) {
        falls.entry(fragile.tier).or_default().push(kb.library.get(fragile.without).id.to_string());
    }
    let falls = falls.into_iter().map(|(tier, sources)| match sources.as_slice() {
        [source] => format!("{} without {source}", tier.word()),
        sources => format!("{} without any one of {}", tier.word(), sources.join(", ")),
    });
    let falls: Vec<String> = falls.collect();
    match (falls.is_empty(), grade.fragility.is_empty()) {
        (true, true) => "rests on no source".to_owned(),
        (true, false) => "stands without any one source".to_owned(),
        (false, _) => falls.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::derive::grade::{Basis, page};
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    const PAGE: &str = "---
title: Example
summary: A page.
evidence_level: established
claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, route: intravenous, outcome: clinical, condition: gout, direction: decreases}
    level: supported
    evidence:
      - {source: 'url:a', outcome: pain, stance: supports}
      - {source: 'url:b', stance: supports}
  - {id: none, text: Nothing., kind: safety}
---
";
    const TRIAL: &str =
        "csl: {id: 'url:a', type: report, title: T, author: [{family: Li, given: A}], URL: 'https://x.org'}
study: {design: rct, species: [human], interventions: [{compound: example, route: oral}], read: full-text,
  outcomes: [{id: pain, measure: pain, class: clinical, n: 150, direction: decreases}],
  risk_of_bias: {overall: low, reason: r, by: b, date: 2026-11-01}}
integrity: {status: current, against: pubmed}
";
    const RETRACTED: &str = "csl: {id: 'url:b', type: report, title: T, URL: 'https://y.org'}
study: {design: rct, interventions: [{compound: example}]}
integrity: {status: retracted, against: pubmed}
";

    fn written(form: fn(&Kb, &CompoundPage, &PageGrade, &mut dyn Write) -> io::Result<()>) -> String {
        let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day"))
            .with("content/compounds/example.md", PAGE)
            .with("references/url-a.yaml", TRIAL)
            .with("references/url-b.yaml", RETRACTED);
        let kb = load(&world).expect("memory can be listed");
        let graded = page(&Basis::new(&kb), &kb.compounds[0]);
        let mut out = Vec::new();
        form(&kb, &kb.compounds[0], &graded, &mut out).expect("memory can be written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn is_a_tree_for_people() {
        insta::assert_snapshot!(written(|kb, page, grade, out| human(kb, page, grade, Look::PLAIN, out)));
    }

    #[test]
    fn is_the_object_of_the_contract_for_programs() {
        insta::assert_snapshot!(written(json));
    }
}
