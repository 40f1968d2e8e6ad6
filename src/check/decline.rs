//! Whether times, shares and numbers of half-lives agree under first-order decline, within the precision typed.
//!
//! After `n` half-lives `2^−n` is left. A figure typed with "about" may be a tenth off, a share so typed a few points.

use crate::model::quantity::{Form, Quantity, Relation};

/// How far a time typed with "about" may be off, as a share. Ours.
const ABOUT: f64 = 0.1;
/// How far a share typed with "about" may be off, in points of per cent. Ours.
const ABOUT_SHARE: f64 = 2.5;
/// How far a number of half-lives typed with "about" may be off. Ours.
const ABOUT_COUNT: f64 = 0.5;

/// A quantity as two ends and how far each may be off; `None` at an end that it leaves open.
#[derive(Clone, Copy, Debug)]
struct Ends {
    low: Option<f64>,
    high: Option<f64>,
    step: f64,
    is_point: bool,
}

fn ends(quantity: &Quantity) -> Ends {
    let scale = quantity.unit().scale();
    let step = quantity.numbers().map(|number| scale.apply(number.half_step())).fold(0.0, f64::max);
    let extent = quantity.in_base();
    match quantity.form() {
        Form::Range { .. } => Ends { low: extent.low, high: extent.high, step, is_point: false },
        Form::Bound { .. } => Ends { low: extent.low, high: extent.high, step, is_point: false },
        Form::Point(_) | Form::Spread { .. } | Form::Interval { .. } => {
            Ends { low: extent.central, high: extent.central, step, is_point: true }
        }
    }
}

/// The number of half-lives after which a share is gone: the least and the most, given how the share was typed.
/// `None` for what is no single share above 0 and below 100 %.
pub fn half_lives_until(share: &Quantity, is_gone: bool) -> Option<(f64, f64)> {
    let Form::Point(number) = share.form() else { return None };
    let slack = if share.is_approximate() { ABOUT_SHARE } else { 0.0 };
    let off = number.half_step().max(slack);
    let gone = if is_gone { number.value() } else { 100.0 - number.value() };
    let at = |gone: f64| libm::log2(100.0 / (100.0 - gone));
    let (low, high) = (at((gone - off).max(0.0)), at(gone + off));
    (gone > 0.0 && high.is_finite()).then_some((low, high))
}

/// The share that is gone, in per cent, after so many half-lives; for a range from that of its one end to the other's.
pub fn gone_after(count: &Quantity) -> Option<(f64, f64)> {
    let Ends { low, high, step, .. } = ends(count);
    // A whole number of half-lives is exact.
    let is_whole = count.numbers().all(|number| number.decimals() <= 0);
    let off = match (count.is_approximate(), is_whole) {
        (true, _) => ABOUT_COUNT,
        (false, true) => 0.0,
        (false, false) => step,
    };
    let at = |n: f64| 100.0 * (1.0 - libm::exp2(-n.max(0.0)));
    // "Within five half-lives" is said of the fifth.
    let (low, high) = (low.or(high)?, high.or(low)?);
    Some((at(low - off), at(high + off)))
}

/// Whether a share can be gone, or left, after so many half-lives.
pub fn share_agrees(share: &Quantity, is_gone: bool, count: &Quantity) -> bool {
    let Some((least, most)) = gone_after(count) else { return true };
    let (least, most) = if is_gone { (least, most) } else { (100.0 - most, 100.0 - least) };
    let slack = if share.is_approximate() { ABOUT_SHARE } else { 0.0 };
    let off = share.numbers().map(|number| number.half_step()).fold(slack, f64::max) + 1e-9;
    match share.form() {
        Form::Bound { relation: Relation::Below | Relation::AtMost, limit } => least <= limit.value() + off,
        Form::Bound { relation: Relation::Above | Relation::AtLeast, limit } => most >= limit.value() - off,
        Form::Point(_) | Form::Range { .. } | Form::Spread { .. } | Form::Interval { .. } => {
            let extent = share.extent();
            let (low, high) = (extent.low.or(extent.central), extent.high.or(extent.central));
            low.zip(high).is_none_or(|(low, high)| low - off <= most && least <= high + off)
        }
    }
}

/// Whether so many half-lives, at least and at most, can take that time.
///
/// Of a range and a range the ends must agree; a single figure must lie within the range beside it.
pub fn time_agrees(time: &Quantity, half_life: &Quantity, (least, most): (f64, f64)) -> bool {
    let (time_ends, value) = (ends(time), ends(half_life));
    let loose = if time.is_approximate() || half_life.is_approximate() { ABOUT } else { 0.0 };
    let off = |product: f64| time_ends.step.max(most * value.step).max(loose * product) + 1e-9 * product;
    let is_near = |found: f64, low: f64, high: f64| found >= low - off(low) && found <= high + off(high);
    match (time_ends.low, time_ends.high, value.low, value.high) {
        (Some(low), Some(high), Some(value_low), Some(value_high)) => {
            if time_ends.is_point {
                return is_near(low, least * value_low, most * value_high);
            }
            if value.is_point {
                return low - off(low) <= most * value_high && least * value_low <= high + off(high);
            }
            is_near(low, least * value_low, most * value_low) && is_near(high, least * value_high, most * value_high)
        }
        // "Within 25 min": all of it must have passed by then.
        (None, Some(limit), _, Some(value_high)) => least * value_high <= limit + off(limit),
        (Some(limit), None, Some(value_low), _) => most * value_low >= limit - off(limit),
        _ => true,
    }
}

/// The number of half-lives as typed, least and most, to multiply with.
pub fn count_range(count: &Quantity) -> Option<(f64, f64)> {
    let Ends { low, high, .. } = ends(count);
    let slack = if count.is_approximate() { ABOUT_COUNT } else { 0.0 };
    Some((low.or(high)? - slack, high.or(low)? + slack))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        Quantity::parse(text).expect(text)
    }

    #[test]
    fn shares_follow_from_numbers_of_half_lives() {
        for (share, is_gone, count) in [
            ("97 %", true, "5"),
            ("96.9 %", true, "5"),
            ("3 %", false, "5"),
            ("50 %", true, "1"),
            ("88 %", true, "3"),
            ("12.5 %", false, "3"),
            ("~95 %", true, "4–5"),
            ("> 90 %", true, "4"),
            ("> 95 %", true, "5"),
            ("< 5 %", false, "5"),
            ("94–97 %", true, "4–5"),
            ("90 %", true, "3.3"),
            ("~3 %", false, "~5"),
            ("99 %", true, "7"),
            ("99.2 %", true, "7"),
        ] {
            assert!(share_agrees(&q(share), is_gone, &q(count)), "{share} {is_gone} after {count}");
        }
        for (share, is_gone, count) in [
            ("97 %", true, "3"),
            ("97 %", false, "5"),
            ("50 %", true, "2"),
            ("97.0 %", true, "5"),
            ("> 99 %", true, "5"),
            ("< 1 %", false, "5"),
            ("~99 %", true, "4"),
            ("90 %", true, "5"),
        ] {
            assert!(!share_agrees(&q(share), is_gone, &q(count)), "{share} {is_gone} after {count}");
        }
    }

    #[test]
    fn times_follow_from_half_lives() {
        let agrees = |share: &str, time: &str, half_life: &str| {
            let count = half_lives_until(&q(share), true).expect(share);
            time_agrees(&q(time), &q(half_life), count)
        };
        for (share, time, half_life) in [
            ("97 %", "~5–25 min", "~1–5 min"),
            ("97 %", "10 h", "2 h"),
            ("50 %", "2 h", "120 min"),
            ("50 %", "~2.5 h", "2.4 h"),
            ("50 %", "3 h", "2.7 ± 1.2 h"),
            ("75 %", "4 h", "2 h"),
            ("97 %", "8–12 h", "2 h"),
            ("97 %", "12 min", "1–5 min"),
            ("97 %", "≤ 25 min", "1–5 min"),
            ("50 %", "≤ 10 min", "2 min"),
        ] {
            assert!(agrees(share, time, half_life), "{share} in {time} by {half_life}");
        }
        for (share, time, half_life) in [
            ("50 %", "~1–2.5 min", "~1–5 min"),
            ("97 %", "6 h", "2 h"),
            ("50 %", "1 h", "2 h"),
            ("97 %", "≤ 10 min", "1–5 min"),
            ("97 %", "30 min", "1–5 min"),
        ] {
            assert!(!agrees(share, time, half_life), "{share} in {time} by {half_life}");
        }
        let four_to_five = count_range(&q("4–5")).expect("a range");
        assert!(time_agrees(&q("8–15 h"), &q("2–3 h"), four_to_five));
        assert!(!time_agrees(&q("10–12 h"), &q("2–5 h"), four_to_five));
        assert_eq!(half_lives_until(&q("100 %"), true), None);
    }
}
