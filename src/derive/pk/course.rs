//! Courses: how much of the doses given so far is in the body at a time. Doses add up (superposition).
//!
//! Amounts come out in the unit of the doses. A time, a duration and a half-life are in one unit.

use std::f64::consts::LN_2;

use crate::derive::pk::share::{share_left, share_lost};

/// One dose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dose {
    /// When it begins.
    pub at: f64,
    /// How much is given in all.
    pub amount: f64,
    /// Over how long, at a constant rate; 0 for all at once.
    pub duration: f64,
}

/// How much is in the body at a time, of all doses begun by then.
pub fn course(doses: &[Dose], half_life: f64, time: f64) -> f64 {
    doses.iter().map(|dose| of_one(*dose, half_life, time)).sum()
}

/// Equal doses every `interval`, the first at zero.
pub fn repeated(amount: f64, duration: f64, interval: f64, count: u32) -> Vec<Dose> {
    (0..count).map(|nth| Dose { at: f64::from(nth) * interval, amount, duration }).collect()
}

/// One dose. At once: `D · 2^(−t/t½)`. A drip of rate `R = D/T`: `(R/k)(1 − 2^(−t/t½))` while it runs, with `k = ln 2/t½`;
/// what stood at its end declines afterwards.
fn of_one(dose: Dose, half_life: f64, time: f64) -> f64 {
    let elapsed = time - dose.at;
    if elapsed < 0.0 {
        return 0.0;
    }
    if dose.duration <= 0.0 {
        return dose.amount * share_left(half_life, elapsed);
    }
    let plateau = dose.amount / dose.duration * (half_life / LN_2);
    let running = elapsed.min(dose.duration);
    plateau * share_lost(half_life, running) * share_left(half_life, elapsed - running)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(one: f64, other: f64) {
        assert!((one - other).abs() <= 1e-12 * other.abs(), "{one} {other}");
    }

    #[test]
    fn nothing_is_there_before_the_first_dose() {
        assert_eq!(course(&[Dose { at: 2.0, amount: 5.0, duration: 0.0 }], 1.0, 1.9), 0.0);
        assert_eq!(course(&[], 1.0, 1.0), 0.0);
    }

    #[test]
    fn a_dose_at_once_halves_in_each_half_life() {
        let dose = [Dose { at: 1.0, amount: 80.0, duration: 0.0 }];
        close(course(&dose, 2.0, 1.0), 80.0);
        close(course(&dose, 2.0, 7.0), 10.0);
    }

    #[test]
    fn a_drip_nears_its_plateau_and_declines_after_it() {
        let drip = [Dose { at: 0.0, amount: 100.0, duration: 10.0 }];
        let plateau = 10.0 * 2.0 / LN_2;
        close(course(&drip, 2.0, 2.0), plateau / 2.0);
        close(course(&drip, 2.0, 10.0), plateau * (1.0 - 1.0 / 32.0));
        close(course(&drip, 2.0, 14.0), plateau * (1.0 - 1.0 / 32.0) / 4.0);
    }

    #[test]
    fn a_short_drip_is_nearly_a_dose_at_once() {
        let drip = course(&[Dose { at: 0.0, amount: 1.0, duration: 1e-9 }], 1.0, 1.0);
        assert!((drip - 0.5).abs() < 1e-9);
    }

    /// Against the sum of the geometric series: `D · 2^(−t/t½) · (1 − q^n)/(1 − q)`.
    #[test]
    fn repeated_doses_are_a_geometric_series() {
        for (half_life, interval, count) in [(3.0, 8.0, 5_u32), (100.0, 24.0, 30), (0.2, 1.0, 3)] {
            let doses = repeated(50.0, 0.0, interval, count);
            let since_last = 0.3 * interval;
            let time = f64::from(count - 1) * interval + since_last;
            let each = share_left(half_life, interval);
            let series = (1.0 - libm::pow(each, f64::from(count))) / (1.0 - each);
            close(course(&doses, half_life, time), 50.0 * share_left(half_life, since_last) * series);
        }
    }
}
