//! PK006: a comparison, or a derived figure, with no record behind it.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::derive::pk;
use crate::model::kb::CompoundPage;
use crate::model::kinetics::Measure;
use crate::model::prose::{Derived, ValueRef};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK006",
    family: Family::Pk,
    level: Severity::Error,
    title: "comparison or value reference with no record behind it",
    why: "Comparisons are drawn from the records of the pages compared, and derived figures from the value of a half-life. \
          Where there is no record, or a record without a value, there is nothing to print. That no value is published \
          is a record too, and can be compared and referred to as such.",
    origin: "ours",
    wrong: Example::Body("Five half-lives are [=nmn/t12-plasma:x5]."),
    right: Example::Body("In plasma: [=nmn/t12-plasma]."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for written in &cx.texts {
        found.extend(written.prose.values().filter_map(|(_, value)| derived(cx, value)));
    }
    if let AnyPage::Compound(page) = cx.page {
        compared(cx, page, found);
    }
}

/// A derived figure that the record cannot give.
fn derived(cx: &PageCx<'_>, reference: &ValueRef) -> Option<Finding> {
    let form = reference.derived.as_ref()?;
    let target = reference.target?;
    let measure = cx.kb.measure(target)?;
    let record = cx.kb.compounds.get(target.page as usize)?.file;
    let id = &measure.id().value;
    let (message, help) = match (measure, measure.value()) {
        (Measure::Kinetic(record), _) if !matches!(form.value, Derived::Low | Derived::High) => {
            let parameter = record.parameter.as_ref()?.value;
            (format!("`{id}` is a {parameter}, and this figure follows from a half-life alone"), "refer to a half-life")
        }
        (_, Some(value)) if pk::derived(&value.value, form.value).is_none() => (
            format!("`{}`, the value of `{id}`, does not give this figure", value.value),
            "ends are those of a range; shares and multiples need a value above zero that is no mere bound",
        ),
        // A value that could not be read has its finding already.
        (_, None) if !measure.has("value") => (
            format!("`{id}` has no value from which a figure could follow"),
            "refer to the record itself, which says so",
        ),
        (_, Some(_) | None) => return None,
    };
    let finding = RULE.finding(cx.file, form.span, message).help(help);
    Some(finding.related(record, measure.id().span, "the record"))
}

/// Pages to be compared that have nothing to compare.
fn compared(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let is_bare =
        |page: &CompoundPage| !page.incomplete && page.lost.is_empty() && page.head.measures().next().is_none();
    if let Some(first) = page.head.compare.first().filter(|_| is_bare(page)) {
        let message = "this page has no half-life and no pharmacokinetic record to compare with others";
        found.push(RULE.finding(cx.file, first.span, message).help(HELP));
    }
    for slug in &page.head.compare {
        let other = cx.kb.compound(slug.value.as_str()).and_then(|index| cx.kb.compounds.get(index as usize));
        if let Some(other) = other.filter(|other| other.slug != page.slug && is_bare(other)) {
            let message = format!("`{}` has no half-life and no pharmacokinetic record to compare with", other.slug);
            let finding = RULE.finding(cx.file, slug.span, message).help(HELP);
            found.push(finding.related(other.file, other.opening, "this page"));
        }
    }
}

const HELP: &str = "add a record, be it one that says what is `unpublished`, or leave the page out of `compare`";
