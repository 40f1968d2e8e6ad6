//! The thresholds of grading as `monograph.toml` may set them. Their defaults, and where each comes from, stand in
//! `derive/grade/policy`.

use crate::base::span::Spanned;
use crate::model::flaw::Flaw;
use crate::model::scalar::{Scalar, ScalarFlaw};
use crate::model::shape::Shape;
use crate::record;

record! {
    /// Thresholds of grading that a site sets otherwise than the defaults.
    PolicySettings "grading policy" {
        /// Risk of bias: the share of participants in studies judged high, or unjudged, that takes a step off.
        risk_of_bias_share "risk_of_bias_share": optional Spanned<Share>,
        /// Inconsistency: the share of participants in contrary sources that takes a step off.
        inconsistency_share "inconsistency_share": optional Spanned<Share>,
        /// Inconsistency: the share that takes two steps off.
        inconsistency_share_very_serious "inconsistency_share_very_serious": optional Spanned<Share>,
        /// Indirectness: the share of participants that must be exceeded for a step to be taken off.
        indirectness_share "indirectness_share": optional Spanned<Share>,
        /// Imprecision: with fewer participants (continuous outcomes) a step is taken off.
        participants "participants": optional Spanned<u32>,
        /// Imprecision: with fewer events (counted outcomes) a step is taken off.
        events "events": optional Spanned<u32>,
        /// Imprecision: beside an interval, so many participants make up for events that are few or not recorded.
        participants_many "participants_many": optional Spanned<u32>,
        /// Imprecision: with fewer participants two steps are taken off.
        participants_very_few "participants_very_few": optional Spanned<u32>,
        /// Imprecision: the share of an interval on either side of no effect that takes two steps off.
        interval_share "interval_share": optional Spanned<Share>,
        /// Imprecision: a ratio's interval that holds a decrease and an increase of more than this takes two steps off.
        appreciable_change "appreciable_change": optional Spanned<Share>,
        /// How often a participant of a randomised crossover counts.
        crossover_weight "crossover_weight": optional Spanned<u32>,
        /// Publication bias: so many trials, all paid for by industry, take a step off.
        industry_trials "industry_trials": optional Spanned<u32>,
        /// Upgrades: a ratio above this (or below its inverse) allows one step for a large effect.
        large_effect "large_effect": optional Spanned<Fold>,
        /// Upgrades: a ratio above this (or below its inverse) allows two.
        very_large_effect "very_large_effect": optional Spanned<Fold>,
        /// The share of sources of unknown size at which a claim is preliminary at most.
        unknown_size_share "unknown_size_share": optional Spanned<Share>,
        /// Safety: with fewer people exposed, absence of harm is preliminary.
        exposed "exposed": optional Spanned<u32>,
        /// Safety: with fewer people exposed, absence of harm is supported.
        exposed_many "exposed_many": optional Spanned<u32>,
        /// Biochemistry: so many independent primary sources establish a claim by themselves.
        primary_sources_alone "primary_sources_alone": optional Spanned<u32>,
        /// Biochemistry: so many independent primary sources support a claim, and establish it beside reviews.
        primary_sources "primary_sources": optional Spanned<u32>,
        /// Biochemistry: so many independent narrative reviews stand for a textbook.
        narrative_reviews "narrative_reviews": optional Spanned<u32>,
        /// Kinetics: a study of so many people supports a claim, and a record of so many is no limited one.
        kinetics_participants "kinetics_participants": optional Spanned<u32>,
        /// Kinetics: values within this factor of each other agree.
        kinetics_agreement "kinetics_agreement": optional Spanned<Fold>,
        /// Quality: so many independent product analyses support a claim.
        product_analyses "product_analyses": optional Spanned<u32>,
    }
}

/// A share of a whole: above 0, 1 at most.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Share(f64);

/// A factor above 1, 1000 at most.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Fold(f64);

impl From<Share> for f64 {
    fn from(share: Share) -> f64 {
        share.0
    }
}

impl From<Fold> for f64 {
    fn from(fold: Fold) -> f64 {
        fold.0
    }
}

fn unreadable<T: Scalar>(text: &str) -> ScalarFlaw {
    (Flaw::Unreadable { text: text.into(), expected: T::EXPECTED, instead: Vec::new() }, None)
}

fn number<T: Scalar>(text: &str, fits: impl Fn(f64) -> bool) -> Result<f64, ScalarFlaw> {
    <f64 as Scalar>::parse(text).ok().filter(|number| fits(*number)).ok_or_else(|| unreadable::<T>(text))
}

impl Scalar for Share {
    const SHAPE: &'static Shape = &Shape::Number;
    const EXPECTED: &'static str = "a share above 0 and of 1 at most, such as `0.5`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        number::<Share>(text, |share| share > 0.0 && share <= 1.0).map(Share)
    }
}

impl Scalar for Fold {
    const SHAPE: &'static Shape = &Shape::Number;
    const EXPECTED: &'static str = "a factor above 1, such as `2`";

    fn parse(text: &str) -> Result<Self, ScalarFlaw> {
        number::<Fold>(text, |fold| fold > 1.0 && fold <= 1000.0).map(Fold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_factors_keep_to_their_bounds() {
        assert_eq!(<Share as Scalar>::parse("0.25").map(f64::from).ok(), Some(0.25));
        assert_eq!(<Share as Scalar>::parse("1").map(f64::from).ok(), Some(1.0));
        assert_eq!(<Fold as Scalar>::parse("2").map(f64::from).ok(), Some(2.0));
        for wrong in ["0", "1.01", "-0.5", "half", "NaN", "50%"] {
            assert!(<Share as Scalar>::parse(wrong).is_err(), "{wrong}");
        }
        for wrong in ["1", "0.5", "1001", "two"] {
            assert!(<Fold as Scalar>::parse(wrong).is_err(), "{wrong}");
        }
    }
}
