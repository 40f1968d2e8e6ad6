//! LNG001: words that claim more than evidence gives.

use crate::base::diag::{Finding, Severity};
use crate::check::lexicon::Sense;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::wording::{Said, tier};

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNG001",
    family: Family::Lng,
    level: Severity::Warning,
    title: "overclaiming words",
    why: "“Clinically proven”, “reverses ageing” and “miracle” promise what no trial gives. A few wordings, such as “is \
          proven to”, are fair where the section is established. Denials, questions, quotations and what others are said \
          to claim are left alone.",
    origin: "FTC, Health Products Compliance Guidance (2022); the lexicon names the origin of each list",
    wrong: Example::Body("## Energy {.unproven}\n\nNAD+ infusions are clinically proven."),
    right: Example::Body("## Energy {.unproven}\n\nNAD+ infusions are not clinically proven."),
    silenceable: true,
    yields_to: &["LNG009"],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for passage in &cx.passages {
        found.extend(passage.said(&[Sense::Overclaim]).filter_map(|said| judge(cx, &said)));
    }
}

fn judge(cx: &PageCx<'_>, said: &Said<'_, '_>) -> Option<Finding> {
    let is_permitted = || said.entry().from.is_some_and(|from| tier::permits(tier::of(cx, said), from));
    if !said.standing().is_flat() || said.is_title(cx) || is_permitted() {
        return None;
    }
    Some(said.finding(cx, &RULE))
}
