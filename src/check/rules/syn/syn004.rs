//! SYN004: a value of the wrong type, or a word that the vocabulary does not hold.

use crate::base::diag::{Finding, Severity};
use crate::check::filling::{did_you_mean, filling, one_of};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;
use crate::model::ident::{IdentKind, Slug};

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
    let finding = |message: String| RULE.finding(cx.file, cx.span, message);
    match cx.flaw {
        Flaw::WrongShape { expected, found } => {
            let finding = finding(format!("expected {expected}, found {found}"));
            Some(with(finding, shape_help(expected, found, cx.span.text(cx.kb.text(cx.file)))))
        }
        Flaw::NoValue { key, shape, required } => {
            let or = if *required { "" } else { ", or leave the key out" };
            Some(finding(format!("`{key}` has no value")).help(format!("write {}{or}", filling(key, shape))))
        }
        Flaw::UnknownWord { word, vocabulary, meant, words } => {
            Some(finding(format!("`{}` is no {vocabulary}", shortened(word))).help(did_you_mean(meant, words)))
        }
        Flaw::Unreadable { text, expected, instead } => {
            let finding = finding(format!("expected {expected}, found `{}`", shortened(text)));
            Some(with(finding, (!instead.is_empty()).then(|| format!("write {}", one_of(instead)))))
        }
        Flaw::FileName { stem } => {
            let slug = Slug::parse(stem).err().and_then(|fault| fault.suggestion().map(str::to_owned));
            let message = format!("`{}` cannot be an address: a page's file name is its slug", shortened(stem));
            let name = slug.map_or_else(
                || "use lower-case letters, digits and hyphens, such as `coenzyme-q10.md`".to_owned(),
                |slug| format!("name the file `{slug}.md`: lower-case letters, digits and hyphens"),
            );
            Some(finding(message).help(name))
        }
        Flaw::Ident(fault) if fault.kind() == IdentKind::Slug => {
            let text = shortened(cx.span.text(cx.kb.text(cx.file)));
            let finding = finding(format!("`{text}`: {fault}"));
            Some(with(finding, fault.suggestion().map(|suggestion| format!("write `{suggestion}`"))))
        }
        _ => None,
    }
}

fn with(finding: Finding, help: Option<String>) -> Finding {
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// How the value that stands there is brought into the shape that is expected.
fn shape_help(expected: &str, found: &str, text: &str) -> Option<String> {
    let bare = text.trim_matches(['[', ']']);
    let is_short = bare.chars().count() <= 60 && !bare.contains(['\n', '[', ']', '{', '}']);
    let help = match (expected, found) {
        ("a list", "a single value") if is_short => format!("put it in brackets: `[{bare}]`"),
        ("a list", "a single value") => "write each item on a line of its own, after `- `".to_owned(),
        ("a list", "a map of keys") => {
            "begin each item with `- `, and indent its other keys below the first".to_owned()
        }
        ("a map of keys", _) => "write `key: value` on each line, or `{key: value, key: value}`".to_owned(),
        ("text", "a map of keys" | "a list") => "a text that begins with `[` or `{` needs quotes around it".to_owned(),
        (_, "nothing") => "remove the empty item, or write its value".to_owned(),
        (_, "an empty text") => "write a text, or leave the key out".to_owned(),
        (_, "a list") => match text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(only) if !only.contains([',', '\n', '[', '{']) => {
                format!("write it without brackets: `{}`", only.trim())
            }
            _ => "only one value can stand here".to_owned(),
        },
        _ => return None,
    };
    Some(help)
}

/// A text short enough for a message.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}
