//! Which sources of the library have results on which compounds: built once, so that no claim looks at all sources.

use std::collections::BTreeMap;

use crate::derive::grade::{Basis, Substance, normalised};
use crate::model::link::RefIx;

/// The sources with results whose direction is recorded, by what they gave and what they are about.
#[derive(Clone, Debug, Default)]
pub struct Studied {
    by_page: BTreeMap<u32, Vec<RefIx>>,
    /// By normalised name, for compounds without a page.
    by_name: BTreeMap<Box<str>, Vec<RefIx>>,
}

impl Studied {
    /// Indexes the library.
    pub fn new(basis: &Basis<'_>) -> Studied {
        let mut studied = Studied::default();
        for (reference, index) in basis.kb.library.references.iter().zip(0..) {
            let study = reference.record.study.as_ref();
            let Some(study) = study.filter(|study| study.outcomes.iter().any(|outcome| outcome.direction.is_some()))
            else {
                continue;
            };
            let given = study.interventions.iter().map(|given| &*given.compound.value);
            for name in given.chain(study.analytes.iter().map(|name| &*name.value)) {
                studied.add(basis, name, RefIx(index));
            }
        }
        studied
    }

    fn add(&mut self, basis: &Basis<'_>, name: &str, source: RefIx) {
        let substance = basis.substances.of_name(name);
        let push = |sources: &mut Vec<RefIx>| {
            if sources.last() != Some(&source) {
                sources.push(source);
            }
        };
        match substance.pages() {
            [] => push(self.by_name.entry(normalised(name).into()).or_default()),
            pages => pages.iter().for_each(|page| push(self.by_page.entry(*page).or_default())),
        }
    }

    /// The sources on a substance, in the library's order.
    pub fn of(&self, substance: &Substance) -> Vec<RefIx> {
        let by_page = substance.pages().iter().filter_map(|page| self.by_page.get(page));
        let by_name = substance.names().filter_map(|name| self.by_name.get(name));
        let mut sources: Vec<RefIx> = by_page.chain(by_name).flatten().copied().collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }
}
