//! Every rule's cases: texts with `^^^` under the expected span, and texts that must stay silent.
//!
//! A case is `tests/cases/<family>/<code>/<name>.md`, in lower case. It is one piece or several, each under a line
//! `-- front matter --`, `-- body --`, `-- page --`, `-- reference --`, `-- settings --` or `-- PATH --`; lines before the
//! first such line say what the case is about. A line of `^` below a line marks the expected span in it, then the
//! code, then words that the message must hold, and after ` => ` those of the help: `   ^^^^ CIT003 Trammell => did you`. `^^…` marks a span that goes on to
//! another line. Cases named `silent-…` have no mark and must have no finding of the code. A line `today: DATE` before
//! the first piece sets the day, which else is 2026-11-21.

#![allow(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test reads its cases and prints how many it ran"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use monograph::base::date::Date;
use monograph::base::diag::{Finding, Severity};
use monograph::base::span::Lines;
use monograph::check::rule::{Example, Rule, Run};
use monograph::check::rules;
use monograph::check::run::{Choice, run};
use monograph::check::{example, rule::Family};
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::source::world::MemoryWorld;

/// Rules run on flaws of reading; a case of another rule must not stumble over them.
const SYNTAX: Family = Family::Syn;

struct Mark {
    path: String,
    line: u32,
    start: u32,
    end: Option<u32>,
    code: String,
    words: String,
}

struct Case {
    today: Date,
    files: BTreeMap<String, String>,
    marks: Vec<Mark>,
}

fn today() -> Date {
    Date::parse("2026-11-21").expect("a date")
}

/// A line of carets: the column of the first, how many, whether it goes on, the code and the words.
fn mark(line: &str) -> Option<(u32, u32, bool, &str, &str)> {
    let trimmed = line.trim_start();
    let before = line.chars().count() - trimmed.chars().count();
    let carets = trimmed.chars().take_while(|&c| c == '^').count();
    let rest = trimmed.get(carets..)?;
    let (open, rest) = rest.strip_prefix('…').map_or((false, rest), |rest| (true, rest));
    let rest = rest.strip_prefix(' ')?;
    let (code, words) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_code = code.len() >= 5 && code.is_ascii() && code[code.len() - 3..].bytes().all(|b| b.is_ascii_digit());
    (carets > 0 && is_code).then_some((before as u32 + 1, carets as u32, open, code, words.trim()))
}

fn parse(text: &str) -> Case {
    let mut today = today();
    let mut pieces: Vec<(String, String)> = Vec::new();
    let mut raw_marks: Vec<(usize, u32, u32, Option<u32>, String, String)> = Vec::new();
    for line in text.lines() {
        let header = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        match (header, pieces.last_mut()) {
            (Some(name), _) => pieces.push((name.to_owned(), String::new())),
            (None, None) => {
                if let Some(day) = line.strip_prefix("today:") {
                    today = Date::parse(day.trim()).expect("a day after `today:`");
                }
            }
            (None, Some((_, piece))) => match mark(line) {
                Some((start, count, open, code, words)) => {
                    let above = piece.lines().count() as u32;
                    let end = (!open).then_some(start + count);
                    raw_marks.push((pieces.len() - 1, above, start, end, code.to_owned(), words.to_owned()));
                }
                None => {
                    piece.push_str(line);
                    piece.push('\n');
                }
            },
        }
    }
    let mut files = example::files(Example::Files(&[]));
    let mut marks = Vec::new();
    for (index, (name, text)) in pieces.iter().enumerate() {
        let (path, whole, shift) = whole(name, text);
        for (piece, line, start, end, code, words) in &raw_marks {
            if *piece == index {
                let (code, words) = (code.clone(), words.clone());
                marks.push(Mark { path: path.clone(), line: line + shift, start: *start, end: *end, code, words });
            }
        }
        files.insert(path, whole);
    }
    Case { today, files, marks }
}

/// A piece made whole: its path, its text, and how many lines now stand before it.
fn whole(name: &str, text: &str) -> (String, String, u32) {
    let leaked: &'static str = Box::leak(text.to_owned().into_boxed_str());
    let (path, example) = match name {
        "front matter" => (example::PAGE, Example::FrontMatter(leaked)),
        "body" => (example::PAGE, Example::Body(leaked)),
        "page" => (example::PAGE, Example::Page(leaked)),
        "reference" => (example::REFERENCE, Example::Reference(leaked)),
        "settings" => ("monograph.toml", Example::Settings(leaked)),
        path => return (path.to_owned(), text.to_owned(), 0),
    };
    let whole = example::files(example).remove(path).expect("the example holds the piece");
    let at = whole.find(text.trim_end()).expect("the piece stands in the whole");
    let shift = whole[..at].matches('\n').count() as u32;
    (path.to_owned(), whole, shift)
}

fn check(files: &BTreeMap<String, String>, today: Date) -> (Kb, Vec<Finding>) {
    let mut world = MemoryWorld::new(today);
    for (path, text) in files {
        world.set(path.as_str(), text.as_bytes().to_vec());
    }
    let kb = load(&world).expect("memory can be listed");
    let found = run(&kb, today, &rules::all(), &Choice::default()).findings;
    (kb, found)
}

fn describe(kb: &Kb, finding: &Finding) -> String {
    let file = kb.file(finding.file);
    let lines = Lines::new(&file.text);
    let (start, end) = (lines.place(finding.span.start), lines.place(finding.span.end));
    format!(
        "{}:{}:{}–{}:{} {} {}",
        file.path, start.line, start.column, end.line, end.column, finding.code, finding.message
    )
}

fn matches(kb: &Kb, finding: &Finding, mark: &Mark) -> bool {
    let file = kb.file(finding.file);
    let lines = Lines::new(&file.text);
    let (start, end) = (lines.place(finding.span.start), lines.place(finding.span.end));
    let ends = match mark.end {
        // An empty span is shown with one caret.
        Some(column) => end.line == start.line && end.column.max(start.column + 1) == column,
        None => end.line > start.line,
    };
    let place = *file.path == *mark.path && start.line == mark.line && start.column == mark.start;
    let (words, help) = mark.words.split_once("=> ").unwrap_or((&mark.words, ""));
    let helps = finding.help.as_deref().unwrap_or("").contains(help.trim());
    place && ends && finding.code == mark.code && finding.message.contains(words.trim()) && helps
}

fn failures(path: &Path, rule: &Rule) -> String {
    let text = std::fs::read_to_string(path).expect("a case can be read");
    let case = parse(&text);
    let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a case has a name");
    let (kb, found) = check(&case.files, case.today);
    let mut report = String::new();
    if name.starts_with("silent") != case.marks.is_empty() {
        let _ = writeln!(report, "  cases without marks are named `silent-…`, and only those");
    }
    let mut left: Vec<&Finding> = found.iter().filter(|finding| finding.code == rule.code).collect();
    for mark in &case.marks {
        match left.iter().position(|finding| matches(&kb, finding, mark)) {
            Some(at) => {
                left.remove(at);
            }
            None => {
                let _ = writeln!(
                    report,
                    "  expected {}:{}:{} {} {}",
                    mark.path, mark.line, mark.start, mark.code, mark.words
                );
            }
        }
    }
    for finding in left {
        let help = finding.help.as_deref().unwrap_or("");
        let _ = writeln!(report, "  unexpected {} => {help}", describe(&kb, finding));
    }
    for finding in found.iter().filter(|finding| finding.code == rule.code) {
        // `explain` says where a rule can be silenced by what kind of file it speaks of.
        let path = &kb.file(finding.file).path;
        let is_told = match path.split('/').next() {
            Some("content") => rule.speaks_of_pages(),
            Some("references") => rule.speaks_of_references(),
            Some(_) | None => true,
        };
        if !is_told {
            let _ = writeln!(report, "  a finding in {path}, where the rule says that it does not speak");
        }
    }
    for finding in &found {
        if finding.code.starts_with("SYN") && ![SYNTAX, Family::Sup].contains(&rule.family) {
            let _ = writeln!(report, "  the case itself is broken: {}", describe(&kb, finding));
        }
    }
    if report.is_empty() { report } else { format!("{}\n{report}", path.display()) }
}

fn cases(rule: &Rule) -> Vec<PathBuf> {
    let code = rule.code.to_lowercase();
    let family = code.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(family).join(&code);
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

#[test]
fn every_case_holds() {
    let mut report = String::new();
    let mut families: BTreeMap<Family, (usize, usize, usize)> = BTreeMap::new();
    for rule in rules::all() {
        let paths = cases(rule);
        let quiet = paths.iter().filter(|path| path.to_string_lossy().contains("/silent")).count();
        if paths.len() < 4 || quiet == 0 || quiet == paths.len() {
            let _ = writeln!(
                report,
                "{} has {} cases, {quiet} of them silent: at least four, of both kinds",
                rule.code,
                paths.len()
            );
        }
        let (rules, fire, silent) = families.entry(rule.family).or_default();
        *rules += 1;
        *fire += paths.len() - quiet;
        *silent += quiet;
        for path in &paths {
            report.push_str(&failures(path, rule));
        }
    }
    eprintln!();
    let mut all = (0, 0, 0);
    let line = |name: &str, (rules, fire, silent): (usize, usize, usize)| {
        eprintln!("{name}  {rules:3} rules  {:4} cases: {fire:4} fire, {silent:4} stay silent", fire + silent);
    };
    for (family, (rules, fire, silent)) in families {
        line(&format!("{:3}", family.word()), (rules, fire, silent));
        all = (all.0 + rules, all.1 + fire, all.2 + silent);
    }
    line("all", all);
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_example_shows_its_rule() {
    let mut report = String::new();
    for rule in rules::all() {
        let (kb, wrong) = check(&example::files(rule.wrong), today());
        if !wrong.iter().any(|finding| finding.code == rule.code) {
            let _ = writeln!(report, "{}: the wrong example is not found", rule.code);
        }
        let (right_kb, right) = check(&example::files(rule.right), today());
        for finding in right.iter().filter(|f| f.severity == Severity::Error || f.code == rule.code) {
            let _ = writeln!(report, "{}: the right example has {}", rule.code, describe(&right_kb, finding));
        }
        let _ = kb;
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn codes_are_unique_and_in_order() {
    let codes: Vec<&str> = rules::all().iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes.len(), sorted.len());
    for rule in rules::all() {
        assert!(matches!(rule.run, Run::Suppression) == (rule.family == Family::Sup), "{}", rule.code);
    }
}
