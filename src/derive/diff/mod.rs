//! What changed between two states of the knowledge base, in terms of evidence: claims, what carries them, values,
//! sources, pages.
//!
//! Pure: two knowledge bases in, data out. Pages are known by their slugs, claims and records by their ids within the
//! page, sources by their ids. What bears another name is the same only where nothing else of it has changed; else the
//! one is gone and the other is new. Every page is graded in both states, for a grade depends on more than the page;
//! the texts of a page are compared only where its file has changed.

mod change;
mod claim;
mod edit;
mod front;
mod matched;
mod page;
mod side;
mod source;
mod value;
mod why;

pub use change::{
    Cause, Changes, ClaimChange, DerivedChange, Flawed, PageChange, PageKind, Presence, Sides, SourceChange,
    ThresholdChange, ValueChange,
};
pub use edit::Edit;
pub use why::{StepChange, Told, Why};

use crate::derive::diff::side::Pair;
use crate::model::kb::Kb;

/// Compares two states of a knowledge base.
pub fn changes(earlier: &Kb, later: &Kb) -> Changes {
    let sources = source::changes(earlier, later);
    let pair = Pair::new(earlier, later, &sources);
    let pages = page::changes(&pair);
    let thresholds = pair.thresholds();
    Changes { pages, thresholds, flawed: flawed(earlier, later), sources }
}

/// The changed files in which something could not be read, and so was not compared.
fn flawed(earlier: &Kb, later: &Kb) -> Vec<Flawed> {
    let find = |kb: &'_ Kb, path: &str| {
        let found = kb.files.binary_search_by(|file| (*file.path).cmp(path)).ok();
        found.and_then(|at| kb.files.get(at)).map(|file| (file.text.clone(), file.flaws.len()))
    };
    let mut paths: Vec<&str> = earlier.files.iter().chain(&later.files).map(|file| &*file.path).collect();
    paths.retain(|path| !path.starts_with("history/"));
    paths.sort_unstable();
    paths.dedup();
    let differs = |path: &&str| {
        let (before, after) = (find(earlier, path), find(later, path));
        let flaws = |side: &Option<(Box<str>, usize)>| side.as_ref().map_or(0, |(_, flaws)| *flaws);
        let flawed = flaws(&before) + flaws(&after) > 0;
        (flawed && before.as_ref().map(|(text, _)| text) != after.as_ref().map(|(text, _)| text)).then(|| Flawed {
            path: (*path).into(),
            earlier: flaws(&before),
            later: flaws(&after),
        })
    };
    paths.iter().filter_map(differs).collect()
}
