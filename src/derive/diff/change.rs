//! The changes as data.

use crate::derive::diff::edit::Edit;
use crate::derive::diff::why::Why;
use crate::derive::grade::Judged;
use crate::model::ident::RefId;
use crate::model::vocab::{DataQuality, IntegrityStatus, Parameter, Tier};

/// All that changed.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// By page, sorted by slug.
    pub pages: Vec<PageChange>,
    /// In the library, sorted by id.
    pub sources: Vec<SourceChange>,
    /// In the thresholds of grading, in the order of the methodology.
    pub thresholds: Vec<ThresholdChange>,
    /// Changed files in which something could not be read, sorted by path.
    pub flawed: Vec<Flawed>,
}

/// The earlier and the later of something that need not be there in both states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides<T> {
    /// Before.
    pub from: Option<T>,
    /// After.
    pub to: Option<T>,
}

impl<T: PartialEq> Sides<T> {
    /// Whether the two differ.
    pub fn differ(&self) -> bool {
        self.from != self.to
    }
}

impl<T: Copy> Sides<Judged<T>> {
    /// What the evidence carries, on both sides.
    pub fn computed(&self) -> Sides<T> {
        Sides { from: self.from.map(|judged| judged.computed), to: self.to.map(|judged| judged.computed) }
    }

    /// What the editors declare, on both sides.
    pub fn declared(&self) -> Sides<T> {
        Sides { from: self.from.and_then(|judged| judged.declared), to: self.to.and_then(|judged| judged.declared) }
    }
}

/// Whether something is there in both states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Only in the later.
    Added,
    /// Only in the earlier.
    Removed,
    /// In both, under another name, which was this before.
    Renamed(Box<str>),
    /// In both.
    Kept,
}

/// The kinds of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// About a compound.
    Compound,
    /// Any other.
    Other,
}

/// What changed on a page.
#[derive(Clone, Debug)]
pub struct PageChange {
    /// Its slug; of a page that is gone, the one it had.
    pub slug: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// Its file, relative to the root.
    pub path: Box<str>,
    /// Of which kind.
    pub kind: PageKind,
    /// Whether the page is new or gone; its claims and values are not listed then.
    pub presence: Presence,
    /// How many claims it has.
    pub claim_count: usize,
    /// The level at its head; nothing for a page about no compound.
    pub evidence_level: Sides<Judged<Tier>>,
    /// The quality of its figures; nothing for a page about no compound.
    pub data_quality: Sides<Judged<DataQuality>>,
    /// Its claims: those that stay in the page's order, then those that are gone.
    pub claims: Vec<ClaimChange>,
    /// Its half-lives and other parameters, likewise.
    pub values: Vec<ValueChange>,
    /// What else of the page changed: keys of its front matter, and `text` for its body.
    pub also: Vec<Box<str>>,
}

/// What changed of a claim.
#[derive(Clone, Debug)]
pub struct ClaimChange {
    /// Its id.
    pub id: Box<str>,
    /// Its sentence as typed; the later, where there is one.
    pub text: Box<str>,
    /// Whether it is new or gone.
    pub presence: Presence,
    /// Its tier.
    pub level: Sides<Judged<Tier>>,
    /// What editors changed of it, the declared level apart.
    pub edits: Vec<Edit>,
    /// Why the computed tier is another; `None` where it is not.
    pub why: Option<Why>,
}

/// What changed of a half-life or another parameter.
#[derive(Clone, Debug)]
pub struct ValueChange {
    /// Its id.
    pub id: Box<str>,
    /// Which parameter; `None` for a half-life.
    pub parameter: Option<Parameter>,
    /// Of what, where, in whom and how: `NAD+, plasma, human, intravenous`.
    pub subject: Box<str>,
    /// Whether it is new or gone.
    pub presence: Presence,
    /// The value as readers see it: a quantity, `no-change`, or `unpublished`.
    pub value: Sides<Box<str>>,
    /// Its quality.
    pub quality: Sides<DataQuality>,
    /// What else editors changed of it.
    pub edits: Vec<Edit>,
    /// Figures that pages derive from it and that are other ones now.
    pub derived: Vec<DerivedChange>,
}

/// A figure that follows from a half-life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedChange {
    /// Which: `5 half-lives`, `left after 24 h`.
    pub figure: Box<str>,
    /// Its value.
    pub value: Sides<Box<str>>,
    /// The pages that print it, sorted.
    pub pages: Vec<Box<str>>,
}

/// What changed of a source.
#[derive(Clone, Debug)]
pub struct SourceChange {
    /// Its id.
    pub id: RefId,
    /// Who, when and what: `Grimm 2020, Study of …`.
    pub label: Box<str>,
    /// Whether the library has it newly or no longer.
    pub presence: Presence,
    /// How it stands: current, corrected, retracted; `None` where nobody looked.
    pub status: Sides<IntegrityStatus>,
    /// What else of its record changed that bears on evidence: the appraisal, the notice, who wrote it.
    pub edits: Vec<Edit>,
    /// The pages that rest on it and what there does, such as a claim's id, sorted.
    pub carries: Vec<(Box<str>, Box<str>)>,
}

/// A threshold of grading that is another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThresholdChange {
    /// Its key in `[policy]`.
    pub key: &'static str,
    /// Before.
    pub from: f64,
    /// After.
    pub to: f64,
}

/// What outside a claim made its grade another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A source of the claim: one of [`Changes::sources`].
    Source(RefId),
    /// A record that the claim names: one of [`PageChange::values`].
    Value(Box<str>),
    /// A threshold: one of [`Changes::thresholds`].
    Threshold(&'static str),
    /// The compound's names, relations or routes, or those of another page.
    Names,
}

/// A changed file in which something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flawed {
    /// Its path.
    pub path: Box<str>,
    /// How many flaws it had.
    pub earlier: usize,
    /// How many it has.
    pub later: usize,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.sources.is_empty() && self.thresholds.is_empty()
    }

    /// What changed of a source.
    pub fn source(&self, id: &RefId) -> Option<&SourceChange> {
        self.sources.binary_search_by(|source| source.id.cmp(id)).ok().and_then(|at| self.sources.get(at))
    }

    /// How many things editors changed: each page that is new or gone, claim, value, source, threshold and declared
    /// headline once. What follows from them, a grade for instance, is no change of its own.
    pub fn count(&self) -> usize {
        self.pages.iter().map(PageChange::count).sum::<usize>() + self.sources.len() + self.thresholds.len()
    }

    /// How many claims are graded otherwise than before.
    pub fn regraded(&self) -> usize {
        self.pages.iter().flat_map(|page| &page.claims).filter(|claim| claim.why.is_some()).count()
    }
}

impl PageChange {
    fn count(&self) -> usize {
        let own = usize::from(self.presence != Presence::Kept);
        let kept = self.presence == Presence::Kept || matches!(self.presence, Presence::Renamed(_));
        let declared = [self.evidence_level.declared().differ(), self.data_quality.declared().differ()];
        let declared = declared.into_iter().filter(|differs| *differs && kept).count();
        let claims = self.claims.iter().filter(|claim| claim.is_edited()).count();
        let values = self.values.iter().filter(|value| value.is_edited()).count();
        own + declared + claims + values
    }
}

impl ClaimChange {
    /// Whether editors changed it, or only its grade is another.
    pub fn is_edited(&self) -> bool {
        self.presence != Presence::Kept || !self.edits.is_empty() || self.level.declared().differ()
    }
}

impl ValueChange {
    /// Whether editors changed it, or only its quality is another.
    pub fn is_edited(&self) -> bool {
        self.presence != Presence::Kept || self.value.differ() || !self.edits.is_empty()
    }
}
