//! Findings as data: what is wrong, where, and what to type instead.
//!
//! Knows no rule and no code: a code is a word that the layer `check` gives.

use std::cmp::Ordering;

use crate::base::span::Span;

/// How much a finding weighs. Ordered from the heaviest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The page must not be published as it is.
    Error,
    /// Something that an editor should mend.
    Warning,
    /// Something that an editor should know.
    Info,
}

impl Severity {
    /// The word of the JSON output and of `monograph.toml`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// A number for a file of the knowledge base; an index into its list of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub span: Span,
    /// What is to be seen there, in a few words.
    pub message: String,
}

/// One finding: a code, a place, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's code, such as `CIT003`.
    pub code: &'static str,
    /// The level in force (the rule's own, or the site's).
    pub severity: Severity,
    /// The file.
    pub file: FileId,
    /// The least that an editor would retype.
    pub span: Span,
    /// One sentence: what is wrong, with the words found.
    pub message: String,
    /// What to type or do instead.
    pub help: Option<String>,
    /// Other places that say why.
    pub related: Vec<Related>,
}

impl Finding {
    /// A finding without help or related places.
    pub fn new(
        code: &'static str,
        severity: Severity,
        file: FileId,
        span: Span,
        message: impl Into<String>,
    ) -> Finding {
        Finding { code, severity, file, span, message: message.into(), help: None, related: Vec::new() }
    }

    /// Adds what to do instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, file: FileId, span: Span, message: impl Into<String>) -> Finding {
        self.related.push(Related { file, span, message: message.into() });
        self
    }
}

/// Puts findings in the order of reports: path, line, column, code, end, message.
///
/// Within a file bytes are in the order of lines and columns, so no text is needed. `path` is asked for each file's path.
pub fn sort<'p>(findings: &mut [Finding], path: impl Fn(FileId) -> &'p str) {
    findings.sort_by(|a, b| order(a, b, &path));
}

/// Which of two findings a report tells first.
pub fn order<'p>(a: &Finding, b: &Finding, path: impl Fn(FileId) -> &'p str) -> Ordering {
    let files = if a.file == b.file { Ordering::Equal } else { path(a.file).cmp(path(b.file)) };
    files
        .then(a.span.start.cmp(&b.span.start))
        .then(a.code.cmp(b.code))
        .then(a.span.end.cmp(&b.span.end))
        .then_with(|| a.message.cmp(&b.message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_sorted_by_path_place_code_end_and_message() {
        let paths = ["references/b.yaml", "content/b.md", "content/a.md"];
        let finding = |file, code, start, end, message: &str| {
            Finding::new(code, Severity::Error, FileId(file), Span::new(start, end), message)
        };
        let sorted = [
            finding(2, "CIT003", 9, 10, "a"),
            finding(1, "SYN001", 0, 3, "a"),
            finding(1, "CIT001", 5, 9, "a"),
            finding(1, "CIT002", 5, 6, "a"),
            finding(1, "CIT002", 5, 7, "a"),
            finding(1, "CIT002", 5, 7, "b"),
            finding(0, "CIT001", 0, 1, "a"),
        ];
        let mut findings: Vec<Finding> = sorted.iter().rev().cloned().collect();
        sort(&mut findings, |file| paths[file.0 as usize]);
        assert_eq!(findings, sorted);
    }
}
