//! LNG011: unnamed people speak for it.

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::{Kind, Sense};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, cited};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG011",
    family: Family::Lng,
    level: Severity::Warning,
    title: "testimonial grammar",
    why: "“Many people report” has no denominator and no one to ask. Say how many of how many reported what, with the \
          source; a sentence with a citation or a count is left alone, and so are questions, denials and quotations.",
    origin: "rule R21 of the project's survey of claim language",
    wrong: Example::Body("## Energy {.unproven}\n\nMany people report more energy."),
    right: Example::Body("## Energy {.unproven}\n\nOf 50 people, 20 reported more energy [@pmid:31572171]."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        let mut told = None;
        for said in passage.said(&[Sense::Testimony]) {
            if told != Some(said.at)
                && let Some(finding) = judge(cx, &said)
            {
                told = Some(said.at);
                found.push(finding);
            }
        }
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    let standing = said.standing();
    let number = |at: usize| said.sentence.words.get(at).is_some_and(|word| word.kind == Kind::Number);
    let is_counted = (1..said.sentence.words.len()).any(|at| {
        number(at - 1) && matches!(said.sentence.word(at), "of" | "/" | "%" | "people" | "patients" | "participants")
    });
    let is_sourced = !cited::sources(cx, said.passage, said.sentence.range.clone()).is_empty();
    if said.holds_denial() || standing.is_denied || standing.is_asked || is_counted || is_sourced || said.is_title(cx) {
        return None;
    }
    Some(said.finding(cx, &RULE))
}
