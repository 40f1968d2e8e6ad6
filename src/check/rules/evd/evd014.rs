//! EVD014: a locator points beyond what was read of its source.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::example::paper::{GRANT, ORAL, Paper, RCT};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::kb::CompoundPage;
use crate::model::link::SourceRef;
use crate::model::reference::Reference;
use crate::model::vocab::{Publication, ReadDepth};

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD014",
    family: Family::Evd,
    level: Severity::Warning,
    title: "locator beyond what was read",
    why: "Who has read only the abstract has not seen Table 2. A locator beyond what was read was taken from somewhere \
          else, or the record does not say how much was read; in both cases a reader is told that somebody looked there.",
    origin: "ours",
    wrong: Example::Beside(
        &Example::Body("It eased pain in eight of twelve people [@pmid:31572171, Table 2]."),
        &[READ],
    ),
    right: Example::Beside(
        &Example::Body("It eased pain in eight of twelve people [@pmid:31572171, Abstract]."),
        &[READ],
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

const READ: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, "  read: abstract\n"] };

/// Words for places that stand with an abstract.
const WITHIN: [&str; 9] =
    ["abstract", "highlights", "title", "summary", "keywords", "authors", "affiliations", "registration", "citation"];
/// Words for parts that a structured abstract has too.
const SECTIONS: [&str; 8] =
    ["background", "introduction", "methods", "results", "discussion", "conclusion", "conclusions", "findings"];
/// Words for parts that no abstract has.
const BEYOND: [&str; 21] = [
    "table",
    "tables",
    "tab",
    "figure",
    "figures",
    "fig",
    "figs",
    "supplement",
    "supplementary",
    "supplemental",
    "appendix",
    "p",
    "pp",
    "page",
    "pages",
    "section",
    "chapter",
    "paragraph",
    "box",
    "equation",
    "footnote",
];

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for written in &cx.texts {
        for (_, cite) in written.prose.cites() {
            if let Some(locator) = &cite.locator {
                found.extend(judge(cx, &cite.source, &locator.value, locator.span));
            }
        }
    }
    if let crate::check::rule::AnyPage::Compound(page) = cx.page {
        for (source, locator) in located(page) {
            found.extend(judge(cx, source, &locator.value, locator.span));
        }
    }
}

/// Every field that says where in a source something stands. Of a figure quoted from another source the locator is that
/// source's.
fn located(page: &CompoundPage) -> Vec<(&SourceRef, &crate::model::scalar::Text)> {
    let head = &page.head;
    let evidence =
        head.claims.iter().flat_map(|claim| &claim.evidence).map(|entry| (Some(&entry.source), &entry.locator));
    let approvals = head.approvals.iter().map(|record| (record.source.as_ref(), &record.locator));
    let safety = head.safety.iter().map(|record| (record.source.as_ref(), &record.locator));
    let interactions = head.interactions.iter().map(|record| (record.source.as_ref(), &record.locator));
    let detection = head.detection.iter().map(|record| (record.source.as_ref(), &record.locator));
    let records = evidence.chain(approvals).chain(safety).chain(interactions).chain(detection);
    let records = records.filter_map(|(source, locator)| Some((source?, locator.as_ref()?)));
    let measures =
        head.measures().filter_map(|measure| Some((measure.quoted_from().or(measure.source())?, measure.locator()?)));
    records.chain(measures).collect()
}

fn judge(cx: &PageCx<'_>, source: &SourceRef, locator: &str, span: Span) -> Option<Finding> {
    let reference = cx.kb.library.get(source.target?);
    let study = reference.record.study.as_ref()?;
    let read = study.read.as_ref().filter(|read| read.value == ReadDepth::Abstract)?;
    // Of what was published as an abstract the abstract is all there is, and it has a page.
    let is_abstract = study.publication.as_ref().is_some_and(|publication| publication.value == Publication::Abstract);
    let beyond = part_beyond(locator, is_abstract)?;
    let message = format!("`{beyond}` lies beyond what was read of {}, its abstract", source_name(reference));
    let finding = RULE.finding(cx.file, span, message);
    let finding =
        finding.help("name the place in the abstract; if the whole was read, set `read: full-text` in its record");
    Some(finding.related(reference.file, read.span, place(reference)))
}

fn place(reference: &Reference) -> String {
    format!("`{}` says how much was read", reference.id)
}

/// The first part of a locator that no abstract holds.
fn part_beyond(locator: &str, is_abstract: bool) -> Option<&str> {
    let folded = locator.to_lowercase();
    let words = |part: &str| -> Vec<String> {
        part.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let holds = |text: &[String], list: &[&str]| text.iter().any(|word| list.contains(&word.as_str()));
    let is_within = holds(&words(&folded), &WITHIN);
    let parts = locator.split([';', ',', '(', ')']).flat_map(|part| part.split(" and ")).map(str::trim);
    parts.into_iter().find(|part| {
        let words = words(part);
        let is_number = !words.is_empty() && words.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()));
        let is_page = is_number || holds(&words, &["p", "pp", "page", "pages"]);
        let is_beyond = is_number && !is_within
            || holds(&words, &BEYOND) && !holds(&words, &["graphical", "visual"])
            || holds(&words, &SECTIONS) && !is_within
            || part.contains('§');
        is_beyond && !(is_page && is_abstract) && !holds(&words, &WITHIN)
    })
}

#[cfg(test)]
mod tests {
    use super::part_beyond;

    #[test]
    fn an_abstract_has_no_tables_and_no_pages() {
        for locator in ["Table 2", "Abstract; Table 2", "Abstract and Fig. 1", "p. 257", "257–260", "Results", "§ 4"]
        {
            assert!(part_beyond(locator, false).is_some(), "{locator}");
        }
        for locator in
            ["Abstract", "Abstract, Results", "Results (Abstract)", "Highlights", "graphical abstract", "Title", ""]
        {
            assert_eq!(part_beyond(locator, false), None, "{locator}");
        }
        assert_eq!(part_beyond("p. S12", true), None);
        assert_eq!(part_beyond("Abstract; Table 2", false), Some("Table 2"));
    }
}
