//! Comments that are addressed to Monograph: `<!-- monograph: allow CIT004 because … -->`.

use crate::base::span::Span;
use crate::source::markdown::FaultKind;

/// A comment addressed to Monograph. Spans count within the HTML that it was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source::markdown) enum Comment {
    /// A suppression: its code and its reason, where one is given.
    Allow { code: Span, because: Option<Span> },
    /// One that cannot be read: the kind of fault and the least to be retyped.
    Fault(FaultKind, Span),
}

/// The comment at the start of `html`, and its length. The comment is `None` where it is not for Monograph; the
/// whole is `None` where no comment stands there.
pub(in crate::source::markdown) fn comment(html: &str) -> Option<(Option<Comment>, usize)> {
    let body = html.strip_prefix("<!--")?;
    let (body, len) = match body.find("-->") {
        Some(end) => (body.get(..end)?, end + 7),
        None => (body, html.len()),
    };
    let closed = len < html.len() || html.ends_with("-->");
    Some((directive(html, Span::new(4, 4 + body.len()), closed), len))
}

fn directive(html: &str, body: Span, closed: bool) -> Option<Comment> {
    let words = trimmed(html, body);
    let rest = words.text(html).strip_prefix("monograph:")?;
    let rest = trimmed(html, Span::new(words.end as usize - rest.len(), words.end as usize));
    let malformed = Some(Comment::Fault(FaultKind::AllowMalformed, words));
    let Some(after) = rest.text(html).strip_prefix("allow").filter(|_| closed) else { return malformed };
    if !after.starts_with(char::is_whitespace) {
        return malformed;
    }
    let after = trimmed(html, Span::new(rest.end as usize - after.len(), rest.end as usize));
    let code_len = after.text(html).find(char::is_whitespace).unwrap_or(after.text(html).len());
    let code = Span::new(after.start as usize, after.start as usize + code_len);
    if code.is_empty() || !code.text(html).bytes().all(|b| b.is_ascii_alphanumeric()) {
        return malformed;
    }
    let tail = trimmed(html, Span::new(code.end as usize, after.end as usize));
    let reason = tail.text(html).strip_prefix("because").filter(|r| r.starts_with(char::is_whitespace));
    let because = reason.map(|r| trimmed(html, Span::new(tail.end as usize - r.len(), tail.end as usize)));
    let is_bare = tail.is_empty() || tail.text(html) == "because";
    if because.is_some() || is_bare { Some(Comment::Allow { code, because }) } else { malformed }
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.text(text);
    let start = span.start as usize + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Option<Comment> {
        comment(html).expect("a comment").0
    }

    #[test]
    fn a_suppression_has_a_code_and_a_reason() {
        let html = "<!-- monograph: allow CIT004 because a table — follows. --> rest";
        let (found, len) = comment(html).expect("a comment");
        let Some(Comment::Allow { code, because: Some(reason) }) = found else { panic!("{found:?}") };
        assert_eq!((code.text(html), reason.text(html)), ("CIT004", "a table — follows."));
        assert_eq!(&html[len..], " rest");
    }

    #[test]
    fn a_reason_may_be_missing() {
        for html in ["<!-- monograph: allow CIT004 -->", "<!--monograph: allow CIT004 because-->"] {
            let found = read(html);
            let Some(Comment::Allow { code, because: None }) = found else { panic!("{found:?}") };
            assert_eq!(code.text(html), "CIT004");
        }
    }

    #[test]
    fn other_comments_are_html() {
        assert_eq!(read("<!-- todo -->"), None);
        assert_eq!(read("<!---->"), None);
        assert_eq!(comment("<br>"), None);
    }

    #[test]
    fn what_is_malformed() {
        let fault = |html: &str| match read(html) {
            Some(Comment::Fault(kind, span)) => (kind, span.text(html).to_owned()),
            other => panic!("{html}: {other:?}"),
        };
        for html in [
            "<!-- monograph: -->",
            "<!-- monograph: alow CIT004 because x -->",
            "<!-- monograph: allow -->",
            "<!-- monograph: allow CIT004, PK001 because x -->",
            "<!-- monograph: allow CIT004 since x -->",
            "<!-- monograph: allow CIT004 becausex -->",
            "<!-- monograph: allow CIT004 because x",
        ] {
            assert_eq!(fault(html).0, FaultKind::AllowMalformed, "{html}");
        }
    }
}
