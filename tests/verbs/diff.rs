//! `diff` over a history of ten changes, over awkward repositories, and the histories that it records.

use std::collections::BTreeSet;
use std::fs;

use crate::base::said;
use crate::repository::{Repository, diff, git};

const PAGE: &str = "content/compounds/example.md";

/// The page at the beginning.
const TEXT: &str = "---
title: Example
summary: A page.
routes: [oral]
half_lives:
  - {id: plasma, analyte: example, compartment: plasma, species: human, route: oral, value: 2 h, n: 20, source: url:steady}
claims:
  - id: steady
    text: It lowers fever.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, condition: fever, direction: decreases}
    evidence: [{source: url:steady, outcome: main, stance: supports}]
  - id: less-pain
    text: It eases pain.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, condition: gout, direction: decreases}
    evidence:
      - {source: url:pain-1, outcome: main, stance: supports}
      - {source: url:pain-2, outcome: main, stance: supports}
  - id: better-sleep
    text: It lengthens sleep.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, condition: insomnia, direction: increases}
    evidence: [{source: url:sleep, outcome: main, stance: supports}]
  - id: less-nausea
    text: It lessens nausea.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, condition: migraine, direction: decreases}
    evidence: [{source: url:nausea, outcome: main, stance: supports}]
  - id: old-news
    text: It cures colds.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, condition: cold, direction: decreases}
---

Five half-lives are [=plasma:x5].
";

const NEW_CLAIM: &str = "  - id: less-itch
    text: It lessens itching.
    kind: efficacy
    about: {species: human, route: oral, outcome: clinical, condition: eczema, direction: decreases}
    evidence: [{source: url:steady, outcome: main, stance: supports}]
---
";

fn trial(name: &str, author: &str, n: u32) -> String {
    format!(
        "csl: {{id: 'url:{name}', type: report, title: Trial of {name}, author: [{{family: {author}, given: A}}], issued: {{date-parts: [[2020]]}}, URL: 'https://example.org/{name}'}}
study:
  design: rct
  species: [human]
  interventions: [{{compound: example, route: oral}}]
  measured: [{{analyte: example, compartment: plasma}}]
  outcomes: [{{id: main, measure: score, class: clinical, n: {n}, direction: decreases}}]
  risk_of_bias: {{overall: low, reason: concealed, by: Editor, date: 2026-09-01}}
  read: full-text
  funding: public
integrity: {{status: current, checked: 2026-09-01, against: publisher-page}}
"
    )
}

/// The knowledge base as it begins.
fn begun() -> Repository {
    let mut repository = Repository::new();
    repository.write("monograph.toml", "title = \"Examples\"\n");
    repository.write(PAGE, TEXT);
    for (name, author, n) in [
        ("steady", "Abel", 900),
        ("pain-1", "Berg", 500),
        ("pain-2", "Cole", 90),
        ("sleep", "Dahl", 500),
        ("nausea", "Ek", 300),
    ] {
        repository.write(&format!("references/url-{}.yaml", name.replace('-', "_")), &trial(name, author, n));
    }
    repository.commit("begin");
    repository
}

/// A change to the files.
type Step = fn(&Repository);

/// Ten changes, each of another kind.
const STEPS: [(&str, Step); 10] = [
    ("a claim added", |base| base.replace(PAGE, "---\n\nFive", &format!("{NEW_CLAIM}\nFive"))),
    ("a claim removed", |base| {
        let text = base.read(PAGE);
        let from = text.find("  - id: old-news").expect("the claim");
        let to = text[from..].find("  - id: less-itch").expect("the next") + from;
        base.write(PAGE, &[&text[..from], &text[to..]].concat());
    }),
    ("a source retracted", |base| {
        base.replace(
            "references/url-pain_1.yaml",
            "{status: current",
            "{status: retracted, notice: 'https://example.org/notice'",
        );
    }),
    ("an appraisal changed", |base| {
        base.replace(
            "references/url-sleep.yaml",
            "{overall: low, reason: concealed",
            "{overall: high, reason: not concealed",
        );
    }),
    ("a half-life changed", |base| base.replace(PAGE, "value: 2 h", "value: 3 h")),
    ("a half-life added", |base| {
        let record = "  - {id: blood, analyte: example, compartment: whole-blood, species: human, route: oral, value: 5 h, n: 20, source: url:steady}\nclaims:\n";
        base.replace(PAGE, "claims:\n", record);
    }),
    ("a source added", |base| base.write("references/url-new.yaml", &trial("new", "Fox", 40))),
    ("a claim reworded", |base| base.replace(PAGE, "It lowers fever.", "It lowers fever within an hour.")),
    ("a study counted anew", |base| base.replace("references/url-nausea.yaml", "n: 300", "n: 450")),
    ("a page added", |base| base.write("content/compounds/other.md", "---\ntitle: Other\nsummary: A page.\n---\n")),
];

/// The lines that tell of a change, and not why.
fn changes(report: &str) -> BTreeSet<&str> {
    let is_change = |line: &&str| ["  + ", "  - ", "  ~ "].iter().any(|mark| line.starts_with(mark));
    report.lines().filter(is_change).collect()
}

#[test]
fn ten_changes_are_told_as_those_ten() {
    let mut base = begun();
    let mut told = String::new();
    let mut each = BTreeSet::new();
    let mut reports = Vec::new();
    for (name, step) in STEPS {
        step(&base);
        let unsaved = base.changes(&["HEAD"]);
        base.commit(name);
        let report = base.changes(&["HEAD~1", "HEAD"]);
        assert!(report.contains("\n1 change; "), "{name}: {report}");
        let body = |text: &'_ str| text.split_once("\n\n").map(|(_, body)| body.to_owned());
        assert_eq!(body(&unsaved), body(&report), "{name}: on disk as in git");
        told.push_str(&format!("=== {name}\n{report}\n"));
        reports.push(report);
    }
    for report in &reports {
        each.extend(changes(report));
    }
    let whole = base.changes(&["HEAD~10", "HEAD"]);
    assert_eq!(changes(&whole), each, "the whole tells what the steps tell");
    assert!(whole.ends_with("\n10 changes; 3 claims are graded otherwise.\n"), "{whole}");
    insta::assert_snapshot!("ten_steps", told);
    insta::assert_snapshot!("ten_changes", whole);
    insta::assert_snapshot!("ten_changes_markdown", base.changes(&["HEAD~10", "HEAD", "--format", "markdown"]));
    insta::assert_snapshot!("ten_changes_json", base.changes(&["HEAD~10", "HEAD", "--format", "json"]));
    let back = base.changes(&["HEAD", "HEAD~10"]);
    assert!(back.ends_with("\n10 changes; 3 claims are graded otherwise.\n"), "{back}");
    assert_eq!(changes(&base.changes(&["HEAD", "HEAD"])), BTreeSet::new());
}

#[test]
fn what_is_recorded_stands_once_however_often() {
    let mut base = begun();
    for (name, step) in STEPS {
        step(&base);
        base.commit(name);
    }
    let all = |base: &Repository| {
        for step in (0..10).rev() {
            base.changes(&[&format!("HEAD~{}", step + 1), &format!("HEAD~{step}"), "--record"]);
        }
        (base.read("history/example.yaml"), base.read("history/other.yaml"))
    };
    let (example, other) = all(&base);
    insta::assert_snapshot!("history_example", example);
    insta::assert_snapshot!("history_other", other);
    assert_eq!(all(&base), (example.clone(), other), "nothing twice");
    // All ten at once say nothing that is not there already.
    base.changes(&["HEAD~10", "HEAD", "--record"]);
    assert_eq!(base.read("history/example.yaml"), example);
    let checked = std::process::Command::new(crate::base::MONOGRAPH)
        .args(["check", "--select", "SYN", "--root"])
        .arg(base.folder.path())
        .output()
        .expect("the program runs");
    assert!(checked.status.success(), "{}", said(&checked));
    // A history is no change of the evidence.
    assert!(base.changes(&["HEAD"]).contains("Nothing changed"));
    base.write("history/example.yaml", &format!("{example}- {{date: soon}}\n"));
    base.replace(PAGE, "value: 3 h", "value: 4 h");
    let refused = base.diff(&["HEAD", "--record"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused).contains("error: history/example.yaml has faults, so nothing is recorded"),
        "{}",
        said(&refused)
    );
}

#[test]
fn a_new_name_alone_is_told_as_such() {
    let mut base = begun();
    base.git(&["mv", PAGE, "content/compounds/sample.md"]);
    base.commit("rename the page");
    let report = base.changes(&["HEAD~1", "HEAD"]);
    assert!(report.contains("  ~ page sample  was example\n"), "{report}");
    base.replace("content/compounds/sample.md", "id: less-pain", "id: eases-pain");
    base.replace("content/compounds/sample.md", "{id: plasma", "{id: in-plasma");
    base.replace("content/compounds/sample.md", "[=plasma:x5]", "[=in-plasma:x5]");
    base.commit("rename a claim and a record");
    let report = base.changes(&["HEAD~1", "HEAD"]);
    assert!(report.contains("  ~ claim eases-pain  was less-pain\n"), "{report}");
    assert!(report.contains("  ~ half-life in-plasma  was plasma\n"), "{report}");
    base.replace("content/compounds/sample.md", "id: eases-pain\n    text: It eases", "id: pain\n    text: It lessens");
    let report = base.changes(&["HEAD"]);
    assert!(report.contains("  + claim pain  ") && report.contains("  - claim eases-pain  was "), "{report}");
}

#[test]
fn spelling_is_no_change_and_what_cannot_be_read_is_told() {
    let mut base = begun();
    base.replace(PAGE, "value: 2 h, n: 20, source: url:steady", "source: steady2020, n: 20, value: \"2 hr\"");
    base.replace(PAGE, "routes: [oral]\n", "routes:\n  - oral\ncitations: {steady2020: 'url:steady'}\n");
    base.replace(PAGE, "text: It eases pain.", "text: >-\n      It eases\n      pain.");
    let report = base.changes(&["HEAD"]);
    assert!(report.ends_with("\n\nNothing changed in terms of evidence.\n"), "{report}");
    base.commit("spelling");
    base.replace(
        PAGE,
        "kind: efficacy\n    about: {species: human, route: oral, outcome: clinical, condition: gout",
        "knid: efficacy\n    about: {species: human, route: oral, outcome: clinical, condition: gout",
    );
    let report = base.changes(&["HEAD"]);
    assert!(report.contains("note: content/compounds/example.md: 1 fault in the later state"), "{report}");
}

#[test]
fn thresholds_explain_what_they_change() {
    let mut base = begun();
    base.write("monograph.toml", "title = \"Examples\"\n[policy]\nparticipants = 250\n");
    base.commit("a lower threshold");
    let report = base.changes(&["HEAD~1", "HEAD"]);
    assert!(report.contains("  ~ threshold participants  400 → 250\n"), "{report}");
    assert!(report.contains("─ threshold participants: 400 → 250\n"), "{report}");
}

/// Runs `diff`, which must refuse with these words.
fn refuses(base: &Repository, arguments: &[&str], words: &str) {
    let output = base.diff(arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
    assert!(said(&output).starts_with(&format!("error: {words}")), "{arguments:?}: {}", said(&output));
    assert!(output.stdout.is_empty());
}

#[test]
fn revisions_that_cannot_be_read_are_refused_with_the_reason() {
    let base = begun();
    refuses(&base, &["nowhere"], "git knows no revision nowhere here\n");
    refuses(&base, &["HEAD~1..HEAD"], "HEAD~1..HEAD is a range; name its ends one after the other");
    refuses(&base, &["HEAD:monograph.toml"], "HEAD:monograph.toml is no commit\n");
    let outside = tempfile::tempdir().expect("a folder");
    let output = diff(outside.path(), &["HEAD"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("is in no git repository that can be read"), "{}", said(&output));
}

#[test]
fn a_revision_without_settings_has_the_defaults_and_one_without_pages_none() {
    let mut base = begun();
    base.git(&["rm", "--quiet", "monograph.toml"]);
    base.commit("no settings");
    assert!(base.changes(&["HEAD~1", "HEAD"]).contains("Nothing changed"));
    base.git(&["rm", "--quiet", "-r", "content"]);
    base.commit("no pages");
    refuses(&base, &["HEAD~1", "HEAD"], "HEAD holds no knowledge base: there is no content/ in it\n");
}

#[test]
fn a_knowledge_base_may_stand_in_a_folder_of_its_repository() {
    let mut base = begun();
    fs::create_dir(base.folder.path().join("kb")).expect("a folder");
    for part in ["content", "references", "monograph.toml"] {
        base.git(&["mv", part, "kb"]);
    }
    base.commit("into a folder");
    base.replace(&format!("kb/{PAGE}"), "value: 2 h", "value: 3 h");
    base.commit("a value");
    let kb = base.folder.path().join("kb");
    let output = diff(&kb, &["HEAD~1", "HEAD", "--record"]);
    assert!(said(&output).contains("  ~ half-life plasma  2 h → 3 h\n"), "{}", said(&output));
    assert!(kb.join("history/example.yaml").exists());
    let output = diff(&kb, &["HEAD~2", "HEAD"]);
    assert!(said(&output).starts_with("error: there is no folder kb in HEAD~2\n"), "{}", said(&output));
}

#[test]
fn a_shallow_clone_says_that_it_is_one_and_a_bare_one_has_no_files() {
    let mut base = begun();
    base.replace(PAGE, "value: 2 h", "value: 3 h");
    base.commit("a value");
    let above = tempfile::tempdir().expect("a folder");
    let source = format!("file://{}", base.folder.path().display());
    git(above.path(), 1, &["clone", "--quiet", "--depth=1", &source, "shallow"]);
    git(above.path(), 1, &["clone", "--quiet", "--bare", &source, "bare"]);
    let output = diff(&above.path().join("shallow"), &["HEAD~1"]);
    assert!(said(&output).contains("error: git knows no revision HEAD~1 here; this clone holds"), "{}", said(&output));
    let bare = above.path().join("bare");
    let output = diff(&bare, &["HEAD~1", "HEAD"]);
    assert!(said(&output).contains("  ~ half-life plasma  2 h → 3 h\n"), "{}", said(&output));
    let output = diff(&bare, &["HEAD~1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with("error: a bare repository has no files on disk"), "{}", said(&output));
}

#[test]
fn a_partial_clone_is_refused_with_what_mends_it() {
    let mut base = begun();
    base.replace(PAGE, "value: 2 h", "value: 3 h");
    base.commit("a value");
    base.git(&["config", "uploadpack.allowFilter", "true"]);
    let above = tempfile::tempdir().expect("a folder");
    let source = format!("file://{}", base.folder.path().display());
    git(above.path(), 1, &["clone", "--quiet", "--filter=blob:none", "--no-checkout", &source, "partial"]);
    let partial = above.path().join("partial");
    let output = diff(&partial, &["HEAD~1", "HEAD"]);
    assert_eq!(output.status.code(), Some(2));
    let help = "`git fetch --refetch --no-filter`";
    assert!(
        said(&output).contains("git holds HEAD~1 only in part") && said(&output).contains(help),
        "{}",
        said(&output)
    );
    git(&partial, 1, &["fetch", "--quiet", "--refetch", "--no-filter"]);
    let output = diff(&partial, &["HEAD~1", "HEAD"]);
    assert!(said(&output).contains("  ~ half-life plasma  2 h → 3 h\n"), "{}", said(&output));
}

#[test]
fn what_git_does_not_hold_is_refused() {
    let mut base = begun();
    std::os::unix::fs::symlink("url-steady.yaml", base.folder.path().join("references/url-twin.yaml")).expect("a link");
    base.commit("a link");
    refuses(&base, &["HEAD"], "references/url-twin.yaml is a symbolic link in HEAD");
    base.git(&["rm", "--quiet", "references/url-twin.yaml"]);
    base.write(
        "content/compounds/large.md",
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n",
    );
    base.commit("a pointer");
    refuses(&base, &["HEAD"], "content/compounds/large.md is kept in Git LFS in HEAD");
    base.git(&["rm", "--quiet", "content/compounds/large.md"]);
    let other = begun();
    let address = other.folder.path().to_string_lossy().into_owned();
    base.git(&["submodule", "--quiet", "add", &address, "content/more"]);
    base.commit("a submodule");
    refuses(&base, &["HEAD"], "content/more is a submodule in HEAD");
}
