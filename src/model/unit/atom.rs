//! The units that others are made of, each declared once with its spellings, code and size.

use crate::model::unit::{Dimension, Scale};

/// A decimal prefix.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::model::unit) struct Prefix {
    /// As printed.
    pub symbol: &'static str,
    /// In UCUM.
    pub ucum: &'static str,
    /// Other spellings before a symbol.
    pub short: &'static [&'static str],
    /// Before a word.
    pub long: &'static str,
    /// Its power of ten.
    pub ten: i8,
}

const fn prefix(
    symbol: &'static str,
    ucum: &'static str,
    short: &'static [&'static str],
    long: &'static str,
    ten: i8,
) -> Prefix {
    Prefix { symbol, ucum, short, long, ten }
}

static FEMTO: Prefix = prefix("f", "f", &[], "femto", -15);
static PICO: Prefix = prefix("p", "p", &[], "pico", -12);
static NANO: Prefix = prefix("n", "n", &[], "nano", -9);
/// Printed with the micro sign U+00B5; the Greek letter U+03BC, `u` and `mc` are read too.
static MICRO: Prefix = prefix("\u{B5}", "u", &["\u{3BC}", "u", "mc"], "micro", -6);
static MILLI: Prefix = prefix("m", "m", &[], "milli", -3);
static CENTI: Prefix = prefix("c", "c", &[], "centi", -2);
static DECI: Prefix = prefix("d", "d", &[], "deci", -1);
static HECTO: Prefix = prefix("h", "h", &[], "hecto", 2);
static KILO: Prefix = prefix("k", "k", &[], "kilo", 3);
static MEGA: Prefix = prefix("M", "M", &[], "mega", 6);

type Prefixes = &'static [&'static Prefix];
const BARE: Prefixes = &[];
/// Small amounts; no `M`, so that `Mg` for mg is not read as a tonne.
const SMALL: Prefixes = &[&MILLI, &MICRO, &NANO, &PICO, &FEMTO];
const MASSES: Prefixes = &[&MILLI, &MICRO, &NANO, &PICO, &FEMTO, &KILO];
const VOLUMES: Prefixes = &[&MILLI, &MICRO, &NANO, &PICO, &FEMTO, &DECI, &CENTI];
const LENGTHS: Prefixes = &[&CENTI, &MILLI, &MICRO, &NANO, &DECI, &KILO];
const LARGE: Prefixes = &[&MILLI, &KILO, &MEGA];
const UNITS: Prefixes = &[&MILLI, &MICRO, &KILO, &MEGA];

/// A unit that is not made of others.
#[derive(Debug, PartialEq)]
pub(in crate::model::unit) struct Atom {
    /// As printed.
    pub symbol: &'static str,
    /// In UCUM.
    pub ucum: &'static str,
    /// Other symbols, which take the prefixes' symbols.
    pub short: &'static [&'static str],
    /// Words (lower case), which take the prefixes' words.
    pub long: &'static [&'static str],
    /// Which prefixes it takes.
    pub prefixes: Prefixes,
    /// What it measures.
    pub dimension: Dimension,
    /// Its size in s, g, mol, m and IU.
    pub scale: Scale,
}

const fn atom(
    names: (&'static str, &'static str),
    short: &'static [&'static str],
    long: &'static [&'static str],
    prefixes: Prefixes,
    dimension: Dimension,
    scale: Scale,
) -> Atom {
    Atom { symbol: names.0, ucum: names.1, short, long, prefixes, dimension, scale }
}

const fn whole(coefficient: f64) -> Scale {
    Scale::new(coefficient, 0)
}

const fn ten(power: i32) -> Scale {
    Scale::new(1.0, power)
}

const NONE: Dimension = Dimension::NONE;
const TIME: Dimension = Dimension::TIME;
const MASS: Dimension = Dimension::MASS;
const AMOUNT: Dimension = Dimension::AMOUNT;
const ENERGY: Dimension = MASS.times(Dimension::AREA).over(TIME.power(2));
const PRESSURE: Dimension = MASS.over(Dimension::LENGTH).over(TIME.power(2));

/// Percent, the one dimensionless unit with a factor that everyone uses.
pub(in crate::model::unit) static PERCENT: Atom =
    atom(("%", "%"), &[], &["percent", "pct"], BARE, NONE, Scale::new(1.0, -2));
/// A multiple: "2.7-fold".
pub(in crate::model::unit) static FOLD: Atom = atom(("fold", "1"), &["x", "\u{D7}"], &["times"], BARE, NONE, ten(0));
/// The number one, as in `1/h`.
pub(in crate::model::unit) static ONE: Atom = atom(("1", "1"), &[], &[], BARE, NONE, ten(0));
/// The body surface that renal function is given for. UCUM has no code for it but this annotation.
pub(in crate::model::unit) static BODY_SURFACE: Atom =
    atom(("1.73\u{A0}m\u{B2}", "{1.73_m2}"), &[], &[], BARE, Dimension::AREA, whole(1.73));

/// All atoms, the commonest first: of equally near suggestions the first wins. Months and years are UCUM's mean ones.
#[rustfmt::skip]
pub(in crate::model::unit) static ATOMS: [&Atom; 35] = [
    &atom(("h", "h"), &["hr", "hrs"], &["hour", "hours"], BARE, TIME, whole(3600.0)),
    &atom(("min", "min"), &["mins"], &["minute", "minutes"], BARE, TIME, whole(60.0)),
    &atom(("d", "d"), &[], &["day", "days"], BARE, TIME, whole(86_400.0)),
    &atom(("s", "s"), &["sec", "secs"], &["second", "seconds"], SMALL, TIME, ten(0)),
    &atom(("wk", "wk"), &["wks"], &["week", "weeks"], BARE, TIME, whole(604_800.0)),
    &atom(("mo", "mo"), &["mos"], &["month", "months"], BARE, TIME, whole(2_629_800.0)),
    &atom(("y", "a"), &["yr", "yrs"], &["year", "years"], BARE, TIME, whole(31_557_600.0)),
    &atom(("g", "g"), &[], &["gram", "grams"], MASSES, MASS, ten(0)),
    &atom(("mol", "mol"), &[], &["mole", "moles"], SMALL, AMOUNT, ten(0)),
    &atom(("L", "L"), &["l"], &["litre", "litres", "liter", "liters"], VOLUMES, Dimension::VOLUME, ten(-3)),
    &atom(("M", "mol/L"), &[], &["molar"], SMALL, AMOUNT.over(Dimension::VOLUME), ten(3)),
    &PERCENT,
    &FOLD,
    &ONE,
    &BODY_SURFACE,
    &atom(("IU", "[IU]"), &["[IU]", "[iU]"], &[], UNITS, Dimension::ARBITRARY, ten(0)),
    &atom(("m", "m"), &[], &["metre", "metres", "meter", "meters"], LENGTHS, Dimension::LENGTH, ten(0)),
    &atom(("Da", "u"), &[], &["dalton", "daltons"], &[&KILO, &MEGA], MASS, Scale::new(1.660_539_066_60, -24)),
    &atom(("U", "U"), &[], &[], UNITS, AMOUNT.over(TIME), Scale::new(1.0 / 60.0, -6)),
    &atom(("Eq", "eq"), &["eq"], &[], SMALL, AMOUNT, ten(0)),
    &atom(("Osm", "osm"), &["osm", "osmol", "Osmol"], &[], SMALL, AMOUNT, ten(0)),
    &atom(("mmHg", "mm[Hg]"), &["mm[Hg]"], &[], BARE, PRESSURE, Scale::new(133.322, 3)),
    &atom(("bpm", "{beats}/min"), &[], &[], BARE, NONE.over(TIME), whole(1.0 / 60.0)),
    &atom(("beats", "{beats}"), &["beat"], &[], BARE, NONE, ten(0)),
    &atom(("Pa", "Pa"), &[], &["pascal"], &[&KILO, &HECTO, &MILLI], PRESSURE, ten(3)),
    &atom(("J", "J"), &[], &["joule", "joules"], LARGE, ENERGY, ten(3)),
    &atom(("cal", "cal"), &[], &["calorie", "calories"], LARGE, ENERGY, Scale::new(4.184, 3)),
    &atom(("W", "W"), &[], &["watt", "watts"], LARGE, ENERGY.over(TIME), ten(3)),
    &atom(("Hz", "Hz"), &[], &["hertz"], LARGE, NONE.over(TIME), ten(0)),
    &atom(("ppm", "[ppm]"), &["[ppm]"], &[], BARE, NONE, ten(-6)),
    &atom(("points", "{points}"), &["pts"], &["point"], BARE, NONE, ten(0)),
    &atom(("cells", "{cells}"), &[], &["cell"], BARE, NONE, ten(0)),
    &atom(("copies", "{copies}"), &[], &["copy"], BARE, NONE, ten(0)),
    &atom(("events", "{events}"), &[], &["event"], BARE, NONE, ten(0)),
    &atom(("CFU", "[CFU]"), &["cfu", "[CFU]"], &[], BARE, NONE, ten(0)),
];

/// The atom and prefix of a word: symbols exactly as spelled, words in any letter case.
pub(in crate::model::unit) fn find(word: &str) -> Option<(&'static Atom, Option<&'static Prefix>)> {
    ATOMS
        .iter()
        .find(|atom| atom.is_symbol(word))
        .map(|atom| (*atom, None))
        .or_else(|| ATOMS.iter().find_map(|atom| atom.prefixed(word).map(|prefix| (*atom, Some(prefix)))))
        .or_else(|| {
            let lower = word.to_lowercase();
            ATOMS.iter().find_map(|atom| atom.worded(&lower).map(|prefix| (*atom, prefix)))
        })
}

/// Every canonical symbol, prefixes included, in the order of the table.
pub(in crate::model::unit) fn symbols() -> impl Iterator<Item = String> {
    ATOMS.iter().flat_map(|atom| {
        let prefixed = atom.prefixes.iter().map(|prefix| format!("{}{}", prefix.symbol, atom.symbol));
        std::iter::once(atom.symbol.to_string()).chain(prefixed)
    })
}

/// Every spelled-out word, prefixes included, with its canonical symbol.
pub(in crate::model::unit) fn words() -> impl Iterator<Item = (String, String)> {
    ATOMS.iter().flat_map(|atom| {
        let plain = atom.long.iter().map(|word| ((*word).to_string(), atom.symbol.to_string()));
        let prefixed = atom.prefixes.iter().flat_map(|prefix| {
            let symbol = format!("{}{}", prefix.symbol, atom.symbol);
            atom.long.iter().map(move |word| (format!("{}{word}", prefix.long), symbol.clone()))
        });
        plain.chain(prefixed)
    })
}

impl Atom {
    fn is_symbol(&self, word: &str) -> bool {
        self.symbol == word || self.short.contains(&word)
    }

    fn prefixed(&self, word: &str) -> Option<&'static Prefix> {
        let fits = |symbol: &str| word.strip_prefix(symbol).is_some_and(|rest| self.is_symbol(rest));
        self.prefixes.iter().copied().find(|prefix| fits(prefix.symbol) || prefix.short.iter().copied().any(fits))
    }

    /// The prefix (or none) of a spelled-out word, in lower case.
    fn worded(&self, lower: &str) -> Option<Option<&'static Prefix>> {
        if self.long.contains(&lower) {
            return Some(None);
        }
        let fits = |prefix: &&Prefix| lower.strip_prefix(prefix.long).is_some_and(|rest| self.long.contains(&rest));
        self.prefixes.iter().copied().find(fits).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_symbol_is_found_as_itself_and_stands_once() {
        let mut seen = BTreeSet::new();
        for symbol in symbols() {
            assert!(seen.insert(symbol.clone()), "{symbol} twice");
            let (atom, prefix) = find(&symbol).expect("a symbol of the table");
            assert_eq!(format!("{}{}", prefix.map_or("", |p| p.symbol), atom.symbol), symbol);
        }
    }

    #[test]
    fn no_spelling_belongs_to_two_atoms() {
        let mut seen = BTreeSet::new();
        for atom in ATOMS {
            for spelling in atom.short.iter().chain(atom.long) {
                assert!(seen.insert(*spelling), "{spelling} twice");
            }
        }
    }
}
