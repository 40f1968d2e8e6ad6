//! A rule's two examples as pieces to read: where they are made of several files, only what differs is shown twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::example;
use crate::check::rule::{Example, Rule};

/// A part of an example: what is to be read, in which language, and where it stands if not on the page in hand.
pub(crate) struct Piece {
    /// The path, or what kind of file it is.
    pub(crate) path: Option<&'static str>,
    /// The language of `text`, as fences name it.
    pub(crate) language: &'static str,
    /// What stands there.
    pub(crate) text: String,
}

/// One of the two examples.
pub(crate) struct Specimen {
    /// What it shows.
    pub(crate) pieces: Vec<Piece>,
    /// Files of the wrong example that stand in the right one as they were.
    pub(crate) same: Vec<&'static str>,
    /// Files of the wrong example that the right one does without.
    pub(crate) gone: Vec<&'static str>,
}

/// The wrong example and the right one.
pub(crate) fn specimens(rule: &Rule) -> [Specimen; 2] {
    let (wrong, right) = (rule.wrong, rule.right);
    if let (Some(wrong), Some(right)) = (piece(wrong), piece(right)) {
        return [wrong, right].map(|piece| Specimen { pieces: vec![piece], same: vec![], gone: vec![] });
    }
    let named: BTreeSet<&'static str> = paths(wrong).into_iter().chain(paths(right)).collect();
    let (before, after) = (example::files(wrong), example::files(right));
    let is_same = |path: &&&str| before.contains_key(**path) && before.get(**path) == after.get(**path);
    let shown = |files: &BTreeMap<String, String>, path: &'static str| {
        files.get(path).map(|text| Piece { path: Some(path), language: language(path), text: text.clone() })
    };
    let changed = named.iter().filter(|path| !is_same(path)).filter_map(|path| shown(&after, path));
    [
        Specimen { pieces: named.iter().filter_map(|path| shown(&before, path)).collect(), same: vec![], gone: vec![] },
        Specimen {
            pieces: changed.collect(),
            same: named.iter().filter(is_same).copied().collect(),
            gone: named.iter().filter(|path| !after.contains_key(**path)).copied().collect(),
        },
    ]
}

/// An example as one piece; `None` where it is made of several files.
fn piece(example: Example) -> Option<Piece> {
    let (path, language, text) = match example {
        Example::FrontMatter(text) => (None, "yaml", text.to_owned()),
        Example::Filled(text, gap) => (None, "yaml", example::filled(text, gap)),
        Example::Body(text) | Example::Page(text) => (None, "markdown", text.to_owned()),
        Example::Reference(text) => (Some("a reference file"), "yaml", text.to_owned()),
        Example::Settings(text) => (Some("monograph.toml"), "toml", text.to_owned()),
        Example::Beside(..) | Example::Files(_) => return None,
    };
    Some(Piece { path, language, text })
}

/// The files that an example sets.
fn paths(example: Example) -> Vec<&'static str> {
    match example {
        Example::FrontMatter(_) | Example::Filled(..) | Example::Body(_) | Example::Page(_) => vec![example::PAGE],
        Example::Reference(_) => vec![example::REFERENCE],
        Example::Settings(_) => vec!["monograph.toml"],
        Example::Beside(page, papers) => {
            paths(*page).into_iter().chain(papers.iter().map(|paper| paper.of.path)).collect()
        }
        Example::Files(files) => files.iter().map(|(path, _)| *path).collect(),
    }
}

fn language(path: &str) -> &'static str {
    match path.rsplit_once('.') {
        Some((_, "yaml")) => "yaml",
        Some((_, "toml")) => "toml",
        Some(_) | None => "markdown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;

    #[test]
    fn every_rule_shows_what_differs() {
        for rule in rules::all() {
            let [wrong, right] = specimens(rule);
            assert!(!wrong.pieces.is_empty(), "{} shows nothing wrong", rule.code);
            let is_new = |piece: &Piece| wrong.pieces.iter().all(|other| other.text.trim() != piece.text.trim());
            assert!(!right.pieces.is_empty() || !right.gone.is_empty(), "{} shows no difference", rule.code);
            assert!(right.pieces.iter().all(is_new), "{} shows a piece twice", rule.code);
            let lines = wrong.pieces.iter().chain(&right.pieces).map(|piece| piece.text.lines().count());
            assert!(lines.max().unwrap_or(0) <= 36, "{} shows a whole file where a few lines would do", rule.code);
        }
    }

    #[test]
    fn what_stays_is_named_and_not_shown_again() {
        let rule = rules::all().into_iter().find(|rule| rule.code == "REF009").expect("the rule is there");
        let [wrong, right] = specimens(rule);
        assert_eq!(wrong.pieces.len(), 2);
        assert_eq!(right.same, ["content/compounds/example.md"]);
        let [record] = &right.pieces[..] else { panic!("one file differs") };
        assert!(record.text.contains("study:"), "{}", record.text);
    }
}
