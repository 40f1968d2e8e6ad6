//! LNG013: a benefit concluded from a mechanism.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, Paper, READ};
use crate::check::lexicon::{Form, Hit, Sense};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, cited, tense};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG013",
    family: Family::Lng,
    level: Severity::Info,
    title: "a mechanism's citation followed by a benefit",
    why: "How something works in cells does not say that it helps. Where a source that shows a mechanism is followed by \
          “which means” or “therefore” and a benefit, the benefit borrows the citation.",
    origin: "rule R22 of the project's survey of claim language; 19.5 % of 128 abstracts drew inadequate clinical \
             implications (BMC Medical Research Methodology 2015, 15:85)",
    wrong: Example::Beside(
        &Example::Body(
            "\n## Cells {.neutral}\n\nIn cells it feeds mitochondria [@pmid:31572171], which means that it improves endurance.",
        ),
        &[CELLS],
    ),
    right: Example::Beside(
        &Example::Body(
            "\n## Cells {.neutral}\n\nIn cells it feeds mitochondria [@pmid:31572171]. Whether it improves endurance was not studied.",
        ),
        &[CELLS],
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

const CELLS: Paper = Paper { of: GRANT, title: "An experiment in cells", lines: &[FEEDS, READ] };
const FEEDS: &str = "study:
  design: in-vitro
  species: [human]
  system: cells
  analytes: [example]
  outcomes:
    - {id: feed, measure: respiration, class: mechanism, direction: increases}
";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Inference]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    let outcome = said.sentence.within(Sense::Outcome, said.hit.words.end..said.sentence.words.len())?;
    let between = said.hit.words.end..outcome.words.start;
    let verbs = said.sentence.of(Sense::Effect).filter(|verb| between.contains(&verb.words.start));
    let is_verb = |verb: &Hit| {
        verb.form == Form::Base || verb.form == Form::Gerund || tense::tense(said.sentence, verb).is_some()
    };
    let is_benefit =
        verbs.into_iter().any(is_verb) || between.clone().any(|at| BENEFITS.contains(&said.sentence.word(at)));
    let at_outcome = Said { hit: outcome, ..*said };
    if !is_benefit
        || !at_outcome.standing().is_flat()
        || !follows_mechanism(cx, said)
        || said.sentence.has(Sense::Animal)
    {
        return None;
    }
    Some(said.finding(cx, &RULE))
}

/// Words that make what follows a benefit without a verb of effect.
const BENEFITS: [&str; 14] = [
    "helps",
    "benefits",
    "better",
    "more",
    "less",
    "fewer",
    "good",
    "greater",
    "longer",
    "healthier",
    "deeper",
    "sharper",
    "supports",
    "slower",
];

/// Whether what stands before in the sentence, or the sentence before where it begins so, cites a mechanism and no study
/// of anything else.
fn follows_mechanism(cx: &PageCx<'_>, said: &Said<'_, '_>) -> bool {
    let place = said.sentence.place(&said.hit.words);
    let own = said.sentence.range.start..place.start;
    let before = said.at.checked_sub(1).and_then(|at| said.passage.sentence(at)).map(|sentence| sentence.range.clone());
    let is_first = said.hit.words.start <= 1;
    let range = if is_first { before.map_or(own.clone(), |before| before.start..own.end) } else { own };
    let sources = cited::of(cx.kb, &cited::sources(cx, said.passage, range));
    !sources.is_empty() && sources.iter().all(|source| cited::is_of_mechanism(source))
}
