//! A reference's entry as HTML.

use crate::derive::csl::{Entry, Face, Node};
use crate::render::view::{Html, escape};

/// The entry, escaped.
pub fn html(entry: &Entry) -> Html {
    let mut out = String::new();
    nodes(&entry.nodes, &mut out);
    Html::trusted(out)
}

fn nodes(all: &[Node], out: &mut String) {
    for node in all {
        match node {
            Node::Text(text) => escape(text, out),
            Node::Styled(face, inner) => {
                let (start, end) = tags(*face);
                out.push_str(start);
                nodes(inner, out);
                out.push_str(end);
            }
            Node::Link { url, nodes: inner } => {
                out.push_str("<a href=\"");
                escape(url, out);
                out.push_str("\">");
                nodes(inner, out);
                out.push_str("</a>");
            }
        }
    }
}

fn tags(face: Face) -> (&'static str, &'static str) {
    match face {
        Face::Italic => ("<i>", "</i>"),
        Face::Bold => ("<b>", "</b>"),
        Face::SmallCaps => ("<span class=\"small-caps\">", "</span>"),
        Face::Sup => ("<sup>", "</sup>"),
        Face::Sub => ("<sub>", "</sub>"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_addresses_are_escaped() {
        let entry = Entry {
            nodes: vec![
                Node::Text("A & <b> ".into()),
                Node::Styled(
                    Face::Italic,
                    vec![Node::Text("J".into()), Node::Styled(Face::Sup, vec![Node::Text("+".into())])],
                ),
                Node::Link { url: "https://x.org/?a=\"&b".into(), nodes: vec![Node::Text("x".into())] },
            ],
        };
        let expected = "A &amp; &lt;b&gt; <i>J<sup>+</sup></i><a href=\"https://x.org/?a=&quot;&amp;b\">x</a>";
        assert_eq!(html(&entry).as_str(), expected);
    }
}
