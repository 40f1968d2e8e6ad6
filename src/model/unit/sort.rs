//! What sort of figure a field holds, and which units that allows.

use crate::model::unit::{Dimension, Unit};

/// A sort of figure: a half-life is a time, a peak a concentration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// A time.
    Time,
    /// How much is in a volume or mass of the body; also for each unit of dose.
    Concentration,
    /// A concentration over time; also for each unit of dose.
    Exposure,
    /// A volume freed in a time; also for each body mass or surface.
    Clearance,
    /// A volume; also for each body mass or surface.
    Volume,
    /// A share, a percentage or a multiple.
    Ratio,
}

impl Sort {
    /// What it is called, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Time => "a time",
            Sort::Concentration => "a concentration",
            Sort::Exposure => "an exposure (concentration × time)",
            Sort::Clearance => "a clearance",
            Sort::Volume => "a volume",
            Sort::Ratio => "a ratio",
        }
    }

    /// Units to name in a message.
    pub fn examples(self) -> &'static str {
        match self {
            Sort::Time => "`min`, `h` or `d`",
            Sort::Concentration => "`ng/mL` or `µmol/L`",
            Sort::Exposure => "`ng·h/mL` or `µmol·h/L`",
            Sort::Clearance => "`L/h` or `mL/min/kg`",
            Sort::Volume => "`L` or `L/kg`",
            Sort::Ratio => "`%` or `-fold`",
        }
    }

    /// Whether a figure in this unit can be of this sort.
    pub fn allows(self, unit: &Unit) -> bool {
        const VOLUME: Dimension = Dimension::VOLUME;
        const TIME: Dimension = Dimension::TIME;
        let dimension = unit.dimension();
        match self {
            Sort::Time => dimension == TIME && unit.is_plain(),
            Sort::Concentration => is_concentration(dimension) && !unit.is_ratio(),
            Sort::Exposure => is_concentration(dimension.over(TIME)) && !(dimension == TIME && unit.is_plain()),
            Sort::Clearance => is_for_a_body(dimension, VOLUME.over(TIME)),
            Sort::Volume => is_for_a_body(dimension, VOLUME),
            Sort::Ratio => unit.is_ratio(),
        }
    }
}

/// A mass, amount or number of international units in a volume, mass or (creatinine) amount; also for each mass of dose.
fn is_concentration(dimension: Dimension) -> bool {
    let what = [Dimension::MASS, Dimension::AMOUNT, Dimension::ARBITRARY];
    let within = [Dimension::VOLUME, Dimension::MASS, Dimension::AMOUNT];
    let in_body = what.into_iter().any(|what| within.into_iter().any(|within| dimension == what.over(within)));
    let in_volume_for_dose = what.into_iter().any(|what| {
        let concentration = what.over(Dimension::VOLUME);
        dimension == concentration.over(Dimension::MASS) || dimension == concentration.over(what)
    });
    in_body || in_volume_for_dose
}

fn is_for_a_body(dimension: Dimension, whole: Dimension) -> bool {
    [Dimension::NONE, Dimension::MASS, Dimension::AREA].into_iter().any(|body| dimension == whole.over(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_takes_its_units_and_no_others() {
        let all = [
            (Sort::Time, "min h d wk"),
            (Sort::Concentration, "ng/mL µmol/L µM IU/L nmol/g pmol/mg ng/g mmol/mol ng/mL/mg"),
            (Sort::Exposure, "ng·h/mL µM·h µg·min/mL nmol·d/L/mg"),
            (Sort::Clearance, "L/h mL/min/kg mL/min/1.73_m2 mL/min/m2"),
            (Sort::Volume, "L mL L/kg L/m2"),
            (Sort::Ratio, "% fold 1"),
        ];
        for (sort, units) in all {
            for typed in units.split(' ') {
                let unit = Unit::parse(&typed.replace('_', " ")).expect(typed);
                for (other, _) in all {
                    assert_eq!(other.allows(&unit), other == sort, "{typed} as {other:?}");
                }
            }
        }
        assert!(!Sort::Time.allows(&Unit::parse("mg").expect("a unit")));
    }
}
