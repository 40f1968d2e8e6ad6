//! REF003: a corrected source carries a claim or figure.

use crate::base::diag::{Finding, Severity};
use crate::check::carried::{carried, noun, one_for_each_source};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::vocab::IntegrityStatus;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF003",
    family: Family::Ref,
    level: Severity::Info,
    title: "corrected source carries a claim or figure",
    why: "Most corrections mend a name or a figure's legend; some change the very number that a page takes from the \
          paper. Only reading the correction tells which. Each source is reported once a page, at the first place that \
          it carries.",
    origin: "ICMJE Recommendations, section III.A",
    wrong: Example::Files(&[("content/compounds/example.md", PAGE), ("references/url-example_label.yaml", CORRECTED)]),
    right: Example::Page(PAGE),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

const PAGE: &str = "---
title: Example
summary: A page to show a rule.
safety:
  - {effect: nausea, count: 1/8, source: 'url:example-label'}
---
";

const CORRECTED: &str = "csl:
  id: url:example-label
  type: webpage
  title: Label of an example product
  publisher: Example Medicines Authority
  issued: {date-parts: [[2026, 5, 4]]}
  URL: https://example.org/label
integrity:
  status: corrected
  checked: 2026-11-21
  against: regulator-page
";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let places: Vec<_> = carried(cx).filter(|place| place.has_status(IntegrityStatus::Corrected)).collect();
    found.extend(one_for_each_source(cx, &places, |place| {
        let name = source_name(place.reference);
        let message = format!("{name}, which carries this {}, has a published correction", noun(place.cited.role));
        let help = format!("see whether the correction{} changes what is told here", place.notice());
        place.recorded(RULE.finding(cx.file, place.cited.source.span, message).help(help), "the correction stands here")
    }));
}
