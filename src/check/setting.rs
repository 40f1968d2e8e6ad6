//! Under which circumstances a figure was measured: whether two records can be set side by side.

use crate::model::kinetics::Measure;
use crate::model::scalar::Text;

/// Whether two records are of one parameter of one analyte, in one place, in one kind of subject, by one route and dose.
/// What neither record says is taken to be the same in both.
pub fn is_shared(a: Measure<'_>, b: Measure<'_>) -> bool {
    a.parameter() == b.parameter()
        && is_half_life(a) == is_half_life(b)
        && a.analyte().is_some()
        && texts(a).iter().zip(texts(b)).all(|(one, other)| same(*one, other))
        && a.compartment().map(|c| c.value) == b.compartment().map(|c| c.value)
        && a.species().map(|s| s.value) == b.species().map(|s| s.value)
        && a.route().map(|r| r.value) == b.route().map(|r| r.value)
        && a.mode().map(|m| m.value) == b.mode().map(|m| m.value)
        && a.phase().map(|p| p.value) == b.phase().map(|p| p.value)
}

fn is_half_life(measure: Measure<'_>) -> bool {
    matches!(measure, Measure::HalfLife(_))
}

fn texts(measure: Measure<'_>) -> [Option<&Text>; 9] {
    [
        measure.analyte(),
        measure.tissue(),
        measure.cell(),
        measure.population(),
        measure.condition(),
        measure.dose(),
        measure.duration(),
        measure.formulation(),
        measure.method(),
    ]
}

/// Whether two texts are one, letter case and white space aside.
fn same(one: Option<&Text>, other: Option<&Text>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
            one.value == other.value || words(&one.value) == words(&other.value)
        }
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}
