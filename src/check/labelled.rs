//! Figures that a label names, in tables and in items such as "**Tmax, oral:** 2 h": which parameter, under which words.
//!
//! Two labels are of one thing only where every word of theirs agrees, numbers included; half-lives are read in
//! [`stated`](crate::check::stated).

use std::collections::BTreeSet;

use crate::base::span::Span;
use crate::check::half_life_words::Words;
use crate::check::phrase::{Item, Placed, phrase};
use crate::check::place_word;
use crate::check::quotation::{is_quoted, quotations};
use crate::check::rule::PageCx;
use crate::model::kinetics::Measure;
use crate::model::link::RefIx;
use crate::model::prose::{Block, BlockKind, Event, Prose, Row, TextRun};
use crate::model::quantity::Quantity;
use crate::model::vocab::{Compartment, Parameter, Route, Word};

/// A figure and what its label says.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The parameter.
    pub parameter: Parameter,
    /// The label, as typed.
    pub words: String,
    /// The figure.
    pub value: Quantity,
    /// Where it stands.
    pub span: Span,
    /// The label's words that say of what, without order: places, routes, doses, names.
    key: BTreeSet<String>,
    /// The compartments that it names.
    places: BTreeSet<Compartment>,
    /// The routes that it names.
    routes: BTreeSet<Route>,
    /// The sources cited beside it.
    sources: Vec<RefIx>,
}

/// Words of parameters, in lower case, longest first.
const PARAMETERS: [(&str, Parameter); 17] = [
    ("volume of distribution", Parameter::Volume),
    ("plasma protein binding", Parameter::ProteinBinding),
    ("maximum concentration", Parameter::Cmax),
    ("peak concentration", Parameter::Cmax),
    ("peak plasma level", Parameter::Cmax),
    ("oral bioavailability", Parameter::Bioavailability),
    ("absolute bioavailability", Parameter::Bioavailability),
    ("time to maximum", Parameter::Tmax),
    ("elevation duration", Parameter::ElevationDuration),
    ("duration of elevation", Parameter::ElevationDuration),
    ("protein binding", Parameter::ProteinBinding),
    ("bioavailability", Parameter::Bioavailability),
    ("time to peak", Parameter::Tmax),
    ("peak time", Parameter::Tmax),
    ("clearance", Parameter::Clearance),
    ("tmax", Parameter::Tmax),
    ("cmax", Parameter::Cmax),
];

/// Words of routes.
const ROUTES: [(Words, Route); 7] = [
    (Words("intravenous iv intravenously infused infusion"), Route::Intravenous),
    (Words("oral orally swallowed"), Route::Oral),
    (Words("subcutaneous subcutaneously sc"), Route::Subcutaneous),
    (Words("intramuscular intramuscularly im"), Route::Intramuscular),
    (Words("intranasal nasal"), Route::Intranasal),
    (Words("sublingual"), Route::Sublingual),
    (Words("transdermal topical"), Route::Transdermal),
];

/// Words of a label that set nothing apart.
const SMALL: Words = Words("the of in after for a an to at by value values parameter metric figure approx about and");

/// Words of headings that set nothing apart.
const GENERAL: Words = Words(
    "pharmacokinetics pharmacokinetic kinetics quick reference overview summary glance how what is does do half life \
     lives long route routes key facts comparison data parameters table profile stay your system blood levels absorption",
);

/// The labelled figures of a page's texts.
pub fn of_page(cx: &PageCx<'_>) -> Vec<Labelled> {
    let mut found = Vec::new();
    for written in cx.texts.iter().filter(|written| !written.role.is_quotation()) {
        let prose = written.prose;
        let blocks = prose.blocks();
        let mut lead = String::new();
        for block in blocks.iter().filter(|block| !block.in_quote) {
            if block.kind == BlockKind::Paragraph && block.parent.is_none() {
                lead = lead_of(prose, block);
            }
            if !may_label(prose, block) {
                continue;
            }
            let around = format!("{} {lead}", headings(prose, block));
            match &block.kind {
                BlockKind::Table(rows) => {
                    let rows = blocks.get(rows.start as usize..rows.end as usize).unwrap_or(&[]);
                    table(prose, rows, &around, &mut found);
                }
                BlockKind::Paragraph => line(prose, block, &around, &mut found),
                BlockKind::Heading(_)
                | BlockKind::Item
                | BlockKind::Quote(_)
                | BlockKind::Code
                | BlockKind::Footnote(_)
                | BlockKind::Row(_) => {}
            }
        }
    }
    found
}

/// The words of a paragraph that leads to what follows: "After a single dose:".
fn lead_of(prose: &Prose, block: &Block) -> String {
    let run = prose.text(block.events.clone());
    if run.text().trim_end().ends_with(':') { run.text().to_owned() } else { String::new() }
}

/// The words of the headings above a block that may set it apart.
fn headings(prose: &Prose, block: &Block) -> String {
    let mut words = String::new();
    let mut section = block.section.and_then(|at| prose.section(at));
    while let Some(found) = section {
        for word in found.title.split(|c: char| !c.is_alphanumeric()).filter(|word| !GENERAL.hold(word)) {
            words.push_str(word);
            words.push(' ');
        }
        section = found.parent.and_then(|at| prose.section(at));
    }
    words
}

/// Whether the block may name a parameter, so that it is worth reading.
fn may_label(prose: &Prose, block: &Block) -> bool {
    let parts = ["max", "ioavail", "inding", "istribution", "learance", "eak", "levation", "aximum", "MAX"];
    prose.events_in(block.events.clone()).iter().any(|event| match event {
        Event::Text(text) | Event::Sub(text) => parts.iter().any(|part| text.contains(part)),
        _ => false,
    })
}

fn table(prose: &Prose, rows: &[Block], around: &str, found: &mut Vec<Labelled>) {
    let texts = |block: &Block| match &block.kind {
        BlockKind::Row(Row { cells, .. }) => cells.iter().map(|cell| prose.text(cell.events.clone())).collect(),
        _ => Vec::new(),
    };
    let Some((head, rows)) = rows.split_first() else { return };
    let head: Vec<TextRun<'_>> = texts(head);
    let mut group = String::new();
    for row in rows {
        let cells: Vec<TextRun<'_>> = texts(row);
        let is_filled = |cell: &TextRun<'_>| !cell.text().trim().is_empty();
        let Some((label, others)) = cells.split_first() else { continue };
        if !others.iter().any(is_filled) {
            // A row of one cell heads the rows below it.
            label.text().clone_into(&mut group);
            continue;
        }
        for (column, cell) in cells.iter().enumerate().skip(1) {
            let head = head.get(column).map_or("", TextRun::text);
            let beside = cells.iter().enumerate().filter(|(at, _)| *at != 0 && *at != column);
            let beside: String = beside.map(|(_, other)| format!(" {}", other.text())).collect();
            let label = format!("{} {head}", label.text());
            let more = format!("{around} {group} {beside}");
            found.extend(read(Label { label: &label, more: &more }, cell, 0, sources(prose, row)));
        }
    }
}

/// "Tmax, oral: 2 h", the whole of a paragraph or an item.
fn line(prose: &Prose, block: &Block, around: &str, found: &mut Vec<Labelled>) {
    let run = prose.text(block.events.clone());
    let Some((label, _)) = run.text().split_once(':').filter(|(label, _)| label.len() < 80) else { return };
    found.extend(read(Label { label, more: around }, &run, label.len() + 1, sources(prose, block)));
}

/// The words that name a figure.
#[derive(Clone, Copy)]
struct Label<'t> {
    /// Its own.
    label: &'t str,
    /// Those around it that may set it apart: headings, leads, the other cells of its row.
    more: &'t str,
}

fn sources(prose: &Prose, block: &Block) -> Vec<RefIx> {
    let cites = prose.events_in(block.events.clone()).iter().filter_map(|event| match event {
        Event::Cite(group) => Some(group),
        _ => None,
    });
    cites.flatten().filter_map(|cite| cite.source.target).collect()
}

/// The figure that follows a label, where that is all which stands there but for citations.
fn read(Label { label, more }: Label<'_>, run: &TextRun<'_>, from: usize, sources: Vec<RefIx>) -> Option<Labelled> {
    let (parameter, rest) = parameter(label)?;
    let text = run.text().get(from..)?;
    if is_quoted(&quotations(run.text()), from + 1) {
        return None;
    }
    let end = text.find([TextRun::CITATION, TextRun::NAME, '\n']).unwrap_or(text.len());
    let words = text.get(..end)?.trim().trim_end_matches('.');
    let value = Quantity::parse(words).ok().filter(|value| parameter.allows(value.unit()))?;
    let start = from + text.find(words)?;
    let items = phrase(&rest);
    let key = items.iter().chain(&phrase(more)).filter_map(word).collect();
    let places = place_word::places(&phrase(label));
    let routes = place_word::words(&items).filter_map(route).collect();
    let words_typed = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let span = run.span(start..start + words.len());
    Some(Labelled { parameter, words: words_typed, value, span, key, places, routes, sources })
}

/// The parameter that a label names, and the label without its words.
fn parameter(label: &str) -> Option<(Parameter, String)> {
    let lower: String = label.to_lowercase().replace("c max", "cmax").replace("t max", "tmax");
    let (words, parameter) = PARAMETERS.iter().find(|(words, _)| crate::check::meant::holds_name(&lower, words))?;
    let rest = lower.replacen(words, " ", 1);
    let oral = if words.starts_with("oral") { " oral" } else { "" };
    let plasma = if words.contains("plasma") { " plasma" } else { "" };
    // A label of two parameters is of neither.
    let is_only = PARAMETERS.iter().all(|(words, _)| !crate::check::meant::holds_name(&rest, words));
    is_only.then(|| (*parameter, format!("{rest}{oral}{plasma}")))
}

/// What an item of a label adds to its key.
fn word(placed: &Placed<'_>) -> Option<String> {
    match &placed.item {
        Item::Word(word) if SMALL.hold(word) => None,
        Item::Word(word) => Some(route(word).map_or_else(|| word.to_lowercase(), |route| route.word().to_owned())),
        Item::Number(number) => Some((*number).to_owned()),
        Item::Time(figure) | Item::Share(figure) | Item::Count(figure) => Some(figure.to_string()),
        Item::HalfLife => Some("half-life".to_owned()),
        Item::Sign(_) | Item::Value | Item::Mark => None,
    }
}

fn route(word: &str) -> Option<Route> {
    ROUTES.iter().find(|(words, _)| words.hold(word)).map(|(_, route)| *route)
}

impl Labelled {
    /// Whether both are of one thing and from one source, if from any, and their values differ.
    pub fn contradicts(&self, other: &Labelled) -> bool {
        let shares_source = self.sources.is_empty()
            || other.sources.is_empty()
            || self.sources.iter().any(|source| other.sources.contains(source));
        self.parameter == other.parameter && self.key == other.key && shares_source && !self.agrees(&other.value)
    }

    /// Whether the figure can be the value, within the precision typed and, where either is "about", a tenth.
    pub fn agrees(&self, value: &Quantity) -> bool {
        if self.value.dimension() != value.dimension() || self.value.same_value(value) {
            return true;
        }
        let (one, other) = (self.value.in_base(), value.in_base());
        let is_loose = self.value.is_approximate() || value.is_approximate();
        let near = |one: Option<f64>, other: Option<f64>| match (one, other) {
            (Some(one), Some(other)) => (one - other).abs() <= 0.1 * other.abs(),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        is_loose && near(one.low, other.low) && near(one.central, other.central) && near(one.high, other.high)
    }

    /// Whether a record is of that thing, beyond doubt: its parameter, its one place and route, no dose unsaid, its source.
    pub fn is_of(&self, measure: Measure<'_>) -> bool {
        let source = measure.source().and_then(|source| source.target);
        let of_place = measure.compartment().is_some_and(|compartment| self.places.contains(&compartment.value));
        let of_route = measure.route().is_none_or(|route| self.routes.contains(&route.value));
        let of_source = source.is_some_and(|source| self.sources.contains(&source));
        let is_plain = measure.dose().is_none() && measure.population().is_none() && measure.duration().is_none();
        measure.parameter() == Some(self.parameter) && of_place && of_route && of_source && is_plain
    }
}
