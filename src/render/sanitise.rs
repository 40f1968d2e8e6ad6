//! Raw HTML of Markdown, where a site lets it in: what cannot harm stays, the rest is left out.
//!
//! Markdown hands over raw HTML in pieces, so an inline tag is judged by itself: only plain elements without
//! attributes pass, and their balance is kept. A block is cleaned whole.

use std::borrow::Cow;
use std::collections::HashSet;

use ammonia::{Builder, UrlRelative, UrlRelativeEvaluate};

/// Elements that may stand within a line, without attributes.
const INLINE: [&str; 17] =
    ["abbr", "b", "bdi", "cite", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "u", "var"];

/// A block of raw HTML, cleaned; its links to the site bear `root`.
pub fn block(raw: &str, root: &str) -> String {
    Builder::default()
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Custom(Box::new(Rooted(root.to_owned()))))
        .clean(raw)
        .to_string()
}

/// Puts the site's path before its own addresses.
struct Rooted(String);

impl UrlRelativeEvaluate<'_> for Rooted {
    fn evaluate<'a>(&self, url: &'a str) -> Option<Cow<'a, str>> {
        match url.strip_prefix('/') {
            Some(rest) if !rest.starts_with('/') => Some(Cow::Owned(format!("{}/{rest}", self.0))),
            Some(_) => None,
            None => Some(Cow::Borrowed(url)),
        }
    }
}

/// What a tag within a line may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inline {
    /// An element begins.
    Open(&'static str),
    /// An element ends.
    Close(&'static str),
    /// `<br>`
    Break,
    /// Nothing that may stay.
    Dropped,
}

/// Judges one tag within a line.
pub fn inline(raw: &str) -> Inline {
    let Some(inner) = raw.strip_prefix('<').and_then(|raw| raw.strip_suffix('>')) else { return Inline::Dropped };
    let (is_end, word) = inner.strip_prefix('/').map_or((false, inner), |word| (true, word));
    let word = word.trim_end_matches([' ', '/']).to_ascii_lowercase();
    if word == "br" {
        return Inline::Break;
    }
    let known = INLINE.into_iter().chain(["strong", "sub", "sup", "code"]).find(|name| *name == word);
    match known {
        Some(name) if is_end => Inline::Close(name),
        Some(name) => Inline::Open(name),
        None => Inline::Dropped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_lose_what_could_harm() {
        for (raw, clean) in [
            ("<div onclick=\"x()\">a</div>", "<div>a</div>"),
            ("<script>alert(1)</script>", ""),
            ("<p style=\"color:red\" id=\"ref-x\">b</p>", "<p>b</p>"),
            ("<a href=\"javascript:x\">c</a>", "<a rel=\"noopener noreferrer\">c</a>"),
            ("<a href=\"/about/\">d</a>", "<a href=\"/kb/about/\" rel=\"noopener noreferrer\">d</a>"),
            ("<a href=\"//evil.example/\">e</a>", "<a rel=\"noopener noreferrer\">e</a>"),
            ("<b>left open", "<b>left open</b>"),
        ] {
            assert_eq!(block(raw, "/kb"), clean, "{raw}");
        }
    }

    #[test]
    fn tags_within_a_line_are_plain_or_nothing() {
        assert_eq!(inline("<kbd>"), Inline::Open("kbd"));
        assert_eq!(inline("</KBD>"), Inline::Close("kbd"));
        assert_eq!(inline("<br />"), Inline::Break);
        for raw in ["<img src=x onerror=y>", "<b class=\"tier\">", "<script>", "<!-- x -->", "<"] {
            assert_eq!(inline(raw), Inline::Dropped, "{raw}");
        }
    }
}
