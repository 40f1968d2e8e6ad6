//! Numbers of books and journals.

use crate::model::ident::fault::{IdentFault, IdentKind, serialized_as_text};
use crate::model::ident::near;
use crate::model::ident::substance::checked;
use std::fmt;

/// An ISBN as typed, of 10 or 13 digits; compared in its form of 13.
///
/// ISBN-10 weighs its digits 10 to 1, and the sum is a multiple of 11 (X is 10); ISBN-13 weighs 1 and 3 in turn, and
/// the sum is a multiple of 10 (ISO 2108).
#[derive(Clone, Debug)]
pub struct Isbn {
    typed: Box<str>,
    thirteen: [u8; 13],
}

impl Isbn {
    /// Reads 10 or 13 digits, with or without single hyphens or spaces between them.
    pub fn parse(text: &str) -> Result<Isbn, IdentFault> {
        let kind = IdentKind::Isbn;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        match Isbn::digits(text).and_then(|digits| Isbn::checked(&digits)) {
            Ok(thirteen) => Ok(Isbn { typed: text.into(), thirteen }),
            Err(fault @ IdentFault::Check { .. }) => Err(fault),
            Err(fault) => {
                let tidy = near::tidy(text);
                let bare = near::without_label(&tidy, &["isbn-13", "isbn-10", "isbn"]).to_ascii_uppercase();
                let holds = Isbn::digits(&bare).and_then(|digits| Isbn::checked(&digits)).is_ok();
                Err(if holds { IdentFault::Spelling { kind, suggestion: bare } } else { fault })
            }
        }
    }

    /// The form of 13 digits, without hyphens.
    pub fn thirteen(&self) -> String {
        self.thirteen.iter().map(|&digit| char::from(b'0' + digit)).collect()
    }

    /// The digits' values, `X` as 10, without separators.
    fn digits(text: &str) -> Result<Vec<u8>, IdentFault> {
        let kind = IdentKind::Isbn;
        let mut digits = Vec::with_capacity(13);
        let mut separated = true;
        for (at, found) in text.char_indices() {
            match found {
                '0'..='9' => digits.push(found as u8 - b'0'),
                'X' if digits.len() == 9 => digits.push(10),
                '-' | ' ' if !separated => {
                    separated = true;
                    continue;
                }
                _ => return Err(IdentFault::Character { kind, found, at }),
            }
            separated = false;
        }
        if separated { Err(IdentFault::Shape { kind }) } else { Ok(digits) }
    }

    fn checked(digits: &[u8]) -> Result<[u8; 13], IdentFault> {
        let kind = IdentKind::Isbn;
        let Some((&last, head)) = digits.split_last() else { return Err(IdentFault::Empty { kind }) };
        match (head.len(), head) {
            (9, _) => {
                checked(kind, check_character(last), Some(check_character(check_of_ten(head))))?;
                let mut thirteen = [9, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
                thirteen[3..12].copy_from_slice(head);
                thirteen[12] = check_of_thirteen(&thirteen[..12]);
                Ok(thirteen)
            }
            (12, [9, 7, 8 | 9, ..]) => {
                checked(kind, check_character(last), Some(check_character(check_of_thirteen(head))))?;
                digits.try_into().map_err(|_| IdentFault::Shape { kind })
            }
            _ => Err(IdentFault::Shape { kind }),
        }
    }
}

impl PartialEq for Isbn {
    fn eq(&self, other: &Isbn) -> bool {
        self.thirteen == other.thirteen
    }
}

impl Eq for Isbn {}

impl fmt::Display for Isbn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

/// The number of a journal or other serial.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Issn(Box<str>);

impl Issn {
    /// Reads 4 digits, `-`, 3 digits and a check digit (weights 8 to 2, modulo 11, X is 10; ISO 3297).
    pub fn parse(text: &str) -> Result<Issn, IdentFault> {
        let kind = IdentKind::Issn;
        match Issn::check(text) {
            Ok(()) => Ok(Issn(text.into())),
            Err(fault @ (IdentFault::Check { .. } | IdentFault::Empty { .. })) => Err(fault),
            Err(fault) => {
                let tidy = near::tidy(text);
                let bare = near::without_label(&tidy, &["e-issn", "eissn", "issn"]).to_ascii_uppercase();
                let digits: String = bare.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
                let suggestion =
                    digits.split_at_checked(4).map(|(head, tail)| format!("{head}-{tail}")).unwrap_or_default();
                let holds = Issn::check(&suggestion).is_ok();
                Err(if holds { IdentFault::Spelling { kind, suggestion } } else { fault })
            }
        }
    }

    fn check(text: &str) -> Result<(), IdentFault> {
        let kind = IdentKind::Issn;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        let allowed = |c: char| c.is_ascii_digit() || matches!(c, '-' | 'X');
        if let Some((at, found)) = text.char_indices().find(|&(_, c)| !allowed(c)) {
            return Err(IdentFault::Character { kind, found, at });
        }
        let bytes = text.as_bytes();
        let [head @ .., found] = bytes else { return Err(IdentFault::Empty { kind }) };
        let [a, b, c, d, b'-', e, f, g] = head else { return Err(IdentFault::Shape { kind }) };
        let digits = [a, b, c, d, e, f, g];
        if !digits.iter().all(|b| b.is_ascii_digit()) || !(found.is_ascii_digit() || *found == b'X') {
            return Err(IdentFault::Shape { kind });
        }
        let sum: u32 = digits.iter().zip((2..=8).rev()).map(|(&&b, weight)| u32::from(b - b'0') * weight).sum();
        let expected = check_character(((11 - sum % 11) % 11) as u8);
        checked(kind, char::from(*found), Some(expected))
    }
}

impl fmt::Display for Issn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serialized_as_text!(Isbn, Issn);

fn check_of_ten(head: &[u8]) -> u8 {
    let sum: u32 = head.iter().zip((2..=10).rev()).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    ((11 - sum % 11) % 11) as u8
}

fn check_of_thirteen(head: &[u8]) -> u8 {
    let sum: u32 = head.iter().zip([1, 3].into_iter().cycle()).map(|(&digit, weight)| u32::from(digit) * weight).sum();
    ((10 - sum % 10) % 10) as u8
}

fn check_character(value: u8) -> char {
    char::from_digit(u32::from(value), 10).unwrap_or('X')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isbns_of_both_lengths() {
        for text in ["0-306-40615-2", "0306406152", "0-8044-2957-X", "978-0-306-40615-7", "9780306406157"] {
            assert_eq!(Isbn::parse(text).map(|isbn| isbn.to_string()).as_deref(), Ok(text));
        }
        assert_eq!(Isbn::parse("0-306-40615-2"), Isbn::parse("9780306406157"));
        assert_eq!(Isbn::parse("0-306-40615-2").map(|isbn| isbn.thirteen()).as_deref(), Ok("9780306406157"));
        let kind = IdentKind::Isbn;
        assert_eq!(Isbn::parse("0306406153"), Err(IdentFault::Check { kind, found: '3', expected: '2' }));
        assert_eq!(Isbn::parse("9780306406158"), Err(IdentFault::Check { kind, found: '8', expected: '7' }));
        assert_eq!(Isbn::parse("1230306406157"), Err(IdentFault::Shape { kind }));
        assert_eq!(Isbn::parse("03064"), Err(IdentFault::Shape { kind }));
        assert_eq!(Isbn::parse("0306406152-"), Err(IdentFault::Shape { kind }));
        assert_eq!(Isbn::parse("0--306406152"), Err(IdentFault::Character { kind, found: '-', at: 2 }));
        assert_eq!(Isbn::parse("ISBN 0-8044-2957-x").expect_err("a label").suggestion(), Some("0-8044-2957-X"));
    }

    #[test]
    fn issns() {
        for text in ["2049-3630", "0378-5955", "2434-561X"] {
            assert_eq!(Issn::parse(text).map(|issn| issn.to_string()).as_deref(), Ok(text));
        }
        let kind = IdentKind::Issn;
        assert_eq!(Issn::parse("0378-5954"), Err(IdentFault::Check { kind, found: '4', expected: '5' }));
        assert_eq!(Issn::parse("ISSN 03785955").expect_err("a label").suggestion(), Some("0378-5955"));
        assert_eq!(Issn::parse("0378-595"), Err(IdentFault::Shape { kind }));
        assert_eq!(Issn::parse("X378-5955"), Err(IdentFault::Shape { kind }));
    }
}
