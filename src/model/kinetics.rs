//! Half-lives and pharmacokinetic parameters: typed values, and their absence as data.

use crate::base::date::Date;
use crate::base::span::Spanned;
use crate::model::ident::Slug;
use crate::model::link::SourceRef;
use crate::model::quantity::Quantity;
use crate::model::record::{Reader, Value};
use crate::model::scalar::{Rich, Text};
use crate::model::shape::Shape;
use crate::model::vocab::{Compartment, Mode, NullResult, Parameter, Phase, Route, Species, Spread};
use crate::record;
use crate::source::tree::Node;

/// Declares a record of a measured value: the shared fields stand here once.
macro_rules! measure_record {
    ($(#[doc = $doc:literal])* $name:ident $what:literal { $($head:tt)* } { $($tail:tt)* }) => {
        record! {
            $(#[doc = $doc])*
            $name $what {
                /// A name for the record, unique on the page. Prose refers to it as `[=id]`.
                id "id": must Spanned<Slug>,
                $($head)*
                /// The substance measured, which need not be the one given.
                analyte "analyte": optional Text,
                /// Where it was measured.
                compartment "compartment": optional Spanned<Compartment>,
                /// The tissue, where the compartment is one.
                tissue "tissue": optional Text,
                /// The cell, where the compartment is intracellular.
                cell "cell": optional Text,
                /// In whom.
                species "species": optional Spanned<Species>,
                /// The people or animals studied.
                population "population": optional Text,
                /// Their health: "healthy", or a disease.
                condition "condition": optional Text,
                /// How the substance was given.
                route "route": optional Spanned<Route>,
                /// At once or over time, for an intravenous dose.
                mode "mode": optional Spanned<Mode>,
                /// Which phase of the decline the value describes.
                phase "phase": optional Spanned<Phase>,
                /// The value with its unit.
                value "value": optional Spanned<Quantity>,
                /// What the figure after `±`, or the interval, is.
                spread "spread": optional Spanned<Spread>,
                /// How many were measured.
                n "n": optional Spanned<u32>,
                /// The dose given.
                dose "dose": optional Text,
                /// For how long it was given.
                duration "duration": optional Text,
                /// The product or form given.
                formulation "formulation": optional Text,
                /// How it was measured.
                method "method": optional Text,
                /// The study or label that says so.
                source "source": optional SourceRef,
                /// Where in the source, within what was read.
                locator "locator": optional Text,
                /// The source through which the value was found, where it was not read in `source` itself.
                quoted_from "quoted_from": optional SourceRef,
                $($tail)*
                /// Why there is no value. In place of one.
                unpublished "unpublished": optional Rich,
                /// The search that found none.
                searched "searched": optional Searched,
                /// What a reader should know beside the value.
                note "note": optional Rich,
            }
        }
    };
}

measure_record! {
    /// A half-life: of one analyte, in one compartment, of one species, by one route; or that none is published.
    HalfLife "half-life" {} {}
}

measure_record! {
    /// A pharmacokinetic parameter: with a value, without effect (`result`), or unpublished.
    KineticRecord "pharmacokinetic record" {
        /// Which parameter.
        parameter "parameter": needed Spanned<Parameter>,
    } {
        /// A result without a figure.
        result "result": optional Spanned<NullResult>,
    }
}

record! {
    /// A search of the literature, so that "none found" can be judged.
    Search "search" {
        /// The register searched.
        database "database": needed Text,
        /// The query as typed there.
        query "query": needed Text,
        /// When.
        date "date": needed Spanned<Date>,
        /// How many records it returned.
        hits "hits": optional Spanned<u32>,
    }
}

/// Whether anyone looked.
#[derive(Clone, Debug)]
pub enum Searched {
    /// `searched: none`: no search was made, and readers are told so.
    No(crate::base::span::Span),
    /// A dated search.
    Yes(Box<Search>),
}

impl Value for Searched {
    const SHAPE: &'static Shape = &Shape::Either(&Shape::Literal("none"), Search::SHAPE);

    fn read(node: &Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match node.scalar() {
            Some("none") => Some(Searched::No(node.span)),
            Some(_) => reader.wrong_shape("`none`, or a map of database, query, date and hits", node),
            None => Search::read(node, reader).map(|search| Searched::Yes(Box::new(search))),
        }
    }
}

/// A half-life or another parameter, seen alike: the rows of a page's table of values.
#[derive(Clone, Copy, Debug)]
pub enum Measure<'a> {
    /// A half-life.
    HalfLife(&'a HalfLife),
    /// Another parameter.
    Kinetic(&'a KineticRecord),
}

/// Gives each shared field of the two records one accessor.
macro_rules! shared {
    ($($(#[doc = $doc:literal])* $field:ident: $type:ty,)*) => {
        impl<'a> Measure<'a> {
            $($(#[doc = $doc])*
            pub fn $field(self) -> Option<&'a $type> {
                match self {
                    Measure::HalfLife(record) => record.$field.as_ref(),
                    Measure::Kinetic(record) => record.$field.as_ref(),
                }
            })*
        }
    };
}

shared! {
    /// The substance measured.
    analyte: Text,
    /// Where it was measured.
    compartment: Spanned<Compartment>,
    /// The tissue.
    tissue: Text,
    /// The cell.
    cell: Text,
    /// In whom.
    species: Spanned<Species>,
    /// The people or animals studied.
    population: Text,
    /// Their health.
    condition: Text,
    /// How it was given.
    route: Spanned<Route>,
    /// At once or over time.
    mode: Spanned<Mode>,
    /// Which phase.
    phase: Spanned<Phase>,
    /// The value.
    value: Spanned<Quantity>,
    /// What follows `±`.
    spread: Spanned<Spread>,
    /// How many.
    n: Spanned<u32>,
    /// The dose.
    dose: Text,
    /// For how long.
    duration: Text,
    /// The product.
    formulation: Text,
    /// How it was measured.
    method: Text,
    /// Who says so.
    source: SourceRef,
    /// Where in the source.
    locator: Text,
    /// Through which source.
    quoted_from: SourceRef,
    /// Why there is none.
    unpublished: Rich,
    /// The search made.
    searched: Searched,
    /// A note.
    note: Rich,
}

impl<'a> Measure<'a> {
    /// The record's id.
    pub fn id(self) -> &'a Spanned<Slug> {
        match self {
            Measure::HalfLife(record) => &record.id,
            Measure::Kinetic(record) => &record.id,
        }
    }

    /// Where the record stands.
    pub fn at(self) -> crate::model::record::At {
        match self {
            Measure::HalfLife(record) => record.at,
            Measure::Kinetic(record) => record.at,
        }
    }

    /// Whether `key` was typed, readable or not.
    pub fn has(self, key: &str) -> bool {
        match self {
            Measure::HalfLife(record) => record.has(key),
            Measure::Kinetic(record) => record.has(key),
        }
    }

    /// The parameter; `None` for a half-life.
    pub fn parameter(self) -> Option<Parameter> {
        match self {
            Measure::HalfLife(_) => None,
            Measure::Kinetic(record) => record.parameter.as_ref().map(|parameter| parameter.value),
        }
    }

    /// What was found where it is no figure; `None` for a half-life.
    pub fn result(self) -> Option<NullResult> {
        match self {
            Measure::HalfLife(_) => None,
            Measure::Kinetic(record) => record.result.as_ref().map(|result| result.value),
        }
    }

    /// What the record is called in a message: "half-life", "pharmacokinetic record".
    pub fn noun(self) -> &'static str {
        match self {
            Measure::HalfLife(_) => HalfLife::RECORD.name,
            Measure::Kinetic(_) => KineticRecord::RECORD.name,
        }
    }
}
