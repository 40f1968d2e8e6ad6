//! Doses and frequencies in a sentence: "500 mg", "twice a week".

use std::ops::Range;

use crate::check::lexicon::{Kind, Sense};
use crate::check::wording::sentence::Sentence;

/// What gives a dose: a figure of weight or units, or a frequency. Ranges count the words of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dose {
    /// "250–1,000 mg".
    Amount(Range<usize>),
    /// "every four weeks".
    Frequency(Range<usize>),
}

impl Dose {
    /// Its words.
    pub fn words(&self) -> &Range<usize> {
        match self {
            Dose::Amount(words) | Dose::Frequency(words) => words,
        }
    }
}

/// The doses of a sentence, in order.
pub fn doses(sentence: &Sentence) -> Vec<Dose> {
    let amounts = sentence.of(Sense::DoseUnit).filter_map(|unit| {
        let at = unit.words.start;
        let number = at.checked_sub(1).filter(|&number| is_number(sentence, number))?;
        // "mg/dL" and "mg per litre" are concentrations, "mg of tryptophan per g of protein" is a content.
        let is_concentration = matches!(sentence.word(unit.words.end), "/")
            && !matches!(sentence.word(unit.words.end + 1), "kg" | "d" | "day");
        (!is_concentration).then(|| Dose::Amount(first(sentence, number)..unit.words.end))
    });
    let frequencies = sentence.of(Sense::Frequency).map(|hit| Dose::Frequency(hit.words.clone()));
    let mut all: Vec<Dose> = amounts.chain(frequencies).collect();
    all.sort_by_key(|dose| dose.words().start);
    all
}

fn is_number(sentence: &Sentence, at: usize) -> bool {
    sentence.words.get(at).is_some_and(|word| word.kind == Kind::Number)
}

/// The first word of the range or list that a number ends: "250–1,000", "250 to 500".
fn first(sentence: &Sentence, number: usize) -> usize {
    let word = |back: usize| number.checked_sub(back);
    let is_joined = sentence.words.get(number).is_some_and(|word| word.is_joined);
    match (word(1), word(2)) {
        (Some(low), _) if is_joined && is_number(sentence, low) => low,
        (Some(to), Some(low)) if matches!(sentence.word(to), "to" | "–") && is_number(sentence, low) => low,
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let sentence = Sentence::read(text, 0..text.len());
        doses(&sentence).iter().map(|dose| text[sentence.place(dose.words())].to_owned()).collect()
    }

    #[test]
    fn amounts_and_frequencies() {
        assert_eq!(found("Take 500 mg twice daily."), ["500 mg", "twice daily"]);
        assert_eq!(found("at 250–1,000 mg or 2 mg/kg once a week"), ["250–1,000 mg", "2 mg", "once a week"]);
        assert_eq!(found("500mg; 1000 IU; 50 µg"), ["500mg", "1000 IU", "50 µg"]);
        assert_eq!(found("LDL of 130 mg/dL, some mg"), Vec::<String>::new());
    }
}
