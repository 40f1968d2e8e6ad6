//! AGE001: a page whose next review is overdue.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};

/// Years after which a review that names no next one is overdue. Ours.
const YEARS: i16 = 1;

/// The rule.
pub const RULE: Rule = Rule {
    code: "AGE001",
    family: Family::Age,
    level: Severity::Warning,
    title: "review overdue",
    why: "Evidence moves: trials end, papers are retracted, authorities decide. A page says when it was last looked \
          through and when it will be again, so that a reader knows how far to trust it. Where `next` is left out, a \
          review holds for a year.",
    origin: "ours",
    wrong: Example::FrontMatter("reviewed: {date: 2025-05-21, by: Editorial team, next: 2026-05-21}"),
    right: Example::FrontMatter("reviewed: {date: 2026-11-21, by: Editorial team, next: 2027-11-21}"),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let reviewed = match cx.page {
        AnyPage::Compound(page) => page.head.reviewed.as_ref(),
        AnyPage::Leaf(page) => page.head.reviewed.as_ref(),
    };
    let Some(review) = reviewed else { return };
    let finding = match (&review.next, &review.date) {
        (Some(next), _) if next.is_before(cx.today) => {
            RULE.finding(cx.file, next.span, format!("the next review was due on {}", next.value))
        }
        (None, Some(date)) if !review.has("next") && date.older_than_years(YEARS, cx.today) => {
            let message = format!("the last review was on {}, over a year ago, and no next one is set", date.value);
            RULE.finding(cx.file, date.span, message)
        }
        (Some(_) | None, _) => return,
    };
    found.push(finding.help("look through the page again, then set `date` to that day and `next` to the next one"));
}
