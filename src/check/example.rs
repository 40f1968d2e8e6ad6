//! Examples and cases made whole: a piece of a page or record set into the smallest knowledge base that checks clean.
//!
//! `explain` prints the pieces; the tests run them.

use std::collections::BTreeMap;

use crate::check::rule::Example;

pub mod paper;

/// The page that pieces of front matter and Markdown are set into.
pub const PAGE: &str = "content/compounds/example.md";
/// The source that pieces of a reference file replace.
pub const REFERENCE: &str = "references/pmid-31572171.yaml";

/// The files that every example stands among: another page with a record, and a small library of real sources.
const AROUND: [(&str, &str); 5] = [
    ("content/compounds/nmn.md", include_str!("example/nmn.md")),
    ("references/pmid-31572171.yaml", include_str!("example/pmid-31572171.yaml")),
    ("references/pmid-27721479.yaml", include_str!("example/pmid-27721479.yaml")),
    ("references/url-example_label.yaml", include_str!("example/url-example_label.yaml")),
    ("monograph.toml", include_str!("example/monograph.toml")),
];

const HEAD: &str = "title: Example\nsummary: A page to show a rule.\n";

/// The files of an example, by path.
pub fn files(example: Example) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> =
        AROUND.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    match example {
        Example::FrontMatter(text) => files.insert(PAGE.to_owned(), front_matter(text)),
        Example::Body(text) => files.insert(PAGE.to_owned(), body(text)),
        Example::Page(text) => files.insert(PAGE.to_owned(), text.to_owned()),
        Example::Reference(text) => files.insert(REFERENCE.to_owned(), text.to_owned()),
        Example::Settings(text) => files.insert("monograph.toml".to_owned(), text.to_owned()),
        Example::Filled(text, gap) => files.insert(PAGE.to_owned(), front_matter(&filled(text, gap))),
        Example::Beside(page, papers) => {
            files = self::files(*page);
            files.extend(papers.iter().map(|paper| (paper.of.path.to_owned(), paper.text())));
            None
        }
        Example::Files(pieces) => {
            for (path, text) in pieces {
                files.insert((*path).to_owned(), (*text).to_owned());
            }
            None
        }
    };
    files
}

/// Front matter with its gap filled.
pub fn filled(text: &str, gap: &str) -> String {
    text.replacen("{}", gap, 1)
}

/// A page of those front matter keys; title and summary are added where the piece has none.
fn front_matter(text: &str) -> String {
    let missing = |key: &str| !text.lines().any(|line| line.starts_with(key));
    let head: String = HEAD.lines().filter(|line| missing(line.split_inclusive(':').next().unwrap_or(line))).fold(
        String::new(),
        |mut head, line| {
            head.push_str(line);
            head.push('\n');
            head
        },
    );
    format!("---\n{head}{}\n---\n", text.trim_end())
}

/// A page of that Markdown.
fn body(text: &str) -> String {
    format!("---\n{HEAD}---\n{text}\n")
}
