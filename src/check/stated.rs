//! What the texts of a page state of half-lives and decline, with the places, species and sources of each statement.
//!
//! Read once for each page and shared by its rules. The wording of claims in circulation and quotations are left out.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::base::span::Span;
use crate::check::half_life::{Said, What, statements};
use crate::check::phrase::{Item, Placed, phrase};
use crate::check::place_word;
use crate::check::quotation::{is_quoted, quotations};
use crate::model::address::{Address, Target};
use crate::model::cited::{Role, Written};
use crate::model::kb::Kb;
use crate::model::link::RefIx;
use crate::model::prose::{Block, BlockKind, Event, Prose, Row, Tag, TextRun};
use crate::model::vocab::{Compartment, Species};

/// A statement and where it stands.
#[derive(Clone, Debug)]
pub struct Stated {
    /// What is stated.
    pub what: What,
    /// The figure that one would retype.
    pub span: Span,
    /// The part of the page.
    pub role: Role,
    /// The compartments that its own words name.
    pub near: BTreeSet<Compartment>,
    /// Those that the words around it name: the paragraph before it, the headings above it.
    pub around: BTreeSet<Compartment>,
    /// The species that its sentence, or else its heading, names.
    pub species: BTreeSet<Species>,
    /// The sources cited in its sentence, or in its row.
    pub sources: Vec<RefIx>,
    /// The compound pages linked in its sentence, or in its row.
    pub linked: Vec<u32>,
    /// The words of its sentence or row, in lower case.
    pub words: String,
    /// Whether it stands in a table.
    pub in_table: bool,
}

/// Every statement of a page's texts, in the order of the texts. `from` is the page's path.
pub fn stated(kb: &Kb, texts: &[Written<'_>], from: &str) -> Vec<Stated> {
    let mut found = Vec::new();
    for written in texts.iter().filter(|written| !written.role.is_quotation()) {
        let text = Text { kb, from, prose: written.prose, role: written.role };
        text.read(&mut found);
    }
    found
}

/// One text of the page.
struct Text<'a> {
    kb: &'a Kb,
    from: &'a str,
    prose: &'a Prose,
    role: Role,
}

/// A sentence or a cell, as items with places in one run of text.
struct Passage<'p, 'r> {
    run: &'r TextRun<'p>,
    /// The sentence, or the row.
    range: Range<usize>,
    items: Vec<Placed<'r>>,
    /// Figures before this item belong to a label and not to the passage.
    first: usize,
    around: BTreeSet<Compartment>,
    headings: Vec<Placed<'r>>,
    in_table: bool,
}

impl Passage<'_, '_> {
    /// The statement at its figure in the passage; `None` where all of it stands in the labels.
    fn own(&self, said: Said) -> Option<Said> {
        if said.at >= self.first {
            return Some(said);
        }
        let is_other = |placed: &Placed<'_>| match said.what {
            What::ShareAfterCount { .. } => matches!(placed.item, Item::Count(_)),
            What::ShareAfterTime { .. } => matches!(placed.item, Item::Share(_)),
            What::Multiple { .. } => matches!(placed.item, Item::Count(_)),
            What::HalfLife(_) => false,
        };
        let (at, placed) = self.items.iter().enumerate().skip(self.first).find(|(_, placed)| is_other(placed))?;
        Some(Said { at, range: placed.range.clone(), ..said })
    }
}

impl Text<'_> {
    fn read(&self, found: &mut Vec<Stated>) {
        let blocks = self.prose.blocks();
        if blocks.is_empty() {
            let all = 0..self.prose.events().len() as u32;
            if may_state(self.prose.events()) {
                self.sentences(all, "", found);
            }
            return;
        }
        for block in blocks.iter().filter(|block| !block.in_quote) {
            match &block.kind {
                BlockKind::Paragraph | BlockKind::Heading(_) if may_state(self.events(block)) => {
                    self.sentences(block.events.clone(), &self.headings(block), found);
                }
                BlockKind::Table(rows) if may_state(self.events(block)) => {
                    let rows = blocks.get(rows.start as usize..rows.end as usize).unwrap_or(&[]);
                    self.table(rows, &self.headings(block), found);
                }
                BlockKind::Paragraph
                | BlockKind::Heading(_)
                | BlockKind::Table(_)
                | BlockKind::Item
                | BlockKind::Quote(_)
                | BlockKind::Code
                | BlockKind::Footnote(_)
                | BlockKind::Row(_) => {}
            }
        }
    }

    fn events(&self, block: &Block) -> &[Event] {
        self.prose.events_in(block.events.clone())
    }

    /// The titles of the sections around a block, the innermost first.
    fn headings(&self, block: &Block) -> String {
        let mut titles = Vec::new();
        let mut section = block.section.and_then(|at| self.prose.section(at));
        while let Some(found) = section {
            titles.push(&*found.title);
            section = found.parent.and_then(|at| self.prose.section(at));
        }
        titles.join("\n")
    }

    fn sentences(&self, events: Range<u32>, headings: &str, found: &mut Vec<Stated>) {
        let run = self.prose.text(events.clone());
        let headings = phrase(headings);
        let mut around = place_word::places(&headings);
        for range in run.sentences() {
            let items = items(run.text(), range.clone());
            let own = place_word::places(&items);
            let (around_it, headings) = (around.clone(), headings.clone());
            let passage = Passage { run: &run, range, items, first: 0, around: around_it, headings, in_table: false };
            self.passage(&passage, &events, found);
            around.extend(own);
        }
    }

    /// Each cell of a table's rows is read with the head of its column and the label of its row before it.
    fn table(&self, rows: &[Block], headings: &str, found: &mut Vec<Stated>) {
        let cells = |block: &Block| match &block.kind {
            BlockKind::Row(Row { cells, .. }) => cells.to_vec(),
            _ => Vec::new(),
        };
        let Some((head, rows)) = rows.split_first() else { return };
        let head: Vec<TextRun<'_>> = cells(head).iter().map(|cell| self.prose.text(cell.events.clone())).collect();
        let headings = phrase(headings);
        let around = place_word::places(&headings);
        for row in rows {
            let texts: Vec<TextRun<'_>> = cells(row).iter().map(|cell| self.prose.text(cell.events.clone())).collect();
            for (column, cell) in texts.iter().enumerate() {
                let (items, first) = with_labels(&head, &texts, column);
                let (around, headings, range) = (around.clone(), headings.clone(), 0..cell.text().len());
                let passage = Passage { run: cell, range, items, first, around, headings, in_table: true };
                self.passage(&passage, &row.events, found);
            }
        }
    }

    fn passage(&self, passage: &Passage<'_, '_>, events: &Range<u32>, found: &mut Vec<Stated>) {
        let all = statements(&passage.items);
        if all.is_empty() {
            return;
        }
        let text = passage.run.text();
        let quoted = quotations(text);
        let events = if passage.in_table { events.clone() } else { self.events_of(passage, events) };
        for said in all.into_iter().filter_map(|said| passage.own(said)) {
            if !is_quoted(&quoted, said.range.start) {
                found.push(self.stated(passage, said, &events));
            }
        }
    }

    fn stated(&self, passage: &Passage<'_, '_>, said: Said, events: &Range<u32>) -> Stated {
        let items = &passage.items;
        let named = place_word::species_among(items);
        Stated {
            span: passage.run.span(said.range.clone()),
            role: self.role,
            near: near(items, said.at),
            around: passage.around.clone(),
            species: if named.is_empty() { place_word::species_among(&passage.headings) } else { named },
            sources: self.sources(events),
            linked: self.linked(events),
            words: self.words(passage, events),
            in_table: passage.in_table,
            what: said.what,
        }
    }

    /// The events of a sentence: of those of its block, the ones whose place is in it.
    fn events_of(&self, passage: &Passage<'_, '_>, events: &Range<u32>) -> Range<u32> {
        let whole = passage.run.span(passage.range.clone());
        let within = |at: &u32| whole.contains(self.prose.span(*at)) || self.prose.span(*at).contains(whole);
        let mut inner = events.clone().filter(|at| within(at));
        let first = inner.next().unwrap_or(events.start);
        first..inner.next_back().map_or(first + 1, |last| last + 1)
    }

    fn sources(&self, events: &Range<u32>) -> Vec<RefIx> {
        let mut sources = Vec::new();
        for event in self.prose.events_in(events.clone()) {
            match event {
                Event::Cite(group) => sources.extend(group.iter().filter_map(|cite| cite.source.target)),
                Event::Claim(claim) => {
                    let page =
                        claim.target.and_then(|target| Some((self.kb.compounds.get(target.page as usize)?, target)));
                    let claim = page.and_then(|(page, target)| page.head.claims.get(target.claim as usize));
                    sources
                        .extend(claim.iter().flat_map(|claim| &claim.evidence).filter_map(|entry| entry.source.target));
                }
                _ => {}
            }
        }
        sources
    }

    fn linked(&self, events: &Range<u32>) -> Vec<u32> {
        let links = self.prose.events_in(events.clone()).iter().filter_map(|event| {
            let Event::Start(Tag::Link(link)) = event else { return None };
            let Target::Site(place) = Target::of(&link.url, self.from, &self.kb.settings.base_url) else { return None };
            let path = place.path?;
            match Address::find(self.kb, &path)? {
                Address::Compound(index) => Some(index),
                _ => None,
            }
        });
        links.collect()
    }

    fn words(&self, passage: &Passage<'_, '_>, events: &Range<u32>) -> String {
        if passage.in_table {
            return self.prose.text(events.clone()).text().to_lowercase();
        }
        passage.run.text().get(passage.range.clone()).unwrap_or("").to_lowercase()
    }
}

/// The items of a part of a text, with places in the whole.
fn items(text: &str, range: Range<usize>) -> Vec<Placed<'_>> {
    let mut items = phrase(text.get(range.clone()).unwrap_or(""));
    for placed in &mut items {
        placed.range = placed.range.start + range.start..placed.range.end + range.start;
    }
    items
}

/// A cell's items after those of its column's head and of its row's label, and the index of the cell's first.
fn with_labels<'r>(head: &'r [TextRun<'_>], row: &'r [TextRun<'_>], column: usize) -> (Vec<Placed<'r>>, usize) {
    let of = |cells: &'r [TextRun<'_>], at: usize| cells.get(at).map_or_else(Vec::new, |cell| phrase(cell.text()));
    let colon = || Placed { item: Item::Sign(':'), range: 0..0, is_attributive: false };
    let mut all = Vec::new();
    if column > 0 {
        all.extend(of(head, column));
        all.push(colon());
        let (first_head, mut label) = (of(head, 0), of(row, 0));
        match label.as_mut_slice() {
            // "| Half-lives | Gone |", "| 5 | 97 % |"
            [only] if first_head.iter().any(|placed| placed.item == Item::HalfLife) => count(only),
            [Placed { item: Item::Time(_), .. }] => {}
            several => several.iter_mut().filter(|placed| matches!(placed.item, Item::Time(_))).for_each(|placed| {
                placed.item = Item::Mark;
            }),
        }
        all.extend(label);
        all.push(colon());
    }
    let first = all.len();
    all.extend(of(row, column));
    (all, first)
}

/// A bare number under "Half-lives" is a number of them.
fn count(placed: &mut Placed<'_>) {
    if let Item::Number(number) = placed.item
        && let Ok(quantity) = crate::model::quantity::Quantity::parse(number)
    {
        placed.item = Item::Count(quantity);
    }
}

/// The compartments that the words of one figure name: all of the sentence where it is the only time in it, else those
/// after it, before it, or before all of them.
fn near(items: &[Placed<'_>], at: usize) -> BTreeSet<Compartment> {
    let is_time = |at: &usize| items.get(*at).is_some_and(|placed| matches!(placed.item, Item::Time(_)));
    let times: Vec<usize> = (0..items.len()).filter(is_time).collect();
    let (Some(&first), true) = (times.first(), times.len() > 1) else { return place_word::places(items) };
    let part = |range: Range<usize>| place_word::places(items.get(range).unwrap_or(&[]));
    let next = times.iter().copied().find(|&time| time > at).unwrap_or(items.len());
    let ends = |at: &usize| match items.get(*at).map(|placed| &placed.item) {
        Some(Item::Sign(sign)) => matches!(sign, ',' | ';' | '.'),
        Some(Item::Word(word)) => matches!(*word, "and" | "or" | "vs" | "versus" | "but"),
        _ => false,
    };
    let after = part(at + 1..(at + 1..next).find(ends).unwrap_or(next));
    let before = || part(times.iter().copied().filter(|&time| time < at).max().map_or(0, |time| time + 1)..at);
    let found = if after.is_empty() { before() } else { after };
    if found.is_empty() { part(0..first) } else { found }
}

/// Whether some events may state something of a half-life or of decline, so that they are worth reading.
fn may_state(events: &[Event]) -> bool {
    const NAMES: [&str; 4] = ["alf", "ALF", "½", "1/2"];
    const SHARES: [&str; 3] = ["%", "percent", "per cent"];
    const DECLINE: [&str; 12] =
        ["lear", "limin", "gone", "emov", "egrad", "isappear", "ecay", "anish", "eav", "emain", "left", "ersist"];
    let finds = |words: &[&str]| {
        events.iter().any(|event| match event {
            Event::Text(text) | Event::Sub(text) => words.iter().any(|word| text.contains(word)),
            _ => false,
        })
    };
    finds(&NAMES) || (finds(&SHARES) && finds(&DECLINE))
}
