//! CIT010: a quote that was not found in the abstract in which it is said to stand.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, ORAL, Paper, RCT};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::model::claim::Evidence;
use crate::model::kb::CompoundPage;
use crate::model::quote::fingerprint;
use crate::model::vocab::ReadDepth;

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT010",
    family: Family::Cit,
    level: Severity::Error,
    title: "quote that the abstract does not contain",
    why: "A quote is what the source says, word for word. The record stores a fingerprint of each passage that was found in \
          the abstract, not the abstract itself. A quote whose fingerprint is not among them was changed since, or never \
          stood there. Letter case, white space, quotation marks and dashes make no difference. A record in which no \
          quote has yet been looked for is left alone.",
    origin: "ours",
    wrong: Example::Beside(&Example::Filled(PAGE, "pain fell by a third"), &[FOUND]),
    right: Example::Beside(&Example::Filled(PAGE, "pain did not fall"), &[FOUND]),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

const PAGE: &str = "claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, outcome: clinical, direction: decreases}
    level: unproven
    evidence:
      - {source: 'pmid:31572171', stance: supports, quote: {}, locator: Abstract}";

const FOUND: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, ORAL, FINGERPRINT] };
const FINGERPRINT: &str = "  risk_of_bias: {overall: high, reason: Not blinded., by: Editorial team, date: 2026-11-01}
  read: abstract
integrity: {status: current, checked: 2026-11-21, against: publisher-page, quotes: [38248f6fda118f2b]}
";

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let entries = page.head.claims.iter().flat_map(|claim| &claim.evidence);
    found.extend(entries.filter_map(|entry| judge(cx, entry)));
}

fn judge(cx: &PageCx<'_>, entry: &Evidence) -> Option<Finding> {
    let quote = entry.quote.as_ref()?;
    let reference = cx.kb.library.get(entry.source.target?);
    let read = reference.record.study.as_ref().and_then(|study| study.read.as_ref()).map(|read| read.value);
    let in_abstract = match &entry.locator {
        Some(locator) => locator.value.to_lowercase().contains("abstract"),
        None => read == Some(ReadDepth::Abstract),
    };
    let integrity = reference.record.integrity.as_ref().filter(|_| in_abstract)?;
    let first = integrity.quotes.first()?;
    let mark = fingerprint(&quote.value);
    if integrity.quotes.iter().any(|known| *known.value == *mark) {
        return None;
    }
    let source = source_name(reference);
    let message = format!("this quote is not among those found in the abstract of {source}");
    let finding = RULE.finding(cx.file, quote.span, message);
    let help = format!(
        "type the passage as the abstract has it; where the abstract does hold it so, add its fingerprint, `{mark}`, to `quotes`"
    );
    Some(finding.help(help).related(reference.file, first.span, "the fingerprints of those found"))
}
