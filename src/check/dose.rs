//! Doses in plain text, as far as they can be compared: "250 mg/day", "1000 mg twice a day", "100, 300 or 1000 mg".

use crate::check::figure::figures;
use crate::model::quantity::Quantity;
use crate::model::unit::Dimension;

/// A dose with its size in base units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dose {
    /// What it measures: a mass, an amount, either for each body mass, or in a time other than the day.
    dimension: Dimension,
    /// The least and the most, in base units; of what is given every day, in a day.
    ends: (f64, f64),
}

/// What a dose given at once measures.
const PLAIN: [Dimension; 3] = [Dimension::MASS, Dimension::AMOUNT, Dimension::ARBITRARY];

/// The seconds of a day: a dose a day and a dose at once are compared.
const DAY: f64 = 86_400.0;

impl Dose {
    /// Every dose in a text. Times, shares and concentrations are none.
    pub fn all(text: &str) -> Vec<Dose> {
        let times = times_a_day(text);
        let mut doses = Vec::new();
        for figure in figures(text) {
            let Some(dose) = Dose::of(&figure.quantity) else { continue };
            let before = text.get(..figure.range.start).unwrap_or("");
            doses.extend(listed(before, &figure.quantity));
            doses.push(dose);
        }
        for dose in &mut doses {
            dose.ends = (dose.ends.0 * times, dose.ends.1 * times);
        }
        doses
    }

    fn of(quantity: &Quantity) -> Option<Dose> {
        let extent = quantity.in_base();
        let (low, high) = (extent.low.or(extent.central)?, extent.high.or(extent.central)?);
        let dimension = quantity.dimension();
        let in_a_day = PLAIN.into_iter().find(|plain| dimension == plain.over(Dimension::TIME) && is_daily(quantity));
        let (dimension, scale) = in_a_day.map_or((dimension, 1.0), |plain| (plain, DAY));
        let is_dose = PLAIN.into_iter().any(|plain| {
            dimension == plain || dimension == plain.over(Dimension::TIME) || dimension == plain.over(Dimension::MASS)
        });
        // "mg/kg" cancels out to a plain number, and so does a share.
        let by_weight = dimension == Dimension::NONE && !quantity.unit().is_ratio();
        (is_dose || by_weight).then_some(Dose { dimension, ends: (low * scale, high * scale) }).filter(|_| low > 0.0)
    }

    /// How many times the larger of two sets of doses is the smaller, where all of the one lie above all of the other;
    /// `None` where they overlap or cannot be compared.
    pub fn apart(one: &[Dose], other: &[Dose]) -> Option<f64> {
        let comparable = |dose: &&Dose| other.iter().any(|known| known.dimension == dose.dimension);
        let dimension = one.iter().find(comparable)?.dimension;
        let range = |doses: &[Dose]| {
            let ends = doses.iter().filter(|dose| dose.dimension == dimension).map(|dose| dose.ends);
            ends.reduce(|(low, high), (lower, higher)| (low.min(lower), high.max(higher)))
        };
        let ((low, high), (other_low, other_high)) = (range(one)?, range(other)?);
        let fold = (low / other_high).max(other_low / high);
        (fold > 1.0).then_some(fold)
    }
}

/// Whether a dose in a time is one in days: what is infused by the minute is no daily dose.
fn is_daily(quantity: &Quantity) -> bool {
    let ucum = quantity.ucum();
    ucum.ends_with("/d") || ucum.ends_with("/wk")
}

/// The numbers of a list before a figure, which share its unit: "100, 300 or 1000 mg".
fn listed(before: &str, figure: &Quantity) -> Vec<Dose> {
    let mut doses = Vec::new();
    let mut rest = before.trim_end();
    let unit = figure.ucum();
    loop {
        let joined = ["or", "and", "to", "&", ","].into_iter().find_map(|joint| rest.strip_suffix(joint));
        let Some(list) = joined else { return doses };
        let list = list.trim_end().trim_end_matches(',').trim_end();
        let start = list.rfind(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').map_or(0, |at| at + 1);
        let number = list.get(start..).unwrap_or("").trim_start_matches(',');
        let Ok(quantity) = Quantity::parse(&format!("{number} {unit}")) else { return doses };
        doses.extend(Dose::of(&quantity));
        rest = list.get(..list.len() - number.len()).unwrap_or("").trim_end();
    }
}

/// How often a day a text says that the dose is given; 1 where it does not say.
fn times_a_day(text: &str) -> f64 {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["twice", "two times", "b.i.d", " bid", "2x"]) {
        2.0
    } else if says(&["three times", "thrice", "t.i.d", " tid", "3x"]) {
        3.0
    } else if says(&["four times", "q.i.d", " qid"]) {
        4.0
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(one: &str, other: &str) -> Option<f64> {
        Dose::apart(&Dose::all(one), &Dose::all(other)).map(f64::round)
    }

    #[test]
    fn doses_are_compared_by_the_day() {
        for (one, other, fold) in [
            ("100 mg/day", "1000 mg twice a day", Some(20.0)),
            ("250 mg/d", "250 mg", None),
            ("250 mg", "1 g/day", Some(4.0)),
            ("500 mg", "100, 300 or 1000 mg", None),
            ("20 mg", "100, 300 and 1000 mg/day for 8 weeks", Some(5.0)),
            ("250–2000 mg/day", "300 mg", None),
            ("3 µmol/min for 6 h", "30 µmol/min", Some(10.0)),
            ("3 µmol/min", "750 mg", None),
            ("10 mg/kg", "500 mg/kg", Some(50.0)),
            ("10 mg/kg", "500 mg", None),
            ("as in the diet", "500 mg", None),
            ("400 IU/day", "4000 IU", Some(10.0)),
        ] {
            assert_eq!(apart(one, other), fold, "{one} and {other}");
            assert_eq!(apart(other, one), fold, "{other} and {one}");
        }
    }
}
