//! What a figure says in words: of each curve, and of a whole panel for those who cannot see it.

use crate::derive::pk;
use crate::model::kinetics::Measure;
use crate::model::prose::Derived;
use crate::model::quantity::Quantity;
use crate::model::vocab::Word;
use crate::render::figure::offer::Offer;
use crate::render::pen::string;
use crate::render::strings::{Strings, fill};

/// What was measured and where, such as "NAD+ in plasma"; before it the compound, where there are several.
pub fn what(offer: &Offer<'_>, strings: &Strings) -> String {
    let measure = Measure::HalfLife(offer.half_life);
    let analyte = string(measure.analyte()).unwrap_or_else(|| strings.get("not_named").to_owned());
    let place = measure.compartment().map(|it| strings.label("in_compartment", it.value.word()));
    let what = place.map_or(analyte.clone(), |place| format!("{analyte} {place}"));
    offer.compound.map_or(what.clone(), |compound| format!("{compound}: {what}"))
}

/// In whom and by which route, such as "mice, nothing given".
pub fn whom(offer: &Offer<'_>, strings: &Strings) -> String {
    let measure = Measure::HalfLife(offer.half_life);
    let species = measure.species().map(|it| strings.label("species", it.value.word()));
    let route = measure.route().map(|it| strings.label("route", it.value.word()));
    let words: Vec<&str> = species.into_iter().chain(route).collect();
    words.join(", ")
}

/// The time after so many half-lives; empty where the value carries no multiple.
pub fn after(value: &Quantity, half_lives: u8) -> String {
    pk::derived(value, Derived::HalfLives(half_lives)).map(|time| time.typographic()).unwrap_or_default()
}

/// A sentence on one curve.
pub fn says(sign: Option<char>, offer: &Offer<'_>, value: &Quantity, strings: &Strings) -> String {
    let sign = sign.map(|sign| format!("{sign}, ")).unwrap_or_default();
    let named = format!("{sign}{} ({})", what(offer, strings), whom(offer, strings));
    let [one, two, five] = [1, 2, 5].map(|count| after(value, count));
    let values = [("what", named.as_str()), ("one", &one), ("two", &two), ("five", &five)];
    fill(strings.get("figure_says"), &values)
}
