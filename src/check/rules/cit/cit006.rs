//! CIT006: an identifier that cannot be one.

use crate::base::diag::{FileId, Finding, Severity};
use crate::base::span::Span;
use crate::check::page_keys::PageKeys;
use crate::check::rule::{Example, Family, FlawCx, PageCx, Rule, Run};
use crate::check::typed_id::meant_id;
use crate::model::flaw::Flaw;
use crate::model::ident::{IdentFault, IdentKind, RefId};
use crate::model::kb::Kb;

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT006",
    family: Family::Cit,
    level: Severity::Error,
    title: "malformed PMID, PMCID, DOI, CAS number, InChIKey or UNII",
    why: "A mistyped identifier leads to another paper or another substance, or to nothing. CAS numbers, UNIIs, ISBNs \
          and ISSNs carry a check digit that catches most slips; the others have a form. Addresses and labels in their \
          place are answered with the right spelling.",
    origin: "CAS, FDA GSRS, ISO 2108, ISO 3297, the DOI Handbook, NLM",
    wrong: Example::FrontMatter("identifiers: {cas: 53-84-8}"),
    right: Example::FrontMatter("identifiers: {cas: 53-84-9}"),
    silenceable: true,
    yields_to: &[],
    run: Run::FlawAndPage(in_field, in_citations),
};

fn in_field(cx: &FlawCx<'_>) -> Option<Finding> {
    match cx.flaw {
        Flaw::Ident(fault) if fault.kind() != IdentKind::Slug => {
            Some(finding(cx.kb, cx.file, cx.span, cx.span.text(cx.kb.text(cx.file)), fault))
        }
        _ => None,
    }
}

/// Ids with a prefix in `source:` fields and in text, which are read as words and looked up later.
fn in_citations(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let keys = PageKeys::of(cx.page);
    for cited in cx.cites.iter().filter(|cited| cited.source.target.is_none()) {
        let raw = &*cited.source.raw;
        if !raw.contains(':') || keys.holds(raw) || cx.is_lost(raw) {
            continue;
        }
        if let Err(fault) = RefId::parse(raw) {
            found.push(finding(cx.kb, cx.file, cited.source.span, raw, &fault));
        }
    }
}

fn finding(kb: &Kb, file: FileId, span: Span, typed: &str, fault: &IdentFault) -> Finding {
    let is_source = matches!(fault.kind(), IdentKind::RefId | IdentKind::Pmid | IdentKind::Doi | IdentKind::Pmcid);
    let by_file = || meant_id(kb, typed).filter(|_| is_source).map(|id| id.to_string());
    let finding = RULE.finding(file, span, format!("`{typed}`: {fault}"));
    match fault.suggestion().map(str::to_owned).or_else(by_file) {
        Some(suggestion) => finding.help(format!("write `{suggestion}`")),
        None => finding.help(match fault {
            IdentFault::Check { .. } => "look it up again: one of the digits is wrong, and which one cannot be told",
            _ => "look it up again, and paste it as the register shows it",
        }),
    }
}
