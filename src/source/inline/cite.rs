//! Citations in brackets: `@key, locator; @pmid:123`.

use crate::base::span::Span;
use crate::source::inline::key::{Key, key};
use crate::source::inline::{Bracket, Malformed, Reference};

/// One source of a citation. Spans count within the text between the brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CiteItem {
    /// The key, without `@`, `-` or braces.
    pub key: Span,
    /// The locator, without the comma and surrounding spaces.
    pub locator: Option<Span>,
}

/// Reads the sources between two brackets.
pub(in crate::source::inline) fn cites(text: &str) -> Bracket {
    let mut reader = Reader { text, at: 0, items: Vec::new(), faults: Vec::new() };
    reader.parts();
    let Reader { items, mut faults, .. } = reader;
    if items.is_empty() && faults.is_empty() {
        faults.push((Malformed::Empty, trimmed(text, 0, text.len())));
    }
    Bracket { reference: (!items.is_empty()).then_some(Reference::Cites(items)), faults }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    items: Vec<CiteItem>,
    faults: Vec<(Malformed, Span)>,
}

impl Reader<'_> {
    fn parts(&mut self) {
        loop {
            self.part();
            let Some(semicolon) = self.rest().find(';').map(|len| self.at + len) else { return };
            self.at = semicolon + 1;
            if self.rest().trim().is_empty() {
                self.fault(Malformed::EmptyPart, Span::new(semicolon, semicolon + 1));
                return;
            }
        }
    }

    /// One part up to its semicolon or the end.
    fn part(&mut self) {
        self.skip_blank();
        let (start, end) = (self.at, self.part_end());
        match first_source(self.text, start, end) {
            Some(at) => {
                let before = trimmed(self.text, start, at);
                if !before.is_empty() {
                    self.fault(Malformed::Prefix, before);
                }
                self.at = at;
                self.sources();
            }
            None => {
                let span = trimmed(self.text, start, end);
                let is_mark = ["@", "-@"].contains(&span.text(self.text));
                let what = if is_mark || span.is_empty() { Malformed::Empty } else { Malformed::PartWithoutSource };
                let what = if span.text(self.text).starts_with('@') && !is_mark { Malformed::BadKey } else { what };
                self.fault(what, span);
                self.at = end;
            }
        }
    }

    /// The sources of one part, with their locators, from the first one's `@` or `-@`. There should be one.
    fn sources(&mut self) {
        let mut end = self.part_end();
        while let Some((sign, found)) = key_at(self.text, self.at) {
            self.at = found.end;
            if found.end > end {
                end = self.part_end();
            }
            let next = first_source(self.text, self.at, end);
            let stop = next.unwrap_or(end);
            let locator = self.locator(Span::new(sign, found.key.end), stop, next.is_none());
            self.items.push(CiteItem { key: Span::new(found.key.start, found.key.end), locator });
            self.at = stop;
            let Some(next) = next else { return };
            let next_end = key_at(self.text, next).map_or(next + 1, |(_, found)| found.end);
            self.fault(Malformed::MissingSemicolon, Span::new(next, next_end));
        }
    }

    /// What follows a key up to `stop`, which is the end of its part or else the next source.
    fn locator(&mut self, source: Span, stop: usize, is_last: bool) -> Option<Span> {
        let after = self.text.get(self.at..stop).unwrap_or("");
        let signs = after.len() - after.trim_start_matches(['.', ':', '!', '?', '\'', '"']).len();
        let rest = after.get(signs..).unwrap_or("");
        let from = self.at + signs;
        if let Some(comma) = rest.trim_start().strip_prefix(',') {
            let span = trimmed(self.text, stop - comma.len(), stop);
            let span = without_joints(self.text, span);
            if span.is_empty() && is_last {
                self.fault(Malformed::EmptyLocator, Span::new(stop - comma.len() - 1, stop - comma.len()));
            }
            return (!span.is_empty()).then_some(span);
        }
        if rest.starts_with(|c: char| !c.is_whitespace()) {
            let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.fault(Malformed::BadKey, source.join(Span::new(from, from + len)));
            return None;
        }
        let span = trimmed(self.text, from, stop);
        (!span.is_empty()).then_some(span)
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn part_end(&self) -> usize {
        self.rest().find(';').map_or(self.text.len(), |len| self.at + len)
    }

    fn skip_blank(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn fault(&mut self, what: Malformed, span: Span) {
        self.faults.push((what, span));
    }
}

/// The key of the `@key` or `-@key` that begins at `at`, and the place of its `@`.
fn key_at(text: &str, at: usize) -> Option<(usize, Key)> {
    let sign = at + usize::from(text.get(at..)?.starts_with('-'));
    Some((sign, key(text, sign + 1)?))
}

/// The place of the first `@key` or `-@key` between two places that begins a word.
pub(in crate::source::inline) fn first_source(text: &str, from: usize, to: usize) -> Option<usize> {
    let part = text.get(from..to)?;
    part.match_indices('@').map(|(at, _)| from + at).find_map(|sign| {
        key(text, sign + 1)?;
        let before = text.get(from..sign)?;
        let (start, before) = match before.strip_suffix('-') {
            Some(less) => (sign - 1, less),
            None => (sign, before),
        };
        let begins = before.chars().next_back().is_none_or(|c| c.is_whitespace() || "(,".contains(c));
        begins.then_some(start)
    })
}

/// The span between two places without white space at its ends.
fn trimmed(text: &str, from: usize, to: usize) -> Span {
    let part = text.get(from..to).unwrap_or("");
    let start = from + (part.len() - part.trim_start().len());
    Span::new(start, start + part.trim().len())
}

/// The span without commas at its end, which belong to what follows.
fn without_joints(text: &str, span: Span) -> Span {
    let kept = span.text(text).trim_end_matches([',', ' ', '\n', '(']);
    Span::new(span.start as usize, span.start as usize + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each source as `key` or `key|locator`, and each fault with its words.
    fn read(text: &str) -> (Vec<String>, Vec<(Malformed, &str)>) {
        let bracket = cites(text);
        let items = match bracket.reference {
            Some(Reference::Cites(items)) => items,
            _ => Vec::new(),
        };
        let show = |item: &CiteItem| match item.locator {
            Some(locator) => format!("{}|{}", item.key.text(text), locator.text(text)),
            None => item.key.text(text).to_owned(),
        };
        (items.iter().map(show).collect(), bracket.faults.iter().map(|&(what, span)| (what, span.text(text))).collect())
    }

    fn clean(text: &str) -> Vec<String> {
        let (items, faults) = read(text);
        assert_eq!(faults, [], "{text}");
        items
    }

    #[test]
    fn sources_with_and_without_locators() {
        assert_eq!(clean("@key"), ["key"]);
        assert_eq!(clean("@key, Table 2; @pmid:29685734"), ["key|Table 2", "pmid:29685734"]);
        assert_eq!(
            clean("@key, locator; @pmid:123, p. 4; @doi:10.1016/j.cmet.2018.03.018"),
            ["key|locator", "pmid:123|p. 4", "doi:10.1016/j.cmet.2018.03.018"]
        );
        assert_eq!(clean("-@key"), ["key"]);
        assert_eq!(clean(" @a ;@b;-@c, Fig. 1 "), ["a", "b", "c|Fig. 1"]);
        assert_eq!(clean("@key p. 4"), ["key|p. 4"]);
        assert_eq!(clean("@key, p. 4, Table 2"), ["key|p. 4, Table 2"]);
    }

    #[test]
    fn identifiers_with_signs() {
        let sici = "doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2";
        assert_eq!(clean(&format!("@{sici}")), [sici]);
        assert_eq!(clean(&format!("@a; @{sici}, p. 3; @b")), ["a", &format!("{sici}|p. 3"), "b"]);
        assert_eq!(clean("@doi:10.1000/x."), ["doi:10.1000/x"]);
        assert_eq!(clean("@doi:10.1016/S0140-6736(05)66087-0"), ["doi:10.1016/S0140-6736(05)66087-0"]);
        assert_eq!(clean("@{a key}, p. 1"), ["a key|p. 1"]);
    }

    #[test]
    fn faults_name_the_least_one_would_retype() {
        assert_eq!(read("@"), (vec![], vec![(Malformed::Empty, "@")]));
        assert_eq!(read("-@ "), (vec![], vec![(Malformed::Empty, "-@")]));
        assert_eq!(read("@a;"), (vec!["a".into()], vec![(Malformed::EmptyPart, ";")]));
        assert_eq!(read("@a, "), (vec!["a".into()], vec![(Malformed::EmptyLocator, ",")]));
        assert_eq!(read("@a, p. 4; Table 2"), (vec!["a|p. 4".into()], vec![(Malformed::PartWithoutSource, "Table 2")]));
        assert_eq!(read("see @a"), (vec!["a".into()], vec![(Malformed::Prefix, "see")]));
        assert_eq!(read("@a; cf. @b"), (vec!["a".into(), "b".into()], vec![(Malformed::Prefix, "cf.")]));
        assert_eq!(read("@a(b) x"), (vec!["a".into()], vec![(Malformed::BadKey, "@a(b)")]));
        assert_eq!(read("@(b)"), (vec![], vec![(Malformed::BadKey, "@(b)")]));
    }

    #[test]
    fn a_second_source_wants_a_semicolon() {
        let two = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(read("@a @b"), (two.clone(), vec![(Malformed::MissingSemicolon, "@b")]));
        assert_eq!(read("@a, @b"), (two.clone(), vec![(Malformed::MissingSemicolon, "@b")]));
        assert_eq!(read("@a,@b"), (two, vec![(Malformed::MissingSemicolon, "@b")]));
        assert_eq!(
            read("@a, p. 4, -@b, p. 5"),
            (vec!["a|p. 4".into(), "b|p. 5".into()], vec![(Malformed::MissingSemicolon, "-@b")])
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_spans_within_it(text in "[@;,a-c :.<>(){}/=-]{0,24}|\\PC{0,24}") {
            for (_, span) in cites(&text).faults {
                proptest::prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
