//! PK003: a typed figure that follows from a half-life, and does not agree with its record.

use crate::base::diag::{Finding, Severity};
use crate::check::decline;
use crate::check::half_life::What;
use crate::check::meant;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::stated::Stated;
use crate::model::quantity::Quantity;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK003",
    family: Family::Pk,
    level: Severity::Error,
    title: "typed derived figure that disagrees with its record",
    why: "Five half-lives of a record are five times its value. Typed by hand they stay behind when the record is \
          corrected, or were wrong to begin with. Figures that follow are computed where they are printed: `[=id:x5]`.",
    origin: "ours",
    wrong: Example::Files(&[(
        "content/compounds/example.md",
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n  - {id: t12, analyte: NAD+, compartment: plasma, species: human, value: 2 h, source: \"pmid:31572171\"}\n---\nIt is gone after five half-lives, about 15 hours [@pmid:31572171].\n",
    )]),
    right: Example::Files(&[(
        "content/compounds/example.md",
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n  - {id: t12, analyte: NAD+, compartment: plasma, species: human, value: 2 h, source: \"pmid:31572171\"}\n---\nIt is gone after five half-lives, [=t12:x5].\n",
    )]),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for stated in cx.stated() {
        if let What::Multiple { count, time } = &stated.what {
            found.extend(judge(cx, stated, count, time));
        }
    }
}

fn judge(cx: &PageCx<'_>, stated: &Stated, count: &Quantity, time: &Quantity) -> Option<Finding> {
    let records = meant::of_place(cx, stated);
    let first = records.first()?;
    let times = decline::count_range(count)?;
    if records.iter().any(|held| decline::time_agrees(time, held.value, times)) {
        return None;
    }
    let id = &first.record.id.value;
    let product = product(first.value, count).map_or_else(String::new, |product| format!(" are {product}"));
    let message = format!("{count} half-lives of {} (`{id}`){product}, not {time}", first.value);
    let file = cx.kb.compounds.get(first.page as usize)?.file;
    let finding = RULE.finding(cx.file, stated.span, message).related(file, first.record.id.span, "the record");
    let whole = count.central().filter(|count| libm::trunc(*count) == *count && (1.0..=10.0).contains(count));
    Some(match whole {
        Some(count) => finding.help(format!("write `[={id}:x{count}]`, which is computed")),
        None => finding.help("let it be computed: `[=id:x5]` prints five half-lives of a record"),
    })
}

/// So many half-lives, as they would be printed.
fn product(value: &Quantity, count: &Quantity) -> Option<Quantity> {
    let (low, high) = count.bounds()?;
    if low == high { value.scale(low) } else { None }
}
