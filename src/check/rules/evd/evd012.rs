//! EVD012: an absence of studies that no record holds, that nobody searched for, or that was searched for long ago.

use std::collections::BTreeSet;

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::absence::{self, Absence};
use crate::check::quotation::{is_quoted, quotations};
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::model::cited::{Role, Written};
use crate::model::kb::CompoundPage;
use crate::model::kinetics::Searched;
use crate::model::prose::{BlockKind, TextRun};

/// After so many years a search may have missed what was published since. Ours.
const YEARS: i16 = 1;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD012",
    family: Family::Evd,
    level: Severity::Warning,
    title: "“no trials” without a record of the absence, without a search, or by an old one",
    why: "That nothing is known is a result, and the easiest to get wrong: it takes a search to say so. Absences stand as \
          records, under `gaps` or as `unpublished`, with the search that found nothing; readers are shown its date. A \
          sentence that says “no trials” or “not studied” needs such a record on a matter that it names, or a source. A \
          search over a year old is a warning; where nobody searched the page's absences are listed once, as information.",
    origin: "ours; systematic reviews date their searches, and Cochrane asks that they be under a year old",
    wrong: Example::Page(WRONG),
    right: Example::Page(RIGHT),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

const WRONG: &str = "---
title: Example
summary: A page to show a rule.
---
No trial of it in people has been published.
";

const RIGHT: &str = "---
title: Example
summary: A page to show a rule.
gaps:
  - what: Trials in people.
    searched: {database: PubMed, query: example AND trial, date: 2026-11-01, hits: 0}
---
No trial of it in people has been published.
";

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let absences = absence::of_page(page);
    found.extend(absences.iter().filter_map(|absence| outdated(cx, absence)));
    found.extend(unsearched(cx, &absences));
    // A record that could not be read may be the one.
    if !page.incomplete && page.lost.is_empty() {
        let known = Known::new(page, &absences);
        for written in cx.texts.iter().filter(|written| is_told(written.role, page)) {
            told(cx, written, &known, found);
        }
    }
}

/// A search over a year old.
fn outdated(cx: &PageCx<'_>, absence: &Absence<'_>) -> Option<Finding> {
    let Some(Searched::Yes(search)) = absence.searched else { return None };
    let date = search.date.as_ref().filter(|date| date.older_than_years(YEARS, cx.today))?;
    let message = format!("{} was last searched for on {}, over a year ago", absence.what, date.value);
    let finding = RULE.finding(cx.file, date.span, message);
    Some(finding.help("search again, then set `date` and `hits`; if something was found, cite it instead"))
}

/// All absences for which nobody searched, in one finding.
fn unsearched(cx: &PageCx<'_>, absences: &[Absence<'_>]) -> Option<Finding> {
    let places: Vec<(&Absence<'_>, Span)> = absences
        .iter()
        .filter_map(|absence| match absence.searched {
            Some(Searched::No(span)) => Some((absence, *span)),
            Some(Searched::Yes(_)) | None => None,
        })
        .collect();
    let ((first, span), rest) = places.split_first()?;
    let message = match rest.len() {
        0 => format!("nobody searched for {}", first.what),
        more => format!("nobody searched for {}, nor for {more} more of what this page calls unknown", first.what),
    };
    let finding = Finding::new(RULE.code, Severity::Info, cx.file, *span, message);
    let finding =
        finding.help("search a register and record it: `searched: {database: …, query: …, date: …, hits: …}`");
    Some(
        rest.iter().fold(finding, |finding, (absence, span)| {
            finding.related(cx.file, *span, format!("nor for {}", absence.what))
        }),
    )
}

/// Whether a text tells readers something of its own: absences themselves and quotations do not, and a claim stands on
/// its evidence.
fn is_told(role: Role, page: &CompoundPage) -> bool {
    match role {
        Role::Gap(_) | Role::HalfLife(_) | Role::Kinetic(_) | Role::Detection(_) | Role::CirculatingClaim(_) => false,
        Role::ClaimText(index) => page.head.claims.get(index as usize).is_some_and(|claim| claim.evidence.is_empty()),
        Role::Evidence(_, _) => false,
        Role::Summary
        | Role::Approval(_)
        | Role::CirculatingWhy(_)
        | Role::Safety(_)
        | Role::Interaction(_)
        | Role::Faq(_)
        | Role::Relation(_)
        | Role::Body => true,
    }
}

/// What the page's absences are about, as stems of their words.
struct Known {
    stems: BTreeSet<String>,
    /// The page's own names say nothing of the matter.
    own: BTreeSet<String>,
    is_empty: bool,
}

impl Known {
    fn new(page: &CompoundPage, absences: &[Absence<'_>]) -> Known {
        let names = page.head.title.iter().chain(&page.head.aliases).map(|name| &*name.value);
        let own = names.chain([&*page.slug]).flat_map(absence::stems).collect();
        let stems = absences.iter().flat_map(|absence| absence::stems(&absence.matter)).collect();
        Known { stems, own, is_empty: absences.is_empty() }
    }

    /// Whether an absence is recorded that a sentence can mean: one on a matter that it names, or any where it names none.
    fn holds(&self, sentence: &str) -> bool {
        let matters: Vec<String> = absence::stems(sentence).filter(|stem| !self.own.contains(stem)).collect();
        !self.is_empty && (matters.is_empty() || matters.iter().any(|stem| self.stems.contains(stem)))
    }
}

fn told(cx: &PageCx<'_>, written: &Written<'_>, known: &Known, found: &mut Vec<Finding>) {
    let prose = written.prose;
    if prose.blocks().is_empty() {
        let run = prose.text(0..prose.events().len() as u32);
        sentences(cx, &run, known, found);
        return;
    }
    let is_text = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Row(_));
    for block in prose.text_blocks().filter(|block| is_text(&block.kind) && !block.in_quote) {
        sentences(cx, &prose.text(block.events.clone()), known, found);
    }
}

fn sentences(cx: &PageCx<'_>, run: &TextRun<'_>, known: &Known, found: &mut Vec<Finding>) {
    if !absence::may_be_told(run.text()) {
        return;
    }
    let quoted = quotations(run.text());
    for range in run.sentences() {
        let Some(words) = run.text().get(range.clone()) else { continue };
        let is_question = words.trim_end().ends_with('?');
        let Some(told) = absence::told(words).filter(|_| !is_question && !run.is_cited(range.clone())) else {
            continue;
        };
        if is_quoted(&quoted, range.start + told.start) || known.holds(words) {
            continue;
        }
        let span = run.span(range.start + told.start..range.start + told.end);
        let said = words.get(told).unwrap_or("");
        found.push(finding(cx, span, said, known));
    }
}

fn finding(cx: &PageCx<'_>, span: Span, said: &str, known: &Known) -> Finding {
    let message = match known.is_empty {
        true => format!("“{said}” is said, and the page has no record of an absence"),
        false => format!("“{said}” is said, and no record of an absence on this page is about it"),
    };
    let AnyPage::Compound(_) = cx.page else { return RULE.finding(cx.file, span, message) };
    RULE.finding(cx.file, span, message).help(
        "record it with the search that found nothing, `gaps: [{what: …, searched: {…}}]`, or cite the review that says so",
    )
}
