//! The reference library: a source as a CSL-JSON item, an editor's appraisal, and its standing.

use crate::base::date::Date;
use crate::base::diag::FileId;
use crate::base::span::{Span, Spanned};
use crate::model::ident::{Doi, Isbn, Issn, Pmcid, Pmid, RefId};
use crate::model::scalar::{Rich, Text};
use crate::model::study::Study;
use crate::model::vocab::{Against, CslType, IntegrityStatus};
use crate::record;

record! {
    /// A source.
    Record "reference" {
        /// The bibliographic data, a CSL-JSON item.
        csl "csl": must Csl,
        /// An editor's appraisal. Absent for a source that is no study.
        study "study": optional Study,
        /// Whether it was corrected, doubted or retracted, and when that was looked up.
        integrity "integrity": optional Integrity,
    }
}

record! {
    /// A CSL-JSON item (CSL 1.0.2).
    Csl "CSL item" {
        /// The source's id: `pmid:…`, `doi:…`, `pmcid:…` or `url:…`.
        id "id": must Spanned<RefId>,
        /// What kind of work it is.
        kind "type": needed Spanned<CslType>,
        /// The title; `<i>`, `<sup>`, `<sub>`, `<b>` may stand in it.
        title "title": optional Text,
        /// A short title.
        title_short "title-short": optional Text,
        /// The authors, all of them.
        author "author": list Name,
        /// The editors.
        editor "editor": list Name,
        /// The translators.
        translator "translator": list Name,
        /// The journal, book or site.
        container_title "container-title": optional Text,
        /// The journal's abbreviation (NLM's).
        container_title_short "container-title-short": optional Text,
        /// The series.
        collection_title "collection-title": optional Text,
        /// The number in the series.
        collection_number "collection-number": optional Text,
        /// When it was published.
        issued "issued": optional CslDate,
        /// When it was looked at.
        accessed "accessed": optional CslDate,
        /// When it was first published ahead of print.
        available_date "available-date": optional CslDate,
        /// The volume.
        volume "volume": optional Text,
        /// The issue.
        issue "issue": optional Text,
        /// The pages, or the article number.
        page "page": optional Text,
        /// The number of a report.
        number "number": optional Text,
        /// How many pages.
        number_of_pages "number-of-pages": optional Text,
        /// The edition.
        edition "edition": optional Text,
        /// The version.
        version "version": optional Text,
        /// A section or chapter.
        section "section": optional Text,
        /// The publisher.
        publisher "publisher": optional Text,
        /// Where it was published.
        publisher_place "publisher-place": optional Text,
        /// A genre: "Preprint", "Poster".
        genre "genre": optional Text,
        /// The medium.
        medium "medium": optional Text,
        /// "ahead of print" and the like.
        status "status": optional Text,
        /// The conference.
        event_title "event-title": optional Text,
        /// The conference's place.
        event_place "event-place": optional Text,
        /// The archive.
        archive "archive": optional Text,
        /// The language, an IETF tag.
        language "language": optional Text,
        /// DOI.
        doi "DOI": optional Spanned<Doi>,
        /// PubMed identifier.
        pmid "PMID": optional Spanned<Pmid>,
        /// PubMed Central identifier.
        pmcid "PMCID": optional Spanned<Pmcid>,
        /// ISBN.
        isbn "ISBN": optional Spanned<Isbn>,
        /// ISSN.
        issn "ISSN": optional Spanned<Issn>,
        /// The address.
        url "URL": optional Text,
    }
}

record! {
    /// A person, or a group by its `literal` name.
    Name "name" {
        /// The family name.
        family "family": optional Text,
        /// Given names or initials.
        given "given": optional Text,
        /// The name of a group.
        literal "literal": optional Text,
        /// A particle that stays with the family name: "de" in "de Boer".
        non_dropping_particle "non-dropping-particle": optional Text,
        /// A particle that is left out where the family name stands alone: "von".
        dropping_particle "dropping-particle": optional Text,
        /// "Jr", "III".
        suffix "suffix": optional Text,
    }
}

record! {
    /// A date as CSL writes it.
    CslDate "CSL date" {
        /// `[[year, month, day]]`; month and day may be left out.
        date_parts "date-parts": list Vec<Spanned<u32>>,
        /// A date in words.
        literal "literal": optional Text,
    }
}

record! {
    /// The source's standing.
    Integrity "integrity record" {
        /// Current, corrected, under concern, or retracted.
        status "status": needed Spanned<IntegrityStatus>,
        /// The notice: its identifier or address.
        notice "notice": optional Text,
        /// When that was looked up.
        checked "checked": optional Spanned<Date>,
        /// Where.
        against "against": optional Spanned<Against>,
        /// A fingerprint of each quote found in the abstract; never typed by hand.
        quotes "quotes": list Text,
        /// Where the record's facts were read.
        seen "seen": optional Text,
        /// What is uncertain.
        note "note": optional Rich,
    }
}

/// A source of the library.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its file.
    pub file: FileId,
    /// Its id.
    pub id: RefId,
    /// What the file says.
    pub record: Record,
    /// Whether the file holds a list of records.
    pub in_list: bool,
}

impl CslDate {
    /// The year, if the date has one.
    pub fn year(&self) -> Option<u32> {
        self.date_parts.first()?.first().map(|year| year.value)
    }

    /// The date with the precision it was given; `None` where it is in words, or no day of the calendar.
    pub fn date(&self) -> Option<Date> {
        let parts = self.date_parts.first()?;
        let text = match parts.as_slice() {
            [year] => format!("{:04}", year.value),
            [year, month] => format!("{:04}-{:02}", year.value, month.value),
            [year, month, day, ..] => format!("{:04}-{:02}-{:02}", year.value, month.value, day.value),
            [] => return None,
        };
        Date::parse(&text)
    }
}

impl Csl {
    /// The surname (or group) that a short key or a sentence would name: the first author's, else the first editor's.
    pub fn first_surname(&self) -> Option<&str> {
        let name = self.author.first().or_else(|| self.editor.first())?;
        name.family.as_ref().or(name.literal.as_ref()).map(|text| &*text.value)
    }

    /// The year of publication.
    pub fn year(&self) -> Option<u32> {
        self.issued.as_ref().and_then(CslDate::year)
    }
}

impl Reference {
    /// The place of the id, where findings about the whole record point.
    pub fn place(&self) -> Span {
        self.record.csl.id.span
    }

    /// The other ids by which the work can be cited: those of the PMID, PMCID and DOI inside.
    pub fn other_ids(&self) -> Vec<RefId> {
        let csl = &self.record.csl;
        let pmid = csl.pmid.as_ref().map(|id| RefId::Pmid(id.value));
        let pmcid = csl.pmcid.as_ref().map(|id| RefId::Pmcid(id.value));
        let doi = csl.doi.as_ref().and_then(|id| RefId::parse(&format!("doi:{}", id.value)).ok());
        [pmid, pmcid, doi].into_iter().flatten().filter(|id| *id != self.id).collect()
    }

    /// Whether it stands, was corrected, or was retracted; `None` where nobody looked.
    pub fn status(&self) -> Option<IntegrityStatus> {
        self.record.integrity.as_ref()?.status.as_ref().map(|status| status.value)
    }

    /// The title, or the id where there is none.
    pub fn title(&self) -> String {
        self.record.csl.title.as_ref().map_or_else(|| self.id.to_string(), |title| title.value.to_string())
    }
}
