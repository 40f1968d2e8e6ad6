//! An Atom feed (RFC 4287) of the pages by their last change. Dates come from content, never from the clock.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::base::date::Date;

/// The most entries that a feed holds.
pub const LIMIT: usize = 50;

/// What the feed is.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// The site's name.
    pub title: &'a str,
    /// The site's address, without a slash at its end.
    pub base_url: &'a str,
    /// The language, an IETF tag.
    pub language: &'a str,
}

/// A page, or a change of one.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Below the base URL: `/compounds/nmn/`.
    pub path: &'a str,
    /// When it last changed.
    pub updated: Date,
    /// In plain text.
    pub summary: String,
    /// Who reviewed it.
    pub author: &'a str,
}

/// Writes the newest [`LIMIT`] entries, newest first, then by path.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(feed: Feed<'_>, mut entries: Vec<Entry<'_>>, out: &mut dyn Write) -> io::Result<()> {
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then(a.path.cmp(b.path)));
    entries.truncate(LIMIT);
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)];
    xml.write_event(Event::Start(BytesStart::new("feed").with_attributes(root)))?;
    let home = format!("{}/", feed.base_url);
    let own = format!("{}/feed.xml", feed.base_url);
    text(&mut xml, "id", &home)?;
    text(&mut xml, "title", feed.title)?;
    let newest = entries.first().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| instant(entry.updated));
    text(&mut xml, "updated", &newest)?;
    link(&mut xml, "self", &own)?;
    link(&mut xml, "alternate", &home)?;
    for entry in &entries {
        xml.write_event(Event::Start(BytesStart::new("entry")))?;
        let address = format!("{}{}", feed.base_url, entry.path);
        text(&mut xml, "id", &address)?;
        text(&mut xml, "title", entry.title)?;
        text(&mut xml, "updated", &instant(entry.updated))?;
        link(&mut xml, "alternate", &address)?;
        xml.write_event(Event::Start(BytesStart::new("author")))?;
        text(&mut xml, "name", entry.author)?;
        xml.write_event(Event::End(BytesEnd::new("author")))?;
        text(&mut xml, "summary", &entry.summary)?;
        xml.write_event(Event::End(BytesEnd::new("entry")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("feed")))
}

/// The start of a day in UTC, as Atom writes instants; of a year or month, its first day.
fn instant(date: Date) -> String {
    format!("{}T00:00:00Z", date.earliest())
}

fn text(xml: &mut Writer<&mut dyn Write>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content)).map(|_| ())
}

fn link(xml: &mut Writer<&mut dyn Write>, rel: &str, href: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", rel), ("href", href)]).write_empty().map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_come_first_and_text_is_escaped() {
        let entry = |path, day: &str| Entry {
            title: "A < B",
            path,
            updated: Date::parse(day).expect("a date"),
            summary: "x & y".to_owned(),
            author: "Editorial team",
        };
        let mut out = Vec::new();
        let feed = Feed { title: "Site", base_url: "https://example.org", language: "en" };
        write(feed, vec![entry("/a/", "2026-01-02"), entry("/b/", "2026-11-21")], &mut out)
            .expect("memory can be written");
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(text.find("/b/").expect("b") < text.find("/a/").expect("a"));
        assert!(text.contains("A &lt; B") && text.contains("x &amp; y"), "{text}");
        assert!(text.contains("<updated>2026-11-21T00:00:00Z</updated>"), "{text}");
    }
}
