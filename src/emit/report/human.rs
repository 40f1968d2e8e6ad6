//! `check --format human`: findings as a compiler's, in rustc's layout.
//!
//! Only the lines that a finding points at are handed to the renderer, so that the cost of a finding does not grow
//! with its file.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::{DEFAULT_TERM_WIDTH, Renderer};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Snippet};

use crate::base::diag::{FileId, Finding, Severity};
use crate::base::span::Span;
use crate::emit::report::input::{Region, Report, Source, Sources, Summary};
use crate::emit::report::look::{Colour, Look, style, visible, wrap};

/// The most bytes of a file that one finding shows; a place in more than that is told by line and column alone.
const WINDOW_LIMIT: usize = 16 << 10;

/// How many lines may lie between two places of one file that are shown as one piece of it.
const NEAR: u32 = 40;

/// The most findings of one sentence that are each shown whole; of more the first is, with the places of the others.
const EACH: usize = 2;

/// The most places that are listed of findings that say the same.
const PLACES: usize = 10;

/// The most findings of one rule that are shown whole; the others are told in a line each.
const WHOLE: usize = 10;

/// How many findings are told without a list of their rules at the end.
const FEW: usize = 10;

/// The narrowest that a report is set, whatever the terminal says.
const LEAST_WIDTH: usize = 40;

/// Writes each finding, a blank line after it, and a closing sentence. What is said many times is shown once, and of a
/// rule that speaks often only the first findings are shown whole.
pub fn write(report: &Report<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::new(report);
    let width = look.width.clamp(LEAST_WIDTH, DEFAULT_TERM_WIDTH);
    let renderer = match look.colour {
        Colour::Always => Renderer::styled(),
        Colour::Never => Renderer::plain(),
    };
    let renderer = renderer.term_width(width);
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let mut after_line = false;
    for (finding, others) in told(report.findings) {
        let number = shown.entry(finding.code).or_default();
        *number += 1;
        if *number > WHOLE && others.is_empty() {
            after_line = true;
            writeln!(out, "{}", in_a_line(finding, &sources, look))?;
            continue;
        }
        if std::mem::take(&mut after_line) {
            writeln!(out)?;
        }
        let mut group = group(finding, &sources, width);
        if !others.is_empty() {
            group = group.element(Level::NOTE.message(places(&others, &sources)));
        }
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    if after_line {
        writeln!(out)?;
    }
    writeln!(out, "{}", closing(report))
}

/// A finding without the lines that it is about.
fn in_a_line(finding: &Finding, sources: &Sources<'_>, look: Look) -> String {
    let source = sources.get(finding.file);
    let start = source.region(finding.span).start;
    let code = look.paint(style(finding.severity), &format!("{}[{}]", finding.severity.word(), finding.code));
    let message = visible(&finding.message).replace('\n', " ");
    format!("{code}: {message} --> {}:{}:{}", visible(source.path), start.line, start.column)
}

/// Findings to show, in order, with those that say the same of other places and are not shown themselves.
fn told(findings: &[Finding]) -> Vec<(&Finding, Vec<&Finding>)> {
    let words = |finding: &'_ Finding| (finding.code, finding.message.clone(), finding.help.clone());
    let mut same: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        same.entry(words(finding)).or_default().push(finding);
    }
    let shown = findings.iter().filter_map(|finding| match same.get(&words(finding)).map(Vec::as_slice) {
        Some([first, others @ ..]) if others.len() >= EACH => {
            std::ptr::eq(*first, finding).then(|| (finding, others.to_vec()))
        }
        Some(_) | None => Some((finding, Vec::new())),
    });
    shown.collect()
}

/// Where else the same was found.
fn places(findings: &[&Finding], sources: &Sources<'_>) -> String {
    let mut lines = vec![format!("the same in {}:", count(findings.len(), "other place", "other places"))];
    lines.extend(findings.iter().take(PLACES).map(|finding| {
        let source = sources.get(finding.file);
        let start = source.region(finding.span).start;
        format!("{}:{}:{}", visible(source.path), start.line, start.column)
    }));
    if let Some(more) = findings.len().checked_sub(PLACES).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    lines.join("\n")
}

/// The sentence that counts: what was read, what was found.
pub fn counted(summary: Summary, shown: usize) -> String {
    let Summary { pages, references, claims, errors, warnings, infos, suppressed } = summary;
    let read = format!(
        "{}, {} and {} checked",
        count(pages, "page", "pages"),
        count(references, "reference", "references"),
        count(claims, "claim", "claims")
    );
    let all = errors + warnings + infos;
    let mut found: Vec<String> =
        [(errors, "error", "errors"), (warnings, "warning", "warnings"), (infos, "info", "infos")]
            .into_iter()
            .filter(|&(number, _, _)| number > 0)
            .map(|(number, one, many)| count(number, one, many))
            .collect();
    if found.is_empty() {
        found.push("nothing found".to_owned());
    }
    let mut sentence = format!("{read}: {}", found.join(", "));
    if shown < all {
        sentence.push_str(&format!(" ({shown} of {all} shown)"));
    }
    if suppressed > 0 {
        sentence.push_str(&format!("; {suppressed} silenced with a reason"));
    }
    sentence.push('.');
    sentence
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// The count, and where to read more about the first finding's rule.
fn closing(report: &Report<'_>) -> String {
    let mut closing = counted(report.summary, report.findings.len());
    let Some(first) = report.findings.first() else { return closing };
    if report.findings.len() <= FEW {
        closing.push_str(&format!("\nMore on a finding: `monograph explain {}`.", first.code));
        return closing;
    }
    let by_rule = by_rule(report);
    closing.push_str(&format!("\n\n{}", by_rule.join("\n")));
    closing.push_str(&format!("\n\nOne rule's findings, the first {WHOLE} whole: `monograph check --select CODE`."));
    closing.push_str("\nMore on a rule: `monograph explain CODE`.");
    closing
}

/// How often each rule speaks and in how many files: errors first, and what is found most.
fn by_rule(report: &Report<'_>) -> Vec<String> {
    let mut rules: BTreeMap<&str, (Severity, usize, BTreeSet<FileId>)> = BTreeMap::new();
    for finding in report.findings {
        let (_, number, files) = rules.entry(finding.code).or_insert((finding.severity, 0, BTreeSet::new()));
        *number += 1;
        files.insert(finding.file);
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(_, (severity, number, _))| (*severity, Reverse(*number)));
    let lines = rules.into_iter().map(|(code, (severity, number, files))| {
        let title = report.rules.iter().find(|rule| rule.code == code).map_or("", |rule| rule.title);
        let files = count(files.len(), "file", "files");
        format!("{:7}  {code:6}  {number:>4} in {files:9}  {title}", severity.word()).trim_end().to_owned()
    });
    lines.collect()
}

/// A place to show: bytes of a file, and what to say of them.
struct Mark<'f> {
    span: Span,
    kind: AnnotationKind,
    label: Option<&'f str>,
}

fn group<'a>(finding: &Finding, sources: &Sources<'a>, width: usize) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let source = sources.get(finding.file);
    let line = source.region(finding.span).start.line;
    let mut here = vec![Mark { span: finding.span, kind: AnnotationKind::Primary, label: None }];
    let mut elsewhere = Vec::new();
    for related in &finding.related {
        let mark = Mark { span: related.span, kind: AnnotationKind::Context, label: Some(&related.message) };
        let is_near = related.file == finding.file && source.region(related.span).start.line.abs_diff(line) <= NEAR;
        if is_near {
            here.push(mark);
        } else {
            elsewhere.push((related.file, mark));
        }
    }
    let title = level.primary_title(visible(&finding.message).into_owned()).id(finding.code);
    let mut group = Group::with_title(title);
    group = show(group, &source, here);
    for (file, mark) in elsewhere {
        group = show(group, &sources.get(file), vec![mark]);
    }
    match &finding.help {
        Some(help) => {
            let room = width.saturating_sub("12345 = help: ".len());
            group.element(Level::HELP.message(wrap(&visible(help), room).join("\n")))
        }
        None => group,
    }
}

/// Adds the lines that the marks (the first one the most important) are in, or only where they are.
fn show<'a>(group: Group<'a>, source: &Source<'a>, marks: Vec<Mark<'_>>) -> Group<'a> {
    let Some(first) = marks.first() else { return group };
    let Region { start, .. } = source.region(first.span);
    let origin = Origin::path(source.path).line(start.line as usize).char_column(start.column as usize);
    let spans: Vec<Range<usize>> = marks.iter().map(|mark| within(source.text, mark.span)).collect();
    let window = window(source, &spans).map(|window| (spans, window)).or_else(|| {
        // Too much to show whole: the first line of each place.
        let spans: Vec<Range<usize>> = marks.iter().map(|mark| first_line(source, mark.span)).collect();
        window(source, &spans).map(|window| (spans, window))
    });
    let Some((spans, window)) = window else { return group.element(origin) };
    let mut text = Cow::Borrowed(source.text.get(window.clone()).unwrap_or(""));
    if text.ends_with('\n') {
        // The renderer knows the empty line after a file's last line break only by its own.
        text.to_mut().push('\n');
    }
    let line = source.region(Span::new(window.start, window.start)).start.line as usize;
    let annotations = marks.into_iter().zip(spans).map(|(mark, span)| -> Annotation<'a> {
        let label = mark.label.map(|label| visible(label).into_owned());
        mark.kind.span(span.start - window.start..span.end - window.start).label(label)
    });
    group.element(Snippet::source(text).line_start(line).path(source.path).annotations(annotations))
}

/// The bytes of whole lines that hold all of `spans`, unless they are too many to show.
fn window(source: &Source<'_>, spans: &[Range<usize>]) -> Option<Range<usize>> {
    let first = spans.iter().map(|span| span.start).min()?;
    // A span that takes a line's end with it does not reach into the next line.
    let last = spans.iter().map(|span| if span.end > span.start { span.end - 1 } else { span.end }).max()?;
    let (start, _) = source.line(first as u32);
    let (last_start, last_line) = source.line(last as u32);
    let furthest = spans.iter().map(|span| span.end).max()?;
    let end = (last_start + last_line.trim_end_matches('\r').len()).max(furthest);
    (end - start <= WINDOW_LIMIT).then_some(start..end)
}

/// A span, held to the text and to its characters.
fn within(text: &str, span: Span) -> Range<usize> {
    let boundary = |offset: u32| {
        let offset = (offset as usize).min(text.len());
        (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
    };
    boundary(span.start)..boundary(span.end)
}

/// What of a span lies in its first line.
fn first_line(source: &Source<'_>, span: Span) -> Range<usize> {
    let span = within(source.text, span);
    let (start, line) = source.line(span.start as u32);
    span.start..span.end.min(start + line.len()).max(span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::span::Lines;
    use crate::emit::report::input::samples::Sample;
    use proptest::prelude::*;

    #[test]
    fn is_set_as_a_compiler_would() {
        insta::assert_snapshot!(Sample::new().write(|report, out| write(report, Look::PLAIN, out)));
    }

    #[test]
    fn is_narrow_where_the_terminal_is() {
        let look = Look { width: 60, ..Look::PLAIN };
        insta::assert_snapshot!(Sample::new().write(|report, out| write(report, look, out)));
    }

    #[test]
    fn colour_changes_nothing_but_colour() {
        let look = Look { colour: Colour::Always, ..Look::PLAIN };
        let sample = Sample::new();
        let coloured = sample.write(|report, out| write(report, look, out));
        assert!(coloured.contains("\u{1b}["));
        let mut plain = String::new();
        let mut rest = coloured.as_str();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            plain.push_str(before);
            rest = after.split_once('m').expect("an escape ends").1;
        }
        plain.push_str(rest);
        assert_eq!(plain, sample.write(|report, out| write(report, Look::PLAIN, out)));
    }

    proptest! {
        /// Whatever a rule's span is, the report stands and names the place that the other formats name.
        #[test]
        fn any_span_of_any_text_is_shown(
            parts in prop::collection::vec(
                prop::sample::select(vec!["a", "µ", "漢", "e\u{301}", "👩‍🔬", " ", "\t", "\n", "\r\n", "\r", "\u{1b}[1m", "\0"]),
                0..40,
            ),
            spans in prop::collection::vec((0usize..90, 0usize..90), 1..4),
        ) {
            let text = parts.concat();
            let path = "content/a.md";
            let mut spans = spans.into_iter().map(|(start, end)| Span::new(start, end));
            let first = spans.next().expect("at least one span");
            let mut finding = Finding::new("CIT003", Severity::Error, FileId(0), first, "a message");
            for span in spans {
                finding = finding.related(FileId(0), span, "a place");
            }
            let files = |_| (path, text.as_str());
            let findings = [finding];
            let report =
                Report { findings: &findings, silenced: &[], files: &files, summary: Summary::default(), rules: &[] };
            let mut out = Vec::new();
            write(&report, Look::PLAIN, &mut out).expect("memory takes all");
            let out = String::from_utf8(out).expect("reports are text");
            let start = Lines::new(&text).place(first.start);
            // No rule points into a character or a line's end; should one, the report must still stand.
            let at = (first.start as usize).min(text.len());
            let inside = !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n');
            let place = format!("--> {path}:{}:{}\n", start.line, start.column);
            prop_assert!(inside || out.contains(&place), "{:?}\n{}", text, out);
        }
    }

    /// The report of a text's words, each found with its message.
    fn report_of(text: &str, message: impl Fn(usize) -> String) -> String {
        let words = text.match_indices("word").enumerate();
        let findings: Vec<Finding> = words
            .map(|(number, (at, word))| {
                let span = Span::new(at, at + word.len());
                let code = if number == 0 { "CIT003" } else { "PK002" };
                Finding::new(code, Severity::Error, FileId(0), span, message(number))
            })
            .collect();
        let files = |_| ("content/a.md", text);
        let summary = Summary { pages: 1, errors: findings.len(), ..Summary::default() };
        let rules = Sample::rules();
        let report = Report { findings: &findings, silenced: &[], files: &files, summary, rules: &rules };
        let mut out = Vec::new();
        write(&report, Look::PLAIN, &mut out).expect("memory takes all");
        String::from_utf8(out).expect("reports are text")
    }

    #[test]
    fn what_is_said_many_times_is_shown_once_and_rules_are_counted() {
        insta::assert_snapshot!(report_of(&"a word\n".repeat(50), |_| "a word".to_owned()));
    }

    #[test]
    fn what_is_said_twice_is_shown_each_time() {
        let report = report_of(&"a word\n".repeat(3), |_| "a word".to_owned());
        assert_eq!(report.matches("-->").count(), 3, "{report}");
        assert!(!report.contains("other place"), "{report}");
    }

    #[test]
    fn different_sentences_are_each_told_and_the_first_of_a_rule_are_shown() {
        let report = report_of(&"a word\n".repeat(14), |number| format!("word {number}"));
        assert!(!report.contains("other place"), "{report}");
        let (before, brief) = report.split_once("10 | a word").expect("the tenth is shown");
        assert_eq!(before.matches("\n\n").count(), 9, "{report}");
        insta::assert_snapshot!(brief);
    }

    #[test]
    fn the_count_says_one_and_many_and_none() {
        let summary = Summary { pages: 1, references: 2, claims: 0, ..Summary::default() };
        assert_eq!(counted(summary, 0), "1 page, 2 references and 0 claims checked: nothing found.");
        let summary = Summary { errors: 1, infos: 3, suppressed: 2, ..summary };
        assert_eq!(
            counted(summary, 2),
            "1 page, 2 references and 0 claims checked: 1 error, 3 infos (2 of 4 shown); 2 silenced with a reason."
        );
    }
}
