//! Reads the lexicon's files. They are part of the program: what is wrong with them fails its tests, not an editor's run.

use crate::check::lexicon::entry::{Entry, Except, Group, Trial};
use crate::check::lexicon::sense::Sense;
use crate::model::vocab::{Tier, Word as _};
use crate::source::tree::{Node, NodeKind};
use crate::source::yaml;

/// The groups of a file, or what is wrong with it.
pub fn read(text: &str) -> Result<Vec<Group>, String> {
    let document = yaml::parse(text, 0);
    if let Some(flaw) = document.flaws.first() {
        return Err(format!("{flaw:?}"));
    }
    list(&document.root).iter().map(group).collect()
}

fn list<'n, 'a>(node: &'n Node<'a>) -> &'n [Node<'a>] {
    match &node.kind {
        NodeKind::List(items) => items,
        NodeKind::Empty | NodeKind::Scalar(_) | NodeKind::Map(_) => &[],
    }
}

fn text(node: &Node<'_>, key: &str) -> Option<Box<str>> {
    node.get(key).and_then(Node::scalar).map(Box::from)
}

fn needed(node: &Node<'_>, key: &str) -> Result<Box<str>, String> {
    text(node, key).ok_or_else(|| format!("`{key}` is missing in {node:?}"))
}

/// A text or a list of texts.
fn texts(node: &Node<'_>, key: &str) -> Vec<Box<str>> {
    let Some(value) = node.get(key) else { return Vec::new() };
    match value.scalar() {
        Some(one) => vec![one.into()],
        None => list(value).iter().filter_map(Node::scalar).map(Box::from).collect(),
    }
}

fn group(node: &Node<'_>) -> Result<Group, String> {
    let word = needed(node, "sense")?;
    let sense = Sense::ALL.iter().find(|(name, _)| **name == *word).map(|(_, sense)| *sense);
    let sense = sense.ok_or_else(|| format!("no sense is called `{word}`"))?;
    let trial = Trial {
        fires: text(node, "fires").unwrap_or_default(),
        silent: text(node, "silent"),
        section: text(node, "section").unwrap_or_else(|| "unproven".into()),
    };
    let common = Common { because: text(node, "because"), instead: text(node, "instead"), from: tier(node)? };
    let except = node.get("except").map_or(&[][..], list);
    let except = except.iter().map(|node| Ok(Except { say: needed(node, "say")?, silent: needed(node, "silent")? }));
    let entries = node.get("entries").map_or(&[][..], list).iter().map(|node| entry(node, &common));
    Ok(Group {
        sense,
        origin: needed(node, "origin")?,
        code: text(node, "code"),
        trial,
        entries: entries.collect::<Result<_, String>>()?,
        except: except.collect::<Result<_, String>>()?,
    })
}

/// What a group says for entries that do not say it themselves.
struct Common {
    because: Option<Box<str>>,
    instead: Option<Box<str>>,
    from: Option<Tier>,
}

fn tier(node: &Node<'_>) -> Result<Option<Tier>, String> {
    let Some(word) = text(node, "from") else { return Ok(None) };
    let tier = Tier::ALL.iter().find(|tier| tier.word() == &*word);
    tier.map(|tier| Some(*tier)).ok_or_else(|| format!("no tier is called `{word}`"))
}

/// An entry: a bare phrase, or a map with `say` or `verb`.
fn entry(node: &Node<'_>, common: &Common) -> Result<Entry, String> {
    let verb = text(node, "verb");
    let is_verb = verb.is_some();
    let say = verb.or_else(|| node.scalar().map(Box::from)).or_else(|| text(node, "say"));
    Ok(Entry {
        say: say.ok_or_else(|| format!("neither `say` nor `verb` in {node:?}"))?,
        is_verb,
        then: text(node, "then"),
        because: text(node, "because").or_else(|| common.because.clone()),
        instead: text(node, "instead").or_else(|| common.instead.clone()),
        from: tier(node)?.or(common.from),
        fires: texts(node, "fires"),
        silent: texts(node, "silent"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_read_and_faults_told() {
        let groups = read(
            "- sense: hype\n  origin: ours\n  because: praises\n  from: supported\n  fires: 'A {} drug.'\n  entries:\n\
             \x20   - novel\n    - {verb: cure cures cured curing, then: of, because: cures}\n\
             \x20 except: [{say: novel food, silent: It is a novel food.}]\n",
        )
        .expect("a file that can be read");
        let [group] = groups.as_slice() else { panic!("one group") };
        let [novel, cure] = group.entries.as_slice() else { panic!("two entries") };
        assert_eq!((group.sense, &*novel.say, novel.is_verb), (Sense::Hype, "novel", false));
        assert_eq!((novel.because.as_deref(), cure.because.as_deref()), (Some("praises"), Some("cures")));
        assert_eq!((cure.is_verb, cure.then.as_deref(), novel.from), (true, Some("of"), Some(Tier::Supported)));
        assert_eq!(group.except.len(), 1);
        for wrong in [
            "- {origin: x}",
            "- {sense: nonsense, origin: x}",
            "- {sense: hype}",
            "- {sense: hype, origin: x, from: y}",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
