//! EVD004: a source is not about the claim's compound.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, PAIN_IN_480, Paper, RCT, READ};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::derive::grade::Aside;
use crate::model::reference::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD004",
    family: Family::Evd,
    level: Severity::Error,
    title: "compound neither given nor measured nor related",
    why: "A study of oral nicotinamide riboside once stood eleven times for the half-life of infused NAD+. A source that \
          neither gave nor measured the claim's compound is context, not evidence: it counts for nothing, unless the \
          page declares how the two are related.",
    origin: "ours; the founding case",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[OTHER]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[OTHER]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "{}claims:
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, outcome: clinical, direction: decreases}
    level: unproven
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}";

const WRONG: &str = "";
const RIGHT: &str = "relations:
  - {to: nmn, kind: precursor}
";

const OTHER: Paper = Paper {
    of: GRANT,
    title: "A trial of NMN",
    lines: &[RCT, "  interventions: [{compound: nmn, route: oral}]\n", PAIN_IN_480, READ],
};

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).flat_map(|claim| judge(&claim)));
}

fn judge(claim: &GradedClaim<'_>) -> Vec<Finding> {
    let others = claim.entries().filter(|entry| entry.aside() == Some(Aside::OtherCompound));
    let findings = others.filter_map(|entry| {
        let reference = claim.reference(entry.entry)?;
        let message = format!(
            "{} {}, so it is no evidence for `{}`, which is about {}",
            claim.source_name(entry.entry),
            subject(reference),
            claim.id(),
            compound(claim)
        );
        let finding = RULE.finding(claim.graded.cx.file, entry.entry.source.span, message);
        let finding =
            finding.help("cite a study of that compound, or declare under `relations` how the two are related");
        Some(finding.related(reference.file, reference.place(), "what it gave and measured stands in its record"))
    });
    findings.collect()
}

/// The claim's compound, as the claim or the page names it.
fn compound<'a>(claim: &GradedClaim<'a>) -> &'a str {
    let named = claim.claim.about.as_ref().and_then(|about| about.compound.as_ref());
    let page = claim.graded.page;
    named.or(page.head.title.as_ref()).map_or(&page.slug, |name| &name.value)
}

/// What a source is about, as far as its record says.
fn subject(reference: &Reference) -> String {
    let study = reference.record.study.as_ref();
    let given: Vec<&str> = study.iter().flat_map(|study| &study.interventions).map(|i| &*i.compound.value).collect();
    if !given.is_empty() {
        return format!("gave {}", given.join(", "));
    }
    let mut measured: Vec<&str> = study.iter().flat_map(|study| &study.analytes).map(|name| &*name.value).collect();
    measured.extend(study.iter().flat_map(|study| &study.measured).map(|measured| &*measured.analyte.value));
    match measured.is_empty() {
        true => "does not say what it gave or measured".to_owned(),
        false => format!("is about {}", measured.join(", ")),
    }
}
