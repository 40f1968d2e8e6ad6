//! The lexicon whole: every entry, what finds the pages' words that are worth reading, and what finds the entries there.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::check::lexicon::entry::{Entry, Group};
use crate::check::lexicon::pattern::{Form, Phrase, Slot, expand};
use crate::check::lexicon::read::read;
use crate::check::lexicon::sense::Sense;
use crate::check::lexicon::trie::{Meaning, Trie};
use crate::check::lexicon::word::Word;

/// The files, as they stand in the program.
const FILES: [&str; 10] = [
    include_str!("advice.yaml"),
    include_str!("approval.yaml"),
    include_str!("effect.yaml"),
    include_str!("guard.yaml"),
    include_str!("hype.yaml"),
    include_str!("medicine.yaml"),
    include_str!("overclaim.yaml"),
    include_str!("safety.yaml"),
    include_str!("studies.yaml"),
    include_str!("subject.yaml"),
];

/// The lexicon. It never changes: it is read at the first page that asks, once a process.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let groups = FILES.iter().flat_map(|text| read(text).expect("a test reads each file of the lexicon"));
    Lexicon::new(groups.collect())
});

/// The lexicon of the program.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// An entry found among the words of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its group and its place in it.
    pub entry: (usize, usize),
    /// What it is to the rules.
    pub sense: Sense,
    /// Of a verb its form.
    pub form: Form,
    /// Its words, by their numbers in the sentence.
    pub words: Range<usize>,
}

/// The lexicon whole.
pub struct Lexicon {
    groups: Vec<Group>,
    phrases: Trie,
    /// Finds one word of each phrase that sets off a rule.
    scanner: AhoCorasick,
}

impl Lexicon {
    fn new(groups: Vec<Group>) -> Lexicon {
        let mut phrases = Trie::default();
        let mut anchors: BTreeSet<Box<str>> = BTreeSet::new();
        for (at, group) in groups.iter().enumerate() {
            for (number, entry) in group.entries.iter().enumerate() {
                for (form, phrase) in forms(entry) {
                    anchors.extend(anchor(&phrase).filter(|_| group.sense.is_trigger()).map(Box::from));
                    phrases.insert(&phrase, Meaning { group: at, entry: Some(number), form });
                }
            }
            for phrase in group.except.iter().flat_map(|except| expand(&except.say)) {
                phrases.insert(&phrase, Meaning { group: at, entry: None, form: Form::Fixed });
            }
        }
        let scanner = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            // Every page is scanned whole: a state a byte, at the price of a few megabytes.
            .kind(Some(AhoCorasickKind::DFA))
            .build(anchors.iter().map(|anchor| &**anchor))
            .expect("the lexicon's words fit into one automaton");
        Lexicon { groups, phrases, scanner }
    }

    /// The groups, in the order of the files.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The entry of a hit.
    pub fn entry(&self, hit: &Hit) -> &Entry {
        &self.groups[hit.entry.0].entries[hit.entry.1]
    }

    /// Where words stand in a text that may set off a rule, in order.
    pub fn anchors(&self, text: &str) -> Vec<u32> {
        let bytes = text.as_bytes();
        let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
        let is_whole = |found: &Range<usize>| !is_letter(found.start.checked_sub(1)) && !is_letter(Some(found.end));
        let found = self.scanner.find_iter(text).map(|found| found.range());
        found.filter(is_whole).map(|found| found.start as u32).collect()
    }

    /// The entries among the words of a text in lower case, in order; of several of one sense at one place the longest.
    pub fn hits(&self, lower: &str, words: &[Word]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut exceptions: Vec<(usize, Range<usize>)> = Vec::new();
        let text = self.phrases.numbered(lower, words);
        for at in 0..words.len() {
            self.phrases.find(&text, at, &mut |meaning, end| match meaning.entry {
                None => exceptions.push((meaning.group, at..end)),
                Some(entry) => hits.push(Hit {
                    entry: (meaning.group, entry),
                    sense: self.groups[meaning.group].sense,
                    form: meaning.form,
                    words: at..end,
                }),
            });
        }
        let overlaps = |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
        let is_exempt =
            |hit: &Hit| exceptions.iter().any(|(group, range)| *group == hit.entry.0 && overlaps(range, &hit.words));
        hits.retain(|hit| !is_exempt(hit));
        let rivals: Vec<(Sense, Range<usize>)> = hits.iter().map(|hit| (hit.sense, hit.words.clone())).collect();
        hits.retain(|hit| {
            let of_sense = rivals.iter().filter(|(sense, _)| *sense == hit.sense);
            let mut longer = of_sense.filter(|(_, words)| words.len() > hit.words.len());
            !longer.any(|(_, words)| overlaps(words, &hit.words))
        });
        hits.dedup_by(|later, first| later.sense == first.sense && later.words == first.words);
        hits
    }
}

/// The phrases of an entry, each with the form of its verb.
fn forms(entry: &Entry) -> Vec<(Form, Phrase)> {
    if !entry.is_verb {
        return expand(&entry.say).into_iter().map(|phrase| (Form::Fixed, phrase)).collect();
    }
    let names: &[Form] = match entry.say.split_whitespace().count() {
        5 => &[Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund],
        _ => &[Form::Base, Form::Third, Form::Past, Form::Gerund],
    };
    let tail = entry.then.as_deref().unwrap_or("");
    let each = entry.say.split_whitespace().zip(names);
    each.flat_map(|(word, form)| expand(&format!("{word} {tail}")).into_iter().map(move |phrase| (*form, phrase)))
        .collect()
}

/// Words that are too common to look for. A phrase of nothing else is found only in a sentence with a rarer word of the
/// lexicon.
#[rustfmt::skip]
const TOO_COMMON: [&str; 23] = [
    "so", "thus", "which", "that", "this", "will", "with", "there", "were", "does", "have", "from", "these", "those",
    "then", "than", "more", "never", "once", "they", "for", "other", "second",
];

/// Words that are common in pages, so that another word of the phrase is looked for where it has one.
#[rustfmt::skip]
const COMMON: [&str; 46] = [
    "turn", "back", "time", "years", "evidence", "against", "week", "weeks", "month", "people", "class",
    "note", "given", "could", "measured", "clinical", "human", "effect", "effects", "hours", "without", "days", "dose",
    "doses", "patients", "label", "some", "several", "many", "most", "less", "better", "only", "used", "women", "treatment",
    "therapy", "every", "adverse", "individuals", "others", "between", "compound", "system", "shows", "good",
];

/// The word of a phrase to scan for: of those that are not common the longest, which is mostly the rarest. Words of three
/// letters or fewer stand in every sentence: one is taken only where the phrase has no other.
fn anchor(phrase: &[Slot]) -> Option<&str> {
    let words = phrase.iter().filter_map(|slot| match slot {
        Slot::Word(word) => Some(&**word).filter(|word| !TOO_COMMON.contains(word)),
        Slot::Gap(_) => None,
    });
    words.max_by_key(|word| (word.len() > 3, !COMMON.contains(word), word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_can_be_read_and_each_entry_is_whole() {
        for text in FILES {
            let groups = read(text).unwrap_or_else(|fault| panic!("{fault}"));
            assert!(!groups.is_empty(), "{text:.40}");
            for group in groups {
                assert!(!group.entries.is_empty() && !group.origin.is_empty(), "{:?}", group.sense);
                for entry in &group.entries {
                    let count = entry.say.split_whitespace().count();
                    assert!(!entry.is_verb || count == 4 || count == 5, "the forms of {}", entry.say);
                    let starts = expand(&entry.say).iter().all(|phrase| matches!(phrase.first(), Some(Slot::Word(_))));
                    assert!(starts, "{} begins with no word", entry.say);
                }
            }
        }
    }

    #[test]
    fn the_scan_finds_whole_words_only() {
        let at = |text: &str| lexicon().anchors(text);
        let text = "It Improves sleep; improvements; unproven: miracle-like";
        assert_eq!(at(text), [3, text.find("miracle").expect("there") as u32]);
        assert_eq!(at("500mg"), [3]);
        assert_eq!(at(""), Vec::<u32>::new());
    }
}
