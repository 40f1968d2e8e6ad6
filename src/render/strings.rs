//! Every word of the site that no page's author wrote, in one file for each language.
//!
//! `templates/strings/en.toml` is built in; a site's own `templates/strings/LANG.toml` is laid over it, so a
//! partial translation works. A closed vocabulary's labels and glosses need no entry: the label is then the
//! word with spaces for hyphens, the gloss the one in the code.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use toml_edit::{Document, Item};

use crate::derive::grade::{Aside, Certainty, Part, Refusal, StepKind};
use crate::derive::pk::Unfit;
use crate::model::vocab::{
    Against, ApprovalStatus, Bias, ClaimSpecies, Compartment, DataQuality, Design, Directness, Effect, Funding,
    IntegrityStatus, Kind, Mode, NullResult, OutcomeClass, OutcomeDirection, Parameter, Phase, Publication, ReadDepth,
    RelationKind, Route, SectionTier, Spread, Stance, System, Verdict, Word,
};

const ENGLISH: &str = include_str!("../../templates/strings/en.toml");

/// The words of one language. Templates find them as `t`: `t.summary`, `t.route[row.route]`,
/// `t.route_gloss[row.route]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings {
    /// Single strings.
    plain: BTreeMap<String, String>,
    /// Labels of vocabularies, and singular and plural forms.
    tables: BTreeMap<String, BTreeMap<String, String>>,
}

/// Why a language file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StringsFault {
    /// It is not TOML.
    #[error("{message}")]
    NotToml {
        /// What the parser says.
        message: String,
        /// Where, as byte offsets, if known.
        at: Option<std::ops::Range<usize>>,
    },
    /// An entry is neither a string nor a table of strings.
    #[error("`{key}` must be a string, or a table of strings")]
    NotText {
        /// The entry, with its table.
        key: String,
    },
}

impl Strings {
    /// English, as built in.
    pub fn english() -> Strings {
        let mut strings = Strings::default();
        strings.overlay(ENGLISH).expect("the built-in language file is tested");
        strings.fill_vocabularies();
        strings
    }

    /// Lays the entries of a language file over these.
    pub fn overlay(&mut self, toml: &str) -> Result<(), StringsFault> {
        let document = Document::parse(toml)
            .map_err(|error| StringsFault::NotToml { message: error.message().to_owned(), at: error.span() })?;
        for (key, item) in document.as_table() {
            if let Some(text) = item.as_str() {
                self.plain.insert(key.to_owned(), text.to_owned());
                continue;
            }
            let fault = |key: String| StringsFault::NotText { key };
            let rows = item.as_table_like().ok_or_else(|| fault(key.to_owned()))?;
            for (word, item) in rows.iter() {
                let text = Item::as_str(item).ok_or_else(|| fault(format!("{key}.{word}")))?;
                self.tables.entry(key.to_owned()).or_default().insert(word.to_owned(), text.to_owned());
            }
        }
        Ok(())
    }

    /// A single string; the key itself where there is none, so that a gap is seen rather than hidden.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// A vocabulary's word in readers' language; the word itself where there is no label.
    pub fn label<'a>(&'a self, table: &str, word: &'a str) -> &'a str {
        self.tables.get(table).and_then(|rows| rows.get(word)).map_or(word, String::as_str)
    }

    /// A whole table, by its words; empty where there is none.
    pub fn table(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        let rows = self.tables.get(name).into_iter().flatten();
        rows.map(|(word, text)| (word.as_str(), text.as_str()))
    }

    /// A single string with `{name}` replaced by values.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// A count in words: the form for `n`, with `{n}` replaced.
    pub fn count(&self, table: &str, n: u32) -> String {
        fill(self.label(table, plural_form(n)), &[("n", &n.to_string())])
    }

    /// The vocabularies in the order of the glossary.
    pub fn vocabularies() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
        vec![
            ("tier", glossed::<SectionTier>()),
            ("certainty", glossed::<Certainty>()),
            ("step", glossed::<StepKind>()),
            ("aside", glossed::<Aside>()),
            ("quality", glossed::<DataQuality>()),
            ("kind", glossed::<Kind>()),
            ("stance", glossed::<Stance>()),
            ("verdict", glossed::<Verdict>()),
            ("design", glossed::<Design>()),
            ("class", glossed::<OutcomeClass>()),
            ("direction", glossed::<OutcomeDirection>()),
            ("species", glossed::<ClaimSpecies>()),
            ("system", glossed::<System>()),
            ("compartment", glossed::<Compartment>()),
            ("route", glossed::<Route>()),
            ("mode", glossed::<Mode>()),
            ("phase", glossed::<Phase>()),
            ("parameter", glossed::<Parameter>()),
            ("result", glossed::<NullResult>()),
            ("spread", glossed::<Spread>()),
            ("effect", glossed::<Effect>()),
            ("bias", glossed::<Bias>()),
            ("funding", glossed::<Funding>()),
            ("publication", glossed::<Publication>()),
            ("read", glossed::<ReadDepth>()),
            ("status", glossed::<IntegrityStatus>()),
            ("against", glossed::<Against>()),
            ("approval", glossed::<ApprovalStatus>()),
            ("relation", glossed::<RelationKind>()),
        ]
    }

    fn fill_vocabularies(&mut self) {
        // What stands beside grades and has no place of its own in the glossary.
        let beside = vec![
            ("part", glossed::<Part>()),
            ("refusal", glossed::<Refusal>()),
            ("unfit", glossed::<Unfit>()),
            ("directness", glossed::<Directness>()),
        ];
        for (name, words) in Strings::vocabularies().into_iter().chain(beside) {
            for (word, gloss) in words {
                let labels = self.tables.entry(name.to_owned()).or_default();
                labels.entry(word.to_owned()).or_insert_with(|| word.replace(['-', '_'], " "));
                let glosses = self.tables.entry(format!("{name}_gloss")).or_default();
                glosses.entry(word.to_owned()).or_insert_with(|| gloss.to_owned());
            }
        }
    }
}

impl Serialize for Strings {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.plain.len() + self.tables.len()))?;
        for (key, text) in &self.plain {
            map.serialize_entry(key, text)?;
        }
        for (key, rows) in &self.tables {
            map.serialize_entry(key, rows)?;
        }
        map.end()
    }
}

/// Which of a count's two forms is used. Languages with more forms choose wording that needs only these.
pub(crate) fn plural_form(n: u32) -> &'static str {
    if n == 1 { "one" } else { "other" }
}

/// Replaces each `{name}` by its value; what has no value stays as it is.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            let value = values.iter().find(|(known, _)| *known == name)?.1;
            Some((value, tail))
        });
        match known {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn glossed<W: Word>() -> Vec<(&'static str, &'static str)> {
    W::ALL.iter().map(|word| (word.word(), word.gloss())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_label_and_a_gloss() {
        let english = Strings::english();
        for (name, words) in Strings::vocabularies() {
            for (word, _) in words {
                let label = english.label(name, word);
                assert!(!label.contains('_') && !label.is_empty(), "{name}.{word}: {label}");
                assert!(english.label(&format!("{name}_gloss"), word).ends_with('.'), "{name}.{word}");
            }
        }
        assert_eq!(english.label("species", "human"), "people");
    }

    #[test]
    fn labels_of_words_that_do_not_exist_are_noticed() {
        let mut bare = Strings::default();
        bare.overlay(ENGLISH).expect("TOML");
        for (name, words) in Strings::vocabularies() {
            let rows = bare.tables.get(name).into_iter().flatten();
            for (word, _) in rows {
                assert!(words.iter().any(|(known, _)| known == word), "{name}.{word} labels no word");
            }
        }
    }

    #[test]
    fn a_language_is_laid_over_and_its_gaps_stay_english() {
        let mut german = Strings::english();
        german.overlay("skip = 'Zum Inhalt'\n[species]\nhuman = 'Menschen'").expect("TOML");
        assert_eq!(german.get("skip"), "Zum Inhalt");
        assert_eq!(german.label("species", "human"), "Menschen");
        assert_eq!(german.label("species", "mouse"), "mice");
    }

    #[test]
    fn a_bad_language_file_says_where() {
        let mut strings = Strings::english();
        assert!(matches!(strings.overlay("skip = "), Err(StringsFault::NotToml { at: Some(_), .. })));
        assert_eq!(strings.overlay("skip = 1"), Err(StringsFault::NotText { key: "skip".into() }));
        assert_eq!(strings.overlay("[tier]\nx = []"), Err(StringsFault::NotText { key: "tier.x".into() }));
    }

    #[test]
    fn counts_and_placeholders() {
        assert_eq!(fill("{n} of {m}, {x} {", &[("n", "3"), ("m", "8")]), "3 of 8, {x} {");
        let english = Strings::english();
        assert_eq!(english.count("claims_n", 1), "1 claim");
        assert_eq!(english.count("claims_n", 0), "0 claims");
        assert_eq!(english.get("no such key"), "no such key");
    }
}
