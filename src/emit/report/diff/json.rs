//! `diff --format json`: one object, in the shape that programs rely on.
//!
//! `tests/schema/diff-output.schema.json` says the same in JSON Schema.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::derive::diff::{
    Cause, ClaimChange, Edit, PageChange, PageKind, Presence, Sides, SourceChange, StepChange, Told, ValueChange, Why,
};
use crate::derive::grade::Judged;
use crate::emit::report::diff::{Compared, Revision};
use crate::model::vocab::Word;

/// Writes the changes as one JSON object and a line's end.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(compared: Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let changes = compared.changes;
    let list = |values: Vec<Value>| Value::Array(values);
    let thresholds =
        changes.thresholds.iter().map(|t| json!({"key": t.key, "from": t.from, "to": t.to})).collect::<Vec<_>>();
    let flawed = changes.flawed.iter();
    let flawed = flawed.map(|f| json!({"path": &*f.path, "from": f.earlier, "to": f.later})).collect::<Vec<_>>();
    let object = json!({
        "monograph": env!("CARGO_PKG_VERSION"),
        "from": revision(compared.earlier),
        "to": revision(compared.later),
        "summary": {"changes": changes.count(), "regraded": changes.regraded()},
        "pages": list(changes.pages.iter().map(page).collect()),
        "sources": list(changes.sources.iter().map(source).collect()),
        "thresholds": list(thresholds),
        "flawed": list(flawed),
    });
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

fn revision(revision: &Revision) -> Value {
    json!({"revision": revision.name, "commit": revision.commit, "date": revision.date.to_string()})
}

fn presence(presence: &Presence) -> &'static str {
    match presence {
        Presence::Added => "added",
        Presence::Removed => "removed",
        Presence::Renamed(_) => "renamed",
        Presence::Kept => "changed",
    }
}

/// The name it had.
fn was(presence: &Presence) -> Option<&str> {
    match presence {
        Presence::Renamed(from) => Some(from),
        Presence::Added | Presence::Removed | Presence::Kept => None,
    }
}

fn sides<T>(sides: &Sides<T>, value: impl Fn(&T) -> Value) -> Value {
    json!({"from": sides.from.as_ref().map(&value), "to": sides.to.as_ref().map(&value)})
}

fn judged<T: Word>(judged: &Judged<T>) -> Value {
    json!({"declared": judged.declared.map(Word::word), "computed": judged.computed.word()})
}

fn text(text: impl AsRef<str>) -> Value {
    Value::from(text.as_ref())
}

fn word<T: Word>(word: &T) -> Value {
    Value::from(word.word())
}

fn page(page: &PageChange) -> Value {
    json!({
        "page": &*page.slug,
        "title": &*page.title,
        "path": &*page.path,
        "kind": match page.kind { PageKind::Compound => "compound", PageKind::Other => "page" },
        "change": presence(&page.presence),
        "was": was(&page.presence),
        "claim_count": page.claim_count,
        "evidence_level": sides(&page.evidence_level, judged),
        "data_quality": sides(&page.data_quality, judged),
        "claims": page.claims.iter().map(claim).collect::<Vec<_>>(),
        "values": page.values.iter().map(value).collect::<Vec<_>>(),
        "also": page.also.iter().map(text).collect::<Vec<_>>(),
    })
}

fn claim(claim: &ClaimChange) -> Value {
    json!({
        "id": &*claim.id,
        "text": &*claim.text,
        "change": presence(&claim.presence),
        "was": was(&claim.presence),
        "level": sides(&claim.level, judged),
        "edits": edits(&claim.edits),
        "because": claim.why.as_ref().map(why),
    })
}

fn edits(edits: &[Edit]) -> Vec<Value> {
    edits
        .iter()
        .map(|edit| json!({"key": &*edit.key, "from": edit.from.as_deref(), "to": edit.to.as_deref()}))
        .collect()
}

fn why(why: &Why) -> Value {
    let cause = |cause: &Cause| match cause {
        Cause::Source(id) => json!({"source": id.to_string()}),
        Cause::Value(id) => json!({"value": &**id}),
        Cause::Threshold(key) => json!({"threshold": key}),
        Cause::Names => json!({"names": true}),
    };
    json!({
        "causes": why.causes.iter().map(cause).collect::<Vec<_>>(),
        "steps": why.steps.iter().map(step).collect::<Vec<_>>(),
    })
}

fn step(step: &StepChange) -> Value {
    let told = |told: &Told| {
        json!({
            "from": told.from.map(|rung| rung.word()),
            "to": told.to.map(|rung| rung.word()),
            "because": told.because,
            "sources": told.sources.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    };
    json!({"step": step.kind.word(), "before": step.before.as_ref().map(told), "after": step.after.as_ref().map(told)})
}

fn value(value: &ValueChange) -> Value {
    let derived = value.derived.iter().map(|derived| {
        json!({
            "figure": &*derived.figure,
            "from": derived.value.from.as_deref(),
            "to": derived.value.to.as_deref(),
            "pages": derived.pages.iter().map(text).collect::<Vec<_>>(),
        })
    });
    json!({
        "id": &*value.id,
        "parameter": value.parameter.map_or("half-life", |parameter| parameter.word()),
        "subject": &*value.subject,
        "change": presence(&value.presence),
        "was": was(&value.presence),
        "value": sides(&value.value, |said| text(said)),
        "quality": sides(&value.quality, word),
        "edits": edits(&value.edits),
        "derived": derived.collect::<Vec<_>>(),
    })
}

fn source(source: &SourceChange) -> Value {
    let carries = source.carries.iter().map(|(page, what)| json!({"page": &**page, "what": &**what}));
    json!({
        "id": source.id.to_string(),
        "label": &*source.label,
        "change": presence(&source.presence),
        "was": was(&source.presence),
        "status": sides(&source.status, word),
        "edits": edits(&source.edits),
        "carries": carries.collect::<Vec<_>>(),
    })
}
