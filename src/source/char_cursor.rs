//! Places counted in characters, as YAML's parser counts them, into places in bytes.

/// Turns the parser's character indices into bytes. Events come nearly in order, so it walks from where it was.
pub(in crate::source) struct CharCursor<'a> {
    text: &'a str,
    ascii: bool,
    chars: usize,
    bytes: usize,
}

impl<'a> CharCursor<'a> {
    /// At the start of a text.
    pub(in crate::source) fn new(text: &'a str) -> CharCursor<'a> {
        CharCursor { text, ascii: text.is_ascii(), chars: 0, bytes: 0 }
    }

    /// The byte at which so many characters end.
    pub(in crate::source) fn byte(&mut self, chars: usize) -> usize {
        if self.ascii {
            return chars.min(self.text.len());
        }
        while self.chars > chars {
            self.bytes = self.text[..self.bytes].char_indices().next_back().map_or(0, |(at, _)| at);
            self.chars -= 1;
        }
        let rest = &self.text[self.bytes..];
        let step = chars - self.chars;
        match rest.char_indices().nth(step) {
            Some((at, _)) => {
                self.bytes += at;
                self.chars = chars;
            }
            None => {
                self.chars += rest.chars().count();
                self.bytes = self.text.len();
            }
        }
        self.bytes
    }
}
