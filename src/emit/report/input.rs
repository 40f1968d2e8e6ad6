//! What a report is made from: findings in order, the files they are in, and the count of the whole base.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::base::diag::{FileId, Finding};
use crate::base::span::{Lines, Place, Span};
use crate::check::rule::Rule;
use crate::check::run::Silenced;

/// All that a report says. The writers only give it form.
pub struct Report<'a> {
    /// The findings to show, sorted by [`crate::base::diag::sort`].
    pub findings: &'a [Finding],
    /// Findings that an editor has silenced. Shown where the format has a place for them.
    pub silenced: &'a [Silenced],
    /// The file of a number: its path relative to the root, and its text (empty where it is none).
    pub files: &'a dyn Fn(FileId) -> (&'a str, &'a str),
    /// The whole base in numbers.
    pub summary: Summary,
    /// All rules, in the order of their codes.
    pub rules: &'a [&'a Rule],
}

/// The whole knowledge base in numbers, whatever part of it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Pages read.
    pub pages: usize,
    /// Reference records read.
    pub references: usize,
    /// Claims on the pages.
    pub claims: usize,
    /// Findings at error level.
    pub errors: usize,
    /// Findings at warning level.
    pub warnings: usize,
    /// Findings at information level.
    pub infos: usize,
    /// Findings silenced with a reason.
    pub suppressed: usize,
}

/// A file as reports need it.
pub(crate) struct Source<'a> {
    /// Relative to the root, with `/`.
    pub(crate) path: &'a str,
    /// All of it.
    pub(crate) text: &'a str,
    lines: Lines<'a>,
}

/// A span as people count: lines and columns from 1, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    /// Where it begins.
    pub(crate) start: Place,
    /// Where it has ended.
    pub(crate) end: Place,
}

impl Source<'_> {
    /// Where a span is.
    pub(crate) fn region(&self, span: Span) -> Region {
        Region { start: self.lines.place(span.start), end: self.lines.place(span.end) }
    }

    /// The line in which `offset` lies, without its end, and where it begins.
    pub(crate) fn line(&self, offset: u32) -> (usize, &str) {
        let place = Place { column: 1, ..self.lines.place(offset) };
        let start = self.lines.offset(place).unwrap_or(0) as usize;
        let rest = self.text.get(start..).unwrap_or("");
        (start, rest.split('\n').next().unwrap_or(""))
    }
}

/// The files of a report, each looked up once.
pub(crate) struct Sources<'a> {
    files: &'a dyn Fn(FileId) -> (&'a str, &'a str),
    known: RefCell<BTreeMap<FileId, Rc<Source<'a>>>>,
}

impl<'a> Sources<'a> {
    /// The files of `report`.
    pub(crate) fn new(report: &Report<'a>) -> Sources<'a> {
        Sources { files: report.files, known: RefCell::default() }
    }

    /// The file of a number.
    pub(crate) fn get(&self, file: FileId) -> Rc<Source<'a>> {
        let mut known = self.known.borrow_mut();
        let source = known.entry(file).or_insert_with(|| {
            let (path, text) = (self.files)(file);
            Rc::new(Source { path, text, lines: Lines::new(text) })
        });
        Rc::clone(source)
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! A small report for the tests of all formats.

    use super::*;
    use crate::base::diag::Severity;
    use crate::check::rule::{Example, Family, Run};

    const PAGE: &str = "\
---
title: NAD+ (injectable)
citations:
  trammell2016: pmid:27511844
half_lives:
  - id: t12
    value: 5–1 min
---

## How it works {.established}
Nach Ø. Trammell 2016 [@trammell2016] the plasma half-life is \"1–5 minutes\", 100 %, and so on.
";

    const RECORD: &str = "csl:\n  id: pmid:27511844\n  title: Another paper, \u{1b}[31mby others\n";

    const LONG: &str = "Wörter, ";

    static RULES: [Rule; 2] = [
        Rule {
            code: "CIT003",
            family: Family::Cit,
            level: Severity::Error,
            title: "a name, year or PMID beside a citation disagrees with the record",
            why: "A reader who follows the citation lands on another paper than the text names. In the founding case \
                  one wrong identifier stood eleven times on one page, and every figure that leaned on it fell.",
            origin: "ours, after the founding case",
            wrong: Example::Page("---\ntitle: A\n---\n\nTrammell 2016 [@pmid:27511844] gave it.\n"),
            right: Example::Files(&[
                ("content/compounds/example.md", "---\ntitle: A\n---\n\nTrammell 2016 [@pmid:1] gave it.\n"),
                ("references/pmid-1.yaml", "csl:\n  id: pmid:1\n"),
            ]),
            silenceable: true,
            yields_to: &[],
            run: Run::Suppression,
        },
        Rule {
            code: "PK002",
            family: Family::Pk,
            level: Severity::Error,
            title: "a range that is inverted or negative",
            why: "Nobody can tell which end was meant.",
            origin: "ours",
            wrong: Example::FrontMatter("half_lives:\n  - {id: a, value: 5–1 min}\n"),
            right: Example::FrontMatter("half_lives:\n  - {id: a, value: 1–5 min}\n"),
            silenceable: false,
            yields_to: &[],
            run: Run::Suppression,
        },
    ];

    /// The samples' files, by number.
    pub(crate) struct Sample {
        files: Vec<(String, String)>,
        findings: Vec<Finding>,
        silenced: Vec<Silenced>,
    }

    /// The span of the `nth` (from 0) `word` in `text`.
    fn span(text: &str, word: &str, nth: usize) -> Span {
        let (start, found) = text.match_indices(word).nth(nth).expect("the sample has the word");
        Span::new(start, start + found.len())
    }

    impl Sample {
        /// Findings of every kind: two files, several lines, no width, the end of a file, a very long line.
        pub(crate) fn new() -> Sample {
            let long = format!("{}here{}\n", LONG.repeat(60), LONG.repeat(60));
            let files = [
                ("content/compounds/nad plus, 100 %.md", PAGE),
                ("references/pmid-27511844.yaml", RECORD),
                ("content/long.md", &long),
                ("content/empty.md", ""),
            ];
            let (page, record) = (FileId(0), FileId(1));
            let error = Severity::Error;
            let mut findings = vec![
                Finding::new(
                    "CIT003",
                    error,
                    page,
                    span(PAGE, "Trammell 2016", 0),
                    "the text names Trammell 2016, but pmid:27511844 is “Another paper”",
                )
                .help("did you mean pmid:27721479?")
                .related(page, span(PAGE, "pmid:27511844", 0), "the key stands for this identifier")
                .related(record, span(RECORD, "Another paper", 0), "this record"),
                Finding::new("PK002", error, page, span(PAGE, "5–1 min", 0), "the range 5–1 min runs backwards"),
                Finding::new(
                    "LNG001",
                    Severity::Warning,
                    page,
                    span(PAGE, "half_lives:\n  - id: t12\n    value: 5–1 min", 0),
                    "several lines: commas, 100 % and\r\na second line",
                ),
                Finding::new("SYN001", error, FileId(3), Span::new(0, 0), "the file is empty").help(
                    "begin it with `---`, the page's front matter, and another `---`; \
                     `monograph init DIR` makes a knowledge base with a page to start from, with remarks",
                ),
                Finding::new("AGE003", Severity::Info, FileId(2), span(&long, "here", 0), "deep in a long line"),
                Finding::new("SYN001", error, page, Span::new(3, 3), "no width, at the end of a line"),
                Finding::new("SYN001", error, record, Span::new(RECORD.len(), RECORD.len()), "at the end of the file"),
            ];
            crate::base::diag::sort(&mut findings, |file| files[file.0 as usize].0);
            let silenced = Silenced {
                finding: Finding::new("CIT003", error, page, span(PAGE, "pmid:27511844", 0), "a silenced finding"),
                because: "the page is about this very \"mistake\"".into(),
            };
            let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).to_vec();
            Sample { files, findings, silenced: vec![silenced] }
        }

        /// What `write` makes of the report.
        pub(crate) fn write(
            &self,
            write: impl FnOnce(&Report<'_>, &mut dyn std::io::Write) -> std::io::Result<()>,
        ) -> String {
            let files = |file: FileId| {
                let (path, text) = &self.files[file.0 as usize];
                (path.as_str(), text.as_str())
            };
            let [first, second] = &RULES;
            let rules = [first, second];
            let summary =
                Summary { pages: 3, references: 1, claims: 0, errors: 5, warnings: 1, infos: 1, suppressed: 1 };
            let report =
                Report { findings: &self.findings, silenced: &self.silenced, files: &files, summary, rules: &rules };
            let mut out = Vec::new();
            write(&report, &mut out).expect("memory takes all");
            String::from_utf8(out).expect("reports are text")
        }

        /// The rules of the sample.
        pub(crate) fn rules() -> [&'static Rule; 2] {
            let [first, second] = &RULES;
            [first, second]
        }
    }
}
