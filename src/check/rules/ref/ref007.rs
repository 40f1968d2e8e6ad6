//! REF007: a record that was compared with no register and no page, or not for a year.

use crate::base::date::Date;
use crate::base::diag::{Finding, Severity};
use crate::check::record_form::compared_with;
use crate::check::rule::{Example, Family, ReferenceCx, Rule, Run};
use crate::model::reference::Integrity;
use crate::model::vocab::{Against, Word};

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF007",
    family: Family::Ref,
    level: Severity::Warning,
    title: "compared with no register and no page, or not for a year",
    why: "Records are mistyped, and papers are corrected and retracted after they were cited. A record must have been \
          compared with PubMed, Crossref, the publisher's or the authority's page, and again within a year. A copy of the \
          record is better than nothing and is told apart (REF011).",
    origin: "ours; the year is that of AGE002",
    wrong: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
integrity: {status: current, checked: 2026-11-21, against: none}
",
    ),
    right: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
integrity: {status: current, checked: 2026-11-21, against: publisher-page}
",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Reference(run),
};

/// Whole years after which a comparison is stale. Ours, as for approvals (AGE002).
const YEARS: i16 = 1;

fn run(cx: &ReferenceCx<'_>, found: &mut Vec<Finding>) {
    let reference = cx.reference;
    let id = &reference.id;
    let help = how_to_compare(cx);
    let Some(integrity) = &reference.record.integrity else {
        if !reference.record.has("integrity") && !cx.kb.file(reference.file).incomplete {
            let message = format!("`{id}` was compared with no register and no page");
            found.push(RULE.finding(reference.file, reference.place(), message).help(help));
        }
        return;
    };
    let place = |key: &str| match (key, &integrity.against, &integrity.checked) {
        ("against", Some(against), _) => against.span,
        ("checked", _, Some(checked)) => checked.span,
        _ => integrity.at.key,
    };
    if never_compared(integrity) {
        let message = format!("`{id}` was compared with no register and no page");
        found.push(RULE.finding(reference.file, place("against"), message).help(help));
    } else if let Some(when) = stale(integrity, cx.today) {
        let message = format!("`{id}` was last compared {when}");
        found.push(RULE.finding(reference.file, place("checked"), message).help(help));
    } else if !integrity.has("checked") {
        let message = format!("`{id}` does not say when it was compared");
        found.push(RULE.finding(reference.file, integrity.at.key, message).help(help));
    }
}

/// Where to look, and what to write then.
fn how_to_compare(cx: &ReferenceCx<'_>) -> String {
    let (page, against) = compared_with(cx.reference);
    let (today, against) = (cx.today, against.word());
    let write = if cx.reference.record.has("integrity") {
        format!("set `checked: {today}` and `against: {against}` under `integrity`")
    } else {
        format!("write `integrity: {{status: current, checked: {today}, against: {against}}}`")
    };
    format!(
        "compare title, authors, year and identifiers with {page}, look there for a correction or retraction, then {write}"
    )
}

fn never_compared(integrity: &Integrity) -> bool {
    match &integrity.against {
        Some(against) => against.value == Against::None,
        None => !integrity.has("against"),
    }
}

fn stale(integrity: &Integrity, today: Date) -> Option<String> {
    let checked = integrity.checked.as_ref()?;
    checked.value.older_than_years(YEARS, today).then(|| format!("on {}, over a year ago", checked.value))
}
