//! Figures made at build time: half-lives drawn as declines, in SVG of our own.
//!
//! Colours, strokes and sizes of letters are left to the style sheet, which knows the reader's screen: the SVG holds
//! shapes, words and classes only. Coordinates have one decimal. Nothing here chooses between records: all that can
//! carry a curve are drawn, and the others are told with their reason.

mod axis;
mod draw;
mod offer;
mod path;
mod plot;
mod scale;
mod trace;
mod words;

pub use draw::draw;
pub use offer::Offer;
pub use trace::{Subject, Undrawn};
