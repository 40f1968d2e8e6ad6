//! `explain`: a rule as a page to read, and the list of all rules.

use std::io::{self, Write};

use annotate_snippets::renderer::DEFAULT_EMPHASIS_STYLE;

use crate::base::diag::Severity;
use crate::check::rule::{Family, Rule};
use crate::emit::report::look::{Look, style, wrap};
use crate::emit::report::specimen::{Piece, Specimen, specimens};

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
    let [wrong, right] = specimens(rule);
    for (title, specimen) in [("Wrong", wrong), ("Right", right)] {
        show(&heading(title), &specimen, look, out)?;
    }
    for (title, steps) in [("To silence it", silence(rule)), ("To change its level", vec![change_level(rule)])] {
        writeln!(out, "\n{}", heading(title))?;
        for Step { say, write } in steps {
            writeln!(out)?;
            text(&say, look, out)?;
            if let Some(write) = write {
                writeln!(out)?;
                indented(&write, out)?;
            }
        }
    }
    writeln!(out, "\n{}\n", heading("Where it comes from"))?;
    text(rule.origin, look, out)
}

/// An example, piece by piece, and what of it is as it was.
fn show(title: &str, specimen: &Specimen, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for (number, piece) in specimen.pieces.iter().enumerate() {
        let title = if number == 0 { title } else { "" };
        match piece.path {
            Some(path) if piece.text.trim().is_empty() => {
                writeln!(out, "\n{title}{}{path}", if number == 0 { ", with " } else { "and with " })?;
                continue;
            }
            Some(path) => writeln!(out, "\n{title}{}{path}\n", if number == 0 { ", in " } else { "and in " })?,
            None => writeln!(out, "\n{title}\n")?,
        }
        indented(&piece.text, out)?;
    }
    if specimen.pieces.is_empty() {
        writeln!(out, "\n{title}")?;
    }
    rest(specimen).iter().try_for_each(|sentence| {
        writeln!(out)?;
        text(sentence, look, out)
    })
}

/// What is to be said of files that the right example does not show.
fn rest(specimen: &Specimen) -> Vec<String> {
    let same = specimen.same.iter().map(|path| format!("{path} stays as it is."));
    same.chain(specimen.gone.iter().map(|path| format!("{path} is taken out."))).collect()
}

/// A way to do something: a sentence, and what to type.
struct Step {
    say: String,
    write: Option<String>,
}

/// How the rule is silenced, and where that has no effect.
fn silence(rule: &Rule) -> Vec<Step> {
    let say = |say: &str| Step { say: say.to_owned(), write: None };
    if !rule.silenceable {
        return vec![say("This rule cannot be silenced.")];
    }
    let mut steps = Vec::new();
    if rule.speaks_of_pages() {
        steps.push(Step {
            say: "With a reason, in a page's text, for the next paragraph, list item, table or heading:".to_owned(),
            write: Some(format!("<!-- monograph: allow {} because … -->", rule.code)),
        });
        steps.push(Step {
            say: "or for the whole page, its front matter included, as a key of the front matter:".to_owned(),
            write: Some(format!("allow: [{{code: {}, because: …}}]", rule.code)),
        });
    }
    if rule.speaks_of_references() {
        let where_it_stands = if rule.speaks_of_pages() {
            "What it finds in a reference file is not silenced by either: mend the record, or change the level."
        } else {
            "It speaks of reference files, where nothing silences a finding: mend the record, or change the level."
        };
        steps.push(say(where_it_stands));
    }
    steps
}

/// How a knowledge base gives the rule another level.
fn change_level(rule: &Rule) -> Step {
    let other = if rule.level == Severity::Warning { Severity::Info } else { Severity::Warning };
    let levels = if rule.silenceable { "error, warning, info or off" } else { "error, warning or info, but not off" };
    Step {
        say: format!("For the whole knowledge base, in monograph.toml, to {levels}:"),
        write: Some(format!("[rules]\n{} = \"{}\"", rule.code, other.word())),
    }
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
    let [wrong, right] = specimens(rule).map(|specimen| {
        let blocks: Vec<String> = specimen.pieces.iter().map(fenced).chain(rest(&specimen)).collect();
        blocks.join("\n\n")
    });
    let steps = silence(rule).into_iter().chain([change_level(rule)]).map(|Step { say, write }| match write {
        Some(write) => format!("{say}\n\n```\n{write}\n```"),
        None => say,
    });
    let steps: Vec<String> = steps.collect();
    let steps = steps.join("\n\n");
    format!("{}\n\n**Wrong**\n\n{wrong}\n\n**Right**\n\n{right}\n\n{steps}\n\nOrigin: {}", rule.why, rule.origin)
}

/// A piece of an example in a fence that nothing in it can close.
fn fenced(piece: &Piece) -> String {
    let mut run = 0;
    let longest = piece.text.chars().map(|c| {
        run = if c == '`' { run + 1 } else { 0 };
        run
    });
    let fence = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
    if let (Some(path), "") = (piece.path, piece.text.trim()) {
        return format!("With {path}.");
    }
    let place = piece.path.map_or_else(String::new, |path| format!("In {path}:\n\n"));
    format!("{place}{fence}{}\n{}\n{fence}", piece.language, piece.text.trim_end())
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
        let fenced = |text: &str| super::fenced(&Piece { path: None, language: "markdown", text: text.to_owned() });
        assert_eq!(fenced("a\n"), "```markdown\na\n```");
        assert_eq!(fenced("````\nx\n````"), "`````markdown\n````\nx\n````\n`````");
    }
}
