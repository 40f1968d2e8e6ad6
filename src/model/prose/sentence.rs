//! Where sentences end.
//!
//! A full stop ends a sentence when what follows can begin one, and when it is not that of an abbreviation, an
//! initial or a number. Written for English prose with citations; where it doubts, it does not split.

use crate::model::prose::TextRun;
use std::ops::Range;

/// After these a full stop never ends a sentence.
const NEVER: &[&str] = &[
    "e.g", "i.e", "cf", "vs", "v", "viz", "approx", "ca", "c", "dr", "prof", "mr", "mrs", "ms", "st", "al", "resp",
    "incl", "excl", "esp", "eq", "ref", "refs", "suppl", "ed", "eds", "dept", "univ",
];

/// After these a full stop does not end a sentence when a number, or a single capital, follows.
const BEFORE_NUMBERS: &[&str] =
    &["fig", "figs", "no", "nos", "vol", "p", "pp", "tab", "sect", "ch", "eq", "eqs", "ref", "refs", "app", "chap"];

/// No abbreviation of these has more letters.
const LONGEST: usize = 6;

/// Words that begin sentences, so that a full stop after an initial or `et al.` ends one before them.
const STARTERS: &[&str] = &[
    "A", "After", "All", "Although", "An", "And", "As", "At", "Because", "Before", "Both", "But", "By", "Each", "Few",
    "For", "From", "He", "However", "If", "In", "It", "Its", "Most", "Neither", "No", "None", "Not", "Of", "On", "One",
    "Only", "Other", "Others", "Our", "She", "Since", "So", "Some", "Such", "That", "The", "Their", "Then", "There",
    "These", "They", "This", "Those", "Though", "Three", "Thus", "To", "Two", "We", "What", "When", "Where", "Whether",
    "Which", "While", "With", "Without", "Yet",
];

/// The sentences of a text, without white space at their ends.
pub(in crate::model::prose) fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(at) = next_stop(text, from) {
        let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let is_break = text.as_bytes().get(at) == Some(&b'\n');
        let end = if is_break { Some(at + 1) } else { end_of(text, start, at) };
        from = end.unwrap_or(at + len);
        if let Some(end) = end {
            keep(text, start..end, &mut sentences);
            start = end;
        }
    }
    keep(text, start..text.len(), &mut sentences);
    sentences
}

/// The next place where a sentence may end.
fn next_stop(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    let is_stop = |(at, b): (usize, &u8)| match b {
        b'.' | b'?' | b'!' | b'\n' => true,
        0xE2 => text.get(from + at..).is_some_and(|rest| rest.starts_with('…')),
        _ => false,
    };
    bytes.iter().enumerate().position(is_stop).map(|at| from + at)
}

fn keep(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let words = text.get(range.clone()).unwrap_or("");
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    if start < end {
        sentences.push(start..end);
    }
}

/// The end of the sentence whose last stop may be at `at`, closing quotes and citations included.
fn end_of(text: &str, start: usize, at: usize) -> Option<usize> {
    let after_stops = at + run_len(text, at, |c| matches!(c, '.' | '?' | '!' | '…'));
    let end = closed(text, after_stops);
    let rest = text.get(end..)?;
    let next = rest.trim_start();
    if next.is_empty() {
        return Some(text.len());
    }
    let is_parted = rest.starts_with(char::is_whitespace) || text.get(..end)?.ends_with(TextRun::CITATION);
    let is_full_stop = text.get(at..after_stops) == Some(".");
    let begins = can_begin(next) && !(is_full_stop && is_abbreviated(text.get(start..at)?, next));
    (is_parted && begins).then_some(end)
}

/// Past closing quotes and brackets, and past citations with the spaces before them.
fn closed(text: &str, from: usize) -> usize {
    let mut end = from + run_len(text, from, |c| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*'));
    loop {
        let spaces = run_len(text, end, |c| c == ' ');
        let marks = run_len(text, end + spaces, |c| c == TextRun::CITATION);
        if marks == 0 {
            return end;
        }
        end += spaces + marks;
    }
}

fn run_len(text: &str, from: usize, is_part: impl Fn(char) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or("");
    rest.find(|c| !is_part(c)).unwrap_or(rest.len())
}

/// Whether a sentence may begin so: a capital, a digit, a quote or bracket, a value or a name; or a word with a
/// capital inside, such as `mRNA` or `pH`.
fn can_begin(next: &str) -> bool {
    let Some(first) = next.chars().next() else { return false };
    if first.is_lowercase() {
        let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        return word.chars().any(char::is_uppercase);
    }
    first.is_alphanumeric()
        || matches!(first, '"' | '“' | '‘' | '«' | '\'' | '(' | '[' | '~' | '+' | '−' | '<' | '>')
        || [TextRun::VALUE, TextRun::NAME, TextRun::CODE].contains(&first)
}

/// Whether the full stop after `before` is that of an abbreviation or an initial, given what comes `next`.
fn is_abbreviated(before: &str, next: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || "([“\"‘—–/".contains(c)).next().unwrap_or("");
    let next_word = next.split(|c: char| !c.is_alphanumeric() && c != '\'').next().unwrap_or("");
    let begins_sentence = || STARTERS.contains(&next_word);
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    let is_dotted =
        last.contains('.') && last.split('.').all(|part| part.chars().count() <= 1 && !part.contains(char::is_numeric));
    let lower = if last.len() <= LONGEST { last.to_lowercase() } else { String::new() };
    if lower == "al" || is_initial || (is_dotted && !NEVER.contains(&lower.as_str())) {
        return !begins_sentence();
    }
    let is_numbered = next.starts_with(|c: char| c.is_ascii_digit()) || next_word.chars().count() == 1;
    NEVER.contains(&lower.as_str()) || (is_numbered && BEFORE_NUMBERS.contains(&lower.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_abbreviation_is_too_long_to_be_known() {
        assert!(NEVER.iter().chain(BEFORE_NUMBERS).all(|word| word.len() <= LONGEST));
    }

    /// Checks that the sentences of the text are those between the bars.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let expected: Vec<_> = marked.split('|').map(str::trim).collect();
        let seen: Vec<_> = split(&text).into_iter().map(|range| text.get(range).expect("on characters")).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn full_stops_and_other_ends() {
        check("It rose.| It fell.| Did it?| Yes!| \"No.\"| (It did.)| End");
        check("It rose to 5.| 12 people took part.| µM is a unit.");
        check("One… and so on.| Two…| Three...| Four");
        check("First\n|Second.|\nThird? no");
        check("mRNA fell.| mRNA rose.| pH held. nothing");
    }

    #[test]
    fn abbreviations_end_nothing() {
        check("NAD+ precursors, e.g. NMN, i.e. the mononucleotide, vs. NR (cf. Fig. 2 and Tab. 3) rose.| It fell.");
        check("Trammell et al. Nat Commun 2016 gave it.| As did Grant et al.| The rest did not.");
        check("Dr. Smith and Prof. J. K. Rowling of the U.S. FDA, approx. ten, No. 5, pp. 3, vol. 2.| End.");
        check("They gave NMN, NR, etc.| The mice lived.");
        check("He said no.| She did not.");
        check("In the U.K. It rose.".replace(". It", ".| It").as_str());
    }

    #[test]
    fn numbers_units_and_initials() {
        check("It was 0.5 µg.| The next was 1.5 mg.| At 2 min. it fell.| After 5 min.| The end");
        check("S. cerevisiae and E. coli grew.| Vitamin C.| The end.");
        check("The dose was 0.5 µg.”| The rest was lost.");
        check("“It fell.”| He left.| 'So it did.'| The end.");
    }

    #[test]
    fn citations_belong_to_the_sentence_before() {
        let cited = |marked: &str| check(&marked.replace('@', "\u{FFFC}").replace('=', "\u{FFF9}"));
        cited("It rose @.| It fell.");
        cited("It rose.@| It fell.");
        cited("It rose. @ @| It fell.@");
        cited("It rose.| = was the value @.| = too.");
        cited("“It rose.” @| It fell.");
    }

    #[test]
    fn empty_text_has_none() {
        assert!(split("").is_empty());
        assert!(split(" \n ").is_empty());
        assert_eq!(split("…").first(), Some(&(0..3)));
    }
}
