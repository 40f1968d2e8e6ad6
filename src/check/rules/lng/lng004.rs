//! LNG004: advice on doses.

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::Sense;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, dose};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG004",
    family: Family::Lng,
    level: Severity::Error,
    title: "dosing advice",
    why: "A page tells what was given in which study; it does not tell readers what to take. An imperative, “you” or \
          “should be taken” with a dose or a frequency is advice, whatever it cites. Questions and quotations are left \
          alone.",
    origin: "rule R13 of the project's survey of claim language",
    wrong: Example::Body("## Use {.neutral}\n\nTake 500 mg twice a day [@pmid:31572171]."),
    right: Example::Body("## Use {.neutral}\n\nIn the pilot people were given 3 µmol/min for 6 h [@pmid:31572171]."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        let mut told = None;
        for said in passage.said(&[Sense::Take]).filter(|said| !said.sentence.is_question) {
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
    let sentence = said.sentence;
    let doses = dose::doses(sentence);
    let is_after = |dose: &&dose::Dose| dose.words().start >= said.hit.words.end;
    let dose = doses.iter().find(is_after)?;
    let standing = said.standing();
    if standing.is_reported || standing.is_asked || !is_advice(said) {
        return None;
    }
    let words = said.hit.words.start..dose.words().end;
    let place = sentence.place(&words);
    let typed = said.passage.run.text().get(sentence.place(dose.words())).unwrap_or("");
    let message = format!("“{} … {typed}” tells readers what dose to take", said.words());
    Some(
        RULE.finding(cx.file, said.passage.run.span(place), message)
            .help("say who was given it, in which study, and cite it"),
    )
}

/// Whether the verb is an imperative, or says what readers should do.
fn is_advice(said: &Said<'_, '_>) -> bool {
    let (sentence, at) = (said.sentence, said.hit.words.start);
    if said.hit.words.len() > 1 {
        return true;
    }
    let before = sentence.before(at);
    let is_you = (at.saturating_sub(4)..at).any(|word| sentence.word(word) == "you");
    let is_after_comma = before == "," && sentence.word(0) != "participants" && is_free_of_subject(said);
    let is_linked =
        matches!(before, "then" | "please" | "simply" | "just" | "and" | ":" | "—" | "always" | "never" | "not")
            && is_free_of_subject(said);
    (sentence.is_first(at) && !is_noun(said)) || is_you || is_after_comma || is_linked
}

/// Whether a word that may be a noun or an attribute is one: the clause has another verb ("Repeat infusions are needed").
fn is_noun(said: &Said<'_, '_>) -> bool {
    const VERBS: [&str; 10] = ["is", "are", "was", "were", "be", "has", "have", "had", "may", "can"];
    let rest = said.rest();
    let may_be =
        !matches!(said.sentence.word(said.hit.words.start), "take" | "inject" | "infuse" | "swallow" | "ingest");
    may_be && rest.into_iter().any(|at| VERBS.contains(&said.sentence.word(at)))
}

/// Whether nothing before the verb can be its subject: an imperative, or words that only set the scene.
fn is_free_of_subject(said: &Said<'_, '_>) -> bool {
    let (sentence, at) = (said.sentence, said.hit.words.start);
    const SCENES: [&str; 16] = [
        "for", "if", "when", "before", "after", "to", "then", "do", "don't", "first", "next", "please", "simply", "in",
        "always", "never",
    ];
    let others = sentence.of(Sense::Take).filter(|hit| hit.words.end < at && hit.words.len() == 1);
    SCENES.contains(&sentence.word(0)) || others.into_iter().any(|hit| sentence.is_first(hit.words.start))
}
