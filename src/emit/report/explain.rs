//! `explain`: a rule as a page to read, and the list of all rules.

use std::io::{self, Write};

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE};
use annotate_snippets::renderer::{DEFAULT_WARNING_STYLE, Style};

use crate::base::diag::Severity;
use crate::check::rule::{Example, Family, Rule};
use crate::emit::report::look::{Look, wrap};

/// The widest that running text is set: longer lines are hard to read.
const TEXT_WIDTH: usize = 88;

/// How far examples stand in.
const INDENT: &str = "    ";

/// Writes one rule: what it finds, why, a wrong and a right example, how to silence it, where it comes from.
pub fn page(rule: &Rule, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let heading = |text: &str| look.paint(DEFAULT_EMPHASIS_STYLE, text);
    let code = look.paint(style(rule.level), &format!("{}[{}]", rule.level.word(), rule.code));
    writeln!(out, "{code}: {}\n", look.paint(DEFAULT_EMPHASIS_STYLE, rule.title))?;
    text(rule.why, look, out)?;
    for (title, example) in [("Wrong", rule.wrong), ("Right", rule.right)] {
        for (number, piece) in pieces(example).into_iter().enumerate() {
            let title = if number == 0 { heading(title) } else { String::new() };
            match piece.path {
                Some(path) => writeln!(out, "\n{title}{}{path}\n", if number == 0 { ", in " } else { "and in " })?,
                None => writeln!(out, "\n{title}\n")?,
            }
            indented(piece.text, out)?;
        }
    }
    writeln!(out, "\n{}\n", heading("To silence it"))?;
    if rule.silenceable {
        text("With a reason, for the next paragraph, list item, table or heading:", look, out)?;
        writeln!(out, "\n{INDENT}<!-- monograph: allow {} because … -->\n", rule.code)?;
        text("or for the whole page, in its front matter:", look, out)?;
        writeln!(out, "\n{INDENT}allow: [{{code: {}, because: …}}]", rule.code)?;
    } else {
        text("This rule cannot be silenced.", look, out)?;
    }
    writeln!(out, "\n{}\n", heading("Where it comes from"))?;
    text(rule.origin, look, out)
}

/// Writes all rules, a line each, by family. `rules` are in the order of their codes within a family.
pub fn list(rules: &[&Rule], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let code_width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let level_width = "warning".len();
    let mut family = None;
    for rule in rules {
        if family != Some(rule.family) {
            let gap = if family.is_some() { "\n" } else { "" };
            writeln!(out, "{gap}{}", look.paint(DEFAULT_EMPHASIS_STYLE, family_title(rule.family)))?;
            family = Some(rule.family);
        }
        let before = INDENT.len() + code_width + 2 + level_width + 2;
        let lines = wrap(rule.title, look.width.saturating_sub(before).max(20)).join(&format!("\n{:before$}", ""));
        let level = look.paint(style(rule.level), &format!("{:level_width$}", rule.level.word()));
        writeln!(out, "{INDENT}{:code_width$}  {level}  {lines}", rule.code)?;
    }
    writeln!(out, "\n`monograph explain CODE` says why, and shows a wrong and a right example.")
}

/// A family's name for readers.
pub fn family_title(family: Family) -> &'static str {
    match family {
        Family::Syn => "Syntax and schema",
        Family::Cit => "Citations in pages",
        Family::Ref => "The reference library",
        Family::Evd => "Evidence",
        Family::Pk => "Pharmacokinetics",
        Family::Lng => "Language",
        Family::Lnk => "Links",
        Family::Age => "Staleness",
        Family::Sup => "Suppressions",
    }
}

/// The rule in Markdown, for programs that show it beside a finding.
pub(crate) fn markdown(rule: &Rule) -> String {
    let silence = if rule.silenceable {
        format!("Silence it with a reason: `<!-- monograph: allow {} because … -->` before the block.", rule.code)
    } else {
        "It cannot be silenced.".to_owned()
    };
    let [wrong, right] = [rule.wrong, rule.right].map(|example| {
        let blocks: Vec<String> = pieces(example).iter().map(fenced).collect();
        blocks.join("\n\n")
    });
    format!("{}\n\n**Wrong**\n\n{wrong}\n\n**Right**\n\n{right}\n\n{silence}\n\nOrigin: {}", rule.why, rule.origin)
}

/// A part of an example: what is to be read, in which language, and where it stands if not on the page in hand.
struct Piece {
    path: Option<&'static str>,
    language: &'static str,
    text: &'static str,
}

fn pieces(example: Example) -> Vec<Piece> {
    let one = |path, language, text| vec![Piece { path, language, text }];
    match example {
        Example::FrontMatter(text) => one(None, "yaml", text),
        Example::Body(text) | Example::Page(text) => one(None, "markdown", text),
        Example::Reference(text) => one(Some("a reference file"), "yaml", text),
        Example::Settings(text) => one(Some("monograph.toml"), "toml", text),
        Example::Files(files) => files.iter().map(|&(path, text)| file(path, text)).collect(),
    }
}

fn file(path: &'static str, text: &'static str) -> Piece {
    let language = match path.rsplit_once('.') {
        Some((_, "yaml")) => "yaml",
        Some((_, "toml")) => "toml",
        Some(_) | None => "markdown",
    };
    Piece { path: Some(path), language, text }
}

/// A piece of an example in a fence that nothing in it can close.
fn fenced(piece: &Piece) -> String {
    let mut run = 0;
    let longest = piece.text.chars().map(|c| {
        run = if c == '`' { run + 1 } else { 0 };
        run
    });
    let fence = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
    let place = piece.path.map_or_else(String::new, |path| format!("In {path}:\n\n"));
    format!("{place}{fence}{}\n{}\n{fence}", piece.language, piece.text.trim_end())
}

fn style(level: Severity) -> Style {
    match level {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Info => DEFAULT_INFO_STYLE,
    }
}

fn text(text: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    wrap(text, look.width.min(TEXT_WIDTH)).iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn indented(example: &str, out: &mut dyn Write) -> io::Result<()> {
    example.trim_end().lines().try_for_each(|line| match line {
        "" => writeln!(out),
        line => writeln!(out, "{INDENT}{line}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::report::input::samples::Sample;

    fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("memory takes all");
        String::from_utf8(out).expect("pages are text")
    }

    #[test]
    fn a_page_says_why_and_shows_both_examples() {
        let [first, second] = Sample::rules();
        insta::assert_snapshot!(written(|out| page(first, Look::PLAIN, out)));
        let narrow = Look { width: 30, ..Look::PLAIN };
        insta::assert_snapshot!("a_page_of_a_rule_that_stays", written(|out| page(second, narrow, out)));
    }

    #[test]
    fn the_list_is_by_family() {
        insta::assert_snapshot!(written(|out| list(&Sample::rules(), Look::PLAIN, out)));
    }

    #[test]
    fn an_example_cannot_close_its_fence() {
        let fenced = |text| pieces(Example::Body(text)).iter().map(super::fenced).collect::<String>();
        assert_eq!(fenced("a\n"), "```markdown\na\n```");
        assert_eq!(fenced("````\nx\n````"), "`````markdown\n````\nx\n````\n`````");
    }
}
