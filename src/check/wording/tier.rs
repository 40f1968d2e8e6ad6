//! The tier that rules a sentence, and whether it permits a wording.

use crate::check::rule::PageCx;
use crate::check::wording::cited;
use crate::check::wording::passage::Said;
use crate::model::vocab::{SectionTier, Tier};

/// The best declared tier of the claims to which the sentence refers, else that of its section; `None` in a neutral one.
pub fn of(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Tier> {
    let claims = cited::claims(cx, said.passage, said.sentence.range.clone());
    let declared = claims.iter().filter_map(|(_, claim)| cited::declared(claim));
    let best = declared.reduce(|best, tier| if tier.is_above(best) { tier } else { best });
    best.or_else(|| said.passage.tier.and_then(SectionTier::tier))
}

/// Whether wording that a tier permits is permitted under another; never where there is none.
pub fn permits(tier: Option<Tier>, from: Tier) -> bool {
    tier.is_some_and(|tier| tier == from || tier.is_above(from))
}
