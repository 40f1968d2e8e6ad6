//! CIT007: a paragraph under `.established` without a citation.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::support::{is_supported, section_of, tier_of};
use crate::model::kb::CompoundPage;
use crate::model::prose::{Block, BlockKind, Event, Prose, Tag};
use crate::model::vocab::{SectionTier, Tier};

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT007",
    family: Family::Cit,
    level: Severity::Error,
    title: "paragraph under .established without a citation",
    why: "“Established” is the strongest word of the site: readers may take what stands there as known. So each \
          paragraph there shows what it stands on: a citation, a value or a claim. An item of a list may stand on one \
          in the line that leads to the list. Quotations, notes set apart, footnotes and mere pointers to other pages \
          are left alone.",
    origin: "ours",
    wrong: Example::Page(WRONG),
    right: Example::Page(RIGHT),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

const WRONG: &str = "---
title: Example
summary: A page to show a rule.
claims:
  - id: approved
    text: A label of it is approved.
    kind: regulatory
    level: established
    evidence: [{source: 'url:example-label', stance: supports}]
---
## Status {.established}

A label of it is approved.

The authority keeps a list of such labels. [!approved]
";

const RIGHT: &str = "---
title: Example
summary: A page to show a rule.
claims:
  - id: approved
    text: A label of it is approved.
    kind: regulatory
    level: established
    evidence: [{source: 'url:example-label', stance: supports}]
---
## Status {.established}

A label of it is approved [@url:example-label].

The authority keeps a list of such labels. [!approved]
";

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let prose = &page.body;
    for (at, block) in prose.blocks().iter().enumerate() {
        let is_judged = block.kind == BlockKind::Paragraph && !block.in_quote && !is_aside(prose, block);
        if !is_judged || tier_of(prose, at) != Some(SectionTier::Of(Tier::Established)) {
            continue;
        }
        if is_supported(prose, at) || is_pointer(prose, block) {
            continue;
        }
        let title = section_of(prose, at).map_or("", |section| &*section.title);
        let message = format!("this paragraph under “{title}” (established) cites nothing");
        let help = "cite what it stands on, `[@key]`, `[=record]` or `[!claim]`, or move it under `.neutral`";
        found.push(RULE.finding(cx.file, block.span, message).help(help));
    }
}

/// Whether a block is part of an alert or a footnote.
fn is_aside(prose: &Prose, block: &Block) -> bool {
    let mut around = block.parent;
    while let Some(outer) = around.and_then(|at| prose.block(at)) {
        if matches!(outer.kind, BlockKind::Quote(_) | BlockKind::Footnote(_)) {
            return true;
        }
        around = outer.parent;
    }
    false
}

/// Whether a paragraph says nothing by itself: an image, or "See the page on NMN."
fn is_pointer(prose: &Prose, block: &Block) -> bool {
    let run = prose.text(block.events.clone());
    let text = run.text().trim();
    let has_link =
        prose.events_in(block.events.clone()).iter().any(|event| matches!(event, Event::Start(Tag::Link(_))));
    let points = ["See ", "see ", "(See ", "(see ", "Compare ", "More: ", "Further: "];
    !text.contains(char::is_alphabetic)
        || (has_link && run.sentences().len() == 1 && points.iter().any(|word| text.starts_with(word)))
}
