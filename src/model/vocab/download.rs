//! The formats in which data is offered, and the files that each is made of.

use crate::model::vocab::word::vocab;

vocab! {
    /// A format in which the site offers its data.
    pub enum Download = "download format" {
        Json = "json": "Everything: records and claims with their grades, as JSON.",
        Csv = "csv": "Two tables, one of records and one of claims, as CSV (RFC 4180).",
        Bibtex = "bibtex": "The references for BibTeX and biblatex.",
        Ris = "ris": "The references for EndNote, Zotero and other programs that read RIS.",
        CslJson = "csl-json": "The references as CSL-JSON, the form in which citation styles read them.",
    }
}

/// A file of data, beside a page or in the folder of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// `data.json`: records, claims and grades.
    Data,
    /// `records.csv`: half-lives and other parameters, a line each.
    Records,
    /// `claims.csv`: claims with their grades, a line each.
    Claims,
    /// `references.bib`
    Bibtex,
    /// `references.ris`
    Ris,
    /// `references.json`: CSL-JSON.
    CslJson,
}

impl Download {
    /// The files of the format.
    pub fn files(self) -> &'static [DataFile] {
        match self {
            Download::Json => &[DataFile::Data],
            Download::Csv => &[DataFile::Records, DataFile::Claims],
            Download::Bibtex => &[DataFile::Bibtex],
            Download::Ris => &[DataFile::Ris],
            Download::CslJson => &[DataFile::CslJson],
        }
    }
}

impl DataFile {
    /// Every file of data.
    pub const ALL: [DataFile; 6] =
        [DataFile::Data, DataFile::Records, DataFile::Claims, DataFile::Bibtex, DataFile::Ris, DataFile::CslJson];

    /// The file of that name.
    pub fn named(name: &str) -> Option<DataFile> {
        DataFile::ALL.into_iter().find(|file| file.name() == name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            DataFile::Data => "data.json",
            DataFile::Records => "records.csv",
            DataFile::Claims => "claims.csv",
            DataFile::Bibtex => "references.bib",
            DataFile::Ris => "references.ris",
            DataFile::CslJson => "references.json",
        }
    }

    /// The format that it belongs to.
    pub fn format(self) -> Download {
        match self {
            DataFile::Data => Download::Json,
            DataFile::Records | DataFile::Claims => Download::Csv,
            DataFile::Bibtex => Download::Bibtex,
            DataFile::Ris => Download::Ris,
            DataFile::CslJson => Download::CslJson,
        }
    }

    /// Its media type, as IANA registers it; of RIS, which is not registered, the one in use.
    pub fn media_type(self) -> &'static str {
        match self {
            DataFile::Data => "application/json",
            DataFile::Records | DataFile::Claims => "text/csv",
            DataFile::Bibtex => "application/x-bibtex",
            DataFile::Ris => "application/x-research-info-systems",
            DataFile::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }

    /// Whether it holds references.
    pub fn holds_references(self) -> bool {
        match self {
            DataFile::Data | DataFile::Records | DataFile::Claims => false,
            DataFile::Bibtex | DataFile::Ris | DataFile::CslJson => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocab::Word;

    #[test]
    fn formats_and_files_name_each_other() {
        for format in Download::ALL {
            assert!(format.files().iter().all(|file| file.format() == *format), "{format:?}");
        }
        for file in DataFile::ALL {
            assert!(file.format().files().contains(&file) && DataFile::named(file.name()) == Some(file), "{file:?}");
        }
    }
}
