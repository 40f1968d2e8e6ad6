//! Whether something is absent, or typed in a way that could not be read: the latter has its finding already.

use crate::base::diag::FileId;
use crate::base::span::Span;
use crate::model::flaw::{Flaw, Meant};
use crate::model::kb::Kb;

/// Whether reading left a flaw within the span.
pub fn is_flawed(kb: &Kb, file: FileId, span: Span) -> bool {
    kb.file(file).flaws.iter().any(|flaw| span.contains(flaw.span))
}

/// Whether a key within the span was misspelt, and `key` was probably meant.
pub fn is_misspelt(kb: &Kb, file: FileId, span: Span, key: &str) -> bool {
    let meant = |flaw: &Flaw| matches!(flaw, Flaw::UnknownKey { meant: Meant::Keys(keys), .. } if keys.contains(&key));
    kb.file(file).flaws.iter().any(|flaw| span.contains(flaw.span) && meant(&flaw.flaw))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    const RECORD: &str = "csl:\n  id: pmid:1\n  type: article-journal\n  titel: T\n  issued: {date-parts: [[x]]}\n";

    #[test]
    fn a_misspelt_key_and_an_unreadable_value_are_not_absent() {
        let today = Date::parse("2026-11-21").expect("a day");
        let kb = load(&MemoryWorld::new(today).with("references/pmid-1.yaml", RECORD)).expect("memory can be listed");
        let csl = &kb.library.references[0].record.csl;
        let file = kb.library.references[0].file;
        assert!(is_misspelt(&kb, file, csl.at.span, "title"));
        assert!(!is_misspelt(&kb, file, csl.at.span, "author"));
        let issued = csl.issued.as_ref().expect("a date without parts");
        assert!(is_flawed(&kb, file, issued.at.span));
        assert!(!is_flawed(&kb, file, csl.id.span));
    }
}
