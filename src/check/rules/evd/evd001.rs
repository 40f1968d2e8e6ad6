//! EVD001: a claim is declared above what its sources carry.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{BLINDED, GRANT, ORAL, PAIN_IN_48, Paper, RCT};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::model::vocab::Tier;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD001",
    family: Family::Evd,
    level: Severity::Error,
    title: "declared level above the computed one",
    why: "A claim's level is computed from the appraisals of its sources, and a reader trusts the badge more than the \
          sentence. An editor may declare less than the sources carry, never more. `monograph grade PAGE` shows each \
          step; the steps that took the grade down are shown beside the finding.",
    origin: "GRADE for effects; the ladder and the other kinds of claim are ours, see the methodology",
    wrong: Example::Beside(&Example::Filled(PAGE, "supported"), &[TRIAL]),
    right: Example::Beside(&Example::Filled(PAGE, "preliminary"), &[TRIAL]),
    silenceable: false,
    yields_to: &["EVD002"],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases}
    level: {}
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}";

const TRIAL: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, PAIN_IN_48, BLINDED] };

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).filter_map(|claim| judge(&claim)));
}

fn judge(claim: &GradedClaim<'_>) -> Option<Finding> {
    let (declared, span) = claim.declared()?;
    let computed = claim.grade.tier;
    if !declared.is_above(computed) {
        return None;
    }
    let message = format!("`{}` is declared {declared}, and its sources carry {computed}", claim.id());
    let finding = RULE.finding(claim.graded.cx.file, span, message).help(help(claim, computed));
    Some(claim.with_losses(finding))
}

/// What to type, and what would lift the claim instead.
fn help(claim: &GradedClaim<'_>, computed: Tier) -> String {
    match claim.lift() {
        Some(lift) => format!("declare `{computed}`; {lift}"),
        None => format!("declare `{computed}`, or add sources that carry more"),
    }
}
