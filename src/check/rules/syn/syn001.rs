//! SYN001: a file whose front matter, record or settings cannot be read at all.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;
use crate::source::page::PartsFault;
use crate::source::tree::SyntaxFault;
use crate::source::world::ReadFault;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN001",
    family: Family::Syn,
    level: Severity::Error,
    title: "front matter missing, unterminated, or not YAML",
    why: "What cannot be read cannot be checked. A page begins with a line `---`, then YAML, then a second line `---`; \
          a reference file is YAML, `monograph.toml` is TOML. After an error reading goes on at the next key in the \
          first column, so that the other faults of the file are found in the same run.",
    origin: "YAML 1.2, TOML 1.0",
    wrong: Example::Page("---\ntitle: Example\nsummary: A page.\naliases: [one, two\n---\n"),
    right: Example::Page("---\ntitle: Example\nsummary: A page.\naliases: [one, two]\n---\n"),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let (message, help) = match cx.flaw {
        Flaw::Parts(PartsFault::Missing(_)) => (
            "the page has no front matter: its first line is not `---`".to_owned(),
            "begin the page with a line `---`, then `title:` and the other keys, then a second line `---`",
        ),
        Flaw::Parts(PartsFault::Unterminated(_)) => (
            "the front matter has no end: no second line `---` follows".to_owned(),
            "put a line `---` after the last key, before the text of the page",
        ),
        Flaw::Syntax(SyntaxFault::Unreadable(reason)) => {
            let language = if cx.kb.settings_file == Some(cx.file) { "TOML" } else { "YAML" };
            (
                format!("not {language}: {reason}"),
                "a value with `: ` or ` #` in it needs quotes; brackets and quotes need their ends; indentation is spaces",
            )
        }
        Flaw::Syntax(SyntaxFault::KeyNotText) => {
            ("a list or map stands where a key should".to_owned(), "a key is a word followed by a colon")
        }
        Flaw::NotUtf8 => ("the file is not UTF-8 from here on".to_owned(), "save the file as UTF-8 text"),
        Flaw::Unread(fault) if !matches!(fault, ReadFault::TooLarge { .. }) => {
            let message = match fault {
                ReadFault::Unreadable(_) => fault.to_string(),
                ReadFault::Missing | ReadFault::TooLarge { .. } | ReadFault::NotAFile | ReadFault::OutsideRoot => {
                    format!("the file cannot be read: {fault}")
                }
            };
            (message, "look at the file's place and permissions")
        }
        _ => return None,
    };
    Some(RULE.finding(cx.file, cx.span, message).help(help))
}
