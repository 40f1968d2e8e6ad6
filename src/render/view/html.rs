//! HTML that is safe to print as it is.

use std::fmt;

/// A fragment of HTML in which all foreign text is already escaped; templates print it without escaping.
///
/// Only code that escapes may make one: that is what the type says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Takes HTML that its maker has escaped.
    pub fn trusted(html: impl Into<String>) -> Html {
        Html(html.into())
    }

    /// Escapes plain text.
    pub fn text(text: &str) -> Html {
        let mut html = String::with_capacity(text.len());
        escape(text, &mut html);
        Html(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A template receives a string marked as safe; any other serialiser a plain string.
impl serde::Serialize for Html {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(to)
    }
}

/// Appends `text` with the five characters that mean something in HTML written as entities; fit for text and for
/// quoted attribute values.
pub fn escape(text: &str, to: &mut String) {
    if is_plain(text) {
        return to.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (plain, special) = rest.split_at(at);
        to.push_str(plain);
        let mut chars = special.chars();
        to.push_str(match chars.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            Some(_) => "&#39;",
            None => "",
        });
        rest = chars.as_str();
    }
    to.push_str(rest);
}

/// Whether no character of a text means anything in HTML. Most texts are so, and are told at a word's length a step.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'&', b'<', b'>', bytes).is_none() && memchr::memchr2(b'"', b'\'', bytes).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_trusted_html_is_not() {
        assert_eq!(Html::text("a < b & \"c\" 'd' > µ").as_str(), "a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt; µ");
        assert_eq!(Html::text("plain µg").as_str(), "plain µg");
        assert_eq!(Html::trusted("<b>x</b>").as_str(), "<b>x</b>");
    }

    #[test]
    fn a_template_prints_it_as_it_is_and_json_as_a_string() {
        let mut tera = tera::Tera::default();
        tera.add_raw_template("t.html", "{{ v.html }}|{{ v.text }}").expect("a template");
        #[derive(serde::Serialize)]
        struct View {
            html: Html,
            text: &'static str,
        }
        let mut context = tera::Context::new();
        context.insert("v", &View { html: Html::trusted("<b>&amp;</b>"), text: "<b>" });
        assert_eq!(tera.render("t.html", &context).expect("rendered"), "<b>&amp;</b>|&lt;b&gt;");
        assert_eq!(serde_json::to_string(&Html::trusted("<i>")).expect("json"), "\"<i>\"");
    }
}
