//! SYN021: a level-2 heading without a tier.

use crate::base::diag::{Finding, Severity};
use crate::base::suggest;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;
use crate::model::prose::{FaultKind, Section};
use crate::model::vocab::{self, SectionTier, Word};

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN021",
    family: Family::Syn,
    level: Severity::Error,
    title: "level-2 heading without a tier",
    why: "A reader must see at each section whether it tells established biochemistry or an unproven claim. So each \
          level-2 heading of a compound page bears exactly one tier; `.neutral` is for what claims nothing.",
    origin: "ours",
    wrong: Example::Body("## How it works\n\nIt is a coenzyme [@pmid:31572171]."),
    right: Example::Body("## How it works {.neutral}\n\nIt is a coenzyme [@pmid:31572171]."),
    silenceable: false,
    yields_to: &[],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    for section in page.body.sections().iter().filter(|section| section.level == 2) {
        let tiers: Vec<_> = section.classes.iter().filter(|class| SectionTier::parse(&class.value).is_some()).collect();
        let finding = match (tiers.as_slice(), section.classes.first()) {
            ([_], _) => continue,
            ([], None) => RULE
                .finding(cx.file, heading(cx.text, section), format!("the section “{}” has no tier", section.title))
                .help(format!("add one of {} to the heading", list())),
            ([], Some(class)) => {
                let near = suggest::nearest(&class.value, vocab::words::<SectionTier>());
                let message = format!("`.{}` is no tier", class.value);
                let help = near.map_or_else(|| format!("one of {}", list()), |near| format!("did you mean `.{near}`?"));
                RULE.finding(cx.file, class.span, message).help(help)
            }
            ([first, second, ..], _) => {
                let message = format!("the section bears two tiers: `.{}` and `.{}`", first.value, second.value);
                RULE.finding(cx.file, second.span, message).help("keep the lower of the two, or split the section")
            }
        };
        found.push(finding);
    }
    for fault in page.body.faults().iter().filter(|fault| fault.kind == FaultKind::HeadingAttribute) {
        let message = format!("`{}` is no id and no tier", fault.span.text(cx.text));
        found.push(
            RULE.finding(cx.file, fault.span, message).help("a tier begins with a dot, `{.neutral}`; an id with `#`"),
        );
    }
}

/// The first line of a heading, without its line break.
fn heading(text: &str, section: &Section) -> crate::base::span::Span {
    let length = section.span.text(text).trim_end().len();
    crate::base::span::Span { start: section.span.start, end: section.span.start + length as u32 }
}

fn list() -> String {
    vocab::words::<SectionTier>().map(|word| format!("`{{.{word}}}`")).collect::<Vec<_>>().join(", ")
}
