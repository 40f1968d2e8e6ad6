//! AGE002: an authority's decision that was looked up over a year ago.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;

/// Years for which a status holds without being looked up again. Ours.
const YEARS: i16 = 1;

/// The rule.
pub const RULE: Rule = Rule {
    code: "AGE002",
    family: Family::Age,
    level: Severity::Warning,
    title: "approval status over a year old",
    why: "Authorities approve, restrict and withdraw from one month to the next, and lists of substances prohibited in \
          sport are renewed each year. A status says when it was last looked up (`as_of`), and after a year it may no \
          longer be true.",
    origin: "ours; the World Anti-Doping Code's list is renewed each January",
    wrong: Example::FrontMatter(
        "approvals:\n  - {authority: FDA, status: approved, as_of: 2025-05, source: \"url:example-label\"}",
    ),
    right: Example::FrontMatter(
        "approvals:\n  - {authority: FDA, status: approved, as_of: 2026-11, source: \"url:example-label\"}",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    for approval in &page.head.approvals {
        let Some(as_of) = approval.as_of.as_ref().filter(|as_of| as_of.older_than_years(YEARS, cx.today)) else {
            continue;
        };
        let authority = &approval.authority.value;
        let message = format!("what {authority} decided was last looked up on {}, over a year ago", as_of.value);
        found.push(
            RULE.finding(cx.file, as_of.span, message)
                .help(format!("look up the status at {authority} again, then set `as_of` to that day")),
        );
    }
}
