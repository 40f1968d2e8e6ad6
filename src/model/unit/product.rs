//! A unit as read: a product of powers, printed in one canonical spelling.

use crate::model::unit::atom::{self, Atom, Prefix};
use crate::model::unit::dimension::{Dimension, Superscript};
use crate::model::unit::read;
use crate::model::unit::{Scale, UnitFault};
use std::fmt;

/// A unit: factors in the order typed, those above the line first. Two units are equal when they print alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    factors: Box<[Factor]>,
    dimension: Dimension,
    scale: Scale,
}

/// One factor of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::model::unit) struct Factor {
    pub atom: &'static Atom,
    pub prefix: Option<&'static Prefix>,
    pub power: i8,
}

impl Unit {
    /// Reads a unit in any of the usual spellings: `µg`, `mcg`, `ng·h/mL`, `ng.h/mL`, `mL min⁻¹`, `mL/min/1.73 m2`.
    ///
    /// A quotient reaches to the next factor only, as in UCUM: `ng/mL·h` is `ng·h/mL`.
    pub fn parse(text: &str) -> Result<Unit, UnitFault> {
        read::unit(text)
    }

    /// The unit of a plain number, which prints as nothing.
    pub fn one() -> Unit {
        Unit::of(Vec::new())
    }

    /// A unit of factors; ones are left out, since they say nothing.
    pub(in crate::model::unit) fn of(mut factors: Vec<Factor>) -> Unit {
        factors.retain(|factor| *factor.atom != atom::ONE);
        factors.sort_by_key(|factor| factor.power < 0);
        let start = (Dimension::NONE, Scale::ONE);
        let (dimension, scale) = factors.iter().fold(start, |(dimension, scale), factor| {
            (dimension.times(factor.atom.dimension.power(factor.power)), scale.times(factor.scale()))
        });
        Unit { factors: factors.into(), dimension, scale }
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// Its size in s, g, mol, m and IU.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Its size in s, g, mol, m and IU, as one number.
    pub fn factor(&self) -> f64 {
        self.scale.value()
    }

    /// What a value in this unit is multiplied with to be one in `other`; `None` where they measure different things.
    pub fn to(&self, other: &Unit) -> Option<Scale> {
        (self.dimension == other.dimension).then(|| self.scale.over(other.scale))
    }

    /// Whether it is no unit at all: a plain number.
    pub fn is_one(&self) -> bool {
        self.factors.is_empty()
    }

    /// Whether it is `%`.
    pub fn is_percent(&self) -> bool {
        self.is_only(&atom::PERCENT)
    }

    /// Whether it is a multiple, printed `-fold`.
    pub fn is_fold(&self) -> bool {
        self.is_only(&atom::FOLD)
    }

    /// Whether no dimension cancels out within it: `h` is plain, `ng/g` and `ng·h/g` are not.
    pub fn is_plain(&self) -> bool {
        let exponents = |d: Dimension| [d.time, d.mass, d.amount, d.length, d.arbitrary];
        let each = || self.factors.iter().map(|factor| exponents(factor.atom.dimension.power(factor.power)));
        (0..5).all(|at| {
            let has = |sign: i8| each().any(|powers| powers.get(at).is_some_and(|power| power.signum() == sign));
            !(has(1) && has(-1))
        })
    }

    /// Whether it is a bare ratio: nothing, percent, fold and the like, and not mass in mass.
    pub fn is_ratio(&self) -> bool {
        self.dimension == Dimension::NONE && self.is_plain()
    }

    /// Its code in UCUM (ucum.org), case-sensitive: `ug/L`, `[IU]`, `%`, `1`.
    pub fn ucum(&self) -> String {
        let mut code = String::new();
        for factor in self.numerator() {
            if !code.is_empty() {
                code.push('.');
            }
            code.push_str(&factor.ucum());
        }
        for factor in self.denominator() {
            code.push('/');
            let below = factor.ucum();
            if below.contains('/') {
                code.push_str(&format!("({below})"));
            } else {
                code.push_str(&below);
            }
        }
        if code.is_empty() { "1".to_string() } else { code }
    }

    fn is_only(&self, atom: &Atom) -> bool {
        matches!(&*self.factors, [only] if only.atom == atom && only.power == 1)
    }

    fn numerator(&self) -> impl Iterator<Item = &Factor> {
        self.factors.iter().filter(|factor| factor.power > 0)
    }

    fn denominator(&self) -> impl Iterator<Item = &Factor> {
        self.factors.iter().filter(|factor| factor.power < 0)
    }
}

impl Factor {
    fn scale(&self) -> Scale {
        let prefix = Scale::new(1.0, self.prefix.map_or(0, |prefix| i32::from(prefix.ten)));
        self.atom.scale.times(prefix).power(self.power)
    }

    /// The code without sign; a power of a code that is itself a quotient is written out.
    fn ucum(&self) -> String {
        let code = format!("{}{}", self.prefix.map_or("", |prefix| prefix.ucum), self.atom.ucum);
        match self.power.unsigned_abs() {
            1 => code,
            power if code.contains('/') => vec![code; usize::from(power)].join("."),
            power => format!("{code}{power}"),
        }
    }
}

impl fmt::Display for Factor {
    /// Without sign of the power, which the place above or below the stroke tells.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.prefix.map_or("", |prefix| prefix.symbol))?;
        f.write_str(self.atom.symbol)?;
        write!(f, "{}", Superscript(self.power.saturating_abs()))
    }
}

impl fmt::Display for Unit {
    /// The canonical spelling: `µg`, `ng·h/mL`, `/h`; nothing for a plain number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, factor) in self.numerator().enumerate() {
            if at > 0 {
                f.write_str("·")?;
            }
            write!(f, "{factor}")?;
        }
        self.denominator().try_for_each(|factor| write!(f, "/{factor}"))
    }
}

impl serde::Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
