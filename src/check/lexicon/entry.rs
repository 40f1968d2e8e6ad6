//! The entries of the lexicon, as its files have them.

use crate::check::lexicon::sense::Sense;
use crate::model::vocab::Tier;

/// A list of entries of one sense.
#[derive(Clone, Debug)]
pub struct Group {
    /// What its words are to the rules.
    pub sense: Sense,
    /// Where the list comes from.
    pub origin: Box<str>,
    /// The rule that its words set off; `None` where they only stand around such words.
    pub code: Option<Box<str>>,
    /// The texts in which each entry is tried.
    pub trial: Trial,
    /// The words.
    pub entries: Vec<Entry>,
    /// Phrases in which the words mean something else.
    pub except: Vec<Except>,
}

/// The text in which the entries of a group are tried, with `{}` for their words.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// Where an entry must be found.
    pub fires: Box<str>,
    /// Where it must not.
    pub silent: Option<Box<str>>,
    /// The tier of the section that holds the text.
    pub section: Box<str>,
}

/// A word or phrase.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As typed, in the notation of `lexicon/pattern`; of a verb all its forms.
    pub say: Box<str>,
    /// Whether it is a verb.
    pub is_verb: bool,
    /// Words that follow the verb: "to" in "lead to".
    pub then: Option<Box<str>>,
    /// What is wrong with it, after the words: "claims a proof".
    pub because: Option<Box<str>>,
    /// What to write instead.
    pub instead: Option<Box<str>>,
    /// The tier from which on the wording is permitted.
    pub from: Option<Tier>,
    /// Texts of its own in which it must be found.
    pub fires: Vec<Box<str>>,
    /// Texts of its own in which it must not.
    pub silent: Vec<Box<str>>,
}

/// A phrase in which words of the group mean something else.
#[derive(Clone, Debug)]
pub struct Except {
    /// As typed, in the notation of `lexicon/pattern`.
    pub say: Box<str>,
    /// A text in which nothing must be found.
    pub silent: Box<str>,
}
