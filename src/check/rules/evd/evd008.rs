//! EVD008: the page's level is above its claims.

use crate::base::diag::{Finding, Severity};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::model::vocab::Kind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD008",
    family: Family::Evd,
    level: Severity::Error,
    title: "page's evidence_level above its claims",
    why: "The level at a page's head is what a reader in doubt sees first. It is the best level among the page's claims \
          that the compound helps, in what people feel or in a surrogate that regulators accept; without such a claim it \
          is unproven, however good the biochemistry.",
    origin: "ours",
    wrong: Example::FrontMatter("evidence_level: supported"),
    right: Example::FrontMatter("evidence_level: unproven"),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    let level = &graded.grade.evidence_level;
    let Some(declared) = &graded.page.head.evidence_level else { return };
    // A claim that could not be read, or that is in doubt for another reason, may be the one that carries the level.
    let whole = !graded.page.incomplete && claims(graded).count() == graded.page.head.claims.len();
    if !whole || !declared.value.is_above(level.computed) {
        return;
    }
    let message = match graded.grade.by_condition.first() {
        None => format!("the page is declared {}, and makes no claim of benefit", declared.value),
        Some((None, best)) => {
            format!("the page is declared {}, and its best claim of benefit is {best}", declared.value)
        }
        Some((Some(condition), best)) => {
            format!(
                "the page is declared {}, and its best claim of benefit, for {condition}, is {best}",
                declared.value
            )
        }
    };
    let best = best_claim(graded);
    let lift = best.and_then(|claim| claim.lift()).map_or_else(String::new, |lift| format!("; {lift}"));
    let help = format!("write `{}`, or leave `evidence_level` out: it is computed{lift}", level.computed);
    let finding = RULE.finding(graded.cx.file, declared.span, message).help(help);
    found.push(match best {
        Some(claim) => {
            let message = format!("`{}` carries {}", claim.id(), claim.grade.tier);
            claim.with_losses(finding.related(graded.cx.file, claim.claim.id.span, message))
        }
        None => finding,
    });
}

/// The claim of benefit that carries most.
fn best_claim<'a>(graded: &'a GradeCx<'a>) -> Option<GradedClaim<'a>> {
    let (condition, tier) = graded.grade.by_condition.first()?;
    let is_of = |claim: &GradedClaim<'_>| {
        let about = claim.claim.about.as_ref().and_then(|about| about.condition.as_ref());
        let efficacy = claim.claim.kind.as_ref().is_some_and(|kind| kind.value == Kind::Efficacy);
        efficacy && claim.grade.tier == *tier && about.map(|text| &text.value) == condition.as_ref()
    };
    claims(graded).find(is_of)
}
