//! `check --format github`: workflow commands, which GitHub shows beside the lines of a pull request.

use std::io::{self, Write};

use crate::base::diag::{Finding, Severity};
use crate::emit::report::human::counted;
use crate::emit::report::input::{Region, Report, Sources};

/// Writes one command a finding, each on its line, and for the log of the run the sentence that counts.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::new(report);
    report.findings.iter().try_for_each(|finding| command(finding, &sources, out))?;
    writeln!(out, "{}", counted(report.summary, report.findings.len()))
}

fn command(finding: &Finding, sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let source = sources.get(finding.file);
    let Region { start, end } = source.region(finding.span);
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let message = match &finding.help {
        Some(help) => format!("{}\nhelp: {help}", finding.message),
        None => finding.message.clone(),
    };
    writeln!(
        out,
        "::{level} file={},line={},col={},endLine={},endColumn={},title={}::{}",
        property(source.path),
        start.line,
        start.column,
        end.line,
        end.column,
        property(finding.code),
        value(&message)
    )
}

/// The escapes of a command's message.
fn value(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a command's properties, which end at a comma or a colon.
fn property(text: &str) -> String {
    value(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::emit::report::input::samples::Sample;

    #[test]
    fn nothing_in_a_message_ends_its_command_or_begins_another() {
        assert_eq!(super::value("50 %0A\r\n::error::x"), "50 %250A%0D%0A::error::x");
        assert_eq!(super::property("a,b:100 %\nc"), "a%2Cb%3A100 %25%0Ac");
    }

    #[test]
    fn is_one_escaped_command_a_finding() {
        insta::assert_snapshot!(Sample::new().write(super::write));
    }
}
