//! All phrases of the lexicon as one tree of words, so that a word of a text is looked up once for all of them.

use std::collections::HashMap;

use crate::check::lexicon::pattern::{Form, Slot};
use crate::check::lexicon::word::Word;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The group.
    pub group: usize,
    /// The entry; `None` for an exception of the group.
    pub entry: Option<usize>,
    /// Of a verb its form.
    pub form: Form,
}

/// What may follow some words.
#[derive(Default)]
struct Node {
    /// The words that may, by their numbers in order, and what follows each.
    words: Vec<(u32, u32)>,
    /// Up to so many words of any kind, and what follows them.
    gaps: Vec<(u8, u32)>,
    /// What ends here.
    meanings: Vec<Meaning>,
}

/// The number of a word that no phrase has.
const UNKNOWN: u32 = u32::MAX;

/// The tree. Node 0 is the start.
pub struct Trie {
    /// Every word of a phrase, with its number.
    vocabulary: HashMap<Box<str>, u32>,
    nodes: Vec<Node>,
}

/// The words of a text as the tree knows them: each is looked up once for all phrases.
pub struct Numbered {
    numbers: Vec<u32>,
    /// Whether a gap may hold the word.
    passed: Vec<bool>,
}

impl Default for Trie {
    fn default() -> Trie {
        Trie { vocabulary: HashMap::new(), nodes: vec![Node::default()] }
    }
}

impl Trie {
    /// Adds a phrase.
    pub fn insert(&mut self, phrase: &[Slot], meaning: Meaning) {
        let mut at = 0;
        for slot in phrase {
            let next = self.nodes.len() as u32;
            let next = match slot {
                Slot::Word(word) => {
                    let fresh = self.vocabulary.len() as u32;
                    let word = *self.vocabulary.entry(word.clone()).or_insert(fresh);
                    let words = &mut self.nodes[at].words;
                    match words.binary_search_by_key(&word, |(known, _)| *known) {
                        Ok(known) => words[known].1,
                        Err(place) => {
                            words.insert(place, (word, next));
                            next
                        }
                    }
                }
                Slot::Gap(most) => {
                    let gaps = &mut self.nodes[at].gaps;
                    let known = gaps.iter().find(|(other, _)| other == most).map(|(_, known)| *known);
                    known.unwrap_or_else(|| {
                        gaps.push((*most, next));
                        next
                    })
                }
            };
            if next as usize == self.nodes.len() {
                self.nodes.push(Node::default());
            }
            at = next as usize;
        }
        if !self.nodes[at].meanings.contains(&meaning) {
            self.nodes[at].meanings.push(meaning);
        }
    }

    /// The words of a text in lower case, looked up.
    pub fn numbered(&self, lower: &str, words: &[Word]) -> Numbered {
        let number = |word: &Word| lower.get(word.range()).and_then(|word| self.vocabulary.get(word)).copied();
        Numbered {
            numbers: words.iter().map(|word| number(word).unwrap_or(UNKNOWN)).collect(),
            passed: words.iter().map(|word| is_passed(lower, *word)).collect(),
        }
    }

    /// Gives each phrase that begins at a word, with the number of the word after it. Of a gap each meaning takes the
    /// fewest words.
    pub fn find(&self, text: &Numbered, at: usize, give: &mut dyn FnMut(Meaning, usize)) {
        self.walk(0, text, at, give);
    }

    /// Gives what is found from a node on.
    fn walk(&self, node: usize, text: &Numbered, at: usize, give: &mut dyn FnMut(Meaning, usize)) {
        let node = &self.nodes[node];
        node.meanings.iter().for_each(|meaning| give(*meaning, at));
        let number = text.numbers.get(at).copied().filter(|number| *number != UNKNOWN);
        let next = number.and_then(|number| node.words.binary_search_by_key(&number, |(known, _)| *known).ok());
        if let Some(next) = next {
            self.walk(node.words[next].1 as usize, text, at + 1, give);
        }
        for &(most, next) in &node.gaps {
            // Phrases that share the gap may need it in different lengths.
            let mut nearer: Vec<Meaning> = Vec::new();
            for skipped in 0..=usize::from(most) {
                if text.passed.get(at..at + skipped).is_none_or(|gap| gap.contains(&false)) {
                    break;
                }
                let mut here = Vec::new();
                self.walk(next as usize, text, at + skipped, &mut |meaning, end| {
                    if !nearer.contains(&meaning) {
                        here.push(meaning);
                        give(meaning, end);
                    }
                });
                nearer.append(&mut here);
            }
        }
    }
}

/// Whether a gap may hold it: words do, and the plus of "NAD+".
fn is_passed(lower: &str, word: Word) -> bool {
    let is_plus =
        || lower.get(word.range()) == Some("+") && !lower.get(..word.start as usize).unwrap_or("").ends_with(' ');
    word.is_word() || is_plus()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::lexicon::pattern::expand;
    use crate::check::lexicon::word::words;

    fn found(say: &str, text: &str) -> Vec<usize> {
        let mut trie = Trie::default();
        let meaning = Meaning { group: 0, entry: Some(0), form: Form::Fixed };
        expand(say).iter().for_each(|phrase| trie.insert(phrase, meaning));
        let lower = text.to_ascii_lowercase();
        let mut ends = Vec::new();
        trie.find(&trie.numbered(&lower, &words(&lower)), 0, &mut |_, end| ends.push(end));
        ends
    }

    #[test]
    fn phrases_are_found_whatever_their_hyphens_and_case() {
        assert_eq!(found("well established|known", "Well-established use"), [2]);
        assert_eq!(found("approved ..2 by", "approved last year by them"), [4]);
        assert_eq!(found("approved ..3 by", "approved by it and by them"), [2]);
        assert_eq!(found("a b?", "a b"), [1, 2]);
        assert_eq!(found("approved ..2 by", "approved NAD+ by"), [4]);
        for (say, text) in [
            ("approved ..2 by", "approved, by"),
            ("approved ..2 by", "approved + by"),
            ("well established", "well known"),
            ("safe", "safety"),
        ] {
            assert_eq!(found(say, text), Vec::<usize>::new(), "{say}");
        }
    }

    #[test]
    fn phrases_that_share_a_gap_take_it_each_in_its_own_length() {
        let mut trie = Trie::default();
        for (group, say) in ["a ..2 b", "a ..2 c"].into_iter().enumerate() {
            let meaning = Meaning { group, entry: Some(0), form: Form::Fixed };
            expand(say).iter().for_each(|phrase| trie.insert(phrase, meaning));
        }
        let mut found = Vec::new();
        trie.find(&trie.numbered("a b c", &words("a b c")), 0, &mut |meaning, end| found.push((meaning.group, end)));
        assert_eq!(found, [(0, 2), (1, 3)]);
    }
}
