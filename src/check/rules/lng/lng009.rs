//! LNG009: says that it treats, cures, prevents or diagnoses a disease.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::lexicon::{Hit, Sense};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, Tense, cited, tense};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG009",
    family: Family::Lng,
    level: Severity::Error,
    title: "treats, cures, prevents or diagnoses a disease",
    why: "To treat, cure, prevent or diagnose a disease is what a medicine is licensed for. A sentence may say it where it \
          cites a label or an authority's review, or refers to a claim that rests on one; a trial's result in the past \
          tense with its citation is no such sentence, and neither is one about animals. Denials, questions, quotations \
          and “treat as” are left alone.",
    origin: "21 CFR 101.93; rule R14 of the project's survey of claim language",
    wrong: Example::Body("## Memory {.unproven}\n\nNAD+ prevents Alzheimer’s disease."),
    right: Example::Body("## Memory {.unproven}\n\nNo trial has shown that NAD+ prevents Alzheimer’s disease."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Treat, Sense::Remedy]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    let tense = match said.hit.sense {
        Sense::Treat => tense::tense(said.sentence, said.hit)?,
        _ => Tense::Present,
    };
    let disease = disease(said)?;
    let standing = said.standing();
    if !standing.is_said() || is_of_others(said) || said.is_title(cx) {
        return None;
    }
    let studies = cited::studies(cx, said);
    let is_result = tense == Tense::Past && !studies.is_empty();
    let is_tried = standing.is_hedged && studies.iter().any(|study| cited::is_of_people(study));
    if is_result || is_tried || studies.iter().any(|study| cited::is_official(study)) {
        return None;
    }
    let run = &said.passage.run;
    let whole = said
        .sentence
        .place(&(said.hit.words.start.min(disease.words.start)..said.hit.words.end.max(disease.words.end)));
    let words = run.text().get(whole.clone()).unwrap_or("");
    let span: Span = run.span(whole);
    let message = format!("“{words}” says that it is a medicine, and nothing cited is a label that does");
    let help = "cite the label or the authority’s review, or say what a study found, in whom, in the past tense";
    Some(RULE.finding(cx.file, span, message).help(help))
}

/// The disease that is treated: near the verb in its clause, or before a passive.
fn disease<'p>(said: &Said<'p, '_>) -> Option<&'p Hit> {
    let rest = said.rest();
    let after = said.sentence.within(Sense::Disease, rest.start..rest.end.min(rest.start + 5));
    let at = said.hit.words.start;
    let is_passive = at > 0 && matches!(said.sentence.before(at), "is" | "are" | "be");
    after.or_else(|| is_passive.then(|| said.sentence.within(Sense::Disease, at.saturating_sub(4)..at))?)
}

/// Whether the sentence is about animals or cells.
fn is_of_others(said: &Said<'_, '_>) -> bool {
    let sentence = said.sentence;
    let in_animals = sentence.has(Sense::Animal) || said.passage.is_headed(Sense::Animal);
    in_animals && !sentence.has(Sense::People)
}
