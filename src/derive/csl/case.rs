//! Text case as CSL defines it, on stretches of marked-up text.
//!
//! Words that already hold a capital are left alone by title case and by the capitalising cases (PLoS stays PLoS).
//! The rules and the list of small words are those of citeproc-js.

use crate::derive::csl::markup::{Casing, Stretch};

/// A text case of CSL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// All small letters.
    Lower,
    /// All capitals.
    Upper,
    /// The first word gets a capital.
    CapitalizeFirst,
    /// Every word gets a capital.
    CapitalizeAll,
    /// The first word gets a capital, all else small letters.
    Sentence,
    /// English title case.
    Title,
}

impl Case {
    /// Reads the value of `text-case`.
    pub fn read(word: &str) -> Option<Case> {
        match word {
            "lowercase" => Some(Case::Lower),
            "uppercase" => Some(Case::Upper),
            "capitalize-first" => Some(Case::CapitalizeFirst),
            "capitalize-all" => Some(Case::CapitalizeAll),
            "sentence" => Some(Case::Sentence),
            "title" => Some(Case::Title),
            _ => None,
        }
    }
}

/// Small words of title case.
const SMALL: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "afore",
    "after",
    "against",
    "al",
    "along",
    "alongside",
    "amid",
    "amidst",
    "among",
    "amongst",
    "an",
    "and",
    "anenst",
    "apropos",
    "apud",
    "around",
    "as",
    "aside",
    "astride",
    "at",
    "athwart",
    "atop",
    "barring",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "but",
    "by",
    "c",
    "ca",
    "circa",
    "d'",
    "de",
    "despite",
    "down",
    "during",
    "et",
    "except",
    "for",
    "forenenst",
    "from",
    "given",
    "in",
    "inside",
    "into",
    "lest",
    "like",
    "modulo",
    "near",
    "next",
    "nor",
    "notwithstanding",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "out",
    "over",
    "per",
    "plus",
    "pro",
    "qua",
    "sans",
    "since",
    "so",
    "than",
    "the",
    "through",
    "throughout",
    "thruout",
    "till",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "unto",
    "up",
    "upon",
    "v",
    "van",
    "versus",
    "via",
    "vis-à-vis",
    "von",
    "vs",
    "with",
    "within",
    "without",
    "yet",
];

/// Cases stretches in place.
pub fn apply(stretches: &mut [Stretch], case: Case) {
    match case {
        Case::Lower => each_free(stretches, |text| text.to_lowercase()),
        Case::Upper => each_free(stretches, |text| text.to_uppercase()),
        Case::CapitalizeFirst | Case::CapitalizeAll | Case::Sentence => by_words(stretches, case),
        Case::Title => title(stretches),
    }
}

fn each_free(stretches: &mut [Stretch], change: impl Fn(&str) -> String) {
    for stretch in stretches.iter_mut().filter(|stretch| stretch.casing == Casing::Free) {
        stretch.text = change(&stretch.text);
    }
}

fn by_words(stretches: &mut [Stretch], case: Case) {
    let mut first = true;
    for stretch in stretches {
        if stretch.casing == Casing::Free {
            stretch.text = words(&stretch.text, |word| {
                let capital = std::mem::replace(&mut first, false);
                match case {
                    Case::Sentence if capital => capitalise(word),
                    Case::Sentence | Case::Lower => word.to_lowercase(),
                    Case::CapitalizeFirst if !capital => word.to_owned(),
                    Case::CapitalizeFirst | Case::CapitalizeAll | Case::Title => capitalise_if_small(word),
                    Case::Upper => word.to_uppercase(),
                }
            });
        } else if !stretch.text.trim().is_empty() {
            first = false;
        }
    }
}

/// Rewrites each word of a text, words being what stands between spaces.
fn words(text: &str, mut change: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        if !word.is_empty() {
            out.push_str(&change(word));
        }
        out.push_str(piece.get(word.len()..).unwrap_or(""));
    }
    out
}

/// With a capital first letter. A Greek letter alone is a symbol and stays.
fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if chars.as_str().is_empty() && ('\u{370}'..='\u{3ff}').contains(&first) => word.to_owned(),
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn capitalise_if_small(word: &str) -> String {
    if word == word.to_lowercase() { capitalise(word) } else { word.to_owned() }
}

/// A piece of text between two separators (punctuation or a change of face).
struct Chunk {
    stretch: usize,
    /// What stands before it; nothing at a change of face and at the start.
    separator: Option<char>,
    written: String,
    cased: String,
}

fn title(stretches: &mut [Stretch]) {
    let mut chunks = split(stretches);
    let mut state = Title { first: true, after_stop: false, last: None, quotes: Vec::new() };
    for at in 0..chunks.len() {
        let before_hyphen = at == 0 && chunks.get(1).is_some_and(|next| next.separator == Some('-'));
        let kept =
            chunks.get(at).and_then(|chunk| stretches.get(chunk.stretch)).is_some_and(|s| s.casing == Casing::Kept);
        if let Some(chunk) = chunks.get_mut(at) {
            state.chunk(chunk, at, before_hyphen, kept);
        }
    }
    if let Some(at) = state.last.and_then(|at| chunks.get_mut(at)) {
        capitalise_last_word(at);
    }
    for (at, stretch) in stretches.iter_mut().enumerate() {
        let own = chunks.iter().filter(|chunk| chunk.stretch == at);
        stretch.text = own.fold(String::new(), |mut text, chunk| {
            text.extend(chunk.separator);
            text.push_str(&chunk.cased);
            text
        });
    }
}

fn split(stretches: &[Stretch]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let mut text = stretch.text.as_str();
        let mut separator = None;
        loop {
            let end = text.find(is_separator).unwrap_or(text.len());
            let (written, rest) = text.split_at(end);
            chunks.push(Chunk { stretch: at, separator, written: written.to_owned(), cased: written.to_owned() });
            let mut chars = rest.chars();
            separator = chars.next();
            if separator.is_none() {
                break;
            }
            text = chars.as_str();
        }
    }
    chunks
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '‘' | '’'
            | '“'
            | '”'
            | '"'
            | '\''
            | '-'
            | '–'
            | '—'
            | '/'
            | '.'
            | ','
            | ';'
            | '?'
            | '!'
            | ':'
            | '['
            | ']'
            | '('
            | ')'
    )
}

struct Title {
    /// No word has come yet.
    first: bool,
    /// `!`, `?` or `:` came, and no word since.
    after_stop: bool,
    /// The chunk of the last word that counts.
    last: Option<usize>,
    /// The closing marks awaited.
    quotes: Vec<char>,
}

impl Title {
    fn chunk(&mut self, chunk: &mut Chunk, at: usize, before_hyphen: bool, kept: bool) {
        if matches!(chunk.separator, Some('!' | '?' | ':')) {
            self.after_stop = true;
        }
        let blank = chunk.written.trim().is_empty();
        if kept {
            if !blank {
                self.last = None;
            }
        } else if !blank {
            self.words(chunk, before_hyphen);
            self.last = Some(at);
        }
        if self.is_apostrophe(chunk.separator) {
            // "Parkinson’s" and "l’amour": what follows is no new word.
            let mut cased = chunk.cased.chars();
            let first = chunk.written.chars().next();
            cased.next();
            chunk.cased = first.into_iter().chain(cased).collect();
            self.last = None;
        }
        if !blank {
            self.first = false;
            self.after_stop = false;
        }
    }

    fn words(&mut self, chunk: &mut Chunk, before_hyphen: bool) {
        let last_word = chunk.written.split_whitespace().count();
        let mut nth = 0;
        chunk.cased = words(&chunk.written, |word| {
            nth += 1;
            let small = word.to_lowercase();
            let counts = word.chars().nth(1).is_some() && !SMALL.contains(&small.as_str());
            let capital = counts || (before_hyphen && nth == last_word) || self.first || self.after_stop;
            self.first = false;
            self.after_stop = false;
            if capital && word == small { capitalise(word) } else { word.to_owned() }
        });
    }

    /// Keeps count of quotation marks; a closing mark that closes nothing is an apostrophe.
    fn is_apostrophe(&mut self, separator: Option<char>) -> bool {
        match separator {
            Some('“') => self.quotes.push('”'),
            Some('‘') => self.quotes.push('’'),
            Some(mark @ ('”' | '’')) => {
                if self.quotes.last() != Some(&mark) {
                    return true;
                }
                self.quotes.pop();
            }
            _ => {}
        }
        false
    }
}

fn capitalise_last_word(chunk: &mut Chunk) {
    let trimmed = chunk.cased.trim_end();
    let word = trimmed.rsplit(char::is_whitespace).next().unwrap_or("");
    let start = trimmed.len() - word.len();
    if word.chars().nth(1).is_some() && SMALL.contains(&word.to_lowercase().as_str()) {
        let capital = capitalise(word);
        let tail = chunk.cased.get(trimmed.len()..).unwrap_or("").to_owned();
        chunk.cased = format!("{}{capital}{tail}", chunk.cased.get(..start).unwrap_or(""));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::csl::markup;

    fn cased(text: &str, case: Case) -> String {
        let mut stretches = markup::read(text);
        apply(&mut stretches, case);
        stretches.into_iter().map(|stretch| stretch.text).collect()
    }

    #[test]
    fn title_case_keeps_inner_capitals_and_small_words() {
        let cases = [
            ("PLoS one", "PLoS One"),
            ("the wealth of nations: books I-III", "The Wealth of Nations: Books I-III"),
            ("a study of NAD+ in mRNA decay", "A Study of NAD+ in mRNA Decay"),
            ("what to look for", "What to Look For"),
            ("selected non-fictions", "Selected Non-Fictions"),
            ("Parkinson's disease: an overview", "Parkinson’s Disease: An Overview"),
            ("effects of α and β", "Effects of α and β"),
            ("vent CO<sub>2</sub>release in soil", "Vent CO2Release in Soil"),
            ("<span class=\"nocase\">e. coli</span> in water", "e. coli in Water"),
            ("", ""),
        ];
        for (text, wanted) in cases {
            assert_eq!(cased(text, Case::Title), wanted, "{text}");
        }
    }

    #[test]
    fn the_other_cases() {
        assert_eq!(cased("doctoral thesis", Case::CapitalizeFirst), "Doctoral thesis");
        assert_eq!(cased("mRNA study", Case::CapitalizeFirst), "mRNA study");
        assert_eq!(cased("doctoral thesis", Case::CapitalizeAll), "Doctoral Thesis");
        assert_eq!(cased("The Wealth Of", Case::Sentence), "The wealth of");
        assert_eq!(cased("Boer", Case::Upper), "BOER");
        assert_eq!(cased("H<sub>a</sub>B", Case::Upper), "HaB");
        assert_eq!(cased("ÉTÉ", Case::Lower), "été");
    }

    #[test]
    fn every_case_of_csl_is_read() {
        for word in ["lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"] {
            assert!(Case::read(word).is_some(), "{word}");
        }
        assert_eq!(Case::read("none"), None);
    }
}
