//! Words that editors use for those of the vocabularies: what is probably meant, for suggestions. Reads no field.

use crate::base::suggest;
use crate::base::synonyms::Synonyms;
use crate::model::vocab::word::{Word, words};

const SYNONYMS: Synonyms = Synonyms::new(include_str!("synonyms.txt"));

/// The words of a vocabulary that were probably meant: by another name for one, by a slip of the finger, or by a word of
/// it among others. Several where the text could be any of them; none where it is like nothing.
pub fn meant<W: Word>(text: &str) -> Vec<&'static str> {
    let known = SYNONYMS.meant(W::NAME, text);
    if !known.is_empty() {
        return known;
    }
    if let Some(near) = suggest::nearest(text, words::<W>()) {
        return vec![near];
    }
    let folded = text.to_lowercase();
    let tokens: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    if tokens.iter().any(|token| matches!(*token, "no" | "not" | "non" | "without")) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for token in tokens {
        let of_set = words::<W>().filter(|word| *word == token);
        for word in of_set.chain(SYNONYMS.meant(W::NAME, token)) {
            if !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocab::*;

    #[test]
    fn other_names_lead_to_words_of_the_vocabulary() {
        let all: Vec<(&str, Vec<&str>)> = vec![
            (Route::NAME, words::<Route>().collect()),
            (Compartment::NAME, words::<Compartment>().collect()),
            (Mode::NAME, words::<Mode>().collect()),
            (Phase::NAME, words::<Phase>().collect()),
            (Spread::NAME, words::<Spread>().collect()),
            (Species::NAME, words::<Species>().collect()),
            (ClaimSpecies::NAME, words::<ClaimSpecies>().collect()),
            (System::NAME, words::<System>().collect()),
            (Design::NAME, words::<Design>().collect()),
            (Kind::NAME, words::<Kind>().collect()),
            (Stance::NAME, words::<Stance>().collect()),
            (Direction::NAME, words::<Direction>().collect()),
            (OutcomeDirection::NAME, words::<OutcomeDirection>().collect()),
            (OutcomeClass::NAME, words::<OutcomeClass>().collect()),
            (Tier::NAME, words::<Tier>().collect()),
            (SectionTier::NAME, words::<SectionTier>().collect()),
            (Verdict::NAME, words::<Verdict>().collect()),
            (ApprovalStatus::NAME, words::<ApprovalStatus>().collect()),
            (DataQuality::NAME, words::<DataQuality>().collect()),
            (Parameter::NAME, words::<Parameter>().collect()),
            (ReadDepth::NAME, words::<ReadDepth>().collect()),
            (Publication::NAME, words::<Publication>().collect()),
            (Bias::NAME, words::<Bias>().collect()),
            (Funding::NAME, words::<Funding>().collect()),
            (Effect::NAME, words::<Effect>().collect()),
            (CslType::NAME, words::<CslType>().collect()),
            (IntegrityStatus::NAME, words::<IntegrityStatus>().collect()),
            (Against::NAME, words::<Against>().collect()),
            (RuleLevel::NAME, words::<RuleLevel>().collect()),
        ];
        for (name, typed, meant) in SYNONYMS.entries() {
            let (_, words) = all.iter().find(|(known, _)| *known == name).expect(name);
            assert!(!words.contains(&typed), "{name}: {typed} is a word itself");
            assert!(words.contains(&meant), "{name}: {typed} = {meant}");
        }
    }

    #[test]
    fn what_editors_type_is_understood() {
        assert_eq!(meant::<Route>("I.V."), ["intravenous"]);
        assert_eq!(meant::<Route>("IV infusion"), ["intravenous"]);
        assert_eq!(meant::<Route>("by mouth"), ["oral"]);
        assert_eq!(meant::<Route>("oral capsule"), ["oral"]);
        assert_eq!(meant::<Route>("not oral"), [""; 0]);
        assert_eq!(meant::<Compartment>("blood"), ["plasma", "serum", "whole-blood"]);
        assert_eq!(meant::<Species>("healthy men"), ["human"]);
        assert_eq!(meant::<Design>("Open-label"), ["single-arm", "non-randomised"]);
        assert_eq!(meant::<Tier>("proven"), ["established", "supported"]);
        assert_eq!(meant::<Tier>("preliminry"), ["preliminary"]);
        assert_eq!(meant::<Stance>("zebra"), [""; 0]);
    }
}
