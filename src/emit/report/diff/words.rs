//! The changes in words: what every form of the report and the history say alike.

use crate::derive::diff::{
    Cause, Changes, ClaimChange, DerivedChange, Edit, Flawed, PageChange, PageKind, Presence, Sides, SourceChange,
    StepChange, ThresholdChange, Told, ValueChange,
};
use crate::derive::grade::Judged;
use crate::model::vocab::{IntegrityStatus, Word};

/// Something that changed, ready to be set in a line: `~ claim eases-pain  supported → preliminary`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What became of it.
    pub mark: Mark,
    /// What sort of thing: `claim`, `half-life`.
    pub noun: String,
    /// Its name; empty where the noun says it all.
    pub name: String,
    /// What of it is another.
    pub said: String,
    /// A sentence of it, as typed; empty where there is none to show.
    pub text: String,
    /// What else of it editors changed.
    pub details: Vec<Detail>,
    /// Why its grade is another.
    pub because: Vec<String>,
}

/// What became of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// A change in few words, or of one text into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// `about.species: human → mouse`
    Line(String),
    /// A text before and after.
    Text {
        /// Its key.
        key: String,
        /// Before.
        from: String,
        /// After.
        to: String,
    },
}

/// Keys whose values are sentences, which are set one under the other.
const SENTENCES: [&str; 3] = ["text", "note", "unpublished"];

/// Keys of a source's record that no grade follows from.
const REMARKS: [&str; 7] = ["note", "notice", "reason", "by", "date", "tool", "title"];

impl Mark {
    /// As the forms for people print it.
    pub fn sign(self) -> &'static str {
        match self {
            Mark::Added => "+",
            Mark::Removed => "-",
            Mark::Changed => "~",
        }
    }

    fn of(presence: &Presence) -> Mark {
        match presence {
            Presence::Added => Mark::Added,
            Presence::Removed => Mark::Removed,
            Presence::Renamed(_) | Presence::Kept => Mark::Changed,
        }
    }
}

impl Detail {
    /// On one line.
    pub fn line(&self) -> String {
        match self {
            Detail::Line(line) => line.clone(),
            Detail::Text { key, from, to } => format!("{key}: {from} → {to}"),
        }
    }
}

/// What changed of a page, itself first.
pub fn of_page(changes: &Changes, page: &PageChange) -> Vec<Item> {
    let mut items = Vec::new();
    items.extend(page_itself(page));
    if matches!(page.presence, Presence::Kept | Presence::Renamed(_)) {
        items.extend(headline("evidence level", &page.evidence_level));
        items.extend(headline("data quality", &page.data_quality));
    }
    items.extend(page.claims.iter().map(|claim| of_claim(changes, page, claim)));
    items.extend(page.values.iter().map(of_value));
    items
}

fn item(mark: Mark, noun: &str, name: &str, said: String) -> Item {
    let (noun, name) = (noun.to_owned(), name.to_owned());
    Item { mark, noun, name, said, text: String::new(), details: Vec::new(), because: Vec::new() }
}

/// A page that is new, gone or renamed.
fn page_itself(page: &PageChange) -> Option<Item> {
    let claims = match page.claim_count {
        1 => "1 claim".to_owned(),
        many => format!("{many} claims"),
    };
    let level = |level: Option<Judged<_>>| level.map_or_else(String::new, judged);
    let said = match (&page.presence, page.kind) {
        (Presence::Kept, _) => return None,
        (Presence::Renamed(from), _) => format!("was {from}"),
        (Presence::Added | Presence::Removed, PageKind::Other) => String::new(),
        (Presence::Added, PageKind::Compound) => format!("{}, {claims}", level(page.evidence_level.to)),
        (Presence::Removed, PageKind::Compound) => format!("was {}, {claims}", level(page.evidence_level.from)),
    };
    Some(item(Mark::of(&page.presence), "page", &page.slug, said))
}

/// A computed grade, and the declared one where it is another.
fn judged<T: Word>(judged: Judged<T>) -> String {
    match judged.declared.filter(|declared| *declared != judged.computed) {
        Some(declared) => format!("{}, declared {}", judged.computed.word(), declared.word()),
        None => judged.computed.word().to_owned(),
    }
}

fn headline<T: Word>(noun: &str, sides: &Sides<Judged<T>>) -> Option<Item> {
    let said = moved(sides)?;
    Some(item(Mark::Changed, noun, "", said))
}

/// How a grade that is there on both sides moved, and how the declared one did; `None` where neither did.
fn moved<T: Word>(sides: &Sides<Judged<T>>) -> Option<String> {
    let computed = sides.computed();
    let declared = sides.declared();
    let computed = computed.differ().then(|| arrow(&words(&computed)));
    let declared = declared.differ().then(|| format!("declared {}", arrow(&words(&declared))));
    match (computed, declared) {
        (Some(computed), Some(declared)) => Some(format!("{computed}, {declared}")),
        (computed, declared) => computed.or(declared),
    }
}

fn words<T: Word>(sides: &Sides<T>) -> Sides<Box<str>> {
    let word = |side: Option<T>| side.map(|word| word.word().into());
    Sides { from: word(sides.from), to: word(sides.to) }
}

/// `a → b`, `now b`, `was a`.
fn arrow(sides: &Sides<Box<str>>) -> String {
    match (&sides.from, &sides.to) {
        (Some(from), Some(to)) => format!("{from} → {to}"),
        (None, Some(to)) => format!("now {to}"),
        (Some(from), None) => format!("was {from}"),
        (None, None) => String::new(),
    }
}

fn of_claim(changes: &Changes, page: &PageChange, claim: &ClaimChange) -> Item {
    let said = match &claim.presence {
        Presence::Added => claim.level.to.map_or_else(String::new, judged),
        Presence::Removed => claim.level.from.map_or_else(String::new, |level| format!("was {}", judged(level))),
        Presence::Renamed(from) => {
            let moved = moved(&claim.level).map_or_else(String::new, |moved| format!("; {moved}"));
            format!("was {from}{moved}")
        }
        Presence::Kept => moved(&claim.level).or_else(|| claim.level.to.map(judged)).unwrap_or_default(),
    };
    let shown = matches!(claim.presence, Presence::Added | Presence::Removed);
    Item {
        text: if shown { plain(&claim.text) } else { String::new() },
        details: claim.edits.iter().map(detail).collect(),
        because: because(changes, page, claim),
        ..item(Mark::of(&claim.presence), "claim", &claim.id, said)
    }
}

fn of_value(value: &ValueChange) -> Item {
    let noun = value.parameter.map_or("half-life", |parameter| parameter.word());
    let subject = |said: String| if value.subject.is_empty() { said } else { format!("{said} ({})", value.subject) };
    let said = match &value.presence {
        Presence::Added => subject(value.value.to.as_deref().unwrap_or("no value").to_owned()),
        Presence::Removed => subject(format!("was {}", value.value.from.as_deref().unwrap_or("without a value"))),
        Presence::Renamed(from) if !value.value.differ() => format!("was {from}"),
        Presence::Renamed(from) => format!("was {from}; {}", arrow(&value.value)),
        Presence::Kept if value.value.differ() => arrow(&value.value),
        Presence::Kept => value.value.to.as_deref().unwrap_or("no value").to_owned(),
    };
    let mut details: Vec<Detail> = value.edits.iter().map(detail).collect();
    details.extend(value.derived.iter().map(|derived| Detail::Line(derived_line(derived))));
    let kept = matches!(value.presence, Presence::Kept | Presence::Renamed(_));
    if kept && value.quality.differ() {
        details.push(Detail::Line(format!("data quality: {}", arrow(&words(&value.quality)))));
    }
    Item { details, ..item(Mark::of(&value.presence), noun, &value.id, said) }
}

fn derived_line(derived: &DerivedChange) -> String {
    format!("{}: {}, on {}", derived.figure, arrow(&derived.value), derived.pages.join(", "))
}

/// What changed of a source.
pub fn of_source(source: &SourceChange) -> Item {
    let standing = |status: Option<IntegrityStatus>| match status {
        None | Some(IntegrityStatus::Current) => String::new(),
        Some(status) => format!(" ({})", status.word()),
    };
    let said = match &source.presence {
        Presence::Added => format!("{}{}", plain(&source.label), standing(source.status.to)),
        Presence::Removed => format!("{}{}", plain(&source.label), standing(source.status.from)),
        Presence::Renamed(from) => format!("was {from}"),
        Presence::Kept if source.status.differ() => arrow(&words(&source.status)),
        Presence::Kept => String::new(),
    };
    let mut details: Vec<Detail> = source.edits.iter().map(detail).collect();
    if matches!(source.presence, Presence::Renamed(_)) && source.status.differ() {
        details.push(Detail::Line(arrow(&words(&source.status))));
    }
    let carries: Vec<String> = source.carries.iter().map(|(page, what)| format!("{page}#{what}")).collect();
    if !carries.is_empty() {
        details.push(Detail::Line(format!("carries {}", carries.join(", "))));
    }
    Item { details, ..item(Mark::of(&source.presence), "source", &source.id.to_string(), said) }
}

/// A threshold that is another.
pub fn of_threshold(threshold: &ThresholdChange) -> Item {
    item(Mark::Changed, "threshold", threshold.key, format!("{} → {}", threshold.from, threshold.to))
}

/// A file in which something could not be read.
pub fn of_flawed(flawed: &Flawed) -> String {
    let count = |number: usize| match number {
        1 => "1 fault".to_owned(),
        many => format!("{many} faults"),
    };
    let sides = match (flawed.earlier, flawed.later) {
        (0, later) => format!("{} in the later state", count(later)),
        (earlier, 0) => format!("{} in the earlier state", count(earlier)),
        (earlier, later) => format!("{} in the earlier state, {} in the later", count(earlier), count(later)),
    };
    format!("{}: {sides}; what could not be read was not compared", flawed.path)
}

/// A key that is another.
pub fn detail(edit: &Edit) -> Detail {
    let sentence = SENTENCES.contains(&edit.key.rsplit('.').next().unwrap_or(""));
    match (&edit.from, &edit.to) {
        (Some(from), Some(to)) if sentence => {
            Detail::Text { key: edit.key.to_string(), from: from.to_string(), to: to.to_string() }
        }
        (Some(from), Some(to)) => Detail::Line(format!("{}: {from} → {to}", edit.key)),
        (None, Some(to)) => Detail::Line(format!("{} added: {to}", edit.key)),
        (Some(from), None) => Detail::Line(format!("{} removed: {from}", edit.key)),
        (None, None) => Detail::Line(edit.key.to_string()),
    }
}

/// Why a claim is graded otherwise: what caused it, then the steps that differ.
pub fn because(changes: &Changes, page: &PageChange, claim: &ClaimChange) -> Vec<String> {
    let Some(why) = &claim.why else { return Vec::new() };
    let mut lines: Vec<String> = why.causes.iter().flat_map(|cause| cause_lines(changes, page, cause)).collect();
    lines.extend(why.steps.iter().map(step_line));
    lines
}

fn cause_lines(changes: &Changes, page: &PageChange, cause: &Cause) -> Vec<String> {
    match cause {
        Cause::Source(id) => changes.source(id).map_or_else(Vec::new, source_lines),
        Cause::Value(id) => {
            let value = page.values.iter().find(|value| value.id == *id).map(of_value);
            value.map(|item| format!("{} {}: {}", item.noun, item.name, item.said)).into_iter().collect()
        }
        Cause::Threshold(key) => {
            let found = changes.thresholds.iter().find(|threshold| threshold.key == *key);
            found.map(|found| format!("threshold {key}: {} → {}", found.from, found.to)).into_iter().collect()
        }
        Cause::Names => vec!["names, relations or routes of the compounds are others".to_owned()],
    }
}

fn source_lines(source: &SourceChange) -> Vec<String> {
    let id = &source.id;
    let mut lines = Vec::new();
    match &source.presence {
        Presence::Added => lines.push(format!("{id} is in the library now")),
        Presence::Removed => lines.push(format!("{id} is no longer in the library")),
        Presence::Renamed(from) => lines.push(format!("{id} was {from}")),
        Presence::Kept => {}
    }
    if source.presence == Presence::Kept && source.status.differ() {
        lines.push(match (source.status.from, source.status.to) {
            (Some(from), Some(to)) => format!("{id} is {}, was {}", to.word(), from.word()),
            (None, Some(to)) => format!("{id} is {}", to.word()),
            (Some(from), None) => format!("{id} was {}", from.word()),
            (None, None) => String::new(),
        });
    }
    let graded = source.edits.iter().filter(|edit| !is_remark(edit));
    lines.extend(graded.map(|edit| format!("{id}: {}", detail(edit).line())));
    lines
}

/// Whether a key only tells readers something, so that no grade follows from it.
fn is_remark(edit: &Edit) -> bool {
    REMARKS.contains(&edit.key.rsplit('.').next().unwrap_or(""))
}

fn step_line(step: &StepChange) -> String {
    let kind = step.kind.word();
    match (&step.before, &step.after) {
        (Some(before), Some(after)) => format!("{kind}{}; before{}", told(after), told(before)),
        (None, Some(after)) => format!("{kind}{}", told(after)),
        (Some(before), None) => format!("no longer {kind}{}", told(before)),
        (None, None) => kind.to_owned(),
    }
}

fn told(told: &Told) -> String {
    let moves = match (told.from, told.to) {
        (Some(from), Some(to)) if from != to => format!(" {} → {}", from.word(), to.word()),
        (None, Some(to)) => format!(" {}", to.word()),
        (Some(_), Some(_)) | (_, None) => String::new(),
    };
    let ids: Vec<String> = told.sources.iter().map(ToString::to_string).collect();
    let sources = if ids.is_empty() { String::new() } else { format!(" ({})", ids.join(", ")) };
    format!("{moves}: {}{sources}", told.because)
}

/// A text on one line.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
