//! What sort of work a source is, for formats that know fewer types than CSL.

use crate::model::vocab::CslType;

/// The sorts of works that BibTeX, RIS and schema.org tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// An article in a scholarly journal.
    JournalArticle,
    /// An article in a magazine.
    MagazineArticle,
    /// An article in a newspaper.
    NewspaperArticle,
    /// An article outside a journal, such as a preprint.
    Preprint,
    /// A book.
    Book,
    /// A part of a book or of a work of reference.
    Chapter,
    /// A paper in the proceedings of a conference.
    ConferencePaper,
    /// A thesis.
    Thesis,
    /// A report, a standard or another paper of an institution.
    Report,
    /// A set of data.
    Dataset,
    /// A page on the web.
    WebPage,
    /// A law, a regulation or a case.
    Law,
    /// Anything else.
    Other,
}

impl Work {
    /// The sort that a CSL type belongs to.
    pub fn of(kind: CslType) -> Work {
        match kind {
            CslType::ArticleJournal | CslType::Review | CslType::ReviewBook => Work::JournalArticle,
            CslType::ArticleMagazine => Work::MagazineArticle,
            CslType::ArticleNewspaper => Work::NewspaperArticle,
            CslType::Article | CslType::Manuscript => Work::Preprint,
            CslType::Book | CslType::Classic | CslType::Collection | CslType::Periodical => Work::Book,
            CslType::Chapter | CslType::Entry | CslType::EntryDictionary | CslType::EntryEncyclopedia => Work::Chapter,
            CslType::PaperConference | CslType::Speech | CslType::Event => Work::ConferencePaper,
            CslType::Thesis => Work::Thesis,
            CslType::Report | CslType::Standard | CslType::Pamphlet | CslType::Document => Work::Report,
            CslType::Dataset => Work::Dataset,
            CslType::Webpage | CslType::Post | CslType::PostWeblog => Work::WebPage,
            CslType::Bill
            | CslType::Hearing
            | CslType::LegalCase
            | CslType::Legislation
            | CslType::Regulation
            | CslType::Treaty => Work::Law,
            CslType::Broadcast
            | CslType::Figure
            | CslType::Graphic
            | CslType::Interview
            | CslType::Map
            | CslType::MotionPicture
            | CslType::MusicalScore
            | CslType::Patent
            | CslType::Performance
            | CslType::PersonalCommunication
            | CslType::Software
            | CslType::Song => Work::Other,
        }
    }
}
