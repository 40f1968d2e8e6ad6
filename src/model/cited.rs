//! Every citation and every written text of a page, with the part of the page in which it stands.

use crate::model::kb::{CompoundPage, LeafPage};
use crate::model::link::SourceRef;
use crate::model::prose::Prose;
use crate::model::scalar::Rich;

/// The part of a page in which something stands. Numbers are indices into the page's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The summary.
    Summary,
    /// An approval.
    Approval(u32),
    /// A half-life.
    HalfLife(u32),
    /// A parameter.
    Kinetic(u32),
    /// The sentence of a claim.
    ClaimText(u32),
    /// An evidence entry: of which claim, and which entry of it.
    Evidence(u32, u32),
    /// The wording of a claim in circulation: a quotation.
    CirculatingClaim(u32),
    /// The reason of a verdict.
    CirculatingWhy(u32),
    /// A gap.
    Gap(u32),
    /// A safety record.
    Safety(u32),
    /// An interaction.
    Interaction(u32),
    /// A detection record.
    Detection(u32),
    /// An answer.
    Faq(u32),
    /// A relation's note.
    Relation(u32),
    /// The body.
    Body,
}

impl Role {
    /// Whether the text there is somebody else's, which rules of language and agreement leave alone.
    pub fn is_quotation(self) -> bool {
        matches!(self, Role::CirculatingClaim(_))
    }

    /// Whether the source carries a figure or a claim there, rather than being mentioned.
    pub fn carries(self) -> bool {
        match self {
            Role::Approval(_)
            | Role::HalfLife(_)
            | Role::Kinetic(_)
            | Role::Evidence(_, _)
            | Role::Safety(_)
            | Role::Interaction(_)
            | Role::Detection(_) => true,
            Role::Summary
            | Role::ClaimText(_)
            | Role::CirculatingClaim(_)
            | Role::CirculatingWhy(_)
            | Role::Gap(_)
            | Role::Faq(_)
            | Role::Relation(_)
            | Role::Body => false,
        }
    }
}

/// A citation and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The source named.
    pub source: &'a SourceRef,
    /// In which part.
    pub role: Role,
    /// Whether it stands in running text rather than in a `source:` field.
    pub in_text: bool,
}

/// A text and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The text.
    pub prose: &'a Prose,
    /// In which part.
    pub role: Role,
}

/// Collects texts and citations of one page.
#[derive(Default)]
struct Collector<'a> {
    written: Vec<Written<'a>>,
    fields: Vec<Cited<'a>>,
}

impl<'a> Collector<'a> {
    fn text(&mut self, rich: Option<&'a Rich>, role: Role) {
        self.written.extend(rich.map(|rich| Written { prose: &rich.prose, role }));
    }

    fn field(&mut self, source: Option<&'a SourceRef>, role: Role) {
        self.fields.extend(source.map(|source| Cited { source, role, in_text: false }));
    }

    fn finish(self) -> Vec<Cited<'a>> {
        let mut all = self.fields;
        for written in &self.written {
            all.extend(written.prose.cites().map(|(_, cite)| Cited {
                source: &cite.source,
                role: written.role,
                in_text: true,
            }));
        }
        all.sort_by_key(|cited| (cited.source.span, cited.role));
        all
    }
}

/// Every citation of a compound page, in the order of the file.
pub fn of_compound(page: &CompoundPage) -> Vec<Cited<'_>> {
    collect(page).finish()
}

/// Every citation of another page, in the order of the file.
pub fn of_leaf(page: &LeafPage) -> Vec<Cited<'_>> {
    collect_leaf(page).finish()
}

/// Every text of a compound page, in the order of the content model, the body last.
pub fn texts_of_compound(page: &CompoundPage) -> Vec<Written<'_>> {
    collect(page).written
}

/// Every text of another page.
pub fn texts_of_leaf(page: &LeafPage) -> Vec<Written<'_>> {
    collect_leaf(page).written
}

fn collect_leaf(page: &LeafPage) -> Collector<'_> {
    let mut all = Collector::default();
    all.text(page.head.summary.as_ref(), Role::Summary);
    all.written.push(Written { prose: &page.body, role: Role::Body });
    all
}

fn collect(page: &CompoundPage) -> Collector<'_> {
    let head = &page.head;
    let mut all = Collector::default();
    all.text(head.summary.as_ref(), Role::Summary);
    for (relation, i) in head.relations.iter().zip(0..) {
        all.text(relation.note.as_ref(), Role::Relation(i));
    }
    for (approval, i) in head.approvals.iter().zip(0..) {
        all.field(approval.source.as_ref(), Role::Approval(i));
        all.text(approval.note.as_ref(), Role::Approval(i));
    }
    let half_lives = head.half_lives.len() as u32;
    for (measure, i) in head.measures().zip(0..) {
        let role = if i < half_lives { Role::HalfLife(i) } else { Role::Kinetic(i - half_lives) };
        all.field(measure.source(), role);
        all.field(measure.quoted_from(), role);
        all.text(measure.unpublished(), role);
        all.text(measure.note(), role);
    }
    collect_claims(page, &mut all);
    collect_lists(page, &mut all);
    all.written.push(Written { prose: &page.body, role: Role::Body });
    all
}

fn collect_claims<'a>(page: &'a CompoundPage, all: &mut Collector<'a>) {
    for (claim, i) in page.head.claims.iter().zip(0..) {
        all.text(Some(&claim.text), Role::ClaimText(i));
        all.text(claim.note.as_ref(), Role::ClaimText(i));
        for (entry, j) in claim.evidence.iter().zip(0..) {
            all.field(Some(&entry.source), Role::Evidence(i, j));
            all.text(entry.note.as_ref(), Role::Evidence(i, j));
        }
    }
    for (circulating, i) in page.head.circulating.iter().zip(0..) {
        all.text(Some(&circulating.claim), Role::CirculatingClaim(i));
        all.text(circulating.why.as_ref(), Role::CirculatingWhy(i));
    }
}

fn collect_lists<'a>(page: &'a CompoundPage, all: &mut Collector<'a>) {
    let head = &page.head;
    for (gap, i) in head.gaps.iter().zip(0..) {
        all.text(Some(&gap.what), Role::Gap(i));
        all.text(gap.note.as_ref(), Role::Gap(i));
    }
    for (record, i) in head.safety.iter().zip(0..) {
        all.field(record.source.as_ref(), Role::Safety(i));
        all.text(record.note.as_ref(), Role::Safety(i));
    }
    for (record, i) in head.interactions.iter().zip(0..) {
        all.field(record.source.as_ref(), Role::Interaction(i));
        all.text(record.note.as_ref(), Role::Interaction(i));
    }
    for (record, i) in head.detection.iter().zip(0..) {
        all.field(record.source.as_ref(), Role::Detection(i));
        all.text(record.unpublished.as_ref(), Role::Detection(i));
        all.text(record.note.as_ref(), Role::Detection(i));
    }
    for (question, i) in head.faq.iter().zip(0..) {
        all.text(Some(&question.a), Role::Faq(i));
    }
}
