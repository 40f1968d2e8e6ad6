//! SYN021: a level-2 heading without a tier.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::filling::one_of;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;
use crate::model::prose::{FaultKind, ProseFault, Section};
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
            // What stands in the braces instead is told below.
            ([], None) if attribute(page, section).is_some() => continue,
            ([], None) => RULE
                .finding(cx.file, heading(cx.text, section), format!("the section “{}” has no tier", section.title))
                .help(format!("add one of {} to the heading", list())),
            ([], Some(class)) => {
                let meant = vocab::meant::<SectionTier>(&class.value);
                let message = format!("`.{}` is no tier", class.value);
                let dotted: Vec<String> = meant.iter().map(|word| format!(".{word}")).collect();
                let help = if meant.is_empty() {
                    format!("one of {}", list())
                } else {
                    format!("did you mean {}?", one_of(&dotted))
                };
                RULE.finding(cx.file, class.span, message).help(help)
            }
            ([first, second, ..], _) => {
                let message = format!("the section bears two tiers: `.{}` and `.{}`", first.value, second.value);
                RULE.finding(cx.file, second.span, message).help("keep the lower of the two, or split the section")
            }
        };
        found.push(finding);
    }
    for section in page.body.sections() {
        found.extend(printed_braces(cx, section));
    }
    for fault in page.body.faults().iter().filter(|fault| fault.kind == FaultKind::HeadingAttribute) {
        let words = fault.span.text(cx.text);
        let message = format!("`{words}` is no id and no tier");
        let help = match vocab::meant::<SectionTier>(words).as_slice() {
            [] => format!("a tier begins with a dot, an id with `#`; the tiers are {}", list()),
            meant => {
                let tiers: Vec<String> = meant.iter().map(|word| format!("{{.{word}}}")).collect();
                format!("a tier begins with a dot: {}", one_of(&tiers))
            }
        };
        found.push(RULE.finding(cx.file, fault.span, message).help(help));
    }
}

/// Braces before the last ones of a heading, which readers would see.
fn printed_braces(cx: &PageCx<'_>, section: &Section) -> Option<Finding> {
    let line = heading(cx.text, section);
    let words = line.text(cx.text);
    section.title.contains("{.").then_some(())?;
    let start = words.find("{.")?;
    let end = start + words.get(start..)?.find('}')? + 1;
    let braces = words.get(start..end)?;
    let span = Span { start: line.start + start as u32, end: line.start + end as u32 };
    let message = format!("`{braces}` would be printed: only the braces at the end of a heading are read");
    Some(RULE.finding(cx.file, span, message).help("keep one tier, at the end"))
}

/// What stands in the braces of a heading and is neither id nor tier.
fn attribute<'a>(page: &'a CompoundPage, section: &Section) -> Option<&'a ProseFault> {
    let faults = page.body.faults().iter().filter(|fault| fault.kind == FaultKind::HeadingAttribute);
    faults.into_iter().find(|fault| section.span.contains(fault.span))
}

/// The first line of a heading, without its line break.
fn heading(text: &str, section: &Section) -> Span {
    let length = section.span.text(text).trim_end().len();
    Span { start: section.span.start, end: section.span.start + length as u32 }
}

fn list() -> String {
    vocab::words::<SectionTier>().map(|word| format!("`{{.{word}}}`")).collect::<Vec<_>>().join(", ")
}
