//! Figures that follow from a half-life, never typed: multiples, what is left after a time, accumulation.

use crate::derive::pk::share::{accumulation, share_left};
use crate::model::quantity::{Form, Quantity};
use crate::model::unit::Unit;
use crate::source::inline::{After, Derived};

/// A derived figure of a half-life's value; `None` where the value cannot carry it (a bound has no multiple that means
/// anything but a bound; a share needs a value or both ends of a range).
pub fn derived(value: &Quantity, figure: Derived) -> Option<Quantity> {
    match figure {
        Derived::HalfLives(count) => value.scale(f64::from(count)),
        Derived::Low => end(value, |(low, _)| low),
        Derived::High => end(value, |(_, high)| high),
        Derived::Cleared(after) => of_time(value, after, "%", |t, elapsed| 100.0 * (1.0 - share_left(t, elapsed))),
        Derived::Remaining(after) => of_time(value, after, "%", |t, elapsed| 100.0 * share_left(t, elapsed)),
        Derived::Accumulation(after) => of_time(value, after, "fold", accumulation),
    }
}

/// One end of a range, in the unit of the quantity.
fn end(value: &Quantity, pick: fn((f64, f64)) -> f64) -> Option<Quantity> {
    if value.ratio()? <= 1.0 {
        return None;
    }
    let significant = value.numbers().map(|number| number.significant()).max().unwrap_or(2).clamp(1, 9);
    Quantity::computed(pick(value.bounds()?), u8::try_from(significant).ok()?, value.unit().clone())
}

/// A figure that depends on the half-life and a time: for a range, from its value at the one end to that at the other.
fn of_time(value: &Quantity, after: After, unit: &str, figure: fn(f64, f64) -> f64) -> Option<Quantity> {
    let hours = value.extent_in(&Unit::parse("h").ok()?)?;
    let elapsed = after.hours();
    let at = |t: f64| (t > 0.0).then(|| figure(t, elapsed)).filter(|share| share.is_finite());
    let unit = Unit::parse(unit).ok()?;
    match value.form() {
        Form::Range { .. } => {
            let (one, other) = (at(hours.low?)?, at(hours.high?)?);
            let one = Quantity::computed(one.min(other), 2, unit.clone())?;
            let other = Quantity::computed(at(hours.low?)?.max(at(hours.high?)?), 2, unit)?;
            if one.same_value(&other) { Some(other) } else { Quantity::parse(&format!("{} to {other}", one)).ok() }
        }
        Form::Point(_) | Form::Spread { .. } | Form::Interval { .. } => {
            Quantity::computed(at(hours.central?)?, 2, unit)
        }
        Form::Bound { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::inline::TimeUnit;

    fn shown(value: &str, figure: Derived) -> Option<String> {
        derived(&Quantity::parse(value).expect("a quantity"), figure).map(|quantity| quantity.to_string())
    }

    fn hours(amount: f64) -> After {
        After { amount, unit: TimeUnit::Hour }
    }

    #[test]
    fn multiples_and_ends() {
        assert_eq!(shown("2 h", Derived::HalfLives(5)).as_deref(), Some("10 h"));
        assert_eq!(shown("1–5 min", Derived::HalfLives(5)).as_deref(), Some("5–25 min"));
        assert_eq!(shown("1–5 min", Derived::Low).as_deref(), Some("1 min"));
        assert_eq!(shown("1–5 min", Derived::High).as_deref(), Some("5 min"));
        assert_eq!(shown("2 h", Derived::Low), None);
    }

    #[test]
    fn shares_follow_first_order_decline() {
        assert_eq!(shown("6 h", Derived::Cleared(hours(24.0))).as_deref(), Some("94 %"));
        assert_eq!(shown("6 h", Derived::Remaining(hours(6.0))).as_deref(), Some("50 %"));
        assert_eq!(shown("24 h", Derived::Accumulation(hours(24.0))).as_deref(), Some("2.0-fold"));
        assert_eq!(shown("< 6 h", Derived::Cleared(hours(24.0))), None);
    }

    #[test]
    fn a_range_gives_a_range() {
        assert_eq!(shown("6–12 h", Derived::Remaining(hours(12.0))).as_deref(), Some("25–50 %"));
    }
}
