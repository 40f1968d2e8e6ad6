//! EVD016: the better evidence points the other way and the claim does not say so, or it says so and the evidence does not.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{BLINDED, GRANT, ORAL, PAIN_IN_48, Paper, RCT, TRAMMELL};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::model::vocab::Tier;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD016",
    family: Family::Evd,
    level: Severity::Error,
    title: "computed contradicted and declared otherwise, or the reverse",
    why: "Contradicted is no low level but another answer: the better evidence points the other way. A reader who is \
          shown “unproven” in its place may still hope, and one who is shown “contradicted” without such evidence is \
          misled. A null result contradicts only where its interval excludes what is claimed. EVD001 judges levels on the \
          ladder; this rule judges what stands beside it.",
    origin: "ours; GRADE would rate the opposite claim instead",
    wrong: Example::Beside(&Example::Filled(PAGE, "unproven"), &[SMALL, LARGE]),
    right: Example::Beside(&Example::Filled(PAGE, "contradicted"), &[SMALL, LARGE]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: less-pain
    text: It eases pain, as one small trial found and a large one did not.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases}
    level: {}
    acknowledges: true
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}
      - {source: 'pmid:27721479', outcome: pain, stance: contradicts, locator: Abstract}";

const SMALL: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, PAIN_IN_48, BLINDED] };
const LARGE: Paper =
    Paper { of: TRAMMELL, title: "A larger trial of an example", lines: &[RCT, ORAL, MORE_PAIN, BLINDED] };
const MORE_PAIN: &str = "  outcomes:\n    - {id: pain, measure: pain, class: clinical, n: 900, direction: increases}\n";

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).filter_map(|claim| judge(&claim)));
}

fn judge(claim: &GradedClaim<'_>) -> Option<Finding> {
    let (id, file) = (claim.id(), claim.graded.cx.file);
    let is_contradicted = claim.grade.tier == Tier::Contradicted;
    match claim.declared() {
        Some((declared, span)) if is_contradicted && declared != Tier::Contradicted => {
            let message = format!("`{id}` is declared {declared}, and the better evidence points the other way");
            Some(claim.with_losses(RULE.finding(file, span, message).help(DECLARE)))
        }
        None if is_contradicted && !claim.claim.has("level") => {
            let message = format!("the better evidence points against `{id}`, and it does not say so");
            let finding = RULE.finding(file, claim.claim.id.span, message);
            Some(claim.with_losses(finding.help("add `level: contradicted`, or word the claim as the evidence has it")))
        }
        Some((Tier::Contradicted, span)) if !is_contradicted => {
            let computed = claim.grade.tier;
            let message = format!("`{id}` is declared contradicted, and its sources carry {computed}");
            let help = format!(
                "declare `{computed}`; contradicted takes more evidence against it than for it, and of a null result an \
                 interval that excludes what is claimed"
            );
            Some(claim.with_losses(RULE.finding(file, span, message).help(help)))
        }
        Some(_) | None => None,
    }
}

const DECLARE: &str = "declare `contradicted`, or word the claim as the evidence has it; any other level would take more \
                       evidence for it than against it";
