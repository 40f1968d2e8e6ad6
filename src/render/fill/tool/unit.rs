//! The units that the converter offers: those of the model, by what they measure.

use crate::model::unit::Unit;
use crate::render::view::{UnitChoice, UnitGroup};

/// Each group: its word among the strings, its units with the first as the one that the others are told in.
const GROUPS: [(&str, &[&str]); 7] = [
    ("mass", &["mg", "kg", "g", "µg", "ng", "pg"]),
    ("amount", &["µmol", "mol", "mmol", "nmol", "pmol"]),
    ("mass-in-volume", &["ng/mL", "g/L", "mg/L", "mg/dL", "mg/mL", "µg/mL", "µg/L", "ng/L", "pg/mL"]),
    ("amount-in-volume", &["µmol/L", "mol/L", "mmol/L", "nmol/L", "pmol/L", "mM", "µM", "nM", "nmol/mL"]),
    ("volume", &["mL", "L", "dL", "µL"]),
    ("time", &["s", "min", "h", "d", "wk", "mo", "y"]),
    ("arbitrary", &["IU"]),
];

/// The groups, with the size of each unit.
pub fn groups() -> Vec<UnitGroup> {
    let group = |(name, units): &(&'static str, &[&str])| UnitGroup {
        name,
        units: units.iter().filter_map(|unit| choice(unit, units.first()?)).collect(),
    };
    GROUPS.iter().map(group).collect()
}

fn choice(spelling: &str, first: &str) -> Option<UnitChoice> {
    let (unit, first) = (Unit::parse(spelling).ok()?, Unit::parse(first).ok()?);
    let (coefficient, ten) = unit.scale().parts();
    Some(UnitChoice {
        symbol: unit.to_string(),
        coefficient,
        ten,
        of_first: plain(unit.to(&first)?.value()),
        first: first.to_string(),
    })
}

/// A factor as readers write it: no exponent from a billionth to a billion.
fn plain(value: f64) -> String {
    if (1e-9..1e10).contains(&value) { crate::render::fill::tool::words::grouped(value) } else { format!("{value:e}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_of_the_model_and_of_its_group() {
        for ((name, units), group) in GROUPS.iter().zip(groups()) {
            assert_eq!(units.len(), group.units.len(), "{name}");
            let first = Unit::parse(units[0]).expect("a unit");
            assert!(units.iter().all(|unit| first.to(&Unit::parse(unit).expect("a unit")).is_some()), "{name}");
        }
    }

    #[test]
    fn factors_are_written_out() {
        let all = groups();
        let of = |symbol: &str| {
            let found = all.iter().flat_map(|group| &group.units).find(|unit| unit.symbol == symbol);
            found.map(|unit| unit.of_first.clone()).expect(symbol)
        };
        assert_eq!(of("kg"), "1\u{202f}000\u{202f}000");
        assert_eq!(of("µg"), "0.001");
        assert_eq!(of("d"), "86\u{202f}400");
        assert_eq!(of("mg/dL"), "10\u{202f}000");
    }
}
