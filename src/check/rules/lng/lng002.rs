//! LNG002: an animal result told without its species.

use crate::base::diag::{Finding, Severity};
use crate::check::example::paper::{GRANT, IN_MICE, ORAL, ORGANISM, Paper, READ};
use crate::check::lexicon::Sense;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::check::wording::{Said, cited, tense};
use crate::model::reference::Reference;
use crate::model::vocab::{Kind, Species};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG002",
    family: Family::Lng,
    level: Severity::Warning,
    title: "animal result told without its species",
    why: "A reader takes a sentence that names no species to be about people. Where all sources of a sentence are \
          experiments in living animals, the sentence, one before it in the paragraph, or the heading says in which.",
    origin: "rule R02 of the project's survey of claim language; FTC (2022): animal studies do not substantiate claims",
    wrong: Example::Beside(
        &Example::Body("\n## Endurance {.preclinical}\n\nIt raised endurance by a third [@pmid:31572171]."),
        &[MICE],
    ),
    right: Example::Beside(
        &Example::Body("\n## Endurance {.preclinical}\n\nIn mice it raised endurance by a third [@pmid:31572171]."),
        &[MICE],
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

const MICE: Paper =
    Paper { of: GRANT, title: "An experiment in mice", lines: &[IN_MICE, ORGANISM, ORAL, ENDURANCE, READ] };
const ENDURANCE: &str =
    "  outcomes:\n    - {id: run, measure: endurance, class: clinical, n: 20, direction: increases}\n";

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        let mut told: Option<usize> = None;
        for said in passage.said(&[Sense::Effect, Sense::Result]) {
            if told != Some(said.at)
                && let Some(finding) = judge(cx, &said)
            {
                told = Some(said.at);
                found.push(finding);
            }
        }
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    tense::tense(said.sentence, said.hit)?;
    let standing = said.standing();
    if standing.is_asked || standing.is_reported {
        return None;
    }
    let studies = cited::studies(cx, said);
    let first = studies.first().filter(|_| studies.iter().all(|study| cited::is_of_animals(study)))?;
    if is_named(cx, said) || said.is_title(cx) {
        return None;
    }
    let species = species(first)?;
    let message =
        format!("“{}” is told without its species; {} studied it in {species}", said.words(), source_name(first));
    let finding = RULE.finding(cx.file, said.span(), message).help(format!("say in whom: “in {species}”"));
    Some(finding.related(first.file, first.place(), "the record"))
}

/// Whether the sentence, one before it in its block, or a heading above it names an animal, or people.
fn is_named(cx: &PageCx<'_>, said: &Said<'_, '_>) -> bool {
    let around = if said.passage.is_row() { usize::MAX } else { said.at + 1 };
    let mut near = said.passage.sentences().take(around);
    let by_words = near.any(|sentence| sentence.has(Sense::Animal) || sentence.has(Sense::People));
    by_words || said.passage.is_headed(Sense::Animal) || is_chemistry(cx, said)
}

/// Whether the sentence stands on a claim of biochemistry, which a reader takes to hold for living things in general.
fn is_chemistry(cx: &PageCx<'_>, said: &Said<'_, '_>) -> bool {
    let claims = cited::claims(cx, said.passage, said.sentence.range.clone());
    claims.iter().any(|(_, claim)| claim.kind.as_ref().is_some_and(|kind| kind.value == Kind::Biochemistry))
}

/// The animals of a study in words: "mice".
fn species(reference: &Reference) -> Option<String> {
    let study = reference.record.study.as_ref()?;
    let names: Vec<&str> = study
        .species
        .iter()
        .map(|species| match species.value {
            Species::Human => "people",
            Species::Mouse => "mice",
            Species::Rat => "rats",
            Species::Rabbit => "rabbits",
            Species::Hamster => "hamsters",
            Species::Dog => "dogs",
            Species::Pig => "pigs",
            Species::Monkey => "monkeys",
            Species::Horse => "horses",
            Species::Fly => "flies",
            Species::Worm => "worms",
            Species::Fish => "fish",
            Species::Yeast => "yeast",
            Species::Bacteria => "bacteria",
            Species::Other => "animals",
        })
        .collect();
    Some(names.join(" and "))
}
