//! The body of a compound's page, cut into the sections that bear tiers.

use std::ops::Range;

use crate::model::prose::{BlockKind, End, Event, Prose, Section as Heading, Tag};
use crate::model::vocab::SectionTier;
use crate::render::pen::Pen;
use crate::render::view::{Html, Section};

/// A stretch of the body under one heading of level 1 or 2.
pub struct Stretch<'t> {
    /// The heading.
    pub heading: &'t Heading,
    /// What follows it, as a range of events.
    pub rest: Range<u32>,
    /// What the heading says, as a range of events.
    pub title: Range<u32>,
}

impl Stretch<'_> {
    /// Its tier; neutral where it bears none.
    pub fn tier(&self) -> SectionTier {
        self.heading.tier.unwrap_or(SectionTier::Neutral)
    }

    /// Writes it, with deeper headings `deeper` levels down.
    pub fn write(&self, pen: &mut Pen<'_>, prose: &Prose, deeper: u8) -> Section {
        let title = pen.events(prose, self.title.clone(), deeper);
        let html = pen.events(prose, self.rest.clone(), deeper);
        Section { id: self.heading.id.to_string(), title, tier: self.tier(), html }
    }
}

/// The stretches of a body, in order, and the text before the first.
pub fn stretches(prose: &Prose) -> (Range<u32>, Vec<Stretch<'_>>) {
    let end = u32::try_from(prose.events().len()).unwrap_or(u32::MAX);
    let headings: Vec<&Heading> = prose.sections().iter().filter(|section| section.level <= 2).collect();
    let first = headings.first().map_or(end, |heading| heading.events.start);
    let ends = headings.iter().skip(1).map(|heading| heading.events.start).chain([end]);
    let cut = headings.iter().zip(ends).map(|(heading, end)| {
        let block = prose.block(heading.heading).filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let own = block.map_or(heading.events.start..heading.events.start, |block| block.events.clone());
        Stretch { heading, rest: own.end..end, title: inner(prose, own) }
    });
    (0..first, cut.collect())
}

/// The text before the first heading.
pub fn intro(pen: &mut Pen<'_>, prose: &Prose, range: Range<u32>) -> Html {
    if prose.events_in(range.clone()).is_empty() { Html::default() } else { pen.events(prose, range, 0) }
}

/// A heading's events without its own start and end.
fn inner(prose: &Prose, own: Range<u32>) -> Range<u32> {
    let events = prose.events_in(own.clone());
    let starts = matches!(events.first(), Some(Event::Start(Tag::Heading { .. })));
    let ends = matches!(events.last(), Some(Event::End(End::Heading(_))));
    own.start + u32::from(starts)..own.end - u32::from(ends)
}
