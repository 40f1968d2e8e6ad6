//! `sitemap.xml` and `robots.txt`: every address of the site, for those who index it.

use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::base::date::Date;

/// The most addresses that one sitemap may hold (sitemaps.org, protocol 0.9).
pub const LIMIT: usize = 50_000;

/// An address of the site and when what stands there last changed.
#[derive(Clone, Copy, Debug)]
pub struct Address<'a> {
    /// Below the base URL, with slashes at both ends: `/compounds/nmn/`.
    pub path: &'a str,
    /// The last change, where the content has a date.
    pub changed: Option<Date>,
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
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let set = BytesStart::new("urlset").with_attributes([("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    xml.write_event(Event::Start(set))?;
    for address in addresses.take(LIMIT) {
        xml.create_element("url").write_inner_content(|url| {
            let location = format!("{base_url}{}", address.path);
            url.create_element("loc").write_text_content(BytesText::new(&location))?;
            if let Some(changed) = address.changed {
                url.create_element("lastmod").write_text_content(BytesText::new(&changed.to_string()))?;
            }
            Ok(())
        })?;
    }
    xml.write_event(Event::End(BytesEnd::new("urlset")))
}

/// The text of `robots.txt`: all may be read, and where the sitemap stands.
pub fn robots(base_url: &str) -> String {
    if base_url.is_empty() {
        return "User-agent: *\nAllow: /\n".to_owned();
    }
    format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_escaped_and_dated() {
        let mut out = Vec::new();
        let addresses = [
            Address { path: "/compounds/nmn/", changed: Date::parse("2026-11-21") },
            Address { path: "/a&b/", changed: None },
        ];
        write("https://example.org/x", addresses.into_iter(), &mut out).expect("memory can be written");
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(text.contains("<loc>https://example.org/x/compounds/nmn/</loc>"), "{text}");
        assert!(text.contains("<lastmod>2026-11-21</lastmod>"), "{text}");
        assert!(text.contains("/a&amp;b/"), "{text}");
        assert_eq!(text.matches("<url>").count(), 2);
    }
}
