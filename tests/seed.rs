//! The founding case: a page as a real article has it. `check` refuses it, each fault at its line.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test reads its fixture and prints what was found"
)]

use std::path::Path;

use monograph::base::date::Date;
use monograph::base::diag::{Finding, Severity};
use monograph::base::span::Lines;
use monograph::check::rules;
use monograph::check::run::{Choice, run};
use monograph::model::load::load;
use monograph::source::world::{MemoryWorld, World as _};

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
    (PAGE, 80, "EVD013"),
    (PAGE, 90, "LNG008"),
    (PAGE, 94, "EVD013"),
    (PAGE, 103, "CIT007"),
    (PAGE, 106, "EVD013"),
    (PAGE, 110, "PK008"),
    (PAGE, 116, "EVD013"),
    (PAGE, 123, "EVD013"),
    (PAGE, 128, "PK005"),
    (PAGE, 129, "PK005"),
    (PAGE, 131, "EVD013"),
    (PAGE, 139, "EVD013"),
    (SOURCE, 1, "REF006"),
    (SOURCE, 22, "REF007"),
];

/// The same page with the right PMID, and the record of that paper as the library holds it: a study that gave another
/// compound by another route. What must still be found.
const CORRECTED: &[(&str, u32, &str)] = &[
    (PAGE, 4, "CIT011"),
    (PAGE, 10, "EVD009"),
    (PAGE, 18, "PK009"),
    (PAGE, 22, "CIT011"),
    (PAGE, 45, "CIT011"),
    (PAGE, 54, "EVD001"),
    (PAGE, 56, "EVD004"),
    (PAGE, 63, "CIT001"),
    (PAGE, 80, "EVD013"),
    (PAGE, 84, "CIT011"),
    (PAGE, 88, "CIT011"),
    (PAGE, 94, "EVD013"),
    (PAGE, 106, "EVD013"),
    (PAGE, 110, "CIT011"),
    (PAGE, 112, "CIT011"),
    (PAGE, 113, "CIT011"),
    (PAGE, 114, "CIT011"),
    (PAGE, 116, "EVD013"),
    (PAGE, 119, "CIT011"),
    (PAGE, 139, "EVD013"),
    (PAGE, 141, "CIT011"),
];

/// Sentences of the two kinds that the right PMID brings to light: in prose and in claims.
const MESSAGES: &[&str] = &[
    "Trammell 2016 (pmid:27721479) gave nicotinamide-riboside (oral), and the sentence speaks of “by vein”",
    "Trammell 2016 (pmid:27721479) gave nicotinamide-riboside (oral), and the row speaks of “infusion”",
    "and this half-life is of NAD+ (injectable) by the route intravenous",
    "Trammell 2016 (pmid:27721479) measured NAD+ in whole-blood, intracellular and tissue, not in plasma",
    "Trammell 2016 (pmid:27721479) gave nicotinamide-riboside, so it is no evidence for `cells-replenished`",
];

/// A finding as path, line, code and message.
type Found = (String, u32, &'static str, String);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("the file is there")
}

fn check(world: &MemoryWorld) -> (bool, Vec<Found>) {
    let kb = load(world).expect("memory can be listed");
    let found = run(&kb, world.today(), &rules::all(), &Choice::default());
    let place = |finding: &Finding| {
        let file = kb.file(finding.file);
        let line = Lines::new(&file.text).place(finding.span.start).line;
        (file.path.to_string(), line, finding.code, finding.message.clone())
    };
    (found.count(Severity::Error) > 0, found.findings.iter().map(place).collect())
}

fn assert_found(found: &[Found], expected: &[(&str, u32, &str)]) {
    for (path, line, code, message) in found {
        eprintln!("{path}:{line} {code} {message}");
    }
    for (path, line, code) in expected {
        let is_found = found.iter().any(|found| found.0 == *path && found.1 == *line && found.2 == *code);
        assert!(is_found, "{path}:{line} {code} is not found");
    }
}

fn world() -> MemoryWorld {
    MemoryWorld::new(Date::parse("2026-11-21").expect("a date"))
        .with("monograph.toml", read("tests/kb/seed-as-written/monograph.toml"))
}

#[test]
fn the_page_is_refused_at_each_of_its_faults() {
    let folder = "tests/kb/seed-as-written";
    let world = world().with(PAGE, read(&format!("{folder}/{PAGE}"))).with(SOURCE, read(&format!("{folder}/{SOURCE}")));
    let (is_refused, found) = check(&world);
    assert!(is_refused);
    assert_found(&found, EXPECTED);
}

#[test]
fn it_is_refused_with_the_right_pmid_too() {
    let page = read(&format!("tests/kb/seed-as-written/{PAGE}")).replace("27511844", "27721479");
    let source = "references/pmid-27721479.yaml";
    let world = world().with(PAGE, page).with(source, read(source));
    let (is_refused, found) = check(&world);
    assert!(is_refused);
    assert_found(&found, CORRECTED);
    for words in MESSAGES {
        assert!(found.iter().any(|(.., message)| message.contains(words)), "no message says: {words}");
    }
}

#[test]
fn nor_do_declared_relations_make_it_pass() {
    let relations = "relations:\n  - {to: nicotinamide-riboside, kind: precursor}\n";
    let page = read(&format!("tests/kb/seed-as-written/{PAGE}")).replace("27511844", "27721479");
    let page = page.replace("data_quality:", &format!("active_moiety: NAD+\n{relations}data_quality:"));
    let source = "references/pmid-27721479.yaml";
    let other = "content/compounds/nicotinamide-riboside.md";
    let world = world().with(PAGE, page).with(source, read(source)).with(other, read(other));
    let (is_refused, found) = check(&world);
    assert!(is_refused);
    let claim = "gave nicotinamide-riboside (oral), and the claim speaks of “infusion”";
    assert!(found.iter().any(|(path, _, code, message)| path == PAGE && *code == "CIT011" && message.contains(claim)));
    assert!(!found.iter().any(|(path, _, code, _)| path == PAGE && *code == "EVD004"));
}
