//! LNG005: an appeal to studies on fewer than two sources.

use std::collections::BTreeSet;

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::Sense;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::support;
use crate::check::wording::{Said, cited};
use crate::model::link::RefIx;

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG005",
    family: Family::Lng,
    level: Severity::Warning,
    title: "“studies show” on fewer than two sources",
    why: "A plural that stands on one source, or on none, lends a sentence weight that it has not earned. Two sources in \
          the paragraph will do, or one that pools or searched for several.",
    origin: "rule R07 of the project's survey of claim language",
    wrong: Example::Body("## Blood {.preliminary}\n\nStudies show that NAD+ leaves plasma fast [@pmid:31572171]."),
    right: Example::Body("## Blood {.preliminary}\n\nOne pilot followed NAD+ in plasma [@pmid:31572171]."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Studies]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    let standing = said.standing();
    if said.holds_denial()
        || standing.is_denied
        || standing.is_asked
        || standing.is_reported
        || said.is_title(cx)
        || said.passage.is_heading()
    {
        return None;
    }
    let sources = sources(cx, said);
    let several = sources.iter().any(|source| cited::is_of_several(cx.kb.library.get(*source)));
    if several || sources.len() >= 2 {
        return None;
    }
    let count = if sources.is_empty() { "no source" } else { "one source" };
    let message = format!("“{}” stands on {count}", said.words());
    Some(said.found(cx, &RULE, message))
}

/// The sources of the paragraph, and of the list that it leads to.
fn sources(cx: &PageCx<'_>, said: &Said<'_, '_>) -> BTreeSet<RefIx> {
    let passage = said.passage;
    let mut sources = cited::sources(cx, passage, 0..passage.run.text().len());
    let led = passage.block.map(|at| support::led(passage.prose, at)).unwrap_or_default();
    for events in led {
        let cites = passage.prose.cites().filter(|(at, _)| events.contains(at));
        sources.extend(cites.filter_map(|(_, cite)| cite.source.target));
    }
    sources
}
