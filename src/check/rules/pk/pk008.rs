//! PK008: figures on one page that cannot all be true.

use crate::base::diag::{Finding, Severity};
use crate::check::decline;
use crate::check::half_life::What;
use crate::check::labelled::{self, Labelled};
use crate::check::meant;
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::check::setting;
use crate::check::stated::Stated;
use crate::model::kb::CompoundPage;
use crate::model::kinetics::{HalfLife, Measure};
use crate::model::quantity::Quantity;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK008",
    family: Family::Pk,
    level: Severity::Error,
    title: "figures that cannot all be true",
    why: "The time to 50 % is the half-life, after five half-lives 97 % is gone and 3 % is left, and one parameter of one \
          substance, place, route and dose has one value in one study. Where a page says otherwise, one of its figures \
          is wrong whichever source is right. Measured results of other studies, species and places are left alone.",
    origin: "first-order decline, as in any textbook; the case is the seed article that clears half in 1–2.5 minutes by a half-life of 1–5",
    wrong: Example::Body("After three half-lives 97 % of it is gone."),
    right: Example::Body("After five half-lives 97 % of it is gone."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for stated in cx.stated() {
        found.extend(match &stated.what {
            What::ShareAfterCount { share, is_gone, count } => after_count(cx, stated, share, *is_gone, count),
            What::ShareAfterTime { share, is_gone, time } => after_time(cx, stated, share, *is_gone, time),
            What::Multiple { count, time } => multiple(cx, stated, count, time),
            What::HalfLife(_) => None,
        });
    }
    if let AnyPage::Compound(page) = cx.page {
        records(cx, page, found);
    }
    labels(cx, found);
}

/// "97 % is gone after three half-lives."
fn after_count(cx: &PageCx<'_>, stated: &Stated, share: &Quantity, is_gone: bool, count: &Quantity) -> Option<Finding> {
    if decline::share_agrees(share, is_gone, count) {
        return None;
    }
    let (least, most) = decline::gone_after(count)?;
    let (least, most) = if is_gone { (least, most) } else { (100.0 - most, 100.0 - least) };
    let word = if is_gone { "gone" } else { "left" };
    let (least, most) = (shown(least), shown(most));
    let right = if least == most { format!("{least} %") } else { format!("{least}–{most} %") };
    let message = format!("after {count} half-lives {right} is {word}, not {share}");
    let finding = RULE.finding(cx.file, stated.span, message);
    Some(match decline::half_lives_until(share, is_gone) {
        Some((low, high)) => finding.help(format!("{share} is {word} after {} half-lives", shown(low.midpoint(high)))),
        None => finding.help(format!("write {right}")),
    })
}

/// One decimal, which for small numbers is all that the precision of prose carries.
fn shown(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// "50 % is cleared from plasma in 1–2.5 min", beside a half-life of 1–5 min.
fn after_time(cx: &PageCx<'_>, stated: &Stated, share: &Quantity, is_gone: bool, time: &Quantity) -> Option<Finding> {
    let times = decline::half_lives_until(share, is_gone)?;
    let records = reckoned(cx, stated, times);
    let agrees = |value: &Quantity| decline::time_agrees(time, value, times);
    let word = if is_gone { "gone" } else { "left" };
    let explained = |value: &Quantity| {
        if share.central() == Some(50.0) {
            return format!("half is gone after one half-life, which is {value} on this page, not {time}");
        }
        let count = shown(times.0.midpoint(times.1));
        format!("{share} is {word} after {count} half-lives of {value}, which take no {time}")
    };
    if let Some(first) = records.first() {
        let value = &first.value.as_ref()?.value;
        if records.iter().filter_map(|record| record.value.as_ref()).any(|value| agrees(&value.value)) {
            return None;
        }
        let finding = RULE.finding(cx.file, stated.span, explained(value));
        let finding = finding.related(cx.file, first.value.as_ref()?.span, "the half-life");
        return Some(
            finding.help("correct the figure that is not in the source, or leave this one out: it can be computed"),
        );
    }
    let others = stated_half_lives(cx, stated);
    let (first, value) = others.first()?;
    if others.iter().any(|(_, value)| agrees(value)) {
        return None;
    }
    let finding = RULE.finding(cx.file, stated.span, explained(value)).related(cx.file, first.span, "the half-life");
    Some(finding.help("one of the two is wrong: look both up in the source"))
}

/// The records with which a share and a time can be reckoned.
fn reckoned<'a>(cx: &PageCx<'a>, stated: &Stated, times: (f64, f64)) -> Vec<&'a HalfLife> {
    let AnyPage::Compound(page) = cx.page else { return Vec::new() };
    let places = meant::places(stated);
    // A sentence that names no place may be about the whole body, a table about the page's one half-life.
    let is_placed = !places.is_empty() || (stated.in_table && meant::compartments(page).len() == 1);
    let is_early = times.0 < EARLY;
    let records = meant::own(cx).into_iter().map(|held| held.record);
    let meant = records.filter(|record| {
        is_placed && meant::is_reckoned_with(record, stated) && (!is_early || meant::is_of_early_decline(record))
    });
    meant.collect()
}

/// Up to so many half-lives a decline is early, when a terminal half-life need not rule it yet. Ours.
const EARLY: f64 = 3.0;

/// The half-lives that sentences of the page state, where no record holds one.
fn stated_half_lives<'c>(cx: &'c PageCx<'_>, stated: &Stated) -> Vec<(&'c Stated, &'c Quantity)> {
    let AnyPage::Compound(page) = cx.page else { return Vec::new() };
    if !meant::own(cx).is_empty() || meant::has_unread(page) {
        return Vec::new();
    }
    let places = meant::places(stated);
    let others = cx.stated().iter().filter_map(|other| match &other.what {
        What::HalfLife(value) => Some((other, value)),
        What::Multiple { .. } | What::ShareAfterCount { .. } | What::ShareAfterTime { .. } => None,
    });
    let meant = others.filter(|(other, _)| {
        let of_place = !meant::places(other).is_disjoint(places);
        let of_source = other.sources.is_empty()
            || stated.sources.is_empty()
            || other.sources.iter().any(|source| stated.sources.contains(source));
        let of_species = other.species.is_empty() || stated.species.is_empty() || other.species == stated.species;
        of_place && of_source && of_species
    });
    meant.collect()
}

/// "Five half-lives, 10 h", where the half-life stands in a sentence only.
fn multiple(cx: &PageCx<'_>, stated: &Stated, count: &Quantity, time: &Quantity) -> Option<Finding> {
    let others = stated_half_lives(cx, stated);
    let (first, value) = others.first()?;
    let times = decline::count_range(count)?;
    if others.iter().any(|(_, value)| decline::time_agrees(time, value, times)) {
        return None;
    }
    let message = format!("{count} half-lives of {value} are not {time}");
    let finding = RULE.finding(cx.file, stated.span, message).related(cx.file, first.span, "the half-life");
    Some(finding.help("make the half-life a record and let the figure be computed: `[=id:x5]`"))
}

/// Two records of one thing from one source, with different values and no note.
fn records(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    let measures: Vec<Measure<'_>> = page.head.measures().filter(|measure| measure.value().is_some()).collect();
    for (later, at) in measures.iter().zip(0..) {
        let twin = measures.iter().take(at).find(|earlier| contradicts(**earlier, *later));
        let (Some(twin), Some(value)) = (twin, later.value()) else { continue };
        let Some(other) = twin.value() else { continue };
        let message = format!(
            "`{}` and `{}` give one source two values for one thing: {} and {}",
            twin.id().value,
            later.id().value,
            other.value,
            value.value
        );
        found.push(
            RULE.finding(cx.file, value.span, message)
                .help("say what sets them apart (population, dose, phase, duration …), or correct one of them")
                .related(cx.file, other.span, "the other value"),
        );
    }
}

fn contradicts(earlier: Measure<'_>, later: Measure<'_>) -> bool {
    let source = |measure: Measure<'_>| measure.source().and_then(|source| source.target);
    let same_source = source(earlier).is_some() && source(earlier) == source(later);
    let explained = earlier.note().is_some() || later.note().is_some();
    let (Some(one), Some(other)) = (earlier.value(), later.value()) else { return false };
    let differs = one.value.dimension() == other.value.dimension() && !one.value.same_value(&other.value);
    same_source && !explained && differs && setting::is_shared(earlier, later)
}

/// Labelled figures of tables and lists that say of one thing two values, or another one than its record.
fn labels(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let labels = labelled::of_page(cx);
    for (later, at) in labels.iter().zip(0..) {
        let twin = labels.iter().take(at).find(|earlier| earlier.contradicts(later));
        if let Some(twin) = twin {
            let message = format!("{} is given as {} here and as {} elsewhere", later.words, later.value, twin.value);
            found.push(
                RULE.finding(cx.file, later.span, message)
                    .help("one of the two is wrong, or they differ in something that their labels should say")
                    .related(cx.file, twin.span, "the other figure"),
            );
        } else if let AnyPage::Compound(page) = cx.page {
            found.extend(against_records(cx, page, later));
        }
    }
}

fn against_records(cx: &PageCx<'_>, page: &CompoundPage, labelled: &Labelled) -> Option<Finding> {
    let records: Vec<Measure<'_>> = page.head.measures().filter(|measure| labelled.is_of(*measure)).collect();
    let first = records.first()?;
    let agrees = |measure: &Measure<'_>| measure.value().is_none_or(|value| labelled.agrees(&value.value));
    if records.iter().any(agrees) {
        return None;
    }
    let value = first.value()?;
    let message = format!(
        "{} is {} here and {} in its record `{}`",
        labelled.words,
        labelled.value,
        value.value,
        first.id().value
    );
    let finding = RULE.finding(cx.file, labelled.span, message).related(cx.file, value.span, "the record's value");
    Some(finding.help(format!("draw the figure from its record: `[={}]`", first.id().value)))
}
