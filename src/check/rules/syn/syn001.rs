//! SYN001: a file whose front matter, record or settings cannot be read at all.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::model::flaw::Flaw;
use crate::source::page::PartsFault;
use crate::source::slip::Slip;
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
    let text = cx.kb.text(cx.file);
    let (message, help): (String, String) = match cx.flaw {
        Flaw::Parts(PartsFault::Missing(_)) => no_front_matter(cx.span.text(text), text),
        Flaw::Parts(PartsFault::Unterminated(_)) => return Some(unterminated(cx, text)),
        Flaw::Syntax(SyntaxFault::Slip(slip)) => (slipped(slip, cx.span.text(text)), mended(slip, cx.span.text(text))),
        Flaw::Syntax(SyntaxFault::Unreadable(reason)) => {
            if cx.kb.settings_file == Some(cx.file) {
                let help = "a text stands in quotes, `title = \"…\"`; a section is `[rules]` on a line of its own";
                (format!("not TOML: {reason}"), help.to_owned())
            } else {
                let help = "a text with `: ` or ` #` in it needs quotes; brackets and quotes need their ends";
                (format!("not YAML: {reason}"), help.to_owned())
            }
        }
        Flaw::Syntax(SyntaxFault::KeyNotText) => {
            ("a list or map stands where a key should".to_owned(), "a key is a word followed by a colon".to_owned())
        }
        Flaw::Misnamed { instead } => {
            let ending = cx.kb.file(cx.file).path.rsplit('.').next().unwrap_or("").to_owned();
            let as_what = if instead.ends_with(".md") { "a page" } else { "YAML, with each source under `csl:`," };
            (
                format!("the file is not read: its name ends in `.{ending}`"),
                format!("write it as {as_what} in `{instead}`, or move it out of this folder"),
            )
        }
        Flaw::NotUtf8 => ("the file is not UTF-8 from here on".to_owned(), "save the file as UTF-8 text".to_owned()),
        Flaw::Unread(fault) if !matches!(fault, ReadFault::TooLarge { .. }) => {
            let message = match fault {
                ReadFault::Unreadable(_) => fault.to_string(),
                ReadFault::Missing | ReadFault::TooLarge { .. } | ReadFault::NotAFile | ReadFault::OutsideRoot => {
                    format!("the file cannot be read: {fault}")
                }
            };
            (message, "look at the file's place and permissions".to_owned())
        }
        _ => return None,
    };
    Some(RULE.finding(cx.file, cx.span, message).help(help))
}

/// A page whose first line is not `---`.
fn no_front_matter(first: &str, text: &str) -> (String, String) {
    let all = "begin the page with a line `---`, then `title:` and the other keys, then a second line `---`";
    if first.is_empty() && text.trim_start().starts_with("---") {
        return ("an empty line stands before the first `---`".to_owned(), "remove it".to_owned());
    }
    if is_near_fence(first) {
        let message = format!("the page begins with `{first}`, and its front matter with `---`");
        return (message, "write three hyphens, here and after the last key; the keys are `key: value`".to_owned());
    }
    let message = "the page has no front matter: its first line is not `---`".to_owned();
    if text.lines().any(|line| line.trim_end() == "---") && first.contains(':') {
        return (message, "put a line `---` before the first key".to_owned());
    }
    (message, all.to_owned())
}

/// A page without a second `---`: at the line that was meant as one, else at the first.
fn unterminated(cx: &FlawCx<'_>, text: &str) -> Finding {
    let mut start = 0;
    let (mut before_blank, mut last) = (0, 0);
    for (line, number) in text.split_inclusive('\n').zip(1_usize..) {
        let words = line.trim();
        if number > 1 && is_near_fence(words) {
            let at = start + line.len() - line.trim_start().len();
            let span = Span::new(at, at + words.len());
            let message = format!("`{words}` does not end the front matter: that takes three hyphens");
            return RULE.finding(cx.file, span, message).help("write `---`");
        }
        if words.is_empty() {
            before_blank = last;
        } else {
            last = number;
        }
        let is_heading = line.starts_with("## ") || line.starts_with("# ") && before_blank + 1 == number - 1;
        if number > 2 && (is_heading || line.starts_with("![") || line.starts_with("> ")) {
            let message = "the front matter has no end: no second line `---` follows";
            let help = format!("put a line `---` after the last key, before line {number}");
            return RULE.finding(cx.file, cx.span, message).help(help);
        }
        start += line.len();
    }
    RULE.finding(cx.file, cx.span, "the front matter has no end: no second line `---` follows")
        .help("put a line `---` after the last key, before the text of the page")
}

/// Whether a line was meant as `---`: other dashes, or more or fewer of them.
fn is_near_fence(line: &str) -> bool {
    line != "---"
        && (2..=12).contains(&line.chars().count())
        && ["-", "–", "—", "+", "=", "*", "_", "~"].iter().any(|sign| line.replace(sign, "").is_empty())
        || matches!(line, "—" | "- - -" | "...")
}

/// What a slip is, in a sentence with the words at its place.
fn slipped(slip: &Slip, words: &str) -> String {
    match slip {
        Slip::Tab => "a tab stands in the indentation".to_owned(),
        Slip::NoColon => format!("`{}` is no `key: value`", shortened(words)),
        Slip::NoSpace(key, _) => format!("no space stands after the colon of `{key}`"),
        Slip::OtherColon => format!("the colon in `{}` is not the one that ends a key", shortened(words)),
        Slip::Unclosed(sign) => format!("`{sign}` opens here and is not closed"),
        Slip::Stray(sign) => format!("`{sign}` closes what was not opened"),
        Slip::NoComma => format!("no comma stands before `{}`", shortened(words)),
        Slip::TwoColons(word) => format!("a second `: ` stands here, after `{word}`"),
        Slip::Indented { column, above } => {
            format!("`{}` begins in column {column}, and the key above it in column {above}", shortened(words))
        }
        Slip::ItemAmongKeys => "a list item stands among keys".to_owned(),
        Slip::ColonInText => "a text without quotes cannot hold `: `".to_owned(),
        Slip::Sign(sign) => format!("a text without quotes cannot begin with `{sign}`"),
        Slip::AfterQuote(quote) => format!("the text goes on after its closing `{quote}`"),
        Slip::Escape => format!("`{words}` is no escape in double quotes"),
    }
}

/// What to type instead.
fn mended(slip: &Slip, words: &str) -> String {
    match slip {
        Slip::Tab => "indent with spaces".to_owned(),
        Slip::NoColon => {
            "a key ends with a colon and a space; a text that goes on from the line above is indented".to_owned()
        }
        Slip::NoSpace(key, value) => format!("write `{key}: {}`", shortened(value)),
        Slip::OtherColon => "type a plain `:` and a space after the key".to_owned(),
        Slip::Unclosed('[') => "put `]` at the end of the list".to_owned(),
        Slip::Unclosed('{') => "put `}` at the end of the record".to_owned(),
        Slip::Unclosed(quote) => format!("put `{quote}` at the end of the text, or remove this one"),
        Slip::Stray(sign) => format!("remove `{sign}`"),
        Slip::NoComma => format!("write `, {}`", shortened(words)),
        Slip::TwoColons(word) => {
            format!("quote the text: `{}`; or, if `{word}` is a key, put a comma before it", quoted(words))
        }
        Slip::Indented { column, above } if column > above => {
            "begin it in the same column; if it is part of the text above, quote the whole text".to_owned()
        }
        Slip::Indented { .. } => "begin it in the column of the key to which it belongs".to_owned(),
        Slip::ItemAmongKeys => "give each item its own `- `, the first one too, or remove this one".to_owned(),
        Slip::ColonInText | Slip::Sign(_) => format!("quote the text: `{}`", quoted(words)),
        Slip::AfterQuote('"') => "write the quotes within the text as `\\\"`, and close it at its end".to_owned(),
        Slip::AfterQuote(_) => {
            "write an apostrophe within the text as `''`, or put the text in double quotes".to_owned()
        }
        Slip::Escape => "write the backslash twice, or put the text in single quotes".to_owned(),
    }
}

/// A text in the quotes that it needs, short enough for a message.
fn quoted(words: &str) -> String {
    let words = shortened(words.trim());
    if words.contains('"') { format!("'{}'", words.replace('\'', "''")) } else { format!("\"{words}\"") }
}

/// A text short enough for a message.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(59).chain(['…']).collect() }
}
