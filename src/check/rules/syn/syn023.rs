//! SYN023: a citation that Markdown would swallow: taken for a link definition, or inside a link's words.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::prose::FaultKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN023",
    family: Family::Syn,
    level: Severity::Error,
    title: "citation that Markdown would swallow",
    why: "A line that begins with `[@source]:` is a link definition in Markdown and prints nothing; a citation inside \
          the words of a link would be a link within a link. Either way the reader loses the source.",
    origin: "CommonMark 0.31.2, link reference definitions and links",
    wrong: Example::Body("[@pmid:31572171]: https://example.org"),
    right: Example::Body("The infusion study [@pmid:31572171]."),
    silenceable: false,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for fault in cx.texts.iter().flat_map(|written| written.prose.faults()) {
        let words = fault.span.text(cx.text);
        let (message, help) = match fault.kind {
            FaultKind::DefinitionCollision => (
                format!("Markdown takes `{words}` for a link definition and prints nothing"),
                "put words before it, or remove the colon",
            ),
            FaultKind::CitationInLink => (
                format!("`{words}` stands inside the words of a link"),
                "put the citation after the link: `[words](/address/) [@source]`",
            ),
            FaultKind::Malformed(_)
            | FaultKind::UnknownFootnote
            | FaultKind::HeadingAttribute
            | FaultKind::DuplicateAnchor
            | FaultKind::AllowMalformed
            | FaultKind::AllowNotAlone => continue,
        };
        found.push(RULE.finding(cx.file, fault.span, message).help(help));
    }
}
