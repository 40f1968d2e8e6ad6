//! PK002: a range or interval from the larger to the smaller value, or a value below zero that cannot be.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{AnyPage, Example, Family, PageCx, ReferenceCx, Rule, Run};
use crate::model::kinetics::Measure;
use crate::model::quantity::{Form, IntervalMeaning, Quantity};
use crate::model::vocab::{Parameter, Word};

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK002",
    family: Family::Pk,
    level: Severity::Error,
    title: "inverted or negative range",
    why: "A range runs from the smaller to the larger value, or curves and comparisons drawn from it are upside down. \
          Times, concentrations, volumes and clearances are never below zero; only a change can be. An interval holds \
          the value that it belongs to.",
    origin: "ours",
    wrong: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: example, compartment: plasma, species: human, route: oral, value: 5–1 min, source: \"url:example-label\"}",
    ),
    right: Example::FrontMatter(
        "half_lives:\n  - {id: t12, analyte: example, compartment: plasma, species: human, route: oral, value: 1–5 min, source: \"url:example-label\"}",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::PageAndReference(page, reference),
};

fn page(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let AnyPage::Compound(page) = cx.page else { return };
    found.extend(page.head.measures().filter_map(|measure| {
        let value = measure.value()?;
        let (message, help) = judge(measure, value)?;
        Some(RULE.finding(cx.file, value.span, message).help(help))
    }));
}

/// What is wrong with a record's value, and what to do.
fn judge(measure: Measure<'_>, value: &Quantity) -> Option<(String, String)> {
    if value.is_inverted() {
        let help = match turned(value) {
            Some(turned) => format!("write `{turned}`"),
            None => "type the smaller value first".to_owned(),
        };
        return Some((format!("`{value}` runs from the larger to the smaller value"), help));
    }
    if value.is_negative() && !may_be_negative(measure) {
        let what = measure.parameter().map_or("half-life", Word::word);
        let help = "type it without the minus sign, or look it up in the source".to_owned();
        return Some((format!("`{value}` goes below zero, which a {what} cannot"), help));
    }
    if !holds_its_value(value) {
        let help = "look up the value and both ends in the source".to_owned();
        return Some((format!("the interval of `{value}` does not hold its own value"), help));
    }
    None
}

/// Changes may go either way; everything else is an amount.
fn may_be_negative(measure: Measure<'_>) -> bool {
    matches!(measure.parameter(), Some(Parameter::ConcentrationChange | Parameter::FoodEffect))
}

/// The mean of skewed values may lie outside their middle half; it never lies outside its confidence interval or the
/// whole range.
fn holds_its_value(value: &Quantity) -> bool {
    match value.form() {
        Form::Interval { central, low, high, meaning: IntervalMeaning::Confidence(_) | IntervalMeaning::Range } => {
            (low.value()..=high.value()).contains(&central.value())
        }
        Form::Interval { meaning: IntervalMeaning::Iqr, .. }
        | Form::Point(_)
        | Form::Range { .. }
        | Form::Spread { .. }
        | Form::Bound { .. } => true,
    }
}

/// The same with its ends in order.
fn turned(value: &Quantity) -> Option<Quantity> {
    let about = if value.is_approximate() { "~" } else { "" };
    let unit = value.unit();
    let text = match value.form() {
        Form::Range { low, low_unit, high } => {
            format!("{about}{high} {unit} to {low} {}", low_unit.as_ref().unwrap_or(unit))
        }
        Form::Interval { central, low, high, meaning } => {
            let meaning = match meaning {
                IntervalMeaning::Confidence(level) => format!("{level}% CI"),
                IntervalMeaning::Range => "range".to_owned(),
                IntervalMeaning::Iqr => "IQR".to_owned(),
            };
            format!("{about}{central} {unit} ({meaning} {high} to {low})")
        }
        Form::Point(_) | Form::Spread { .. } | Form::Bound { .. } => return None,
    };
    Quantity::parse(&text).ok()
}

fn reference(cx: &ReferenceCx<'_>, found: &mut Vec<Finding>) {
    let outcomes = cx.reference.record.study.iter().flat_map(|study| &study.outcomes);
    for estimate in outcomes.filter_map(|outcome| outcome.estimate.as_ref()) {
        let [low, high] = estimate.ci.as_slice() else { continue };
        let span = low.span.join(high.span);
        let (low, high) = (low.value, high.value);
        if low > high {
            let message = format!("the interval {low} to {high} runs from the larger to the smaller value");
            found.push(RULE.finding(cx.reference.file, span, message).help(format!("write `[{high}, {low}]`")));
        } else if let Some(value) = estimate.value.as_ref().filter(|value| !(low..=high).contains(&value.value)) {
            let message = format!("the interval {low} to {high} does not hold its own value, {}", value.value);
            let help = "look up the value and both ends in the source";
            found.push(RULE.finding(cx.reference.file, value.span, message).help(help));
        }
    }
}
