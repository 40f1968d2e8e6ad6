//! `opensearch.xml`: tells browsers how to search the site (OpenSearch 1.1, draft 6).

use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// Where it stands, from the output folder.
pub const PATH: &str = "opensearch.xml";

/// The most characters of a short name, and of a long one.
const SHORT: usize = 16;
const LONG: usize = 48;

/// Writes the description of the search of the site at `base_url`, which has no slash at its end.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(title: &str, says: &str, language: &str, base_url: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let cut = |most: usize| title.chars().take(most).collect::<String>();
    let texts = [
        ("ShortName", cut(SHORT).trim_end().to_owned()),
        ("LongName", cut(LONG).trim_end().to_owned()),
        ("Description", says.to_owned()),
        ("Language", language.to_owned()),
        ("InputEncoding", "UTF-8".to_owned()),
        ("OutputEncoding", "UTF-8".to_owned()),
    ];
    let page = format!("{base_url}/search/?q={{searchTerms}}");
    let own = format!("{base_url}/{PATH}");
    let icon = format!("{base_url}/assets/icon.svg");
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("OpenSearchDescription")
        .with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/"))
        .write_inner_content(|all| {
            for (name, text) in &texts {
                all.create_element(*name).write_text_content(BytesText::new(text))?;
            }
            let image = all.create_element("Image").with_attribute(("type", "image/svg+xml"));
            image.write_text_content(BytesText::new(&icon))?;
            let results = [("type", "text/html"), ("method", "get"), ("template", page.as_str())];
            all.create_element("Url").with_attributes(results).write_empty()?;
            let itself =
                [("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", own.as_str())];
            all.create_element("Url").with_attributes(itself).write_empty()?;
            Ok(())
        })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_where_to_ask() {
        let mut out = Vec::new();
        write("A site with a name & more", "Says <it>", "en", "https://example.org/x", &mut out).expect("memory");
        let text = String::from_utf8(out).expect("UTF-8");
        assert!(text.contains("<ShortName>A site with a na</ShortName>"), "{text}");
        assert!(text.contains("<LongName>A site with a name &amp; more</LongName>"), "{text}");
        assert!(text.contains("Says &lt;it&gt;"), "{text}");
        assert!(text.contains("template=\"https://example.org/x/search/?q={searchTerms}\""), "{text}");
    }
}
