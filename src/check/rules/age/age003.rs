//! AGE003: a date of something that has happened, which lies in the future.

use crate::base::date::Date;
use crate::base::diag::{FileId, Finding, Severity};
use crate::check::dated::{self, DateOf, Dated};
use crate::check::rule::{Example, Family, PageCx, ReferenceCx, Rule, Run};

/// Days by which a date may be ahead: it is tomorrow already where some editors live.
const DAYS_AHEAD: i64 = 1;
/// Days by which the date of an issue may be ahead: journals print the year's first issues in the autumn before. Ours.
const ISSUE_AHEAD: i64 = 366;

/// The rule.
pub const RULE: Rule = Rule {
    code: "AGE003",
    family: Family::Age,
    level: Severity::Error,
    title: "date in the future",
    why: "A review, a search or a judgement that is dated in the future was not made on that day; most often the year \
          is a slip. Dates may be a day ahead, since it may be tomorrow where the editor lives, and the date of a \
          journal's issue a year. Only `reviewed.next` is meant to lie ahead.",
    origin: "ours",
    wrong: Example::FrontMatter("published: 2062-11-21"),
    right: Example::FrontMatter("published: 2026-11-21"),
    silenceable: true,
    yields_to: &[],
    run: Run::PageAndReference(page, reference),
};

fn page(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    found.extend(dated::of_page(cx.page).iter().filter_map(|dated| judge(cx.file, dated, cx.today)));
}

fn reference(cx: &ReferenceCx<'_>, found: &mut Vec<Finding>) {
    let dates = dated::of_reference(cx.reference);
    found.extend(dates.iter().filter_map(|dated| judge(cx.reference.file, dated, cx.today)));
}

fn judge(file: FileId, dated: &Dated, today: Date) -> Option<Finding> {
    let ahead = match dated.of {
        DateOf::Issue => ISSUE_AHEAD,
        DateOf::Publication
        | DateOf::Change
        | DateOf::Review
        | DateOf::Decision
        | DateOf::LookUp
        | DateOf::Search
        | DateOf::Sighting
        | DateOf::Judgement(_)
        | DateOf::Appraisal
        | DateOf::Standing
        | DateOf::AheadOfIssue
        | DateOf::Access => DAYS_AHEAD,
    };
    let days = dated.date.earliest().duration_since(today.latest()).as_hours() / 24;
    if days <= ahead {
        return None;
    }
    let message = format!("the date of this {}, {}, lies in the future", dated.of.name(), dated.date);
    Some(RULE.finding(file, dated.span, message).help(format!("type the day on which it happened; today is {today}")))
}
