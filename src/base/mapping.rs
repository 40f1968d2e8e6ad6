//! From a logical text (a page's body, a YAML scalar's value) to the bytes of the file that it was read from.
//!
//! Whoever parses a logical text counts in it and reports in the file: every span goes through a [`Mapping`].
//! Knows neither YAML's nor Markdown's meaning; of YAML only how a scalar's text differs from its source.

use crate::base::span::Span;
use std::ops::Range;

/// A map of byte offsets: pieces that run in step, and pieces whose two sides have lengths of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// File offset of logical offset 0 where there are no pieces.
    base: u32,
    /// In logical order, without gaps on the logical side. Empty: the two texts run in step throughout.
    pieces: Vec<Piece>,
}

/// A stretch of the logical text and the stretch of the file that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    logical: u32,
    logical_len: u32,
    file: u32,
    /// Equal to `logical_len` in a piece that runs in step, byte for byte.
    file_len: u32,
    /// Whether the bytes run in step; else the piece is one whole (an escape, a folded line break).
    in_step: bool,
}

impl Piece {
    fn logical_end(self) -> u32 {
        self.logical.saturating_add(self.logical_len)
    }

    fn file_end(self) -> u32 {
        self.file.saturating_add(self.file_len)
    }
}

impl Mapping {
    /// A logical text that is the file from byte `start` on.
    pub fn shifted(start: usize) -> Mapping {
        Mapping { base: clamp(start), pieces: Vec::new() }
    }

    /// The text of a YAML scalar: `raw` is its source (quotes, block header, indentation and escapes included),
    /// which begins at byte `file_start` of the file; `value` is what the YAML parser made of it.
    ///
    /// Never fails: where the two cannot be matched, places degrade to the nearest one known.
    pub fn align(file_start: usize, raw: &str, value: &str) -> Mapping {
        if raw == value {
            return Mapping::shifted(file_start);
        }
        if raw.len() == value.len() + 2 && raw.get(1..raw.len() - 1) == Some(value) {
            return Mapping::shifted(file_start + 1);
        }
        crate::base::align::scalar(file_start, raw, value)
    }

    /// A mapping to be filled in order by [`Mapping::push_in_step`] and [`Mapping::push_whole`];
    /// until then all of it lies at `start`.
    pub fn starting_at(start: usize) -> Mapping {
        Mapping { base: clamp(start), pieces: Vec::new() }
    }

    /// Adds `len` bytes that are the same on both sides, from byte `file` on.
    pub fn push_in_step(&mut self, len: usize, file: usize) {
        self.push(len, file, len, true);
    }

    /// Adds `len` logical bytes that stand, as one whole, for the bytes `file` (an escape, a folded line break).
    pub fn push_whole(&mut self, len: usize, file: Range<usize>) {
        self.push(len, file.start, file.len(), false);
    }

    fn push(&mut self, len: usize, file: usize, file_len: usize, in_step: bool) {
        let (len, file, file_len) = (clamp(len), clamp(file), clamp(file_len));
        if len == 0 {
            return;
        }
        let logical = self.pieces.last().map_or(0, |last| last.logical_end());
        if let Some(last) = self.pieces.last_mut()
            && in_step
            && last.in_step
            && last.file_end() == file
        {
            last.logical_len = last.logical_len.saturating_add(len);
            last.file_len = last.logical_len;
            return;
        }
        self.pieces.push(Piece { logical, logical_len: len, file, file_len, in_step });
    }

    /// The span in the file of a range of the logical text. Character boundaries go to character boundaries;
    /// past the end it is the end.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.start(clamp(range.start));
        if range.end <= range.start {
            return Span { start, end: start };
        }
        let end = self.end(clamp(range.end));
        Span { start, end: end.max(start) }
    }

    /// The same for a span of the logical text.
    pub fn map(&self, span: Span) -> Span {
        self.span(span.range())
    }

    /// Where the byte at `offset` begins.
    fn start(&self, offset: u32) -> u32 {
        let after = self.pieces.partition_point(|piece| piece.logical <= offset);
        let Some(piece) = after.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return self.base.saturating_add(offset);
        };
        match (offset >= piece.logical_end(), piece.in_step) {
            (true, _) => piece.file_end(),
            (false, true) => piece.file + (offset - piece.logical),
            (false, false) => piece.file,
        }
    }

    /// Where the byte before `offset` ends.
    fn end(&self, offset: u32) -> u32 {
        let after = self.pieces.partition_point(|piece| piece.logical < offset);
        let Some(piece) = after.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return self.base.saturating_add(offset);
        };
        if piece.in_step { piece.file + (offset - piece.logical).min(piece.logical_len) } else { piece.file_end() }
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shifted_text_runs_in_step() {
        let mapping = Mapping::shifted(10);
        assert_eq!(mapping.span(2..5), Span { start: 12, end: 15 });
        assert_eq!(mapping.span(3..3), Span { start: 13, end: 13 });
    }

    #[test]
    fn pieces_join_and_wholes_stay_whole() {
        let mut mapping = Mapping::starting_at(100);
        mapping.push_in_step(3, 100);
        mapping.push_in_step(2, 103);
        mapping.push_whole(2, 105..111);
        mapping.push_in_step(4, 111);
        assert_eq!(mapping.pieces.len(), 3);
        assert_eq!(mapping.span(1..5), Span { start: 101, end: 105 });
        assert_eq!(mapping.span(5..7), Span { start: 105, end: 111 });
        assert_eq!(mapping.span(6..8), Span { start: 105, end: 112 });
        assert_eq!(mapping.span(90..95), Span { start: 115, end: 115 });
    }

    #[test]
    fn an_empty_range_is_an_empty_span() {
        let mut mapping = Mapping::starting_at(7);
        assert_eq!(mapping.span(0..0), Span { start: 7, end: 7 });
        mapping.push_in_step(1, 8);
        assert_eq!(mapping.span(1..1), Span { start: 9, end: 9 });
    }
}
