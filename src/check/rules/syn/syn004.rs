//! SYN004: a value of the wrong type, or a word that the vocabulary does not hold.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;
use crate::model::ident::IdentKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN004",
    family: Family::Syn,
    level: Severity::Error,
    title: "wrong type or unknown value",
    why: "Words such as routes, species and designs are closed vocabularies, because grading compares them: a study \
          `by mouth` and a claim `oral` would pass each other by. Numbers, dates and lists must be readable as such.",
    origin: "ours",
    wrong: Example::FrontMatter("routes: [intravenus]"),
    right: Example::FrontMatter("routes: [intravenous]"),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    match cx.flaw {
        Flaw::WrongShape { expected, found } => {
            Some(RULE.finding(cx.file, cx.span, format!("expected {expected}, found {found}")))
        }
        Flaw::UnknownWord { word, vocabulary, nearest, words } => {
            let finding = RULE.finding(cx.file, cx.span, format!("`{word}` is no {vocabulary}"));
            Some(match nearest {
                Some(nearest) => finding.help(format!("did you mean `{nearest}`?")),
                None => finding.help(format!("one of: {}", words.join(", "))),
            })
        }
        Flaw::Unreadable { text, expected, instead } => {
            let finding = RULE.finding(cx.file, cx.span, format!("expected {expected}, found `{}`", shortened(text)));
            Some(match instead {
                Some(instead) => finding.help(format!("write `{instead}`")),
                None => finding,
            })
        }
        Flaw::FileName { stem } => {
            let message = format!("`{}` cannot be an address: a page's file name is its slug", shortened(stem));
            Some(
                RULE.finding(cx.file, cx.span, message)
                    .help("use lower-case letters, digits and hyphens, such as `coenzyme-q10.md`"),
            )
        }
        Flaw::Ident(fault) if fault.kind() == IdentKind::Slug => {
            let text = shortened(cx.span.text(cx.kb.text(cx.file)));
            let finding = RULE.finding(cx.file, cx.span, format!("`{text}`: {fault}"));
            Some(match fault.suggestion() {
                Some(suggestion) => finding.help(format!("write `{suggestion}`")),
                None => finding,
            })
        }
        _ => None,
    }
}

/// A text short enough for a message.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}
