//! What an exported reference says of its standing, in a note: no format has a field for it.

use crate::model::reference::Reference;
use crate::model::vocab::{IntegrityStatus, Word};

/// `retracted; notice: pmid:…`; `None` where the work stands as published.
pub fn note(reference: &Reference) -> Option<String> {
    let status = reference.status()?;
    match status {
        IntegrityStatus::Current => None,
        IntegrityStatus::Corrected | IntegrityStatus::Concern | IntegrityStatus::Retracted => {
            let notice = reference.record.integrity.as_ref().and_then(|integrity| integrity.notice.as_ref());
            Some(match notice {
                Some(notice) => format!("{}; notice: {}", status.word(), notice.value),
                None => status.word().to_owned(),
            })
        }
    }
}
