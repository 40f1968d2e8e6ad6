//! REF002: a source under an expression of concern carries a claim or figure.

use crate::base::diag::{Finding, Severity};
use crate::check::carried::{carried, noun, one_for_each_source};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::vocab::IntegrityStatus;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF002",
    family: Family::Ref,
    level: Severity::Warning,
    title: "source under an expression of concern carries a claim or figure",
    why: "An expression of concern says that the journal doubts the work and has not finished looking into it. Grading \
          counts such a source as at high risk of bias; an editor should find a better one, or tell readers. Each \
          source is reported once a page, at the first place that it carries.",
    origin: "ICMJE Recommendations, section III.A; COPE guidance on expressions of concern",
    wrong: Example::Files(&[("content/compounds/example.md", PAGE), ("references/url-example_label.yaml", DOUBTED)]),
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

const DOUBTED: &str = "csl:
  id: url:example-label
  type: webpage
  title: Label of an example product
  publisher: Example Medicines Authority
  issued: {date-parts: [[2026, 5, 4]]}
  URL: https://example.org/label
integrity:
  status: concern
  checked: 2026-11-21
  against: regulator-page
";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let places: Vec<_> = carried(cx).filter(|place| place.has_status(IntegrityStatus::Concern)).collect();
    found.extend(one_for_each_source(cx, &places, |place| {
        let name = source_name(place.reference);
        let message = format!("{name} is under an expression of concern and carries this {}", noun(place.cited.role));
        let help = format!(
            "read the notice{}; name another source, or say in a note that this one is in doubt",
            place.notice()
        );
        place.recorded(RULE.finding(cx.file, place.cited.source.span, message).help(help), "the concern stands here")
    }));
}
