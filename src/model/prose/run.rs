//! Text with places: what rules of language read.
//!
//! References stand in it as single marks, so that a sentence keeps its shape and shows where it is cited;
//! they are no letters, digits or spaces.

use crate::base::mapping::Mapping;
use crate::base::span::Span;
use crate::model::prose::event::{End, Event, Tag};
use crate::model::prose::sentence;
use std::ops::Range;

/// The text of some events. Offsets count in [`TextRun::text`]; [`TextRun::span`] makes places of the file of them.
#[derive(Clone, Debug)]
pub struct TextRun<'p> {
    text: String,
    /// From `text` to the text that was read.
    read: Mapping,
    /// From there to the file.
    file: &'p Mapping,
    /// The marks that stand for references: their offset, and the index of their event.
    references: Vec<(u32, u32)>,
}

impl<'p> TextRun<'p> {
    /// Stands for a citation in brackets and for a claim's badge.
    pub const CITATION: char = '\u{FFFC}';
    /// Stands for a record's number.
    pub const VALUE: char = '\u{FFF9}';
    /// Stands for a bare `@key`, which is part of its sentence.
    pub const NAME: char = '\u{FFFA}';
    /// Stands for a code span.
    pub const CODE: char = '\u{FFFB}';

    /// The text of `events`, the first of which has the index `first`.
    pub(in crate::model::prose) fn new(
        events: &[Event],
        places: &[Span],
        first: u32,
        file: &'p Mapping,
    ) -> TextRun<'p> {
        let start = places.first().map_or(0, |place| place.start as usize);
        let mut run = TextRun { text: String::new(), read: Mapping::starting_at(start), file, references: Vec::new() };
        let mut images = 0_u32;
        for ((event, &place), index) in events.iter().zip(places).zip(first..) {
            images -= u32::from(images > 0 && *event == Event::End(End::Image));
            if images == 0 {
                run.event(event, index, place);
            }
            images += u32::from(matches!(event, Event::Start(Tag::Image(_))));
        }
        run
    }

    fn event(&mut self, event: &Event, index: u32, place: Span) {
        if matches!(event, Event::Cite(_) | Event::Value(_) | Event::Claim(_)) {
            self.references.push((self.text.len() as u32, index));
        }
        match event {
            Event::Text(text) => self.push(text, place),
            Event::Sub(text) => self.push(text, inner(place)),
            Event::Sup(text) => {
                if self.text.ends_with(|c: char| c.is_ascii_digit()) {
                    self.push("^", Span { start: place.start, end: place.start + 1 });
                }
                self.push(text, inner(place));
            }
            Event::Code(_) => self.mark(TextRun::CODE, place),
            Event::Cite(group) if group.iter().any(|cite| cite.narrative) => self.mark(TextRun::NAME, place),
            Event::Cite(_) | Event::Claim(_) => self.mark(TextRun::CITATION, place),
            Event::Value(_) => self.mark(TextRun::VALUE, place),
            Event::SoftBreak | Event::HardBreak => self.push(" ", place),
            Event::End(end) if ends_block(*end) && !self.text.is_empty() && !self.text.ends_with('\n') => {
                self.push("\n", Span { start: place.end, end: place.end });
            }
            Event::End(_) | Event::Start(_) | Event::FootnoteRef(_) | Event::Rule | Event::Html(_) => {}
        }
    }

    fn mark(&mut self, mark: char, place: Span) {
        self.push(mark.encode_utf8(&mut [0; 4]), place);
    }

    fn push(&mut self, text: &str, place: Span) {
        self.text.push_str(text);
        if text.len() == place.range().len() {
            self.read.push_in_step(text.len(), place.start as usize);
        } else {
            self.read.push_whole(text.len(), place.range());
        }
    }

    /// The text: blocks within it end in line breaks, and other breaks are spaces.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the file of a range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.file.map(self.read.span(range))
    }

    /// The sentences, as ranges of the text without white space at their ends. Citations after a full stop belong
    /// to the sentence before them.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        sentence::split(&self.text)
    }

    /// The references within a range of the text: the offset of each mark, and the index of its event.
    pub fn references(&self, range: Range<usize>) -> &[(u32, u32)] {
        let from = self.references.partition_point(|&(at, _)| (at as usize) < range.start);
        let to = self.references.partition_point(|&(at, _)| (at as usize) < range.end);
        self.references.get(from..to).unwrap_or(&[])
    }

    /// Whether a range of the text cites: a source, a value or a claim.
    pub fn is_cited(&self, range: Range<usize>) -> bool {
        !self.references(range).is_empty()
    }
}

/// Whether text does not run on past the end of an element.
fn ends_block(end: End) -> bool {
    match end {
        End::Paragraph
        | End::Heading(_)
        | End::Quote
        | End::CodeBlock
        | End::List(_)
        | End::Item
        | End::Footnote
        | End::Table
        | End::TableHead
        | End::TableRow
        | End::TableCell => true,
        End::Emphasis | End::Strong | End::Strike | End::Link | End::Image => false,
    }
}

/// The place without the sign at each end.
fn inner(place: Span) -> Span {
    Span { start: place.start + 1, end: place.end.saturating_sub(1).max(place.start + 1) }
}
