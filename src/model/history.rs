//! How the evidence of a page has changed: `history/SLUG.yaml`, a list of dated entries, oldest first.
//!
//! Written by `diff --record`, which only adds to it, and read here for the site: nothing asks git when a site is built.

use crate::base::date::Date;
use crate::base::diag::FileId;
use crate::base::span::{Span, Spanned};
use crate::model::flaw::Flaw;
use crate::model::ident::{RefId, Slug};
use crate::model::record::{Reader, Value as _};
use crate::model::scalar::Text;
use crate::model::vocab::{ChangeKind, Headline};
use crate::record;
use crate::source::tree::NodeKind;
use crate::source::yaml;

record! {
    /// What changed on a day.
    Entry "history entry" {
        /// When.
        date "date": needed Spanned<Date>,
        /// What.
        changes "changes": list Change,
    }
}

record! {
    /// One change. It is about one thing: a page, a headline, a claim, a value or a source.
    Change "change" {
        /// The page itself, by its slug.
        page "page": optional Spanned<Slug>,
        /// What is said of the page as a whole.
        headline "headline": optional Spanned<Headline>,
        /// A claim of the page, by its id.
        claim "claim": optional Spanned<Slug>,
        /// A half-life or another parameter of the page, by its id.
        value "value": optional Spanned<Slug>,
        /// A source that the page rests on.
        source "source": optional Spanned<RefId>,
        /// What became of it.
        change "change": needed Spanned<ChangeKind>,
        /// What it was: a grade, a value, a sentence, a name, a standing.
        from "from": optional Text,
        /// What it is.
        to "to": optional Text,
        /// What else of it changed, one line each: `about.species: human → mouse`.
        details "details": list Text,
        /// Why the grade is another, one line each.
        because "because": list Text,
    }
}

/// The history of a page.
#[derive(Clone, Debug)]
pub struct History {
    /// Its file.
    pub file: FileId,
    /// The page's slug; the page itself may be gone.
    pub slug: Box<str>,
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject<'a> {
    /// The page, by its slug.
    Page(&'a str),
    /// What is said of the page as a whole.
    Headline(Headline),
    /// A claim, by its id.
    Claim(&'a str),
    /// A half-life or another parameter, by its id.
    Value(&'a str),
    /// A source.
    Source(&'a RefId),
}

impl Change {
    /// What the change is about; `None` where it names nothing that can be read.
    pub fn subject(&self) -> Option<Subject<'_>> {
        let page = self.page.as_ref().map(|page| Subject::Page(page.value.as_str()));
        let headline = self.headline.as_ref().map(|headline| Subject::Headline(headline.value));
        let claim = self.claim.as_ref().map(|claim| Subject::Claim(claim.value.as_str()));
        let value = self.value.as_ref().map(|value| Subject::Value(value.value.as_str()));
        let source = self.source.as_ref().map(|source| Subject::Source(&source.value));
        page.or(headline).or(claim).or(value).or(source)
    }

    /// How many subjects were typed, readable or not.
    fn subjects(&self) -> usize {
        ["page", "headline", "claim", "value", "source"].iter().filter(|key| self.has(key)).count()
    }
}

impl History {
    /// Reads a history file. What cannot be read is left as flaws.
    pub(in crate::model) fn read(path: &str, file: FileId, reader: &mut Reader<'_>) -> History {
        let stem = path.strip_prefix("history/").and_then(|rest| rest.strip_suffix(".yaml")).unwrap_or(path);
        if Slug::parse(stem).is_err() {
            reader.flaw(Flaw::FileName { stem: stem.into() }, Span::new(0, 0));
        }
        let document = yaml::parse(reader.text, 0);
        reader.incomplete |= document.incomplete;
        for flaw in document.flaws {
            reader.flaw(Flaw::Syntax(flaw.fault), flaw.span);
        }
        let entries = match document.root.kind {
            NodeKind::Empty => Vec::new(),
            NodeKind::List(_) | NodeKind::Scalar(_) | NodeKind::Map(_) => {
                Vec::<Entry>::read(&document.root, reader).unwrap_or_default()
            }
        };
        for entry in &entries {
            faults(entry, reader);
        }
        History { file, slug: stem.into(), entries }
    }
}

/// Leaves a flaw at each change that is about nothing or about two things, and at a day that is none.
fn faults(entry: &Entry, reader: &mut Reader<'_>) {
    if let Some(date) = entry.date.as_ref().filter(|date| date.value.day.is_none()) {
        let text = date.value.to_string().into();
        reader.flaw(Flaw::Unreadable { text, expected: "a day, such as `2026-11-21`", instead: Vec::new() }, date.span);
    }
    for change in &entry.changes {
        let found = match change.subjects() {
            1 => continue,
            0 => "none of them",
            _ => "more than one",
        };
        let expected = "one of `page`, `headline`, `claim`, `value` and `source`";
        reader.flaw(Flaw::WrongShape { expected, found }, change.at.key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    fn read(text: &str) -> (History, Vec<String>) {
        let today = Date::parse("2026-11-21").expect("a day");
        let kb = load(&MemoryWorld::new(today).with("history/nad.yaml", text)).expect("memory can be listed");
        let flaws = kb.files[0].flaws.iter();
        let said = flaws.map(|flaw| format!("{:?} at {:?}", flaw.flaw, flaw.span.text(text))).collect();
        (kb.history("nad").expect("the file is a history").clone(), said)
    }

    const WHOLE: &str = "- date: 2026-11-01
  changes:
    - {claim: pain, change: regraded, from: supported, to: preliminary, because: ['pmid:1 was retracted']}
    - {value: plasma, change: changed, from: 2 h, to: 3 h}
- date: 2026-11-21
  changes:
    - {claim: pain, change: regraded, from: preliminary, to: supported}
";

    #[test]
    fn a_history_is_read_back() {
        let (history, flaws) = read(WHOLE);
        assert_eq!(flaws, [""; 0]);
        assert_eq!(history.entries.len(), 2);
        let first = &history.entries[0].changes[0];
        assert_eq!(first.subject(), Some(Subject::Claim("pain")));
        assert_eq!(&*first.because[0].value, "pmid:1 was retracted");
        let last = &history.entries[1].changes[0];
        assert_eq!(last.to.as_ref().map(|to| &*to.value), Some("supported"));
        assert_eq!(last.change.as_ref().map(|kind| kind.value), Some(ChangeKind::Regraded));
    }

    #[test]
    fn an_empty_history_is_one() {
        let (history, flaws) = read("# nothing yet\n");
        assert!(history.entries.is_empty() && flaws.is_empty());
    }

    #[test]
    fn what_is_broken_is_found_where_it_stands() {
        let (history, flaws) = read(
            "- date: 2026-11\n  changes:\n    - {change: added}\n    - {claim: a, value: b, change: added}\n    - {claim: c, change: upgraded}\n",
        );
        assert_eq!(history.entries.len(), 1);
        assert!(flaws.iter().any(|flaw| flaw.contains("a day") && flaw.ends_with("\"2026-11\"")), "{flaws:?}");
        assert!(flaws.iter().any(|flaw| flaw.contains("none of them") && flaw.ends_with("\"change\"")), "{flaws:?}");
        assert!(flaws.iter().any(|flaw| flaw.contains("more than one") && flaw.ends_with("\"claim\"")), "{flaws:?}");
        assert!(flaws.iter().any(|flaw| flaw.contains("upgraded")), "{flaws:?}");
        let (_, flaws) = read("date: 2026-11-21\n");
        assert!(flaws[0].contains("a list"), "{flaws:?}");
    }
}
