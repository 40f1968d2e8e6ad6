//! EVD009: the page's data quality is above its records.

use crate::base::diag::{Finding, Severity};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::model::vocab::DataQuality;

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD009",
    family: Family::Evd,
    level: Severity::Error,
    title: "data_quality above the page's records",
    why: "Data quality says how well a compound's figures are known: from a label, from people, from animals, or not at \
          all. It is that of the best record for the page's own analyte and main route, so it cannot be better than \
          every record on the page.",
    origin: "ours; the scale follows what reporting guidelines for clinical pharmacokinetics ask for",
    wrong: Example::FrontMatter(
        "data_quality: human-pk\nhalf_lives:\n  - {id: t12, analyte: example, compartment: plasma, species: human, route: oral, unpublished: None was found., searched: none}",
    ),
    right: Example::FrontMatter(
        "data_quality: not-searched\nhalf_lives:\n  - {id: t12, analyte: example, compartment: plasma, species: human, route: oral, unpublished: None was found., searched: none}",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    let Some(declared) = &graded.page.head.data_quality else { return };
    let computed = graded.grade.data_quality.computed;
    let page = graded.page;
    if page.incomplete || !page.lost.is_empty() || !declared.value.is_better_than(computed) {
        return;
    }
    let message = format!("the page's figures are declared {}, and its best record is {computed}", declared.value);
    let help = format!("write `{computed}`, or leave `data_quality` out: it is computed; {}", lift(computed));
    let best = page.head.measures().zip(&graded.grade.records).find(|(_, quality)| **quality == Some(computed));
    let finding = RULE.finding(graded.cx.file, declared.span, message).help(help);
    found.push(match best {
        Some((record, _)) => finding.related(graded.cx.file, record.id().span, format!("this record is {computed}")),
        None => finding,
    });
}

/// What would make a page's figures better known than they are.
fn lift(computed: DataQuality) -> &'static str {
    match computed {
        DataQuality::Label => "nothing is better known than a label's figures",
        DataQuality::HumanPk => "a label would be more",
        DataQuality::HumanPkLimited => "more would take one study of 12 people or more",
        DataQuality::HumanOther => {
            "more would take people given this compound by the page's first route, and it measured"
        }
        DataQuality::AnimalPk | DataQuality::InVitro | DataQuality::Modelled => "more would take a study of people",
        DataQuality::NonePublished => "more would take a published figure",
        DataQuality::NotSearched => "more would take a record with a source, or a search",
    }
}
