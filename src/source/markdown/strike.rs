//! `~~struck text~~`, which may hold other elements: pairs of two tildes within one element.

use crate::base::span::Span;
use crate::source::markdown::{Document, Token};
use pulldown_cmark::CowStr;

/// Two tildes in a text token.
struct Marker {
    token: usize,
    /// Offset in the token's text.
    at: usize,
    can_open: bool,
    can_close: bool,
    /// The element that holds the token: the index of its start, or 0.
    parent: usize,
}

/// Pairs the tildes of a document and splits its tokens at them.
pub(in crate::source::markdown) fn pair<'a>(text: &'a str, document: &mut Document<'a>) {
    let cuts = cuts(&markers(text, document));
    if cuts.is_empty() {
        return;
    }
    let mut tokens = Vec::with_capacity(document.tokens.len() + cuts.len() * 2);
    let mut cuts = cuts.into_iter().peekable();
    for (index, (token, span)) in document.tokens.drain(..).enumerate() {
        let mut from = span.start as usize;
        while let Some((_, at, start)) = cuts.next_if(|&(token, ..)| token == index) {
            let at = span.start as usize + at;
            plain(text, from, at, &mut tokens);
            tokens.push((start, Span::new(at, at + 2)));
            from = at + 2;
        }
        if from == span.start as usize {
            tokens.push((token, span));
        } else {
            plain(text, from, span.end as usize, &mut tokens);
        }
    }
    document.tokens = tokens;
}

fn plain<'a>(text: &'a str, from: usize, to: usize, tokens: &mut Vec<(Token<'a>, Span)>) {
    if let Some(words) = text.get(from..to).filter(|words| !words.is_empty()) {
        tokens.push((Token::Text(CowStr::Borrowed(words)), Span::new(from, to)));
    }
}

/// Every two tildes that stand in text that is the source's own.
fn markers(text: &str, document: &Document<'_>) -> Vec<Marker> {
    let mut parents = vec![0];
    let mut markers = Vec::new();
    let mut in_code = false;
    for (index, (token, span)) in document.tokens.iter().enumerate() {
        match token {
            Token::Start(tag) => {
                in_code = matches!(tag, pulldown_cmark::Tag::CodeBlock(_));
                parents.push(index);
            }
            Token::End(_) => {
                in_code = false;
                parents.pop();
            }
            Token::Text(words) if !in_code && span.text(text) == &**words => {
                let parent = parents.last().copied().unwrap_or(0);
                found(text, *span, |at, can_open, can_close| {
                    markers.push(Marker { token: index, at, can_open, can_close, parent });
                });
            }
            Token::Text(_)
            | Token::Code(_)
            | Token::Sub(_)
            | Token::Sup(_)
            | Token::StrikeStart
            | Token::StrikeEnd
            | Token::Reference(_)
            | Token::FootnoteRef(_)
            | Token::SoftBreak
            | Token::HardBreak
            | Token::Rule
            | Token::InlineHtml(_)
            | Token::HtmlBlock(_)
            | Token::Allow(_) => {}
        }
    }
    markers
}

/// Each run of exactly two tildes in a stretch of the source: its offset, whether it may open, whether close.
fn found(text: &str, span: Span, mut report: impl FnMut(usize, bool, bool)) {
    let start = span.start as usize;
    let is_escaped = start > 0 && text.as_bytes().get(start - 1) == Some(&b'\\');
    let mut at = start + usize::from(is_escaped);
    while let Some(len) = text.get(at..span.end as usize).and_then(|rest| rest.find('~')) {
        at += len;
        let run = text.as_bytes().get(at..span.end as usize).unwrap_or(&[]).iter().take_while(|&&b| b == b'~').count();
        if run == 2 {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + 2..).and_then(|t| t.chars().next());
            let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
            report(at - start, is_word(after), is_word(before));
        }
        at += run;
    }
}

/// The places to cut, in order: token, offset, and what stands there.
fn cuts<'a>(markers: &[Marker]) -> Vec<(usize, usize, Token<'a>)> {
    let mut open: Vec<&Marker> = Vec::new();
    let mut cuts = Vec::new();
    for marker in markers {
        // A later parent is an element within this one that has ended.
        while open.pop_if(|opener| opener.parent > marker.parent).is_some() {}
        match open.pop_if(|opener| marker.can_close && opener.parent == marker.parent) {
            Some(opener) => {
                cuts.push((opener.token, opener.at, Token::StrikeStart));
                cuts.push((marker.token, marker.at, Token::StrikeEnd));
            }
            None if marker.can_open => open.push(marker),
            None => {}
        }
    }
    cuts.sort_by_key(|&(token, at, _)| (token, at));
    cuts
}
