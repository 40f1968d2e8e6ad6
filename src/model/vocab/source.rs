//! The words of a reference record: what sort of work it is, and how its record stands.

use crate::model::vocab::word::vocab;

vocab! {
    /// Whether a work still stands as published.
    pub enum IntegrityStatus = "status" {
        Current = "current": "The work stands as it was published.",
        Corrected = "corrected": "The work has a published correction.",
        Concern = "concern": "The journal has published an expression of concern about the work.",
        Retracted = "retracted": "The work has been withdrawn and counts for nothing.",
    }
}

vocab! {
    /// What a record was compared with.
    pub enum Against = "register" {
        Pubmed = "pubmed": "The record was compared with PubMed.",
        Crossref = "crossref": "The record was compared with Crossref's register of DOIs.",
        PublisherPage = "publisher-page": "The record was compared with the publisher's own page.",
        RegulatorPage = "regulator-page": "The record was compared with the authority's own page.",
        Copy = "copy": "The record was compared with a copy or an index of it only, not with a register or a page of origin.",
        None = "none": "The record was compared with no register and no page of origin.",
    }
}

vocab! {
    /// The types of works of CSL 1.0.2, as its schema spells them.
    pub enum CslType = "type" {
        Article = "article": "A self-contained work outside a journal, such as a preprint.",
        ArticleJournal = "article-journal": "An article in a scholarly journal.",
        ArticleMagazine = "article-magazine": "An article in a magazine.",
        ArticleNewspaper = "article-newspaper": "An article in a newspaper.",
        Bill = "bill": "A proposed law.",
        Book = "book": "A book or an edited collection.",
        Broadcast = "broadcast": "A radio or television programme, or a podcast.",
        Chapter = "chapter": "A part of a book, cited by itself.",
        Classic = "classic": "A classical or ancient work.",
        Collection = "collection": "An archive's collection.",
        Dataset = "dataset": "A set of data.",
        Document = "document": "A document of no other type.",
        Entry = "entry": "An entry in a database or catalogue.",
        EntryDictionary = "entry-dictionary": "An entry in a dictionary.",
        EntryEncyclopedia = "entry-encyclopedia": "An entry in an encyclopaedia.",
        Event = "event": "An event, such as a conference.",
        Figure = "figure": "A figure of a larger work.",
        Graphic = "graphic": "A picture, drawing or photograph.",
        Hearing = "hearing": "A hearing before a public body.",
        Interview = "interview": "An interview.",
        LegalCase = "legal_case": "A case decided by a court.",
        Legislation = "legislation": "A law.",
        Manuscript = "manuscript": "An unpublished manuscript.",
        Map = "map": "A map, printed or drawn.",
        MotionPicture = "motion_picture": "A film or video.",
        MusicalScore = "musical_score": "A musical score.",
        Pamphlet = "pamphlet": "A pamphlet or leaflet.",
        PaperConference = "paper-conference": "A paper or abstract in the proceedings of a conference.",
        Patent = "patent": "A patent or patent application.",
        Performance = "performance": "A live performance.",
        Periodical = "periodical": "A journal, magazine or newspaper as a whole.",
        PersonalCommunication = "personal_communication": "A letter or message between people.",
        Post = "post": "A post on an online forum or social network.",
        PostWeblog = "post-weblog": "A post on a blog.",
        Regulation = "regulation": "An administrative order of an authority.",
        Report = "report": "A report of an institution or authority.",
        Review = "review": "A review of something other than a book.",
        ReviewBook = "review-book": "A review of a book.",
        Software = "software": "A computer program.",
        Song = "song": "A song or sound recording.",
        Speech = "speech": "A speech or talk.",
        Standard = "standard": "A technical standard.",
        Thesis = "thesis": "A thesis for an academic degree.",
        Treaty = "treaty": "A treaty between states.",
        Webpage = "webpage": "A page or site on the web.",
    }
}
