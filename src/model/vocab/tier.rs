//! The tiers that claims are graded into, and those that sections bear.

use crate::model::vocab::word::{vocab, vocab_and};

vocab! {
    /// How well a claim stands: five rungs, best first, and `contradicted`, which stands beside them.
    ///
    /// Its `Ord` is the order of listing; ask [`Tier::rank`] for height.
    pub enum Tier = "tier" {
        Established = "established": "Agreed and replicated: textbook biochemistry, or high-certainty human evidence.",
        Supported = "supported": "Consistent, direct human evidence, or replicated biochemistry; further study may refine it.",
        Preliminary = "preliminary": "Early human evidence: few people, indirect measures, or one laboratory.",
        Preclinical = "preclinical": "Seen in animals or cells only; whether it holds in people is unknown.",
        Unproven = "unproven": "Claimed, without adequate evidence.",
        Contradicted = "contradicted": "The better evidence points the other way.",
    }
}

impl Tier {
    /// The ladder, best first, without `contradicted`.
    pub const LADDER: [Tier; 5] =
        [Tier::Established, Tier::Supported, Tier::Preliminary, Tier::Preclinical, Tier::Unproven];

    /// The height on the ladder, from 0 (unproven) to 4 (established); `None` for `contradicted`.
    pub fn rank(self) -> Option<u8> {
        match self {
            Tier::Established => Some(4),
            Tier::Supported => Some(3),
            Tier::Preliminary => Some(2),
            Tier::Preclinical => Some(1),
            Tier::Unproven => Some(0),
            Tier::Contradicted => None,
        }
    }

    /// The tier of a height; above the ladder it is the top, so that steps never leave it.
    pub fn of_rank(rank: u8) -> Tier {
        match rank {
            0 => Tier::Unproven,
            1 => Tier::Preclinical,
            2 => Tier::Preliminary,
            3 => Tier::Supported,
            4.. => Tier::Established,
        }
    }

    /// Whether both stand on the ladder and `self` is the higher.
    pub fn is_above(self, other: Tier) -> bool {
        matches!((self.rank(), other.rank()), (Some(mine), Some(others)) if mine > others)
    }

    /// The lower of two tiers on the ladder; `contradicted` stays as it is and wins.
    pub fn at_most(self, cap: Tier) -> Tier {
        match (self.rank(), cap.rank()) {
            (Some(mine), Some(most)) => Tier::of_rank(mine.min(most)),
            (None, _) | (_, None) => Tier::Contradicted,
        }
    }
}

vocab_and! {
    /// What a section is marked with.
    pub enum SectionTier = "section tier": Tier +
        Neutral = "neutral": "Makes no claim of its own: definitions, history, or how to read the page."
}

impl SectionTier {
    /// The tier; `None` for a neutral section.
    pub fn tier(self) -> Option<Tier> {
        match self {
            SectionTier::Of(tier) => Some(tier),
            SectionTier::Neutral => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladder_is_five_rungs_and_contradicted_stands_beside() {
        for (at, tier) in Tier::LADDER.into_iter().enumerate() {
            let rank = tier.rank().expect("on the ladder");
            assert_eq!(usize::from(rank), 4 - at);
            assert_eq!(Tier::of_rank(rank), tier);
            assert!(!tier.is_above(Tier::Contradicted) && !Tier::Contradicted.is_above(tier));
        }
        assert!(Tier::Established.is_above(Tier::Supported));
        assert!(!Tier::Preclinical.is_above(Tier::Preclinical));
        assert_eq!(Tier::of_rank(200), Tier::Established);
        assert_eq!(Tier::Established.at_most(Tier::Preliminary), Tier::Preliminary);
        assert_eq!(Tier::Unproven.at_most(Tier::Preliminary), Tier::Unproven);
        assert_eq!(Tier::Contradicted.at_most(Tier::Established), Tier::Contradicted);
    }
}
