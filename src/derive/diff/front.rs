//! A file's text as a tree again, for comparing what was typed key by key.

use crate::model::ident::RefId;
use crate::model::kb::{CompoundPage, Kb};
use crate::model::reference::Reference;
use crate::source::tree::{Node, NodeKind};
use crate::source::{page, yaml};

/// A page's front matter.
pub(super) fn of_page<'k>(kb: &'k Kb, page: &CompoundPage) -> Node<'k> {
    let text = kb.text(page.file);
    match page::split(text) {
        Ok(parts) => yaml::parse(parts.front.text(text), parts.front.start as usize).root,
        Err(_) => Node { span: page.opening, kind: NodeKind::Empty },
    }
}

/// The record of a list that bears an id.
pub(super) fn item<'n, 'a>(front: &'n Node<'a>, list: &str, id: &str) -> Option<&'n Node<'a>> {
    let NodeKind::List(items) = &front.get(list)?.kind else { return None };
    items.iter().find(|item| item.get("id").and_then(Node::scalar).is_some_and(|known| known.trim() == id))
}

/// A source's record in its file, which may hold several.
pub(super) fn of_source<'k>(kb: &'k Kb, reference: &Reference) -> Node<'k> {
    let root = yaml::parse(kb.text(reference.file), 0).root;
    let place = reference.record.at.span;
    match root.kind {
        NodeKind::List(items) => {
            let found = items.into_iter().find(|item| item.span == place);
            found.unwrap_or(Node { span: place, kind: NodeKind::Empty })
        }
        NodeKind::Empty | NodeKind::Scalar(_) | NodeKind::Map(_) => root,
    }
}

/// How a source that a page names is known in the library: by the id of its record; as typed where there is none.
pub(super) fn known_as(kb: &Kb, page: &CompoundPage, raw: &str) -> String {
    let key = page.head.citations.as_ref().and_then(|keys| keys.0.get(raw));
    let id = key.map(|id| id.value.value.clone()).or_else(|| RefId::parse(raw).ok());
    match id {
        Some(id) => kb.library.find(&id).map_or(id, |found| kb.library.get(found).id.clone()).to_string(),
        None => raw.to_owned(),
    }
}

/// A page's text after its front matter, whatever its line ends are.
pub(super) fn body<'k>(kb: &'k Kb, file: crate::base::diag::FileId) -> impl Iterator<Item = &'k str> + use<'k> {
    let text = kb.text(file);
    let body = page::split(text).map_or("", |parts| parts.body.text(text));
    body.trim().lines().map(str::trim_end)
}
