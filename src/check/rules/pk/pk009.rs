//! PK009: a record is of what its source did not measure, or of another place.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Spanned;
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::derive::grade::Aside;
use crate::model::compound::Detection;
use crate::model::kinetics::Measure;
use crate::model::link::SourceRef;
use crate::model::reference::Reference;
use crate::model::scalar::Text;
use crate::model::study::Measured;
use crate::model::vocab::{Compartment, Word};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK009",
    family: Family::Pk,
    level: Severity::Error,
    title: "analyte or compartment that the source did not measure",
    why: "A figure belongs to one substance in one place. A study of NAD+ in whole blood has no half-life of NAD+ in \
          plasma to give, and one that measured plasma and urine says nothing of cells. What a source measured stands in \
          its record, under `measured`; a record, or a claim about a place, that rests on it must be among that.",
    origin: "ours; the founding case",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12-plasma, analyte: NAD+, compartment: plasma, species: human, value: 2 h, source: 'pmid:27721479'}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12-blood, analyte: NAD+, compartment: whole-blood, species: human, value: 2 h, source: 'pmid:27721479'}",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    let head = &graded.page.head;
    found.extend(head.measures().filter_map(|measure| of_measure(graded, measure)));
    found.extend(head.detection.iter().filter_map(|record| of_detection(graded, record)));
    found.extend(claims(graded).flat_map(|claim| of_claim(&claim)));
}

/// What a source measured, where its record says so.
fn measured<'a>(graded: &GradeCx<'a>, source: Option<&SourceRef>) -> Option<(&'a Reference, &'a [Measured])> {
    let reference = graded.cx.kb.library.get(source?.target?);
    let measured = &reference.record.study.as_ref()?.measured;
    (!measured.is_empty()).then_some((reference, measured))
}

fn of_measure(graded: &GradeCx<'_>, measure: Measure<'_>) -> Option<Finding> {
    if !measure.has("value") && !measure.has("result") {
        return None;
    }
    let (reference, measured) = measured(graded, measure.source())?;
    judge(graded, reference, measured, measure.analyte(), measure.compartment())
}

/// A detection record may name several analytes: one of them will do.
fn of_detection(graded: &GradeCx<'_>, record: &Detection) -> Option<Finding> {
    record.window.as_ref()?;
    let (reference, measured) = measured(graded, record.source.as_ref())?;
    let is_among = record.analyte.as_ref().is_some_and(|analyte| {
        let parts = analyte.value.split(" and ").flat_map(|part| part.split([',', '/']));
        parts.into_iter().any(|part| measured.iter().any(|known| is_same(graded, part.trim(), &known.analyte.value)))
    });
    let analyte = record.analyte.as_ref().filter(|_| !is_among);
    judge(graded, reference, measured, analyte, record.matrix.as_ref())
}

fn judge(
    graded: &GradeCx<'_>,
    reference: &Reference,
    measured: &[Measured],
    analyte: Option<&Text>,
    place: Option<&Spanned<Compartment>>,
) -> Option<Finding> {
    let source = source_name(reference);
    let of_analyte: Vec<&Measured> = match analyte {
        Some(name) => measured.iter().filter(|known| is_same(graded, &name.value, &known.analyte.value)).collect(),
        None => measured.iter().collect(),
    };
    if let (Some(name), true) = (analyte, of_analyte.is_empty()) {
        let known = listed(measured.iter().map(|known| &*known.analyte.value));
        let message = format!("{source} measured {known}, not {}", name.value);
        return Some(finding(graded, reference, measured, name.span, message));
    }
    let place = place?;
    let fits = |known: &&Measured| known.compartment.as_ref().is_none_or(|found| found.value == place.value);
    if of_analyte.iter().any(fits) {
        return None;
    }
    let known =
        listed(of_analyte.iter().filter_map(|known| known.compartment.as_ref()).map(|found| found.value.word()));
    let what = analyte.map_or(String::new(), |name| format!(" {}", name.value));
    let message = format!("{source} measured{what} in {known}, not in {}", place.value);
    Some(finding(graded, reference, measured, place.span, message))
}

/// A claim about a place in which a source did not measure: it counts for nothing there.
fn of_claim(claim: &GradedClaim<'_>) -> Vec<Finding> {
    let graded = claim.graded;
    let place = claim.claim.about.as_ref().and_then(|about| about.compartment.as_ref());
    let Some(place) = place else { return Vec::new() };
    let elsewhere = claim.entries().filter(|entry| entry.aside() == Some(Aside::OtherCompartment));
    let findings = elsewhere.filter_map(|entry| {
        let (reference, measured) = measured(graded, Some(&entry.entry.source))?;
        let known =
            listed(measured.iter().filter_map(|known| known.compartment.as_ref()).map(|found| found.value.word()));
        let message = format!(
            "{} measured in {known}, and `{}` is about {}: it counts for nothing there",
            source_name(reference),
            claim.id(),
            place.value
        );
        Some(finding(graded, reference, measured, entry.entry.source.span, message))
    });
    findings.collect()
}

fn finding(
    graded: &GradeCx<'_>,
    reference: &Reference,
    measured: &[Measured],
    span: crate::base::span::Span,
    message: String,
) -> Finding {
    let finding = RULE.finding(graded.cx.file, span, message);
    let finding = finding.help(
        "name what the source measured and where, or cite a source that measured this; if its record \
                                leaves something out, add it under `measured`",
    );
    match measured.first() {
        Some(first) => finding.related(reference.file, first.at.span, "what it measured"),
        None => finding,
    }
}

/// Whether two names mean one substance, be it by way of the page's own names and the substance that acts.
fn is_same(graded: &GradeCx<'_>, one: &str, other: &str) -> bool {
    let substances = &graded.basis.substances;
    if substances.is(&substances.of_name(one), other) {
        return true;
    }
    let page = graded.page;
    let own = substances.of_page(page, graded.cx.kb.compound(&page.slug).unwrap_or(u32::MAX));
    let own = page.head.active_moiety.as_ref().map_or(own.clone(), |name| substances.or(own, &name.value));
    substances.is(&own, one) && substances.is(&own, other)
}

/// Words as a list, each once: "plasma and urine".
fn listed<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut unique: Vec<&str> = Vec::new();
    for word in words {
        if !unique.contains(&word) {
            unique.push(word);
        }
    }
    match unique.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => (*last).to_owned(),
        None => "places not recorded".to_owned(),
    }
}
