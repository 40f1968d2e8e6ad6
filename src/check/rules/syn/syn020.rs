//! SYN020: raw HTML in Markdown.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::prose::Event;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN020",
    family: Family::Syn,
    level: Severity::Error,
    title: "raw HTML in Markdown",
    why: "Raw HTML can carry scripts, break the page for a screen reader, and hide text from the other rules. Markdown \
          has what a page needs; a site that wants more sets `[html] sanitise = true`, and what it lets in is cleaned.",
    origin: "ours; comments are let in and not printed",
    wrong: Example::Body("Water is H<sub>2</sub>O."),
    right: Example::Body("Water is H~2~O."),
    silenceable: false,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    if cx.kb.settings.sanitise {
        return;
    }
    for written in &cx.texts {
        for (_, event, span) in written.prose.events_with_spans() {
            let Event::Html(html) = event else { continue };
            if html.raw.starts_with("<!--") || is_closing(&html.raw) {
                continue;
            }
            let message = format!("raw HTML: `{}`", shortened(&html.raw));
            found.push(RULE.finding(cx.file, span, message).help(help(&html.raw)));
        }
    }
}

/// Whether it only ends what another tag began: one finding for the pair is enough.
fn is_closing(raw: &str) -> bool {
    raw.starts_with("</")
}

fn help(raw: &str) -> &'static str {
    let name: String = raw.trim_start_matches('<').chars().take_while(char::is_ascii_alphanumeric).collect();
    match name.to_ascii_lowercase().as_str() {
        "sub" => "write a subscript as `H~2~O`",
        "sup" => "write a superscript as `Ca^2+^`",
        "b" | "strong" => "write strong text as `**strong**`",
        "i" | "em" => "write emphasis as `*emphasis*`",
        "br" => "end the line with a backslash, or begin a paragraph",
        "a" => "write a link as `[words](/address/)`",
        "img" => "write an image as `![what it shows](/image.png)`",
        "table" | "tr" | "td" | "th" => "write a table with `|`",
        _ => "write it in Markdown; a `<` that is meant as such is `\\<`",
    }
}

fn shortened(raw: &str) -> String {
    let line = raw.lines().next().unwrap_or("");
    if line.chars().count() <= 40 { line.to_owned() } else { line.chars().take(39).chain(['…']).collect() }
}
