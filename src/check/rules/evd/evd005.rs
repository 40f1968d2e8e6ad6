//! EVD005: a surrogate stands for how people fare.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{BLINDED, GRANT, ORAL, Paper, RCT};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::derive::grade::Detour;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD005",
    family: Family::Evd,
    level: Severity::Info,
    title: "surrogate for a clinical claim (graded down)",
    why: "A laboratory value that moves is no person who feels better: drugs have improved the value and harmed the \
          patient. An outcome that is none of how people feel, function or survive is one step away from a claim about \
          that, a mechanism two, and the grade has taken them. Surrogates that regulators accept are exempt.",
    origin: "GRADE, indirectness of the outcome; FDA's table of surrogate endpoints for those accepted",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[TRIAL]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[TRIAL]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
{}
    level: preliminary
    evidence:
      - {source: 'pmid:31572171', outcome: stiffness, stance: supports, locator: Abstract}";

const WRONG: &str = "  - id: healthier-arteries
    text: It keeps arteries healthy.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: increases}";
const RIGHT: &str = "  - id: softer-arteries
    text: The arteries of people who took it were less stiff.
    kind: efficacy
    about: {species: human, route: oral, outcome: surrogate, direction: decreases}";

const TRIAL: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, STIFFNESS, BLINDED] };
const STIFFNESS: &str = "  outcomes:\n    - {id: stiffness, measure: pulse-wave velocity, class: surrogate, n: 480, direction: decreases}\n";

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).flat_map(|claim| judge(&claim)));
}

fn judge(claim: &GradedClaim<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for entry in claim.entries() {
        for detour in entry.detours() {
            let Detour::Outcome { found: class, claimed } = detour else { continue };
            let source = claim.source_name(entry.entry);
            let typed = entry.entry.outcome.as_ref();
            let span = typed.map_or(entry.entry.source.span, |outcome| outcome.span);
            let (message, help) = match (class, typed) {
                (Some(class), Some(outcome)) => (
                    format!(
                        "the class of `{}` in {source} is {class}, and `{}` claims {claimed}",
                        outcome.value,
                        claim.id()
                    ),
                    format!("cite an outcome of the class {claimed}, or word the claim as what was measured"),
                ),
                (Some(_), None) | (None, _) => (
                    format!(
                        "the entry of {source} names no outcome with a class, and `{}` claims {claimed}",
                        claim.id()
                    ),
                    "name the study's outcome that bears on the claim: `outcome: …`".to_owned(),
                ),
            };
            found.push(RULE.finding(claim.graded.cx.file, span, message).help(claim.help_with_cost(entry.entry, help)));
        }
    }
    found
}
