//! REF009: a source carries a claim without an appraisal.

use crate::base::diag::{Finding, Severity};
use crate::check::carried::{carried, one_for_each_source};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::cited::Role;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF009",
    family: Family::Ref,
    level: Severity::Warning,
    title: "source carries a claim without an appraisal",
    why: "A claim's grade is computed from what editors recorded of its sources: design, species, what was given, what \
          came out. A source without `study` counts for nothing, however good it is. Each source is reported once a \
          page, at the first claim that names it.",
    origin: "ours; GRADE rates evidence study by study",
    wrong: Example::Files(&[("content/compounds/example.md", PAGE), ("references/url-example_label.yaml", BARE)]),
    right: Example::Page(PAGE),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

const PAGE: &str = "---
title: Example
summary: A page to show a rule.
claims:
  - id: label-claim
    text: The product is approved.
    kind: regulatory
    evidence:
      - {source: 'url:example-label', stance: supports}
---
";

const BARE: &str = "csl:
  id: url:example-label
  type: webpage
  title: Label of an example product
  publisher: Example Medicines Authority
  issued: {date-parts: [[2026, 5, 4]]}
  URL: https://example.org/label
integrity: {status: current, checked: 2026-11-21, against: regulator-page}
";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let places: Vec<_> = carried(cx)
        .filter(|place| matches!(place.cited.role, Role::Evidence(_, _)) && !place.reference.record.has("study"))
        .collect();
    found.extend(one_for_each_source(cx, &places, |place| {
        let message =
            format!("{} has no appraisal, so it counts for nothing in this claim", source_name(place.reference));
        let help = "add `study:` to its record: design, species, interventions, outcomes, and who read it";
        let finding = RULE.finding(cx.file, place.cited.source.span, message).help(help);
        finding.related(place.reference.file, place.reference.place(), "the record")
    }));
}
