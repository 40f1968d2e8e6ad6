//! Identifiers of substances: CAS numbers, InChIKeys, UNIIs, PubChem CIDs.

use crate::model::ident::fault::{IdentFault, IdentKind, serialized_as_text};
use crate::model::ident::near;
use std::fmt;

/// A CAS registry number, whose last digit checks the others.
///
/// The digits before it, from the right, are weighted 1, 2, 3 …; the check digit is the last digit of the sum (CAS).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cas(Box<str>);

impl Cas {
    /// Reads 2 to 7 digits, 2 digits and a check digit, joined by hyphens.
    pub fn parse(text: &str) -> Result<Cas, IdentFault> {
        let kind = IdentKind::Cas;
        match Cas::check(text) {
            Ok(()) => Ok(Cas(text.into())),
            Err(fault @ (IdentFault::Check { .. } | IdentFault::Empty { .. })) => Err(fault),
            Err(fault) => Err(match Cas::near(text) {
                Some(suggestion) => IdentFault::Spelling { kind, suggestion },
                None => fault,
            }),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn check(text: &str) -> Result<(), IdentFault> {
        let kind = IdentKind::Cas;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        if let Some((at, found)) = text.char_indices().find(|(_, c)| !c.is_ascii_digit() && *c != '-') {
            return Err(IdentFault::Character { kind, found, at });
        }
        let parts: Vec<&str> = text.split('-').collect();
        let [first, second, last] = parts.as_slice() else { return Err(IdentFault::Shape { kind }) };
        let [found] = last.as_bytes() else { return Err(IdentFault::Shape { kind }) };
        if !(2..=7).contains(&first.len()) || second.len() != 2 || first.starts_with('0') {
            return Err(IdentFault::Shape { kind });
        }
        let digits = first.bytes().chain(second.bytes()).rev();
        let sum: u32 = digits.zip(1..).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        checked(kind, char::from(*found), char::from_digit(sum % 10, 10))
    }

    /// With a label, typographic dashes, no hyphens or zeros before; only where the check digit holds.
    fn near(text: &str) -> Option<String> {
        let tidy = near::tidy(text);
        let bare = near::without_label(&tidy, &["cas registry number", "cas number", "cas no.", "cas rn", "cas"]);
        let digits: String = bare.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        let digits = digits.trim_start_matches('0');
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (head, last) = digits.split_at_checked(digits.len().checked_sub(1)?)?;
        let (first, second) = head.split_at_checked(head.len().checked_sub(2)?)?;
        let suggestion = format!("{first}-{second}-{last}");
        Cas::check(&suggestion).is_ok().then_some(suggestion)
    }
}

/// The hashed InChI of a structure. Its shape is checked; it has no check character.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InChIKey(Box<str>);

impl InChIKey {
    /// Reads 14, 10 and 1 capital letters, joined by hyphens.
    pub fn parse(text: &str) -> Result<InChIKey, IdentFault> {
        let kind = IdentKind::InChIKey;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        if has_inchikey_shape(text) {
            return Ok(InChIKey(text.into()));
        }
        let tidy = near::tidy(text);
        let suggestion = near::without_label(&tidy, &["inchikey"]).to_ascii_uppercase();
        if has_inchikey_shape(&suggestion) {
            return Err(IdentFault::Spelling { kind, suggestion });
        }
        Err(match text.char_indices().find(|(_, c)| !c.is_ascii_alphabetic() && *c != '-') {
            Some((at, found)) => IdentFault::Character { kind, found, at },
            None => IdentFault::Shape { kind },
        })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first block, which is shared by all stereoisomers, isotopes and charges of one skeleton.
    pub fn skeleton(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

fn has_inchikey_shape(text: &str) -> bool {
    let mut blocks = text.split('-');
    let fits = [14, 10, 1]
        .into_iter()
        .all(|length| blocks.next().is_some_and(|b| b.len() == length && b.bytes().all(|c| c.is_ascii_uppercase())));
    fits && blocks.next().is_none()
}

/// FDA's unique ingredient identifier, whose last character checks the others.
///
/// With 0 to 9 and A to Z as 0 to 35, it is the sum of the nine others modulo 36. FDA gives the algorithm on request;
/// this is how its registration system, GSRS, tests it (`ix.test.ginas.utils.UNIIGeneratorTest`), and all 31
/// codes in our evidence obey it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unii(Box<str>);

impl Unii {
    /// Reads 9 digits or capital letters and the check character.
    pub fn parse(text: &str) -> Result<Unii, IdentFault> {
        let kind = IdentKind::Unii;
        match Unii::check(text) {
            Ok(()) => Ok(Unii(text.into())),
            Err(fault @ (IdentFault::Check { .. } | IdentFault::Empty { .. })) => Err(fault),
            Err(fault) => {
                let tidy = near::tidy(text);
                let suggestion = near::without_label(&tidy, &["unii"]).to_ascii_uppercase();
                Err(if Unii::check(&suggestion).is_ok() { IdentFault::Spelling { kind, suggestion } } else { fault })
            }
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn check(text: &str) -> Result<(), IdentFault> {
        let kind = IdentKind::Unii;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        if let Some((at, found)) = text.char_indices().find(|(_, c)| !c.is_ascii_digit() && !c.is_ascii_uppercase()) {
            return Err(IdentFault::Character { kind, found, at });
        }
        let [head @ .., found] = text.as_bytes() else { return Err(IdentFault::Empty { kind }) };
        if head.len() != 9 {
            return Err(IdentFault::Shape { kind });
        }
        let sum: u32 = head.iter().filter_map(|&b| char::from(b).to_digit(36)).sum();
        checked(kind, char::from(*found), char::from_digit(sum % 36, 36).map(|c| c.to_ascii_uppercase()))
    }
}

/// PubChem's number of a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PubchemCid(u32);

impl PubchemCid {
    /// Reads 1 to 10 digits, the first not 0.
    pub fn parse(text: &str) -> Result<PubchemCid, IdentFault> {
        let kind = IdentKind::PubchemCid;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        if let Some(found) = PubchemCid::number_in(text) {
            return Ok(PubchemCid(found));
        }
        let tidy = near::tidy(text);
        let bare = near::after_host(&tidy, &["pubchem.ncbi.nlm.nih.gov/compound/"])
            .unwrap_or_else(|| near::without_label(&tidy, &["pubchem cid", "pubchem", "cid"]));
        if let Some(found) = PubchemCid::number_in(bare.trim_start_matches('0')) {
            return Err(IdentFault::Spelling { kind, suggestion: found.to_string() });
        }
        Err(match text.char_indices().find(|(_, c)| !c.is_ascii_digit()) {
            Some((at, found)) => IdentFault::Character { kind, found, at },
            None => IdentFault::Shape { kind },
        })
    }

    /// The number.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The address of the compound's page.
    pub fn link(self) -> String {
        format!("https://pubchem.ncbi.nlm.nih.gov/compound/{}", self.0)
    }

    fn number_in(text: &str) -> Option<u32> {
        let digits = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
        if digits { text.parse().ok() } else { None }
    }
}

impl fmt::Display for PubchemCid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Compares a check digit with the one the others call for.
pub(in crate::model::ident) fn checked(kind: IdentKind, found: char, expected: Option<char>) -> Result<(), IdentFault> {
    match expected {
        Some(expected) if expected == found => Ok(()),
        Some(expected) => Err(IdentFault::Check { kind, found, expected }),
        None => Err(IdentFault::Shape { kind }),
    }
}

/// `Display` as the text it was read from.
macro_rules! printed_as_typed {
    ($($name:ident),+) => {
        $(impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        })+
    };
}

printed_as_typed!(Cas, InChIKey, Unii);
serialized_as_text!(Cas, InChIKey, Unii, PubchemCid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_of_cas() {
        for text in ["53-84-9", "7732-18-5", "1094-61-7", "1333-74-0", "2222222-22-4"] {
            let read = Cas::parse(text);
            if text == "2222222-22-4" {
                assert!(matches!(read, Err(IdentFault::Check { .. })), "{read:?}");
            } else {
                assert_eq!(read.map(|cas| cas.to_string()).as_deref(), Ok(text));
            }
        }
        let kind = IdentKind::Cas;
        assert_eq!(Cas::parse("53-84-8"), Err(IdentFault::Check { kind, found: '8', expected: '9' }));
        assert_eq!(Cas::parse("53-849"), Err(IdentFault::Spelling { kind, suggestion: "53-84-9".into() }));
        assert_eq!(Cas::parse("5-84-9"), Err(IdentFault::Shape { kind }));
        assert_eq!(Cas::parse("12345678-12-1"), Err(IdentFault::Shape { kind }));
        assert_eq!(Cas::parse("53-84-x"), Err(IdentFault::Character { kind, found: 'x', at: 6 }));
    }

    #[test]
    fn pasted_cas_numbers_are_recognised() {
        for text in ["CAS 53-84-9", "CAS: 53-84-9", "53\u{2013}84\u{2013}9", "53849", "0000053-84-9", "53 84 9"] {
            assert_eq!(Cas::parse(text).expect_err(text).suggestion(), Some("53-84-9"), "{text}");
        }
    }

    #[test]
    fn inchikeys_by_shape() {
        let key = InChIKey::parse("BAWFJGJZGIEFAR-NNYOXOHSSA-N").expect("a key");
        assert_eq!(key.skeleton(), "BAWFJGJZGIEFAR");
        for text in ["bawfjgjzgiefar-nnyoxohssa-n", "InChIKey=BAWFJGJZGIEFAR-NNYOXOHSSA-N"] {
            assert_eq!(InChIKey::parse(text).expect_err(text).suggestion(), Some("BAWFJGJZGIEFAR-NNYOXOHSSA-N"));
        }
        let kind = IdentKind::InChIKey;
        assert_eq!(InChIKey::parse("BAWFJGJZGIEFAR-NNYOXOHSSA"), Err(IdentFault::Shape { kind }));
        assert_eq!(InChIKey::parse("BAWFJGJZGIEFAR-NNYOXOHSSA-N-N"), Err(IdentFault::Shape { kind }));
        assert_eq!(
            InChIKey::parse("BAWFJGJZGIEFA0-NNYOXOHSSA-N"),
            Err(IdentFault::Character { kind, found: '0', at: 13 })
        );
    }

    #[test]
    fn the_check_character_of_unii() {
        for text in ["059QF0KO0R", "229809935B", "UC6VBE7V1Z", "0U46U6E8UK"] {
            assert_eq!(Unii::parse(text).map(|unii| unii.to_string()).as_deref(), Ok(text));
        }
        let kind = IdentKind::Unii;
        assert_eq!(Unii::parse("0U46U6E8UL"), Err(IdentFault::Check { kind, found: 'L', expected: 'K' }));
        assert_eq!(Unii::parse("0U46U6E8U"), Err(IdentFault::Shape { kind }));
        assert_eq!(Unii::parse("UNII: 0u46u6e8uk").expect_err("a label").suggestion(), Some("0U46U6E8UK"));
    }

    #[test]
    fn pubchem_numbers() {
        assert_eq!(PubchemCid::parse("5892").map(PubchemCid::number), Ok(5892));
        for text in ["CID 5892", "https://pubchem.ncbi.nlm.nih.gov/compound/5892", "05892"] {
            assert_eq!(PubchemCid::parse(text).expect_err(text).suggestion(), Some("5892"));
        }
        assert_eq!(PubchemCid::parse("99999999999"), Err(IdentFault::Shape { kind: IdentKind::PubchemCid }));
    }
}
