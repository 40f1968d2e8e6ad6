//! The fields of CSL-JSON: which kind each is of.

/// The date variables of CSL; a date marker holds an index into it.
pub const DATES: [&str; 6] = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"];

/// The index of a date variable.
pub fn date_index(variable: &str) -> Option<usize> {
    DATES.iter().position(|name| *name == variable)
}

/// Whether a variable is one of CSL's number variables.
pub fn is_number(variable: &str) -> bool {
    kind(variable) == Some(Kind::Number)
}

/// The kinds of field, by how they are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// People and groups.
    Names,
    /// A date.
    Date,
    /// A number, or a text in its place.
    Number,
    /// Pages.
    Pages,
    /// Text that may hold markup.
    Rich,
    /// An identifier or address.
    Verbatim,
    /// A word that is not printed but steers.
    Raw,
}

/// What a key of CSL-JSON holds. Custom keys, abstracts and key words are of no kind, and are not printed.
pub fn kind(key: &str) -> Option<Kind> {
    match key {
        "author" | "chair" | "collection-editor" | "compiler" | "composer" | "container-author" | "contributor"
        | "curator" | "director" | "editor" | "editorial-director" | "editor-translator" | "executive-producer"
        | "guest" | "host" | "illustrator" | "interviewer" | "narrator" | "organizer" | "original-author"
        | "performer" | "producer" | "recipient" | "reviewed-author" | "script-writer" | "series-creator"
        | "translator" => Some(Kind::Names),
        "accessed" | "available-date" | "event-date" | "issued" | "original-date" | "submitted" => Some(Kind::Date),
        "chapter-number" | "collection-number" | "edition" | "issue" | "number" | "number-of-pages"
        | "number-of-volumes" | "part-number" | "printing-number" | "section" | "supplement-number" | "version"
        | "volume" => Some(Kind::Number),
        "page" => Some(Kind::Pages),
        "DOI" | "URL" | "ISBN" | "ISSN" | "PMID" | "PMCID" | "call-number" => Some(Kind::Verbatim),
        "language" => Some(Kind::Raw),
        "archive"
        | "archive_collection"
        | "archive_location"
        | "archive-place"
        | "authority"
        | "collection-title"
        | "container-title"
        | "container-title-short"
        | "dimensions"
        | "division"
        | "event"
        | "event-title"
        | "event-place"
        | "genre"
        | "jurisdiction"
        | "license"
        | "medium"
        | "note"
        | "original-publisher"
        | "original-publisher-place"
        | "original-title"
        | "part-title"
        | "publisher"
        | "publisher-place"
        | "references"
        | "reviewed-genre"
        | "reviewed-title"
        | "scale"
        | "source"
        | "status"
        | "title"
        | "title-short"
        | "volume-title" => Some(Kind::Rich),
        _ => None,
    }
}
