//! Whether records hold a half-life that a text types, within the precision to which both were typed.

use crate::model::kb::Kb;
use crate::model::kinetics::HalfLife;
use crate::model::quantity::{Form, Number, Quantity, Relation};
use crate::model::unit::Unit;

/// How far a figure typed with "about" may lie from its record, as a share. Ours.
const ABOUT: f64 = 0.1;

/// How far a figure may lie from its record because the record was rounded before it was converted, as a share. Ours.
const CONVERTED: f64 = 0.05;

/// A half-life with a value, and the page on which it stands.
#[derive(Clone, Copy)]
pub struct Held<'a> {
    /// The page's index.
    pub page: u32,
    /// The record.
    pub record: &'a HalfLife,
    /// Its value.
    pub value: &'a Quantity,
}

/// The half-lives of a compound page that have a value.
pub fn of_page(kb: &Kb, page: u32) -> impl Iterator<Item = Held<'_>> {
    let records = kb.compounds.get(page as usize).into_iter().flat_map(|page| &page.head.half_lives);
    records.filter_map(move |record| Some(Held { page, record, value: &record.value.as_ref()?.value }))
}

/// Whether the records hold the figure: one of them, or, of a range, one at each end.
pub fn is_held(figure: &Quantity, records: &[Held<'_>]) -> bool {
    if records.iter().any(|held| holds(held.value, figure)) {
        return true;
    }
    let Form::Range { low, low_unit, high } = figure.form() else { return false };
    let low_unit = low_unit.as_ref().unwrap_or(figure.unit());
    let all: Vec<End> = records.iter().flat_map(|held| ends(held.value)).collect();
    let at =
        |number: &Number, unit: &Unit| all.iter().filter(|end| near(figure, (number, unit), **end)).collect::<Vec<_>>();
    let (lows, highs) = (at(low, low_unit), at(high, figure.unit()));
    lows.iter().any(|(low, _)| highs.iter().any(|(high, _)| low < high))
}

/// Whether a record's value says what the figure says.
pub fn holds(value: &Quantity, figure: &Quantity) -> bool {
    if value.dimension() != figure.dimension() {
        return false;
    }
    let unit = figure.unit();
    match figure.form() {
        Form::Point(number) | Form::Spread { central: number, .. } | Form::Interval { central: number, .. } => {
            ends(value).iter().any(|end| near(figure, (number, unit), *end))
        }
        Form::Range { low, low_unit, high } => {
            let range = range(value);
            range.is_some_and(|(value_low, value_high)| {
                near(figure, (low, low_unit.as_ref().unwrap_or(unit)), value_low)
                    && near(figure, (high, unit), value_high)
            })
        }
        Form::Bound { relation, limit } => is_within(value, *relation, unit.scale().apply(limit.value())),
    }
}

/// A value in seconds and how far rounding may have moved it.
type End = (f64, f64);

/// The figures by which a text may call a record's value: its centre where it was measured, and its ends.
fn ends(value: &Quantity) -> Vec<End> {
    let unit = value.unit();
    let end =
        |number: &Number, unit: &Unit| (unit.scale().apply(number.value()), unit.scale().apply(number.half_step()));
    match value.form() {
        Form::Point(number) | Form::Spread { central: number, .. } => vec![end(number, unit)],
        Form::Range { low, low_unit, high } => {
            vec![end(low, low_unit.as_ref().unwrap_or(unit)), end(high, unit)]
        }
        Form::Interval { central, low, high, .. } => vec![end(central, unit), end(low, unit), end(high, unit)],
        Form::Bound { .. } => Vec::new(),
    }
}

/// The range that a text may give for a record's value.
fn range(value: &Quantity) -> Option<(End, End)> {
    match value.form() {
        Form::Spread { central, spread } => {
            let scale = value.unit().scale();
            let at = |number: f64| (scale.apply(number), scale.apply(central.half_step().max(spread.half_step())));
            Some((at(central.value() - spread.value()), at(central.value() + spread.value())))
        }
        Form::Range { .. } => match ends(value).as_slice() {
            [low, high] => Some((*low, *high)),
            _ => None,
        },
        Form::Interval { .. } => match ends(value).as_slice() {
            [_, low, high] => Some((*low, *high)),
            _ => None,
        },
        Form::Point(_) | Form::Bound { .. } => None,
    }
}

/// Whether a number of the figure is that end, within the precision of both; more loosely where the text says "about".
fn near(figure: &Quantity, (number, unit): (&Number, &Unit), (end, half_step): End) -> bool {
    let value = unit.scale().apply(number.value());
    let about = if figure.is_approximate() { ABOUT * end.abs() } else { 0.0 };
    let bits = 16.0 * f64::EPSILON * value.abs().max(end.abs());
    // A record of 1.4 h may be told as 85 min; one of 2 h is not told as 2.5 h, though 2 h may be a rounded 2.4 h.
    let converted = half_step.min(CONVERTED * end.abs());
    (value - end).abs() <= unit.scale().apply(number.half_step()).max(converted).max(about) + bits
}

/// Whether all of the value lies on the side of the limit that a bound such as "less than 10 min" says.
fn is_within(value: &Quantity, relation: Relation, limit: f64) -> bool {
    let extent = value.in_base();
    let (low, high) = (extent.low.or(extent.central), extent.high.or(extent.central));
    match relation {
        Relation::Below | Relation::AtMost => high.is_some_and(|high| high <= limit),
        Relation::Above | Relation::AtLeast => low.is_some_and(|low| low >= limit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_held_within_the_precision_typed() {
        let q = |text: &str| Quantity::parse(text).expect(text);
        for (record, figure) in [
            ("2 h", "2 h"),
            ("2 h", "120 min"),
            ("2.7 ± 1.2 h", "2.7 h"),
            ("2.7 ± 1.2 h", "3 h"),
            ("2.7 ± 1.2 h", "1.5–3.9 h"),
            ("2.7 h", "~2.5 h"),
            ("15 min to 15 h", "15 min"),
            ("15 min to 15 h", "15 h"),
            ("15 min to 15 h", "0.25–15 h"),
            ("165 h (95% CI 150–180)", "150–180 h"),
            ("~1–5 min", "1–5 min"),
            ("2 h", "< 3 h"),
            ("1–5 min", "≤ 5 min"),
            ("< 10 min", "< 10 min"),
            ("3 h", "≥ 2 h"),
            ("1.4 h", "85 min"),
            ("1–5 min", "~5 min"),
        ] {
            assert!(holds(&q(record), &q(figure)), "{figure} is {record}");
        }
        for (record, figure) in [
            ("2 h", "3 h"),
            ("2.7 h", "2.5 h"),
            ("2 h", "2.5 h"),
            ("2 h", "150 min"),
            ("~1–2 h", "~2.5 h"),
            ("~1–2 h", "~150 min"),
            ("15 min to 15 h", "7.6 h"),
            ("1–5 min", "1–2.5 min"),
            ("2 h", "2–4 h"),
            ("2 h", "2 mg"),
            ("< 10 min", "10 min"),
            ("3 h", "< 2 h"),
        ] {
            assert!(!holds(&q(record), &q(figure)), "{figure} is not {record}");
        }
    }
}
