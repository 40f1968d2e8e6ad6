//! In-text citations of numeric styles: `[1–3,5]`, as data.
//!
//! Grouped and sorted as the style says. What surrounds the numbers is ours: square brackets on the line, whatever
//! the style has. Superscript numbers are small to tap and read as exponents beside `NAD+` or `10`, and numbers in
//! round brackets read as part of the sentence; `Mark` keeps what the style asks for, for writers that want it.

use std::fmt;

use crate::derive::csl::xml::Element;

/// How a numeric style cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbering {
    order: Order,
    runs: Runs,
    delimiter: String,
    /// What the style puts around its numbers.
    pub mark: Mark,
}

/// The order of the numbers in one citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    ByNumber,
    AsWritten,
}

/// Whether three numbers in a row are printed as a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Runs {
    Collapsed,
    Listed,
}

/// What a style puts around its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Raised numbers.
    Superscript,
    /// `(1)`
    Round,
    /// `[1]`
    Square,
    /// Nothing.
    Bare,
}

/// One citation: the numbers between two brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Single numbers and ranges, in order of printing.
    pub parts: Vec<Part>,
    /// What stands between them.
    pub delimiter: String,
}

/// A number or a range of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The first number.
    pub first: usize,
    /// The last number; the first again where it stands alone.
    pub last: usize,
    /// The place in the source. Only a single number has one.
    pub locator: Option<String>,
}

/// A reference as it is cited: its number on the page, and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Its number in the page's list, from 1.
    pub number: usize,
    /// The place in the source, in words.
    pub locator: Option<&'a str>,
}

impl Numbering {
    /// Reads how a style cites. Nothing where it does not cite by number.
    pub fn read(style: &Element) -> Option<Numbering> {
        let citation = style.child("citation")?;
        let layout = citation.child("layout")?;
        let mut path = Vec::new();
        if !finds_number(style, layout, &mut path) {
            return None;
        }
        let has = |name: &str, value: &str| path.iter().any(|element| element.get(name) == Some(value));
        let opens =
            |mark: char| path.iter().any(|element| element.get("prefix").is_some_and(|prefix| prefix.contains(mark)));
        let mark = if has("vertical-align", "sup") {
            Mark::Superscript
        } else if opens('[') {
            Mark::Square
        } else if opens('(') {
            Mark::Round
        } else {
            Mark::Bare
        };
        let sorted =
            citation.child("sort").is_some_and(|sort| sort.any(&|key| key.get("variable") == Some("citation-number")));
        Some(Numbering {
            order: if sorted { Order::ByNumber } else { Order::AsWritten },
            runs: if citation.get("collapse") == Some("citation-number") { Runs::Collapsed } else { Runs::Listed },
            delimiter: layout.get("delimiter").unwrap_or(", ").to_owned(),
            mark,
        })
    }

    /// The citation of these references.
    pub fn cluster(&self, cited: &[Numbered<'_>]) -> Cluster {
        let mut cited = cited.to_vec();
        if self.order == Order::ByNumber {
            cited.sort_by_key(|one| one.number);
        }
        cited.dedup();
        let mut parts: Vec<Part> = Vec::new();
        for run in cited.chunk_by(|a, b| follows(a, b)) {
            let range = self.runs == Runs::Collapsed && run.len() > 2;
            match (run.first(), run.last()) {
                (Some(first), Some(last)) if range => {
                    parts.push(Part { first: first.number, last: last.number, locator: None });
                }
                _ => parts.extend(run.iter().map(|one| Part {
                    first: one.number,
                    last: one.number,
                    locator: one.locator.map(str::to_owned),
                })),
            }
        }
        Cluster { parts, delimiter: self.delimiter.clone() }
    }
}

fn follows(a: &Numbered<'_>, b: &Numbered<'_>) -> bool {
    b.number == a.number + 1 && a.locator.is_none() && b.locator.is_none()
}

/// Collects the elements around the citation number, itself included. Macros are followed, each once on a path.
fn finds_number<'a>(style: &'a Element, element: &'a Element, path: &mut Vec<&'a Element>) -> bool {
    if path.iter().any(|seen| std::ptr::eq(*seen, element)) {
        return false;
    }
    path.push(element);
    if element.get("variable") == Some("citation-number") && matches!(element.name.as_str(), "text" | "number") {
        return true;
    }
    let called = element
        .get("macro")
        .and_then(|name| style.elements().find(|found| found.name == "macro" && found.get("name") == Some(name)));
    if called.into_iter().chain(element.elements()).any(|inner| finds_number(style, inner, path)) {
        return true;
    }
    path.pop();
    false
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)?
        } else {
            write!(f, "{}–{}", self.first, self.last)?
        }
        match &self.locator {
            Some(locator) => write!(f, " ({locator})"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Cluster {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[")?;
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                f.write_str(&self.delimiter)?;
            }
            write!(f, "{part}")?;
        }
        f.write_str("]")
    }
}
