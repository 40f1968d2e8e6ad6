//! Value and claim references: `=page/record:x5`, `!page/claim`.

use crate::base::span::Span;
use crate::source::inline::derived::Derived;
use crate::source::inline::{Bracket, Malformed, Reference};

/// The names by which a quotation of GitHub's kind becomes an alert; no claim bears them.
const ALERTS: [&str; 5] = ["note", "tip", "important", "warning", "caution"];

/// A reference to a record's number. Spans count within the text between the brackets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueItem {
    /// The other page's slug; `None` for this page.
    pub page: Option<Span>,
    /// The record's id.
    pub record: Span,
    /// The derived figure, without its colon; `None` for the value itself.
    pub derived: Option<(Derived, Span)>,
}

/// A reference to a claim. Spans count within the text between the brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimItem {
    /// The other page's slug; `None` for this page.
    pub page: Option<Span>,
    /// The claim's id.
    pub id: Span,
}

/// Reads what follows the `=`.
pub(in crate::source::inline) fn value(text: &str, inner: Span) -> Bracket {
    let words = inner.text(text);
    let (path, suffix) = match words.split_once(':') {
        Some((path, suffix)) => (path, Some(suffix)),
        None => (words, None),
    };
    let path_span = Span::new(inner.start as usize, inner.start as usize + path.len());
    let derived = match suffix {
        Some(suffix) => {
            let span = Span::new(inner.end as usize - suffix.len(), inner.end as usize);
            match Derived::parse(suffix) {
                Ok(derived) => Some((derived, span)),
                Err(what) => return refused(what, if span.is_empty() { inner } else { span }),
            }
        }
        None => None,
    };
    match path_of(text, path_span) {
        Ok((page, record)) => accepted(Reference::Value(ValueItem { page, record, derived })),
        Err((what, span)) => refused(what, span),
    }
}

/// Reads what follows the `!`.
pub(in crate::source::inline) fn claim(text: &str, inner: Span) -> Bracket {
    match path_of(text, inner) {
        Ok((None, id)) if ALERTS.iter().any(|name| name.eq_ignore_ascii_case(id.text(text))) => {
            refused(Malformed::AlertName, id)
        }
        Ok((page, id)) => accepted(Reference::Claim(ClaimItem { page, id })),
        Err((what, span)) => refused(what, span),
    }
}

/// `id` or `page/id`.
fn path_of(text: &str, span: Span) -> Result<(Option<Span>, Span), (Malformed, Span)> {
    let words = span.text(text);
    if words.is_empty() {
        let sign = Span::new((span.start as usize).saturating_sub(1), span.start as usize);
        return Err((Malformed::Empty, sign));
    }
    let (page, id) = match words.split_once('/') {
        Some((page, id)) => (Some(page), id),
        None => (None, words),
    };
    let id_span = Span::new(span.end as usize - id.len(), span.end as usize);
    let page_span = page.map(|page| Span::new(span.start as usize, span.start as usize + page.len()));
    if id.contains('/') {
        return Err((Malformed::ExtraSlash, span));
    }
    if !is_id(id) || page.is_some_and(|page| !is_id(page)) {
        return Err((Malformed::BadId, span));
    }
    Ok((page_span, id_span))
}

fn is_id(word: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    word.starts_with(char::is_alphanumeric) && word.chars().all(is_word)
}

fn accepted(reference: Reference) -> Bracket {
    Bracket { reference: Some(reference), faults: Vec::new() }
}

fn refused(what: Malformed, span: Span) -> Bracket {
    Bracket { reference: None, faults: vec![(what, span)] }
}

#[cfg(test)]
mod tests {
    use crate::base::span::Span;
    use crate::source::inline::{Derived, Malformed, Reference, bracket};

    fn value(text: &str) -> (Option<&str>, &str, Option<Derived>) {
        match bracket(text).reference {
            Some(Reference::Value(item)) => {
                (item.page.map(|p| p.text(text)), item.record.text(text), item.derived.map(|(d, _)| d))
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    fn fault(text: &str) -> (Malformed, &str) {
        let bracket = bracket(text);
        assert!(bracket.reference.is_none() && bracket.faults.len() == 1, "{text}: {bracket:?}");
        (bracket.faults[0].0, bracket.faults[0].1.text(text))
    }

    #[test]
    fn values_of_this_page_and_others() {
        assert_eq!(value("=t12-liver-mouse"), (None, "t12-liver-mouse", None));
        assert_eq!(value("=nmn/t12-plasma"), (Some("nmn"), "t12-plasma", None));
        assert_eq!(value("=t12:x5"), (None, "t12", Some(Derived::HalfLives(5))));
        assert_eq!(value("=nmn/t12:low"), (Some("nmn"), "t12", Some(Derived::Low)));
        assert_eq!(value(" =1-methyl:high "), (None, "1-methyl", Some(Derived::High)));
    }

    #[test]
    fn claims_of_this_page_and_others() {
        let text = "!nmn/raises-nad";
        let Some(Reference::Claim(claim)) = bracket(text).reference else { panic!("a claim") };
        assert_eq!((claim.page, claim.id), (Some(Span::new(1, 4)), Span::new(5, 15)));
        assert_eq!(fault("!note"), (Malformed::AlertName, "note"));
        assert_eq!(fault("!WARNING"), (Malformed::AlertName, "WARNING"));
    }

    #[test]
    fn what_names_nothing_is_a_fault() {
        assert_eq!(fault("="), (Malformed::Empty, "="));
        assert_eq!(fault(" ! "), (Malformed::Empty, "!"));
        assert_eq!(fault("=a b"), (Malformed::BadId, "a b"));
        assert_eq!(fault("=/b"), (Malformed::BadId, "/b"));
        assert_eq!(fault("=a/b/c"), (Malformed::ExtraSlash, "a/b/c"));
        assert_eq!(fault("=:x5"), (Malformed::Empty, "="));
        assert_eq!(fault("!a:x5"), (Malformed::BadId, "a:x5"));
        assert_eq!(fault("=a:half"), (Malformed::UnknownDerived, "half"));
        assert_eq!(fault("=a:x11"), (Malformed::HalfLivesRange, "x11"));
        assert_eq!(fault("=a:cleared-24"), (Malformed::BadTime, "cleared-24"));
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_spans_within_it(text in "[=!][a-cµ/: x0-9.-]{0,12}|\\PC{0,12}") {
            for (_, span) in bracket(&text).faults {
                proptest::prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
