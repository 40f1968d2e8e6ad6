//! CIT005: a record of a figure, an approval, an effect or a window of detection without a source.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::flawed::is_misspelt;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::compound::{Approval, Detection, Safety};
use crate::model::kb::CompoundPage;
use crate::model::kinetics::Measure;
use crate::model::record::At;
use crate::model::vocab::{ApprovalStatus, Word as _};

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT005",
    family: Family::Cit,
    level: Severity::Error,
    title: "half-life, parameter, approval, safety or detection record without a source",
    why: "A figure that nobody can look up is worth as much as none, and it is copied from page to page. A record that \
          says that there is no figure (`unpublished`) needs no source, nor does an approval of status `unknown`.",
    origin: "ours",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NAD+, compartment: plasma, species: human, route: intravenous, value: 2 h}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: NAD+, compartment: plasma, species: human, route: intravenous, \
         unpublished: None is published., searched: none}",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

/// A record without a source: where it stands, what an editor would call it, and the place of that name.
struct Bare {
    at: At,
    name: String,
    span: Span,
}

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    if page.incomplete {
        return;
    }
    let head = &page.head;
    let measures = head.measures().filter_map(measure);
    let approvals = head.approvals.iter().filter_map(approval);
    let safety = head.safety.iter().filter_map(safety);
    let detection = head.detection.iter().filter_map(detection);
    for bare in measures.chain(approvals).chain(safety).chain(detection) {
        if !is_misspelt(cx.kb, cx.file, bare.at.span, "source") {
            let message = format!("{} has no source", bare.name);
            let help = "add `source: …`, a short key of the page's `citations` or an id such as `pmid:31572171`";
            found.push(RULE.finding(cx.file, bare.span, message).help(help));
        }
    }
}

fn measure(measure: Measure<'_>) -> Option<Bare> {
    let id = measure.id();
    let name = || format!("the {} `{}`", measure.noun(), id.value);
    (!measure.has("source") && !measure.has("unpublished")).then(|| Bare {
        at: measure.at(),
        name: name(),
        span: id.span,
    })
}

fn approval(approval: &Approval) -> Option<Bare> {
    let is_unknown = approval.status.as_ref().is_some_and(|status| status.value == ApprovalStatus::Unknown);
    let authority = &approval.authority;
    (!approval.has("source") && !is_unknown).then(|| Bare {
        at: approval.at,
        name: format!("the approval by {}", authority.value),
        span: authority.span,
    })
}

fn safety(record: &Safety) -> Option<Bare> {
    let effect = &record.effect;
    (!record.has("source")).then(|| Bare {
        at: record.at,
        name: format!("the safety record “{}”", effect.value),
        span: effect.span,
    })
}

fn detection(record: &Detection) -> Option<Bare> {
    let matrix = record.matrix.as_ref();
    (!record.has("source") && !record.has("unpublished")).then(|| Bare {
        at: record.at,
        name: matrix.map_or_else(|| "this detection record".to_owned(), |m| format!("detection in {}", m.value.word())),
        span: matrix.map_or(record.at.key, |matrix| matrix.span),
    })
}
