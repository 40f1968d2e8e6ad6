//! What an editor probably meant by a key that the record does not have. Decides nothing: suggestions only.

use crate::base::span::Span;
use crate::base::suggest;
use crate::base::synonyms::Synonyms;
use crate::model::compound::{Compound, Leaf};
use crate::model::flaw::{Flaw, Meant};
use crate::model::record::Reader;
use crate::model::shape::{RecordShape, Shape};
use crate::source::tree::{Entry, NodeKind};

/// Other names of keys, by the record that they are typed in.
const SYNONYMS: Synonyms = Synonyms::new(include_str!("key_synonyms.txt"));

/// How deep records nest within records.
const DEPTH: usize = 6;

/// Leaves a flaw for each of the entries that have none of the record's keys. `is_free` says whether a key of the record
/// is not typed yet. The parts of one text that commas have cut are one flaw. Gives the keys that were meant: what is there
/// under another name is not missing.
pub fn report(
    unknown: &[&Entry<'_>],
    shape: &'static RecordShape,
    is_free: &dyn Fn(usize) -> bool,
    reader: &mut Reader<'_>,
) -> Vec<&'static str> {
    let mut rest = unknown;
    let mut there = Vec::new();
    while let Some((entry, after)) = rest.split_first() {
        rest = after;
        let key: Box<str> = entry.key.as_ref().into();
        let Some(text_start) = cut_text(entry, reader.text) else {
            let meant = meant(entry, shape, is_free, reader);
            if let Meant::Keys(keys) = &meant {
                there.extend(keys);
            }
            reader.flaw(Flaw::UnknownKey { key, record: shape.name, meant }, entry.key_span);
            continue;
        };
        let mut span = entry.key_span;
        while let Some((next, after)) = rest.split_first()
            && cut_text(next, reader.text).is_some()
            && is_comma(between(reader.text, span.end, next.key_span.start))
        {
            span = span.join(next.key_span);
            rest = after;
        }
        let whole = Span { start: text_start, end: span.end }.text(reader.text);
        let meant = Meant::Cut { whole: whole.trim().into() };
        reader.flaw(Flaw::UnknownKey { key, record: shape.name, meant }, span);
    }
    there
}

fn meant(
    entry: &Entry<'_>,
    shape: &'static RecordShape,
    is_free: &dyn Fn(usize) -> bool,
    reader: &Reader<'_>,
) -> Meant {
    let key = entry.key.as_ref();
    if let Some((name, value)) = key.split_once(':')
        && shape.field(name).is_some()
        && matches!(entry.value.kind, NodeKind::Empty)
    {
        return Meant::Spaced { key: name.into(), value: value.into() };
    }
    let synonyms = SYNONYMS.meant(shape.name, key);
    if !synonyms.is_empty() {
        return Meant::Keys(synonyms);
    }
    if let Some(example) = below(shape, key, DEPTH) {
        return Meant::Within(example.into());
    }
    let free = shape.fields.iter().enumerate().filter(|(at, _)| is_free(*at));
    if let Some(near) = suggest::nearest(key, free.map(|(_, field)| field.key)) {
        return Meant::Keys(vec![near]);
    }
    if let Some(example) = below_by_another_name(shape, key) {
        return Meant::Within(example.into());
    }
    let root = reader.root.unwrap_or(shape);
    if root.name == Leaf::RECORD.name && shape.name == root.name && Compound::RECORD.field(key).is_some() {
        return Meant::OfCompoundPage;
    }
    let mut places = Vec::new();
    elsewhere(root, key, "", DEPTH, &mut places);
    if places.is_empty() { Meant::Unknown(shape) } else { Meant::Elsewhere(places) }
}

/// The example of a record within this one that has the key: `about: {dose: …}`. The one nearest to the surface.
fn below(shape: &RecordShape, key: &str, depth: usize) -> Option<String> {
    (1..depth).find_map(|levels| below_at(shape, key, levels))
}

/// The same for records that stand so many levels below.
fn below_at(shape: &RecordShape, key: &str, levels: usize) -> Option<String> {
    shape.fields.iter().find_map(|field| {
        let (record, in_list) = record_of(field.shape)?;
        let inner = match levels {
            1 => record.field(key).map(|_| format!("{key}: …")),
            _ => below_at(record, key, levels - 1),
        }?;
        Some(if in_list { format!("{}: [{{{inner}}}]", field.key) } else { format!("{}: {{{inner}}}", field.key) })
    })
}

/// The same for a key that a record right within this one has under another name: `csl: {author: …}` for `authors`.
fn below_by_another_name(shape: &RecordShape, key: &str) -> Option<String> {
    shape.fields.iter().find_map(|field| {
        let (record, in_list) = record_of(field.shape)?;
        let same = record.fields.iter().find(|inner| inner.key.eq_ignore_ascii_case(key)).map(|inner| inner.key);
        let named = same.or_else(|| SYNONYMS.meant(record.name, key).first().copied())?;
        Some(if in_list {
            format!("{}: [{{{named}: …}}]", field.key)
        } else {
            format!("{}: {{{named}: …}}", field.key)
        })
    })
}

/// The places of a file whose records have the key: "" for the file itself, then `csl`, `claims[].evidence[]`.
fn elsewhere(shape: &RecordShape, key: &str, path: &str, depth: usize, places: &mut Vec<Box<str>>) {
    if shape.field(key).is_some() {
        places.push(path.into());
    }
    if depth == 0 {
        return;
    }
    for field in shape.fields {
        let Some((record, in_list)) = record_of(field.shape) else { continue };
        let dot = if path.is_empty() { "" } else { "." };
        let list = if in_list { "[]" } else { "" };
        elsewhere(record, key, &format!("{path}{dot}{}{list}", field.key), depth - 1, places);
    }
}

/// The record that a field holds, and whether it holds a list of them.
fn record_of(shape: &'static Shape) -> Option<(&'static RecordShape, bool)> {
    match shape {
        Shape::Record(record) => Some((record, false)),
        Shape::List(item) => record_of(item).map(|(record, _)| (record, true)),
        Shape::Either(one, other) => record_of(one).or_else(|| record_of(other)),
        Shape::Text
        | Shape::Markdown
        | Shape::Integer
        | Shape::Number
        | Shape::Boolean
        | Shape::Date
        | Shape::Quantity
        | Shape::Word { .. }
        | Shape::Ident { .. }
        | Shape::Source
        | Shape::Map(_)
        | Shape::Literal(_) => None,
    }
}

/// Where the text begins of which this key is the rest after a comma, as in `{text: one, two, kind: …}`.
fn cut_text(entry: &Entry<'_>, text: &str) -> Option<u32> {
    if !matches!(entry.value.kind, NodeKind::Empty) {
        return None;
    }
    let before = text.get(..entry.key_span.start as usize)?;
    let rest = before.trim_end().strip_suffix(',')?;
    let follows = text.get(entry.key_span.end as usize..)?.trim_start();
    // What stands after the last `key: ` of the same braces is the text that was cut.
    let line = rest.rfind(['\n', '{']).map_or(0, |at| at + 1);
    let colon = rest.get(line..)?.rfind(": ")? + line + 2;
    let value = rest.get(colon..)?;
    let is_plain = !value.trim_start().starts_with(['"', '\'', '[', '{']);
    (is_plain && follows.starts_with([',', '}']))
        .then(|| colon as u32 + (value.len() - value.trim_start().len()) as u32)
}

fn between(text: &str, from: u32, to: u32) -> &str {
    text.get(from as usize..to as usize).unwrap_or("")
}

fn is_comma(text: &str) -> bool {
    text.trim() == ","
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::claim::Claim;
    use crate::model::reference::{Csl, Record};
    use crate::model::settings::SettingsFile;
    use std::collections::BTreeMap;

    fn records(shape: &'static RecordShape, all: &mut BTreeMap<&'static str, Vec<&'static RecordShape>>) {
        all.entry(shape.name).or_default().push(shape);
        for field in shape.fields {
            if let Some((record, _)) = record_of(field.shape) {
                records(record, all);
            }
        }
    }

    #[test]
    fn every_other_name_leads_to_a_key_of_its_record() {
        let mut all = BTreeMap::new();
        for root in [Compound::RECORD, Leaf::RECORD, Record::RECORD, SettingsFile::RECORD] {
            records(root, &mut all);
        }
        for (record, typed, key) in SYNONYMS.entries() {
            for shape in all.get(record).expect(record) {
                assert!(shape.field(key).is_some(), "{record}: {typed} = {key}");
                assert!(shape.field(typed).is_none(), "{record}: {typed} is a key itself");
            }
        }
    }

    #[test]
    fn the_nearest_record_with_the_key_is_shown() {
        assert_eq!(below(Claim::RECORD, "dose", DEPTH).as_deref(), Some("about: {dose: …}"));
        assert_eq!(below(Claim::RECORD, "stance", DEPTH).as_deref(), Some("evidence: [{stance: …}]"));
        assert_eq!(below(Compound::RECORD, "stance", DEPTH).as_deref(), Some("claims: [{evidence: [{stance: …}]}]"));
        assert_eq!(below(Csl::RECORD, "stance", DEPTH), None);
        assert_eq!(below_by_another_name(Record::RECORD, "journal").as_deref(), Some("csl: {container-title: …}"));
        assert_eq!(below_by_another_name(Record::RECORD, "doi").as_deref(), Some("csl: {DOI: …}"));
        let mut places = Vec::new();
        elsewhere(Record::RECORD, "title", "", DEPTH, &mut places);
        assert_eq!(places.iter().map(|place| &**place).collect::<Vec<_>>(), ["csl"]);
    }
}
