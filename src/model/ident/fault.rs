//! What can be wrong with an identifier, told exactly enough for a rule to make one sentence of it.

use std::fmt;

/// The kinds of identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IdentKind {
    /// PubMed's number of a record.
    Pmid,
    /// PubMed Central's number of a full text.
    Pmcid,
    /// Digital object identifier.
    Doi,
    /// Chemical Abstracts Service registry number.
    Cas,
    /// Hashed InChI of a structure.
    InChIKey,
    /// FDA's unique ingredient identifier.
    Unii,
    /// PubChem's number of a compound.
    PubchemCid,
    /// International standard book number, of 10 or 13 digits.
    Isbn,
    /// International standard serial number.
    Issn,
    /// The name of a page or record as it stands in addresses.
    Slug,
    /// The id of a source, with its prefix.
    RefId,
}

impl IdentKind {
    /// What it is called in a sentence: "PMID", "CAS number".
    pub fn name(self) -> &'static str {
        match self {
            IdentKind::Pmid => "PMID",
            IdentKind::Pmcid => "PMCID",
            IdentKind::Doi => "DOI",
            IdentKind::Cas => "CAS number",
            IdentKind::InChIKey => "InChIKey",
            IdentKind::Unii => "UNII",
            IdentKind::PubchemCid => "PubChem CID",
            IdentKind::Isbn => "ISBN",
            IdentKind::Issn => "ISSN",
            IdentKind::Slug => "slug",
            IdentKind::RefId => "source id",
        }
    }

    /// What a well-formed one looks like, to follow "a PMID is …".
    pub fn form(self) -> &'static str {
        match self {
            IdentKind::Pmid => "1 to 8 digits, the first not 0",
            IdentKind::Pmcid => "`PMC` and 1 to 8 digits, the first of them not 0",
            IdentKind::Doi => "`10.`, 4 to 9 digits, `/` and a name without spaces",
            IdentKind::Cas => "2 to 7 digits, 2 digits and a check digit, joined by `-`",
            IdentKind::InChIKey => "14, 10 and 1 capital letters, joined by `-`",
            IdentKind::Unii => "9 digits or capital letters and a check character",
            IdentKind::PubchemCid => "1 to 10 digits, the first not 0",
            IdentKind::Isbn => "10 or 13 digits, the last a check digit",
            IdentKind::Issn => "4 digits, `-`, 3 digits and a check digit",
            IdentKind::Slug => "lower-case letters a to z and digits, joined by single hyphens",
            IdentKind::RefId => "`pmid:`, `doi:`, `pmcid:` or `url:` and the identifier",
        }
    }

    /// The name with its article: "a PMID", "an ISBN".
    pub fn with_article(self) -> String {
        let article = match self {
            IdentKind::InChIKey | IdentKind::Isbn | IdentKind::Issn => "an",
            IdentKind::Pmid
            | IdentKind::Pmcid
            | IdentKind::Doi
            | IdentKind::Cas
            | IdentKind::Unii
            | IdentKind::PubchemCid
            | IdentKind::Slug
            | IdentKind::RefId => "a",
        };
        format!("{article} {}", self.name())
    }
}

impl fmt::Display for IdentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why a text is not the identifier that it should be. `Display` is a phrase that can follow the text and a colon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentFault {
    /// There is nothing.
    #[error("the {kind} is empty")]
    Empty {
        /// What was expected.
        kind: IdentKind,
    },
    /// It does not have the form.
    #[error("{} is {}", kind.with_article(), kind.form())]
    Shape {
        /// What was expected.
        kind: IdentKind,
    },
    /// A character that has no place in it.
    #[error("`{found}` has no place in {}, which is {}", kind.with_article(), kind.form())]
    Character {
        /// What was expected.
        kind: IdentKind,
        /// The character.
        found: char,
        /// Its first byte in the text.
        at: usize,
    },
    /// The form is right, and the check digit or character is not what the others call for.
    #[error("the check digit of this {kind} is {found}, and the others call for {expected}")]
    Check {
        /// What was expected.
        kind: IdentKind,
        /// The one typed.
        found: char,
        /// The one that the others call for.
        expected: char,
    },
    /// The identifier is there, spelled in another way than ours.
    #[error("this {kind} is to be written `{suggestion}`")]
    Spelling {
        /// What was expected.
        kind: IdentKind,
        /// The same identifier in the right spelling.
        suggestion: String,
    },
    /// It is an identifier of another kind.
    #[error("this is {}, not {}", found.with_article(), kind.with_article())]
    Other {
        /// What was expected.
        kind: IdentKind,
        /// What it is.
        found: IdentKind,
    },
    /// A source id with a prefix that is none of ours.
    #[error("`{found}:` is not a prefix of a source id; those are `pmid:`, `doi:`, `pmcid:` and `url:`")]
    Prefix {
        /// The prefix typed, without its colon.
        found: String,
        /// The whole id with the prefix that was probably meant.
        suggestion: Option<String>,
    },
}

impl IdentFault {
    /// What was expected.
    pub fn kind(&self) -> IdentKind {
        match self {
            IdentFault::Empty { kind }
            | IdentFault::Shape { kind }
            | IdentFault::Character { kind, .. }
            | IdentFault::Check { kind, .. }
            | IdentFault::Spelling { kind, .. }
            | IdentFault::Other { kind, .. } => *kind,
            IdentFault::Prefix { .. } => IdentKind::RefId,
        }
    }

    /// What to type instead, where that is certain enough to offer.
    ///
    /// Never for a wrong check digit: which of the digits is wrong cannot be known.
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            IdentFault::Spelling { suggestion, .. } => Some(suggestion),
            IdentFault::Prefix { suggestion, .. } => suggestion.as_deref(),
            IdentFault::Empty { .. }
            | IdentFault::Shape { .. }
            | IdentFault::Character { .. }
            | IdentFault::Check { .. }
            | IdentFault::Other { .. } => None,
        }
    }
}

/// `Serialize` as what `Display` prints.
macro_rules! serialized_as_text {
    ($($name:ty),+) => {
        $(impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        })+
    };
}

pub(in crate::model::ident) use serialized_as_text;
