//! Shares: what is left and what is lost after a time, and the time after which a share is lost.
//!
//! All times are in one unit, half-lives are above zero.

use std::f64::consts::LN_2;

/// The share left after `elapsed`, which is not below zero: `2^(−t/t½)`.
pub fn share_left(half_life: f64, elapsed: f64) -> f64 {
    libm::exp2(-elapsed / half_life)
}

/// The share lost after `elapsed`: `1 − 2^(−t/t½)`, without the rounding that the difference would bring.
///
/// It is also the share of the steady state that equal doses, or a drip, have reached after that time.
pub fn share_lost(half_life: f64, elapsed: f64) -> f64 {
    -libm::expm1(-LN_2 * (elapsed / half_life))
}

/// The time after which a share (from 0, below 1) is lost, or that share of the steady state is reached:
/// `−t½ · log₂(1 − share)`.
pub fn time_to_loss(half_life: f64, share: f64) -> f64 {
    -half_life * (libm::log1p(-share) / LN_2)
}

/// How much higher the peaks of repeated equal doses come to stand than the first: `1 / (1 − 2^(−τ/t½))`, for a dose
/// every `interval`.
pub fn accumulation(half_life: f64, interval: f64) -> f64 {
    1.0 / share_lost(half_life, interval)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_half_lives_leave_three_per_cent() {
        assert!((share_left(1.0, 5.0) - 0.03125).abs() < 1e-15);
        assert!((share_lost(2.0, 10.0) - 0.96875).abs() < 1e-15);
        assert!((time_to_loss(2.0, 0.96875) - 10.0).abs() < 1e-13);
        assert_eq!(time_to_loss(2.0, 0.0), 0.0);
    }

    #[test]
    fn a_small_loss_keeps_its_digits() {
        let lost = share_lost(1.0, 1e-9);
        assert!((lost / (1e-9 * LN_2) - 1.0).abs() < 1e-9, "{lost}");
        assert!((time_to_loss(1.0, lost) / 1e-9 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_dose_each_half_life_doubles() {
        assert!((accumulation(1.0, 1.0) - 2.0).abs() < 1e-15);
        assert!((accumulation(1.0, 2.0) - 4.0 / 3.0).abs() < 1e-15);
    }
}
