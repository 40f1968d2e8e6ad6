//! What can be wrong with prose by its form alone.

use crate::source::inline::Malformed;

/// The kind of a fault of form; the rules make sentences of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultKind {
    /// A reference that cannot be read.
    Malformed(Malformed),
    /// `[!c]: word` at the start of a line: Markdown takes it for a link definition and prints nothing.
    DefinitionCollision,
    /// `[@x](y)`, `[see @x](y)`: a reference inside a link's or an image's text.
    CitationInLink,
    /// `[^1]` without its `[^1]: …`.
    UnknownFootnote,
    /// `{established}`, `{key=value}`: heading attributes other than an id and classes.
    HeadingAttribute,
    /// Two headings that were given the same id.
    DuplicateAnchor,
    /// `<!-- monograph: … -->` that is no suppression.
    AllowMalformed,
    /// Text on the line of a suppression, which Markdown takes for HTML.
    AllowNotAlone,
}
