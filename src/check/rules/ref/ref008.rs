//! REF008: a source that no page cites.

use std::collections::BTreeSet;

use crate::base::date::Date;
use crate::base::diag::{FileId, Finding, Severity};
use crate::check::rule::{Example, Family, Rule, Run};
use crate::model::ident::RefId;
use crate::model::kb::Kb;
use crate::model::reference::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF008",
    family: Family::Ref,
    level: Severity::Info,
    title: "unused source",
    why: "A source that no page cites may be one that a page should cite, or one that was left behind. Of a file that \
          holds a list of records, only the first such record is reported, with the number of the others. A trial that \
          a review in the library pools counts as used.",
    origin: "ours",
    wrong: Example::Reference(RECORD),
    right: Example::Files(&[("content/compounds/example.md", PAGE), ("references/pmid-31572171.yaml", RECORD)]),
    silenceable: true,
    yields_to: &[],
    run: Run::Base(run),
};

const RECORD: &str = "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
";

const PAGE: &str = "---
title: Example
summary: A page to show a rule.
safety:
  - {effect: nausea, count: 1/8, source: 'url:example-label'}
  - {effect: nausea, count: 2/8, source: 'pmid:31572171'}
  - {effect: nausea, count: 3/8, source: 'pmid:27721479'}
---
";

fn run(kb: &Kb, _: Date, found: &mut Vec<Finding>) {
    // A page that could not be read whole may cite any source.
    let is_lost = |file| kb.file(file).incomplete;
    if kb.compounds.iter().any(|page| is_lost(page.file)) || kb.leaves.iter().any(|page| is_lost(page.file)) {
        return;
    }
    let pooled = pooled(kb);
    let in_use = |reference: &Reference| {
        pooled.contains(&reference.id) || reference.other_ids().iter().any(|id| pooled.contains(id))
    };
    let unused = kb.library.references.iter().zip(&kb.uses).filter(|(each, uses)| uses.is_empty() && !in_use(each));
    let mut unused: Vec<&Reference> = unused.map(|(reference, _)| reference).collect();
    unused.sort_by_key(|reference| (reference.file, reference.place()));
    for group in unused.chunk_by(|a, b| same_list(a, b)) {
        let Some((first, others)) = group.split_first() else { continue };
        let message = match others.len() {
            0 => format!("no page cites `{}`", first.id),
            1 => format!("no page cites `{}`, nor one other record of this file", first.id),
            n => format!("no page cites `{}`, nor {n} other records of this file", first.id),
        };
        let help = "cite it, or remove the record";
        found.push(RULE.finding(first.file, first.place(), message).help(help));
    }
}

fn same_list(one: &Reference, other: &Reference) -> bool {
    let file: FileId = one.file;
    one.in_list && file == other.file
}

/// The studies that reviews of the library pool.
fn pooled(kb: &Kb) -> BTreeSet<&RefId> {
    let studies = kb.library.references.iter().filter_map(|reference| reference.record.study.as_ref());
    let pools = studies.filter_map(|study| study.pooled.as_ref());
    pools.flat_map(|pool| pool.includes.iter().map(|id| &id.value)).collect()
}
