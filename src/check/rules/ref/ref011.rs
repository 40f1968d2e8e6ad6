//! REF011: a record that was compared with a copy of it only.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, ReferenceCx, Rule, Run};
use crate::model::vocab::Against;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF011",
    family: Family::Ref,
    level: Severity::Info,
    title: "compared with a copy only",
    why: "Indexes, repositories and mirrors repeat a paper's record, but leave authors out, keep an old version, and do not \
          learn of corrections and retractions. A record read there may carry claims; it says so, is no official word of an \
          authority, and is to be compared with a page of origin.",
    origin: "ours",
    wrong: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
integrity: {status: current, checked: 2026-11-21, against: copy, seen: 'https://index.example/31572171'}
",
    ),
    right: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
integrity: {status: current, checked: 2026-11-21, against: pubmed}
",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Reference(run),
};

fn run(cx: &ReferenceCx<'_>, found: &mut Vec<Finding>) {
    let reference = cx.reference;
    let integrity = reference.record.integrity.as_ref();
    let Some(against) = integrity.and_then(|integrity| integrity.against.as_ref()) else { return };
    if against.value == Against::Copy {
        let message = format!("`{}` was compared with a copy of its record only", reference.id);
        found.push(RULE.finding(reference.file, against.span, message).help(
            "compare it with PubMed, Crossref, the publisher's or the authority's page and write which, with the day under \
             `checked`",
        ));
    }
}
