//! EVD003: a source gave the compound by another route.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{BLINDED, GRANT, ORAL, PAIN_IN_480, Paper, RCT};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::derive::grade::Detour;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD003",
    family: Family::Evd,
    level: Severity::Info,
    title: "route of the source is not the claim's (graded down)",
    why: "What is swallowed passes gut and liver before it reaches the blood; what is infused does not. A study by \
          another route is one step away from the claim, and the grade has taken that step.",
    origin: "GRADE, indirectness of the intervention",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[TRIAL]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[TRIAL]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: less-pain
{}
    level: preliminary
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}";

const WRONG: &str = "    text: An infusion eases pain.
    kind: efficacy
    about: {species: human, route: intravenous, outcome: clinical, direction: decreases}";
const RIGHT: &str = "    text: Swallowed, it eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases}";

const TRIAL: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, PAIN_IN_480, BLINDED] };

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).flat_map(|claim| judge(&claim)));
}

fn judge(claim: &GradedClaim<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for entry in claim.entries() {
        for detour in entry.detours() {
            let Detour::Route { found: given, claimed } = detour else { continue };
            let source = claim.source_name(entry.entry);
            let message = format!("the route in {source} is {given}, and `{}` is about {claimed}", claim.id());
            let finding = RULE.finding(claim.graded.cx.file, entry.entry.source.span, message);
            let help = format!("cite a study by the route {claimed}, or say in the claim which route was studied");
            found.push(finding.help(claim.help_with_cost(entry.entry, help)));
        }
    }
    found
}
