//! The frame of a plot, and where a time and a share stand in it.

use std::f64::consts::LN_2;

/// The width of a plot. A phone of 390 px shows it at about its own size.
pub const WIDTH: f64 = 360.0;
/// Its height.
pub const HEIGHT: f64 = 226.0;
/// Where the time begins.
pub const LEFT: f64 = 46.0;
/// Where it ends.
pub const RIGHT: f64 = 350.0;
/// Where all is left.
pub const TOP: f64 = 24.0;
/// Where nothing is left; in halvings, where they end.
pub const BOTTOM: f64 = 184.0;

/// How many halvings a plot shows; what is left then is 3.1 %.
pub const HALVINGS: u8 = 5;

/// The axis of time, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Time {
    /// From zero, in even steps.
    Even {
        /// Its end.
        end: f64,
    },
    /// Each step tenfold.
    Tenfold {
        /// Its start, above zero.
        start: f64,
        /// Its end, above its start.
        end: f64,
    },
}

impl Time {
    /// The time at the left.
    pub fn start(self) -> f64 {
        match self {
            Time::Even { .. } => 0.0,
            Time::Tenfold { start, .. } => start,
        }
    }

    /// The time at the right.
    pub fn end(self) -> f64 {
        match self {
            Time::Even { end } | Time::Tenfold { end, .. } => end,
        }
    }

    /// Where a time stands; one beyond the axis at its nearer end.
    pub fn x(self, time: f64) -> f64 {
        let part = match self {
            Time::Even { end } => time / end,
            Time::Tenfold { start, end } => libm::log(time.max(start) / start) / libm::log(end / start),
        };
        LEFT + part.clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    /// How fast a place moves with the time.
    pub fn speed(self, time: f64) -> f64 {
        let width = RIGHT - LEFT;
        match self {
            Time::Even { end } => width / end,
            Time::Tenfold { start, end } => width / (time.max(start) * libm::log(end / start)),
        }
    }
}

/// The axis of the share left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// From nothing to all, in even steps.
    Even,
    /// Each step down is half, so that a decline over even time is a straight line.
    Halvings,
}

impl Share {
    /// Where a share stands; one beyond the axis at its nearer end.
    pub fn y(self, share: f64) -> f64 {
        let down = match self {
            Share::Even => 1.0 - share,
            Share::Halvings => -libm::log2(share.clamp(f64::MIN_POSITIVE, 1.0)) / f64::from(HALVINGS),
        };
        TOP + down.clamp(0.0, 1.0) * (BOTTOM - TOP)
    }
}

/// Two axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scales {
    /// Across.
    pub time: Time,
    /// Upward.
    pub share: Share,
}

impl Scales {
    /// How steeply the even share of a half-life falls at a time, in places downward for each place to the right.
    pub fn slope(self, half_life: f64, time: f64, share: f64) -> f64 {
        (BOTTOM - TOP) * LN_2 / half_life * share / self.time.speed(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_stand_at_the_frame() {
        let even = Time::Even { end: 10.0 };
        assert_eq!([even.x(0.0), even.x(5.0), even.x(10.0), even.x(99.0)], [LEFT, (LEFT + RIGHT) / 2.0, RIGHT, RIGHT]);
        let tenfold = Time::Tenfold { start: 1.0, end: 100.0 };
        assert_eq!([tenfold.x(0.0), tenfold.x(1.0), tenfold.x(1e9)], [LEFT, LEFT, RIGHT]);
        assert!((tenfold.x(10.0) - (LEFT + RIGHT) / 2.0).abs() < 1e-9);
        assert_eq!([Share::Even.y(1.0), Share::Even.y(0.0)], [TOP, BOTTOM]);
        assert_eq!(
            [Share::Halvings.y(1.0), Share::Halvings.y(1.0 / 32.0), Share::Halvings.y(0.0)],
            [TOP, BOTTOM, BOTTOM]
        );
    }

    /// The slope is the one between neighbouring points.
    #[test]
    fn slopes_are_those_of_the_curve() {
        let left = |time: f64| crate::derive::pk::share_left(3.0, time);
        for time in [Time::Even { end: 15.0 }, Time::Tenfold { start: 0.1, end: 20.0 }] {
            let scales = Scales { time, share: Share::Even };
            let (before, after) = (4.0 - 1e-6, 4.0 + 1e-6);
            let fall = Share::Even.y(left(after)) - Share::Even.y(left(before));
            let measured = fall / (time.x(after) - time.x(before));
            let slope = scales.slope(3.0, 4.0, left(4.0));
            assert!((slope / measured - 1.0).abs() < 1e-6, "{slope} {measured}");
        }
    }
}
