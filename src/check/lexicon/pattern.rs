//! The notation of the lexicon: words, alternatives, words that may be missing, and gaps.
//!
//! `clinically|scientifically proven` is two phrases; `the?` may be missing; `_` joins the words of one alternative
//! (`side_effects|harms`); `..3` stands for up to three words. Hyphens count as spaces, and letter case not at all.

use crate::check::lexicon::word::words;

/// The form of a verb in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// No verb that is looked at.
    Fixed,
    /// "improve".
    Base,
    /// "improves".
    Third,
    /// "improved", "fell".
    Past,
    /// "fallen", where it is not as the past.
    Participle,
    /// "improving".
    Gerund,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// This word or sign, in lower case.
    Word(Box<str>),
    /// Up to so many words.
    Gap(u8),
}

/// A phrase without alternatives.
pub type Phrase = Vec<Slot>;

/// The phrases that a notation stands for, the fullest first.
pub fn expand(say: &str) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = vec![Vec::new()];
    for part in say.split_whitespace() {
        let choices = choices(part);
        phrases = choices
            .iter()
            .flat_map(|choice| phrases.iter().map(|phrase| [phrase.as_slice(), choice].concat()).collect::<Vec<_>>())
            .collect();
    }
    phrases
}

/// What may stand for one part of a notation.
fn choices(part: &str) -> Vec<Phrase> {
    if let Some(most) = part.strip_prefix("..").and_then(|most| most.parse().ok()) {
        return vec![vec![Slot::Gap(most)]];
    }
    let (part, is_optional) = part.strip_suffix('?').map_or((part, false), |part| (part, true));
    let mut choices: Vec<Phrase> = part.split('|').flat_map(spellings).collect();
    if is_optional {
        choices.push(Vec::new());
    }
    choices
}

/// An alternative, with either apostrophe.
fn spellings(alternative: &str) -> Vec<Phrase> {
    let spaced = alternative.replace('_', " ");
    let mut spellings = vec![literal(&spaced)];
    if spaced.contains('\'') {
        spellings.push(literal(&spaced.replace('\'', "’")));
    }
    spellings
}

fn literal(text: &str) -> Phrase {
    let lower = text.to_lowercase();
    words(&lower).into_iter().filter_map(|word| Some(Slot::Word(lower.get(word.range())?.into()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(say: &str) -> Vec<String> {
        let slot = |slot: &Slot| match slot {
            Slot::Word(word) => word.to_string(),
            Slot::Gap(most) => format!("..{most}"),
        };
        expand(say).iter().map(|phrase| phrase.iter().map(slot).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn notations_stand_for_phrases() {
        assert_eq!(shown("a|b c?"), ["a c", "b c", "a", "b"]);
        assert_eq!(shown("side_effects|harms"), ["side effects", "harms"]);
        assert_eq!(shown("don't"), ["don't", "don’t"]);
        assert_eq!(shown("db/db ..2 mice"), ["db / db ..2 mice"]);
    }
}
