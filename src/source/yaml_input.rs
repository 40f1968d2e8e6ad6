//! A text as the YAML scanner asks for it: the scanner's own reading of a `str`, but for two answers that cost an
//! eighth of the time in which YAML is parsed.

use saphyr_parser::input::SkipTabs;
use saphyr_parser::{Input, StrInput};

/// How far the scanner may look ahead, and how much room it makes for each word of a plain scalar. `StrInput` says 128,
/// which makes it allocate anew for nearly every scalar; 16 fits what it has at first.
const AHEAD: usize = 16;

/// The text that is still to be read.
#[derive(Clone, Copy)]
pub(in crate::source) struct YamlInput<'a>(StrInput<'a>);

impl<'a> YamlInput<'a> {
    /// All of a text.
    pub(in crate::source) fn new(text: &'a str) -> YamlInput<'a> {
        YamlInput(StrInput::new(text))
    }
}

/// Where nothing is said the answers are those of `StrInput`.
impl Input for YamlInput<'_> {
    #[inline]
    fn bufmaxlen(&self) -> usize {
        AHEAD
    }

    /// Letters and digits always can; only for the others the character after them matters.
    #[inline(always)]
    fn next_can_be_plain_scalar(&self, in_flow: bool) -> bool {
        self.0.peek().is_ascii_alphanumeric() || self.0.next_can_be_plain_scalar(in_flow)
    }

    #[inline]
    fn lookahead(&mut self, count: usize) {
        self.0.lookahead(count);
    }

    #[inline]
    fn buflen(&self) -> usize {
        self.0.buflen()
    }

    #[inline]
    fn raw_read_ch(&mut self) -> char {
        self.0.raw_read_ch()
    }

    #[inline]
    fn raw_read_non_breakz_ch(&mut self) -> Option<char> {
        self.0.raw_read_non_breakz_ch()
    }

    #[inline]
    fn skip(&mut self) {
        self.0.skip();
    }

    #[inline]
    fn skip_n(&mut self, count: usize) {
        self.0.skip_n(count);
    }

    #[inline]
    fn peek(&self) -> char {
        self.0.peek()
    }

    #[inline]
    fn peek_nth(&self, n: usize) -> char {
        self.0.peek_nth(n)
    }

    #[inline]
    fn peek_opt(&self) -> Option<char> {
        self.0.peek_opt()
    }

    #[inline]
    fn next_is_document_indicator(&self) -> bool {
        self.0.next_is_document_indicator()
    }

    #[inline]
    fn skip_ws_to_eol(&mut self, skip_tabs: SkipTabs) -> (usize, Result<SkipTabs, &'static str>) {
        self.0.skip_ws_to_eol(skip_tabs)
    }

    #[inline]
    fn next_is_blank_or_break(&self) -> bool {
        self.0.next_is_blank_or_break()
    }

    #[inline]
    fn next_is_blank_or_breakz(&self) -> bool {
        self.0.next_is_blank_or_breakz()
    }

    #[inline]
    fn next_is_blank(&self) -> bool {
        self.0.next_is_blank()
    }

    #[inline]
    fn next_is_break(&self) -> bool {
        self.0.next_is_break()
    }

    #[inline]
    fn next_is_breakz(&self) -> bool {
        self.0.next_is_breakz()
    }

    fn skip_while_non_breakz(&mut self) -> usize {
        self.0.skip_while_non_breakz()
    }

    fn skip_while_blank(&mut self) -> usize {
        self.0.skip_while_blank()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use saphyr_parser::Parser;

    /// The events, their places and the error of a text, in words.
    fn events<'a, I: Input>(parser: Parser<'a, I>) -> Vec<String> {
        let mut failed = false;
        let upto_error = parser.take_while(|event| !std::mem::replace(&mut failed, event.is_err()));
        upto_error.map(|event| format!("{event:?}")).collect()
    }

    fn agrees(text: &str) {
        assert_eq!(events(Parser::new(YamlInput::new(text))), events(Parser::new(StrInput::new(text))), "{text:?}");
    }

    #[test]
    fn the_scanner_reads_the_same_with_it() {
        for text in [
            "a: plain words that go on for longer than the scanner looks ahead\n  and on: here\n",
            "deep:\n                      - |\n                           block\n\n                           text\n",
            "a: >-\n    folded\n\n      more\n# a comment\nb: [x, 'y', {z: \"\\u00e9\"}]\n",
            "\u{feff}a: 1\r\nb: µg #not\n---\n- ...\n",
        ] {
            agrees(text);
        }
    }

    // Without `%`: in directives `StrInput` counts bytes for characters, and we count characters.
    proptest! {
        #[test]
        fn any_text_is_read_the_same(text in "[a-cé0\u{feff}:\\-#'\"\\[\\]{}>|&*!@?,.\\\\ \\t\\r\\n]{0,120}") {
            agrees(&text);
        }

        #[test]
        fn any_lines_are_read_the_same(lines in proptest::collection::vec("( {0,20})(- |k: |k: \\||k: >-|\\? |)[a-z ]{0,30}", 0..8)) {
            agrees(&lines.join("\n"));
        }
    }
}
