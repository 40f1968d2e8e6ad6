//! SUP002: a suppression without effect.

use crate::base::diag::{Finding, Severity};
use crate::base::suggest;
use crate::check::rule::{Example, Family, Rule, Run};
use crate::check::suppress::Suppression;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SUP002",
    family: Family::Sup,
    level: Severity::Warning,
    title: "suppression without effect",
    why: "A suppression that silences nothing hides the next real finding. It is left over, misspelt, or names a rule \
          that nothing may silence.",
    origin: "ours",
    wrong: Example::FrontMatter("allow:\n  - {code: AGE001, because: the page is new}"),
    right: Example::FrontMatter("published: 2026-11-21"),
    silenceable: false,
    yields_to: &[],
    run: Run::Suppression,
};

/// The finding, where the suppression silenced nothing. `rule` is the rule that it names, if there is one.
pub fn judge(suppression: &Suppression, rule: Option<&Rule>, all: &[&'static Rule]) -> Option<Finding> {
    if suppression.silenced > 0 || suppression.because.is_none() {
        return None;
    }
    let code = &suppression.code;
    let (message, help) = match rule {
        None => {
            let nearest = suggest::nearest(code, all.iter().map(|rule| rule.code));
            let help = nearest.map_or_else(|| "remove it".to_owned(), |nearest| format!("did you mean {nearest}?"));
            (format!("there is no rule `{code}`"), help)
        }
        Some(rule) if !rule.silenceable => {
            (format!("{code} cannot be silenced"), "remove this and mend what the rule finds".to_owned())
        }
        Some(rule) if !rule.speaks_of_pages() => (
            format!("{code} speaks of reference files, which no page silences"),
            format!("remove it; mend the record, or give {code} another level under `[rules]` in monograph.toml"),
        ),
        Some(_) => (format!("{code} finds nothing here, so this silences nothing"), "remove it".to_owned()),
    };
    Some(RULE.finding(suppression.file, suppression.code_span, message).help(help))
}
