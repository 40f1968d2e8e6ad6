//! The rules of language on the prose of three circulating articles: each finding judged by hand, the misses listed.
//!
//! The pages of the fixture quote what the rules find or should, and say the rest of the articles in other words;
//! `judged.yaml` says why, and holds the judgements and what the whole articles came to. A finding that it does not list, or one that it lists and that is no longer found,
//! fails; so does a miss that is found by now, so that the list only shrinks.

#![allow(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test reads its judgements and prints what they come to"
)]

use std::ops::Range;
use std::path::{Path, PathBuf};

use monograph::base::date::Date;
use monograph::base::diag::Finding;
use monograph::check::rules;
use monograph::check::run::{Choice, run};
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::source::disk::DiskWorld;
use monograph::source::tree::{Node, NodeKind};
use monograph::source::yaml;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kb/seed-articles")
}

fn checked() -> (Kb, Vec<Finding>) {
    let today = Date::parse("2026-11-21").expect("a date");
    let world = DiskWorld::new(&folder(), today).expect("the fixture is there");
    let kb = load(&world).expect("the fixture can be listed");
    let choice = Choice { select: vec!["LNG".to_owned()], ignore: Vec::new() };
    let found = run(&kb, today, &rules::all(), &choice).findings;
    (kb, found)
}

/// White space as single spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a sentence stands in a text whose lines are broken.
fn place(text: &str, sentence: &str) -> Option<Range<usize>> {
    let mut words = sentence.split_whitespace();
    let first = words.next()?;
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in words.clone() {
            let rest = text.get(end..)?.trim_start();
            end = text.len() - rest.strip_prefix(word)?.len();
        }
        Some(start..end)
    })
}

/// A list of the judgements, with what each entry says under the keys.
fn judged<const N: usize>(list: &str, keys: [&str; N]) -> Vec<[String; N]> {
    let text = std::fs::read_to_string(folder().join("judged.yaml")).expect("the judgements can be read");
    let document = yaml::parse(&text, 0);
    assert!(document.flaws.is_empty(), "{:?}", document.flaws);
    let Some(NodeKind::List(entries)) = document.root.get(list).map(|node| &node.kind) else {
        panic!("no list {list}")
    };
    let value = |entry: &Node<'_>, key: &str| {
        let value = entry.get(key).and_then(Node::scalar).unwrap_or_else(|| panic!("`{key}` is missing in {entry:?}"));
        plain(value)
    };
    entries.iter().map(|entry| keys.map(|key| value(entry, key))).collect()
}

fn page_of(kb: &Kb, finding: &Finding) -> String {
    let path = &kb.file(finding.file).path;
    path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).unwrap_or(path).to_owned()
}

#[test]
fn every_finding_is_judged_and_nine_in_ten_are_right() {
    let (kb, found) = checked();
    let seen: Vec<[String; 3]> = found
        .iter()
        .map(|finding| {
            let words = plain(finding.span.text(kb.text(finding.file)));
            [page_of(&kb, finding), finding.code.to_owned(), words]
        })
        .collect();
    let judged = judged("findings", ["page", "code", "words", "verdict"]);
    let listed: Vec<[String; 3]> =
        judged.iter().map(|[page, code, words, _]| [page.clone(), code.clone(), words.clone()]).collect();
    let unlisted: Vec<_> = seen.iter().filter(|finding| !listed.contains(finding)).collect();
    let gone: Vec<_> = listed.iter().filter(|finding| !seen.contains(finding)).collect();
    assert!(unlisted.is_empty() && gone.is_empty(), "not judged: {unlisted:#?}\nno longer found: {gone:#?}");
    assert_eq!(seen.len(), listed.len(), "two findings are judged as one");
    let right = judged.iter().filter(|[.., verdict]| verdict == "right").count();
    assert!(judged.iter().all(|[.., verdict]| ["right", "wrong"].contains(&verdict.as_str())));
    eprintln!("{right} of {} findings are right", judged.len());
    assert!(right * 10 >= judged.len() * 9, "{right} of {}", judged.len());
}

#[test]
fn other_words_are_found_as_the_articles_own_are() {
    let (kb, found) = checked();
    let found: Vec<String> = found.iter().map(|finding| page_of(&kb, finding)).collect();
    let whole = judged("whole", ["page", "findings"]);
    assert_eq!(whole.len(), 3);
    for [page, findings] in whole {
        assert_eq!(found.iter().filter(|at| **at == page).count().to_string(), findings, "{page}");
    }
}

#[test]
fn every_miss_stands_in_its_article_and_is_still_missed() {
    let (kb, found) = checked();
    for [page, sentence, code, reason] in judged("misses", ["page", "sentence", "code", "reason"]) {
        let file = kb.files.iter().find(|file| file.path.ends_with(&format!("/{page}.md"))).expect("a page");
        let place = place(&file.text, &sentence).unwrap_or_else(|| panic!("{page} does not hold: {sentence}"));
        assert!(!reason.is_empty());
        let is_there =
            |finding: &&Finding| page_of(&kb, finding) == page && place.contains(&(finding.span.start as usize));
        let is_found = found.iter().filter(is_there).any(|finding| finding.code == code);
        assert!(!is_found, "{code} finds it by now, take it off the misses: {sentence}");
    }
}
