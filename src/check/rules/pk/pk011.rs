//! PK011: one column of a table that mixes compartments or analytes, without a word on which is which.

use std::collections::BTreeSet;

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::column::{self, Cell};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::vocab::Word;

/// The rule.
pub const RULE: Rule = Rule {
    code: "PK011",
    family: Family::Pk,
    level: Severity::Error,
    title: "table column that mixes compartments or analytes",
    why: "Figures in one column are read as comparable. Minutes in plasma under hours in cells, or the half-life of a \
          metabolite under that of the substance, mislead unless each row says of what and where it is.",
    origin: "ours; methodology: tables never put plasma, cells and urine into one column without saying so",
    wrong: Example::Page(concat!(
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n",
        "  - {id: a, analyte: NAD+, compartment: plasma, species: human, value: 2 min, source: \"pmid:31572171\"}\n",
        "  - {id: b, analyte: NAD+, compartment: tissue, tissue: liver, species: mouse, value: 2 h, source: \"pmid:27721479\"}\n",
        "---\n| In | Half-life |\n| --- | --- |\n| People | [=a] |\n| Mice | [=b] |\n",
    )),
    right: Example::Page(concat!(
        "---\ntitle: Example\nsummary: A page.\nhalf_lives:\n",
        "  - {id: a, analyte: NAD+, compartment: plasma, species: human, value: 2 min, source: \"pmid:31572171\"}\n",
        "  - {id: b, analyte: NAD+, compartment: tissue, tissue: liver, species: mouse, value: 2 h, source: \"pmid:27721479\"}\n",
        "---\n| In | Half-life |\n| --- | --- |\n| People, plasma | [=a] |\n| Mice, liver | [=b] |\n",
    )),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for written in &cx.texts {
        for column in column::columns(cx.kb, written.prose) {
            compartments(cx, &column, found);
            analytes(cx, &column, found);
        }
    }
}

fn compartments(cx: &PageCx<'_>, column: &[Cell], found: &mut Vec<Finding>) {
    let mixed: BTreeSet<_> = column.iter().flat_map(|cell| cell.compartment.or_else(|| cell.only_place())).collect();
    if mixed.len() < 2 {
        return;
    }
    let words: Vec<&str> = mixed.iter().map(|compartment| compartment.word()).collect();
    for cell in column {
        let is_said = match cell.compartment {
            Some(compartment) => cell.places.contains(&compartment) || cell.names_site,
            None => !cell.places.is_empty(),
        };
        if is_said {
            continue;
        }
        let what = match cell.compartment {
            Some(compartment) => format!("this figure is of {}, and its row does not say so", compartment.word()),
            None => "the row does not say of which compartment this figure is".to_owned(),
        };
        let message = format!("{what}: the column mixes {}", words.join(", "));
        let help = "name the compartment in the row, or give each compartment a column of its own";
        let finding = RULE.finding(cx.file, cell.span, message).help(help);
        found.push(beside(cx, finding, column, cell.span, |other| other.compartment != cell.compartment));
    }
}

fn analytes(cx: &PageCx<'_>, column: &[Cell], found: &mut Vec<Finding>) {
    let mixed: BTreeSet<String> =
        column.iter().filter_map(|cell| Some(cell.analyte.as_ref()?.to_lowercase())).collect();
    if mixed.len() < 2 {
        return;
    }
    for cell in column.iter().filter(|cell| !cell.names_analyte) {
        let Some(analyte) = &cell.analyte else { continue };
        let message = format!("this figure is of {analyte}, and its row does not say so: the column mixes analytes");
        let help = format!("name {analyte} in the row, or give each analyte a column of its own");
        let finding = RULE.finding(cx.file, cell.span, message).help(help);
        let is_other =
            |other: &Cell| other.analyte.as_ref().is_some_and(|other| other.to_lowercase() != analyte.to_lowercase());
        found.push(beside(cx, finding, column, cell.span, is_other));
    }
}

/// Adds the place of a figure that is of something else.
fn beside(cx: &PageCx<'_>, finding: Finding, column: &[Cell], own: Span, is_other: impl Fn(&Cell) -> bool) -> Finding {
    match column.iter().find(|other| other.span != own && is_other(other)) {
        Some(other) => finding.related(cx.file, other.span, "a figure of something else"),
        None => finding,
    }
}
