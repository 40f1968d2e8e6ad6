//! LNG012: praise, and words that allow no exception.

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::{Form, Sense};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, tense};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG012",
    family: Family::Lng,
    level: Severity::Info,
    title: "hype adjective, or “always” and “never” with an outcome verb",
    why: "Praise says nothing that a study could show, and “always improves” says what none can. Leave the word out, or \
          give the figure that it stands for.",
    origin: "139 hype adjectives in abstracts of the NIH (JAMA Network Open 2022, 5:e2228676)",
    wrong: Example::Body("## Energy {.neutral}\n\nNAD+ is a revolutionary coenzyme."),
    right: Example::Body("## Energy {.neutral}\n\nNAD+ is a coenzyme."),
    silenceable: true,
    yields_to: &["LNG001"],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Hype, Sense::Absolute]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    let is_told = said.standing().is_said() && !said.is_title(cx);
    let is_meant = said.hit.sense == Sense::Hype || goes_with_outcome(said);
    (is_told && is_meant).then(|| said.finding(cx, &RULE))
}

/// Whether a verb of effect stands near: "always improves", "in everyone it lowers".
fn goes_with_outcome(said: &Said<'_, '_>) -> bool {
    let at = said.hit.words.end;
    let verbs = [Sense::Effect, Sense::Treat].into_iter().flat_map(|sense| said.sentence.of(sense));
    verbs.filter(|verb| (at..at + 4).contains(&verb.words.start)).any(|verb| {
        let is_plain = verb.form == Form::Base;
        is_plain || tense::tense(said.sentence, verb).is_some()
    })
}
