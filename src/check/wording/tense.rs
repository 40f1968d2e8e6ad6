//! Whether a verb of the lexicon asserts something in its sentence, and of what time.

use crate::check::lexicon::{Form, Hit, Sense};
use crate::check::wording::sentence::Sentence;

/// Of what time a verb speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// What always holds: "improves", "will improve", "has been shown to improve".
    Present,
    /// What happened: "improved".
    Past,
}

/// Words before a noun, after which a word that may be a verb is none.
#[rustfmt::skip]
const BEFORE_NOUNS: [&str; 44] = [
    "a", "an", "the", "of", "in", "with", "by", "for", "from", "no", "any", "some", "this", "these", "those", "its",
    "their", "his", "her", "our", "your", "each", "such", "large", "small", "further", "other", "greater", "significant",
    "modest", "and/or", "on", "to", "as", "similar", "clear", "marked", "mean", "net", "total", "average", "possible",
    "known", "main",
];

/// Verbs before an attribute: "they describe improved sleep".
#[rustfmt::skip]
const BEFORE_ATTRIBUTES: [&str; 20] = [
    "describe", "describes", "described", "report", "reports", "reported", "show", "shows", "showed", "shown", "saw",
    "see", "found", "find", "finds", "experience", "experienced", "noted", "means", "including",
];

/// Words that make what follows them passive, or an attribute.
const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "being", "get", "gets"];

/// Words after which the plain form is a statement.
#[rustfmt::skip]
const AUXILIARIES: [&str; 20] =
    ["will", "can", "does", "do", "did", "helps", "help", "helped", "shall", "they", "we", "you", "these", "both",
    "may", "might", "could", "would", "should", "must"];

/// Words before "to" that make of the plain form a statement: "is able to improve", "has been shown to improve".
const BEFORE_TO: [&str; 22] = [
    "able",
    "ability",
    "shown",
    "proven",
    "proved",
    "known",
    "found",
    "helps",
    "help",
    "demonstrated",
    "seen",
    "reported",
    "power",
    "used",
    "sure",
    "certain",
    "guaranteed",
    "works",
    "work",
    "confirmed",
    "established",
    "effective",
];

/// The tense in which a verb is asserted; `None` where it is a noun, an attribute, a purpose or a way.
pub fn tense(sentence: &Sentence, hit: &Hit) -> Option<Tense> {
    let at = hit.words.start;
    if sentence.words.get(at).is_some_and(|word| word.is_joined) {
        return None;
    }
    let before = adverbs(sentence, at);
    let previous = sentence.before(before);
    match hit.form {
        Form::Third => (!is_noun(sentence, hit)).then_some(Tense::Present),
        Form::Base => is_stated(sentence, before).then_some(Tense::Present),
        Form::Past | Form::Participle => past(sentence, hit, before),
        Form::Gerund => {
            let follows = matches!(previous, "thereby" | "thus" | "," | "is" | "are");
            (follows && !matches!(sentence.word(hit.words.end), "of" | "by")).then_some(Tense::Present)
        }
        Form::Fixed => Some(Tense::Present),
    }
}

/// The number of the word after which the adverbs before a verb begin.
fn adverbs(sentence: &Sentence, at: usize) -> usize {
    let is_adverb =
        |word: &str| word.len() > 4 && word.ends_with("ly") || matches!(word, "also" | "often" | "then" | "even");
    let count = (0..at).rev().take_while(|&before| is_adverb(sentence.word(before))).count();
    at - count
}

/// Whether a form in `-s` is the plural of a noun.
fn is_noun(sentence: &Sentence, hit: &Hit) -> bool {
    let at = hit.words.start;
    let next = sentence.word(hit.words.end);
    let is_plural = BEFORE_NOUNS.contains(&sentence.before(at)) || at == 0;
    is_plural
        || matches!(next, "in" | "of" | "to" | "from" | "were" | "was" | "are" | "is" | "," | "." | "and" | ")")
            && hit.words.len() == 1
}

fn is_stated(sentence: &Sentence, before: usize) -> bool {
    let previous = sentence.before(before);
    if AUXILIARIES.contains(&previous) {
        return true;
    }
    if previous == "to" {
        let governing = before.checked_sub(2).map_or("", |at| sentence.word(at));
        return BEFORE_TO.contains(&governing);
    }
    if matches!(previous, "and" | "or" | ",") {
        let verbs = sentence.of(Sense::Effect).chain(sentence.of(Sense::Treat));
        let mut others = verbs.filter(|other| other.words.end < before);
        return others.any(|other| tense(sentence, other) == Some(Tense::Present));
    }
    is_plural(previous)
}

/// Words in `-s` before a comparative or a noun, which are no plurals: "reports lower scores".
#[rustfmt::skip]
const NO_PLURALS: [&str; 22] = [
    "does", "always", "perhaps", "thus", "plus", "whereas", "versus", "reports", "shows", "finds", "describes", "gives",
    "means", "names", "says", "notes", "lists", "sees", "suggests", "besides", "unless", "towards",
];

/// Whether a word looks like the plural of a noun, after which a plain form is its verb.
fn is_plural(word: &str) -> bool {
    let ends = word.ends_with('s') && !["ss", "us", "is", "as"].iter().any(|end| word.ends_with(end));
    word.len() > 3 && ends && !NO_PLURALS.contains(&word)
}

fn past(sentence: &Sentence, hit: &Hit, before: usize) -> Option<Tense> {
    let previous = sentence.before(before);
    let next = sentence.word(hit.words.end);
    match previous {
        "is" | "are" => Some(Tense::Present),
        _ if BE.contains(&previous) => Some(Tense::Past),
        "has" | "have" | "had" | "not" | "that" | "which" | "who" => Some(Tense::Past),
        // "Lowered pain and improved sleep", but "of pain and improved sleep".
        "and" | "or" | "," => {
            let mut others = sentence.hits().iter().filter(|other| other.words.end < before && other.form == hit.form);
            others.any(|other| tense(sentence, other) == Some(Tense::Past)).then_some(Tense::Past)
        }
        _ if BEFORE_ATTRIBUTES.contains(&previous) => None,
        // "The increased dose", "of improved sleep", and an exposure: "mice treated with it".
        _ if BEFORE_NOUNS.contains(&previous) || previous.is_empty() => None,
        _ if hit.sense != Sense::Result && matches!(next, "with" | "by" | "for") => None,
        _ => Some(Tense::Past),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Tense> {
        let sentence = Sentence::read(text, 0..text.len());
        let mut verbs = sentence.hits().iter().filter(|hit| matches!(hit.sense, Sense::Effect | Sense::Treat));
        verbs.find_map(|hit| tense(&sentence, hit))
    }

    #[test]
    fn statements_are_told_from_nouns_and_purposes() {
        for text in [
            "It improves sleep.",
            "NAD+ infusions improve sleep.",
            "It will improve sleep.",
            "It helps to improve sleep.",
            "It has been shown to improve sleep.",
            "It clearly and fully restores sleep, thereby improving mood.",
            "Sleep is improved by it.",
            "Infusions significantly reduce pain.",
        ] {
            assert_eq!(read(text), Some(Tense::Present), "{text}");
        }
        for text in
            ["It improved sleep.", "Sleep was improved.", "It has improved sleep.", "It rapidly lowered glucose."]
        {
            assert_eq!(read(text), Some(Tense::Past), "{text}");
        }
        for text in [
            "The increases in NAD+ were small.",
            "They were given it to improve sleep.",
            "A trial of improved sleep.",
            "The increased dose was large.",
            "Some describe improved sleep.",
            "It goes with less pain and increased risk.",
            "Patients treated with it slept.",
            "By improving sleep it works.",
            "The causes of it are many.",
            "A sleep-improving pill.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
