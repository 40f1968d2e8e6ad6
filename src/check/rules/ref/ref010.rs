//! REF010: a source carries a claim of effect without its outcome's `n`.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, ORAL, PAIN_IN_48, Paper, RCT, READ};
use crate::check::flawed::is_flawed;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::claim::{Claim, Evidence};
use crate::model::kb::CompoundPage;
use crate::model::study::{Outcome, Study};
use crate::model::vocab::{Design, Kind, Species};

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF010",
    family: Family::Ref,
    level: Severity::Warning,
    title: "source carries a claim of effect without its outcome's n",
    why: "How many people a result rests on decides how precise it is. Where the number is not recorded, the study \
          counts as the smallest of its kind, and a claim with half its studies unknown is preliminary at most. Asked \
          for claims of efficacy, of a biomarker's response and of safety, on studies in people.",
    origin: "GRADE, imprecision; the treatment of unknown numbers is ours",
    wrong: Example::Beside(&Example::FrontMatter(PAGE), &[WITHOUT]),
    right: Example::Beside(&Example::FrontMatter(PAGE), &[WITH]),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

const PAGE: &str = "claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    level: unproven
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports}";

const WITHOUT: Paper = Paper {
    of: GRANT,
    title: "A trial of an example",
    lines: &[RCT, ORAL, "  outcomes:\n    - {id: pain, measure: pain, class: clinical, direction: decreases}\n", READ],
};
const WITH: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, PAIN_IN_48, READ] };

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    for claim in page.head.claims.iter().filter(|claim| is_of_effect(claim)) {
        found.extend(claim.evidence.iter().filter_map(|entry| judge(cx, entry)));
    }
}

fn is_of_effect(claim: &Claim) -> bool {
    let kind = claim.kind.as_ref().map(|kind| kind.value);
    matches!(kind, Some(Kind::Efficacy | Kind::Pharmacodynamics | Kind::Safety))
}

fn judge(cx: &PageCx<'_>, entry: &Evidence) -> Option<Finding> {
    let reference = cx.kb.library.get(entry.source.target?);
    let study = reference.record.study.as_ref().filter(|study| counts_people(study))?;
    let named = entry.outcome.as_ref();
    let outcome = match named {
        Some(id) => Some(study.outcomes.iter().find(|outcome| outcome.id.value == id.value)?),
        None => only(&study.outcomes),
    };
    let is_known = |outcome: &Outcome| outcome.has("n");
    let pool = study.pooled.as_ref().is_some_and(|pool| pool.has("participants") || pool.has("includes"));
    if pool || outcome.map_or_else(|| study.outcomes.iter().any(is_known), is_known) {
        return None;
    }
    if is_flawed(cx.kb, reference.file, outcome.map_or(study.at.span, |outcome| outcome.at.span)) {
        return None;
    }
    let name = source_name(reference);
    let (message, place) = match outcome {
        Some(outcome) => (format!("the outcome `{}` of {name} has no `n`", outcome.id.value), outcome.id.span),
        None => (format!("no outcome of {name} has an `n`"), study.at.key),
    };
    let span = named.map_or(entry.source.span, |id| id.span);
    let help = "record how many people the result rests on, as `n: …` in the outcome";
    let finding = RULE.finding(cx.file, span, message).help(help);
    Some(finding.related(reference.file, place, if outcome.is_some() { "the outcome" } else { "the appraisal" }))
}

/// The outcome that is meant where none is named: the only one.
fn only(outcomes: &[Outcome]) -> Option<&Outcome> {
    match outcomes {
        [outcome] => Some(outcome),
        [] | [_, _, ..] => None,
    }
}

/// Whether the study is one whose result rests on a number of people.
fn counts_people(study: &Study) -> bool {
    let design = study.design.as_ref().map(|design| design.value);
    let has_people = study.species.is_empty() || study.species.iter().any(|species| species.value == Species::Human);
    has_people
        && matches!(
            design,
            Some(
                Design::SystematicReview
                    | Design::MetaAnalysis
                    | Design::Rct
                    | Design::Crossover
                    | Design::NonRandomised
                    | Design::SingleArm
                    | Design::Cohort
                    | Design::CaseControl
                    | Design::CrossSectional
                    | Design::CaseSeries
            )
        )
}
