//! What a source carries on a page, and where pages lean on sources that no longer stand as published.

use std::collections::BTreeSet;

use crate::base::diag::Finding;
use crate::check::rule::PageCx;
use crate::model::cited::{Cited, Role};
use crate::model::link::RefIx;
use crate::model::reference::Reference;
use crate::model::vocab::IntegrityStatus;

/// What a part of a page is called: "half-life", "claim".
pub fn noun(role: Role) -> &'static str {
    match role {
        Role::Summary => "summary",
        Role::Approval(_) => "approval",
        Role::HalfLife(_) => "half-life",
        Role::Kinetic(_) => "pharmacokinetic record",
        Role::ClaimText(_) | Role::Evidence(_, _) => "claim",
        Role::CirculatingClaim(_) | Role::CirculatingWhy(_) => "claim in circulation",
        Role::Gap(_) => "gap",
        Role::Safety(_) => "safety record",
        Role::Interaction(_) => "interaction",
        Role::Detection(_) => "detection record",
        Role::Faq(_) => "answer",
        Role::Relation(_) => "relation",
        Role::Body => "text",
    }
}

/// A place of a page at which a source carries a claim, a figure or a decision.
pub struct Carried<'a> {
    /// The citation.
    pub cited: Cited<'a>,
    /// Which source.
    pub index: RefIx,
    /// The source.
    pub reference: &'a Reference,
}

impl Carried<'_> {
    /// Whether the source's recorded status is `status`.
    pub fn has_status(&self, status: IntegrityStatus) -> bool {
        self.reference.status() == Some(status)
    }

    /// The finding with the place of the recorded status beside it.
    pub fn recorded(&self, finding: Finding, message: &str) -> Finding {
        match self.reference.record.integrity.as_ref().and_then(|integrity| integrity.status.as_ref()) {
            Some(status) => finding.related(self.reference.file, status.span, message),
            None => finding,
        }
    }

    /// The notice of correction, concern or retraction, in brackets after a space; empty where none is recorded.
    pub fn notice(&self) -> String {
        let integrity = self.reference.record.integrity.as_ref();
        let notice = integrity.and_then(|integrity| integrity.notice.as_ref());
        notice.map_or_else(String::new, |notice| format!(" ({})", notice.value))
    }
}

/// Every place of the page at which a known source carries something, in the order of the file.
pub fn carried<'a>(cx: &'a PageCx<'_>) -> impl Iterator<Item = Carried<'a>> {
    let fields = cx.cites.iter().filter(|cited| cited.role.carries() && !cited.in_text);
    fields.filter_map(|&cited| {
        let index = cited.source.target?;
        Some(Carried { cited, index, reference: cx.kb.library.get(index) })
    })
}

/// The places as one finding for each source: `finding` makes it at the first of them, and the others stand beside it.
pub fn one_for_each_source<'a>(
    cx: &PageCx<'_>,
    places: &[Carried<'a>],
    finding: impl Fn(&Carried<'a>) -> Finding,
) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let firsts = places.iter().filter(|place| seen.insert(place.index));
    let with_others = firsts.map(|first| {
        let others = places.iter().filter(|other| other.index == first.index).skip(1);
        others.fold(finding(first), |finding, other| {
            finding.related(cx.file, other.cited.source.span, format!("this {} too", noun(other.cited.role)))
        })
    });
    with_others.collect()
}
