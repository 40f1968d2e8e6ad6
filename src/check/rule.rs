//! What a rule is: its code, its page of explanation, and its entry point.
//!
//! Knows no particular rule; `check/rules` holds one file for each.

use std::cell::OnceCell;

use crate::base::date::Date;
use crate::base::diag::{FileId, Finding, Severity};
use crate::base::span::Span;
use crate::check::example::paper::Paper;
use crate::check::links;
use crate::check::stated::{self, Stated};
use crate::check::studied::Studied;
use crate::check::wording::Passage;
use crate::derive::grade::{Basis, PageGrade};
use crate::model::cited::{Cited, Written};
use crate::model::flaw::Flaw;
use crate::model::kb::{CompoundPage, Kb, LeafPage, Use};
use crate::model::prose::Prose;
use crate::model::reference::Reference;

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
    /// What the rule finds fault with. Run as a test.
    pub wrong: Example,
    /// The same, mended: the rule is silent. Run as a test.
    pub right: Example,
    /// Whether a comment or `allow` may silence it.
    pub silenceable: bool,
    /// Codes that say the same more exactly: where one of them speaks of an overlapping span, this rule is silent.
    pub yields_to: &'static [&'static str],
    /// How it runs.
    pub run: Run,
}

impl Family {
    /// The word that its codes begin with.
    pub fn word(self) -> &'static str {
        match self {
            Family::Syn => "SYN",
            Family::Cit => "CIT",
            Family::Ref => "REF",
            Family::Evd => "EVD",
            Family::Pk => "PK",
            Family::Lng => "LNG",
            Family::Lnk => "LNK",
            Family::Age => "AGE",
            Family::Sup => "SUP",
        }
    }
}

impl Rule {
    /// Whether its findings stand on pages, where an editor may silence them.
    pub fn speaks_of_pages(&self) -> bool {
        match self.run {
            Run::Flaw(_)
            | Run::FlawAndPage(..)
            | Run::FlawAndBase(..)
            | Run::Page(_)
            | Run::Compound(_)
            | Run::PageAndReference(..)
            | Run::Grade(_)
            | Run::Suppression => true,
            Run::Reference(_) | Run::Base(_) => false,
        }
    }

    /// Whether its findings stand in reference files, where nothing silences one.
    pub fn speaks_of_references(&self) -> bool {
        match self.run {
            Run::Flaw(_)
            | Run::FlawAndPage(..)
            | Run::FlawAndBase(..)
            | Run::PageAndReference(..)
            | Run::Reference(_)
            | Run::Base(_) => true,
            Run::Page(_) | Run::Compound(_) | Run::Grade(_) | Run::Suppression => false,
        }
    }

    /// A finding of this rule at its own level.
    pub fn finding(&self, file: FileId, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(self.code, self.level, file, span, message)
    }
}

/// A piece of a knowledge base, to be completed by `check/example` with what every page needs.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// Keys of a compound page's front matter.
    FrontMatter(&'static str),
    /// A compound page's Markdown.
    Body(&'static str),
    /// A whole compound page, from its opening `---`.
    Page(&'static str),
    /// A reference file.
    Reference(&'static str),
    /// `monograph.toml`.
    Settings(&'static str),
    /// Keys of a compound page's front matter with a gap `{}`, and what stands in it.
    Filled(&'static str, &'static str),
    /// A page of one of the kinds above, and records of papers beside it.
    Beside(&'static Example, &'static [Paper]),
    /// Several files: path and text. A text is completed like the others by what its path says.
    Files(&'static [(&'static str, &'static str)]),
}

/// How a rule runs: on which piece of the knowledge base, one at a time. No page looks at all pages.
#[derive(Clone, Copy)]
pub enum Run {
    /// On each flaw that reading left.
    Flaw(fn(&FlawCx<'_>) -> Option<Finding>),
    /// On each flaw that reading left, and on each page: for what is wrong wherever it is typed, in a field or in a sentence.
    FlawAndPage(fn(&FlawCx<'_>) -> Option<Finding>, fn(&PageCx<'_>, &mut Vec<Finding>)),
    /// On each flaw that reading left, and once on the whole base: for what can be known wrong only beside other files.
    FlawAndBase(fn(&FlawCx<'_>) -> Option<Finding>, fn(&Kb, Date, &mut Vec<Finding>)),
    /// On each page of either kind.
    Page(fn(&PageCx<'_>, &mut Vec<Finding>)),
    /// On each compound page.
    Compound(fn(&PageCx<'_>, &CompoundPage, &mut Vec<Finding>)),
    /// On each page of either kind, and on each source: for what both record, such as dates.
    PageAndReference(fn(&PageCx<'_>, &mut Vec<Finding>), fn(&ReferenceCx<'_>, &mut Vec<Finding>)),
    /// On the grades of each compound page.
    Grade(fn(&GradeCx<'_>, &mut Vec<Finding>)),
    /// On each source.
    Reference(fn(&ReferenceCx<'_>, &mut Vec<Finding>)),
    /// Once, on the whole base: for what lies between records. Its findings stand in reference files.
    Base(fn(&Kb, Date, &mut Vec<Finding>)),
    /// After all others, on the suppressions; run by `check/suppress`.
    Suppression,
}

/// A flaw and where it stands.
pub struct FlawCx<'a> {
    /// The knowledge base.
    pub kb: &'a Kb,
    /// The file.
    pub file: FileId,
    /// What is wrong.
    pub flaw: &'a Flaw,
    /// Where.
    pub span: Span,
}

/// A page as rules see it. Made once for each page and shared by all rules.
pub struct PageCx<'a> {
    /// The knowledge base.
    pub kb: &'a Kb,
    /// What day it is.
    pub today: Date,
    /// The page's file.
    pub file: FileId,
    /// The whole text of the file.
    pub text: &'a str,
    /// The page.
    pub page: AnyPage<'a>,
    /// Every text of the page, the body last.
    pub texts: Vec<Written<'a>>,
    /// Every citation of the page, in the order of the file.
    pub cites: Vec<Cited<'a>>,
    /// What the texts state of half-lives, once it is asked for.
    pub stated: OnceCell<Vec<Stated>>,
    /// The blocks and texts that use words of the lexicon; empty where no rule of language runs.
    pub passages: Vec<Passage<'a>>,
}

/// A page of either kind.
#[derive(Clone, Copy)]
pub enum AnyPage<'a> {
    /// A compound page.
    Compound(&'a CompoundPage),
    /// Another page.
    Leaf(&'a LeafPage),
}

impl<'a> PageCx<'a> {
    /// The opening `---`.
    pub fn opening(&self) -> Span {
        match self.page {
            AnyPage::Compound(page) => page.opening,
            AnyPage::Leaf(page) => page.opening,
        }
    }

    /// The Markdown body.
    pub fn body(&self) -> &'a Prose {
        match self.page {
            AnyPage::Compound(page) => &page.body,
            AnyPage::Leaf(page) => &page.body,
        }
    }

    /// What the texts of the page state of half-lives and decline.
    pub fn stated(&self) -> &[Stated] {
        self.stated.get_or_init(|| stated::stated(self.kb, &self.texts, &links::path(self.page)))
    }

    /// Whether an id stands on the page in a record that could not be read, so that a reference to it is no fault.
    pub fn is_lost(&self, id: &str) -> bool {
        match self.page {
            AnyPage::Compound(page) => page.incomplete || page.lost.contains(id),
            AnyPage::Leaf(page) => page.incomplete || page.lost.contains(id),
        }
    }
}

/// A compound page with its grades. Made once for each page and shared by all rules.
pub struct GradeCx<'a> {
    /// The page as other rules see it.
    pub cx: &'a PageCx<'a>,
    /// The page.
    pub page: &'a CompoundPage,
    /// What its evidence carries.
    pub grade: &'a PageGrade,
    /// What grading looks up, for claims of other pages.
    pub basis: &'a Basis<'a>,
    /// Which sources have results on which compounds.
    pub studied: &'a Studied,
}

/// A source and who cites it.
pub struct ReferenceCx<'a> {
    /// The knowledge base.
    pub kb: &'a Kb,
    /// What day it is.
    pub today: Date,
    /// The source.
    pub reference: &'a Reference,
    /// Who cites it.
    pub uses: &'a [Use],
}
