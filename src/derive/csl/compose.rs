//! From the engine's output to an entry: values in place of their tokens, cased and set as the style asks.
//!
//! In order: the output is read into pieces, each of one face; stretches are cased; ranges of dates are joined;
//! punctuation that meets is merged; pieces become the tree.

use std::ops::Range;

use citationberg::{FontStyle, FontVariant, FontWeight, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, Formatting};

use crate::derive::csl::case::{self, Case};
use crate::derive::csl::code::{self, Code};
use crate::derive::csl::date;
use crate::derive::csl::entry::{Entry, Face, Node};
use crate::derive::csl::given;
use crate::derive::csl::item::{Item, Value};
use crate::derive::csl::markup::{self, Casing, Faces, Stretch};
use crate::derive::csl::op::{Dress, Op, Ops, Periods};
use crate::derive::csl::pages;

/// What a style says of numbers in general.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How page ranges are written.
    pub pages: pages::Format,
    /// What stands between two numbers of a range.
    pub dash: String,
    /// Where a full stop or comma after a quotation goes.
    pub stops: Stops,
}

/// The place of a full stop or comma that follows a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stops {
    /// Before the closing mark, as in American English.
    Inside,
    /// After it.
    Outside,
}

/// Makes the entry. `at_end` is a rendering of the same item at the last days of its ranges of dates.
pub fn entry(
    output: &ElemChildren,
    item: &Item,
    at_end: Option<(&ElemChildren, &Item)>,
    ops: &Ops,
    rules: &Rules,
) -> Entry {
    let mut page = Page::new(item, ops, rules);
    page.children(output);
    if let Some((output, item)) = at_end {
        let mut other = Page::new(item, ops, rules);
        other.children(output);
        page.join_ranges(&other);
    }
    let mut pieces = page.pieces;
    merge_punctuation(&mut pieces, rules.stops);
    trim(&mut pieces);
    Entry { nodes: by_link(&pieces, &page.links) }
}

/// Text in one face.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    faces: Faces,
    link: Option<usize>,
    /// Whether more of the style's text may be added to it.
    open: bool,
}

/// Something begun and not yet ended.
struct Level<'a> {
    kind: Kind<'a>,
    /// Its first piece.
    from: usize,
    /// The delimiter that waits for the next part, and its faces.
    joint: Option<(&'a str, Faces)>,
}

enum Kind<'a> {
    Op(&'a Op),
    /// A date of this variable.
    Date(usize),
}

struct Page<'a> {
    item: &'a Item,
    ops: &'a Ops,
    rules: &'a Rules,
    pieces: Vec<Piece>,
    links: Vec<String>,
    /// The instruction for the next value.
    pending: Option<&'a Op>,
    /// Stretches, groups and dates begun and not yet ended, outermost first.
    levels: Vec<Level<'a>>,
    /// Dates ended: the variable and its pieces.
    dates: Vec<(usize, Range<usize>)>,
}

impl<'a> Page<'a> {
    fn new(item: &'a Item, ops: &'a Ops, rules: &'a Rules) -> Page<'a> {
        Page {
            item,
            ops,
            rules,
            pieces: Vec::new(),
            links: Vec::new(),
            pending: None,
            levels: Vec::new(),
            dates: Vec::new(),
        }
    }

    fn children(&mut self, children: &ElemChildren) {
        for child in &children.0 {
            match child {
                ElemChild::Text(text) => self.text(&text.text, faces(&text.formatting), None),
                ElemChild::Elem(inner) => self.children(&inner.children),
                ElemChild::Markup(text) => self.text(text, Faces::default(), None),
                ElemChild::Link { text, url } => {
                    let link = self.link(url);
                    self.text(&text.text, faces(&text.formatting), link);
                }
                ElemChild::Transparent { .. } => {}
            }
        }
    }

    /// A link to an address of the web; other addresses are not linked.
    fn link(&mut self, url: &str) -> Option<usize> {
        let mut full = String::new();
        for c in url.chars() {
            match code::read(c) {
                Code::Plain(c) => full.push(c),
                Code::Value(n) => full.push_str(self.item.values.get(n).map_or("", Value::written)),
                Code::Before(_) | Code::Open(_) | Code::Close | Code::Nothing | Code::DateOpen(_) | Code::DateClose => {
                }
            }
        }
        let lower = full.get(..8.min(full.len())).unwrap_or("").to_ascii_lowercase();
        (lower.starts_with("http://") || lower.starts_with("https://")).then(|| {
            self.links.push(full);
            self.links.len() - 1
        })
    }

    fn text(&mut self, text: &str, faces: Faces, link: Option<usize>) {
        for c in text.chars() {
            match code::read(c) {
                Code::Plain(c) => self.plain(c, faces, link),
                Code::Value(n) => self.value(n, faces, link),
                Code::Before(op) => match (self.ops.get(op), self.levels.last_mut()) {
                    (Some(Op::Joint(delimiter)), Some(level)) => level.joint = Some((delimiter, faces)),
                    (other, _) => self.pending = other,
                },
                Code::Open(op) => {
                    if let Some(op) = self.ops.get(op) {
                        self.open(Kind::Op(op));
                    }
                }
                Code::DateOpen(variable) => self.open(Kind::Date(variable)),
                Code::Close | Code::DateClose => self.close(),
                Code::Nothing => {
                    self.boundary();
                }
            }
        }
    }

    fn open(&mut self, kind: Kind<'a>) {
        let from = self.boundary();
        self.levels.push(Level { kind, from, joint: None });
    }

    /// Ends the piece under way; the number of the next one.
    fn boundary(&mut self) -> usize {
        if let Some(last) = self.pieces.last_mut() {
            last.open = false;
        }
        self.pieces.len()
    }

    /// A character of the style or of a number.
    fn plain(&mut self, c: char, faces: Faces, link: Option<usize>) {
        self.join();
        let mut dash = None;
        match self.pending {
            Some(Op::Number(_)) if c.is_ascii_digit() || matches!(c, ',' | '&' | ' ') => {}
            Some(Op::Number(_)) if matches!(c, '-' | '–') => dash = Some(self.rules.dash.as_str()),
            // The marks that the style puts around a value come before it.
            Some(_) if matches!(c, '“' | '‘' | '"' | '\'' | '«' | '„') => {}
            Some(_) => self.pending = None,
            None => {}
        }
        let mut buffer = [0; 4];
        let text = dash.unwrap_or_else(|| c.encode_utf8(&mut buffer));
        self.push(text, faces, link);
    }

    /// Prints the delimiters that waited for a part to follow, where one went before.
    fn join(&mut self) {
        for at in 0..self.levels.len() {
            let Some(level) = self.levels.get_mut(at) else { return };
            let begun = level.from < self.pieces.len();
            if let Some((delimiter, faces)) = level.joint.take().filter(|_| begun) {
                self.boundary();
                self.pieces.push(Piece { text: delimiter.to_owned(), faces, link: None, open: false });
            }
        }
    }

    fn push(&mut self, text: &str, faces: Faces, link: Option<usize>) {
        match self.pieces.last_mut() {
            Some(last) if last.open && last.faces == faces && last.link == link => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), faces, link, open: true }),
        }
    }

    fn value(&mut self, n: usize, faces: Faces, link: Option<usize>) {
        let op = self.pending.take();
        let Some(value) = self.item.values.get(n) else { return };
        self.join();
        self.boundary();
        for stretch in self.stretches_of(value, op) {
            let faces = stretch.faces.within(faces);
            self.pieces.push(Piece { text: stretch.text, faces, link, open: false });
        }
    }

    fn stretches_of(&self, value: &Value, op: Option<&Op>) -> Vec<Stretch> {
        match (value, op) {
            (Value::Rich(text), Some(Op::Text(dress))) => {
                let mut stretches = markup::read(text);
                self.dress(&mut stretches, *dress);
                stretches
            }
            (Value::Rich(text), Some(Op::Number(dress))) => {
                let mut stretches = markup::read(&pages::write(text, pages::Format::Expanded, &self.rules.dash));
                self.dress(&mut stretches, *dress);
                stretches
            }
            (Value::Rich(text), _) => markup::read(text),
            (Value::Verbatim(text), _) => verbatim(text.clone()),
            (Value::Pages(text), _) => verbatim(pages::write(text, self.rules.pages, &self.rules.dash)),
            (Value::Given(name), Some(Op::Given(rule, case))) => {
                let mut stretches = markup::read(&given::write(name, rule));
                if let Some(case) = case {
                    case::apply(&mut stretches, *case);
                }
                stretches
            }
            (Value::Given(name), _) => markup::read(name),
        }
    }

    fn dress(&self, stretches: &mut [Stretch], dress: Dress) {
        if dress.periods == Periods::Stripped {
            for stretch in stretches.iter_mut() {
                stretch.text = without_periods(&stretch.text);
            }
        }
        // Title case is for English alone.
        if let Some(case) = dress.case.filter(|case| *case != Case::Title || self.item.english) {
            case::apply(stretches, case);
        }
    }

    /// Ends a date or group, or cases what a macro printed.
    fn close(&mut self) {
        let end = self.boundary();
        let Some(level) = self.levels.pop() else { return };
        match level.kind {
            Kind::Date(variable) => self.dates.push((variable, level.from..end)),
            Kind::Op(Op::Text(dress)) => self.dress_from(level.from, *dress),
            Kind::Op(Op::Number(_) | Op::Given(..) | Op::Group | Op::Joint(_)) => {}
        }
    }

    fn dress_from(&mut self, from: usize, dress: Dress) {
        let casing = |piece: &Piece| if piece.link.is_some() { Casing::Kept } else { Casing::Free };
        let pieces = self.pieces.get(from..).unwrap_or(&[]);
        let mut stretches: Vec<Stretch> = pieces
            .iter()
            .map(|piece| Stretch { text: piece.text.clone(), faces: piece.faces, casing: casing(piece) })
            .collect();
        self.dress(&mut stretches, dress);
        for (piece, stretch) in self.pieces.iter_mut().skip(from).zip(stretches) {
            piece.text = stretch.text;
        }
    }

    /// Joins each date that is a range with the same date of the rendering at the ranges' ends.
    fn join_ranges(&mut self, at_end: &Page<'_>) {
        let printed = |page: &Page<'_>, pieces: &Range<usize>| {
            let pieces = page.pieces.get(pieces.start..pieces.end.min(page.pieces.len())).unwrap_or(&[]);
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>()
        };
        for ((variable, own), (other_variable, other)) in self.dates.clone().into_iter().zip(&at_end.dates) {
            let is_range = self.item.ends.iter().any(|(index, _)| *index == variable) && variable == *other_variable;
            if !is_range || own.is_empty() {
                continue;
            }
            let joined = date::range(&printed(self, &own), &printed(at_end, other));
            for (nth, piece) in self.pieces.iter_mut().enumerate().skip(own.start).take(own.len()) {
                piece.text = if nth == own.start { joined.clone() } else { String::new() };
            }
        }
    }
}

fn verbatim(text: String) -> Vec<Stretch> {
    vec![Stretch { text, faces: Faces::default(), casing: Casing::Kept }]
}

/// Without full stops, save those before a small letter.
fn without_periods(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        if c != '.' || chars.peek().is_some_and(|next| next.is_ascii_lowercase()) {
            out.push(c);
        }
    }
    out
}

fn faces(formatting: &Formatting) -> Faces {
    let mut faces = Faces::default();
    if matches!(formatting.font_style, FontStyle::Italic) {
        faces = faces.with(Face::Italic);
    }
    if matches!(formatting.font_weight, FontWeight::Bold) {
        faces = faces.with(Face::Bold);
    }
    if matches!(formatting.font_variant, FontVariant::SmallCaps) {
        faces = faces.with(Face::SmallCaps);
    }
    match formatting.vertical_align {
        VerticalAlign::Sup => faces.with(Face::Sup),
        VerticalAlign::Sub => faces.with(Face::Sub),
        VerticalAlign::None | VerticalAlign::Baseline => faces,
    }
}

/// Where two pieces meet: "Answer?" and ". " are "Answer? ", "Inc." and ". " are "Inc. ". The table is citeproc-js's.
fn merge_punctuation(pieces: &mut Vec<Piece>, stops: Stops) {
    pieces.retain(|piece| !piece.text.is_empty());
    for at in 1..pieces.len() {
        let Some((before, after)) = pieces.split_at_mut_checked(at) else { return };
        let mut printed = before.iter_mut().rev().filter(|piece| !piece.text.is_empty());
        let (Some(left), Some(right)) = (printed.next(), after.first_mut()) else { continue };
        let (Some(a), Some(b)) = (left.text.chars().next_back(), right.text.chars().next()) else { continue };
        let ends_quotation = a == '”' || (a == '’' && left.text.contains('‘'));
        if ends_quotation && matches!(b, '.' | ',') && stops == Stops::Inside {
            let quoted = left.text.chars().rev().nth(1).or_else(|| printed.next()?.text.chars().next_back());
            drop_first(&mut right.text);
            if !quoted.is_some_and(|last| matches!(meeting(last, b), Meeting::Left)) {
                left.text.pop();
                left.text.extend([b, a]);
            }
            continue;
        }
        match meeting(a, b) {
            Meeting::Both => {}
            Meeting::Left => drop_first(&mut right.text),
            Meeting::Right => drop_last(&mut left.text),
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
}

/// What remains of two characters that meet.
enum Meeting {
    Both,
    Left,
    Right,
}

fn meeting(left: char, right: char) -> Meeting {
    match (left, right) {
        ('.', '.') | (',', ',') | (';', ';') | (':', ':') | ('!', '!') | ('?', '?') => Meeting::Left,
        (' ' | '\u{a0}', ' ') => Meeting::Left,
        ('!' | '?', '.' | ':') | (':' | ';', '.') | (';', ':') => Meeting::Left,
        (':' | ';', '!' | '?') => Meeting::Right,
        _ => Meeting::Both,
    }
}

fn drop_first(text: &mut String) {
    let mut chars = text.chars();
    chars.next();
    *text = chars.as_str().to_owned();
}

fn drop_last(text: &mut String) {
    text.pop();
}

fn trim(pieces: &mut Vec<Piece>) {
    if let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = pieces.last_mut() {
        last.text.truncate(last.text.trim_end().len());
    }
    pieces.retain(|piece| !piece.text.is_empty());
}

fn by_link(pieces: &[Piece], links: &[String]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for run in pieces.chunk_by(|a, b| a.link == b.link) {
        let inner = by_face(run, &Faces::ORDER);
        match run.first().and_then(|piece| piece.link).and_then(|link| links.get(link)) {
            Some(url) => nodes.push(Node::Link { url: url.clone(), nodes: inner }),
            None => nodes.extend(inner),
        }
    }
    nodes
}

fn by_face(pieces: &[Piece], order: &[Face]) -> Vec<Node> {
    let Some((face, rest)) = order.split_first() else {
        return vec![Node::Text(pieces.iter().map(|piece| piece.text.as_str()).collect())];
    };
    let mut nodes: Vec<Node> = Vec::new();
    for run in pieces.chunk_by(|a, b| a.faces.has(*face) == b.faces.has(*face)) {
        let inner = by_face(run, rest);
        if run.first().is_some_and(|piece| piece.faces.has(*face)) {
            nodes.push(Node::Styled(*face, inner));
        } else {
            nodes.extend(inner);
        }
    }
    nodes
}
