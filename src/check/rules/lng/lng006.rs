//! LNG006: "safe" or "no side effects", unqualified.

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::{Kind, Sense};
use crate::check::phrase::{Item, phrase};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, dose};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG006",
    family: Family::Lng,
    level: Severity::Warning,
    title: "“safe” or “no side effects” unqualified",
    why: "With n people watched and none harmed, harms rarer than three in n are not excluded. Safety is told with a number \
          of people, a dose, a duration or a comparator in the sentence. Questions and denials are left alone.",
    origin: "rule R08 of the project's survey of claim language; rule of three: Hanley and Lippman-Hand 1983",
    wrong: Example::Body("## Harms {.preliminary}\n\nNAD+ is safe [@pmid:31572171]."),
    right: Example::Body(
        "## Harms {.preliminary}\n\nIn 12 people over 8 weeks no side effects were reported [@pmid:31572171].",
    ),
    silenceable: true,
    yields_to: &["LNG001"],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Safe]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    if !said.standing().is_said() || is_qualified(said) || said.is_title(cx) {
        return None;
    }
    Some(said.finding(cx, &RULE))
}

/// Whether the sentence gives a dose, a time, a number of people, or a comparator.
fn is_qualified(said: &Said<'_, '_>) -> bool {
    let sentence = said.sentence;
    let number = |at: usize| sentence.words.get(at).is_some_and(|word| word.kind == Kind::Number);
    let is_counted =
        sentence.of(Sense::People).any(|hit| (hit.words.start.saturating_sub(3)..hit.words.start).any(number))
            || (1..sentence.words.len()).any(|at| matches!(sentence.word(at), "of" | "/" | "=") && number(at + 1));
    let text = said.passage.run.text().get(sentence.range.clone()).unwrap_or("");
    let is_timed = phrase(text).iter().any(|placed| matches!(placed.item, Item::Time(_)));
    let is_compared =
        sentence.words.iter().enumerate().any(|(at, _)| matches!(sentence.word(at), "placebo" | "than" | "versus"));
    is_counted || is_timed || is_compared || !dose::doses(sentence).is_empty()
}
