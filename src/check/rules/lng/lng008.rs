//! LNG008: a dose, a frequency or a protocol that nobody stands for.

use std::ops::Range;

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::Sense;
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::check::support;
use crate::check::wording::{Passage, Said, dose};
use crate::model::cited::Role;

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG008",
    family: Family::Lng,
    level: Severity::Warning,
    title: "dose, frequency or protocol without a citation that says whose",
    why: "“A typical protocol” is somebody's: a trial's, a label's, a clinic's. A dose or a frequency that is told without \
          a citation in its paragraph is copied as if it were a finding. Asked of summary, answers and body; denials, \
          questions and quotations are left alone.",
    origin: "rule R13 of the project's survey of claim language",
    wrong: Example::Body("## Use {.neutral}\n\nA typical protocol is 250 mg by vein once a week."),
    right: Example::Body("## Use {.neutral}\n\nThe pilot gave 3 µmol/min by vein for six hours [@pmid:31572171]."),
    silenceable: true,
    yields_to: &["LNG004"],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let AnyPage::Compound(_) = cx.page else { return };
    for passage in cx.passages.iter().filter(|passage| is_asked_of(passage)) {
        let mut told = None;
        for said in passage.said(&[Sense::Protocol, Sense::DoseUnit, Sense::Frequency]) {
            // A row is told once, as its cells belong together.
            let at = if passage.is_row() { 0 } else { said.at };
            if told != Some(at)
                && let Some(words) = dose_words(&said)
                && is_told(&said)
            {
                told = Some(at);
                found.push(finding(cx, &said, &words));
            }
        }
    }
}

/// Whether the passage is a text of the page's own, and cites nothing.
fn is_asked_of(passage: &Passage<'_>) -> bool {
    match (passage.role, passage.block) {
        (Role::Body, Some(at)) => !passage.is_heading() && !support::is_supported(passage.prose, at),
        (Role::Summary | Role::Faq(_) | Role::CirculatingWhy(_), _) => {
            !passage.run.is_cited(0..passage.run.text().len())
        }
        _ => false,
    }
}

/// The words of the dose or protocol; `None` where a figure is that of something else.
fn dose_words(said: &Said<'_, '_>) -> Option<Range<usize>> {
    if said.hit.sense == Sense::Protocol {
        return Some(said.hit.words.clone());
    }
    let is_given = said.sentence.has(Sense::Giving) || said.sentence.has(Sense::Take);
    let holds =
        |dose: &&dose::Dose| dose.words().start <= said.hit.words.start && said.hit.words.end <= dose.words().end;
    let doses = dose::doses(said.sentence);
    doses.iter().find(holds).filter(|_| is_given).map(|dose| dose.words().clone())
}

fn is_told(said: &Said<'_, '_>) -> bool {
    let standing = said.standing();
    !standing.is_denied && !said.sentence.is_question
}

fn finding(cx: &PageCx<'_>, said: &Said<'_, '_>, words: &Range<usize>) -> Finding {
    let place = said.sentence.place(words);
    let typed = said.passage.run.text().get(place.clone()).unwrap_or("");
    let message = format!("“{typed}” stands in a paragraph without a citation that says whose it is");
    let help = "cite the study, label or clinic whose dose it is, `[@key]`, or leave it out";
    RULE.finding(cx.file, said.passage.run.span(place), message).help(help)
}
