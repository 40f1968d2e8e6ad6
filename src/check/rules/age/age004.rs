//! AGE004: a recorded judgement over two years old.

use crate::base::date::Date;
use crate::base::diag::{FileId, Finding, Severity};
use crate::check::dated::{self, DateOf, Dated};
use crate::check::rule::{Example, Family, PageCx, ReferenceCx, Rule, Run};

/// Years for which a judgement holds. Ours.
const YEARS: i16 = 2;

/// The rule.
pub const RULE: Rule = Rule {
    code: "AGE004",
    family: Family::Age,
    level: Severity::Warning,
    title: "recorded judgement over two years old",
    why: "Grades are computed, but a few of their inputs are people's judgements: the risk of bias of a study, how \
          directly it bears on a claim, a downgrade, an upgrade, an override. Each is signed and dated, and after two years \
          somebody looks at it again with what has been learnt since.",
    origin: "ours",
    wrong: Example::Reference(concat!(
        "csl:\n  id: pmid:31572171\n  type: article-journal\n  title: A pilot study\n",
        "  author: [{family: Grant, given: Ross}]\n  issued: {date-parts: [[2019]]}\n  PMID: 31572171\n",
        "study:\n  design: non-randomised\n",
        "  risk_of_bias: {overall: high, reason: No randomisation., by: Editorial team, date: 2024-02-01}\n",
    )),
    right: Example::Reference(concat!(
        "csl:\n  id: pmid:31572171\n  type: article-journal\n  title: A pilot study\n",
        "  author: [{family: Grant, given: Ross}]\n  issued: {date-parts: [[2019]]}\n  PMID: 31572171\n",
        "study:\n  design: non-randomised\n",
        "  risk_of_bias: {overall: high, reason: No randomisation., by: Editorial team, date: 2026-11-21}\n",
    )),
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
    let DateOf::Judgement(what) = dated.of else { return None };
    if !dated.date.older_than_years(YEARS, today) {
        return None;
    }
    let message = format!("{what} was judged on {}, over two years ago", dated.date);
    Some(
        RULE.finding(file, dated.span, message).help("judge it again, then set `date` to that day and `by` to who did"),
    )
}
