//! How text for people is set: width, colour, and nothing that a terminal would obey.

use std::borrow::Cow;

use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE, DEFAULT_WARNING_STYLE, Style};

use crate::base::diag::Severity;

/// What the reader's terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether to colour.
    pub colour: Colour,
    /// Columns in a line.
    pub width: usize,
}

/// Whether output is coloured; the binary decides (a terminal, and no `NO_COLOR`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// With ANSI escapes.
    Always,
    /// Plain text.
    Never,
}

impl Look {
    /// Plain text of 100 columns: for files, pipes and tests.
    pub const PLAIN: Look = Look { colour: Colour::Never, width: 100 };

    /// `text` in a style, where colour is wanted.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        match self.colour {
            Colour::Always => format!("{style}{text}{style:#}"),
            Colour::Never => text.to_owned(),
        }
    }
}

/// The style of a level's word.
pub(crate) fn style(level: Severity) -> Style {
    match level {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Info => DEFAULT_INFO_STYLE,
    }
}

/// `text` as it may be printed: content must not steer a terminal, nor turn the direction of what follows.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let steers =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.contains(steers) {
        return text.into();
    }
    text.replace("\r\n", "\n").replace('\t', " ").replace(steers, "\u{fffd}").into()
}

/// Breaks `text` at spaces into lines of at most `width` characters where it can; its own line breaks and the
/// indentation of its lines stay.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let indent = paragraph.len() - paragraph.trim_start_matches(' ').len();
        let mut line = " ".repeat(indent);
        let mut length = 0;
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let word_length = word.chars().count();
            if length > 0 && indent + length + 1 + word_length > width {
                lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
                length = 0;
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += word_length;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_spaces_and_keeps_line_breaks() {
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrap("a\n\nlongerthanthat b", 5), ["a", "", "longerthanthat", "b"]);
        assert_eq!(wrap("µg µg µg", 5), ["µg µg", "µg"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("key:\n  a word more", 8), ["key:", "  a word", "  more"]);
    }

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        assert_eq!(visible("a\u{1b}[31mb\tc\r\nd\u{202e}"), "a\u{fffd}[31mb c\nd\u{fffd}");
        assert!(matches!(visible("plain\ntext"), Cow::Borrowed(_)));
    }
}
