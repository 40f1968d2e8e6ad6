//! The private-use characters by which values pass through the engine untouched.
//!
//! hayagriva cases, trims and merges the strings that it is given, and knows no markup. So it never sees a title or a
//! name: each value of a record goes in as one private-use character (a token) and each instruction of the style that
//! would change a value (title case, initials) as another (a marker, put before the value by its prefix). `compose`
//! reads both and does the work itself. Private-use characters in records are replaced on reading, so none is forged.

/// The first token; the n-th value of a record is the n-th character from here, in plane 15.
const TOKENS: u32 = 0xF_0000;
/// How many values a record may have; authors count twice.
pub const MOST_VALUES: usize = 60_000;
/// The first marker for the value that follows.
const BEFORE_VALUE: u32 = 0xE000;
/// The first marker that opens a stretch.
const OPEN: u32 = 0xE800;
/// The marker that closes the stretch last opened.
pub const CLOSE: char = '\u{EFFF}';
/// Prints nothing. Before a suffix it keeps the engine from merging the suffix with what it has printed.
pub const NOTHING: char = '\u{EFFE}';
/// The first marker that opens a date; the n-th is that of the n-th date variable.
const DATE_OPEN: u32 = 0xF000;
/// The marker that closes a date.
pub const DATE_CLOSE: char = '\u{F0FF}';
/// How many different instructions of one kind a style may hold.
pub const MOST_OPS: usize = 0x700;

/// What a character of the engine's output stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Itself.
    Plain(char),
    /// The value of this number.
    Value(usize),
    /// "Apply this instruction to the value that follows."
    Before(usize),
    /// "Apply this instruction to all up to the matching close."
    Open(usize),
    /// Closes the stretch last opened.
    Close,
    /// Nothing; but two texts meet here.
    Nothing,
    /// A date of this date variable begins.
    DateOpen(usize),
    /// The date ends.
    DateClose,
}

/// Reads a character of the engine's output.
pub fn read(c: char) -> Code {
    let u = u32::from(c);
    match u {
        _ if c == CLOSE => Code::Close,
        _ if c == DATE_CLOSE => Code::DateClose,
        _ if c == NOTHING => Code::Nothing,
        TOKENS..=0xF_FFFD => Code::Value((u - TOKENS) as usize),
        BEFORE_VALUE..OPEN => Code::Before((u - BEFORE_VALUE) as usize),
        OPEN..DATE_OPEN => Code::Open((u - OPEN) as usize),
        DATE_OPEN..0xF0FF => Code::DateOpen((u - DATE_OPEN) as usize),
        _ => Code::Plain(c),
    }
}

/// The token of the n-th value.
pub fn token(n: usize) -> char {
    at(TOKENS, n)
}

/// The marker that applies the n-th instruction to the next value.
pub fn before(n: usize) -> char {
    at(BEFORE_VALUE, n)
}

/// The marker that opens a stretch under the n-th instruction.
pub fn open(n: usize) -> char {
    at(OPEN, n)
}

/// The marker that opens a date of the n-th date variable.
pub fn date_open(n: usize) -> char {
    at(DATE_OPEN, n)
}

fn at(base: u32, n: usize) -> char {
    u32::try_from(n).ok().and_then(|n| char::from_u32(base + n)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Whether a character of a record would be taken for a code; such are replaced.
pub fn forbidden(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for n in [0, 1, 500, MOST_OPS - 1] {
            assert_eq!(read(before(n)), Code::Before(n));
            assert_eq!(read(open(n)), Code::Open(n));
        }
        for n in [0, 1, MOST_VALUES] {
            assert_eq!(read(token(n)), Code::Value(n));
            assert!(forbidden(token(n)));
        }
        assert_eq!(read(date_open(3)), Code::DateOpen(3));
        assert_eq!(read(CLOSE), Code::Close);
        assert_eq!(read(NOTHING), Code::Nothing);
        assert_eq!(read(DATE_CLOSE), Code::DateClose);
        assert_eq!(read('é'), Code::Plain('é'));
    }
}
