//! A rendered reference as a small tree of text, styles and links.
//!
//! Never HTML: only layer `render` writes and escapes that.

/// A rendered reference, without its number in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The pieces, in reading order.
    pub nodes: Vec<Node>,
}

/// A piece of a rendered reference.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// Plain text, to be escaped by whoever writes it.
    Text(String),
    /// Text set apart from its surroundings.
    Styled(Face, Vec<Node>),
    /// A link. The address is `http:` or `https:`; other schemes stay text.
    Link {
        /// Where it leads.
        url: String,
        /// What stands for it.
        nodes: Vec<Node>,
    },
}

/// How a piece is set. Each face is a node of its own: bold italics are two, one in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Italics.
    Italic,
    /// Bold.
    Bold,
    /// Small capitals.
    SmallCaps,
    /// Superscript.
    Sup,
    /// Subscript.
    Sub,
}

impl Entry {
    /// The text alone, for titles, search and tests.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        push_plain(&self.nodes, &mut out);
        out
    }

    /// Whether nothing would be seen.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}

fn push_plain(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Styled(_, inner) | Node::Link { nodes: inner, .. } => push_plain(inner, out),
        }
    }
}
