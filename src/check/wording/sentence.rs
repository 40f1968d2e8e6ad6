//! A sentence as words, with the entries of the lexicon among them.

use std::cell::OnceCell;
use std::ops::Range;

use crate::check::lexicon::{Hit, Kind, Sense, Word, lexicon, words};

/// A sentence, or a cell of a table.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its place in the text of its block.
    pub range: Range<usize>,
    /// Its text in lower case; places in it are those of the sentence.
    pub lower: String,
    /// Its words.
    pub words: Vec<Word>,
    /// The entries of the lexicon among them, once they are asked for.
    hits: OnceCell<Vec<Hit>>,
    /// Whether it asks.
    pub is_question: bool,
}

impl Sentence {
    /// Reads the sentence at a place of a text.
    pub fn read(text: &str, range: Range<usize>) -> Sentence {
        let lower = text.get(range.clone()).unwrap_or("").to_ascii_lowercase();
        let words = words(&lower);
        let closes = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | ')' | '*' | '\u{FFFC}');
        let is_question = lower.trim_end_matches(closes).ends_with('?');
        Sentence { range, lower, words, hits: OnceCell::new(), is_question }
    }

    /// The entries of the lexicon among its words, in order.
    pub fn hits(&self) -> &[Hit] {
        self.hits.get_or_init(|| lexicon().hits(&self.lower, &self.words))
    }

    /// The word at a number; empty where there is none.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).and_then(|word| self.lower.get(word.range())).unwrap_or("")
    }

    /// The word before one; empty at the start.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The place in the block's text of some words.
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.words.get(range.start).map_or(0, |word| word.start as usize);
        let last = range.end.checked_sub(1).and_then(|last| self.words.get(last));
        let end = last.map_or(start, |word| word.end as usize);
        self.range.start + start..self.range.start + end
    }

    /// The hits of a sense.
    pub fn of(&self, sense: Sense) -> impl Iterator<Item = &Hit> {
        self.hits().iter().filter(move |hit| hit.sense == sense)
    }

    /// Whether it has a word of the sense.
    pub fn has(&self, sense: Sense) -> bool {
        self.of(sense).next().is_some()
    }

    /// The first hit of a sense that begins within some words.
    pub fn within(&self, sense: Sense, range: Range<usize>) -> Option<&Hit> {
        self.of(sense).find(|hit| range.contains(&hit.words.start))
    }

    /// Whether a clause ends between two words: at a semicolon, a dash, or a word that opens another.
    pub fn is_parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.opens_clause(at))
    }

    /// Where the clause that holds a word ends.
    pub fn clause_end(&self, at: usize) -> usize {
        (at + 1..self.words.len()).find(|&next| self.opens_clause(next)).unwrap_or(self.words.len())
    }

    /// Whether a word or sign parts what stands before it from what follows.
    fn opens_clause(&self, at: usize) -> bool {
        match self.word(at) {
            ";" | ":" | "—" | "–" | "\n" => true,
            "but" | "however" | "whereas" | "although" | "though" | "yet" | "while" | "because" | "therefore" => {
                // "Yet to be shown" and "while" as a noun part nothing.
                !matches!(self.word(at + 1), "to" | "be")
            }
            "and" | "so" | "or" => {
                self.before(at) == "," && SUBJECTS.contains(&self.word(at + 1)) && !self.is_listed(at + 1)
            }
            "which" => self.before(at) == ",",
            "." | "!" | "?" => at + 1 < self.words.len(),
            _ => false,
        }
    }

    /// Whether a comma or the end follows the word at once, as in a list.
    fn is_listed(&self, at: usize) -> bool {
        matches!(self.word(at + 1), "," | ".")
    }

    /// Whether the words before one are all numbers and signs, so that it begins the sentence.
    pub fn is_first(&self, at: usize) -> bool {
        self.words.iter().take(at).all(|word| word.kind != Kind::Word)
    }
}

/// Words that begin a clause of their own after "and".
const SUBJECTS: [&str; 16] =
    ["it", "they", "this", "these", "that", "he", "she", "we", "you", "i", "there", "its", "the", "nad", "one", "in"];
