//! What an outcome's interval says: whether it excludes no effect, touches it, or reaches to both sides of it, and how
//! far.

use crate::derive::grade::policy::Policy;
use crate::model::study::Outcome;
use crate::model::vocab::{Direction, Effect};

/// An interval against no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Interval {
    /// No effect lies outside.
    Excludes,
    /// No effect is one of its ends.
    Touches,
    /// It holds effects in both directions.
    Crosses,
}

/// The interval of an outcome; `None` where none is recorded, or no effect has no known value on its scale.
pub(super) fn of(outcome: &Outcome) -> Option<Interval> {
    let estimate = outcome.estimate.as_ref()?;
    let null = estimate.effect.as_ref()?.value.null_value()?;
    let (low, high) = bounds(outcome)?;
    Some(if low < null && null < high {
        Interval::Crosses
    } else if low == null || high == null {
        Interval::Touches
    } else {
        Interval::Excludes
    })
}

/// Whether an interval reaches far to both sides of no effect: so much of it lies on either side that nothing is said of
/// the direction, or a ratio's holds an appreciable decrease and an appreciable increase. Ratios are taken by their
/// logarithms.
pub(super) fn is_wide(outcome: &Outcome, policy: &Policy) -> bool {
    let effect = outcome.estimate.as_ref().and_then(|estimate| estimate.effect.as_ref());
    let Some(null) = effect.and_then(|effect| effect.value.null_value()) else { return false };
    let Some((low, high)) = bounds(outcome).filter(|(low, high)| *low < null && null < *high) else { return false };
    let is_ratio = null > 0.0;
    if is_ratio && low <= 0.0 {
        return true;
    }
    let (below, above) = if is_ratio { (-libm::log(low), libm::log(high)) } else { (null - low, high - null) };
    let appreciable = is_ratio && low < 1.0 - policy.appreciable_change && high > 1.0 + policy.appreciable_change;
    appreciable || below.min(above) >= policy.interval_share * (below + above) * (1.0 - 1e-9)
}

/// The two ends of an outcome's interval, the lower first.
pub(super) fn bounds(outcome: &Outcome) -> Option<(f64, f64)> {
    match outcome.estimate.as_ref()?.ci.as_slice() {
        [low, high] => Some((low.value.min(high.value), low.value.max(high.value))),
        _ => None,
    }
}

/// Whether the outcome has an interval of which an editor says that it excludes any important effect.
pub(super) fn excludes_importance(outcome: &Outcome) -> bool {
    is_null(outcome) && bounds(outcome).is_some()
}

/// Whether the outcome is said to be without important effect, and no interval says so: a null result at best.
pub(super) fn is_null_without_interval(outcome: &Outcome) -> bool {
    let undirected = outcome.direction.is_none() && of(outcome) == Some(Interval::Crosses);
    undirected || is_null(outcome) && bounds(outcome).is_none()
}

fn is_null(outcome: &Outcome) -> bool {
    let direction = outcome.direction.as_ref().and_then(|direction| direction.value.direction());
    direction == Some(Direction::NoImportantEffect)
}

/// Whether the outcome is counted in events rather than measured.
pub(super) fn is_counted(outcome: &Outcome) -> bool {
    if outcome.events.is_some() {
        return true;
    }
    match outcome.estimate.as_ref().and_then(|estimate| estimate.effect.as_ref()).map(|effect| effect.value) {
        Some(
            Effect::RiskRatio | Effect::OddsRatio | Effect::HazardRatio | Effect::RateRatio | Effect::RiskDifference,
        ) => true,
        Some(
            Effect::MeanDifference
            | Effect::StandardisedMeanDifference
            | Effect::RatioOfMeans
            | Effect::PercentChange
            | Effect::Other,
        )
        | None => false,
    }
}

/// How far an outcome's ratio lies from no effect, as a factor of 1 or more; `None` where its estimate is no ratio.
pub(super) fn ratio(outcome: &Outcome) -> Option<f64> {
    let estimate = outcome.estimate.as_ref()?;
    match estimate.effect.as_ref()?.value {
        Effect::RiskRatio | Effect::OddsRatio | Effect::HazardRatio | Effect::RateRatio => {
            let value = estimate.value.as_ref()?.value;
            (value > 0.0).then(|| value.max(1.0 / value))
        }
        Effect::RatioOfMeans
        | Effect::RiskDifference
        | Effect::MeanDifference
        | Effect::StandardisedMeanDifference
        | Effect::PercentChange
        | Effect::Other => None,
    }
}
