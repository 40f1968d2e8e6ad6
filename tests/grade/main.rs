//! Grading: worked cases as data, and what must hold for every body of evidence.
#![expect(clippy::disallowed_methods, reason = "tests read their cases from files")]

mod case;
mod hand;
mod property;
mod shipped;
mod sketch;

use std::fs;
use std::path::Path;

#[test]
fn worked_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grade");
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    let mut count = 0;
    let mut wrong = String::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let name = path.file_name().expect("a file").to_string_lossy();
        for case in case::read(&name, &text) {
            count += 1;
            for fault in case.faults() {
                wrong.push_str(&format!("\n{}: {}\n    {fault}", case.file, case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 60, "only {count} worked cases");
    println!("{count} worked cases");
}
