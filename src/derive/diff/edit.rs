//! What editors changed of a record, key by key, as its field table orders the keys.
//!
//! Spelling is no change: white space, quotes, the order of keys and lists of named things, a source by its short key or
//! by its id, a quantity in another notation.

use std::collections::BTreeSet;

use crate::model::quantity::Quantity;
use crate::model::shape::{Field, RecordShape, Shape};
use crate::source::tree::{Node, NodeKind};

/// A key whose value is another, as editors type it: `about.species`, `evidence[pmid:1].stance`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The key, with those above it.
    pub key: Box<str>,
    /// Its value before; `None` where it was not there.
    pub from: Option<Box<str>>,
    /// Its value after; `None` where it is gone.
    pub to: Option<Box<str>>,
}

/// How the sources that a file names are known in the library.
pub(super) type Naming<'a> = &'a dyn Fn(&str) -> String;

/// A record's node and how the sources named in it are known.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    pub node: &'a Node<'a>,
    pub naming: Naming<'a>,
}

/// What changed between two states of a record, `skip` apart.
pub(super) fn edits(shape: &RecordShape, old: Typed<'_>, new: Typed<'_>, skip: &[&str]) -> Vec<Edit> {
    let mut found = Vec::new();
    record(shape, old, new, "", skip, &mut found);
    found
}

/// A record as one comparable line without the keys in `skip`.
pub(super) fn line(shape: &RecordShape, typed: Typed<'_>, skip: &[&str]) -> String {
    let fields = shape.fields.iter().filter(|field| !skip.contains(&field.key));
    let parts = fields.filter_map(|field| {
        let value = value_of(typed.node, field)?;
        Some(format!("{}: {}", field.key, flow(field.shape, value, typed.naming)))
    });
    format!("{{{}}}", parts.collect::<Vec<_>>().join(", "))
}

fn record(shape: &RecordShape, old: Typed<'_>, new: Typed<'_>, above: &str, skip: &[&str], found: &mut Vec<Edit>) {
    for field in shape.fields.iter().filter(|field| !skip.contains(&field.key)) {
        let key = if above.is_empty() { field.key.to_owned() } else { format!("{above}.{}", field.key) };
        let (before, after) = (value_of(old.node, field), value_of(new.node, field));
        match (field.shape, before, after) {
            (_, None, None) => {}
            (Shape::Record(inner), before, after) if is_map(before) && is_map(after) => {
                let nothing = Node { span: old.node.span, kind: NodeKind::Map(Vec::new()) };
                let before = Typed { node: before.unwrap_or(&nothing), naming: old.naming };
                let after = Typed { node: after.unwrap_or(&nothing), naming: new.naming };
                record(inner, before, after, &key, &[], found);
            }
            (Shape::List(Shape::Record(inner)), before, after) if names(inner).is_some() => {
                named(inner, (items(before), items(after)), (old.naming, new.naming), &key, found);
            }
            (shape, before, after) => {
                let from = before.map(|node| flow(shape, node, old.naming));
                let to = after.map(|node| flow(shape, node, new.naming));
                push(key, from, to, found);
            }
        }
    }
}

fn is_map(node: Option<&Node<'_>>) -> bool {
    node.is_none_or(|node| matches!(node.kind, NodeKind::Map(_)))
}

fn push(key: String, from: Option<String>, to: Option<String>, found: &mut Vec<Edit>) {
    if from != to {
        found.push(Edit { key: key.into(), from: from.map(Into::into), to: to.map(Into::into) });
    }
}

/// The key that tells a list's records apart.
fn names(shape: &RecordShape) -> Option<&'static Field> {
    shape.field("id").or_else(|| shape.field("source").filter(|field| field.required))
}

/// Compares lists of records that have names: `outcomes[pain].n`.
fn named(
    shape: &RecordShape,
    (old, new): (&[Node<'_>], &[Node<'_>]),
    (naming_old, naming_new): (Naming<'_>, Naming<'_>),
    key: &str,
    found: &mut Vec<Edit>,
) {
    let Some(name) = names(shape) else { return };
    let mut twice = doubled(name, old, naming_old);
    twice.extend(doubled(name, new, naming_new));
    let before = by_name(name, old, naming_old, &twice);
    let after = by_name(name, new, naming_new, &twice);
    for (id, node) in &after {
        let key = format!("{key}[{id}]");
        let typed = Typed { node, naming: naming_new };
        match before.iter().find(|(known, _)| known == id) {
            Some((_, node)) => {
                record(shape, Typed { node, naming: naming_old }, typed, &key, &[name.key], found);
            }
            None => push(key, None, Some(line(shape, typed, &[name.key])), found),
        }
    }
    for (id, node) in before.iter().filter(|(id, _)| !after.iter().any(|(known, _)| known == id)) {
        let was = line(shape, Typed { node, naming: naming_old }, &[name.key]);
        push(format!("{key}[{id}]"), Some(was), None, found);
    }
}

/// The names that several records of a list bear: a source cited for several of its outcomes.
fn doubled(name: &Field, list: &[Node<'_>], naming: Naming<'_>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let names = list.iter().filter_map(|node| name_of(node, name, naming));
    names.filter(|name| !seen.insert(name.clone())).collect()
}

fn name_of(node: &Node<'_>, name: &Field, naming: Naming<'_>) -> Option<String> {
    Some(flow(name.shape, node.get(name.key)?, naming))
}

/// The records of a list by name, each name once. A doubled name has the outcome beside it.
fn by_name<'n, 'a>(
    name: &Field,
    list: &'n [Node<'a>],
    naming: Naming<'_>,
    twice: &BTreeSet<String>,
) -> Vec<(String, &'n Node<'a>)> {
    let mut found: Vec<(String, &Node<'_>)> = Vec::new();
    for node in list {
        let Some(mut id) = name_of(node, name, naming) else { continue };
        if let Some(outcome) = node.get("outcome").and_then(Node::scalar).filter(|_| twice.contains(&id)) {
            id = format!("{id} {}", plain(outcome));
        }
        if !found.iter().any(|(known, _)| *known == id) {
            found.push((id, node));
        }
    }
    found
}

fn items<'n, 'a>(list: Option<&'n Node<'a>>) -> &'n [Node<'a>] {
    match list.map(|node| &node.kind) {
        Some(NodeKind::List(items)) => items,
        Some(NodeKind::Empty | NodeKind::Scalar(_) | NodeKind::Map(_)) | None => &[],
    }
}

/// The value typed for a field; `null` and nothing are none.
fn value_of<'n, 'a>(node: &'n Node<'a>, field: &Field) -> Option<&'n Node<'a>> {
    node.get(field.key).filter(|value| !value.is_null() && !matches!(value.kind, NodeKind::Empty))
}

/// A value on one line, spelled so that equal values are equal.
fn flow(shape: &Shape, node: &Node<'_>, naming: Naming<'_>) -> String {
    match (&node.kind, shape) {
        (NodeKind::Empty, _) => String::new(),
        (NodeKind::Scalar(scalar), Shape::Source) => naming(scalar.text.trim()),
        (NodeKind::Scalar(scalar), Shape::Quantity) => {
            Quantity::parse(&scalar.text).map_or_else(|_| plain(&scalar.text), |quantity| quantity.to_string())
        }
        (NodeKind::Scalar(scalar), _) => plain(&scalar.text),
        (NodeKind::List(items), Shape::List(inner)) => {
            let items: Vec<String> = items.iter().map(|item| flow(inner, item, naming)).collect();
            format!("[{}]", items.join(", "))
        }
        (NodeKind::Map(_), Shape::Record(inner)) => line(inner, Typed { node, naming }, &[]),
        // `none`, or a record.
        (NodeKind::Map(_), Shape::Either(_, Shape::Record(inner)) | Shape::Either(Shape::Record(inner), _)) => {
            line(inner, Typed { node, naming }, &[])
        }
        (NodeKind::List(_) | NodeKind::Map(_), _) => untyped(node),
    }
}

/// A value that is not of its field's shape, as it was typed.
fn untyped(node: &Node<'_>) -> String {
    match &node.kind {
        NodeKind::Empty => String::new(),
        NodeKind::Scalar(scalar) => plain(&scalar.text),
        NodeKind::List(items) => format!("[{}]", items.iter().map(untyped).collect::<Vec<_>>().join(", ")),
        NodeKind::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{}: {}", entry.key, untyped(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text with each run of white space as one space.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::claim::Claim;
    use crate::model::study::Study;
    use crate::source::yaml;

    fn compared(shape: &RecordShape, old: &str, new: &str) -> Vec<String> {
        let (old, new) = (yaml::parse(old, 0), yaml::parse(new, 0));
        let before = |raw: &str| if raw == "smith2020" { "pmid:1".to_owned() } else { raw.to_owned() };
        let after = |raw: &str| raw.to_owned();
        let old = Typed { node: &old.root, naming: &before };
        let new = Typed { node: &new.root, naming: &after };
        let word = |side: Option<Box<str>>| side.unwrap_or_else(|| "-".into());
        let said = |edit: Edit| format!("{}: {} > {}", edit.key, word(edit.from), word(edit.to));
        edits(shape, old, new, &["id"]).into_iter().map(said).collect()
    }

    #[test]
    fn spelling_is_no_change() {
        let old = "id: a\ntext: 'It  eases\n  pain.'\nkind: efficacy\nnote: null\nevidence:\n  - {source: smith2020, stance: supports}\n  - {source: pmid:2, stance: mixed}\n";
        let new = "kind: efficacy\nid: b\ntext: >\n  It eases pain.\nevidence:\n  - {stance: mixed, source: pmid:2}\n  - {source: pmid:1, stance: supports}\n";
        assert_eq!(compared(Claim::RECORD, old, new), [""; 0]);
    }

    #[test]
    fn each_change_has_its_key() {
        let old = "text: It eases pain.\nabout: {species: human, route: oral}\nevidence:\n  - {source: smith2020, stance: supports}\n  - {source: pmid:2, stance: mixed}\n";
        let new = "text: It lessens pain.\nabout: {species: mouse, dose: 2 mg}\nevidence:\n  - {source: pmid:1, stance: mixed}\n  - {source: pmid:3, outcome: pain, stance: supports}\n";
        assert_eq!(
            compared(Claim::RECORD, old, new),
            [
                "text: It eases pain. > It lessens pain.",
                "about.species: human > mouse",
                "about.route: oral > -",
                "about.dose: - > 2 mg",
                "evidence[pmid:1].stance: supports > mixed",
                "evidence[pmid:3]: - > {outcome: pain, stance: supports}",
                "evidence[pmid:2]: {stance: mixed} > -",
            ]
        );
    }

    #[test]
    fn a_source_cited_for_two_outcomes_is_told_apart_by_them() {
        let entry = |outcome: &str| format!("  - {{source: pmid:1, outcome: {outcome}, stance: supports}}\n");
        let one = format!("evidence:\n{}", entry("pain"));
        assert_eq!(
            compared(Claim::RECORD, &one, &format!("evidence:\n{}", entry("sleep"))),
            ["evidence[pmid:1].outcome: pain > sleep"]
        );
        assert_eq!(
            compared(Claim::RECORD, &one, &format!("{one}{}", entry("sleep"))),
            ["evidence[pmid:1 sleep]: - > {outcome: sleep, stance: supports}"]
        );
    }

    #[test]
    fn a_whole_record_that_comes_is_told_key_by_key() {
        let new =
            "design: rct\nspecies: [human]\nrisk_of_bias: {overall: high, by: B}\noutcomes: [{id: pain, n: 30}]\n";
        let old = "design: rct\nspecies: [mouse, human]\noutcomes: [{id: pain, n: 20}]\n";
        assert_eq!(
            compared(Study::RECORD, old, new),
            [
                "species: [mouse, human] > [human]",
                "outcomes[pain].n: 20 > 30",
                "risk_of_bias.overall: - > high",
                "risk_of_bias.by: - > B",
            ]
        );
    }

    #[test]
    fn what_has_not_its_shape_is_compared_as_typed() {
        assert_eq!(
            compared(Claim::RECORD, "about: human\n", "about: {species: human}\n"),
            ["about: human > {species: human}"]
        );
        assert_eq!(
            compared(Claim::RECORD, "evidence: none\n", "evidence: [{source: pmid:1}]\n"),
            ["evidence[pmid:1]: - > {}"]
        );
    }
}
