//! The instructions of a style that are carried out here instead of in the engine.

use crate::derive::csl::case::Case;
use crate::derive::csl::code;
use crate::derive::csl::given::Initials;

/// What is done to a value, or to a stretch of output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// Text is cased, and loses its full stops.
    Text(Dress),
    /// The same for a number variable, whose ranges also get the style's dash.
    Number(Dress),
    /// A given name is abbreviated, then cased.
    Given(Initials, Option<Case>),
    /// A group of parts, each of which may turn out empty.
    Group,
    /// The delimiter of a group's or a date's parts: printed if parts were, on both sides.
    Joint(String),
}

/// How a text is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dress {
    /// Its case. English only, as CSL asks, where it is title case.
    pub case: Option<Case>,
    /// Its full stops.
    pub periods: Periods,
}

/// What happens to full stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Periods {
    /// They stay.
    Kept,
    /// They go: `J. Dairy Sci.` is printed `J Dairy Sci`.
    Stripped,
}

/// The instructions of one style; a marker holds an index into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ops(Vec<Op>);

impl Ops {
    /// The index of an instruction, which is added where it is new. Nothing where the table is full.
    pub fn index(&mut self, op: Op) -> Option<usize> {
        if let Some(at) = self.0.iter().position(|known| *known == op) {
            return Some(at);
        }
        (self.0.len() < code::MOST_OPS).then(|| {
            self.0.push(op);
            self.0.len() - 1
        })
    }

    /// The instruction of an index.
    pub fn get(&self, index: usize) -> Option<&Op> {
        self.0.get(index)
    }
}
