//! The two states that are compared, each with what grading looks up.

use std::collections::BTreeMap;

use crate::derive::diff::change::{Presence, SourceChange, ThresholdChange};
use crate::derive::diff::front;
use crate::derive::grade::Basis;
use crate::model::ident::RefId;
use crate::model::kb::{CompoundPage, Kb};
use crate::model::link::RefIx;

/// The two states.
pub(super) struct Pair<'a> {
    pub earlier: Basis<'a>,
    pub later: Basis<'a>,
    /// The later with the thresholds of the earlier, where they differ: so that what they did can be told.
    pub as_before: Option<Basis<'a>>,
    /// The sources that changed, sorted by id.
    pub sources: &'a [SourceChange],
    /// Sources that have another id than before: the old one and the new.
    renamed: BTreeMap<Box<str>, &'a RefId>,
}

impl<'a> Pair<'a> {
    pub fn new(earlier: &'a Kb, later: &'a Kb, sources: &'a [SourceChange]) -> Pair<'a> {
        let (earlier, later) = (Basis::new(earlier), Basis::new(later));
        let as_before = (earlier.policy != later.policy).then(|| {
            let mut basis = Basis::new(later.kb);
            basis.policy = earlier.policy.clone();
            basis
        });
        let renamed = sources.iter().filter_map(|source| match &source.presence {
            Presence::Renamed(from) => Some((from.clone(), &source.id)),
            Presence::Added | Presence::Removed | Presence::Kept => None,
        });
        Pair { earlier, later, as_before, sources, renamed: renamed.collect() }
    }

    /// How a source that an earlier page names is known now.
    pub fn known_before(&self, page: &CompoundPage, raw: &str) -> String {
        let id = front::known_as(self.earlier.kb, page, raw);
        self.renamed.get(&*id).map_or(id, |id| id.to_string())
    }

    /// How a source that a later page names is known.
    pub fn known_after(&self, page: &CompoundPage, raw: &str) -> String {
        front::known_as(self.later.kb, page, raw)
    }

    /// The id by which a source of the earlier library is known now.
    pub fn id_before(&self, source: RefIx) -> RefId {
        let id = &self.earlier.kb.library.get(source).id;
        self.renamed.get(&*id.to_string()).map_or(id, |id| *id).clone()
    }

    /// The thresholds that differ.
    pub fn thresholds(&self) -> Vec<ThresholdChange> {
        let (before, after) = (self.earlier.policy.thresholds(), self.later.policy.thresholds());
        let both = before.iter().zip(&after).filter(|(before, after)| before.value != after.value);
        both.map(|(from, to)| ThresholdChange { key: to.key, from: from.value, to: to.value }).collect()
    }
}
