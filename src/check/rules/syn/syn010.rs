//! SYN010: a quantity that cannot be read.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN010",
    family: Family::Syn,
    level: Severity::Error,
    title: "quantity that cannot be read",
    why: "A number that lives once must be readable once: as a value, a range, a value with its spread or interval, or a \
          bound, with a unit. What cannot be read cannot be compared, converted or drawn.",
    origin: "ours; the forms are in the content model",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2;5 h, source: 'pmid:31572171'}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2.5 h, source: 'pmid:31572171'}",
    ),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let Flaw::Quantity(fault) = cx.flaw else { return None };
    if fault.is_unknown_unit() {
        return None;
    }
    let finding = RULE.finding(cx.file, cx.span, format!("not a quantity: {fault}"));
    Some(match fault.suggestion() {
        Some(instead) => finding.help(format!("write `{instead}`")),
        None => {
            finding.help("such as `2 h`, `~2.5 h`, `1–5 min`, `2.7 ± 1.2 h`, `165 h (95% CI 150–180)` or `< 10 min`")
        }
    })
}
