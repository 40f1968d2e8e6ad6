//! SYN012: a unit of the wrong dimension.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;
use crate::model::unit::Sort;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN012",
    family: Family::Syn,
    level: Severity::Error,
    title: "wrong dimension",
    why: "A half-life is a time, a clearance a volume in a time. A value of another dimension was written into the wrong \
          field, or lost its unit on the way; two of the corrupted sources behind this rule printed a peak concentration \
          in mg·h/L.",
    origin: "UCUM's dimensions",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2 mg, source: 'pmid:31572171'}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NMN, compartment: plasma, value: 2 h, source: 'pmid:31572171'}",
    ),
    silenceable: false,
    yields_to: &[],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    for half_life in &page.head.half_lives {
        if let Some(value) = &half_life.value
            && !Sort::Time.allows(value.unit())
        {
            let message = format!(
                "a half-life is a time, and `{}` is {}",
                value.value,
                value.dimension().name().unwrap_or("of another kind")
            );
            found.push(
                RULE.finding(cx.file, value.span, message).help(format!("units of time are {}", Sort::Time.examples())),
            );
        }
    }
    for record in &page.head.pharmacokinetics {
        if let (Some(value), Some(parameter)) = (&record.value, &record.parameter)
            && !parameter.allows(value.unit())
        {
            let sorts: Vec<&str> = parameter.sorts().iter().map(|sort| sort.name()).collect();
            let examples: Vec<&str> = parameter.sorts().iter().map(|sort| sort.examples()).collect();
            let message = format!(
                "`{}` is {}, and `{}` is {}",
                parameter.value,
                sorts.join(" or "),
                value.value,
                value.dimension().name().unwrap_or("of another kind")
            );
            found.push(RULE.finding(cx.file, value.span, message).help(format!("such as {}", examples.join(", or "))));
        }
    }
}
