//! SYN002: a key that the record does not have.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN002",
    family: Family::Syn,
    level: Severity::Error,
    title: "unknown key",
    why: "A misspelt key would be left out without a word, and with it a source or a warning. So every key must be \
          one that the record has; `monograph schema` lists them all.",
    origin: "ours",
    wrong: Example::FrontMatter("alias: [coenzyme I]"),
    right: Example::FrontMatter("aliases: [coenzyme I]"),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let Flaw::UnknownKey { key, record, nearest } = cx.flaw else { return None };
    let finding = RULE.finding(cx.file, cx.span, format!("a {record} has no key `{key}`"));
    Some(match nearest {
        Some(nearest) => finding.help(format!("did you mean `{nearest}`?")),
        None => finding.help("remove it; `monograph schema` lists the keys there are"),
    })
}
