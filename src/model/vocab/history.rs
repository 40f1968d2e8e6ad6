//! The words of a page's history: what became of a part of its evidence.

use crate::model::vocab::word::vocab;

vocab! {
    /// What became of it.
    pub enum ChangeKind = "change" {
        Added = "added": "It is new.",
        Removed = "removed": "It is gone.",
        Renamed = "renamed": "It is the same under another name.",
        Regraded = "regraded": "Its computed grade is another.",
        Reworded = "reworded": "Its sentence is another.",
        Changed = "changed": "What it says or rests on is another.",
    }
}

vocab! {
    /// What is said of a page as a whole, by its key in front matter.
    pub enum Headline = "headline" {
        EvidenceLevel = "evidence_level": "The best tier of the page's claims of benefit.",
        DataQuality = "data_quality": "The quality of the page's pharmacokinetic records.",
    }
}
