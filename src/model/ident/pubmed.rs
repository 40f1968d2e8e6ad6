//! PubMed's and PubMed Central's numbers.

use crate::model::ident::fault::{IdentFault, IdentKind, serialized_as_text};
use crate::model::ident::{Doi, near};
use std::fmt;

/// The number of a record in PubMed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pmid(u32);

impl Pmid {
    /// Reads 1 to 8 digits, the first not 0.
    pub fn parse(text: &str) -> Result<Pmid, IdentFault> {
        let kind = IdentKind::Pmid;
        match number(text, kind) {
            Ok(found) => Ok(Pmid(found)),
            Err(_) if Pmcid::is_one(text) => Err(IdentFault::Other { kind, found: IdentKind::Pmcid }),
            Err(_) if Doi::is_one(text) => Err(IdentFault::Other { kind, found: IdentKind::Doi }),
            Err(fault) => Err(match Pmid::near(text) {
                Some(near) => IdentFault::Spelling { kind, suggestion: near.to_string() },
                None => fault,
            }),
        }
    }

    /// The number.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The address of the record.
    pub fn link(self) -> String {
        format!("https://pubmed.ncbi.nlm.nih.gov/{}/", self.0)
    }

    /// Whether the text is well-formed, for other kinds to say so.
    pub(in crate::model::ident) fn is_one(text: &str) -> bool {
        number(text, IdentKind::Pmid).is_ok()
    }

    /// The number within a label or an address of PubMed.
    pub(in crate::model::ident) fn near(text: &str) -> Option<Pmid> {
        let tidy = near::tidy(text);
        let bare = near::after_host(&tidy, &["pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/", "pubmed.gov/"])
            .unwrap_or_else(|| near::without_label(&tidy, &["pubmed id", "pubmed", "pmid"]));
        number(bare.trim_start_matches('0'), IdentKind::Pmid).ok().map(Pmid)
    }
}

impl fmt::Display for Pmid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The number of a full text in PubMed Central, printed with its `PMC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pmcid(u32);

impl Pmcid {
    /// Reads `PMC` and 1 to 8 digits, the first of them not 0.
    pub fn parse(text: &str) -> Result<Pmcid, IdentFault> {
        let kind = IdentKind::Pmcid;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        if let Some(found) = Pmcid::read(text) {
            return Ok(found);
        }
        Err(match Pmcid::near(text) {
            Some(near) => IdentFault::Spelling { kind, suggestion: near.to_string() },
            None if Doi::is_one(text) => IdentFault::Other { kind, found: IdentKind::Doi },
            None => IdentFault::Shape { kind },
        })
    }

    /// The number, without `PMC`.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The address of the full text.
    pub fn link(self) -> String {
        format!("https://pmc.ncbi.nlm.nih.gov/articles/{self}/")
    }

    /// Whether the text is well-formed, for other kinds to say so.
    pub(in crate::model::ident) fn is_one(text: &str) -> bool {
        Pmcid::read(text).is_some()
    }

    fn read(text: &str) -> Option<Pmcid> {
        text.strip_prefix("PMC").and_then(|digits| number(digits, IdentKind::Pmcid).ok()).map(Pmcid)
    }

    /// The number within a label, an address, or with a version after a point.
    pub(in crate::model::ident) fn near(text: &str) -> Option<Pmcid> {
        let tidy = near::tidy(text);
        let hosts = ["pmc.ncbi.nlm.nih.gov/articles/", "ncbi.nlm.nih.gov/pmc/articles/", "europepmc.org/article/pmc/"];
        let bare = near::after_host(&tidy, &hosts)
            .and_then(|path| path.split('/').next())
            .unwrap_or_else(|| near::without_label(&tidy, &["pmcid", "pmc:"]));
        let digits = near::without_label(bare, &["pmc"]);
        let unversioned = digits.split('.').next()?;
        number(unversioned.trim_start_matches('0'), IdentKind::Pmcid).ok().map(Pmcid)
    }
}

impl fmt::Display for Pmcid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PMC{}", self.0)
    }
}

serialized_as_text!(Pmid, Pmcid);

/// 1 to 8 digits, the first not 0.
fn number(text: &str, kind: IdentKind) -> Result<u32, IdentFault> {
    if text.is_empty() {
        return Err(IdentFault::Empty { kind });
    }
    if let Some((at, found)) = text.char_indices().find(|(_, c)| !c.is_ascii_digit()) {
        return Err(IdentFault::Character { kind, found, at });
    }
    if text.len() > 8 || text.starts_with('0') {
        return Err(IdentFault::Shape { kind });
    }
    text.parse().map_err(|_| IdentFault::Shape { kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pmid_is_one_to_eight_digits() {
        assert_eq!(Pmid::parse("27721479").map(|id| id.to_string()).as_deref(), Ok("27721479"));
        assert_eq!(Pmid::parse("1").map(Pmid::number), Ok(1));
        let kind = IdentKind::Pmid;
        assert_eq!(Pmid::parse(""), Err(IdentFault::Empty { kind }));
        assert_eq!(Pmid::parse("123456789"), Err(IdentFault::Shape { kind }));
        assert_eq!(Pmid::parse("0"), Err(IdentFault::Shape { kind }));
        assert_eq!(Pmid::parse("2772I479"), Err(IdentFault::Character { kind, found: 'I', at: 4 }));
        assert_eq!(Pmid::parse("PMC5476803"), Err(IdentFault::Other { kind, found: IdentKind::Pmcid }));
        assert_eq!(Pmid::parse("10.1038/x"), Err(IdentFault::Other { kind, found: IdentKind::Doi }));
    }

    #[test]
    fn pasted_pmids_are_recognised() {
        for text in [
            "PMID 123",
            "PMID: 123",
            "pmid:123",
            "PMID123",
            "pmid-123",
            "PMID_123",
            "0123",
            " 123",
            "https://pubmed.ncbi.nlm.nih.gov/123/",
            "http://www.ncbi.nlm.nih.gov/pubmed/123?dopt=Abstract",
        ] {
            let fault = Pmid::parse(text).expect_err(text);
            assert_eq!(fault.suggestion(), Some("123"), "{text}");
        }
    }

    #[test]
    fn a_pmcid_bears_its_letters() {
        assert_eq!(Pmcid::parse("PMC5476803").map(|id| id.to_string()).as_deref(), Ok("PMC5476803"));
        for text in [
            "5476803",
            "pmc5476803",
            "pmcid-pmc5476803",
            "PMC-5476803",
            "PMCID: PMC5476803",
            "PMC5476803.1",
            "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5476803/pdf/x.pdf",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC5476803/#S1",
        ] {
            let fault = Pmcid::parse(text).expect_err(text);
            assert_eq!(fault.suggestion(), Some("PMC5476803"), "{text}");
        }
        assert_eq!(Pmcid::parse("PMC"), Err(IdentFault::Shape { kind: IdentKind::Pmcid }));
    }
}
