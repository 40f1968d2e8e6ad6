//! Ranges of half-lives carried through a figure: from its value at the one end to that at the other.

/// The lower and the upper end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The lower end.
    pub low: f64,
    /// The upper end; equal to the lower for a single value.
    pub high: f64,
}

/// A figure over a range of half-lives.
///
/// Its two ends bound it, since every figure of this model only rises or only falls with the half-life.
pub fn band(half_life: Band, figure: impl Fn(f64) -> f64) -> Band {
    let (one, other) = (figure(half_life.low), figure(half_life.high));
    Band { low: one.min(other), high: one.max(other) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::pk::{Dose, course, repeated, share_lost, steady_peak, steady_trough};

    /// What the bounds rest on: no half-life between the ends leads out of the band.
    #[test]
    fn no_half_life_between_leads_out_of_it() {
        let mut doses = repeated(10.0, 0.5, 6.0, 8);
        doses.push(Dose { at: 3.0, amount: 4.0, duration: 0.0 });
        let range = Band { low: 0.7, high: 19.0 };
        let figures: [&dyn Fn(f64) -> f64; 4] = [
            &|half_life| course(&doses, half_life, 20.0),
            &|half_life| share_lost(half_life, 5.0),
            &|half_life| steady_peak(10.0, 0.5, half_life, 6.0),
            &|half_life| steady_trough(10.0, 0.5, half_life, 6.0),
        ];
        for figure in figures {
            let ends = band(range, figure);
            for step in 0..=100 {
                let half_life = range.low + (range.high - range.low) * f64::from(step) / 100.0;
                let value = figure(half_life);
                assert!(ends.low <= value && value <= ends.high, "{value} outside {ends:?}");
            }
        }
    }
}
