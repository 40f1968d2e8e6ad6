//! EVD010: an override that is not signed, or moves too far; downgrades that nothing follows.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{BLINDED, GRANT, ORAL, Paper, RCT};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::derive::grade::{Refusal, StepKind};
use crate::model::vocab::Tier;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD010",
    family: Family::Evd,
    level: Severity::Error,
    title: "override or downgrade that is not followed",
    why: "Rules cannot see everything, so an editor may move a computed grade by one step; readers are shown who did it, \
          when and why. Without these, or by more than a step, it is no judgement but an opinion, and is not followed. To \
          and from contradicted it leads by way of unproven. Downgrades lower what GRADE's domains grade, effects and \
          harms that are there; recorded on another claim they would look as if they did.",
    origin: "ours; GRADE asks for each judgement to be made explicit",
    wrong: Example::Beside(&Example::Filled(PAGE, ""), &[TRIAL]),
    right: Example::Beside(&Example::Filled(PAGE, "reason: The blinding is told to have failed., "), &[TRIAL]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases}
    level: preliminary
    override: {level: preliminary, {}by: Editorial team, date: 2026-11-01}
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}";

const TRIAL: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, PAIN_IN_150, BLINDED] };
const PAIN_IN_150: &str =
    "  outcomes:\n    - {id: pain, measure: pain, class: clinical, n: 150, direction: decreases}\n";

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).filter_map(|claim| judge(&claim)));
    found.extend(claims(graded).filter_map(|claim| in_vain(&claim)));
}

/// Downgrades of a claim that stands high and whose grade does not come from the domains of GRADE.
fn in_vain(claim: &GradedClaim<'_>) -> Option<Finding> {
    let first = claim.claim.downgrades.first()?;
    let by_domains = claim.grade.derivation.iter().any(|step| step.kind == StepKind::Certainty);
    let stands_high = matches!(claim.grade.tier, Tier::Established | Tier::Supported);
    if by_domains || !stands_high {
        return None;
    }
    let message = format!("the downgrades of `{}` lower nothing: it is not graded by the domains of GRADE", claim.id());
    let help =
        "they are for effects, and for harms that are there; declare a lower `level` here, or record an `override`";
    let span = first.domain.as_ref().map_or(first.at.key, |domain| domain.span);
    Some(RULE.finding(claim.graded.cx.file, span, message).help(help))
}

fn judge(claim: &GradedClaim<'_>) -> Option<Finding> {
    let judgement = claim.claim.override_.as_ref()?;
    let file = claim.graded.cx.file;
    let absent: Vec<&str> = ["reason", "by", "date"].into_iter().filter(|key| !judgement.has(key)).collect();
    if !absent.is_empty() {
        let message = format!("the override of `{}` has no `{}`", claim.id(), absent.join("` and no `"));
        let help = format!("add `{}: …`: readers are shown who judged, when and why", absent.join(": …` and `"));
        return Some(RULE.finding(file, judgement.at.key, message).help(help));
    }
    let level = judgement.level.as_ref()?;
    match claim.grade.refusal? {
        Refusal::Unsigned => None,
        Refusal::TooFar => {
            let computed = claim.grade.tier;
            let message = format!(
                "the override moves `{}` from {computed} to {}, which is more than a step",
                claim.id(),
                level.value
            );
            let help = "move it by one step at most; to and from contradicted by way of unproven";
            Some(RULE.finding(file, level.span, message).help(help))
        }
    }
}
