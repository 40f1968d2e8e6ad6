//! PK010: one figure drawn from a range so wide that it needs its band.

use crate::base::diag::{Finding, Severity};
use crate::check::decline;
use crate::check::half_life::What;
use crate::check::meant;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::stated::Stated;
use crate::derive::pk;
use crate::model::prose::{Derived, Prose, ValueRef};
use crate::model::quantity::{Form, Quantity};

/// How wide a range may be before one figure of it misleads. Ours.
const FOLD: f64 = 3.0;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK010",
    family: Family::Pk,
    level: Severity::Warning,
    title: "figure drawn from a wide range without its band",
    why: "A half-life of `15 min to 15 h` is no single figure, and nothing that follows from it is one. A derived figure \
          that shows one end, or the middle, of a range over threefold tells a reader what holds for a few as if it held \
          for all.",
    origin: "ours",
    wrong: Example::Files(&[(
        "content/compounds/example.md",
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n  - {id: t12, analyte: NAD+, compartment: tissue, tissue: several, species: mouse, value: 15 min to 15 h, source: \"pmid:27721479\"}\n---\nIn tissue [=t12:low].\n",
    )]),
    right: Example::Files(&[(
        "content/compounds/example.md",
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n  - {id: t12, analyte: NAD+, compartment: tissue, tissue: several, species: mouse, value: 15 min to 15 h, source: \"pmid:27721479\"}\n---\nIn tissue [=t12:low] to [=t12:high].\n",
    )]),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for written in &cx.texts {
        for (event, reference) in written.prose.values() {
            found.extend(judge(cx, written.prose, event, reference));
        }
    }
    for stated in cx.stated() {
        if let What::Multiple { count, time } = &stated.what {
            found.extend(typed(cx, stated, count, time));
        }
    }
}

/// "Five half-lives, 75 min", from one end of a wide range.
fn typed(cx: &PageCx<'_>, stated: &Stated, count: &Quantity, time: &Quantity) -> Option<Finding> {
    let times = decline::count_range(count)?;
    let records = meant::of_place(cx, stated);
    let mut agreeing = records.iter().filter(|held| decline::time_agrees(time, held.value, times));
    let held = agreeing.next().filter(|_| agreeing.next().is_none())?;
    if !is_wide(held.value) || has_band(time) {
        return None;
    }
    let message = format!("this is one figure of `{}`, which spans more than threefold", held.value);
    let file = cx.kb.compounds.get(held.page as usize)?.file;
    let finding = RULE.finding(cx.file, stated.span, message).related(file, held.record.id.span, "the record");
    Some(finding.help("give both ends, or let the figure be computed: `[=id:x5]` prints a range"))
}

fn judge(cx: &PageCx<'_>, prose: &Prose, event: u32, reference: &ValueRef) -> Option<Finding> {
    let form = reference.derived.as_ref()?;
    let measure = cx.kb.measure(reference.target?)?;
    let value = &measure.value()?.value;
    let is_one_figure = pk::derived(value, form.value).is_some_and(|figure| !has_band(&figure));
    if !is_wide(value) || !is_one_figure || other_end_is_near(prose, event, reference) {
        return None;
    }
    let message = format!("this is one figure of `{value}`, which spans more than threefold");
    let page = reference.page.as_ref().map_or_else(String::new, |page| format!("{}/", page.value));
    let record = format!("`[={page}{}]`", measure.id().value);
    let help = match form.value {
        Derived::Low | Derived::High => format!("print both ends: {record}"),
        Derived::HalfLives(_) | Derived::Cleared(_) | Derived::Remaining(_) | Derived::Accumulation(_) => {
            format!("print the value itself, {record}, or refer to a record with a narrower range")
        }
    };
    Some(RULE.finding(cx.file, reference.span, message).help(help))
}

fn has_band(figure: &Quantity) -> bool {
    match figure.form() {
        Form::Range { .. } | Form::Interval { .. } => true,
        Form::Point(_) | Form::Spread { .. } | Form::Bound { .. } => false,
    }
}

fn is_wide(value: &Quantity) -> bool {
    let is_range = matches!(value.form(), Form::Range { .. } | Form::Interval { .. });
    // A range from zero has no ratio, and is wider than any.
    is_range && !value.is_inverted() && value.ratio().is_none_or(|ratio| ratio > FOLD)
}

/// Whether the other end of the same record is shown in the same paragraph.
fn other_end_is_near(prose: &Prose, event: u32, reference: &ValueRef) -> bool {
    let wanted = match reference.derived.as_ref().map(|form| form.value) {
        Some(Derived::Low) => Derived::High,
        Some(Derived::High) => Derived::Low,
        Some(Derived::HalfLives(_) | Derived::Cleared(_) | Derived::Remaining(_) | Derived::Accumulation(_)) | None => {
            return false;
        }
    };
    let block = prose.text_blocks().find(|block| block.events.contains(&event));
    let near = |at: u32| block.is_none_or(|block| block.events.contains(&at));
    prose.values().any(|(at, other)| {
        near(at) && other.target == reference.target && other.derived.as_ref().is_some_and(|form| form.value == wanted)
    })
}
