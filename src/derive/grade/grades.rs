//! The grades of a whole knowledge base, made once and shared by all that ask: rules, pages and exports.

use rayon::prelude::*;

use crate::derive::grade::basis::Basis;
use crate::derive::grade::claim::ClaimGrade;
use crate::derive::grade::page::{self, PageGrade};
use crate::model::kb::Kb;
use crate::model::vocab::Tier;

/// The grades of every compound page.
#[derive(Debug)]
pub struct Grades<'a> {
    /// What grading looks up.
    pub basis: Basis<'a>,
    pages: Vec<PageGrade>,
}

impl<'a> Grades<'a> {
    /// Grades every page, on all threads.
    pub fn new(kb: &'a Kb) -> Grades<'a> {
        let basis = Basis::new(kb);
        let pages = kb.compounds.par_iter().map(|page| page::page(&basis, page)).collect();
        Grades { basis, pages }
    }

    /// The grades of a page, by its place in the knowledge base.
    pub fn page(&self, page: u32) -> Option<&PageGrade> {
        self.pages.get(page as usize)
    }

    /// The grade of a claim of a page.
    pub fn claim(&self, page: u32, claim: u32) -> Option<&ClaimGrade> {
        self.page(page)?.claims.get(claim as usize)
    }

    /// The tier that readers are shown of a claim; unproven where there is no such claim.
    pub fn stated(&self, page: u32, claim: u32) -> Tier {
        let model = self.basis.kb.compounds.get(page as usize).and_then(|page| page.head.claims.get(claim as usize));
        model.zip(self.claim(page, claim)).map_or(Tier::Unproven, |(model, grade)| page::stated(model, grade))
    }
}
