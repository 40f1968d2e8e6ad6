//! EVD001: a claim is declared above what its sources carry.

use crate::base::diag::{Finding, Severity};
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
    wrong: Example::Files(&[("content/compounds/example.md", WRONG), ("references/pmid-31572171.yaml", TRIAL)]),
    right: Example::Files(&[("content/compounds/example.md", RIGHT), ("references/pmid-31572171.yaml", TRIAL)]),
    silenceable: false,
    yields_to: &["EVD002"],
    run: Run::Grade(run),
};

const WRONG: &str = "---
title: Example
summary: A page to show a rule.
claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases}
    level: supported
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}
---
";

const RIGHT: &str = "---
title: Example
summary: A page to show a rule.
claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases}
    level: preliminary
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}
---
";

const TRIAL: &str = "csl:
  id: pmid:31572171
  type: article-journal
  title: A trial of an example
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
study:
  design: rct
  species: [human]
  interventions: [{compound: example, route: oral}]
  outcomes:
    - {id: pain, measure: pain, class: clinical, n: 48, direction: decreases}
  risk_of_bias: {overall: low, reason: Blinded., by: Editorial team, date: 2026-11-01}
  read: full-text
integrity: {status: current, checked: 2026-11-21, against: publisher-page}
";

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
