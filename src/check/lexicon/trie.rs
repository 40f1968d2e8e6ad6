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
    words: HashMap<Box<str>, u32>,
    /// Up to so many words of any kind, and what follows them.
    gaps: Vec<(u8, u32)>,
    /// What ends here.
    meanings: Vec<Meaning>,
}

/// The tree. Node 0 is the start.
pub struct Trie {
    nodes: Vec<Node>,
}

impl Default for Trie {
    fn default() -> Trie {
        Trie { nodes: vec![Node::default()] }
    }
}

impl Trie {
    /// Adds a phrase.
    pub fn insert(&mut self, phrase: &[Slot], meaning: Meaning) {
        let mut at = 0;
        for slot in phrase {
            let known = match slot {
                Slot::Word(word) => self.nodes[at].words.get(word).copied(),
                Slot::Gap(most) => self.nodes[at].gaps.iter().find(|(other, _)| other == most).map(|(_, next)| *next),
            };
            let next = known.unwrap_or_else(|| {
                let next = self.nodes.len() as u32;
                self.nodes.push(Node::default());
                match slot {
                    Slot::Word(word) => {
                        self.nodes[at].words.insert(word.clone(), next);
                    }
                    Slot::Gap(most) => self.nodes[at].gaps.push((*most, next)),
                }
                next
            });
            at = next as usize;
        }
        if !self.nodes[at].meanings.contains(&meaning) {
            self.nodes[at].meanings.push(meaning);
        }
    }

    /// Gives each phrase that begins at a word, with the number of the word after it. Of a gap each meaning takes the
    /// fewest words.
    pub fn find(&self, lower: &str, words: &[Word], at: usize, give: &mut dyn FnMut(Meaning, usize)) {
        self.walk(0, lower, words, at, give);
    }

    /// Gives what is found from a node on.
    fn walk(&self, node: usize, lower: &str, words: &[Word], at: usize, give: &mut dyn FnMut(Meaning, usize)) {
        let node = &self.nodes[node];
        node.meanings.iter().for_each(|meaning| give(*meaning, at));
        let word = words.get(at).and_then(|word| lower.get(word.range()));
        if let Some(next) = word.and_then(|word| node.words.get(word)) {
            self.walk(*next as usize, lower, words, at + 1, give);
        }
        for &(most, next) in &node.gaps {
            // Phrases that share the gap may need it in different lengths.
            let mut nearer: Vec<Meaning> = Vec::new();
            for skipped in 0..=usize::from(most) {
                if words.get(at..at + skipped).is_none_or(|gap| !gap.iter().all(|word| is_passed(lower, *word))) {
                    break;
                }
                let mut here = Vec::new();
                self.walk(next as usize, lower, words, at + skipped, &mut |meaning, end| {
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
        trie.find(&lower, &words(&lower), 0, &mut |_, end| ends.push(end));
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
        trie.find("a b c", &words("a b c"), 0, &mut |meaning, end| found.push((meaning.group, end)));
        assert_eq!(found, [(0, 2), (1, 3)]);
    }
}
