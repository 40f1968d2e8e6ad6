//! The marks of the axes: times in round steps of a fitting unit, shares in per cent.

use crate::render::figure::scale::{HALVINGS, Share, Time, WIDTH};

/// A mark with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands on its axis.
    pub at: f64,
    /// Where its label stands, so that it ends inside the drawing.
    pub label_at: f64,
    /// The label.
    pub label: String,
}

/// The marks of an axis of time, and the unit that stands beside its name where the labels do not say it.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeAxis {
    /// The marks, from left to right.
    pub ticks: Vec<Tick>,
    /// The unit.
    pub unit: Option<&'static str>,
}

/// Units with their seconds and the most of them that an axis is counted in.
const UNITS: [(&str, f64, f64); 8] = [
    ("ns", 1e-9, 100.0),
    ("µs", 1e-6, 100.0),
    ("ms", 1e-3, 100.0),
    ("s", 1.0, 100.0),
    ("min", 60.0, 100.0),
    ("h", 3600.0, 100.0),
    ("d", 86_400.0, 1000.0),
    ("y", YEAR, f64::INFINITY),
];

const YEAR: f64 = 31_557_600.0;

/// Times that people have words for, each several times the last.
const ROUND: [(f64, &str); 23] = [
    (1e-9, "1 ns"),
    (1e-8, "10 ns"),
    (1e-7, "100 ns"),
    (1e-6, "1 µs"),
    (1e-5, "10 µs"),
    (1e-4, "100 µs"),
    (1e-3, "1 ms"),
    (1e-2, "10 ms"),
    (1e-1, "100 ms"),
    (1.0, "1 s"),
    (10.0, "10 s"),
    (60.0, "1 min"),
    (600.0, "10 min"),
    (3600.0, "1 h"),
    (21_600.0, "6 h"),
    (86_400.0, "1 d"),
    (864_000.0, "10 d"),
    (8_640_000.0, "100 d"),
    (YEAR, "1 y"),
    (10.0 * YEAR, "10 y"),
    (100.0 * YEAR, "100 y"),
    (1e3 * YEAR, "1000 y"),
    (1e4 * YEAR, "10000 y"),
];

/// About the width of a letter at the size that phones show.
const LETTER: f64 = 6.4;

/// The room that a label takes.
pub fn width(label: &str) -> f64 {
    label.chars().count() as f64 * LETTER
}

/// The marks of an axis of time.
pub fn of_time(time: Time) -> TimeAxis {
    match time {
        Time::Even { end } => even(time, end),
        Time::Tenfold { start, end } => TimeAxis { ticks: tenfold(time, start, end), unit: None },
    }
}

/// The marks of the axis of shares.
pub fn of_share(share: Share) -> Vec<Tick> {
    let tick = |part: f64, label: &str| {
        let at = share.y(part);
        Tick { at, label_at: at, label: format!("{label}\u{a0}%") }
    };
    match share {
        Share::Even => {
            [(1.0, "100"), (0.75, "75"), (0.5, "50"), (0.25, "25"), (0.0, "0")].map(|(p, l)| tick(p, l)).into()
        }
        Share::Halvings => (0..=HALVINGS)
            .zip(["100", "50", "25", "12.5", "6.3", "3.1"])
            .map(|(count, label)| tick(crate::derive::pk::share_left(1.0, f64::from(count)), label))
            .collect(),
    }
}

/// Some steps, six at most, of 1, 2 or 5 times a power of ten.
fn even(time: Time, end: f64) -> TimeAxis {
    let fitting = UNITS.iter().find(|(_, seconds, most)| end / seconds <= *most);
    let (unit, seconds, _) = fitting.unwrap_or(&UNITS[UNITS.len() - 1]);
    let (step, decimals) = step(end / seconds / 6.0);
    let count = libm::floor(end / seconds / step + 1e-9) as u32;
    let tick = |nth: u32| {
        let value = f64::from(nth) * step;
        tick(time, value * seconds, format!("{value:.decimals$}"))
    };
    TimeAxis { ticks: (0..=count.min(10)).map(tick).collect(), unit: Some(unit) }
}

/// The next round step from a rough one, and how many decimals its multiples need.
fn step(rough: f64) -> (f64, usize) {
    let power = libm::floor(libm::log10(rough));
    let ten = libm::pow(10.0, power);
    let round = [1.0, 2.0, 5.0].into_iter().find(|times| times * ten >= rough * (1.0 - 1e-9));
    let (step, power) = round.map_or((10.0 * ten, power + 1.0), |times| (times * ten, power));
    (step, if power < 0.0 { -power as usize } else { 0 })
}

/// Round times, leaving out those whose labels would touch.
fn tenfold(time: Time, start: f64, end: f64) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut free = 0.0;
    for (seconds, label) in ROUND.iter().filter(|(seconds, _)| start <= *seconds && *seconds <= end) {
        let next = tick(time, *seconds, label.replace(' ', "\u{a0}"));
        if next.label_at - width(label) / 2.0 >= free {
            free = next.label_at + width(label) / 2.0 + 2.0 * LETTER;
            ticks.push(next);
        }
    }
    ticks
}

fn tick(time: Time, seconds: f64, label: String) -> Tick {
    let at = time.x(seconds);
    Tick { at, label_at: at.min(WIDTH - width(&label) / 2.0 - 1.0), label }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(time: Time) -> String {
        let axis = of_time(time);
        let labels: Vec<&str> = axis.ticks.iter().map(|tick| tick.label.as_str()).collect();
        format!("{} {}", labels.join(" "), axis.unit.unwrap_or_default()).replace('\u{a0}', "_").trim_end().to_owned()
    }

    #[test]
    fn even_times_step_by_one_two_or_five_in_a_fitting_unit() {
        for (end, expected) in [
            (5.0 * 60.0, "0 1 2 3 4 5 min"),
            (11.0 * 3600.0, "0 2 4 6 8 10 h"),
            (10.0 * 3600.0, "0 2 4 6 8 10 h"),
            (75.0 * 3600.0, "0 20 40 60 h"),
            (35.0 * 86_400.0, "0 10 20 30 d"),
            (2.5, "0.0 0.5 1.0 1.5 2.0 2.5 s"),
            (0.05, "0 10 20 30 40 50 ms"),
            (0.000_05, "0 10 20 30 40 50 µs"),
            (1.48e-10, "0.00 0.05 0.10 ns"),
            (3000.0 * 86_400.0, "0 2 4 6 8 y"),
        ] {
            assert_eq!(labels(Time::Even { end }), expected, "{end}");
        }
    }

    #[test]
    fn tenfold_times_are_those_that_people_say() {
        let to = |start, end| labels(Time::Tenfold { start, end });
        assert_eq!(to(28.0, 324_000.0), "1_min 10_min 1_h 6_h 1_d");
        assert_eq!(to(0.5, 600.0), "1_s 10_s 1_min 10_min");
        assert_eq!(to(1e-10, 1e12), "1_ns 1_µs 1_ms 1_s 1_h 100_d 1000_y");
    }

    proptest! {
        #[test]
        fn labels_stand_apart_inside_the_drawing(low in -10.6_f64..12.0, more in 0.001_f64..23.3, is_even in any::<bool>()) {
            let (start, end) = (libm::pow(10.0, low), libm::pow(10.0, (low + more).min(12.78)));
            let axis = of_time(if is_even { Time::Even { end } } else { Time::Tenfold { start, end } });
            prop_assert!(axis.ticks.len() <= 12);
            for tick in &axis.ticks {
                let half = width(&tick.label) / 2.0;
                prop_assert!(tick.label_at - half >= 0.0 && tick.label_at + half <= WIDTH, "{tick:?}");
            }
            for (one, next) in axis.ticks.iter().zip(axis.ticks.iter().skip(1)) {
                let gap = next.label_at - one.label_at - (width(&one.label) + width(&next.label)) / 2.0;
                prop_assert!(gap > 0.0, "{one:?} {next:?}");
            }
        }
    }
}
