//! CIT009: a web page or news item as the only source of a figure or of a claim of efficacy.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::claim::Claim;
use crate::model::kb::CompoundPage;
use crate::model::link::SourceRef;
use crate::model::reference::Reference;
use crate::model::vocab::{Against, CslType, Design, Kind};

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT009",
    family: Family::Cit,
    level: Severity::Error,
    title: "web page or news item as the only source of a figure or efficacy claim",
    why: "Figures on web pages and in the news come from somewhere else, and change on the way: the half-life that \
          circulates for infused NAD+ is one. Cite the study that measured it. Labels, the pages of regulators and \
          entries of trial registers are sources of their own. Asked for half-lives, parameters, counts of unwanted \
          effects, windows of detection, magnitudes of interactions, and claims of efficacy.",
    origin: "ours, after three real pages on infused NAD+",
    wrong: Example::Files(&[("content/compounds/example.md", PAGE), ("references/url-example_label.yaml", SHOP)]),
    right: Example::Page(PAGE),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

const PAGE: &str = "---
title: Example
summary: A page to show a rule.
half_lives:
  - id: t12
    analyte: example
    compartment: plasma
    species: human
    route: oral
    value: 2 h
    source: url:example-label
---
";

const SHOP: &str = "csl:
  id: url:example-label
  type: webpage
  title: What our customers ask
  publisher: A shop
  issued: {date-parts: [[2026, 5, 4]]}
  URL: https://example.org/label
integrity: {status: current, checked: 2026-11-21, against: publisher-page}
";

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let head = &page.head;
    let measures = head.measures().filter(|measure| measure.has("value") || measure.has("result"));
    let sources = measures.filter_map(|measure| Some((measure.noun(), measure.source()?)));
    let safety = head.safety.iter().filter(|record| record.has("count"));
    let sources = sources.chain(safety.filter_map(|record| Some(("count", record.source.as_ref()?))));
    let interactions = head.interactions.iter().filter(|record| record.has("magnitude"));
    let sources = sources.chain(interactions.filter_map(|record| Some(("magnitude", record.source.as_ref()?))));
    let windows = head.detection.iter().filter(|record| record.has("window"));
    let sources = sources.chain(windows.filter_map(|record| Some(("window of detection", record.source.as_ref()?))));
    for (what, source) in sources {
        if let Some(reference) = web_only(cx, source) {
            found.push(finding(cx, source, reference, what));
        }
    }
    found.extend(head.claims.iter().filter_map(|claim| judge(cx, claim)));
}

/// A claim of efficacy that web pages and news items alone carry.
fn judge(cx: &PageCx<'_>, claim: &Claim) -> Option<Finding> {
    claim.kind.as_ref().filter(|kind| kind.value == Kind::Efficacy)?;
    let all: Option<Vec<_>> =
        claim.evidence.iter().map(|entry| Some((&entry.source, web_only(cx, &entry.source)?))).collect();
    let all = all?;
    let (&(source, reference), others) = all.split_first()?;
    let finding = finding(cx, source, reference, "claim of efficacy");
    Some(
        others
            .iter()
            .fold(finding, |finding, (source, _)| finding.related(cx.file, source.span, "and this is another")),
    )
}

/// The source, where it is known and a web page or news item without an office behind it.
fn web_only<'a>(cx: &PageCx<'a>, source: &SourceRef) -> Option<&'a Reference> {
    let reference = cx.kb.library.get(source.target?);
    (is_web_or_news(reference) && !is_official(reference)).then_some(reference)
}

fn is_web_or_news(reference: &Reference) -> bool {
    let kind = reference.record.csl.kind.as_ref().map(|kind| kind.value);
    matches!(
        kind,
        Some(
            CslType::Webpage
                | CslType::Post
                | CslType::PostWeblog
                | CslType::ArticleNewspaper
                | CslType::ArticleMagazine
                | CslType::Broadcast
                | CslType::MotionPicture
        )
    )
}

/// A label, an authority's own page, or an entry of a register of trials.
fn is_official(reference: &Reference) -> bool {
    let record = &reference.record;
    let design = record.study.as_ref().and_then(|study| study.design.as_ref()).map(|design| design.value);
    let against = record.integrity.as_ref().and_then(|integrity| integrity.against.as_ref());
    let is_authority = matches!(
        design,
        Some(Design::Label | Design::RegulatorReview | Design::RegulatorNotice | Design::RegistryEntry)
    );
    is_authority || against.is_some_and(|against| against.value == Against::RegulatorPage)
}

fn finding(cx: &PageCx<'_>, source: &SourceRef, reference: &Reference, what: &str) -> Finding {
    let kind = match reference.record.csl.kind.as_ref().map(|kind| kind.value) {
        Some(CslType::ArticleNewspaper | CslType::ArticleMagazine | CslType::Broadcast) => "a news item",
        _ => "a web page",
    };
    let message = format!("{}, {kind}, is the only source of this {what}", source_name(reference));
    RULE.finding(cx.file, source.span, message)
        .help("cite the study, label or authority that it comes from; if there is none, tell it under `circulating`")
        .related(reference.file, reference.place(), "the record")
}
