//! Blocks and sections, opened and closed as the events go by.
//!
//! Invariants: a block's index is below those of the blocks that it holds; text stands in exactly one text block,
//! so that of a tight list's item, which has no paragraph of its own, opens one (an implied paragraph).

use crate::base::span::{Span, Spanned};
use crate::model::prose::event::Event;
use crate::model::prose::section;
use crate::model::prose::{Allow, Block, BlockKind, Cell, Row, Section};
use crate::model::vocab::{SectionTier, Word};

/// What is built.
#[derive(Default)]
pub(in crate::model::prose) struct Outline {
    blocks: Vec<Block>,
    sections: Vec<Section>,
    allows: Vec<Allow>,
    /// The ids given to sections, by section.
    given: Vec<Option<Spanned<Box<str>>>>,
    /// The cells of the row that is open.
    cells: Vec<Cell>,
    /// Blocks that are open, outermost first.
    open: Vec<u32>,
    /// Sections that are open, outermost first.
    open_sections: Vec<u32>,
    /// How many quotations are open.
    quotes: u32,
    /// Whether the innermost open block is one in which text stands.
    in_text: bool,
    /// Whether that block is an implied paragraph.
    is_implied: bool,
    /// How many suppressions have their block.
    placed: usize,
}

/// The finished outline.
pub(in crate::model::prose) struct Parts {
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
    pub allows: Vec<Allow>,
    /// The places of ids that were given twice.
    pub doubled: Vec<Span>,
}

impl Outline {
    /// A block begins with the event at `event`.
    pub(in crate::model::prose) fn start(&mut self, kind: BlockKind, event: u32, span: Span) {
        self.end_implied(event);
        self.open(kind, event, span);
    }

    fn open(&mut self, kind: BlockKind, event: u32, span: Span) {
        let index = self.blocks.len() as u32;
        self.quotes += u32::from(kind == BlockKind::Quote(None));
        let block = Block {
            kind,
            span,
            events: event..event,
            section: self.open_sections.last().copied(),
            parent: self.open.last().copied(),
            in_quote: self.quotes > 0,
        };
        if block.is_silenceable() {
            let waiting = self.allows.get_mut(self.placed..).unwrap_or_default();
            waiting.iter_mut().for_each(|allow| allow.block = Some(index));
            self.placed = self.allows.len();
        }
        self.in_text = block.is_text() || block.kind == BlockKind::Code;
        self.blocks.push(block);
        self.open.push(index);
    }

    /// The innermost open block ends before the event at `next`.
    pub(in crate::model::prose) fn end(&mut self, next: u32) {
        let Some(index) = self.open.pop() else { return };
        let count = self.blocks.len() as u32;
        let cells = std::mem::take(&mut self.cells);
        let Some(block) = self.blocks.get_mut(index as usize) else { return };
        block.events.end = next;
        match &mut block.kind {
            BlockKind::Quote(None) => self.quotes -= 1,
            BlockKind::Table(rows) => *rows = index + 1..count,
            BlockKind::Row(row) => row.cells = cells.into(),
            BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::Item
            | BlockKind::Quote(Some(_))
            | BlockKind::Code
            | BlockKind::Footnote(_) => {}
        }
        (self.in_text, self.is_implied) = (false, false);
    }

    /// Whether what is part of a text must be told to [`Outline::inline`]: it opens or widens an implied paragraph.
    pub(in crate::model::prose) fn wants_inline(&self) -> bool {
        !self.in_text || self.is_implied
    }

    /// Something of a text comes as the event at `event`.
    pub(in crate::model::prose) fn inline(&mut self, event: u32, span: Span) {
        if !self.in_text {
            self.open(BlockKind::Paragraph, event, span);
            self.is_implied = true;
        } else if self.is_implied
            && let Some(block) = self.open.last().and_then(|&at| self.blocks.get_mut(at as usize))
        {
            block.span = block.span.join(span);
        }
    }

    /// An implied paragraph, if one is open, ends before the event at `next`.
    pub(in crate::model::prose) fn end_implied(&mut self, next: u32) {
        if self.is_implied {
            self.end(next);
        }
    }

    /// A cell begins.
    pub(in crate::model::prose) fn cell(&mut self, cell: Cell) {
        self.cells.push(cell);
    }

    /// The last cell ends before the event at `next`.
    pub(in crate::model::prose) fn end_cell(&mut self, next: u32) {
        if let Some(cell) = self.cells.last_mut() {
            cell.events.end = next;
        }
    }

    /// A suppression waits for its block.
    pub(in crate::model::prose) fn allow(&mut self, allow: Allow) {
        self.allows.push(allow);
    }

    /// A heading begins with the event at `event`; gives its section, unless it stands within another block.
    pub(in crate::model::prose) fn heading(
        &mut self,
        level: u8,
        event: u32,
        span: Span,
        classes: Box<[Spanned<Box<str>>]>,
        given: Option<Spanned<Box<str>>>,
    ) -> Option<u32> {
        self.end_implied(event);
        let is_outermost = self.open.is_empty();
        if is_outermost {
            self.close_sections(level, event);
            let tier = classes.iter().find_map(|class| SectionTier::parse(class));
            let section = Section {
                level,
                title: Box::default(),
                id: Box::default(),
                classes,
                tier,
                span,
                heading: self.blocks.len() as u32,
                events: event..event,
                parent: self.open_sections.last().copied(),
            };
            self.open_sections.push(self.sections.len() as u32);
            self.sections.push(section);
            self.given.push(given);
        }
        self.open(BlockKind::Heading(level), event, span);
        self.open_sections.last().copied().filter(|_| is_outermost)
    }

    /// Ends the sections of this level and below before the event at `next`.
    fn close_sections(&mut self, level: u8, next: u32) {
        let sections = &mut self.sections;
        while self
            .open_sections
            .pop_if(|at| {
                let section = sections.get_mut(*at as usize).filter(|section| section.level >= level);
                section.map(|section| section.events.end = next).is_some()
            })
            .is_some()
        {}
    }

    /// Ends all, and names the sections.
    pub(in crate::model::prose) fn finish(mut self, events: &[Event]) -> Parts {
        let next = events.len() as u32;
        while !self.open.is_empty() {
            self.end(next);
        }
        self.close_sections(0, next);
        let blocks = self.blocks;
        for section in &mut self.sections {
            let heading = blocks.get(section.heading as usize).map_or(0..0, |block| block.events.clone());
            let heading = events.get(heading.start as usize..heading.end as usize).unwrap_or(&[]);
            section.title = section::plain(heading).into();
        }
        let doubled = section::name(&mut self.sections, self.given);
        Parts { blocks, sections: self.sections, allows: self.allows, doubled }
    }
}

impl BlockKind {
    /// A row whose cells are still to come.
    pub(in crate::model::prose) fn row(is_head: bool) -> BlockKind {
        BlockKind::Row(Row { is_head, cells: Box::default() })
    }
}
