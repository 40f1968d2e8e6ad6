//! SYN013: `±` without saying what it is.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN013",
    family: Family::Syn,
    level: Severity::Error,
    title: "`±` without saying what it is",
    why: "A standard deviation says how people differ, a standard error how well the mean is known; with sixteen people \
          they differ fourfold. A paper that does not say which is recorded as `spread: unstated`.",
    origin: "SAMPL guidelines: report what follows ±",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2.7 ± 1.2 h, source: 'pmid:31572171'}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2.7 ± 1.2 h, spread: sd, source: 'pmid:31572171'}",
    ),
    silenceable: false,
    yields_to: &[],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    for measure in page.head.measures() {
        let Some(value) = measure.value() else { continue };
        if value.has_spread() && !measure.has("spread") {
            let message = format!("`{}` does not say what stands after `±`", value.value);
            let help =
                "add `spread: sd`, `se`, `ci95`, `range`, `iqr` or `cv`; `unstated` where the source does not say";
            found.push(RULE.finding(cx.file, value.span, message).help(help));
        }
    }
}
