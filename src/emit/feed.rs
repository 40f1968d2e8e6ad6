//! An Atom feed (RFC 4287): what changed, newest first. Dates come from content, never from the clock.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::base::date::Date;

/// The most entries that a feed holds.
pub const LIMIT: usize = 50;

/// What the feed is.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// The site's name, which is also its author's.
    pub title: &'a str,
    /// What it is a feed of.
    pub subtitle: &'a str,
    /// The site's address, without a slash at its end.
    pub base_url: &'a str,
    /// The language, an IETF tag.
    pub language: &'a str,
}

/// A page, or a change of one.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is called.
    pub title: String,
    /// Below the base URL, and never of another entry: `/compounds/nmn/#change-2026-11-21`.
    pub id: String,
    /// Where it is to be read, below the base URL.
    pub path: String,
    /// When it last changed.
    pub updated: Date,
    /// In plain text.
    pub summary: String,
    /// The whole, as HTML whose addresses are below the base URL's host; may be empty.
    pub content: String,
    /// Who wrote it, where that is not the site.
    pub author: Option<String>,
}

/// Writes the newest [`LIMIT`] of the entries, which come newest first.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(feed: Feed<'_>, entries: &[Entry], out: &mut dyn Write) -> io::Result<()> {
    let entries = entries.get(..LIMIT).unwrap_or(entries);
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let home = format!("{}/", feed.base_url);
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language), ("xml:base", &home)];
    xml.write_event(Event::Start(BytesStart::new("feed").with_attributes(root)))?;
    text(&mut xml, "id", &home)?;
    text(&mut xml, "title", feed.title)?;
    text(&mut xml, "subtitle", feed.subtitle)?;
    let newest = entries.iter().map(|entry| entry.updated).max();
    text(&mut xml, "updated", &newest.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), instant))?;
    link(&mut xml, "self", "application/atom+xml", &format!("{}/feed.xml", feed.base_url))?;
    link(&mut xml, "alternate", "text/html", &home)?;
    person(&mut xml, feed.title)?;
    for each in entries {
        entry(&mut xml, feed.base_url, each)?;
    }
    xml.write_event(Event::End(BytesEnd::new("feed")))
}

fn entry(xml: &mut Writer<&mut dyn Write>, base_url: &str, entry: &Entry) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new("entry")))?;
    text(xml, "id", &format!("{base_url}{}", entry.id))?;
    text(xml, "title", &entry.title)?;
    text(xml, "updated", &instant(entry.updated))?;
    link(xml, "alternate", "text/html", &format!("{base_url}{}", entry.path))?;
    if let Some(author) = &entry.author {
        person(xml, author)?;
    }
    text(xml, "summary", &entry.summary)?;
    if !entry.content.is_empty() {
        let content = readable(&entry.content);
        let element = xml.create_element("content").with_attribute(("type", "html"));
        element.write_text_content(BytesText::new(&content))?;
    }
    xml.write_event(Event::End(BytesEnd::new("entry")))
}

/// The start of a day in UTC, as Atom writes instants; of a year or month, its first day.
fn instant(date: Date) -> String {
    format!("{}T00:00:00Z", date.earliest())
}

/// A text without the characters that XML cannot hold, escaped or not.
fn readable(text: &str) -> String {
    let can_stand = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(can_stand).collect()
}

fn text(xml: &mut Writer<&mut dyn Write>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&readable(content))).map(|_| ())
}

fn link(xml: &mut Writer<&mut dyn Write>, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("type", kind), ("href", href)]).write_empty().map(|_| ())
}

fn person(xml: &mut Writer<&mut dyn Write>, name: &str) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new("author")))?;
    text(xml, "name", name)?;
    xml.write_event(Event::End(BytesEnd::new("author")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(entries: &[Entry]) -> String {
        let mut out = Vec::new();
        let feed = Feed { title: "Site", subtitle: "Changes", base_url: "https://example.org", language: "en" };
        write(feed, entries, &mut out).expect("memory can be written");
        String::from_utf8(out).expect("UTF-8")
    }

    fn entry(path: &str, day: &str) -> Entry {
        Entry {
            title: "A < B\u{1}\u{FFFF}".to_owned(),
            id: format!("{path}#change-{day}"),
            path: path.to_owned(),
            updated: Date::parse(day).expect("a date"),
            summary: "x & y".to_owned(),
            content: "<p>x &amp; y</p>".to_owned(),
            author: None,
        }
    }

    #[test]
    fn text_is_escaped_and_what_xml_cannot_hold_is_gone() {
        let text = written(&[entry("/b/", "2026-11-21"), entry("/a/", "2026-01")]);
        assert!(text.contains("<title>A &lt; B</title>") && text.contains("x &amp; y"), "{text}");
        assert!(text.contains("&lt;p&gt;x &amp;amp; y&lt;/p&gt;"), "{text}");
        assert!(text.contains("<id>https://example.org/b/#change-2026-11-21</id>"), "{text}");
        assert_eq!(text.matches("<updated>2026-11-21T00:00:00Z</updated>").count(), 2, "the feed's and the entry's");
        assert!(text.contains("<updated>2026-01-01T00:00:00Z</updated>"), "{text}");
    }

    #[test]
    fn a_feed_is_short() {
        let many: Vec<Entry> = (0..LIMIT + 3).map(|at| entry(&format!("/{at}/"), "2026-11-21")).collect();
        assert_eq!(written(&many).matches("<entry>").count(), LIMIT);
        assert_eq!(written(&[]).matches("<entry>").count(), 0);
    }
}
