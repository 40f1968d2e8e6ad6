//! Link definitions that were meant as references: `[!c]: word`, `[@a]: http…`.
//!
//! pulldown swallows such a line and prints nothing, and makes links of all other references with its label.
//! It keeps only the first definition of a label, so the others are looked for in what no token covers.

use crate::base::span::Span;
use crate::source::inline::is_reference;
use crate::source::markdown::{Document, FaultKind, Token};
use pulldown_cmark::{BrokenLinkCallback, Parser};

/// The places of definitions whose label is a reference, in order.
pub(in crate::source::markdown) fn stolen<'a, F: BrokenLinkCallback<'a>>(parser: &Parser<'a, F>) -> Vec<usize> {
    let ours = parser.reference_definitions().iter().filter(|(label, _)| is_reference(label));
    let mut places: Vec<usize> = ours.map(|(_, definition)| definition.span.start).collect();
    places.sort_unstable();
    places
}

/// Adds a fault for each stolen line; some are known at `stolen`.
pub(in crate::source::markdown) fn report(text: &str, stolen: &[usize], document: &mut Document<'_>) {
    let covered = covered(document);
    for (start, _) in text.match_indices('[') {
        let Some(label) = text.get(start + 1..).filter(|label| is_reference(label)) else { continue };
        let is_known = stolen.binary_search(&start).is_ok();
        let len = label.find(']').filter(|&len| label.get(len..).is_some_and(|rest| rest.starts_with("]:")));
        let Some(len) = len.filter(|_| is_known || begins_line(text, start)) else { continue };
        if is_known || !is_covered(&covered, start) {
            document.faults.push((FaultKind::DefinitionCollision, Span::new(start, start + 1 + len + 2)));
        }
    }
}

/// Whether only white space and the signs of quotations and lists stand before a place on its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let line = before.rsplit(['\n', '\r']).next().unwrap_or("");
    line.bytes().all(|b| b.is_ascii_digit() || b" \t>-*+.)".contains(&b))
}

/// The places of all that is printed or otherwise accounted for, in order.
fn covered(document: &Document<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = document
        .tokens
        .iter()
        .filter(|(token, _)| !matches!(token, Token::Start(_) | Token::End(_)))
        .map(|&(_, span)| span)
        .collect();
    spans.sort_unstable();
    spans
}

fn is_covered(spans: &[Span], at: usize) -> bool {
    let after = spans.partition_point(|span| span.start as usize <= at);
    after.checked_sub(1).and_then(|before| spans.get(before)).is_some_and(|span| at < span.end as usize)
}
