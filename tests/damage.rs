//! Two thousand damaged copies of shipped files: no panic, no hang, and every finding at a place that is there.

#![allow(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test reads the shipped files and prints what it tried"
)]

use std::path::{Path, PathBuf};

use monograph::base::date::Date;
use monograph::check::rules;
use monograph::check::run::{Choice, run};
use monograph::derive::csl::Style;
use monograph::derive::grade::Grades;
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::render::press::{OwnFiles, Press};
use monograph::render::shelf::Shelf;
use monograph::render::site::Site;
use monograph::source::world::MemoryWorld;

const COPIES: u64 = 2_000;

/// Numbers that are the same on every machine (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        if limit == 0 { 0 } else { (self.0 % limit as u64) as usize }
    }
}

/// Every shipped page, record and setting, by its path.
fn shipped() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = vec![root.join("content"), root.join("references")];
    let mut files = vec![("monograph.toml".to_owned(), std::fs::read(root.join("monograph.toml")).unwrap_or_default())];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a shipped folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
                files.push((name, std::fs::read(&path).expect("a shipped file")));
            }
        }
    }
    files.sort();
    files
}

/// One kind of damage done to a file.
fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) -> &'static str {
    let at = numbers.below(bytes.len().max(1));
    match numbers.below(12) {
        0 => {
            for _ in 0..=numbers.below(20) {
                let place = numbers.below(bytes.len());
                if let Some(byte) = bytes.get_mut(place) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
            "bits flipped"
        }
        1 => {
            bytes.truncate(at);
            "cut off"
        }
        2 => {
            lines(bytes, |lines, numbers| drop(lines.remove(numbers.below(lines.len()))), numbers);
            "a line lost"
        }
        3 => {
            lines(
                bytes,
                |lines, numbers| {
                    let (a, b) = (numbers.below(lines.len()), numbers.below(lines.len()));
                    lines.swap(a, b);
                },
                numbers,
            );
            "two lines exchanged"
        }
        4 => {
            lines(
                bytes,
                |lines, numbers| {
                    let line = lines[numbers.below(lines.len())].clone();
                    lines.insert(numbers.below(lines.len()), line);
                },
                numbers,
            );
            "a line twice"
        }
        5 => {
            bytes.splice(at..at, b"[{[".repeat(500));
            "deeply nested"
        }
        6 => {
            bytes.splice(at..at, std::iter::repeat_n(b'a', 100_000));
            "a huge word"
        }
        7 => {
            bytes.splice(at..at, (0..64).map(|_| numbers.below(256) as u8).collect::<Vec<_>>());
            "binary within"
        }
        8 => {
            bytes.splice(at..at, "\u{0}\u{202e}\u{feff}é\u{1f469}\u{200d}".bytes());
            "odd characters"
        }
        9 => {
            let marks = [
                "[@",
                "[=",
                "[!",
                "~",
                "^",
                "*",
                "`",
                "|",
                "<!-- monograph:",
                "---\n",
                ": ",
                "# ",
                "&a ",
                "*a",
                "!!str ",
                "\t",
                "\r\n",
            ];
            for _ in 0..30 {
                let place = numbers.below(bytes.len() + 1);
                bytes.splice(place..place, marks[numbers.below(marks.len())].bytes());
            }
            "signs strewn in"
        }
        10 => {
            let copy = bytes.clone();
            bytes.extend(copy);
            "the file twice over"
        }
        _ => {
            bytes.iter_mut().for_each(|byte| {
                if byte.is_ascii_digit() {
                    *byte = b'9'
                }
            });
            "every digit a nine"
        }
    }
}

fn lines(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<Vec<u8>>, &mut Numbers), numbers: &mut Numbers) {
    let mut lines: Vec<Vec<u8>> = bytes.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    change(&mut lines, numbers);
    *bytes = lines.join(&b'\n');
}

#[test]
fn damaged_files_give_located_findings() {
    let files = shipped();
    let today = Date::parse("2026-11-21").expect("a date");
    let all = rules::all();
    let (mut clean, mut findings, mut pages) = (0, 0, 0);
    for seed in 1..=COPIES {
        let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let (path, bytes) = &files[numbers.below(files.len())];
        let mut bytes = bytes.clone();
        let what = damage(&mut bytes, &mut numbers);
        let world = MemoryWorld::new(today).with(path.as_str(), bytes);
        let kb = load(&world).expect("memory can be listed");
        let found = run(&kb, today, &all, &Choice::default()).findings;
        for finding in &found {
            let text = &kb.file(finding.file).text;
            let (start, end) = (finding.span.start as usize, finding.span.end as usize);
            let there = start <= end && end <= text.len() && text.is_char_boundary(start) && text.is_char_boundary(end);
            assert!(there, "seed {seed}: {path} with {what}: {finding:?} lies outside the text");
            assert!(!finding.message.is_empty(), "seed {seed}: {path} with {what}: {} says nothing", finding.code);
        }
        // `serve` shows pages despite findings, so every page of a damaged base can be printed, too.
        if seed % 8 == 0 {
            pages += printed(&kb);
        }
        findings += found.len();
        clean += usize::from(found.is_empty());
    }
    eprintln!("{COPIES} damaged copies: {findings} findings, {clean} clean, {pages} pages printed all the same");
}

/// Prints every page; how many there are.
fn printed(kb: &Kb) -> usize {
    // Settings that name no bundled style are an error of the binary; the pages are printed in the usual one.
    let style = Style::named("american-medical-association").expect("a bundled style");
    let press = Press::new(kb, &OwnFiles::default()).expect("the built-in templates");
    let shelf = Shelf::new(kb, style, &press.engine, None).expect("references can be set");
    let grades = Grades::new(kb);
    let site = Site::new(&grades, &press, &shelf);
    let routes = site.routes();
    for route in &routes {
        let html = site.page(route).unwrap_or_else(|fault| panic!("{}: {fault}", route.address));
        assert!(html.ends_with("</html>\n") || html.ends_with("</html>"), "{}", route.address);
    }
    routes.len()
}
