//! The markup that CSL-JSON allows in titles and names, and typographic quotation marks.
//!
//! Known tags become faces; any other `<` stays text. Straight quotes become the curly ones of English.

use crate::derive::csl::entry::Face;

/// A set of faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Faces(u8);

impl Faces {
    /// The faces, outermost first.
    pub const ORDER: [Face; 5] = [Face::Bold, Face::Italic, Face::SmallCaps, Face::Sup, Face::Sub];

    fn bit(face: Face) -> u8 {
        match face {
            Face::Bold => 1,
            Face::Italic => 2,
            Face::SmallCaps => 4,
            Face::Sup => 8,
            Face::Sub => 16,
        }
    }

    /// Whether a face is among them.
    pub fn has(self, face: Face) -> bool {
        self.0 & Self::bit(face) != 0
    }

    /// The same with a face more.
    pub fn with(self, face: Face) -> Faces {
        Faces(self.0 | Self::bit(face))
    }

    /// These set within others: italics in italics stand upright, and so does bold in bold.
    pub fn within(self, outer: Faces) -> Faces {
        let toggling = Self::bit(Face::Bold) | Self::bit(Face::Italic) | Self::bit(Face::SmallCaps);
        let level = (self.0 | outer.0) & !toggling;
        Faces(((self.0 ^ outer.0) & toggling) | level)
    }
}

/// A stretch of a value in one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its text.
    pub text: String,
    /// Its faces.
    pub faces: Faces,
    /// Whether letters keep their case whatever the style asks for.
    pub casing: Casing,
}

/// Whether a stretch may be cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// By the style.
    Free,
    /// As written: superscripts, subscripts, small capitals, and `<span class="nocase">`.
    Kept,
}

/// A value's stretches, quotation marks made typographic.
pub fn read(value: &str) -> Vec<Stretch> {
    let mut stretches = if value.contains('<') {
        tagged(value)
    } else {
        vec![Stretch { text: value.to_owned(), faces: Faces::default(), casing: Casing::Free }]
    };
    if value.contains(['"', '\'']) {
        educate(&mut stretches);
    }
    stretches
}

/// A value's text without its tags.
pub fn plain(value: &str) -> String {
    read(value).into_iter().map(|stretch| stretch.text).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Face(Face),
    NoCase,
    NoDecor,
}

/// Each opening tag with its closing tag.
const TAGS: [(&str, &str, Tag); 11] = [
    ("<i>", "</i>", Tag::Face(Face::Italic)),
    ("<b>", "</b>", Tag::Face(Face::Bold)),
    ("<sup>", "</sup>", Tag::Face(Face::Sup)),
    ("<sub>", "</sub>", Tag::Face(Face::Sub)),
    ("<sc>", "</sc>", Tag::Face(Face::SmallCaps)),
    ("<span style=\"font-variant:small-caps\">", "</span>", Tag::Face(Face::SmallCaps)),
    ("<span style=\"font-variant:small-caps;\">", "</span>", Tag::Face(Face::SmallCaps)),
    ("<span style=\"font-variant: small-caps\">", "</span>", Tag::Face(Face::SmallCaps)),
    ("<span style=\"font-variant: small-caps;\">", "</span>", Tag::Face(Face::SmallCaps)),
    ("<span class=\"nocase\">", "</span>", Tag::NoCase),
    ("<span class=\"nodecor\">", "</span>", Tag::NoDecor),
];

/// Reads tags. One that is never closed, or closed without being open, is text.
fn tagged(value: &str) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut open: Vec<(&str, Tag)> = Vec::new();
    let mut rest = value;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        push(&mut out, before, &open);
        if let Some((tag, close, kind)) =
            TAGS.iter().find(|(tag, close, _)| from.strip_prefix(tag).is_some_and(|after| after.contains(close)))
        {
            open.push((close, *kind));
            rest = from.get(tag.len()..).unwrap_or("");
        } else if let Some((close, after)) = open.last().and_then(|(close, _)| Some((close, from.strip_prefix(close)?)))
        {
            debug_assert!(close.starts_with("</"));
            open.pop();
            rest = after;
        } else {
            push(&mut out, "<", &open);
            rest = from.get(1..).unwrap_or("");
        }
    }
    push(&mut out, rest, &open);
    out
}

fn push(out: &mut Vec<Stretch>, text: &str, open: &[(&str, Tag)]) {
    if text.is_empty() {
        return;
    }
    let mut faces = Faces::default();
    let mut casing = Casing::Free;
    for (_, tag) in open {
        match tag {
            Tag::Face(face) => {
                faces = Faces::default().with(*face).within(faces);
                if !matches!(face, Face::Bold | Face::Italic) {
                    casing = Casing::Kept;
                }
            }
            Tag::NoCase => casing = Casing::Kept,
            Tag::NoDecor => {}
        }
    }
    match out.last_mut() {
        Some(last) if last.faces == faces && last.casing == casing => last.text.push_str(text),
        _ => out.push(Stretch { text: text.to_owned(), faces, casing }),
    }
}

/// Turns straight quotation marks into curly ones, over all stretches as one text.
fn educate(stretches: &mut [Stretch]) {
    let text: Vec<char> = stretches.iter().flat_map(|stretch| stretch.text.chars()).collect();
    let curly = curl(&text);
    let mut curly = curly.into_iter();
    for stretch in stretches {
        let length = stretch.text.chars().count();
        stretch.text = curly.by_ref().take(length).collect();
    }
}

/// The same characters with curly quotes: an apostrophe within a word, pairs around words. What pairs with nothing stays.
fn curl(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut open: Vec<char> = Vec::new();
    for (at, &c) in text.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| text.get(at)).copied();
        let opens = before.is_none_or(|b| b.is_whitespace() || "([{-\u{2013}\u{2014}/\"'\u{201c}\u{2018}".contains(b))
            && text.get(at + 1).is_some_and(|next| !next.is_whitespace());
        let printed = match c {
            '"' | '\'' if open.last() == Some(&c) && closes(text, at) => {
                open.pop();
                if c == '"' { '\u{201d}' } else { '\u{2019}' }
            }
            '"' | '\''
                if opens && (at + 1..text.len()).any(|later| text.get(later) == Some(&c) && closes(text, later)) =>
            {
                open.push(c);
                if c == '"' { '\u{201c}' } else { '\u{2018}' }
            }
            '\'' => '\u{2019}',
            other => other,
        };
        out.push(printed);
    }
    out
}

/// Whether a quotation mark may close: something stands before it, and no letter or digit after.
fn closes(text: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| text.get(at));
    before.is_some_and(|c| !c.is_whitespace()) && !text.get(at + 1).is_some_and(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(value: &str) -> String {
        let mut out = String::new();
        for stretch in read(value) {
            let marks: String =
                Faces::ORDER.iter().filter(|face| stretch.faces.has(**face)).map(|face| format!("{face:?} ")).collect();
            out.push_str(&format!("[{marks}{}]", stretch.text));
        }
        out
    }

    #[test]
    fn tags_become_faces_and_other_brackets_stay() {
        assert_eq!(show("a <i>b</i> c"), "[a ][Italic b][ c]");
        assert_eq!(show("H<sub>2</sub>O"), "[H][Sub 2][O]");
        assert_eq!(show("<i>x <i>y</i></i>"), "[Italic x ][y]");
        assert_eq!(show("<b><i>x</i></b>"), "[Bold Italic x]");
        assert_eq!(show("<span style=\"font-variant:small-caps;\">d</span>-Ribose"), "[SmallCaps d][-Ribose]");
        assert_eq!(show("p < 0.05 and <script>"), "[p < 0.05 and <script>]");
        assert_eq!(show("<i>never closed"), "[<i>never closed]");
        assert_eq!(show("closed</i> only"), "[closed</i> only]");
        assert_eq!(show(""), "[]");
    }

    #[test]
    fn quotes_are_curly() {
        assert_eq!(plain("O'Sullivan"), "O’Sullivan");
        assert_eq!(plain("the \"NAD+\" question"), "the “NAD+” question");
        assert_eq!(plain("\"a 'b' c\""), "“a ‘b’ c”");
        assert_eq!(plain("athletes' use"), "athletes’ use");
        assert_eq!(plain("5\" wide"), "5\" wide");
        assert_eq!(plain("<i>\"x\"</i>"), "“x”");
    }
}
