//! `diff --format markdown`: a comment on a pull request, in GitHub's Markdown.
//!
//! Whatever content says stands there as text: no markup of it is obeyed, nobody is called by name, no other issue is
//! linked.

use std::io::{self, Write};

use crate::derive::diff::PageChange;
use crate::emit::report::diff::Compared;
use crate::emit::report::diff::words::{self, Item, Mark};
use crate::emit::report::look::visible;

/// Writes the changes as a heading, a sentence and a table for each page.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(compared: Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let changes = compared.changes;
    writeln!(out, "### Evidence changes\n")?;
    writeln!(out, "**{}** {}", compared.closing(), escaped(&compared.title()))?;
    for page in &changes.pages {
        let items = words::of_page(changes, page);
        heading(&title(page), out)?;
        table(&items, out)?;
        if !page.also.is_empty() {
            writeln!(out, "\nAlso changed: {}", escaped(&page.also.join(", ")))?;
        }
    }
    let thresholds: Vec<Item> = changes.thresholds.iter().map(words::of_threshold).collect();
    section("Thresholds of grading", &thresholds, out)?;
    let sources: Vec<Item> = changes.sources.iter().map(words::of_source).collect();
    section("Sources", &sources, out)?;
    if !changes.flawed.is_empty() {
        writeln!(out)?;
    }
    for flawed in &changes.flawed {
        writeln!(out, "> {}", escaped(&words::of_flawed(flawed)))?;
    }
    Ok(())
}

fn title(page: &PageChange) -> String {
    format!("{} {}", escaped(&words::plain(&page.title)), code(&page.path))
}

fn heading(title: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n#### {title}\n")
}

fn section(title: &str, items: &[Item], out: &mut dyn Write) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    heading(title, out)?;
    table(items, out)
}

fn table(items: &[Item], out: &mut dyn Write) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "| | What | Change | Why, and what else |\n| --- | --- | --- | --- |")?;
    for item in items {
        let sign = match item.mark {
            Mark::Added => "➕",
            Mark::Removed => "➖",
            Mark::Changed => "✏️",
        };
        let name = if item.name.is_empty() { String::new() } else { format!(" {}", code(&item.name)) };
        writeln!(out, "| {sign} | {}{name} | {} | {} |", escaped(&item.noun), escaped(&item.said), rest(item))?;
    }
    Ok(())
}

/// The last cell: the sentence, what else changed, and why, a line each.
fn rest(item: &Item) -> String {
    let text = (!item.text.is_empty()).then(|| escaped(&item.text));
    let details = item.details.iter().map(|detail| escaped(&detail.line()));
    let because = item.because.iter().map(|line| escaped(line));
    text.into_iter().chain(details).chain(because).collect::<Vec<_>>().join("<br>")
}

/// A text as Markdown shows it unchanged, in a cell of a table too.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' => escaped.push(' '),
            // A zero-width space, so that neither a person nor an issue is called.
            '@' | '#' => {
                escaped.push(c);
                escaped.push_str("&#8203;");
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// A name as code. One with signs that code cannot hold in a table stands as text.
fn code(name: &str) -> String {
    if name.contains(['`', '|', '\\', '\n']) { escaped(name) } else { format!("`{}`", visible(name)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_stays_text() {
        assert_eq!(
            escaped("a | b <b>c</b> *d* [e](f) @smith #12\ng"),
            r"a \| b &lt;b&gt;c&lt;/b&gt; \*d\* \[e\](f) @&#8203;smith #&#8203;12 g"
        );
        assert_eq!(code("a-b"), "`a-b`");
        assert_eq!(code("a`|b"), r"a\`\|b");
    }
}
