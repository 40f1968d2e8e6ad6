//! REF001: a retracted source carries a claim or figure.

use crate::base::diag::{Finding, Severity};
use crate::check::carried::{carried, noun};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::vocab::IntegrityStatus;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF001",
    family: Family::Ref,
    level: Severity::Error,
    title: "retracted source carries a claim or figure",
    why: "A retraction says that the work's results cannot be relied on. Retracted papers go on being cited for \
          years by people who have not heard of it, so here they carry nothing: no claim, figure, safety record or \
          approval, whatever the stance. Text may still tell of the paper and its retraction.",
    origin: "COPE Retraction Guidelines; ICMJE Recommendations, section III.A",
    wrong: Example::Files(&[("content/compounds/example.md", PAGE), ("references/url-example_label.yaml", RETRACTED)]),
    right: Example::Page(PAGE),
    silenceable: false,
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

const RETRACTED: &str = "csl:
  id: url:example-label
  type: webpage
  title: Label of an example product
  publisher: Example Medicines Authority
  issued: {date-parts: [[2026, 5, 4]]}
  URL: https://example.org/label
integrity:
  status: retracted
  notice: https://example.org/withdrawn
  checked: 2026-11-21
  against: regulator-page
";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for place in carried(cx).filter(|place| place.has_status(IntegrityStatus::Retracted)) {
        let (name, what) = (source_name(place.reference), noun(place.cited.role));
        let message = format!("{name} was retracted and cannot carry this {what}");
        let help = format!("name a source that stands, or take the {what} out");
        let finding = RULE.finding(cx.file, place.cited.source.span, message).help(help);
        found.push(place.recorded(finding, &format!("retracted{}", place.notice())));
    }
}
