//! What grading looks up, built once for a knowledge base: names of substances, the thresholds in force, and the authors
//! of every source in a form that can be compared.

use rayon::prelude::*;

use crate::derive::grade::kinship::{self, AuthorKey};
use crate::derive::grade::policy::Policy;
use crate::derive::grade::substance::Substances;
use crate::model::kb::Kb;
use crate::model::link::RefIx;

/// What grading looks up.
#[derive(Debug)]
pub struct Basis<'a> {
    /// The knowledge base.
    pub kb: &'a Kb,
    /// The thresholds in force.
    pub policy: Policy,
    /// Names of substances.
    pub substances: Substances,
    authors: Vec<Box<[AuthorKey]>>,
}

impl<'a> Basis<'a> {
    /// Builds the look-ups of a knowledge base, with the thresholds of its settings.
    pub fn new(kb: &'a Kb) -> Basis<'a> {
        Basis {
            kb,
            policy: Policy::new(&kb.settings),
            substances: Substances::new(kb),
            authors: kb
                .library
                .references
                .par_iter()
                .map(|reference| kinship::authors(&reference.record.csl))
                .collect(),
        }
    }

    /// The authors of a source, sorted.
    pub(super) fn authors(&self, source: RefIx) -> &[AuthorKey] {
        self.authors.get(source.0 as usize).map_or(&[], |authors| authors)
    }
}
