//! Digital object identifiers.

use crate::model::ident::fault::{IdentFault, IdentKind, serialized_as_text};
use crate::model::ident::{Pmcid, Pmid, near};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};

const KIND: IdentKind = IdentKind::Doi;

/// A DOI as typed; compared without regard to the case of ASCII letters, as the DOI Handbook has it.
#[derive(Clone, Debug)]
pub struct Doi(Box<str>);

impl Doi {
    /// Reads `10.`, 4 to 9 digits (registrants' subdivisions after points too), `/` and a name.
    ///
    /// A name that ends in `.`, `,`, `;` or an unopened bracket is refused with a suggestion: it is almost always
    /// the end of the sentence from which it was pasted.
    pub fn parse(text: &str) -> Result<Doi, IdentFault> {
        if text.is_empty() {
            return Err(IdentFault::Empty { kind: KIND });
        }
        let fault = match check(text) {
            Ok(()) if trimmed(text) == text => return Ok(Doi(text.into())),
            Ok(()) => IdentFault::Shape { kind: KIND },
            Err(fault) => fault,
        };
        Err(match Doi::near(text) {
            Some(near) => IdentFault::Spelling { kind: KIND, suggestion: near.0.into() },
            None if Pmcid::is_one(text) => IdentFault::Other { kind: KIND, found: IdentKind::Pmcid },
            None if Pmid::is_one(text) => IdentFault::Other { kind: KIND, found: IdentKind::Pmid },
            None => fault,
        })
    }

    /// As typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In lower case, for comparison and names of files.
    pub fn folded(&self) -> Cow<'_, str> {
        if self.0.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(self.0.to_ascii_lowercase())
        } else {
            Cow::Borrowed(&self.0)
        }
    }

    /// The address that leads to the work, with what an address cannot hold escaped.
    pub fn link(&self) -> String {
        let mut link = String::from("https://doi.org/");
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/:;()".contains(&byte) {
                link.push(char::from(byte));
            } else {
                write!(link, "%{byte:02X}").expect("writing to a string does not fail");
            }
        }
        link
    }

    /// Whether the text is well-formed, for other kinds to say so.
    pub(in crate::model::ident) fn is_one(text: &str) -> bool {
        check(text).is_ok()
    }

    /// The DOI within a label or an address of doi.org or of a publisher.
    pub(in crate::model::ident) fn near(text: &str) -> Option<Doi> {
        let tidy = near::tidy(text);
        let found = if let Some(path) = near::after_host(&tidy, &["doi.org/", "dx.doi.org/"]) {
            near::percent_decoded(path)
        } else if near::is_address(&tidy) {
            let path = tidy.split(['?', '#']).next()?;
            let decoded = near::percent_decoded(path);
            let start = decoded.find("/10.")? + 1;
            decoded.get(start..)?.to_string()
        } else {
            near::without_label(&tidy, &["doi"]).to_string()
        };
        let found = trimmed(&found);
        check(found).ok().map(|()| Doi(found.into()))
    }

    fn bytes_folded(&self) -> impl Iterator<Item = u8> + '_ {
        self.0.bytes().map(|b| b.to_ascii_lowercase())
    }
}

/// Prefix and name, without regard to how the name ends.
fn check(text: &str) -> Result<(), IdentFault> {
    let shape = IdentFault::Shape { kind: KIND };
    let Some((registrant, name)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return Err(shape);
    };
    let mut parts = registrant.split('.');
    let first = parts.next().unwrap_or_default();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(first) || !(4..=9).contains(&first.len()) || !parts.all(digits) || name.is_empty() {
        return Err(shape);
    }
    match text.char_indices().find(|&(_, c)| !belongs(c)) {
        Some((at, found)) => Err(IdentFault::Character { kind: KIND, found, at }),
        None => Ok(()),
    }
}

/// Whether a character may stand in a DOI. Wider than Crossref's pattern, for `<` and `#` in old ones.
fn belongs(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_graphic() && !"\"{}|\\^`".contains(c) } else { c.is_alphanumeric() }
}

/// Without the punctuation of a sentence around it.
fn trimmed(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = text.trim_end_matches(['.', ',', ';', ':', '\'', '"']);
        let shorter = match shorter.chars().last() {
            Some(')') if shorter.matches(')').count() > shorter.matches('(').count() => shorter.strip_suffix(')'),
            Some(']') if shorter.matches(']').count() > shorter.matches('[').count() => shorter.strip_suffix(']'),
            Some('>') if shorter.matches('>').count() > shorter.matches('<').count() => shorter.strip_suffix('>'),
            _ => None,
        }
        .unwrap_or(shorter);
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

impl PartialEq for Doi {
    fn eq(&self, other: &Doi) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Doi {}

impl Hash for Doi {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.folded().hash(state);
    }
}

impl PartialOrd for Doi {
    fn partial_cmp(&self, other: &Doi) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Doi {
    fn cmp(&self, other: &Doi) -> Ordering {
        self.bytes_folded().cmp(other.bytes_folded())
    }
}

impl fmt::Display for Doi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serialized_as_text!(Doi);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_dois_are_read() {
        for text in [
            "10.1016/j.cmet.2018.03.018",
            "10.1016/S0140-6736(05)67394-1",
            "10.1002/(SICI)1096-8628(19960122)61:3<216::AID-AJMG4>3.0.CO;2-U",
            "10.1507/endocrj.EJ19-0313",
            "10.1000.10/123456",
            "10.1001/jama.296.10.1255",
            "10.123456789/x",
        ] {
            assert_eq!(Doi::parse(text).map(|doi| doi.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn malformed_dois_are_refused() {
        let shape = Err(IdentFault::Shape { kind: KIND });
        for text in ["10.1/x", "10.12/x", "11.1016/x", "10.1016", "10.1016/", "10.1234567890/x", "jama", "10.1016./x"] {
            assert_eq!(Doi::parse(text), shape, "{text}");
        }
        assert_eq!(Doi::parse("10.1016/a b"), Err(IdentFault::Character { kind: KIND, found: ' ', at: 9 }));
        assert_eq!(Doi::parse("27721479"), Err(IdentFault::Other { kind: KIND, found: IdentKind::Pmid }));
    }

    #[test]
    fn pasted_dois_are_recognised() {
        for text in [
            "https://doi.org/10.1038/ncomms12948",
            "http://dx.doi.org/10.1038/ncomms12948",
            "doi.org/10.1038/ncomms12948",
            "https://doi.org/10.1038%2Fncomms12948",
            "doi:10.1038/ncomms12948",
            "DOI: 10.1038/ncomms12948.",
            "10.1038/ncomms12948)",
            "https://onlinelibrary.example.com/doi/full/10.1038/ncomms12948?x=1",
            " 10.1038/ncomms12948",
        ] {
            assert_eq!(Doi::parse(text).expect_err(text).suggestion(), Some("10.1038/ncomms12948"), "{text}");
        }
        let dash = Doi::parse("10.1016/s0140\u{2013}6736").expect_err("an en dash");
        assert_eq!(dash.suggestion(), Some("10.1016/s0140-6736"));
    }

    #[test]
    fn letter_case_does_not_count() {
        let (upper, lower) = (Doi::parse("10.1000/ABC"), Doi::parse("10.1000/abc"));
        assert_eq!(upper, lower);
        let (upper, lower) = (upper.expect("a DOI"), lower.expect("a DOI"));
        assert_eq!(upper.cmp(&lower), Ordering::Equal);
        assert_eq!(upper.folded(), "10.1000/abc");
    }

    #[test]
    fn links_escape_what_addresses_cannot_hold() {
        let doi = Doi::parse("10.1002/(SICI)61:3<216::A>3.0.CO;2-#").expect("a DOI");
        assert_eq!(doi.link(), "https://doi.org/10.1002/(SICI)61:3%3C216::A%3E3.0.CO;2-%23");
    }
}
