//! LNG007: no effect, or equivalence, read from an inconclusive result.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, ORAL, ORGANISM, Paper, RCT, READ};
use crate::check::fold::fold;
use crate::check::lexicon::Sense;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::check::wording::{Said, cited};
use crate::model::reference::Reference;
use crate::model::study::Outcome;
use crate::model::vocab::{OutcomeDirection, Stance};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG007",
    family: Family::Lng,
    level: Severity::Warning,
    title: "no effect, or equivalence, read from an inconclusive result",
    why: "A difference that is not significant is not shown to be none. “Has no effect”, “is as effective as” and \
          “equivalent to” take a result whose interval excludes what would matter; where the source's own result is \
          recorded as inconclusive, say that it did not differ significantly.",
    origin: "rule R09 of the project's survey of claim language; GRADE on imprecision",
    wrong: Example::Beside(
        &Example::Body("\n## Pain {.preliminary}\n\nIn 48 people it had no effect on pain [@pmid:31572171]."),
        &[TRIAL],
    ),
    right: Example::Beside(
        &Example::Body("\n## Pain {.preliminary}\n\nIn 48 people pain did not differ significantly [@pmid:31572171]."),
        &[TRIAL],
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

const TRIAL: Paper =
    Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORGANISM, ORAL, UNSETTLED, READ] };
const UNSETTLED: &str =
    "  outcomes:\n    - {id: pain, measure: pain, class: clinical, n: 48, direction: inconclusive}\n";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Null]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    if !said.standing().is_flat() || said.is_title(cx) {
        return None;
    }
    let (reference, outcome) = inconclusive(cx, said)?;
    let name = source_name(reference);
    let message = format!("“{}” is more than {name} found, which settles nothing of it", said.words());
    Some(said.found(cx, &RULE, message).related(reference.file, outcome.at.span, "this outcome is inconclusive"))
}

/// The source whose result on this was inconclusive; `None` where another source settled it.
fn inconclusive<'a>(cx: &PageCx<'a>, said: &Said<'_, '_>) -> Option<(&'a Reference, &'a Outcome)> {
    if let Some(claim) = cited::own_claim(cx, said.passage) {
        let entries =
            claim.evidence.iter().filter(|entry| entry.stance.as_ref().is_some_and(|s| s.value == Stance::Supports));
        let found: Vec<_> = entries
            .map(|entry| {
                let reference = cx.kb.library.get(entry.source.target?);
                let id = &entry.outcome.as_ref()?.value;
                let outcome = outcomes(reference).iter().find(|outcome| outcome.id.value == *id)?;
                is_open(outcome).then_some((reference, outcome))
            })
            .collect();
        return found.into_iter().collect::<Option<Vec<_>>>()?.into_iter().next();
    }
    let studies = cited::studies(cx, said);
    let found: Option<Vec<_>> = studies
        .iter()
        .map(|&reference| {
            let meant = meant(reference, &said.sentence.lower);
            let open = meant.iter().all(|outcome| is_open(outcome));
            meant.first().filter(|_| open).map(|outcome| (reference, *outcome))
        })
        .collect();
    found?.into_iter().next()
}

fn outcomes(reference: &Reference) -> &[Outcome] {
    reference.record.study.as_ref().map_or(&[], |study| &study.outcomes)
}

fn is_open(outcome: &Outcome) -> bool {
    outcome.direction.as_ref().is_some_and(|direction| direction.value == OutcomeDirection::Inconclusive)
}

/// The outcomes that share a word with a sentence; all of them where none does.
fn meant<'a>(reference: &'a Reference, sentence: &str) -> Vec<&'a Outcome> {
    let all = outcomes(reference);
    let words = fold(sentence);
    let words: Vec<&str> = words.split(' ').filter(|word| word.len() > 3).collect();
    let shares = |outcome: &&Outcome| {
        let measure = outcome.measure.as_ref().map(|measure| fold(&measure.value)).unwrap_or_default();
        measure.split(' ').any(|word| words.contains(&word))
    };
    let named: Vec<&Outcome> = all.iter().filter(shares).collect();
    if named.is_empty() { all.iter().collect() } else { named }
}
