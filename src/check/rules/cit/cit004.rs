//! CIT004: a sentence with a measured figure, without a citation in its paragraph.

use crate::base::diag::{Finding, Severity};
use crate::check::figure::{Figure, figures, is_measured};
use crate::check::quotation::{is_quoted, quotations};
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::check::support::{is_supported, tier_of};
use crate::model::cited::Role;
use crate::model::prose::{BlockKind, Prose, TextRun};
use crate::model::vocab::SectionTier;

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT004",
    family: Family::Cit,
    level: Severity::Warning,
    title: "measured figure without a citation in its paragraph",
    why: "A figure without a source cannot be checked, and is copied as if it had one. A citation, a value or a claim \
          anywhere in the paragraph will do; for an item of a list one in the line that leads to it, for a table one \
          above it or in each row. Asked of summaries, answers and all sections but neutral ones; questions and \
          quotations are left alone.",
    origin: "ours; WP:V of Wikipedia asks the same of any figure",
    wrong: Example::Body("## In people {.preliminary}\n\nThe half-life in plasma was 2 h."),
    right: Example::Body("## In people {.preliminary}\n\nNAD+ in plasma did not rise for 2 h [@pmid:31572171]."),
    silenceable: true,
    yields_to: &["CIT007", "LNG008"],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    // Pages that are not about a compound are neutral.
    let AnyPage::Compound(_) = cx.page else { return };
    for written in &cx.texts {
        match written.role {
            Role::Body | Role::Summary | Role::Faq(_) => judge(cx, written.prose, written.role, found),
            // The other texts belong to records, which have sources of their own, or tell what is not known.
            Role::Approval(_)
            | Role::HalfLife(_)
            | Role::Kinetic(_)
            | Role::ClaimText(_)
            | Role::Evidence(_, _)
            | Role::CirculatingClaim(_)
            | Role::CirculatingWhy(_)
            | Role::Gap(_)
            | Role::Safety(_)
            | Role::Interaction(_)
            | Role::Detection(_)
            | Role::Relation(_) => {}
        }
    }
}

fn judge(cx: &PageCx<'_>, prose: &Prose, role: Role, found: &mut Vec<Finding>) {
    for (at, block) in prose.blocks().iter().enumerate() {
        let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Row(_)) && !block.in_quote;
        let is_ruled = role != Role::Body || tier_of(prose, at).is_some_and(|tier| tier != SectionTier::Neutral);
        if !is_text || !is_ruled || is_supported(prose, at) {
            continue;
        }
        let run = prose.text(block.events.clone());
        if run.text().contains(|c: char| c.is_ascii_digit()) {
            for sentence in run.sentences() {
                found.extend(first_figure(&run, sentence).map(|figure| finding(cx, &run, &figure)));
            }
        }
    }
}

/// The first measured figure of a sentence that asks nothing and quotes nobody.
fn first_figure(run: &TextRun<'_>, sentence: std::ops::Range<usize>) -> Option<Figure> {
    let words = run.text().get(sentence.clone())?;
    if words.trim_end().ends_with('?') {
        return None;
    }
    let quoted = quotations(words);
    let mut all = figures(words).into_iter();
    let figure = all.find(|figure| is_measured(words, figure) && !is_quoted(&quoted, figure.range.start))?;
    let range = sentence.start + figure.range.start..sentence.start + figure.range.end;
    Some(Figure { range, ..figure })
}

fn finding(cx: &PageCx<'_>, run: &TextRun<'_>, figure: &Figure) -> Finding {
    let words = run.text().get(figure.range.clone()).unwrap_or("");
    let message = format!("the figure {words} stands in a paragraph without a citation");
    let finding = RULE.finding(cx.file, run.span(figure.range.clone()), message);
    let AnyPage::Compound(page) = cx.page else { return finding };
    let mut records = page.head.measures();
    let record = records.find(|record| record.value().is_some_and(|value| value.same_value(&figure.quantity)));
    match record {
        Some(record) => {
            let id = &record.id().value;
            let help = format!("cite its source, or draw it from the record with the same value: `[={id}]`");
            finding.help(help).related(cx.file, record.id().span, "this record")
        }
        None => finding.help("cite its source, `[@key]`, or draw it from a record, `[=id]`"),
    }
}
