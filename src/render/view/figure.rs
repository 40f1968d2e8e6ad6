//! A figure of half-lives: its panels, each as plots, a legend and a table, and the records that it cannot draw.

use serde::Serialize;

use crate::model::vocab::{Compartment, Phase, Route, Species, Spread};
use crate::render::figure::{Subject, Undrawn};
use crate::render::view::html::Html;

/// A figure of half-lives. Without panels there is nothing to draw.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figure {
    /// Its id on the page.
    pub id: String,
    /// The scales in which each panel is drawn: words of `t.figure_way`, the one shown first at the head.
    pub ways: Vec<&'static str>,
    /// The panels: people first.
    pub panels: Vec<Panel>,
    /// What is not drawn.
    pub undrawn: Vec<UndrawnRecord>,
    /// Whether any of those has a value.
    pub undrawn_values: bool,
    /// Whether a curve shows how fast the body replaces its own.
    pub has_turnover: bool,
    /// Whether a value stands before a `±`, which is not drawn.
    pub has_spread: bool,
}

/// Curves on the same axes.
#[derive(Clone, Debug, Serialize)]
pub struct Panel {
    /// In what they were measured.
    pub subject: Subject,
    /// The plots, in the order of the figure's ways.
    pub plots: Vec<Plot>,
    /// The curves, as a legend tells them.
    pub curves: Vec<Curve>,
    /// The points that are marked.
    pub points: Vec<Points>,
}

/// A drawing.
#[derive(Clone, Debug, Serialize)]
pub struct Plot {
    /// Its scales.
    pub way: &'static str,
    /// The SVG.
    pub svg: Html,
}

/// A curve in the legend.
#[derive(Clone, Debug, Serialize)]
pub struct Curve {
    /// Its letter, where a panel has several.
    pub sign: Option<String>,
    /// A sample of the line, as SVG.
    pub key: Html,
    /// The compound, in a figure of several.
    pub compound: Option<String>,
    /// What was measured.
    pub analyte: Option<String>,
    /// Where.
    pub compartment: Option<Compartment>,
    /// The tissue or the kind of cell.
    pub place: Option<String>,
    /// In whom.
    pub species: Option<Species>,
    /// How it was given.
    pub route: Option<Route>,
    /// Which phase of the decline.
    pub phase: Option<Phase>,
    /// The half-life.
    pub value: String,
    /// What stands after its `±`.
    pub spread: Option<Spread>,
    /// Where the record stands: an address and a fragment, the address empty on the record's own page.
    pub page: String,
    /// The record's id.
    pub record: String,
}

/// What is left, and when that is so for each curve.
#[derive(Clone, Debug, Serialize)]
pub struct Points {
    /// How many half-lives have passed.
    pub half_lives: u8,
    /// What is left then, in per cent.
    pub left: &'static str,
    /// The times, in the order of the curves.
    pub times: Vec<String>,
}

/// A record that is not drawn.
#[derive(Clone, Debug, Serialize)]
pub struct UndrawnRecord {
    /// The compound, in a figure of several.
    pub compound: Option<String>,
    /// What was measured or sought.
    pub analyte: Option<String>,
    /// Where.
    pub compartment: Option<Compartment>,
    /// In whom.
    pub species: Option<Species>,
    /// How it was given.
    pub route: Option<Route>,
    /// The value, where there is one.
    pub value: Option<String>,
    /// Why it is not drawn.
    pub why: Undrawn,
    /// Where the record stands, as in [`Curve::page`].
    pub page: String,
    /// The record's id.
    pub record: String,
}
