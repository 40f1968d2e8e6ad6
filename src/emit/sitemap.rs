//! `sitemap.xml` and `robots.txt`: every address of the site, for those who index it.

use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::base::date::Date;

/// The most addresses that one sitemap may hold (sitemaps.org, protocol 0.9); of more, `sitemap.xml` is an index.
pub const LIMIT: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// An address of the site and when what stands there last changed.
#[derive(Clone, Copy, Debug)]
pub struct Address<'a> {
    /// Below the base URL, with slashes at both ends: `/compounds/nmn/`.
    pub path: &'a str,
    /// The last change, where the content has a date.
    pub changed: Option<Date>,
}

/// How many files `sitemap.xml` is the index of, for so many addresses; none where it holds them itself.
pub fn parts(addresses: usize) -> usize {
    if addresses > LIMIT { addresses.div_ceil(LIMIT) } else { 0 }
}

/// The file of a part, counted from 1.
pub fn part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// Writes a sitemap of at most [`LIMIT`] addresses below `base_url`, in the order given.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<'a>(
    base_url: &str,
    addresses: impl Iterator<Item = Address<'a>>,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let entries = addresses.take(LIMIT).map(|address| (format!("{base_url}{}", address.path), address.changed));
    list("urlset", "url", entries, out)
}

/// Writes the index of so many parts, each with the last change of what it holds.
///
/// # Errors
/// Where `out` cannot be written.
pub fn index(base_url: &str, changed: impl Iterator<Item = Option<Date>>, out: &mut dyn Write) -> std::io::Result<()> {
    let entries = changed.zip(1..).map(|(changed, number)| (format!("{base_url}/{}", part(number)), changed));
    list("sitemapindex", "sitemap", entries, out)
}

/// The text of `robots.txt`: all may be read, and where the sitemap stands.
pub fn robots(base_url: &str) -> String {
    if base_url.is_empty() {
        return "User-agent: *\nAllow: /\n".to_owned();
    }
    format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n")
}

fn list(
    root: &str,
    entry: &str,
    entries: impl Iterator<Item = (String, Option<Date>)>,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new(root).with_attributes([NAMESPACE])))?;
    for (location, changed) in entries {
        xml.create_element(entry).write_inner_content(|url| {
            url.create_element("loc").write_text_content(BytesText::new(&location))?;
            if let Some(changed) = changed {
                url.create_element("lastmod").write_text_content(BytesText::new(&changed.to_string()))?;
            }
            Ok(())
        })?;
    }
    xml.write_event(Event::End(BytesEnd::new(root)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("memory can be written");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn addresses_are_escaped_and_dated() {
        let addresses = [
            Address { path: "/compounds/nmn/", changed: Date::parse("2026-11-21") },
            Address { path: "/a&b/", changed: None },
        ];
        let text = written(|out| write("https://example.org/x", addresses.into_iter(), out));
        assert!(text.contains("<loc>https://example.org/x/compounds/nmn/</loc>"), "{text}");
        assert!(text.contains("<lastmod>2026-11-21</lastmod>"), "{text}");
        assert!(text.contains("/a&amp;b/"), "{text}");
        assert_eq!(text.matches("<url>").count(), 2);
    }

    #[test]
    fn more_than_one_may_hold_are_in_parts() {
        assert_eq!([0, 1, LIMIT, LIMIT + 1, 2 * LIMIT, 2 * LIMIT + 1].map(parts), [0, 0, 0, 2, 2, 3]);
        let text = written(|out| index("https://example.org/x", [Date::parse("2026-11-21"), None].into_iter(), out));
        assert!(text.contains("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"), "{text}");
        assert!(text.contains("<loc>https://example.org/x/sitemap-2.xml</loc>"), "{text}");
        assert_eq!(text.matches("<lastmod>").count(), 1, "{text}");
    }
}
