//! REF001: a retracted source carries a claim or figure.

use crate::base::diag::{Finding, Severity};
use crate::check::carried::{Carried, carried, noun};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::cited::{Cited, Role};
use crate::model::kb::Kb;
use crate::model::link::SourceRef;
use crate::model::prose::{Event, Prose};
use crate::model::vocab::IntegrityStatus;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF001",
    family: Family::Ref,
    level: Severity::Error,
    title: "retracted source carries a claim or figure",
    why: "A retraction says that the work's results cannot be relied on. Retracted papers go on being cited for \
          years by people who have not heard of it, so here they carry nothing: no claim, figure, safety record or \
          approval, whatever the stance. A text may cite the paper where the same paragraph tells of its retraction.",
    origin: "COPE Retraction Guidelines; ICMJE Recommendations, section III.A",
    wrong: Example::Files(&[("content/compounds/example.md", PAGE), ("references/url-example_label.yaml", RETRACTED)]),
    right: Example::Page(PAGE),
    silenceable: false,
    yields_to: &[],
    run: Run::Page(run),
};

const PAGE: &str = "---
title: Example
summary: A page to show a rule.
safety:
  - {effect: nausea, count: 1/8, source: 'url:example-label'}
---
";

const RETRACTED: &str = "csl:
  id: url:example-label
  type: webpage
  title: Label of an example product
  publisher: Example Medicines Authority
  issued: {date-parts: [[2026, 5, 4]]}
  URL: https://example.org/label
integrity:
  status: retracted
  notice: https://example.org/withdrawn
  checked: 2026-11-21
  against: regulator-page
";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for place in carried(cx).filter(|place| place.has_status(IntegrityStatus::Retracted)) {
        let (name, what) = (source_name(place.reference), noun(place.cited.role));
        let message = format!("{name} was retracted and cannot carry this {what}");
        let help = match place.cited.role {
            Role::Evidence(_, _) => "name a source that stands, or take this entry out".to_owned(),
            _ => format!("name a source that stands, or take the {what} out"),
        };
        let finding = RULE.finding(cx.file, place.cited.source.span, message).help(help);
        found.push(place.recorded(finding, &format!("retracted{}", place.notice())));
    }
    if cx.cites.iter().any(|cited| cited.in_text && is_retracted(cx.kb, cited.source)) {
        for written in cx.texts.iter().filter(|written| is_told_as_fact(written.role)) {
            in_text(cx, written.prose, found);
        }
    }
}

/// Citations in paragraphs that do not tell of the retraction.
fn in_text(cx: &PageCx<'_>, prose: &Prose, found: &mut Vec<Finding>) {
    for block in prose.text_blocks() {
        let groups = prose.events_in(block.events.clone()).iter().filter_map(|event| match event {
            Event::Cite(group) => Some(group),
            _ => None,
        });
        let mut retracted = groups.flatten().filter(|cite| is_retracted(cx.kb, &cite.source)).peekable();
        if retracted.peek().is_none() || tells_of_retraction(prose.text(block.events.clone()).text()) {
            continue;
        }
        for (cite, index) in retracted.filter_map(|cite| Some((cite, cite.source.target?))) {
            let place = Carried {
                cited: Cited { source: &cite.source, role: Role::Body, in_text: true },
                index,
                reference: cx.kb.library.get(index),
            };
            let message = format!("{} was retracted, and this paragraph does not say so", source_name(place.reference));
            let help = "say that it was retracted, or cite a source that stands";
            let finding = RULE.finding(cx.file, cite.source.span, message).help(help);
            found.push(place.recorded(finding, &format!("retracted{}", place.notice())));
        }
    }
}

fn is_retracted(kb: &Kb, source: &SourceRef) -> bool {
    source.target.is_some_and(|index| kb.library.get(index).status() == Some(IntegrityStatus::Retracted))
}

/// Whether what stands there is told as the page's own: gaps, notes and reasons of verdicts may be about the source.
fn is_told_as_fact(role: Role) -> bool {
    matches!(role, Role::Summary | Role::ClaimText(_) | Role::Faq(_) | Role::Body)
}

/// The word for it, in English and in the languages nearest to it.
fn tells_of_retraction(text: &str) -> bool {
    const WORDS: [&str; 7] = ["retract", "withdraw", "withdrew", "zurückgezogen", "rétract", "retirad", "ritratt"];
    let lower = text.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}
