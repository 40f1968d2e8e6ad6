//! Ways through a prose.

use crate::base::span::Span;
use crate::model::link::SourceRef;
use crate::model::prose::{
    Allow, Block, BlockKind, Cite, ClaimRef, Event, Prose, ProseFault, Row, Section, TextRun, ValueRef,
};
use std::ops::Range;

impl Prose {
    /// All events in reading order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The events of a range of indices; empty where it is none.
    pub fn events_in(&self, range: Range<u32>) -> &[Event] {
        self.events.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The place in the file of the event at an index.
    pub fn span(&self, event: u32) -> Span {
        self.places.get(event as usize).map_or_else(Span::default, |&place| self.mapping.map(place))
    }

    /// All events with their indices and places in the file.
    pub fn events_with_spans(&self) -> impl Iterator<Item = (u32, &Event, Span)> {
        let places = self.places.iter().map(|&place| self.mapping.map(place));
        self.events.iter().zip(places).enumerate().map(|(at, (event, span))| (at as u32, event, span))
    }

    /// The sections in order; empty for an inline prose.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The section at an index.
    pub fn section(&self, index: u32) -> Option<&Section> {
        self.sections.get(index as usize)
    }

    /// The section of level 2 that a block belongs to, whose tier rules it.
    pub fn tier_section(&self, block: &Block) -> Option<&Section> {
        let mut section = block.section.and_then(|at| self.section(at));
        while let Some(found) = section.filter(|found| found.level > 2) {
            section = found.parent.and_then(|at| self.section(at));
        }
        section.filter(|found| found.level == 2)
    }

    /// All blocks in reading order, those that hold others before those that they hold.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block at an index.
    pub fn block(&self, index: u32) -> Option<&Block> {
        self.blocks.get(index as usize)
    }

    /// The blocks in which text stands: paragraphs, headings and rows of tables. No block holds another.
    pub fn text_blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.is_text())
    }

    /// The paragraphs, the text of list items included.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph)
    }

    /// The tables, each with its rows; the first row is the head.
    pub fn tables(&self) -> impl Iterator<Item = (&Block, impl Iterator<Item = (&Block, &Row)>)> {
        self.blocks.iter().filter_map(|table| {
            let BlockKind::Table(rows) = &table.kind else { return None };
            let rows = self.blocks.get(rows.start as usize..rows.end as usize).unwrap_or(&[]);
            let rows = rows.iter().filter_map(|block| {
                let BlockKind::Row(row) = &block.kind else { return None };
                Some((block, row))
            });
            Some((table, rows))
        })
    }

    /// The suppressions in order.
    pub fn allows(&self) -> &[Allow] {
        &self.allows
    }

    /// What is wrong with the text's form, by place.
    pub fn faults(&self) -> &[ProseFault] {
        &self.faults
    }

    /// Whether a range of events cites: a source, a value or a claim.
    pub fn is_cited(&self, range: Range<u32>) -> bool {
        self.events_in(range).iter().any(|event| matches!(event, Event::Cite(_) | Event::Value(_) | Event::Claim(_)))
    }

    /// The text of a range of events, with places.
    pub fn text(&self, range: Range<u32>) -> TextRun<'_> {
        let events = range.start as usize..range.end as usize;
        let places = self.places.get(events.clone()).unwrap_or(&[]);
        TextRun::new(self.events.get(events).unwrap_or(&[]), places, range.start, &self.mapping)
    }

    /// All sources cited, in order, with the index of their event.
    pub fn cites(&self) -> impl Iterator<Item = (u32, &Cite)> {
        let groups = self.events.iter().enumerate().filter_map(|(at, event)| {
            let Event::Cite(group) = event else { return None };
            Some((at as u32, group))
        });
        groups.flat_map(|(at, group)| group.iter().map(move |cite| (at, cite)))
    }

    /// All value references, in order, with the index of their event.
    pub fn values(&self) -> impl Iterator<Item = (u32, &ValueRef)> {
        self.events.iter().enumerate().filter_map(|(at, event)| {
            let Event::Value(value) = event else { return None };
            Some((at as u32, &**value))
        })
    }

    /// All claim references, in order, with the index of their event.
    pub fn claims(&self) -> impl Iterator<Item = (u32, &ClaimRef)> {
        self.events.iter().enumerate().filter_map(|(at, event)| {
            let Event::Claim(claim) = event else { return None };
            Some((at as u32, &**claim))
        })
    }

    /// Visits each source cited, to fill in its target.
    pub fn each_source(&mut self, f: &mut dyn FnMut(&mut SourceRef)) {
        for event in &mut *self.events {
            if let Event::Cite(group) = event {
                group.iter_mut().for_each(|cite| f(&mut cite.source));
            }
        }
    }

    /// Visits each value reference, to fill in its target.
    pub fn each_value(&mut self, f: &mut dyn FnMut(&mut ValueRef)) {
        for event in &mut *self.events {
            if let Event::Value(value) = event {
                f(value);
            }
        }
    }

    /// Visits each claim reference, to fill in its target.
    pub fn each_claim(&mut self, f: &mut dyn FnMut(&mut ClaimRef)) {
        for event in &mut *self.events {
            if let Event::Claim(claim) = event {
                f(claim);
            }
        }
    }
}
