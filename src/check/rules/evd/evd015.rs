//! EVD015: a source gave a dose far from the claim's.

use crate::base::diag::{Finding, Severity};
use crate::check::dose::Dose;
use crate::check::example::paper::{BLINDED, GRANT, PAIN_IN_480, Paper, RCT};
use crate::check::graded::{GradedClaim, GradedEntry, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::model::scalar::Text;
use crate::model::study::Study;

/// How many times the larger dose may be the smaller. Ours.
const FOLD: f64 = 3.0;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD015",
    family: Family::Evd,
    level: Severity::Info,
    title: "dose of the source far from the claim's",
    why: "What ten times the dose does, the dose need not do. This points at sources that gave more than three times as \
          much, or less than a third, of what the claim speaks of. Whether it matters people judge: recorded under \
          `directness`, the grade takes a step for it.",
    origin: "GRADE, indirectness of the intervention; threefold is ours",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[TRIAL]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[TRIAL]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: less-pain
{}
    level: preliminary
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}";

const WRONG: &str = "    text: At 100 mg a day it eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases, dose: 100 mg/day}";
const RIGHT: &str = "    text: At 2 g a day it eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, direction: decreases, dose: 2 g/day}";

const TRIAL: Paper = Paper { of: GRANT, title: "A trial of an example", lines: &[RCT, GIVEN, PAIN_IN_480, BLINDED] };
const GIVEN: &str = "  interventions: [{compound: example, route: oral, dose: 1000 mg twice a day}]\n";

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    for claim in claims(graded) {
        let Some(text) = claim.claim.about.as_ref().and_then(|about| about.dose.as_ref()) else { continue };
        let claimed = Dose::all(&text.value);
        found.extend(claim.entries().filter_map(|entry| judge(&claim, entry, text, &claimed)));
    }
}

fn judge(claim: &GradedClaim<'_>, entry: GradedEntry<'_>, text: &Text, claimed: &[Dose]) -> Option<Finding> {
    entry.stance()?;
    let is_judged = entry.entry.directness.as_ref().is_some_and(|directness| directness.dose.is_some());
    let reference = claim.reference(entry.entry).filter(|_| !is_judged)?;
    let given = given(claim, reference.record.study.as_ref()?);
    let doses: Vec<Dose> = given.iter().flat_map(|text| Dose::all(&text.value)).collect();
    let fold = Dose::apart(claimed, &doses).filter(|fold| *fold > FOLD)?;
    let first = given.first()?;
    let message = format!(
        "{} gave {}, {fold:.0} times off the {} of `{}`",
        claim.source_name(entry.entry),
        first.value,
        text.value,
        claim.id()
    );
    let finding = RULE.finding(claim.graded.cx.file, entry.entry.source.span, message);
    let help = "judge it, `directness: {dose: indirect, reason: …, by: …, date: …}`, which takes a step off, or `dose: direct` \
                with the reason; or name the dose studied in the claim";
    Some(finding.help(help).related(reference.file, first.span, "what was given"))
}

/// The doses of the claim's compound in a study; of all that it gave where the compound goes by a name not known here.
fn given<'a>(claim: &GradedClaim<'a>, study: &'a Study) -> Vec<&'a Text> {
    let substances = &claim.graded.basis.substances;
    let kb = claim.graded.cx.kb;
    let page = claim.graded.page;
    let named = claim.claim.about.as_ref().and_then(|about| about.compound.as_ref());
    let own = substances.of_page(page, kb.compound(&page.slug).unwrap_or(u32::MAX));
    let own = named.map_or(own, |name| substances.of_name(&name.value));
    let all = || study.interventions.iter().filter_map(|given| Some((given, given.dose.as_ref()?)));
    let of_compound: Vec<&Text> =
        all().filter(|(given, _)| substances.is(&own, &given.compound.value)).map(|(_, dose)| dose).collect();
    if of_compound.is_empty() { all().map(|(_, dose)| dose).collect() } else { of_compound }
}
