//! The ways in which a reference can be malformed, each with what to type instead.

/// Why a reference cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Malformed {
    /// `[@]`, `[=]`, `[!]`.
    Empty,
    /// `[@a; ]`: a semicolon with nothing after it.
    EmptyPart,
    /// `[@a, p. 4; Table 2]`: a part that names no source.
    PartWithoutSource,
    /// `[see @a]`: words before the source.
    Prefix,
    /// `[@a @b]`, `[@a, @b]`: two sources without a semicolon.
    MissingSemicolon,
    /// `[@a, ]`: a comma with no locator after it.
    EmptyLocator,
    /// `[@a(b)]`: a character that no key has.
    BadKey,
    /// `[=a b]`: a character that no id has.
    BadId,
    /// `[=a/b/c]`: more than a page and an id.
    ExtraSlash,
    /// `[=a:half]`: no derived figure of that name.
    UnknownDerived,
    /// `[=a:x11]`: a number of half-lives outside 1 to 10.
    HalfLivesRange,
    /// `[=a:cleared-24]`: no time above zero with a unit.
    BadTime,
    /// `[@a` without its `]`, or with other brackets inside.
    Unclosed,
    /// `[@a][]`: empty brackets after a reference.
    EmptyBrackets,
    /// `[!note]` in running text: the name of an alert, which no claim bears.
    AlertName,
}

impl Malformed {
    /// What is wrong, as the end of a sentence about the words found.
    pub fn what(self) -> &'static str {
        match self {
            Malformed::Empty => "names nothing",
            Malformed::EmptyPart => "has nothing after its semicolon",
            Malformed::PartWithoutSource => "has a part that names no source",
            Malformed::Prefix => "has words before its source",
            Malformed::MissingSemicolon => "names a second source without a semicolon before it",
            Malformed::EmptyLocator => "has nothing after its comma",
            Malformed::BadKey => "has a character that no key may have",
            Malformed::BadId => "is not an id",
            Malformed::ExtraSlash => "has more than one slash",
            Malformed::UnknownDerived => "is no derived figure",
            Malformed::HalfLivesRange => "is not between one and ten half-lives",
            Malformed::BadTime => "is not a time",
            Malformed::Unclosed => "is not closed, or holds other brackets",
            Malformed::EmptyBrackets => "is followed by empty brackets",
            Malformed::AlertName => "is the name of an alert, not of a claim",
        }
    }

    /// What to type instead.
    pub fn help(self) -> &'static str {
        match self {
            Malformed::Empty => "write `[@source]`, `[=record]` or `[!claim]`; for the sign itself, `\\[`",
            Malformed::EmptyPart => "remove the semicolon, or name a source after it",
            Malformed::PartWithoutSource => "begin each part with `@` and a source; inside a locator use a comma",
            Malformed::Prefix => "write the words before the brackets: `see [@source]`",
            Malformed::MissingSemicolon => "separate sources with `;`: `[@one; @two]`",
            Malformed::EmptyLocator => "remove the comma, or write the locator after it: `[@source, Table 2]`",
            Malformed::BadKey => {
                "keys have letters, digits and `_ - . : /`; a key with others goes into braces: `@{…}`"
            }
            Malformed::BadId => "ids have letters, digits, `-`, `_` and `.`, and no spaces",
            Malformed::ExtraSlash => "write `page/id`, or the id alone for this page",
            Malformed::UnknownDerived => {
                "there are `:x5`, `:cleared-24h`, `:remaining-24h`, `:accumulation-24h`, `:low` and `:high`"
            }
            Malformed::HalfLivesRange => "write `:x1` to `:x10`",
            Malformed::BadTime => "write a number above zero and s, min, h, d or wk: `24h`, `1.5d`",
            Malformed::Unclosed => "close the brackets, and keep others out of them; for the sign itself, `\\[`",
            Malformed::EmptyBrackets => "remove `[]`",
            Malformed::AlertName => "an alert stands alone on the first line of a quotation: `> [!note]`",
        }
    }
}
