//! LNG003: a causal verb about people, unhedged, where the grade is preliminary or below.

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::{Hit, Kind, Sense};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::check::wording::{Said, Sentence, Tense, cited, tense, tier};
use crate::model::cited::Role;
use crate::model::vocab::{Species, Tier};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG003",
    family: Family::Lng,
    level: Severity::Warning,
    title: "unhedged causal verb about people under `.preliminary` or below",
    why: "“Improves sleep” says that it does so in people, always. Where the grade is preliminary or below, the wording \
          that it permits is what was seen, in the past tense with its number of people or its design, or a hedge. The \
          tier is that of the claim to which the sentence refers, else of the section; for summary and answers the \
          page's, asked only of benefits. Denials, questions, quotations and animals are left alone.",
    origin: "rules R01, R06 and R24 of the project's survey of claim language; 53.1 % of 128 abstracts of non-randomised \
             studies used causal language (BMC Medical Research Methodology 2015, 15:85)",
    wrong: Example::Body("## Sleep {.preliminary}\n\nNAD+ improves sleep in people [@pmid:31572171]."),
    right: Example::Body(
        "## Sleep {.preliminary}\n\nIn a pilot of 12 people sleep improved after NAD+, which may be chance [@pmid:31572171].",
    ),
    silenceable: true,
    yields_to: &["LNG002", "LNG009", "LNG001"],
    run: Run::Grade(run),
};

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    for passage in &graded.cx.passages {
        found.extend(passage.said(&[Sense::Effect]).filter_map(|said| judge(graded, &said)));
    }
}

fn judge(graded: &GradeCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    let cx = graded.cx;
    let tense = tense::tense(said.sentence, said.hit)?;
    let tier = tier_of(graded, said)?;
    let permitted = said.entry().from.unwrap_or(Tier::Supported);
    if tier::permits(Some(tier), permitted) || !is_about_people(said) {
        return None;
    }
    let is_result = tense == Tense::Past && is_told_as_result(said);
    if !said.standing().is_flat() || is_result || said.is_title(cx) {
        return None;
    }
    let message = format!("“{}” says of people more than `{tier}` permits", said.words());
    let help = match tense {
        Tense::Present => "say what was seen, in how many people, in the past tense; or hedge it with “may”",
        Tense::Past => "add in how many people, or in what kind of study, it was seen",
    };
    Some(RULE.finding(cx.file, said.span(), message).help(help))
}

/// The tier that rules the sentence: of its claims, else of its section, else of the page.
fn tier_of(graded: &GradeCx<'_>, said: &Said<'_, '_>) -> Option<Tier> {
    let page = graded.grade.evidence_level.computed;
    match said.passage.role {
        Role::Body => tier::of(graded.cx, said),
        Role::ClaimText(at) => {
            let claim = graded.page.head.claims.get(at as usize)?;
            let about = claim.about.as_ref().and_then(|about| about.species.as_ref());
            about.is_none_or(|species| species.value.species() == Some(Species::Human)).then_some(())?;
            cited::declared(claim).or_else(|| graded.grade.claims.get(at as usize).map(|grade| grade.tier))
        }
        Role::Summary | Role::Faq(_) => Some(tier::of(graded.cx, said).unwrap_or(page)),
        _ => None,
    }
}

/// Whether the verb is about people: it has an outcome of theirs as its object, or they are named; and neither animals
/// nor cells are.
fn is_about_people(said: &Said<'_, '_>) -> bool {
    let sentence = said.sentence;
    let is_of_others = sentence.has(Sense::Animal) || (said.passage.has(Sense::Animal) && !sentence.has(Sense::People));
    if is_of_others || (said.passage.is_headed(Sense::Animal) && !sentence.has(Sense::People)) {
        return false;
    }
    let rest = said.rest();
    let near = rest.start..rest.end.min(rest.start + 8);
    let is_outcome = object(said).is_some() || is_passive(said);
    let needs_benefit = matches!(said.passage.role, Role::Summary | Role::Faq(_));
    is_outcome || (!needs_benefit && sentence.within(Sense::People, near).is_some() && !sentence.has(Sense::Bench))
}

/// The outcome that is the verb's object: near it, and no molecule before it.
fn object<'p>(said: &Said<'p, '_>) -> Option<&'p Hit> {
    let rest = said.rest();
    let outcome = said.sentence.within(Sense::Outcome, rest.start..rest.end.min(rest.start + 6))?;
    let is_of_bench = said.sentence.within(Sense::Bench, rest.start..outcome.words.end + 1).is_some();
    (!is_of_bench).then_some(outcome)
}

/// "Sleep is improved by it": the outcome stands before the verb.
fn is_passive(said: &Said<'_, '_>) -> bool {
    let at = said.hit.words.start;
    let by = matches!(said.sentence.word(said.hit.words.end), "by" | "with" | "after");
    let is_be =
        (at.saturating_sub(3)..at).any(|word| matches!(said.sentence.word(word), "is" | "are" | "was" | "were"));
    by && is_be && said.sentence.within(Sense::Outcome, at.saturating_sub(6)..at).is_some()
}

/// Whether the paragraph says in how many people or by what design a result was seen.
fn is_told_as_result(said: &Said<'_, '_>) -> bool {
    said.passage.sentences().any(|sentence| sentence.has(Sense::Design) || is_counted(sentence))
}

/// "In 12 people", "12 of 40".
fn is_counted(sentence: &Sentence) -> bool {
    let number = |at: usize| sentence.words.get(at).is_some_and(|word| word.kind == Kind::Number);
    let people = sentence.of(Sense::People);
    let counts = people.filter(|hit| (hit.words.start.saturating_sub(3)..hit.words.start).any(number));
    counts.count() > 0
        || (1..sentence.words.len()).any(|at| sentence.word(at) == "of" && number(at - 1) && number(at + 1))
}
