//! SYN003: a key without which a record says nothing.

use crate::base::diag::{Finding, Severity};
use crate::check::filling::filling;
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN003",
    family: Family::Syn,
    level: Severity::Error,
    title: "missing key",
    why: "Some keys a record cannot do without: a page its title and summary, a claim its sentence and kind, a \
          judgement who made it, when and why. The finding points at the key under which the record stands, at the \
          record's first key in a list, or at the opening `---`.",
    origin: "ours",
    wrong: Example::Page("---\nsummary: A page.\n---\n"),
    right: Example::Page("---\ntitle: Example\nsummary: A page.\n---\n"),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let Flaw::MissingKey { key, record, shape, is_null } = cx.flaw else { return None };
    let (message, help) = if *is_null {
        (format!("this {record} has no `{key}`: `null` is as good as nothing"), "write")
    } else {
        (format!("this {record} has no `{key}`"), "add")
    };
    Some(RULE.finding(cx.file, cx.span, message).help(format!("{help} {}", filling(key, shape))))
}
