//! PK005: a half-life typed in a text that no record holds.

use crate::base::diag::{Finding, Severity};
use crate::check::half_life::What;
use crate::check::held::{Held, holds, is_held};
use crate::check::meant;
use crate::check::phrase::{Item, phrase};
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::check::stated::Stated;
use crate::model::cited::Role;
use crate::model::kb::CompoundPage;
use crate::model::kinetics::HalfLife;
use crate::model::quantity::Quantity;
use crate::model::vocab::Word;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK005",
    family: Family::Pk,
    level: Severity::Error,
    title: "half-life in a text that no record holds",
    why: "A half-life is one record: of what, where, in whom, by which route, from which source. A figure typed in a \
          sentence has none of these and cannot be checked, and when the record is corrected the sentence goes on \
          saying the old one. Claims in circulation and quotations are left alone.",
    origin: "ours; the case is the seed article whose half-life of 1–5 minutes no study has measured",
    wrong: Example::Body("NMN has a half-life of about 2.5 hours."),
    right: Example::Body("Of NMN in plasma: [=nmn/t12-plasma]."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for stated in cx.stated() {
        found.extend(match &stated.what {
            What::HalfLife(figure) => half_life(cx, stated, figure),
            What::Multiple { count, time } => multiple(cx, stated, count, time),
            What::ShareAfterCount { .. } | What::ShareAfterTime { .. } => None,
        });
    }
}

fn half_life(cx: &PageCx<'_>, stated: &Stated, figure: &Quantity) -> Option<Finding> {
    let others = meant::others(cx, stated);
    if is_mention(cx, stated, figure) || is_held(figure, &others) {
        return None;
    }
    let AnyPage::Compound(page) = cx.page else {
        // A page about no compound holds no record; only one that it links to can be asked.
        return (!stated.linked.is_empty()).then(|| unheld(cx, stated, figure, "the page linked"));
    };
    let own = meant::own(cx);
    let in_place = |record: &HalfLife| meant::is_of_place(record, &stated.near);
    let knows_place = !stated.near.is_empty() && page.head.half_lives.iter().any(in_place);
    let nearest: Vec<Held<'_>> = own.iter().copied().filter(|held| !knows_place || in_place(held.record)).collect();
    if is_held(figure, &nearest) || meant::has_unread(page) {
        return None;
    }
    let finding = match own.iter().find(|held| knows_place && holds(held.value, figure)) {
        Some(elsewhere) => misplaced(cx, stated, figure, elsewhere.record)?,
        None => unheld(cx, stated, figure, "this page"),
    };
    let absent = page
        .head
        .half_lives
        .iter()
        .find(|record| knows_place && in_place(record) && record.unpublished.is_some() && nearest.is_empty());
    let finding = match absent {
        Some(record) => finding.related(cx.file, record.id.span, "this record says that none is published"),
        None => finding,
    };
    Some(finding.help(help(page, &nearest)))
}

fn unheld(cx: &PageCx<'_>, stated: &Stated, figure: &Quantity, whose: &str) -> Finding {
    let message = format!("no record of {whose} holds a half-life of {figure}");
    RULE.finding(cx.file, stated.span, message).help("draw the figure from its record: `[=page/id]`")
}

/// The figure is that of another compartment than the one named beside it.
fn misplaced(cx: &PageCx<'_>, stated: &Stated, figure: &Quantity, record: &HalfLife) -> Option<Finding> {
    let compartment = record.compartment.as_ref()?.value.word();
    let named: Vec<&str> = stated.near.iter().map(|compartment| compartment.word()).collect();
    let message = format!(
        "{figure} is the half-life `{}`, whose compartment is {compartment}, and the text says {}",
        record.id.value,
        named.join(" or ")
    );
    Some(RULE.finding(cx.file, stated.span, message).related(cx.file, record.id.span, "the record"))
}

fn help(page: &CompoundPage, nearest: &[Held<'_>]) -> String {
    match nearest {
        [held] => format!(
            "draw the figure from its record: `[={}]` prints {}; if another half-life is meant, add a record of it",
            held.record.id.value, held.value
        ),
        [] if page.head.half_lives.iter().all(|record| record.value.is_none()) => {
            "add a half-life with its source to the front matter and write `[=its-id]` here, or leave the figure out"
                .to_owned()
        }
        _ => "draw the figure from its record, `[=id]`, or add a record of it with its source".to_owned(),
    }
}

/// Whether the figure is only repeated: in the answer to a claim in circulation, from that claim.
fn is_mention(cx: &PageCx<'_>, stated: &Stated, figure: &Quantity) -> bool {
    let (AnyPage::Compound(page), Role::CirculatingWhy(at)) = (cx.page, stated.role) else { return false };
    let Some(circulating) = page.head.circulating.get(at as usize) else { return false };
    let items = phrase(&circulating.claim.text);
    items.iter().any(|placed| matches!(&placed.item, Item::Time(claimed) if holds(claimed, figure)))
}

/// "Five half-lives, 10 h" on a page that holds no half-life at all, in a record or in a sentence.
fn multiple(cx: &PageCx<'_>, stated: &Stated, count: &Quantity, time: &Quantity) -> Option<Finding> {
    let AnyPage::Compound(page) = cx.page else { return None };
    let is_said = cx.stated().iter().any(|other| matches!(other.what, What::HalfLife(_)));
    let is_known = !meant::own(cx).is_empty() || !meant::others(cx, stated).is_empty();
    if is_said || is_known || meant::has_unread(page) || is_mention(cx, stated, time) {
        return None;
    }
    let one = count.central().and_then(|count| time.scale(1.0 / count))?;
    let message =
        format!("{count} half-lives of {time} make a half-life of {one}, and no record of this page holds one");
    Some(RULE.finding(cx.file, stated.span, message).help(help(page, &[])))
}
