//! What grading adds to `check`: all pages graded once more in a process that has just checked them.

use std::path::Path;
use std::time::Instant;

use monograph::base::date::Date;
use monograph::check::rules;
use monograph::check::run::{Choice, run};
use monograph::derive::grade::{self, Basis};
use monograph::model::load::load;
use monograph::source::disk::DiskWorld;
use rayon::prelude::*;

use crate::measure::own_cpu;

/// What the parts of `check` took.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
    /// Loading and all rules, grading included: seconds of all cores.
    pub check: f64,
    /// Grading alone: seconds of all cores.
    pub grading: f64,
    /// Grading alone: seconds on the clock.
    pub wall: f64,
}

impl Shares {
    /// What grading adds to a check without it, in percent.
    pub fn added(self) -> f64 {
        100.0 * self.grading / (self.check - self.grading)
    }
}

/// Checks a knowledge base as the program does, then grades it alone.
///
/// # Errors
/// Where it cannot be read.
pub fn shares(root: &Path) -> Result<Shares, String> {
    let today = Date::parse("2026-11-21").ok_or("no date")?;
    let world = DiskWorld::new(root, today).map_err(|error| error.to_string())?;
    let start = own_cpu();
    let kb = load(&world).map_err(|error| error.to_string())?;
    let found = run(&kb, today, &rules::all(), &Choice::default());
    let check = own_cpu() - start;
    if let Some(finding) = found.findings.first() {
        return Err(format!("the synthetic pages do not check clean: {}", finding.message));
    }
    let (start, clock) = (own_cpu(), Instant::now());
    let basis = Basis::new(&kb);
    let claims: usize = kb.compounds.par_iter().map(|page| grade::page(&basis, page).claims.len()).sum();
    let shares = Shares { check, grading: own_cpu() - start, wall: clock.elapsed().as_secs_f64() };
    if claims == 0 { Err("nothing was graded".to_owned()) } else { Ok(shares) }
}
