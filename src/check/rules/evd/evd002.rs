//! EVD002: a claim about people rests on animals and cells alone.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, IN_MICE, ORAL, Paper, READ};
use crate::check::graded::{GradedClaim, claims, is_about_people};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::derive::grade::Ground;
use crate::model::vocab::Tier;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD002",
    family: Family::Evd,
    level: Severity::Error,
    title: "human claim on animal or cell studies alone, declared above preclinical",
    why: "Most of what helps mice does not help people, and human cells in a dish are not people. A claim about people \
          that only animals or cells support is preclinical, however many of them agree.",
    origin: "GRADE, indirectness; that no number of animal studies makes human evidence is ours",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[MICE]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[MICE]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: longer-life
{}
    evidence:
      - {source: 'pmid:31572171', outcome: life, stance: supports, locator: Abstract}";

const WRONG: &str = "    text: It lengthens life.
    kind: efficacy
    about: {species: human, outcome: clinical, direction: increases}
    level: preliminary";
const RIGHT: &str = "    text: It lengthened life in mice; whether it does in people is unknown.
    kind: efficacy
    about: {species: human, outcome: clinical, direction: increases}
    level: preclinical";

const MICE: Paper = Paper {
    of: GRANT,
    title: "An example in mice",
    lines: &[
        IN_MICE,
        ORAL,
        "  outcomes:\n    - {id: life, measure: survival, class: clinical, n: 48, direction: increases}\n",
        READ,
    ],
};

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).filter_map(|claim| judge(&claim)));
}

fn judge(claim: &GradedClaim<'_>) -> Option<Finding> {
    let (declared, span) = claim.declared()?;
    let from = |ground: Ground| claim.entries().any(|entry| entry.supports_from(ground));
    let alone = from(Ground::Laboratory) && !from(Ground::People);
    let too_high = declared.is_above(Tier::Preclinical) && declared.is_above(claim.grade.tier);
    if !alone || !too_high || !is_about_people(claim.claim) {
        return None;
    }
    let file = claim.graded.cx.file;
    let message =
        format!("`{}` is about people and declared {declared}, but only animals or cells support it", claim.id());
    let finding = RULE.finding(file, span, message);
    let finding = finding.help(format!("declare `{}`, or cite a study of people", claim.grade.tier));
    let laboratory = claim.entries().filter(|entry| entry.supports_from(Ground::Laboratory));
    Some(
        laboratory.fold(finding, |finding, entry| {
            finding.related(file, entry.entry.source.span, "a study of animals or cells")
        }),
    )
}
