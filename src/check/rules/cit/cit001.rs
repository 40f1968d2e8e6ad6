//! CIT001: a claim without evidence.

use crate::base::diag::{Finding, Severity};
use crate::check::flawed::{is_flawed, is_misspelt};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT001",
    family: Family::Cit,
    level: Severity::Error,
    title: "claim without evidence",
    why: "A claim stands or falls with its sources, and its grade is computed from them. What has no source is no \
          claim of the page: something that others say belongs under `circulating`, something unknown under `gaps`.",
    origin: "ours",
    wrong: Example::FrontMatter("claims:\n  - {id: lowers-glucose, text: It lowers blood glucose., kind: efficacy}"),
    right: Example::FrontMatter(
        "claims:
  - id: raises-blood-nad
    text: One oral dose raised NAD+ in blood.
    kind: pharmacodynamics
    about: {compound: nicotinamide-riboside, species: human, route: oral}
    evidence:
      - {source: 'pmid:27721479', outcome: blood-metabolome, stance: supports}",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    if page.incomplete {
        return;
    }
    for claim in page.head.claims.iter().filter(|claim| claim.evidence.is_empty()) {
        let lost = claim.has("evidence") && is_flawed(cx.kb, cx.file, claim.at.span);
        if lost || is_misspelt(cx.kb, cx.file, claim.at.span, "evidence") {
            continue;
        }
        let message = format!("the claim `{}` has no evidence", claim.id.value);
        let help = "add `evidence: [{source: …, stance: supports}]`, or move the sentence to `circulating` or `gaps`";
        found.push(RULE.finding(cx.file, claim.id.span, message).help(help));
    }
}
