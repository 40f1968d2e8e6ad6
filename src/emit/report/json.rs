//! `check --format json`: one object, in the shape that programs rely on.
//!
//! `tests/schema/check-output.schema.json` says the same in JSON Schema.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::base::diag::{Finding, Related};
use crate::emit::report::input::{Region, Report, Sources, Summary};

/// Writes the report as one JSON object and a line's end.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = Diagnostics { findings: report.findings, sources: Sources::new(report) };
    let document = Document { monograph: env!("CARGO_PKG_VERSION"), summary: report.summary, diagnostics };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Document<'a> {
    monograph: &'static str,
    summary: Summary,
    diagnostics: Diagnostics<'a>,
}

/// Located one by one as they are written.
struct Diagnostics<'a> {
    findings: &'a [Finding],
    sources: Sources<'a>,
}

impl Serialize for Diagnostics<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.findings.iter().map(|finding| diagnostic(finding, &self.sources)))
    }
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    help: Option<&'a str>,
    related: Vec<Elsewhere<'a>>,
}

#[derive(Serialize)]
struct Elsewhere<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    message: &'a str,
}

fn diagnostic<'a>(finding: &'a Finding, sources: &Sources<'a>) -> Diagnostic<'a> {
    let source = sources.get(finding.file);
    let Region { start, end } = source.region(finding.span);
    Diagnostic {
        code: finding.code,
        severity: finding.severity.word(),
        message: &finding.message,
        path: source.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        help: finding.help.as_deref(),
        related: finding.related.iter().map(|related| elsewhere(related, sources)).collect(),
    }
}

fn elsewhere<'a>(related: &'a Related, sources: &Sources<'a>) -> Elsewhere<'a> {
    let source = sources.get(related.file);
    let start = source.region(related.span).start;
    Elsewhere { path: source.path, line: start.line, column: start.column, message: &related.message }
}

#[cfg(test)]
mod tests {
    use crate::emit::report::input::samples::Sample;

    #[test]
    fn is_the_object_of_the_contract() {
        insta::assert_snapshot!(Sample::new().write(super::write));
    }
}
