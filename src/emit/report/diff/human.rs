//! `diff --format human`: page by page, each change on a line, what else of it changed and why below it.

use std::io::{self, Write};

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE};

use crate::emit::report::diff::Compared;
use crate::emit::report::diff::words::{self, Detail, Item, Mark};
use crate::emit::report::look::{Look, visible, wrap};

/// How far lines below a change are set in.
const INDENT: usize = 6;

/// Writes the changes.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(compared: Compared<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let changes = compared.changes;
    writeln!(out, "{}\n", visible(&compared.title()))?;
    for page in &changes.pages {
        head(&words::plain(&page.title), &page.path, look, out)?;
        items(&words::of_page(changes, page), look, out)?;
        if !page.also.is_empty() {
            writeln!(out, "  also changed: {}", visible(&page.also.join(", ")))?;
        }
        writeln!(out)?;
    }
    let thresholds: Vec<Item> = changes.thresholds.iter().map(words::of_threshold).collect();
    section("Thresholds of grading", "monograph.toml", &thresholds, look, out)?;
    let sources: Vec<Item> = changes.sources.iter().map(words::of_source).collect();
    section("Sources", "references/", &sources, look, out)?;
    for flawed in &changes.flawed {
        paragraph("note: ", &words::of_flawed(flawed), 0, look, out)?;
    }
    writeln!(out, "{}", compared.closing())
}

fn head(title: &str, path: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}  {}", look.paint(DEFAULT_EMPHASIS_STYLE, &visible(title)), visible(path))
}

fn section(title: &str, path: &str, list: &[Item], look: Look, out: &mut dyn Write) -> io::Result<()> {
    if list.is_empty() {
        return Ok(());
    }
    head(title, path, look, out)?;
    items(list, look, out)?;
    writeln!(out)
}

fn items(items: &[Item], look: Look, out: &mut dyn Write) -> io::Result<()> {
    for item in items {
        let style = match item.mark {
            Mark::Added => DEFAULT_INFO_STYLE,
            Mark::Removed => DEFAULT_ERROR_STYLE,
            Mark::Changed => DEFAULT_EMPHASIS_STYLE,
        };
        let name = if item.name.is_empty() { item.noun.clone() } else { format!("{} {}", item.noun, item.name) };
        let said = if item.said.is_empty() { String::new() } else { format!("  {}", item.said) };
        let sign = look.paint(style, item.mark.sign());
        let line = format!("{name}{said}");
        let lines = wrap(&visible(&line), look.width.saturating_sub(4).max(40));
        // The name and what is said of it stay two spaces apart, which wrapping takes away.
        match lines.as_slice() {
            [_] => writeln!(out, "  {sign} {}", visible(&line))?,
            lines => {
                for (number, line) in lines.iter().enumerate() {
                    if number == 0 { writeln!(out, "  {sign} {line}")? } else { writeln!(out, "    {line}")? }
                }
            }
        }
        below(item, look, out)?;
    }
    Ok(())
}

/// What stands below a change: its sentence, what else changed, why.
fn below(item: &Item, look: Look, out: &mut dyn Write) -> io::Result<()> {
    if !item.text.is_empty() {
        paragraph("", &item.text, INDENT, look, out)?;
    }
    for detail in &item.details {
        match detail {
            Detail::Line(line) => paragraph("", line, INDENT, look, out)?,
            Detail::Text { key, from, to } => {
                paragraph("", &format!("{key}:"), INDENT, look, out)?;
                paragraph("- ", from, INDENT + 2, look, out)?;
                paragraph("+ ", to, INDENT + 2, look, out)?;
            }
        }
    }
    let (last, before) = item.because.split_last().unzip();
    for line in before.into_iter().flatten() {
        branch("├─ ", "│  ", line, look, out)?;
    }
    last.map_or(Ok(()), |line| branch("└─ ", "   ", line, look, out))
}

/// A reason, as a branch of the tree that `grade` prints too.
fn branch(first: &str, rest: &str, text: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let room = look.width.saturating_sub(INDENT + first.chars().count()).max(40);
    for (number, line) in wrap(&visible(text), room).iter().enumerate() {
        writeln!(out, "{:INDENT$}{}{line}", "", if number == 0 { first } else { rest })?;
    }
    Ok(())
}

/// A text set in, its first line after a mark and the others under it.
fn paragraph(mark: &str, text: &str, indent: usize, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let hang = mark.chars().count();
    let room = look.width.saturating_sub(indent + hang).max(40);
    for (number, line) in wrap(&visible(text), room).iter().enumerate() {
        if number == 0 {
            writeln!(out, "{:indent$}{mark}{line}", "")?;
        } else {
            writeln!(out, "{:width$}{line}", "", width = indent + hang)?;
        }
    }
    Ok(())
}
