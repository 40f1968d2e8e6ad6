//! PK004: records of one and the same thing that differ tenfold, and no word on why.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::setting;
use crate::model::kb::CompoundPage;
use crate::model::kinetics::Measure;
use crate::model::quantity::Quantity;

/// By how much two records may differ without a note. Ours: beyond it assays or units differ more often than bodies.
const FOLD: f64 = 10.0;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK004",
    family: Family::Pk,
    level: Severity::Warning,
    title: "records of one thing that differ tenfold without a note",
    why: "Two studies of one substance in one compartment, species, route, phase, dose and population rarely differ \
          tenfold. Where they seem to, a unit was misread or an assay measured something else; where they truly do, a \
          reader must be told, in the `note` of one of the records.",
    origin: "ours",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: a, analyte: NMN, compartment: plasma, species: human, value: 2 min, source: \"pmid:31572171\"}\n  - {id: b, analyte: NMN, compartment: plasma, species: human, value: 2 h, source: \"url:example-label\"}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: a, analyte: NMN, compartment: plasma, species: human, value: 2 min, source: \"pmid:31572171\"}\n  - id: b\n    analyte: NMN\n    compartment: plasma\n    species: human\n    value: 2 h\n    source: url:example-label\n    note: Blood was kept warm before it was measured, unlike in the first study.",
    ),
    silenceable: true,
    yields_to: &["PK008"],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let measures: Vec<Measure<'_>> = page.head.measures().filter(|measure| measure.value().is_some()).collect();
    for (later, at) in measures.iter().zip(0..) {
        let earlier = measures.iter().take(at).find_map(|earlier| {
            let fold = apart(*earlier, *later)?;
            Some((earlier, fold))
        });
        let (Some((earlier, fold)), Some(value)) = (earlier, later.value()) else { continue };
        let Some(other) = earlier.value() else { continue };
        let message = format!(
            "`{}` and the `{}` of `{}` differ {fold:.0}-fold, and no note says why",
            value.value,
            other.value,
            earlier.id().value
        );
        found.push(
            RULE.finding(cx.file, value.span, message)
                .help("check both units and sources; where both hold, say in a `note` why they differ")
                .related(cx.file, other.span, "the other value"),
        );
    }
}

/// By how much two records differ, where that is too much to be left without a word.
fn apart(earlier: Measure<'_>, later: Measure<'_>) -> Option<f64> {
    let explained = earlier.note().is_some() || later.note().is_some();
    if explained || !setting::is_shared(earlier, later) {
        return None;
    }
    let (one, other) = (&earlier.value()?.value, &later.value()?.value);
    let fold = fold(one, other)?;
    (fold >= FOLD && !overlap(one, other)).then_some(fold)
}

/// The larger over the smaller central value; `None` where they measure different things or one is not above zero.
fn fold(one: &Quantity, other: &Quantity) -> Option<f64> {
    if one.dimension() != other.dimension() {
        return None;
    }
    let (one, other) = (one.in_base().central?, other.in_base().central?);
    (one > 0.0 && other > 0.0).then(|| (one / other).max(other / one))
}

/// Whether two ranges have values in common.
fn overlap(one: &Quantity, other: &Quantity) -> bool {
    let (one, other) = (one.in_base(), other.in_base());
    match (one.low, one.high, other.low, other.high) {
        (Some(low), Some(high), Some(other_low), Some(other_high)) => low <= other_high && other_low <= high,
        _ => false,
    }
}
