//! `diff --record`: the changes of a page as an entry of its history, added to the end of `history/SLUG.yaml`.
//!
//! Only adds. What was recorded before is neither changed nor recorded twice, whichever revisions are compared.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::date::Date;
use crate::derive::diff::{Changes, ClaimChange, PageChange, Presence, Sides, ValueChange};
use crate::derive::grade::Judged;
use crate::emit::report::diff::words;
use crate::model::history::{Change, Entry, History, Subject};
use crate::model::ident::RefId;
use crate::model::scalar::Text;
use crate::model::vocab::{ChangeKind, Headline, Word};

/// What a new history begins with.
const HEADER: &str =
    "# How the evidence of this page has changed, oldest first. `monograph diff --record` adds to it.\n";

/// A change to record, in the keys of a history file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Record {
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<Headline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<ChangeKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<String>,
}

/// Why nothing was added to a history.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The file has entries of later days, and entries are only added to its end.
    #[error("its last entry is of {last}, after {date}: histories are recorded oldest first")]
    OutOfOrder {
        /// The day of the last entry.
        last: Date,
        /// The day to record.
        date: Date,
    },
    /// The entry could not be written as YAML.
    #[error("the entry cannot be written as YAML")]
    Yaml(#[from] serde_yaml::Error),
}

/// What there is to record, by the slug of the page.
pub fn records(changes: &Changes) -> BTreeMap<Box<str>, Vec<Record>> {
    let mut found: BTreeMap<Box<str>, Vec<Record>> = BTreeMap::new();
    for page in &changes.pages {
        found.entry(page.slug.clone()).or_default().extend(of_page(changes, page));
    }
    for source in changes.sources.iter().filter(|source| source.status.from.is_some() && source.status.differ()) {
        let status = pair(&source.status, |status| status.word());
        let record = Record { source: Some(source.id.to_string()), ..changed(ChangeKind::Changed, status) };
        let mut pages: Vec<&str> = source.carries.iter().map(|(page, _)| &**page).collect();
        pages.dedup();
        for page in pages {
            found.entry(page.into()).or_default().push(record.clone());
        }
    }
    found.retain(|_, records| !records.is_empty());
    found
}

/// The text of a history with what is not yet recorded added; `None` where all of it is.
///
/// # Errors
/// Where an entry would stand after one of a later day.
pub fn added(
    history: Option<&History>,
    text: &str,
    date: Date,
    records: Vec<Record>,
) -> Result<Option<String>, HistoryError> {
    let entries = history.map_or(&[][..], |history| &history.entries);
    let changes: Vec<Record> = records.into_iter().filter(|record| !stands(entries, date, record)).collect();
    if changes.is_empty() {
        return Ok(None);
    }
    let last = entries.iter().filter_map(|entry| entry.date.as_ref()).map(|date| date.value).max();
    if let Some(last) = last.filter(|last| *last > date) {
        return Err(HistoryError::OutOfOrder { last, date });
    }
    #[derive(Serialize)]
    struct Written {
        date: String,
        changes: Vec<Record>,
    }
    let entry = serde_yaml::to_string(&[Written { date: date.to_string(), changes }])?;
    let before = if text.trim().is_empty() { HEADER } else { text };
    let line_end = if before.ends_with('\n') { "" } else { "\n" };
    Ok(Some(format!("{before}{line_end}{entry}")))
}

fn of_page(changes: &Changes, page: &PageChange) -> Vec<Record> {
    let mut found = Vec::new();
    let level = pair(&page.evidence_level.computed(), |tier| tier.word());
    let itself = |kind, sides| Record { page: Some(page.slug.to_string()), ..changed(kind, sides) };
    match &page.presence {
        Presence::Added => found.push(itself(ChangeKind::Added, level)),
        Presence::Removed => found.push(itself(ChangeKind::Removed, level)),
        Presence::Renamed(from) => {
            found.push(itself(ChangeKind::Renamed, (Some(from.to_string()), Some(page.slug.to_string()))));
        }
        Presence::Kept => {}
    }
    if matches!(page.presence, Presence::Kept | Presence::Renamed(_)) {
        found.extend(headline(Headline::EvidenceLevel, &page.evidence_level));
        found.extend(headline(Headline::DataQuality, &page.data_quality));
    }
    found.extend(page.claims.iter().flat_map(|claim| of_claim(changes, page, claim)));
    found.extend(page.values.iter().flat_map(of_value));
    found
}

fn pair<T: Copy, W: Into<String>>(sides: &Sides<T>, word: impl Fn(T) -> W) -> (Option<String>, Option<String>) {
    (sides.from.map(|side| word(side).into()), sides.to.map(|side| word(side).into()))
}

fn changed(kind: ChangeKind, (from, to): (Option<String>, Option<String>)) -> Record {
    Record { change: Some(kind), from, to, ..Record::default() }
}

fn headline<T: Word>(headline: Headline, sides: &Sides<Judged<T>>) -> Vec<Record> {
    let (computed, declared) = (sides.computed(), sides.declared());
    let record = |kind, sides: &Sides<T>| Record { headline: Some(headline), ..changed(kind, pair(sides, Word::word)) };
    let regraded = computed.differ().then(|| record(ChangeKind::Regraded, &computed));
    let declared = declared.differ().then(|| record(ChangeKind::Changed, &declared));
    regraded.into_iter().chain(declared).collect()
}

fn of_claim(changes: &Changes, page: &PageChange, claim: &ClaimChange) -> Vec<Record> {
    let record = |kind, sides| Record { claim: Some(claim.id.to_string()), ..changed(kind, sides) };
    let computed = claim.level.computed();
    let level = pair(&computed, |tier| tier.word());
    let mut found = match &claim.presence {
        Presence::Added => return vec![record(ChangeKind::Added, level)],
        Presence::Removed => return vec![record(ChangeKind::Removed, level)],
        Presence::Renamed(from) => {
            vec![record(ChangeKind::Renamed, (Some(from.to_string()), Some(claim.id.to_string())))]
        }
        Presence::Kept => Vec::new(),
    };
    if computed.differ() {
        let because = words::because(changes, page, claim);
        found.push(Record { because, ..record(ChangeKind::Regraded, level) });
    }
    let (sentence, others): (Vec<_>, Vec<_>) = claim.edits.iter().partition(|edit| &*edit.key == "text");
    for edit in sentence {
        let side = |side: &Option<Box<str>>| side.as_deref().map(str::to_owned);
        found.push(record(ChangeKind::Reworded, (side(&edit.from), side(&edit.to))));
    }
    let declared = claim.level.declared();
    let mut details: Vec<String> = others.into_iter().map(|edit| words::detail(edit).line()).collect();
    if declared.differ() {
        let word = |tier: Option<_>| tier.map_or("none", Word::word);
        details.push(format!("declared level: {} → {}", word(declared.from), word(declared.to)));
    }
    if !details.is_empty() {
        found.push(Record { details, ..record(ChangeKind::Changed, (None, None)) });
    }
    found
}

fn of_value(value: &ValueChange) -> Vec<Record> {
    let record = |kind, sides| Record { value: Some(value.id.to_string()), ..changed(kind, sides) };
    let side = |side: &Option<Box<str>>| side.as_deref().map(str::to_owned);
    let stated = (side(&value.value.from), side(&value.value.to));
    let mut found = match &value.presence {
        Presence::Added => return vec![record(ChangeKind::Added, stated)],
        Presence::Removed => return vec![record(ChangeKind::Removed, stated)],
        Presence::Renamed(from) => {
            vec![record(ChangeKind::Renamed, (Some(from.to_string()), Some(value.id.to_string())))]
        }
        Presence::Kept => Vec::new(),
    };
    let details: Vec<String> = value.edits.iter().map(|edit| words::detail(edit).line()).collect();
    if value.value.differ() || !details.is_empty() {
        let sides = if value.value.differ() { stated } else { (None, None) };
        found.push(Record { details, ..record(ChangeKind::Changed, sides) });
    }
    if value.quality.differ() {
        found.push(record(ChangeKind::Regraded, pair(&value.quality, |quality| quality.word())));
    }
    found
}

/// Whether a history says so already: on the day itself, or as the last that it says of the subject in this respect.
fn stands(entries: &[Entry], date: Date, record: &Record) -> bool {
    let is_of = |change: &Change| change.subject().is_some_and(|subject| record.is_about(subject));
    let on_the_day = entries.iter().filter(|entry| entry.date.as_ref().is_some_and(|known| known.value == date));
    if on_the_day.flat_map(|entry| &entry.changes).any(|change| is_of(change) && record.says_as_much_as(change)) {
        return true;
    }
    let told = entries.iter().rev().flat_map(|entry| entry.changes.iter().rev()).filter(|change| is_of(change));
    for change in told {
        let kind = change.change.as_ref().map(|kind| kind.value);
        let comes_or_goes = matches!(kind, Some(ChangeKind::Added | ChangeKind::Removed));
        match (record.comes_or_goes(), comes_or_goes) {
            (true, false) => {}
            (true, true) => return kind == record.change,
            (false, _) if kind == record.change => return record.leads_where(change),
            // What was said before it came or went is of another.
            (false, true) => return false,
            (false, false) => {}
        }
    }
    false
}

fn said(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(|text| &*text.value)
}

impl Record {
    fn is_about(&self, subject: Subject<'_>) -> bool {
        match subject {
            Subject::Page(slug) => self.page.as_deref() == Some(slug),
            Subject::Headline(headline) => self.headline == Some(headline),
            Subject::Claim(id) => self.claim.as_deref() == Some(id),
            Subject::Value(id) => self.value.as_deref() == Some(id),
            Subject::Source(id) => self.source.as_deref().and_then(|own| RefId::parse(own).ok()).as_ref() == Some(id),
        }
    }

    fn comes_or_goes(&self) -> bool {
        matches!(self.change, Some(ChangeKind::Added | ChangeKind::Removed))
    }

    fn says_as_much_as(&self, change: &Change) -> bool {
        change.change.as_ref().map(|kind| kind.value) == self.change
            && said(&change.from) == self.from.as_deref()
            && self.leads_where(change)
    }

    /// Whether both lead to the same.
    fn leads_where(&self, change: &Change) -> bool {
        said(&change.to) == self.to.as_deref()
            && change.details.iter().map(|line| &*line.value).eq(self.details.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    fn claim(kind: ChangeKind, from: Option<&str>, to: Option<&str>) -> Record {
        let sides = (from.map(str::to_owned), to.map(str::to_owned));
        Record { claim: Some("pain".to_owned()), ..changed(kind, sides) }
    }

    /// The text after recording, one after the other; what is written is read back each time.
    fn recorded(steps: &[(&str, Record)]) -> Result<String, HistoryError> {
        let mut text = String::new();
        for (date, record) in steps {
            let kb = load(&MemoryWorld::new(day("2026-11-21")).with("history/nad.yaml", text.clone()))
                .expect("memory can be listed");
            assert!(kb.files[0].flaws.is_empty(), "{text}\n{:?}", kb.files[0].flaws);
            if let Some(more) = added(kb.history("nad"), &text, day(date), vec![record.clone()])? {
                assert!(more.starts_with(&text), "only adds");
                text = more;
            }
        }
        Ok(text)
    }

    #[test]
    fn what_is_recorded_is_read_back_and_not_recorded_twice() {
        let down = claim(ChangeKind::Regraded, Some("supported"), Some("preliminary"));
        let up = claim(ChangeKind::Regraded, Some("preliminary"), Some("supported"));
        let awkward =
            Record { to: Some("'a': - b #c\n\"d\" null".to_owned()), ..claim(ChangeKind::Reworded, None, None) };
        let once = [("2026-11-01", down.clone()), ("2026-11-02", awkward.clone()), ("2026-11-03", up.clone())];
        let text = recorded(&once).expect("in order");
        let again = [once.as_slice(), &once].concat();
        assert_eq!(recorded(&again).expect("nothing is added"), text);
        let later = [once.as_slice(), &[("2026-11-04", up.clone())]].concat();
        assert_eq!(recorded(&later).expect("still supported"), text);
        let down_again = [once.as_slice(), &[("2026-11-05", down)]].concat();
        assert_eq!(recorded(&down_again).expect("another change").matches("regraded").count(), 3);
    }

    #[test]
    fn what_goes_and_comes_back_begins_anew() {
        let down = claim(ChangeKind::Regraded, Some("supported"), Some("preliminary"));
        let steps = [
            ("2026-11-01", claim(ChangeKind::Added, None, Some("supported"))),
            ("2026-11-02", down.clone()),
            ("2026-11-03", claim(ChangeKind::Removed, Some("preliminary"), None)),
            ("2026-11-04", claim(ChangeKind::Added, None, Some("supported"))),
            ("2026-11-05", down),
        ];
        assert_eq!(recorded(&steps).expect("in order").matches("date:").count(), 5);
    }

    #[test]
    fn an_earlier_day_cannot_be_added() {
        let steps = [
            ("2026-11-02", claim(ChangeKind::Regraded, Some("supported"), Some("preliminary"))),
            ("2026-11-01", claim(ChangeKind::Added, None, Some("supported"))),
        ];
        assert!(matches!(recorded(&steps), Err(HistoryError::OutOfOrder { .. })));
    }
}
