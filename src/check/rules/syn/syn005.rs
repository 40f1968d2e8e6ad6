//! SYN005: a key or an id that stands twice.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;
use crate::source::tree::SyntaxFault;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN005",
    family: Family::Syn,
    level: Severity::Error,
    title: "duplicate key or id",
    why: "Of two values under one key only one can count, and readers of the file see both. YAML forbids it; many \
          programs silently take the last. The same holds for two records of a page with one id: a reference would mean either.",
    origin: "YAML 1.2.2, section 3.2.1.1: mapping keys are unique",
    wrong: Example::FrontMatter("category: vitamin\nroutes: [oral]\ncategory: longevity"),
    right: Example::FrontMatter("category: vitamin\nroutes: [oral]"),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    match cx.flaw {
        Flaw::Syntax(SyntaxFault::DuplicateKey { key, first }) => {
            let finding = RULE.finding(cx.file, cx.span, format!("`{key}` stands here a second time"));
            Some(finding.help("keep one of the two").related(cx.file, *first, "first here"))
        }
        Flaw::DuplicateId { id, noun, first } => {
            let message = format!("another {noun} of this page has the id `{id}`");
            let finding = RULE.finding(cx.file, cx.span, message).help("give this one an id of its own");
            Some(match first {
                Some(first) => finding.related(cx.file, *first, "first here"),
                None => finding,
            })
        }
        _ => None,
    }
}
