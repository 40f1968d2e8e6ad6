//! From a world's files to the knowledge base. Never fails on content: what is wrong is kept as flaws.
//!
//! Files are read and parsed in parallel; then the library is indexed, and every reference from one place to
//! another is resolved once.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::base::diag::FileId;
use crate::base::mapping::Mapping;
use crate::base::span::Span;
use crate::base::span::Spanned;
use crate::model::compound::{Compound, Leaf};
use crate::model::flaw::{Flaw, FlawAt};
use crate::model::ident::{RefId, Slug};
use crate::model::kb::{File, Kb, Library, Page};
use crate::model::link::{RefIx, SourceRef};
use crate::model::prose::{Mode, Prose, ValueIx};
use crate::model::record::{FreeMap, Reader, Value};
use crate::model::reference::{self, Record, Reference};
use crate::model::settings::{Settings, SettingsFile};
use crate::source::page;
use crate::source::tree::{Node, NodeKind, SyntaxFlaw};
use crate::source::world::{CONFIG, World, WorldError};
use crate::source::{config, yaml};

/// Reads a whole knowledge base.
///
/// # Errors
/// Only where the world cannot list its files.
pub fn load(world: &dyn World) -> Result<Kb, WorldError> {
    let listed = world.list()?;
    let paths: Vec<(&str, Place)> = listed.iter().filter_map(|file| Some((&*file.path, place(&file.path)?))).collect();
    let parsed: Vec<(File, Parsed)> = paths
        .par_iter()
        .zip(0..paths.len() as u32)
        .map(|(&(path, place), id)| read(world, path, place, FileId(id)))
        .collect();
    let mut kb = Kb { paths: listed.iter().map(|file| file.path.as_str().into()).collect(), ..Kb::default() };
    let mut references = Vec::new();
    for ((file, parsed), id) in parsed.into_iter().zip(0..) {
        match parsed {
            Parsed::Settings(settings) => {
                kb.settings = Settings::new(settings.map(|settings| *settings));
                kb.settings_file = Some(FileId(id));
            }
            Parsed::Compound(page) => kb.compounds.push(*page),
            Parsed::Leaf(page) => kb.leaves.push(*page),
            Parsed::References(records) => references.extend(records),
        }
        kb.files.push(file);
    }
    kb.compounds.sort_by(|a, b| a.slug.cmp(&b.slug));
    kb.leaves.sort_by(|a, b| a.slug.cmp(&b.slug));
    kb.library = Library::new(references);
    resolve(&mut kb);
    kb.index_uses();
    Ok(kb)
}

/// What a path says of a file's content.
#[derive(Clone, Copy)]
enum Place {
    Settings,
    Compound,
    Leaf,
    References,
}

fn place(path: &str) -> Option<Place> {
    if path == CONFIG {
        return Some(Place::Settings);
    }
    let (folder, rest) = path.split_once('/')?;
    match folder {
        "content" if path.ends_with(".md") && rest.starts_with("compounds/") => Some(Place::Compound),
        "content" if path.ends_with(".md") => Some(Place::Leaf),
        "references" if path.ends_with(".yaml") || path.ends_with(".yml") => Some(Place::References),
        _ => None,
    }
}

/// What a file holds.
enum Parsed {
    Settings(Option<Box<SettingsFile>>),
    Compound(Box<Page<Compound>>),
    Leaf(Box<Page<Leaf>>),
    References(Vec<Reference>),
}

fn read(world: &dyn World, path: &str, place: Place, id: FileId) -> (File, Parsed) {
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
        Place::Compound => Parsed::Compound(Box::new(read_page(path, id, unread, &mut reader))),
        Place::Leaf => Parsed::Leaf(Box::new(read_page(path, id, unread, &mut reader))),
        Place::References => Parsed::References(references(id, &mut reader)),
    };
    let Reader { flaws, incomplete, .. } = reader;
    first.extend(flaws);
    (File { path: path.into(), text, flaws: first, incomplete }, parsed)
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
                reader.flaw(Flaw::MissingKey { key: "csl", record: Record::RECORD.name }, Span::new(0, 0));
            }
            &[]
        }
    };
    let mut records = Vec::new();
    for node in nodes {
        let first = node.entries().first().map_or(node.span, |entry| entry.key_span);
        reader.parent = if in_list { first } else { Span::new(0, 0) };
        if let Some(record) = Record::read(node, reader) {
            let json = node.get("csl").map(reference::json).unwrap_or_default();
            records.push(Reference { file, id: record.csl.id.value.clone(), record, json, in_list });
        }
    }
    records
}

/// Resolves every source, value and claim named anywhere, each page on its own.
fn resolve(kb: &mut Kb) {
    let targets = Targets::new(kb);
    let library = &kb.library;
    kb.compounds.par_iter_mut().for_each(|page| {
        let keys = keys(page.head.citations.as_ref(), library);
        let slug = page.slug.clone();
        page.head.each_source(&mut |source| resolve_source(source, &keys, library));
        page.body.each_source(&mut |source| resolve_source(source, &keys, library));
        page.head.each_prose(&mut |prose| targets.resolve(prose, &slug));
        targets.resolve(&mut page.body, &slug);
    });
    kb.leaves.par_iter_mut().for_each(|page| {
        let keys = keys(page.head.citations.as_ref(), library);
        page.head.each_source(&mut |source| resolve_source(source, &keys, library));
        page.body.each_source(&mut |source| resolve_source(source, &keys, library));
        page.head.each_prose(&mut |prose| targets.resolve(prose, ""));
        targets.resolve(&mut page.body, "");
    });
}

/// The short keys of a page and the sources they stand for.
type Keys = BTreeMap<Box<str>, Option<RefIx>>;

fn keys(citations: Option<&FreeMap<Spanned<RefId>>>, library: &Library) -> Keys {
    let entries = citations.iter().flat_map(|map| &map.0);
    entries.map(|(key, id)| (key.clone(), library.find(&id.value.value))).collect()
}

fn resolve_source(source: &mut SourceRef, keys: &Keys, library: &Library) {
    source.target = match keys.get(&source.raw) {
        Some(known) => *known,
        None => RefId::parse(&source.raw).ok().and_then(|id| library.find(&id)),
    };
}

/// The ids of every page's records and claims: what value and claim references point to.
struct Targets {
    pages: BTreeMap<Box<str>, PageTargets>,
}

struct PageTargets {
    page: u32,
    values: BTreeMap<Box<str>, u32>,
    claims: BTreeMap<Box<str>, u32>,
}

impl Targets {
    fn new(kb: &Kb) -> Targets {
        let pages = kb.compounds.iter().zip(0..).map(|(page, index)| {
            let mut values = BTreeMap::new();
            for (measure, at) in page.head.measures().zip(0..) {
                values.entry(measure.id().value.as_str().into()).or_insert(at);
            }
            let mut claims = BTreeMap::new();
            for (claim, at) in page.head.claims.iter().zip(0..) {
                claims.entry(claim.id.value.as_str().into()).or_insert(at);
            }
            (page.slug.clone(), PageTargets { page: index, values, claims })
        });
        Targets { pages: pages.collect() }
    }

    fn resolve(&self, prose: &mut Prose, own: &str) {
        prose.each_value(&mut |value| {
            let slug = value.page.as_ref().map_or(own, |page| &page.value);
            let page = self.pages.get(slug);
            value.target = page.and_then(|page| {
                let record = *page.values.get(&*value.record.value)?;
                Some(ValueIx { page: page.page, record })
            });
        });
        prose.each_claim(&mut |claim| {
            let slug = claim.page.as_ref().map_or(own, |page| &page.value);
            let page = self.pages.get(slug);
            claim.target = page.and_then(|page| {
                let record = *page.claims.get(&*claim.id.value)?;
                Some(ValueIx { page: page.page, record })
            });
        });
    }
}
