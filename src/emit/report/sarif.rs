//! `check --format sarif`: SARIF 2.1.0, for code scanning and editors.
//!
//! Paths are relative to the root (`uriBaseId`), since the file is read on other machines. A finding is known again
//! by its code, its path and the words of its line, so that moving a paragraph makes no new finding.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::base::diag::{FileId, Finding, Severity};
use crate::base::span::Span;
use crate::check::rule::Rule;
use crate::emit::report::explain::{family_title, markdown};
use crate::emit::report::input::{Region, Report, Sources};

/// What relative URIs are relative to.
const ROOT: &str = "ROOT";

/// The fingerprint that code scanning compares; its value is a hash and a number among equals.
const FINGERPRINT: &str = "primaryLocationLineHash";

/// Writes the report as one SARIF log with one run.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: tool(report.rules),
            original_uri_base_ids: json!({ROOT: {"description": {"text": "The root of the knowledge base."}}}),
            column_kind: "unicodeCodePoints",
            results: Results { report, sources: Sources::new(report), seen: RefCell::default() },
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Log<'r, 'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r, 'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r, 'a> {
    tool: Value,
    original_uri_base_ids: Value,
    column_kind: &'static str,
    results: Results<'r, 'a>,
}

fn tool(rules: &[&Rule]) -> Value {
    let rules: Vec<Value> = rules.iter().map(|rule| descriptor(rule)).collect();
    json!({
        "driver": {
            "name": "Monograph",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }
    })
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.why, "markdown": markdown(rule)},
        "defaultConfiguration": {"level": level(rule.level)},
        "properties": {"tags": [family_title(rule.family)]},
    })
}

/// Made one by one as they are written.
struct Results<'r, 'a> {
    report: &'r Report<'a>,
    sources: Sources<'a>,
    /// How often a fingerprint has come up.
    seen: RefCell<BTreeMap<String, usize>>,
}

impl Serialize for Results<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.report.findings.iter().map(|finding| self.result(finding));
        let silenced = self.report.silenced.iter().map(|silenced| {
            let mut result = self.result(&silenced.finding);
            result["suppressions"] = json!([{"kind": "inSource", "justification": silenced.because}]);
            result
        });
        serializer.collect_seq(shown.chain(silenced))
    }
}

impl Results<'_, '_> {
    fn result(&self, finding: &Finding) -> Value {
        let message = match &finding.help {
            Some(help) => format!("{}\nhelp: {help}", finding.message),
            None => finding.message.clone(),
        };
        let mut result = json!({
            "ruleId": finding.code,
            "level": level(finding.severity),
            "message": {"text": message},
            "locations": [{"physicalLocation": self.location(finding.file, finding.span)}],
            "partialFingerprints": {FINGERPRINT: self.fingerprint(finding)},
        });
        if let Some(index) = self.report.rules.iter().position(|rule| rule.code == finding.code) {
            result["ruleIndex"] = index.into();
        }
        if !finding.related.is_empty() {
            let related = finding.related.iter().map(|related| {
                let location = self.location(related.file, related.span);
                json!({"physicalLocation": location, "message": {"text": related.message}})
            });
            result["relatedLocations"] = related.collect();
        }
        result
    }

    fn location(&self, file: FileId, span: Span) -> Value {
        let source = self.sources.get(file);
        let Region { start, end } = source.region(span);
        json!({
            "artifactLocation": {"uri": uri(source.path), "uriBaseId": ROOT},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        })
    }

    fn fingerprint(&self, finding: &Finding) -> String {
        let source = self.sources.get(finding.file);
        let (_, line) = source.line(finding.span.start);
        let mut hasher = blake3::Hasher::new();
        for part in [finding.code, source.path].into_iter().chain(line.split_whitespace()) {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
        let hash: String = hasher.finalize().to_hex().chars().take(16).collect();
        let mut seen = self.seen.borrow_mut();
        let number = seen.entry(hash.clone()).or_default();
        *number += 1;
        format!("{hash}:{number}")
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A relative path as a URI reference (RFC 3986): all but unreserved characters and `/` escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(byte.into());
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::report::input::Summary;
    use crate::emit::report::input::samples::Sample;

    #[test]
    fn is_a_log_with_rules_places_and_suppressions() {
        insta::assert_snapshot!(Sample::new().write(write));
    }

    /// The fingerprints of one code on each `word` of `text`.
    fn fingerprints(path: &str, text: &str) -> Vec<String> {
        let findings: Vec<Finding> = text
            .match_indices("word")
            .map(|(at, _)| Finding::new("LNG001", Severity::Warning, FileId(0), Span::new(at, at + 4), "a word"))
            .collect();
        let files = |_| (path, text);
        let summary = Summary::default();
        let report = Report { findings: &findings, silenced: &[], files: &files, summary, rules: &[] };
        let mut out = Vec::new();
        write(&report, &mut out).expect("memory takes all");
        let log: Value = serde_json::from_slice(&out).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results").iter();
        results.map(|r| r["partialFingerprints"][FINGERPRINT].as_str().expect("a fingerprint").to_owned()).collect()
    }

    #[test]
    fn a_fingerprint_survives_moves_and_tells_places_apart() {
        let before = fingerprints("a.md", "one word here\n\nanother word\n");
        assert_eq!(before, fingerprints("a.md", "# New\n\n\n  one  word here\r\nanother word\n"));
        assert_ne!(before[0], before[1]);
        assert_ne!(before, fingerprints("b.md", "one word here\n\nanother word\n"));
        let twice = fingerprints("a.md", "word word\nword word\n");
        assert_eq!(twice.iter().collect::<std::collections::BTreeSet<_>>().len(), 4, "{twice:?}");
    }

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("content/a-b_c.md"), "content/a-b_c.md");
        assert_eq!(uri("a:b/µ 100 %.md"), "a%3Ab/%C2%B5%20100%20%25.md");
    }
}
