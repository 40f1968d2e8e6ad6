//! What in a text stands on a citation: a paragraph on one within it or in its footnote, an item of a list on one in
//! the line that leads to it, a row of a table on one in it or above it.

use std::ops::Range;

use crate::model::prose::{BlockKind, Event, Prose, Section};
use crate::model::vocab::SectionTier;

/// The tier under which a block stands; `None` before the first heading and under one that has no tier.
pub fn tier_of(prose: &Prose, at: usize) -> Option<SectionTier> {
    section_of(prose, at)?.tier
}

/// The section of level 2 that rules a block.
pub fn section_of(prose: &Prose, at: usize) -> Option<&Section> {
    prose.tier_section(prose.blocks().get(at)?)
}

/// Whether a text block stands on a citation.
pub fn is_supported(prose: &Prose, at: usize) -> bool {
    let Some(block) = prose.blocks().get(at) else { return false };
    match &block.kind {
        BlockKind::Row(_) => is_row_supported(prose, at),
        BlockKind::Paragraph
        | BlockKind::Heading(_)
        | BlockKind::Item
        | BlockKind::Quote(_)
        | BlockKind::Code
        | BlockKind::Footnote(_)
        | BlockKind::Table(_) => cites(prose, at) || leads_to_citation(prose, at) || is_led_to(prose, at),
    }
}

/// The paragraph in a colon that leads to the list or table in which a block stands.
pub fn leading(prose: &Prose, at: usize) -> Option<usize> {
    let mut inner = at;
    while let Some(parent) = prose.blocks().get(inner).and_then(|block| block.parent) {
        inner = parent as usize;
        if let Some(lead) = lead_of(prose, inner) {
            return Some(lead);
        }
    }
    None
}

/// Whether a block cites, itself or by a footnote that does.
fn cites(prose: &Prose, at: usize) -> bool {
    let Some(block) = prose.blocks().get(at) else { return false };
    if prose.is_cited(block.events.clone()) {
        return true;
    }
    prose.events_in(block.events.clone()).iter().any(|event| {
        let Event::FootnoteRef(label) = event else { return false };
        let is_it = |kind: &BlockKind| matches!(kind, BlockKind::Footnote(other) if other == label);
        prose.blocks().iter().any(|note| is_it(&note.kind) && prose.is_cited(note.events.clone()))
    })
}

/// Whether a block's text ends in a colon, so that it goes on in what follows.
fn is_lead(prose: &Prose, at: usize) -> bool {
    let Some(block) = prose.blocks().get(at).filter(|block| block.kind == BlockKind::Paragraph) else { return false };
    prose.text(block.events.clone()).text().trim_end().ends_with(':')
}

/// Whether the block is a lead whose list, table or quotation cites.
fn leads_to_citation(prose: &Prose, at: usize) -> bool {
    led(prose, at).into_iter().any(|events| prose.is_cited(events))
}

/// The events of the list, table or quotation to which a block leads; none where it leads to nothing.
pub fn led(prose: &Prose, at: usize) -> Vec<Range<u32>> {
    if !is_lead(prose, at) {
        return Vec::new();
    }
    let parent = prose.blocks().get(at).and_then(|block| block.parent);
    let after = prose.blocks().iter().skip(at + 1).filter(|block| block.parent == parent);
    let mut led = after.peekable();
    let is_list = led.peek().is_some_and(|block| block.kind == BlockKind::Item);
    let count = if is_list { usize::MAX } else { 1 };
    let led = led.take(count).take_while(|block| !is_list || block.kind == BlockKind::Item);
    led.map(|block| block.events.clone()).collect()
}

/// Whether an item around the block stands in a list that a citing lead leads to.
fn is_led_to(prose: &Prose, at: usize) -> bool {
    let mut inner = at;
    while let Some(parent) = prose.blocks().get(inner).and_then(|block| block.parent) {
        inner = parent as usize;
        let is_item = prose.blocks().get(inner).is_some_and(|block| block.kind == BlockKind::Item);
        if is_item && lead_of(prose, inner).is_some_and(|lead| cites(prose, lead)) {
            return true;
        }
    }
    false
}

/// The paragraph that leads to an item's list, or to a table.
fn lead_of(prose: &Prose, at: usize) -> Option<usize> {
    let block = prose.blocks().get(at)?;
    let siblings = (0..at).rev().filter(|&other| prose.blocks().get(other).is_some_and(|b| b.parent == block.parent));
    let mut before = siblings.skip_while(|&other| {
        block.kind == BlockKind::Item && prose.blocks().get(other).is_some_and(|b| b.kind == BlockKind::Item)
    });
    before.next().filter(|&lead| is_lead(prose, lead))
}

/// A row: where several rows cite, each has its own source; else one citation above, in the head or in a row will do.
fn is_row_supported(prose: &Prose, at: usize) -> bool {
    let Some(row) = prose.blocks().get(at) else { return false };
    let Some(table) = row.parent.map(|table| table as usize) else { return cites(prose, at) };
    let Some(BlockKind::Table(rows)) = prose.blocks().get(table).map(|block| &block.kind) else { return false };
    let head = rows.start as usize;
    let citing = (rows.start as usize + 1..rows.end as usize).filter(|&row| cites(prose, row)).count();
    let by_table = lead_of(prose, table).is_some_and(|lead| cites(prose, lead)) || cites(prose, head);
    cites(prose, at) || by_table || citing == 1
}
