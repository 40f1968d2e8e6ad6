//! The steady state of equal doses given for ever: its peak, its trough and its mean amount in the body.
//!
//! A dose is given over `duration` (0 for at once), which is not longer than `interval`.

use std::f64::consts::LN_2;

use crate::derive::pk::course::{Dose, course};
use crate::derive::pk::share::{accumulation, share_left};

/// The highest amount: at the end of each dose.
pub fn steady_peak(amount: f64, duration: f64, half_life: f64, interval: f64) -> f64 {
    let first = course(&[Dose { at: 0.0, amount, duration }], half_life, duration);
    first * accumulation(half_life, interval)
}

/// The lowest amount: just before the next dose.
pub fn steady_trough(amount: f64, duration: f64, half_life: f64, interval: f64) -> f64 {
    steady_peak(amount, duration, half_life, interval) * share_left(half_life, interval - duration)
}

/// The mean amount over an interval, whatever the duration: `D · t½ / (ln 2 · τ)`.
pub fn steady_mean(amount: f64, half_life: f64, interval: f64) -> f64 {
    amount * half_life / (LN_2 * interval)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::pk::course::repeated;

    #[test]
    fn many_doses_come_to_it() {
        for (duration, half_life, interval) in [(0.0, 10.0, 24.0), (2.0, 30.0, 12.0), (24.0, 5.0, 24.0)] {
            let doses = repeated(100.0, duration, interval, 400);
            let last = 399.0 * interval;
            let peak = course(&doses, half_life, last + duration);
            let trough = course(&doses[..399], half_life, last);
            assert!((steady_peak(100.0, duration, half_life, interval) / peak - 1.0).abs() < 1e-12);
            assert!((steady_trough(100.0, duration, half_life, interval) / trough - 1.0).abs() < 1e-12);
        }
    }

    /// The mean lies between the ends, and a drip that never stops stands at it.
    #[test]
    fn a_drip_without_end_stands_at_the_mean() {
        let (peak, mean) = (steady_peak(100.0, 24.0, 5.0, 24.0), steady_mean(100.0, 5.0, 24.0));
        assert!((peak / mean - 1.0).abs() < 1e-12);
        assert!((steady_trough(100.0, 24.0, 5.0, 24.0) / mean - 1.0).abs() < 1e-12);
        assert!(steady_trough(100.0, 0.0, 5.0, 24.0) < mean && mean < steady_peak(100.0, 0.0, 5.0, 24.0));
    }
}
