//! The founding case: a page as a real article has it. `check` refuses it, each fault at its line.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test reads its fixture and prints what was found"
)]

use std::path::Path;

use monograph::base::date::Date;
use monograph::base::diag::Severity;
use monograph::base::span::Lines;
use monograph::check::rules;
use monograph::check::run::{Choice, run};
use monograph::model::load::load;
use monograph::source::disk::DiskWorld;

const PAGE: &str = "content/compounds/nad-injectable.md";
const SOURCE: &str = "references/pmid-27511844.yaml";

/// What must be found: file, line, code. Reviewed by hand; more may be added as rules land.
const EXPECTED: &[(&str, u32, &str)] = &[
    (PAGE, 10, "EVD009"),
    (PAGE, 12, "CIT005"),
    (PAGE, 46, "CIT005"),
    (PAGE, 47, "CIT005"),
    (PAGE, 47, "SYN010"),
    (PAGE, 54, "EVD001"),
    (PAGE, 62, "CIT002"),
    (PAGE, 63, "CIT001"),
    (PAGE, 68, "CIT005"),
    (PAGE, 70, "CIT005"),
    (PAGE, 76, "SYN004"),
    (PAGE, 90, "CIT004"),
    (PAGE, 103, "CIT007"),
    (PAGE, 110, "PK008"),
    (PAGE, 128, "PK005"),
    (PAGE, 129, "PK005"),
    (SOURCE, 1, "REF006"),
    (SOURCE, 22, "REF007"),
];

#[test]
fn the_page_is_refused_at_each_of_its_faults() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kb/seed-as-written");
    let today = Date::parse("2026-11-21").expect("a date");
    let world = DiskWorld::new(&root, today).expect("the fixture is there");
    let kb = load(&world).expect("the fixture can be listed");
    let found = run(&kb, today, &rules::all(), &Choice::default());
    assert!(found.count(Severity::Error) > 0);
    let places: Vec<(String, u32, &str)> = found
        .findings
        .iter()
        .map(|finding| {
            let file = kb.file(finding.file);
            (file.path.to_string(), Lines::new(&file.text).place(finding.span.start).line, finding.code)
        })
        .collect();
    for (path, line, code) in &places {
        eprintln!("{path}:{line} {code}");
    }
    for (path, line, code) in EXPECTED {
        assert!(
            places.iter().any(|found| found == &((*path).to_owned(), *line, *code)),
            "{path}:{line} {code} is not found"
        );
    }
}
