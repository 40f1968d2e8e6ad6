//! One file into its typed content: what its path says it is, and what its text says.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::base::diag::FileId;
use crate::base::mapping::Mapping;
use crate::base::span::Span;
use crate::model::address;
use crate::model::compound::{Compound, Leaf};
use crate::model::flaw::{Flaw, FlawAt};
use crate::model::history::History;
use crate::model::ident::Slug;
use crate::model::kb::{File, Page};
use crate::model::load::misnamed;
use crate::model::prose::{FaultKind, Mode, Prose};
use crate::model::record::{Reader, Value};
use crate::model::reference::{Csl, Record, Reference};
use crate::model::settings::SettingsFile;
use crate::source::page;
use crate::source::tree::{Node, NodeKind, SyntaxFlaw};
use crate::source::world::{CONFIG, Listed, World};
use crate::source::{config, yaml};

/// What a path says of a file's content.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Settings,
    Compound,
    Leaf,
    References,
    History,
    /// Nothing is read of it, but it was meant to be.
    Misnamed,
}

/// The kind of file at a path; `None` where it holds nothing that is read here.
pub(super) fn place(path: &str) -> Option<Place> {
    if path == CONFIG {
        return Some(Place::Settings);
    }
    let (folder, rest) = path.split_once('/')?;
    match folder {
        "content" if path.ends_with(".md") && rest.starts_with("compounds/") => Some(Place::Compound),
        "content" if path.ends_with(".md") => Some(Place::Leaf),
        "references" if path.ends_with(".yaml") || path.ends_with(".yml") => Some(Place::References),
        "history" if path.ends_with(".yaml") => Some(Place::History),
        _ => misnamed::instead(path).map(|_| Place::Misnamed),
    }
}

/// What a file holds.
pub(super) enum Parsed {
    Settings(Option<Box<SettingsFile>>),
    Compound(Box<Page<Compound>>),
    Leaf(Box<Page<Leaf>>),
    References(Vec<Reference>),
    History(Box<History>),
}

/// Reads a file. What cannot be read is left as flaws.
pub(super) fn read(world: &dyn World, listed: &Listed, place: Place, id: FileId) -> (File, Parsed) {
    let path = &*listed.path;
    if let (Place::Misnamed, Some(instead)) = (place, misnamed::instead(path)) {
        let flaws = vec![FlawAt { flaw: Flaw::Misnamed { instead }, span: Span::new(0, 0) }];
        let file = File { path: path.into(), stamp: listed.stamp, text: "".into(), flaws, incomplete: true };
        return (file, Parsed::References(Vec::new()));
    }
    let mut first = Vec::new();
    let text: Box<str> = match world.read(path).map(String::from_utf8) {
        Ok(Ok(text)) => text.into(),
        Ok(Err(error)) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            first.push(FlawAt { flaw: Flaw::NotUtf8, span: Span::new(valid, valid) });
            text.into()
        }
        Err(fault) => {
            first.push(FlawAt { flaw: Flaw::Unread(fault), span: Span::new(0, 0) });
            "".into()
        }
    };
    let unread = !first.is_empty();
    let mut reader = Reader::new(&text, Span::new(0, 0));
    reader.incomplete = unread;
    let parsed = match place {
        Place::Settings => Parsed::Settings(settings(&mut reader)),
        Place::Compound => {
            let page = read_page(path, id, unread, &mut reader);
            duplicates(&page, &mut reader);
            Parsed::Compound(Box::new(page))
        }
        Place::Leaf => {
            let page: Page<Leaf> = read_page(path, id, unread, &mut reader);
            if address::is_taken(&page.slug) {
                reader.flaw(Flaw::TakenName { stem: page.slug.clone() }, Span::new(0, 0));
            }
            Parsed::Leaf(Box::new(page))
        }
        Place::References => Parsed::References(references(id, &mut reader)),
        Place::Misnamed => Parsed::References(Vec::new()),
        Place::History => Parsed::History(Box::new(History::read(path, id, &mut reader))),
    };
    let Reader { flaws, incomplete, .. } = reader;
    first.extend(flaws);
    (File { path: path.into(), stamp: listed.stamp, text, flaws: first, incomplete }, parsed)
}

fn syntax(flaws: Vec<SyntaxFlaw>, reader: &mut Reader<'_>) {
    for SyntaxFlaw { fault, span } in flaws {
        reader.flaw(Flaw::Syntax(fault), span);
    }
}

fn settings(reader: &mut Reader<'_>) -> Option<Box<SettingsFile>> {
    let (root, flaws) = config::parse(reader.text);
    reader.incomplete |= !flaws.is_empty();
    syntax(flaws, reader);
    match root.kind {
        NodeKind::Map(_) => SettingsFile::read(&root, reader).map(Box::new),
        NodeKind::Empty | NodeKind::Scalar(_) | NodeKind::List(_) => None,
    }
}

/// Reads a page. One without readable front matter is a page still, so that links to it hold.
fn read_page<H: Value>(path: &str, file: FileId, unread: bool, reader: &mut Reader<'_>) -> Page<H> {
    let slug = slug(path, reader);
    let empty = Node { span: Span::new(0, 0), kind: NodeKind::Map(Vec::new()) };
    let text = reader.text;
    let (opening, root, body) = match page::split(text) {
        Ok(parts) => {
            let document = yaml::parse(parts.front.text(text), parts.front.start as usize);
            reader.incomplete |= document.incomplete;
            syntax(document.flaws, reader);
            (parts.opening, document.root, parts.body)
        }
        Err(fault) => {
            let (page::PartsFault::Missing(span) | page::PartsFault::Unterminated(span)) = fault;
            reader.incomplete = true;
            if !unread {
                reader.flaw(Flaw::Parts(fault), span);
            }
            (span, empty.clone(), Span::new(text.len(), text.len()))
        }
    };
    reader.parent = opening;
    let head = front_matter(&root, &empty, reader);
    let body = Prose::parse(body.text(text), &Mapping::shifted(body.start as usize), Mode::Page);
    let lost = std::mem::take(&mut reader.lost);
    Page { file, slug, opening, head, body, lost, incomplete: reader.incomplete }
}

fn front_matter<H: Value>(root: &Node<'_>, empty: &Node<'_>, reader: &mut Reader<'_>) -> H {
    let root = if matches!(root.kind, NodeKind::Empty) { empty } else { root };
    H::read(root, reader).unwrap_or_else(|| {
        let outer = std::mem::take(&mut reader.flaws);
        let head = H::read(empty, reader).expect("front matter has no key without which it is none");
        reader.flaws = outer;
        reader.incomplete = true;
        head
    })
}

/// Leaves a flaw for each id that stands on the page twice: a reference to it would be one of two.
fn duplicates(page: &Page<Compound>, reader: &mut Reader<'_>) {
    let values = page.head.measures().map(|measure| ("record", measure.id()));
    let claims = page.head.claims.iter().map(|claim| ("claim", &claim.id));
    let mut seen = BTreeMap::new();
    for (noun, id) in values.chain(claims) {
        match seen.entry((noun, id.value.as_str())) {
            Entry::Vacant(free) => {
                free.insert(id.span);
            }
            Entry::Occupied(first) => {
                let flaw = Flaw::DuplicateId { id: id.value.as_str().into(), noun, first: Some(*first.get()) };
                reader.flaw(flaw, id.span);
            }
        }
    }
    // Made ids keep clear of those of records; a given one need not.
    for section in page.body.sections() {
        let given = format!("#{}", section.id);
        if let Some(at) = section.span.text(reader.text).find(&given)
            && address::anchors_of(&page.head).any(|anchor| *anchor == *section.id)
        {
            let start = section.span.start as usize + at;
            let flaw = Flaw::DuplicateId { id: section.id.clone(), noun: "record", first: None };
            reader.flaw(flaw, Span::new(start, start + given.len()));
        }
    }
    for fault in page.body.faults().iter().filter(|fault| fault.kind == FaultKind::DuplicateAnchor) {
        let id = fault.span.text(reader.text).trim_start_matches('#').into();
        reader.flaw(Flaw::DuplicateId { id, noun: "heading", first: None }, fault.span);
    }
}

/// A page's slug, from its path under `content/` or `content/compounds/`.
fn slug(path: &str, reader: &mut Reader<'_>) -> Box<str> {
    let inner = path.strip_prefix("content/").unwrap_or(path);
    let inner = inner.strip_prefix("compounds/").unwrap_or(inner);
    let stem = inner.strip_suffix(".md").unwrap_or(inner);
    if Slug::parse(stem).is_err() {
        reader.flaw(Flaw::FileName { stem: stem.into() }, Span::new(0, 0));
    }
    stem.into()
}

fn references(file: FileId, reader: &mut Reader<'_>) -> Vec<Reference> {
    let document = yaml::parse(reader.text, 0);
    reader.incomplete |= document.incomplete;
    syntax(document.flaws, reader);
    let in_list = matches!(document.root.kind, NodeKind::List(_));
    let nodes = match &document.root.kind {
        NodeKind::List(items) => items.as_slice(),
        NodeKind::Map(_) | NodeKind::Scalar(_) => std::slice::from_ref(&document.root),
        NodeKind::Empty => {
            if !reader.incomplete {
                let (record, shape) = (Record::RECORD.name, Csl::SHAPE);
                reader.flaw(Flaw::MissingKey { key: "csl", record, shape, is_null: false }, Span::new(0, 0));
            }
            &[]
        }
    };
    let mut records = Vec::new();
    for node in nodes {
        let first = node.entries().first().map_or(node.span, |entry| entry.key_span);
        reader.parent = if in_list { first } else { Span::new(0, 0) };
        if let Some(record) = Record::read(node, reader) {
            records.push(Reference { file, id: record.csl.id.value.clone(), record, in_list });
        }
    }
    records
}
