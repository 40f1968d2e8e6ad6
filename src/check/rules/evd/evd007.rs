//! EVD007: sources that share authors were counted as several.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, IN_CELLS, Paper, TRAMMELL, Work};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::derive::grade::{Kin, shared_author};
use crate::model::reference::Name;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD007",
    family: Family::Evd,
    level: Severity::Warning,
    title: "sources counted as several share authors",
    why: "Two papers of one group are one voice: they share methods, samples and hopes. Sources that share an author \
          weigh once. This speaks where the declared level is only right if they are counted as several.",
    origin: "ours; CIViC and ClinGen ask for independent groups too",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[FIRST, SECOND]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[FIRST, SECOND]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: enzyme
{}
    evidence:
      - {source: 'pmid:31572171', stance: supports, locator: Abstract}
      - {source: 'pmid:27721479', stance: supports, locator: Abstract}";

const WRONG: &str = "    text: An enzyme makes it.
    kind: biochemistry
    about: {species: any, direction: present}
    level: supported";
const RIGHT: &str = "    text: An enzyme makes it, as one group found.
    kind: biochemistry
    about: {species: any, direction: present}
    level: preliminary";

const FIRST: Paper = Paper { of: GRANT, title: "An enzyme", lines: &[IN_CELLS] };
const SECOND: Paper = Paper {
    of: Work { authors: "{family: Trammell, given: Samuel}, {family: Grant, given: R.}", ..TRAMMELL },
    title: "The enzyme again",
    lines: &[IN_CELLS],
};

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    for claim in claims(graded) {
        let too_high = claim.declared().is_some_and(|(declared, _)| declared.is_above(claim.grade.tier));
        if too_high && claim.grade.if_independent.is_above(claim.grade.tier) {
            judge(&claim, found);
        }
    }
}

/// One finding for each source that shares an author with one before it.
fn judge(claim: &GradedClaim<'_>, found: &mut Vec<Finding>) {
    let cx = claim.graded.cx;
    for (place, later) in claim.claim.evidence.iter().enumerate() {
        let tie = claim.grade.kin.iter().find(|(_, other, kin)| *other == place && *kin == Kin::Author);
        let Some(earlier) = tie.and_then(|(first, _, _)| claim.claim.evidence.get(*first)) else { continue };
        let (Some(one), Some(other)) = (claim.reference(earlier), claim.reference(later)) else { continue };
        let name = shared_author(&one.record.csl, &other.record.csl).map_or_else(|| "an author".to_owned(), said);
        let (first, second) = (claim.source_name(earlier), claim.source_name(later));
        let message = format!("{second} and {first} share {name}, and weigh once in `{}`", claim.id());
        let finding = RULE.finding(cx.file, later.source.span, message);
        let help = format!("declare `{}`, or cite a source of another group", claim.grade.tier);
        found.push(finding.help(help).related(cx.file, earlier.source.span, "counted with this one"));
    }
}

/// A name as a sentence has it.
fn said(name: &Name) -> String {
    let parts = [name.given.as_ref(), name.family.as_ref(), name.literal.as_ref()];
    let words: Vec<&str> = parts.into_iter().flatten().map(|part| &*part.value).collect();
    words.join(" ")
}
