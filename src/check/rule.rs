//! What a rule is: its code, its page of explanation, and its entry point.
//!
//! Knows no particular rule; `check/rules` holds one file for each.

use crate::base::diag::Severity;

/// A family of rules, in the order in which reports list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Syntax and schema.
    Syn,
    /// Citations in pages.
    Cit,
    /// The reference library.
    Ref,
    /// Evidence.
    Evd,
    /// Pharmacokinetics.
    Pk,
    /// Language.
    Lng,
    /// Links.
    Lnk,
    /// Staleness.
    Age,
    /// Suppressions.
    Sup,
}

/// A rule, whole: what `explain`, SARIF and the site print, and what `check` runs.
pub struct Rule {
    /// The public code, such as `CIT003`. Stable for ever.
    pub code: &'static str,
    /// The family.
    pub family: Family,
    /// The level unless `monograph.toml` says otherwise.
    pub level: Severity,
    /// What it finds, in a few words, lower case, no full stop.
    pub title: &'static str,
    /// Why it matters to a reader: one to four sentences.
    pub why: &'static str,
    /// Where the rule comes from: a standard, a study, or "ours".
    pub origin: &'static str,
    /// A page or record that the rule finds fault with.
    pub wrong: &'static str,
    /// The same, mended: the rule is silent.
    pub right: &'static str,
    /// Whether a comment or `allow` may silence it.
    pub silenceable: bool,
}
