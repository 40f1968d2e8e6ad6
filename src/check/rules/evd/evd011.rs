//! EVD011: the library holds a contrary or inconclusive study that the claim leaves out.

use std::collections::BTreeSet;

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{BLINDED, GRANT, ORAL, Paper, RCT, TRAMMELL};
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::derive::grade::{self, normalised};
use crate::model::claim::About;
use crate::model::link::RefIx;
use crate::model::reference::Reference;
use crate::model::scalar::Text;
use crate::model::study::{Outcome, Study};
use crate::model::vocab::{Direction, OutcomeDirection, Route};

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD011",
    family: Family::Evd,
    level: Severity::Warning,
    title: "contrary or inconclusive study in the library, left out",
    why: "A claim that names only the studies which agree with it is graded on them alone, and too high. Where the library \
          holds an appraised study of the same compound, measure and condition that found otherwise, or settled nothing, \
          the claim must name it. Compared are the words of `measure` and `condition` of the claim with those of the \
          study's outcomes; a study by another route or in another species is another study.",
    origin: "GRADE and Cochrane: all eligible studies count, not the agreeing ones",
    wrong: Example::Beside(&Example::Filled(PAGE, WRONG), &[FOR, AGAINST]),
    right: Example::Beside(&Example::Filled(PAGE, RIGHT), &[FOR, AGAINST]),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const PAGE: &str = "claims:
  - id: less-pain
{}";

const WRONG: &str = "    text: It eases the pain of gout.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, measure: pain, direction: decreases, condition: gout}
    level: preliminary
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}";
const RIGHT: &str =
    "    text: Whether it eases the pain of gout is open; one trial found that it does, another settled nothing.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, measure: pain, direction: decreases, condition: gout}
    level: preliminary
    evidence:
      - {source: 'pmid:31572171', outcome: pain, stance: supports, locator: Abstract}
      - {source: 'pmid:27721479', outcome: pain, stance: inconclusive, locator: Abstract}";

const FOR: Paper = Paper {
    of: GRANT,
    title: "A trial of an example",
    lines: &[
        RCT,
        GOUT,
        ORAL,
        "  outcomes:\n    - {id: pain, measure: pain score, class: clinical, n: 480, direction: decreases}\n",
        BLINDED,
    ],
};
const AGAINST: Paper = Paper {
    of: TRAMMELL,
    title: "Another trial of an example",
    lines: &[
        RCT,
        GOUT,
        ORAL,
        "  outcomes:\n    - {id: pain, measure: pain at rest, class: clinical, n: 40, direction: inconclusive}\n",
        BLINDED,
    ],
};
const GOUT: &str = "  condition: gout\n";

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    found.extend(claims(graded).filter_map(|claim| judge(&claim)));
}

/// One finding for a claim, with each study that it leaves out.
fn judge(claim: &GradedClaim<'_>) -> Option<Finding> {
    let about = claim.claim.about.as_ref()?;
    let (measure, direction) = (about.measure.as_ref()?, about.direction.as_ref()?.value);
    let wanted = content(&measure.value);
    let kb = claim.graded.cx.kb;
    let left_out = candidates(claim, about).into_iter().filter_map(|source| {
        let reference = kb.library.get(source);
        let study = reference.record.study.as_ref()?;
        let same = is_of_condition(about, study) && is_by_route(about, study);
        let contrary = |outcome: &&Outcome| is_contrary(direction, outcome) && is_of_measure(&wanted, outcome);
        let outcome = study.outcomes.iter().find(contrary).filter(|_| same)?;
        grade::would_bear(claim.graded.basis, claim.graded.page, claim.claim, source).then_some((reference, outcome))
    });
    let left_out: Vec<(&Reference, &Outcome)> = left_out.collect();
    let (reference, outcome) = left_out.first()?;
    let more = match left_out.len() {
        1 => String::new(),
        count => format!(", and {} more", count - 1),
    };
    let message = format!(
        "`{}` leaves out {}, whose `{}` {}{more}",
        claim.id(),
        source_name(reference),
        outcome.id.value,
        says(outcome)
    );
    let finding = RULE.finding(claim.graded.cx.file, claim.claim.id.span, message);
    let help = format!(
        "add the entry with what it says to the sentence, `{{source: '{}', outcome: {}, stance: …}}`, or say in `about` in what \
         the claim differs from it: `measure`, `condition`, `route`",
        reference.id, outcome.id.value
    );
    Some(left_out.iter().fold(finding.help(help), |finding, (reference, outcome)| {
        finding.related(reference.file, outcome.id.span, format!("{} {}", source_name(reference), says(outcome)))
    }))
}

/// The sources on the claim's compound that it does not name.
fn candidates(claim: &GradedClaim<'_>, about: &About) -> Vec<RefIx> {
    let GradeCx { cx, page, basis, studied, .. } = claim.graded;
    let own = || basis.substances.of_page(page, cx.kb.compound(&page.slug).unwrap_or(u32::MAX));
    let substance = about.compound.as_ref().map_or_else(own, |name| basis.substances.of_name(&name.value));
    let named: BTreeSet<RefIx> = claim.claim.evidence.iter().filter_map(|entry| entry.source.target).collect();
    let mut sources = studied.of(&substance);
    sources.retain(|source| !named.contains(source));
    sources
}

/// Whether an outcome goes against a claim of that direction, or settles nothing where the claim says that there is an
/// effect. That something was seen is not refuted by one who did not see it.
fn is_contrary(claimed: Direction, outcome: &Outcome) -> bool {
    let Some(found) = outcome.direction.as_ref().map(|direction| direction.value) else { return false };
    let found = match found {
        OutcomeDirection::Inconclusive => {
            return matches!(
                claimed,
                Direction::Increases | Direction::Decreases | Direction::Changes | Direction::Differs
            );
        }
        OutcomeDirection::Of(found) => found,
    };
    match claimed {
        Direction::Increases => matches!(found, Direction::Decreases | Direction::NoImportantEffect),
        Direction::Decreases => matches!(found, Direction::Increases | Direction::NoImportantEffect),
        Direction::Changes | Direction::Differs => found == Direction::NoImportantEffect,
        Direction::NoImportantEffect => {
            matches!(found, Direction::Increases | Direction::Decreases | Direction::Changes | Direction::Differs)
        }
        Direction::Present | Direction::Disputed => false,
    }
}

fn says(outcome: &Outcome) -> &'static str {
    match outcome.direction.as_ref().map(|direction| direction.value) {
        Some(OutcomeDirection::Inconclusive) | None => "settled nothing",
        Some(OutcomeDirection::Of(Direction::NoImportantEffect)) => "showed no important effect",
        Some(OutcomeDirection::Of(Direction::Increases)) => "went up",
        Some(OutcomeDirection::Of(Direction::Decreases)) => "went down",
        Some(OutcomeDirection::Of(
            Direction::Changes | Direction::Differs | Direction::Present | Direction::Disputed,
        )) => "found otherwise",
    }
}

/// Whether all words of the shorter of two measures stand in the longer.
fn is_of_measure(wanted: &BTreeSet<String>, outcome: &Outcome) -> bool {
    let Some(found) = outcome.measure.as_ref().map(|measure| content(&measure.value)) else { return false };
    !found.is_empty() && !wanted.is_empty() && (wanted.is_subset(&found) || found.is_subset(wanted))
}

/// The words of a measure that tell it from others, without their plurals.
fn content(measure: &str) -> BTreeSet<String> {
    const COMMON: [&str; 24] = [
        "a",
        "after",
        "against",
        "all",
        "and",
        "at",
        "before",
        "by",
        "change",
        "concentration",
        "content",
        "during",
        "from",
        "in",
        "level",
        "mean",
        "of",
        "on",
        "or",
        "score",
        "the",
        "to",
        "total",
        "with",
    ];
    let name = normalised(measure);
    let words = name.split('-').map(|word| word.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(word));
    words.filter(|word| !COMMON.contains(word)).map(str::to_owned).collect()
}

/// Whether claim and study are about one condition: each says so, one within the other, or neither does.
fn is_of_condition(about: &About, study: &Study) -> bool {
    let name = |text: &Option<Text>| text.as_ref().map(|text| normalised(&text.value));
    match (name(&about.condition), name(&study.condition)) {
        (Some(ours), Some(theirs)) => ours == theirs || ours.contains(&theirs) || theirs.contains(&ours),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Whether the study gave by the claim's route, as far as both say.
fn is_by_route(about: &About, study: &Study) -> bool {
    let Some(claimed) = about.route.as_ref().map(|route| route.value).filter(|route| *route != Route::Any) else {
        return true;
    };
    let mut routes = study.interventions.iter().filter_map(|given| given.route.as_ref()).peekable();
    routes.peek().is_none() || routes.any(|route| route.value == claimed || route.value == Route::Any)
}
