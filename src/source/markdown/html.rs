//! HTML in the text: gathered as it is, but for comments that are addressed to Monograph.

use crate::base::span::{Span, Spanned};
use crate::source::markdown::comment::{Comment, comment};
use crate::source::markdown::reader::Reader;
use crate::source::markdown::{AllowItem, FaultKind, Token};
use pulldown_cmark::CowStr;
use std::borrow::Cow;
use std::ops::Range;

/// A block of HTML being gathered; borrowed as long as its lines run on in the source.
pub(in crate::source::markdown) struct Html<'a> {
    raw: Cow<'a, str>,
    start: usize,
}

impl Html<'_> {
    /// A block without lines.
    pub(in crate::source::markdown) fn new() -> Self {
        Html { raw: Cow::Borrowed(""), start: 0 }
    }
}

impl<'a> Reader<'a> {
    /// A line of the block.
    pub(in crate::source::markdown) fn html_line(&mut self, raw: CowStr<'a>, range: Range<usize>) {
        let text = self.text;
        let Some(html) = &mut self.html else { return };
        if html.raw.is_empty() {
            html.start = range.start;
        }
        let gathered = html.start..html.start + html.raw.len();
        let joined = text.get(gathered.start..range.end).filter(|_| gathered.end == range.start);
        match (joined, &mut html.raw) {
            (Some(source), Cow::Borrowed(so_far)) if source.ends_with(&*raw) => *so_far = source,
            (_, so_far) => so_far.to_mut().push_str(&raw),
        }
    }

    /// The end of a block: comments for Monograph at its start are told, the rest is HTML.
    pub(in crate::source::markdown) fn html_end(&mut self, block: Range<usize>) {
        let Some(Html { raw, start }) = self.html.take() else { return };
        let in_step = matches!(raw, Cow::Borrowed(_));
        let place = |from: usize, len: usize| {
            if in_step { start + from..start + from + len } else { block.clone() }
        };
        let mut rest = raw.trim();
        let mut from = raw.len() - raw.trim_start().len();
        let mut is_told = false;
        while let Some((Some(found), len)) = comment(rest) {
            self.told(found, rest, place(from, len), in_step);
            let after = rest.get(len..).unwrap_or("");
            from += rest.len() - after.trim_start().len();
            rest = after.trim_start();
            is_told = true;
        }
        if rest.is_empty() {
            return;
        }
        let place = place(from, rest.len());
        if is_told && !rest.starts_with('<') {
            return self.fault(FaultKind::AllowNotAlone, place);
        }
        let html = if in_step { self.text.get(place.clone()).map(Cow::Borrowed) } else { None };
        let html = html.unwrap_or_else(|| Cow::Owned(rest.to_owned()));
        self.push(Token::HtmlBlock(html), place);
    }

    /// A tag or a comment within text.
    pub(in crate::source::markdown) fn inline_html(&mut self, raw: CowStr<'a>, range: Range<usize>) {
        match comment(&raw) {
            Some((Some(found), _)) => {
                let in_step = raw.len() == range.len();
                self.told(found, &raw, range, in_step);
            }
            Some((None, _)) | None => self.push(Token::InlineHtml(raw), range),
        }
    }

    /// A comment for Monograph: `html` begins at `place`, and runs in step with the text or not at all.
    fn told(&mut self, found: Comment, html: &str, place: Range<usize>, in_step: bool) {
        let at = |span: Span| {
            if in_step {
                Span::new(place.start + span.start as usize, place.start + span.end as usize)
            } else {
                Span::new(place.start, place.end)
            }
        };
        match found {
            Comment::Fault(kind, span) => self.document.faults.push((kind, at(span))),
            Comment::Allow { code, because } => {
                let spanned = |span: Span| Spanned::new(span.text(html).into(), at(span));
                let item = AllowItem { code: spanned(code), because: because.map(spanned) };
                self.push(Token::Allow(Box::new(item)), place);
            }
        }
    }
}
