//! The columns of a text's tables that hold figures of one parameter: of what each figure is, and what its row says.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::span::Span;
use crate::check::meant::holds_name;
use crate::check::phrase::{Item, phrase};
use crate::check::place_word;
use crate::model::kb::{CompoundPage, Kb};
use crate::model::kinetics::Measure;
use crate::model::prose::{Block, BlockKind, Event, Prose, Row, ValueIx};
use crate::model::scalar::Text;
use crate::model::vocab::{Compartment, Parameter};

/// A figure in a column.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Where it stands.
    pub span: Span,
    /// Where it was measured, by its record.
    pub compartment: Option<Compartment>,
    /// Of what it is, by its record.
    pub analyte: Option<String>,
    /// The compartments that its row and the head of its column name.
    pub places: BTreeSet<Compartment>,
    /// Whether they name the tissue or the cells of its record.
    pub names_site: bool,
    /// Whether they name its record's analyte.
    pub names_analyte: bool,
}

impl Cell {
    /// The one compartment that the words name.
    pub fn only_place(&self) -> Option<Compartment> {
        let mut places = self.places.iter();
        places.next().filter(|_| places.next().is_none()).copied()
    }
}

/// What a figure is: a half-life, or a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    HalfLife,
    Kinetic(Option<Parameter>),
}

/// Each column of each table, one for each kind of figure in it; those with a single figure are left out.
pub fn columns(kb: &Kb, prose: &Prose) -> Vec<Vec<Cell>> {
    let mut found = Vec::new();
    for block in prose.blocks().iter().filter(|block| !block.in_quote) {
        let BlockKind::Table(rows) = &block.kind else { continue };
        let rows = prose.blocks().get(rows.start as usize..rows.end as usize).unwrap_or(&[]);
        let Some((head, rows)) = rows.split_first() else { continue };
        let head = texts(prose, head);
        let mut columns: BTreeMap<(usize, Kind), Vec<Cell>> = BTreeMap::new();
        for row in rows {
            for (key, cell) in figures(kb, prose, &head, row) {
                columns.entry(key).or_default().push(cell);
            }
        }
        found.extend(columns.into_values().filter(|cells| cells.len() > 1));
    }
    found
}

fn texts(prose: &Prose, row: &Block) -> Vec<String> {
    let BlockKind::Row(Row { cells, .. }) = &row.kind else { return Vec::new() };
    cells.iter().map(|cell| prose.text(cell.events.clone()).text().to_owned()).collect()
}

/// The figures of a row: drawn from records, or half-lives typed.
fn figures(kb: &Kb, prose: &Prose, head: &[String], row: &Block) -> Vec<((usize, Kind), Cell)> {
    let BlockKind::Row(Row { cells, .. }) = &row.kind else { return Vec::new() };
    let label = cells.first().map(|cell| prose.text(cell.events.clone()).text().to_owned()).unwrap_or_default();
    let whole = texts(prose, row).join("\n");
    let mut found = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        let head = head.get(column).map_or("", String::as_str);
        let words = Words { text: format!("{head}\n{whole}").to_lowercase(), kb };
        let values: Vec<(Span, ValueIx)> = prose
            .events_in(cell.events.clone())
            .iter()
            .filter_map(|event| match event {
                Event::Value(value) => Some((value.span, value.target?)),
                _ => None,
            })
            .collect();
        for (span, target) in &values {
            let Some(measure) = kb.measure(*target) else { continue };
            let kind = match measure {
                Measure::HalfLife(_) => Kind::HalfLife,
                Measure::Kinetic(_) => Kind::Kinetic(measure.parameter()),
            };
            found.push(((column, kind), words.of_record(*span, measure, kb.compounds.get(target.page as usize))));
        }
        if values.is_empty() && column > 0 {
            let run = prose.text(cell.events.clone());
            let typed = typed_half_life(head, &label, run.text());
            found.extend(typed.map(|range| ((column, Kind::HalfLife), words.typed(run.span(range)))));
        }
    }
    found
}

/// The first time in a cell whose label or head names a half-life, but no number of them.
fn typed_half_life(head: &str, label: &str, cell: &str) -> Option<std::ops::Range<usize>> {
    let names = |text: &str| phrase(text).iter().any(|placed| placed.item == Item::HalfLife);
    if !names(head) && !names(label) {
        return None;
    }
    let items = phrase(cell);
    let first = items.iter().find(|placed| !matches!(placed.item, Item::Mark | Item::Sign('(')))?;
    matches!(first.item, Item::Time(_)).then(|| first.range.clone())
}

/// What a row and the head of a column say.
struct Words<'k> {
    text: String,
    kb: &'k Kb,
}

impl Words<'_> {
    fn typed(&self, span: Span) -> Cell {
        let places = place_word::places(&phrase(&self.text));
        Cell { span, compartment: None, analyte: None, places, names_site: false, names_analyte: true }
    }

    fn of_record(&self, span: Span, measure: Measure<'_>, page: Option<&CompoundPage>) -> Cell {
        let site = [measure.tissue(), measure.cell()];
        let names_site = site.into_iter().flatten().any(|site| holds_name(&self.text, &site.value.to_lowercase()));
        Cell {
            compartment: measure.compartment().map(|compartment| compartment.value),
            analyte: measure.analyte().map(|analyte| analyte.value.to_string()),
            names_site,
            names_analyte: measure.analyte().is_none_or(|analyte| self.names(analyte, page)),
            ..self.typed(span)
        }
    }

    /// Whether the words hold an analyte's name, or another name of it that its own page gives.
    fn names(&self, analyte: &Text, page: Option<&CompoundPage>) -> bool {
        let name = analyte.value.to_lowercase();
        let slug = crate::model::ident::Slug::of(&analyte.value);
        let own = slug.and_then(|slug| self.kb.compound(slug.as_str()));
        let own = own.and_then(|index| self.kb.compounds.get(index as usize));
        let pages = [page, own].into_iter().flatten().filter(|page| names(page).any(|other| other == name));
        let others = pages.flat_map(names).collect::<Vec<_>>();
        std::iter::once(name).chain(others).any(|name| holds_name(&self.text, &name))
    }
}

/// A page's names in lower case.
fn names(page: &CompoundPage) -> impl Iterator<Item = String> + '_ {
    let head = &page.head;
    let titles =
        head.title.iter().chain(&head.aliases).chain(&head.active_moiety).map(|name| name.value.to_lowercase());
    titles.chain([page.slug.to_string(), page.slug.replace('-', " ")])
}
