//! EVD006: sources disagree, and the claim does not say so.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, IN_CELLS, Paper, TRAMMELL, Work};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::model::vocab::{Direction, Stance};

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD006",
    family: Family::Evd,
    level: Severity::Warning,
    title: "sources disagree, and the claim does not acknowledge it",
    why: "Where one source supports a claim and another speaks against it, a reader who sees the sentence alone is \
          misled. The text has to say that sources disagree, and `acknowledges: true` says that it does; or the question \
          is graded as disputed and shows both sides.",
    origin: "GRADE, inconsistency; that it must be said in the sentence is ours",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[FOR, AGAINST]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[FOR, AGAINST]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: taken-up
{}
    evidence:
      - {source: 'pmid:31572171', stance: supports, locator: Abstract}
      - {source: 'pmid:27721479', stance: contradicts, locator: Abstract}";

const WRONG: &str = "    text: Cells take it up whole.
    kind: biochemistry
    about: {species: any, direction: present}
    level: unproven";
const RIGHT: &str = "    text: One group found that cells take it up whole; another found that they take up its parts.
    kind: biochemistry
    about: {species: any, direction: present}
    level: unproven
    acknowledges: true";

const FOR: Paper = Paper { of: GRANT, title: "Uptake of an example", lines: &[IN_CELLS] };
const AGAINST: Paper =
    Paper { of: Work { year: "2016", ..TRAMMELL }, title: "No uptake of an example", lines: &[IN_CELLS] };

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).filter_map(|claim| judge(&claim)));
}

fn judge(claim: &GradedClaim<'_>) -> Option<Finding> {
    let about = claim.claim.about.as_ref();
    let disputed = about.and_then(|about| about.direction.as_ref()).is_some_and(|d| d.value == Direction::Disputed);
    let acknowledged = claim.claim.acknowledges.as_ref().is_some_and(|acknowledges| acknowledges.value);
    let supported = claim.entries().any(|entry| entry.stance() == Some(Stance::Supports));
    let contrary: Vec<_> =
        claim.entries().filter(|entry| matches!(entry.stance(), Some(Stance::Contradicts | Stance::Mixed))).collect();
    if disputed || acknowledged || !supported || contrary.is_empty() {
        return None;
    }
    let cx = claim.graded.cx;
    let message = format!("the sources of `{}` disagree, and it does not say so", claim.id());
    let finding = RULE.finding(cx.file, claim.claim.id.span, message);
    let help = "say in `text` that sources disagree and add `acknowledges: true`, or set `direction: disputed`";
    Some(contrary.into_iter().fold(finding.help(help), |finding, entry| {
        let word = if entry.stance() == Some(Stance::Mixed) { "half of this one" } else { "this one" };
        finding.related(cx.file, entry.entry.source.span, format!("{word} speaks against it"))
    }))
}
