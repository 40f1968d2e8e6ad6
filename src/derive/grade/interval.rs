//! What an outcome's interval says: whether it excludes no effect, touches it, or spans both directions.

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
    Spans,
}

/// The interval of an outcome; `None` where none is recorded, or no effect has no known value on its scale.
pub(super) fn of(outcome: &Outcome) -> Option<Interval> {
    let estimate = outcome.estimate.as_ref()?;
    let null = estimate.effect.as_ref()?.value.null_value()?;
    let (low, high) = bounds(outcome)?;
    Some(if low < null && null < high {
        Interval::Spans
    } else if low == null || high == null {
        Interval::Touches
    } else {
        Interval::Excludes
    })
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
    let undirected = outcome.direction.is_none() && of(outcome) == Some(Interval::Spans);
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
