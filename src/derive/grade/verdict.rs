//! What the rules of a kind of claim find, before the caps that all kinds share.

use crate::derive::grade::body::Body;
use crate::derive::grade::derivation::{Certainty, StepKind, Trail};
use crate::model::vocab::{Tier, Word};

/// A finding of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub tier: Tier,
    /// `None` outside GRADE.
    pub certainty: Option<Certainty>,
    /// How many people were exposed, where a claim says that a harm is absent.
    pub exposed: Option<u64>,
}

impl Verdict {
    /// A tier that no certainty stands behind.
    pub fn of(tier: Tier) -> Verdict {
        Verdict { tier, certainty: None, exposed: None }
    }

    /// Raises to what a document carries, where that is more.
    pub fn raise(
        &mut self,
        carried: Certainty,
        kind: StepKind,
        trail: &mut Trail,
        carriers: &Body<'_, '_>,
        because: &'static str,
    ) {
        let tier = match carried {
            Certainty::High => Tier::Established,
            Certainty::Moderate => Tier::Supported,
            Certainty::Low => Tier::Preliminary,
            Certainty::VeryLow => return,
        };
        if tier.is_above(self.tier) {
            self.tier = tier;
            self.certainty = Some(carried);
            trail.step(kind, tier, carriers.sources(), || format!("{because}: {} certainty", carried.word()));
        }
    }
}

/// A tier so many steps lower on the ladder, not below its foot.
pub(super) fn lowered(tier: Tier, steps: u64) -> Tier {
    match tier.rank() {
        Some(rank) => Tier::of_rank(rank.saturating_sub(u8::try_from(steps).unwrap_or(u8::MAX))),
        None => tier,
    }
}
