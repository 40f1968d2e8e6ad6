//! LNG010: an authority's approval asserted without a record of it.

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::Sense;
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, cited};
use crate::model::compound::Approval;
use crate::model::vocab::{ApprovalStatus, Kind};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG010",
    family: Family::Lng,
    level: Severity::Error,
    title: "approval asserted without a regulatory claim or approval record",
    why: "“FDA-approved” is a fact about one product and one use, and it is the phrase that is borrowed most. A sentence \
          that asserts it stands on an approval record of the page, on a regulatory claim, or on a citation of the \
          authority itself. Denials, questions, conditions and quotations are left alone.",
    origin: "rule R15 of the project's survey of claim language; FTC (2022) on mischaracterising approval",
    wrong: Example::Body("## Status {.neutral}\n\nNAD+ is FDA-approved."),
    right: Example::Body("## Status {.neutral}\n\nNAD+ is not FDA-approved."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

/// The names by which each authority goes.
const AUTHORITIES: [&[&str]; 11] = [
    &["fda", "food and drug administration"],
    &["ema", "european medicines agency", "european commission"],
    &["mhra"],
    &["tga"],
    &["efsa"],
    &["pmda"],
    &["swissmedic"],
    &["nmpa"],
    &["anvisa"],
    &["health canada"],
    &["who"],
];

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Approval]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    if !said.standing().is_flat() || said.holds_denial() || said.is_title(cx) || is_backed(cx, said) {
        return None;
    }
    let finding = said.finding(cx, &RULE);
    let AnyPage::Compound(page) = cx.page else { return Some(finding) };
    let record = page.head.approvals.iter().find(|approval| is_of(approval, said));
    let status = record.and_then(|record| record.status.as_ref());
    Some(match status {
        Some(status) => finding.related(cx.file, status.span, format!("this record says {}", status.value)),
        None => finding,
    })
}

/// Whether a record, a claim or a source behind the sentence holds the approval.
fn is_backed(cx: &PageCx<'_>, said: &Said<'_, '_>) -> bool {
    let claims = cited::claims(cx, said.passage, said.sentence.range.clone());
    let is_regulatory =
        claims.iter().any(|(_, claim)| claim.kind.as_ref().is_some_and(|kind| kind.value == Kind::Regulatory));
    let range = 0..said.passage.run.text().len();
    let sources = cited::of(cx.kb, &cited::sources(cx, said.passage, range));
    let AnyPage::Compound(page) = cx.page else {
        return is_regulatory || sources.iter().any(|s| cited::is_official(s));
    };
    let is_recorded = page.head.approvals.iter().any(|approval| is_of(approval, said) && is_approval(approval));
    let is_claimed = page.head.claims.iter().any(|claim| {
        let is_it = claim.kind.as_ref().is_some_and(|kind| kind.value == Kind::Regulatory);
        is_it && claim.text.text.to_lowercase().contains("approv")
    });
    is_regulatory || is_recorded || is_claimed || sources.iter().any(|source| cited::is_official(source))
}

/// Whether a record is of the authority that the words name; of any where they name none.
fn is_of(approval: &Approval, said: &Said<'_, '_>) -> bool {
    let words = said.words().to_lowercase().replace('-', " ");
    let of_record = approval.authority.value.to_lowercase();
    let holds = |text: &str, name: &str| {
        text.split(|c: char| !c.is_alphanumeric()).any(|word| word == name)
            || (name.contains(' ') && text.contains(name))
    };
    let named = AUTHORITIES.iter().find(|names| names.iter().any(|name| holds(&words, name)));
    named.is_none_or(|names| names.iter().any(|name| holds(&of_record, name)))
}

/// Whether a record says that it is, or was, approved.
fn is_approval(approval: &Approval) -> bool {
    matches!(
        approval.status.as_ref().map(|status| status.value),
        Some(ApprovalStatus::Approved | ApprovalStatus::Conditional | ApprovalStatus::Withdrawn)
    )
}
