//! Works named in running text: "Trammell et al. 2016", "Grant and colleagues (2019)", "PMID 27721479".
//!
//! Finds the words only; whether they agree with a record is for `attribution` to say. Where it doubts that a
//! word is a name, there is no mention: "March 2016", "NAD and colleagues" and "GRADE 2013" are none.

use std::ops::Range;

use memchr::{memchr2_iter, memmem};

/// A work named in a text. All ranges count in the text that was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, where there is one.
    pub name: Option<Name>,
    /// How it is named.
    pub form: Form,
    /// The year, and where.
    pub year: Option<(u32, Range<usize>)>,
    /// The PMID, and where its digits stand.
    pub pmid: Option<(u32, Range<usize>)>,
    /// From the name to the year or PMID.
    pub range: Range<usize>,
    /// The mark of the citation that stands beside it: nothing but years, numbers, journals and signs between.
    pub beside: Option<usize>,
    /// What stands before it.
    pub before: Before,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The surname with its particles.
    pub surname: Range<usize>,
    /// Words with capitals before it too, which may be part of the surname, or given names.
    pub words: Range<usize>,
}

/// How a work is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "Grant et al.": the first author.
    EtAl,
    /// "Grant and colleagues": any author, as senior authors are named so too.
    Colleagues,
    /// "Grant and Berg 2019": the first author and another.
    Two,
    /// "Grant 2019": a word and a year, which need not be a name.
    Alone,
    /// "PMID 27721479" without a name.
    Number,
    /// "a 2016 review", "published in 2016", "@key (2016)": the year of publication without a name.
    Year,
}

/// What stands before a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// It begins the sentence.
    Nothing,
    /// A bracket, a semicolon, or words that introduce a source: "by", "see".
    Introduction,
    /// A word that sets the work apart from what is cited: "unlike", "than".
    Contrast,
    /// Anything else.
    Words,
}

/// Whether a file may name works by words: one cheap look before its texts are taken apart.
pub fn may_name(file: &str) -> bool {
    let bytes = file.as_bytes();
    // The two words may stand on two lines, or one of them in emphasis.
    let is_et_al = |at: usize| {
        let is_parted = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
        let before = file.get(..at).unwrap_or("");
        before.ends_with(is_parted) && before.trim_end_matches(is_parted).ends_with("et")
    };
    let is_group = |at: usize| bytes.get(at + 3).is_some_and(|next| matches!(next, b'a' | b'e'));
    memmem::find(bytes, b"et al").is_some()
        || memmem::find_iter(bytes, b"al.").any(is_et_al)
        || memmem::find_iter(bytes, b"oll").any(is_group)
        || ["workers", "PMID"].into_iter().any(|words| memmem::find(bytes, words.as_bytes()).is_some())
}

/// Whether a stretch of a file may hold a year, apart from those in keys and ids.
pub fn may_date(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    memchr2_iter(b'1', b'2', bytes).any(|at| {
        let digits = bytes.get(at..at + 4).is_some_and(|year| year.iter().all(u8::is_ascii_digit));
        let is_century = matches!(bytes.get(at..at + 2), Some(b"19" | b"20"));
        let is_apart = !raw.get(..at).unwrap_or("").ends_with(char::is_alphanumeric);
        digits && is_century && is_apart && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
    })
}
