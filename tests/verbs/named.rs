//! Nothing that editors read names a verb that the program lacks.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::base::MONOGRAPH;

/// Verbs of the contract, which texts might name before they are there.
const OF_THE_CONTRACT: [&str; 13] =
    ["build", "check", "serve", "grade", "explain", "init", "new", "cite", "fmt", "diff", "lsp", "schema", "export"];

/// What is read for verbs: all that is printed, built or shown.
const READ: [&str; 8] =
    ["src", "templates", "docs", "content", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "monograph.toml"];

/// The verbs that the program lists.
fn verbs() -> BTreeSet<String> {
    let help = Command::new(MONOGRAPH).arg("--help").output().expect("the program runs");
    let help = String::from_utf8(help.stdout).expect("help is text");
    let (_, commands) = help.split_once("Commands:\n").expect("a list of commands");
    let lines = commands.lines().take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

/// The verbs that a text names: the word after `monograph` in code, and the first word of code where it is one of the
/// contract's with something after it, as in "`cite add`".
fn named(text: &str) -> Vec<&str> {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    let first = |rest: &'_ str| -> usize { rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len()) };
    let after = text.match_indices("monograph ").filter_map(|(at, word)| {
        let begins = text[..at].chars().next_back().is_none_or(|c| "`$ \n".contains(c));
        let in_code = text[..at].ends_with('`') || text[..at].ends_with("$ ") || text[..at].ends_with("run: ");
        let rest = &text[at + word.len()..];
        (begins && in_code).then_some(&rest[..first(rest)])
    });
    let alone = text.match_indices('`').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let word = &rest[..first(rest)];
        let goes_on = rest[word.len()..].starts_with([' ', '`']);
        (goes_on && OF_THE_CONTRACT.contains(&word)).then_some(word)
    });
    after.chain(alone).filter(|word| is_word(word)).collect()
}

#[test]
fn no_text_names_a_verb_that_is_not_there() {
    let verbs = verbs();
    assert!(verbs.contains("check") && verbs.contains("serve"), "{verbs:?}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = READ.iter().flat_map(|path| walkdir::WalkDir::new(root.join(path)));
    let (mut faults, mut seen) = (Vec::new(), 0);
    for entry in files.map(|entry| entry.expect("a path that can be read")).filter(|e| e.file_type().is_file()) {
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        let words = named(&text);
        seen += words.len();
        faults.extend(
            words
                .into_iter()
                .filter(|word| !verbs.contains(*word))
                .map(|word| format!("{}: `{word}`", entry.path().strip_prefix(root).unwrap_or(entry.path()).display())),
        );
    }
    assert!(faults.is_empty(), "verbs that the program lacks:\n{}", faults.join("\n"));
    assert!(seen > 20, "the texts name {seen} verbs, which is too few to have looked at them all");
}

#[test]
fn verbs_are_seen_where_they_are_named() {
    assert_eq!(named("run `monograph cite verify`, or `cite add X`; `new compound`"), ["cite", "cite", "new"]);
    assert_eq!(named("$ monograph --root x check\n$ monograph grade x"), ["grade"]);
    assert_eq!(named("a monograph tells; the key `new` is new"), ["new"]);
    assert_eq!(named("`expected` and `cited` and `check_all`"), Vec::<&str>::new());
}

#[test]
fn the_finding_in_the_readme_is_one_that_check_prints() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file");
    let (readme, printed) = (read("README.md"), read("tests/cmd/check.md"));
    let (_, rest) = readme.split_once("```text\n").expect("an example of a finding");
    let (example, _) = rest.split_once("```").expect("an end of it");
    assert!(example.starts_with("error[") && printed.contains(example), "{example}");
}
