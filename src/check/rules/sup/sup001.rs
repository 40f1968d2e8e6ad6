//! SUP001: a suppression without a reason.

use crate::base::diag::{FileId, Finding, Severity};
use crate::check::rule::{Example, Family, Rule, Run};
use crate::check::suppress::Suppression;
use crate::model::prose::{FaultKind, ProseFault};

/// The rule.
pub const RULE: Rule = Rule {
    code: "SUP001",
    family: Family::Sup,
    level: Severity::Error,
    title: "suppression without a reason",
    why: "A rule may be wrong about a page, and whoever knows why says so in a few words for the next editor. A \
          suppression without a reason silences nothing.",
    origin: "ours",
    wrong: Example::FrontMatter("allow:\n  - {code: AGE001}"),
    right: Example::FrontMatter(
        "reviewed: {date: 2020-01-01, by: Editorial team, next: 2020-07-01}\nallow:\n  - {code: AGE001, because: kept as it stood for the archive}",
    ),
    silenceable: false,
    yields_to: &[],
    run: Run::Suppression,
};

/// The finding, where the suppression gives no reason.
pub fn judge(suppression: &Suppression) -> Option<Finding> {
    if suppression.because.is_some() {
        return None;
    }
    let message = format!("{} is silenced without a reason, so it is not silenced", suppression.code);
    let help = if suppression.covers.is_some() {
        format!("write `<!-- monograph: allow {} because … -->`", suppression.code)
    } else {
        "add `because: …`".to_owned()
    };
    Some(RULE.finding(suppression.file, suppression.code_span, message).help(help))
}

/// The finding, where a comment is meant as a suppression and cannot be read as one.
pub fn malformed(file: FileId, fault: &ProseFault) -> Option<Finding> {
    let (message, help) = match fault.kind {
        FaultKind::AllowMalformed => (
            "this comment is meant for Monograph and cannot be read",
            "write `<!-- monograph: allow CODE because … -->` with one code and a reason",
        ),
        FaultKind::AllowNotAlone => (
            "text stands on the line of this comment, which Markdown takes for part of it",
            "give the comment a line of its own, with an empty line after it",
        ),
        FaultKind::Malformed(_)
        | FaultKind::DefinitionCollision
        | FaultKind::CitationInLink
        | FaultKind::UnknownFootnote
        | FaultKind::HeadingAttribute
        | FaultKind::DuplicateAnchor => return None,
    };
    Some(RULE.finding(file, fault.span, message).help(help))
}
