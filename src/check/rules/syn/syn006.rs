//! SYN006: input over the limits, or a part of YAML that is refused because it can make a small file large.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;
use crate::source::tree::SyntaxFault;
use crate::source::world::ReadFault;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN006",
    family: Family::Syn,
    level: Severity::Error,
    title: "input over the limits",
    why: "Pull requests come from strangers. File size, nesting and the number of values are limited, and anchors, \
          aliases, tags, merge keys and second documents are refused: no page needs them, and a few lines of them \
          can stand for gigabytes.",
    origin: "ours; the limits are far above the largest page there is",
    wrong: Example::FrontMatter("aliases: &names [coenzyme I]\nmetabolites: *names"),
    right: Example::FrontMatter("aliases: [coenzyme I]\nmetabolites: [coenzyme I]"),
    silenceable: false,
    yields_to: &[],
    run: Run::Flaw(run),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let (message, help) = match cx.flaw {
        Flaw::Unread(fault @ ReadFault::TooLarge { .. }) => (fault.to_string(), "split it"),
        Flaw::Syntax(fault) => match fault {
            SyntaxFault::AnchorOrAlias => (
                "anchors (`&name`) and aliases (`*name`) are not read".to_owned(),
                "write the value out; a text that begins with `&` or `*` needs quotes",
            ),
            SyntaxFault::Tag => (
                "tags (`!name`) are not read".to_owned(),
                "leave the tag out; a text that begins with `!` needs quotes",
            ),
            SyntaxFault::MergeKey => ("merge keys (`<<`) are not read".to_owned(), "write the keys out"),
            SyntaxFault::SecondDocument => (
                "a second YAML document begins here".to_owned(),
                "one file holds one document; several sources are a list",
            ),
            SyntaxFault::TooDeep { limit } => (
                format!("nested deeper than {limit} levels"),
                "no record of the content model is nested deeper than six",
            ),
            SyntaxFault::TooMany { limit } => (format!("more than {limit} values in one file"), "split it"),
            SyntaxFault::ControlCharacter(c) => {
                (format!("a control character (U+{:04X}) stands here", *c as u32), "remove it")
            }
            SyntaxFault::Slip(_)
            | SyntaxFault::Unreadable(_)
            | SyntaxFault::DuplicateKey { .. }
            | SyntaxFault::KeyNotText => return None,
        },
        _ => return None,
    };
    Some(RULE.finding(cx.file, cx.span, message).help(help))
}
