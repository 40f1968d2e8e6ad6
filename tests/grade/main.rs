//! Grading: worked cases as data, and what must hold for every body of evidence.
#![expect(clippy::disallowed_methods, reason = "tests read their cases from files")]

mod case;
mod hand;
mod property;
mod shipped;
mod sketch;

use std::cmp::Ordering;
use std::fs;
use std::path::Path;

#[test]
fn worked_cases() {
    let cases = cases();
    let mut wrong = String::new();
    for case in &cases {
        for fault in case.faults() {
            wrong.push_str(&format!("\n{}: {}\n    {fault}", case.file, case.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases.len() >= 60, "only {} worked cases", cases.len());
    println!("{} worked cases", cases.len());
}

/// Certainties that systematic reviews state, beside ours: how many are the same, how many of ours are lower, and that none
/// is higher. Each case says itself whether we agree, and is held to it; the sums are here so that they do not change unseen.
#[test]
fn published_certainties() {
    let count = |file: &str, order: Ordering| {
        cases().iter().filter(|case| case.file == file && case.beside_published() == Some(order)).count()
    };
    let of = |file: &str| (count(file, Ordering::Equal), count(file, Ordering::Less), count(file, Ordering::Greater));
    assert_eq!(of("published.yaml"), (11, 5, 0));
    assert_eq!(of("published-held-out.yaml"), (7, 8, 0));
}

/// All worked cases.
fn cases() -> Vec<case::Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grade");
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).expect("UTF-8");
        case::read(&path.file_name().expect("a file").to_string_lossy(), &text)
    };
    files.into_iter().flat_map(read).collect()
}
