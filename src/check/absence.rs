//! What nobody knows: the absences that a page records, and the words by which sentences tell of one.

use std::ops::Range;

use crate::check::fold::fold;
use crate::model::compound::{Detection, Gap};
use crate::model::kb::CompoundPage;
use crate::model::kinetics::{Measure, Searched};
use crate::model::vocab::Word;

/// An absence that a page records.
pub struct Absence<'a> {
    /// What is absent, as a sentence names it: "`t12-plasma`", "the gap “…”".
    pub what: String,
    /// What it is about, in words.
    pub matter: String,
    /// The search, if anyone says whether there was one.
    pub searched: Option<&'a Searched>,
}

/// Every absence of a page: gaps, and records that are unpublished.
pub fn of_page(page: &CompoundPage) -> Vec<Absence<'_>> {
    let head = &page.head;
    let gaps = head.gaps.iter().map(of_gap);
    let measures = head.measures().filter_map(of_measure);
    gaps.chain(measures).chain(head.detection.iter().filter_map(of_detection)).collect()
}

fn of_gap(gap: &Gap) -> Absence<'_> {
    let note = gap.note.as_ref().map_or("", |note| &note.text);
    let start: String = gap.what.text.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    let what = if start.len() < gap.what.text.trim_end().len() {
        format!("“{start} …”")
    } else {
        format!("“{start}”")
    };
    Absence { what, matter: format!("{} {note}", gap.what.text), searched: gap.searched.as_ref() }
}

fn of_measure(measure: Measure<'_>) -> Option<Absence<'_>> {
    let unpublished = measure.unpublished()?;
    let parts = [measure.analyte(), measure.tissue(), measure.cell(), measure.population(), measure.condition()];
    let mut matter: Vec<&str> = parts.into_iter().flatten().map(|part| &*part.value).collect();
    matter.extend(measure.parameter().map_or(["half-life"], |parameter| [parameter.word()]));
    matter.extend(measure.compartment().map(|place| place.value.word()));
    matter.extend(measure.route().map(|route| route.value.word()));
    matter.push(&unpublished.text);
    let what = format!("`{}`", measure.id().value);
    Some(Absence { what, matter: matter.join(" "), searched: measure.searched() })
}

fn of_detection(record: &Detection) -> Option<Absence<'_>> {
    let unpublished = record.unpublished.as_ref()?;
    let analyte = record.analyte.as_ref().map_or("", |analyte| &analyte.value);
    let place = record.matrix.as_ref().map_or("", |place| place.value.word());
    let what = format!("the detection of {} in {place}", if analyte.is_empty() { "it" } else { analyte });
    let matter = format!("detection {analyte} {place} {}", unpublished.text);
    Some(Absence { what, matter, searched: record.searched.as_ref() })
}

/// What is looked for and not found.
const STUDIES: [&str; 10] = [
    "trial",
    "trials",
    "study",
    "studies",
    "research",
    "data",
    "measurement",
    "measurements",
    "experiment",
    "experiments",
];
/// What is done in a study.
const STUDIED: [&str; 8] =
    ["studied", "tested", "investigated", "examined", "trialled", "published", "researched", "trialed"];
/// Who did not.
const NOBODY: [&str; 2] = ["nobody", "no-one"];
/// Between "no" and the noun stand adjectives, and no words that begin something else.
const BREAKS: [&str; 22] = [
    "of",
    "in",
    "on",
    "for",
    "to",
    "and",
    "or",
    "the",
    "a",
    "an",
    "that",
    "which",
    "is",
    "was",
    "were",
    "are",
    "by",
    "but",
    "difference",
    "effect",
    "effects",
    "change",
];

/// A cheap look before sentences are taken apart.
pub fn may_be_told(text: &str) -> bool {
    const SAY: [&[u8]; 6] = [b"no", b"not", b"never", b"nobody", b"untested", b"unstudied"];
    let mut words = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric());
    words.any(|word| {
        matches!(word.first(), Some(b'n' | b'N' | b'u' | b'U')) && SAY.iter().any(|say| word.eq_ignore_ascii_case(say))
    })
}

/// The words in a sentence that say that something was never studied or found: "no controlled trial", "never been
/// tested".
pub fn told(sentence: &str) -> Option<Range<usize>> {
    let words = words(sentence);
    (0..words.len()).find_map(|at| {
        let (word, range) = words.get(at)?;
        let end = match word.as_str() {
            "no" => nothing(&words, at),
            "not" | "never" => undone(&words, at),
            word if NOBODY.contains(&word) => by_nobody(&words, at),
            "untested" | "unstudied" => Some(at),
            _ => None,
        }?;
        Some(range.start..words.get(end)?.1.end)
    })
}

type Words = [(String, Range<usize>)];

fn is_among(words: &Words, at: usize, list: &[&str]) -> bool {
    words.get(at).is_some_and(|(word, _)| list.contains(&word.as_str()))
}

/// "no human trials", "no one has tested".
fn nothing(words: &Words, at: usize) -> Option<usize> {
    if is_among(words, at + 1, &["one"]) {
        return by_nobody(words, at + 1);
    }
    let noun = (at + 1..at + 5).find(|&noun| is_among(words, noun, &STUDIES))?;
    let is_phrase = (at + 1..noun).all(|between| !is_among(words, between, &BREAKS));
    // "No study drug", "no trial product", "no data set".
    let goes_on = is_among(words, noun + 1, &["drug", "drugs", "product", "products", "group", "participants", "set"]);
    (is_phrase && !goes_on).then_some(noun)
}

/// "not studied", "has never been tested".
fn undone(words: &Words, at: usize) -> Option<usize> {
    let next = at + 1 + usize::from(is_among(words, at + 1, &["yet"]));
    let next = next + usize::from(is_among(words, next, &["been", "be", "being"]));
    let next = next + usize::from(is_among(words, next, &["well", "directly", "formally", "systematically"]));
    is_among(words, next, &STUDIED).then_some(next)
}

/// "nobody has studied".
fn by_nobody(words: &Words, at: usize) -> Option<usize> {
    let next = at + 1 + usize::from(is_among(words, at + 1, &["has", "have", "ever"]));
    let next = next + usize::from(is_among(words, next, &["ever", "yet"]));
    (is_among(words, next, &STUDIED) || is_among(words, next, &["measured"])).then_some(next)
}

fn words(sentence: &str) -> Vec<(String, Range<usize>)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        let is_part = c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
        match (start, is_part) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push((sentence.get(from..at).unwrap_or("").to_lowercase(), from..at));
                start = None;
            }
            (Some(_), true) | (None, false) => {}
        }
        // A sign ends a phrase.
        if matches!(c, ',' | ';' | ':' | '(' | ')' | '.') {
            words.push((c.to_string(), at..at + 1));
        }
    }
    words
}

/// Words that say nothing of the matter in question.
const COMMON: [&str; 60] = [
    "about",
    "after",
    "against",
    "also",
    "another",
    "available",
    "because",
    "been",
    "before",
    "being",
    "confirmed",
    "could",
    "data",
    "does",
    "each",
    "evidence",
    "exist",
    "exists",
    "far",
    "figure",
    "find",
    "found",
    "from",
    "given",
    "gives",
    "have",
    "here",
    "human",
    "humans",
    "into",
    "known",
    "many",
    "measured",
    "more",
    "much",
    "nobody",
    "none",
    "only",
    "other",
    "over",
    "people",
    "published",
    "says",
    "shown",
    "shows",
    "source",
    "studied",
    "studies",
    "study",
    "such",
    "tested",
    "than",
    "that",
    "there",
    "this",
    "trial",
    "trials",
    "were",
    "whether",
    "with",
];

/// The stems of the words of a text that say what it is about.
pub fn stems(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = fold(text).split(' ').map(str::to_owned).collect();
    let says = |word: &String| word.chars().count() > 3 && !COMMON.contains(&word.as_str());
    words.into_iter().filter(says).map(|word| word.chars().take(5).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absences_are_told_in_a_few_ways() {
        for (sentence, words) in [
            ("No trials exist.", "No trials"),
            ("There are no controlled human studies of it.", "no controlled human studies"),
            ("It was never tested in people.", "never tested"),
            ("It has not yet been studied, nor sold.", "not yet been studied"),
            ("In people it is untested.", "untested"),
            ("No one has measured it.", "No one has measured"),
            ("Nobody has ever published one.", "Nobody has ever published"),
            ("No published pharmacokinetic data.", "No published pharmacokinetic data"),
        ] {
            assert_eq!(told(sentence).map(|range| &sentence[range]), Some(words), "{sentence}");
        }
        for sentence in [
            "In no trial of it was there a difference.".trim_start_matches("In no trial of it "),
            "It made no difference in the study.",
            "There was no effect, and studies agree.",
            "No study drug was given.",
            "No change in trials.",
            "It did not differ.",
            "The trial is not over.",
        ] {
            assert_eq!(told(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn stems_tell_what_a_text_is_about() {
        let all = |text: &str| stems(text).collect::<Vec<_>>();
        assert_eq!(all("No trial in people with Diabetes, or for ageing"), ["diabe", "agein"]);
        assert_eq!(all("diabetic β-cells"), ["diabe", "cells"]);
    }
}
