//! Page ranges as a style wants them: 1618-26 as 1618–1626, or e250-e262 as e250–62.
//!
//! The rules are those of citeproc-js.

/// How a style writes the second page of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// As the record has it, but for the dash: where a style says nothing.
    AsWritten,
    /// In full.
    Expanded,
    /// Only what differs.
    Minimal,
    /// Only what differs, but two digits at least.
    MinimalTwo,
    /// As the Chicago manual's 15th edition.
    Chicago15,
    /// As its 16th edition and later.
    Chicago16,
}

impl Format {
    /// Reads the value of `page-range-format`.
    pub fn read(word: Option<&str>) -> Format {
        match word {
            Some("minimal") => Format::Minimal,
            Some("minimal-two") => Format::MinimalTwo,
            Some("chicago" | "chicago-15") => Format::Chicago15,
            Some("chicago-16") => Format::Chicago16,
            Some("expanded") => Format::Expanded,
            _ => Format::AsWritten,
        }
    }
}

/// A page field as it is printed. `delimiter` is the style's dash.
///
/// Where a range is not of two plain pages (`447-456.e6`) the field stays as written.
pub fn write(field: &str, format: Format, delimiter: &str) -> String {
    let mut out = String::new();
    for (at, part) in field.split(',').enumerate() {
        if at > 0 {
            out.push(',');
        }
        let range =
            part.split_once(['-', '\u{2010}', '\u{2011}', '\u{2013}']).map(|(first, last)| (first.trim(), last.trim()));
        let pages = range.and_then(|(first, last)| Some((Page::read(first)?, Page::read(last)?)));
        match pages {
            Some((first, last)) => {
                let lead = part.len() - part.trim_start().len();
                out.push_str(part.get(..lead).unwrap_or(""));
                first.push(&mut out);
                out.push_str(delimiter);
                out.push_str(&last.after(&first, format));
            }
            None => out.push_str(part),
        }
    }
    out
}

/// Whether a page field names more than one page.
pub fn several(field: &str) -> bool {
    field.contains([',', '&', '-', '\u{2010}', '\u{2011}', '\u{2013}'])
}

/// The first page of a field.
pub fn first(field: &str) -> &str {
    field.split([',', '&', '-', '\u{2010}', '\u{2011}', '\u{2013}']).next().unwrap_or("").trim()
}

/// A page such as `1128`, `e250`, `S12a`: letters, digits, small letters.
struct Page<'a> {
    letters: &'a str,
    digits: &'a str,
    tail: &'a str,
}

impl<'a> Page<'a> {
    fn read(text: &'a str) -> Option<Page<'a>> {
        let digits_from = text.find(|c: char| c.is_ascii_digit())?;
        let (letters, rest) = text.split_at(digits_from);
        let digits_to = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, tail) = rest.split_at(digits_to);
        let plain = letters.chars().all(|c| c.is_ascii_alphabetic()) && tail.chars().all(|c| c.is_ascii_lowercase());
        plain.then_some(Page { letters, digits, tail })
    }

    fn push(&self, out: &mut String) {
        out.push_str(self.letters);
        out.push_str(self.digits);
        out.push_str(self.tail);
    }

    /// This page as the second of a range that begins with `first`.
    fn after(&self, first: &Page<'_>, format: Format) -> String {
        let mut full = String::new();
        let same_letters = self.letters.is_empty() || self.letters == first.letters;
        if !same_letters || !self.tail.is_empty() || !first.tail.is_empty() {
            self.push(&mut full);
            return full;
        }
        let missing = first.digits.len().saturating_sub(self.digits.len());
        let digits = format!("{}{}", first.digits.get(..missing).unwrap_or(""), self.digits);
        if digits.len() == first.digits.len() && digits.as_str() <= first.digits {
            self.push(&mut full);
            return full;
        }
        match format {
            Format::AsWritten => format!("{}{}{}", self.letters, self.digits, self.tail),
            Format::Expanded => format!("{}{digits}", first.letters),
            Format::Minimal => shortened(first.digits, &digits, 1),
            Format::MinimalTwo => shortened(first.digits, &digits, 2),
            Format::Chicago15 => chicago15(first.digits, &digits),
            Format::Chicago16 => chicago16(first.digits, &digits),
        }
    }
}

/// The last digits of `last` that differ from `first`, `least` at the fewest.
fn shortened(first: &str, last: &str, least: usize) -> String {
    if first.len() != last.len() {
        return last.to_owned();
    }
    let same = first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
    let from = same.min(last.len().saturating_sub(least));
    last.get(from..).unwrap_or(last).to_owned()
}

fn chicago15(first: &str, last: &str) -> String {
    let (Ok(begin), Ok(end)) = (first.parse::<u64>(), last.parse::<u64>()) else { return last.to_owned() };
    if begin > 100 && begin % 100 != 0 && begin / 100 == end / 100 {
        (end % 100).to_string()
    } else if begin >= 10_000 {
        (end % 1000).to_string()
    } else {
        last.to_owned()
    }
}

fn chicago16(first: &str, last: &str) -> String {
    let (Ok(begin), Ok(end)) = (first.parse::<u64>(), last.parse::<u64>()) else { return last.to_owned() };
    if begin > 100 && begin % 100 != 0 {
        for power in 2..u32::try_from(last.len()).unwrap_or(0) {
            let divisor = 10_u64.saturating_pow(power);
            if begin / divisor == end / divisor {
                return (end % divisor).to_string();
            }
        }
    }
    last.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_in_each_format() {
        let cases = [
            ("1618-26", Format::Expanded, "1618–1626"),
            ("1618-1626", Format::Minimal, "1618–26"),
            ("1082-1088", Format::Minimal, "1082–8"),
            ("1082-1088", Format::MinimalTwo, "1082–88"),
            ("e250-e262", Format::Minimal, "e250–62"),
            ("e250-e262", Format::Expanded, "e250–e262"),
            ("S12-S1", Format::Expanded, "S12–S1"),
            ("1618-26", Format::AsWritten, "1618–26"),
            ("447-456.e6", Format::Minimal, "447-456.e6"),
            ("e0186459", Format::Minimal, "e0186459"),
            ("1-19, 25", Format::Minimal, "1–19, 25"),
            ("101-108", Format::Chicago15, "101–8"),
            ("321-328", Format::Chicago16, "321–28"),
            ("100-104", Format::Chicago16, "100–104"),
            ("CD006221", Format::Expanded, "CD006221"),
            ("99-102", Format::Minimal, "99–102"),
            ("", Format::Minimal, ""),
        ];
        for (field, format, wanted) in cases {
            assert_eq!(write(field, format, "–"), wanted, "{field} {format:?}");
        }
        assert_eq!(write("571-575", Format::Expanded, "-"), "571-575");
    }
}
