//! How words stand in their sentence: as asserted, or denied, weakened, asked, or given as somebody else's.
//!
//! A denial before words reaches them unless a clause ends between; one after them ("… is unproven") reaches back over
//! the whole sentence. An item of a list stands as the line that leads to the list leaves it.

use std::ops::Range;

use crate::check::lexicon::{Hit, Sense};
use crate::check::wording::sentence::Sentence;

/// How words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Denied: "has not been shown to".
    pub is_denied: bool,
    /// Weakened: "may".
    pub is_hedged: bool,
    /// Somebody else's: "is marketed as".
    pub is_reported: bool,
    /// Asked or left open: "whether".
    pub is_asked: bool,
}

impl Standing {
    /// Whether the text itself says it, and flatly.
    pub fn is_flat(self) -> bool {
        self.is_said() && !self.is_hedged
    }

    /// Whether the text itself says it, be it weakened.
    pub fn is_said(self) -> bool {
        !self.is_denied && !self.is_reported && !self.is_asked
    }

    /// Both together.
    pub fn and(self, other: Standing) -> Standing {
        Standing {
            is_denied: self.is_denied || other.is_denied,
            is_hedged: self.is_hedged || other.is_hedged,
            is_reported: self.is_reported || other.is_reported,
            is_asked: self.is_asked || other.is_asked,
        }
    }
}

/// How some words of a sentence stand in it.
pub fn standing(sentence: &Sentence, words: &Range<usize>) -> Standing {
    let mut standing = Standing { is_asked: sentence.is_question, ..Standing::default() };
    let apart = |hit: &&Hit| hit.words.end <= words.start || hit.words.start >= words.end;
    for guard in sentence.hits().iter().filter(apart) {
        let is_before = guard.words.end <= words.start;
        let reaches = || is_before && reaches(sentence, guard.words.end, words.start);
        let is_near = || is_before && reaches() || !is_before && guard.words.start < sentence.clause_end(words.end);
        match guard.sense {
            Sense::Negation => standing.is_denied |= reaches(),
            Sense::Doubt => {
                let (from, to) = (words.end, guard.words.start);
                let is_parted = || sentence.is_parted_hard(from, to) || is_in_opening(sentence, from, to);
                standing.is_denied |= !is_before && !is_parted();
            }
            Sense::Hedge => standing.is_hedged |= reaches(),
            Sense::Aside => standing.is_hedged |= is_near(),
            Sense::Condition => {
                standing.is_asked |= is_before && !sentence.is_parted_hard(guard.words.end, words.start);
            }
            Sense::Report => {
                standing.is_reported |=
                    is_before && !sentence.is_parted_hard(guard.words.end, words.start) || is_near();
            }
            _ => {}
        }
    }
    standing
}

/// How a text that goes on after this sentence stands: that of the items that it leads to.
pub fn left_open(sentence: &Sentence) -> Standing {
    let end = sentence.words.len();
    let colon = (0..end).rev().find(|&at| sentence.word(at) == ":").unwrap_or(end);
    standing(sentence, &(colon..colon))
}

/// Whether a guard that ends at one word reaches another: no clause ends between, and the guard stands neither in
/// brackets that close before, nor in an opening clause that a comma ends.
fn reaches(sentence: &Sentence, from: usize, to: usize) -> bool {
    let mut depth = 0_i32;
    for at in from..to {
        match sentence.word(at) {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    !sentence.is_parted(from, to) && !is_in_opening(sentence, from, to)
}

/// Whether one word stands in an opening clause ("Although no trial …, it cures") and the other after it.
fn is_in_opening(sentence: &Sentence, from: usize, to: usize) -> bool {
    const OPENINGS: [&str; 9] =
        ["although", "though", "while", "whereas", "since", "because", "despite", "unlike", "as"];
    let opens = OPENINGS.contains(&sentence.word(0));
    opens && (from..to).any(|at| sentence.word(at) == ",")
}

impl Sentence {
    /// Whether a semicolon, a dash or an adversative parts two words.
    fn is_parted_hard(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.word(at), ";" | "—" | "but" | "however" | "yet" | "whereas"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How the word in `*stars*` stands, in a letter each.
    fn seen(marked: &str) -> String {
        let at = marked.find('*').expect("a star");
        let text = marked.replace('*', "");
        let sentence = Sentence::read(&text, 0..text.len());
        let word = sentence.words.iter().position(|word| word.start as usize == at).expect("a word");
        let standing = standing(&sentence, &(word..word + 1));
        let letters = [
            (standing.is_denied, 'd'),
            (standing.is_hedged, 'h'),
            (standing.is_reported, 'r'),
            (standing.is_asked, 'a'),
        ];
        letters.into_iter().filter(|(is_it, _)| *is_it).map(|(_, letter)| letter).collect()
    }

    #[test]
    fn denials_reach_over_a_distance_and_not_over_a_clause() {
        for text in [
            "It has not been shown to *improve* sleep.",
            "No trial has shown that it *improves* sleep.",
            "Neither NMN nor NR *improves* sleep.",
            "It fails to *improve* sleep.",
            "It isn’t known to *improve* sleep, or even to *improve* mood.",
            "That it *improves* sleep is unproven.",
            "Evidence that it *improves* sleep is lacking.",
            "There is no evidence in people that any of this *improves* sleep.",
            "It cannot *improve* sleep.",
            "It never *improved* sleep.",
            "The claim that it *improves* sleep has not been tested.",
            "Nobody has measured whether it *improves* sleep.",
        ] {
            assert!(seen(&text.replacen("*improve* mood", "improve mood", 1)).contains('d'), "{text}");
        }
        for text in [
            "It is not a drug; it *improves* sleep.",
            "It is not a drug, but it *improves* sleep.",
            "It is not approved, and it *improves* sleep.",
            "It not only *improves* sleep.",
            "Without doubt it *improves* sleep.",
            "Although no trial was large, it *improves* sleep.",
            "It (which is no drug) *improves* sleep.",
            "It *improves* sleep, not mood.",
            "While it *improves* sleep, whether it lengthens life has not been established.",
        ] {
            assert_eq!(seen(text), "", "{text}");
        }
    }

    #[test]
    fn hedges_questions_and_reports() {
        assert_eq!(seen("It may *improve* sleep."), "h");
        assert_eq!(seen("It *improves* sleep, perhaps."), "h");
        assert_eq!(seen("It may help, but it *improves* sleep."), "");
        assert_eq!(seen("Does it *improve* sleep?"), "a");
        assert_eq!(seen("It asked whether it *improves* sleep."), "a");
        assert_eq!(seen("If it *improves* sleep, trials will show it."), "a");
        assert_eq!(seen("Vendors claim that it *improves* sleep."), "r");
        assert_eq!(seen("It is marketed as a *cure*."), "r");
    }
}
