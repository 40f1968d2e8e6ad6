//! SYN011: a unit that is not known.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN011",
    family: Family::Syn,
    level: Severity::Error,
    title: "unknown unit",
    why: "Units follow UCUM, with the usual spellings. A unit that is not known cannot be converted, and a misread one \
          is a factor of sixty or a thousand.",
    origin: "UCUM, the Unified Code for Units of Measure",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2 huors, source: 'pmid:31572171'}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2 hours, source: 'pmid:31572171'}",
    ),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let Flaw::Quantity(fault) = cx.flaw else { return None };
    if !fault.is_unknown_unit() {
        return None;
    }
    let finding = RULE.finding(cx.file, cx.span, fault.to_string());
    Some(match fault.suggestion() {
        Some(instead) => finding.help(format!("did you mean `{instead}`?")),
        None => finding.help("units are written as in UCUM: min, h, d, mg, µg, mg/L, µmol/L, ng·h/mL, %, -fold"),
    })
}
