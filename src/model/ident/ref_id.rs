//! The ids of sources: `pmid:`, `doi:`, `pmcid:` and `url:`, and the names of files that follow from them.

use crate::base::suggest;
use crate::model::ident::fault::{IdentFault, IdentKind, serialized_as_text};
use crate::model::ident::{Doi, Pmcid, Pmid, Slug, near};
use std::fmt;

/// The id of a source. Printed in its one canonical form, in which DOIs are lower-case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RefId {
    /// A record in PubMed.
    Pmid(Pmid),
    /// A registered digital object.
    Doi(Doi),
    /// A full text in PubMed Central.
    Pmcid(Pmcid),
    /// Any other page, under a name that the editors gave it.
    Url(Slug),
}

impl RefId {
    /// The prefixes, without their colon.
    pub const PREFIXES: [&'static str; 4] = ["pmid", "doi", "pmcid", "url"];

    /// Reads a prefix and its identifier. Addresses and labels in their place are faults that say the right id.
    pub fn parse(text: &str) -> Result<RefId, IdentFault> {
        let kind = IdentKind::RefId;
        if text.is_empty() {
            return Err(IdentFault::Empty { kind });
        }
        let Some((prefix, rest)) = text.split_once(':') else {
            return Err(spelled(RefId::near(text)).unwrap_or(IdentFault::Shape { kind }));
        };
        let read = match prefix {
            "pmid" => Pmid::parse(rest).map(RefId::Pmid),
            "doi" => Doi::parse(rest).map(RefId::Doi),
            "pmcid" => Pmcid::parse(rest).map(RefId::Pmcid),
            "url" => Slug::parse(rest).map(RefId::Url),
            _ => return Err(spelled(RefId::near(text)).unwrap_or_else(|| unknown_prefix(prefix, rest))),
        };
        read.map_err(|fault| with_prefix(fault, prefix, rest))
    }

    /// Whether the text begins as an id does, and so is no short key of a page.
    pub fn is_prefixed(text: &str) -> bool {
        text.split_once(':').is_some_and(|(prefix, _)| RefId::PREFIXES.contains(&prefix))
    }

    /// The prefix, without its colon.
    pub fn prefix(&self) -> &'static str {
        match self {
            RefId::Pmid(_) => "pmid",
            RefId::Doi(_) => "doi",
            RefId::Pmcid(_) => "pmcid",
            RefId::Url(_) => "url",
        }
    }

    /// The name of the record's file, without `.yaml`: lower case, `-` after the prefix, and each run of characters
    /// outside `[a-z0-9.]` as `_`.
    pub fn file_stem(&self) -> String {
        let id = self.to_string().to_lowercase();
        let (prefix, rest) = id.split_once(':').unwrap_or(("", &id));
        let mut stem = format!("{prefix}-");
        let mut in_run = false;
        for c in rest.chars() {
            let kept = matches!(c, 'a'..='z' | '0'..='9' | '.');
            if kept {
                stem.push(c);
            } else if !in_run {
                stem.push('_');
            }
            in_run = !kept;
        }
        stem
    }

    /// The address of the work in its register; `None` for `url:`, whose address stands in its record.
    pub fn link(&self) -> Option<String> {
        match self {
            RefId::Pmid(id) => Some(id.link()),
            RefId::Doi(id) => Some(id.link()),
            RefId::Pmcid(id) => Some(id.link()),
            RefId::Url(_) => None,
        }
    }

    /// The id within an address, a label or a bare identifier. Bare digits are taken for a PMID.
    fn near(text: &str) -> Option<RefId> {
        let tidy = near::tidy(text);
        let prefix_in_other_case = || {
            let (prefix, rest) = tidy.split_once(':')?;
            let url = prefix.eq_ignore_ascii_case("url").then(|| Slug::parse(rest.trim_start()).ok())?;
            url.map(RefId::Url)
        };
        let is_pmc = || tidy.to_ascii_lowercase().contains("pmc");
        Doi::near(&tidy)
            .map(RefId::Doi)
            .or_else(|| if is_pmc() { Pmcid::near(&tidy).map(RefId::Pmcid) } else { None })
            .or_else(|| Pmid::near(&tidy).map(RefId::Pmid))
            .or_else(prefix_in_other_case)
    }
}

impl fmt::Display for RefId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RefId::Pmid(id) => write!(f, "pmid:{id}"),
            RefId::Doi(id) => write!(f, "doi:{}", id.folded()),
            RefId::Pmcid(id) => write!(f, "pmcid:{id}"),
            RefId::Url(slug) => write!(f, "url:{slug}"),
        }
    }
}

serialized_as_text!(RefId);

fn spelled(id: Option<RefId>) -> Option<IdentFault> {
    id.map(|id| IdentFault::Spelling { kind: IdentKind::RefId, suggestion: id.to_string() })
}

/// A fault within the identifier, told of the whole id: suggestions and places count the prefix too.
fn with_prefix(fault: IdentFault, prefix: &str, rest: &str) -> IdentFault {
    match fault {
        IdentFault::Spelling { kind, suggestion } => {
            IdentFault::Spelling { kind, suggestion: format!("{prefix}:{suggestion}") }
        }
        IdentFault::Character { kind, found, at } => IdentFault::Character { kind, found, at: at + prefix.len() + 1 },
        IdentFault::Other { kind, found } => match RefId::near(rest) {
            Some(id) => IdentFault::Spelling { kind: IdentKind::RefId, suggestion: id.to_string() },
            None => IdentFault::Other { kind, found },
        },
        IdentFault::Empty { .. } | IdentFault::Shape { .. } | IdentFault::Check { .. } | IdentFault::Prefix { .. } => {
            fault
        }
    }
}

fn unknown_prefix(prefix: &str, rest: &str) -> IdentFault {
    let suggestion = suggest::nearest(prefix, RefId::PREFIXES)
        .map(|known| format!("{known}:{}", rest.trim_start()))
        .filter(|id| RefId::parse(id).is_ok());
    IdentFault::Prefix { found: prefix.to_string(), suggestion }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ids_and_their_files() {
        for (id, stem) in [
            ("pmid:27721479", "pmid-27721479"),
            ("doi:10.1016/j.cmet.2018.03.018", "doi-10.1016_j.cmet.2018.03.018"),
            ("doi:10.1002/(sici)61:3<216::aid>3.0.co;2-u", "doi-10.1002_sici_61_3_216_aid_3.0.co_2_u"),
            ("pmcid:PMC5476803", "pmcid-pmc5476803"),
            ("url:fda-503a", "url-fda_503a"),
        ] {
            let read = RefId::parse(id).expect(id);
            assert_eq!(read.to_string(), id);
            assert_eq!(read.file_stem(), stem);
            assert!(RefId::is_prefixed(id));
        }
        let upper = RefId::parse("doi:10.1507/endocrj.EJ19-0313").expect("an id");
        assert_eq!(upper.to_string(), "doi:10.1507/endocrj.ej19-0313");
        assert!(!RefId::is_prefixed("grant2019"));
    }

    #[test]
    fn what_people_paste_is_recognised() {
        for (text, meant) in [
            ("27721479", "pmid:27721479"),
            ("PMID:27721479", "pmid:27721479"),
            ("PMID 27721479", "pmid:27721479"),
            ("pmid: 27721479", "pmid:27721479"),
            ("pmid:027721479", "pmid:27721479"),
            ("https://pubmed.ncbi.nlm.nih.gov/27721479/", "pmid:27721479"),
            ("https://doi.org/10.1038/ncomms12948", "doi:10.1038/ncomms12948"),
            ("10.1038/ncomms12948", "doi:10.1038/ncomms12948"),
            ("doi:https://doi.org/10.1038/ncomms12948", "doi:10.1038/ncomms12948"),
            ("doi: 10.1038/ncomms12948", "doi:10.1038/ncomms12948"),
            ("pmid:10.1038/ncomms12948", "doi:10.1038/ncomms12948"),
            ("doi:27721479", "pmid:27721479"),
            ("PMC5476803", "pmcid:PMC5476803"),
            ("pmcid:5476803", "pmcid:PMC5476803"),
            ("pmid:PMC5476803", "pmcid:PMC5476803"),
            ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5476803/", "pmcid:PMC5476803"),
            ("pmc:PMC5476803", "pmcid:PMC5476803"),
            ("url:FDA 503A", "url:fda-503a"),
            ("URL:fda-503a", "url:fda-503a"),
            ("uri:fda-503a", "url:fda-503a"),
        ] {
            assert_eq!(RefId::parse(text).expect_err(text).suggestion(), Some(meant), "{text}");
        }
    }

    #[test]
    fn the_rest_is_told_exactly() {
        assert_eq!(
            RefId::parse("isbn:9780306406157"),
            Err(IdentFault::Prefix { found: "isbn".into(), suggestion: None })
        );
        assert_eq!(
            RefId::parse("pmid:2772I479"),
            Err(IdentFault::Character { kind: IdentKind::Pmid, found: 'I', at: 9 })
        );
        assert_eq!(RefId::parse("grant2019"), Err(IdentFault::Shape { kind: IdentKind::RefId }));
        assert_eq!(RefId::parse("pmid:"), Err(IdentFault::Empty { kind: IdentKind::Pmid }));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_suggestions_are_right(text in any::<String>(), label in 0..12usize) {
            let labels = ["", "pmid:", "doi:", "pmcid:", "url:", "PMID ", "https://doi.org/", "10.1234/", "PMC", "cas ",
                "https://pubmed.ncbi.nlm.nih.gov/", "isbn "];
            let text = format!("{}{text}", labels[label]);
            match RefId::parse(&text) {
                Ok(id) => {
                    prop_assert_eq!(RefId::parse(&id.to_string()), Ok(id.clone()));
                    prop_assert!(id.file_stem().bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)));
                }
                Err(fault) => {
                    if let Some(meant) = fault.suggestion() {
                        prop_assert!(RefId::parse(meant).is_ok(), "{} suggests {}", text, meant);
                    }
                    prop_assert!(!fault.to_string().is_empty());
                }
            }
        }

        #[test]
        fn every_kind_offers_only_what_it_reads(text in "[ a-zA-Z0-9:./–-]{0,30}|\\PC*") {
            fn holds<T>(read: fn(&str) -> Result<T, IdentFault>, text: &str) -> Result<(), TestCaseError> {
                if let Err(fault) = read(text)
                    && let Some(meant) = fault.suggestion()
                {
                    prop_assert!(read(meant).is_ok(), "{} suggests {}", text, meant);
                }
                Ok(())
            }
            holds(Pmid::parse, &text)?;
            holds(Pmcid::parse, &text)?;
            holds(Doi::parse, &text)?;
            holds(Slug::parse, &text)?;
            holds(crate::model::ident::Cas::parse, &text)?;
            holds(crate::model::ident::InChIKey::parse, &text)?;
            holds(crate::model::ident::Unii::parse, &text)?;
            holds(crate::model::ident::PubchemCid::parse, &text)?;
            holds(crate::model::ident::Isbn::parse, &text)?;
            holds(crate::model::ident::Issn::parse, &text)?;
        }

        #[test]
        fn pmids_come_back(number in 1u32..100_000_000) {
            let id = RefId::parse(&format!("pmid:{number}")).expect("a PMID");
            prop_assert_eq!(id.to_string(), format!("pmid:{number}"));
        }
    }
}
