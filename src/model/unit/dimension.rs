//! Dimensions: what a unit measures, as exponents of time, mass, amount, length and arbitrary units.

use std::fmt;

/// The exponents of a unit. Percent, fold and counts have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dimension {
    /// Time.
    pub time: i8,
    /// Mass.
    pub mass: i8,
    /// Amount of substance.
    pub amount: i8,
    /// Length; a volume is its cube.
    pub length: i8,
    /// International units, which no factor joins to any mass.
    pub arbitrary: i8,
}

impl Dimension {
    /// No dimension: a ratio, a count.
    pub const NONE: Dimension = Dimension { time: 0, mass: 0, amount: 0, length: 0, arbitrary: 0 };
    /// A time.
    pub const TIME: Dimension = Dimension { time: 1, ..Dimension::NONE };
    /// A mass.
    pub const MASS: Dimension = Dimension { mass: 1, ..Dimension::NONE };
    /// An amount of substance.
    pub const AMOUNT: Dimension = Dimension { amount: 1, ..Dimension::NONE };
    /// A length.
    pub const LENGTH: Dimension = Dimension { length: 1, ..Dimension::NONE };
    /// An area.
    pub const AREA: Dimension = Dimension { length: 2, ..Dimension::NONE };
    /// A volume.
    pub const VOLUME: Dimension = Dimension { length: 3, ..Dimension::NONE };
    /// International units.
    pub const ARBITRARY: Dimension = Dimension { arbitrary: 1, ..Dimension::NONE };

    /// The dimension of a product.
    pub const fn times(self, other: Dimension) -> Dimension {
        Dimension {
            time: self.time + other.time,
            mass: self.mass + other.mass,
            amount: self.amount + other.amount,
            length: self.length + other.length,
            arbitrary: self.arbitrary + other.arbitrary,
        }
    }

    /// The dimension of a power. Units are read with powers of at most 4, so that no exponent can overflow.
    pub const fn power(self, power: i8) -> Dimension {
        Dimension {
            time: self.time * power,
            mass: self.mass * power,
            amount: self.amount * power,
            length: self.length * power,
            arbitrary: self.arbitrary * power,
        }
    }

    /// The dimension of a quotient.
    pub const fn over(self, other: Dimension) -> Dimension {
        self.times(other.power(-1))
    }

    /// What people call it: "a time", "a mass in a volume"; `None` where they have no name for it.
    pub fn name(self) -> Option<&'static str> {
        const NAMES: [(Dimension, &str); 20] = [
            (Dimension::NONE, "a plain number or ratio"),
            (Dimension::TIME, "a time"),
            (Dimension::MASS, "a mass"),
            (Dimension::AMOUNT, "an amount of substance"),
            (Dimension::LENGTH, "a length"),
            (Dimension::AREA, "an area"),
            (Dimension::VOLUME, "a volume"),
            (Dimension::ARBITRARY, "a number of international units"),
            (Dimension::NONE.over(Dimension::TIME), "a rate"),
            (Dimension::MASS.over(Dimension::VOLUME), "a concentration by mass"),
            (Dimension::AMOUNT.over(Dimension::VOLUME), "a concentration by amount"),
            (Dimension::ARBITRARY.over(Dimension::VOLUME), "a concentration in international units"),
            (Dimension::AMOUNT.over(Dimension::MASS), "an amount in a mass"),
            (Dimension::MASS.over(Dimension::TIME), "a mass in a time"),
            (Dimension::AMOUNT.over(Dimension::TIME), "an amount in a time"),
            (Dimension::VOLUME.over(Dimension::TIME), "a clearance"),
            (Dimension::VOLUME.over(Dimension::TIME).over(Dimension::MASS), "a clearance for each body mass"),
            (Dimension::VOLUME.over(Dimension::MASS), "a volume for each body mass"),
            (Dimension::MASS.over(Dimension::VOLUME).times(Dimension::TIME), "an exposure by mass"),
            (Dimension::AMOUNT.over(Dimension::VOLUME).times(Dimension::TIME), "an exposure by amount"),
        ];
        NAMES.into_iter().find(|&(known, _)| known == self).map(|(_, name)| name)
    }
}

impl fmt::Display for Dimension {
    /// Its name, or its exponents: `mass·time⁻²`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = self.name() {
            return f.write_str(name);
        }
        let parts = [
            ("time", self.time),
            ("mass", self.mass),
            ("amount", self.amount),
            ("length", self.length),
            ("international units", self.arbitrary),
        ];
        let mut first = true;
        for (word, power) in parts.into_iter().filter(|&(_, power)| power != 0) {
            if !first {
                f.write_str("·")?;
            }
            first = false;
            write!(f, "{word}{}", Superscript(power))?;
        }
        Ok(())
    }
}

/// A power as raised digits; nothing for 1.
pub(in crate::model) struct Superscript(pub i8);

impl fmt::Display for Superscript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 1 {
            return Ok(());
        }
        self.0.to_string().chars().map(raised).try_for_each(|c| write!(f, "{c}"))
    }
}

fn raised(c: char) -> char {
    match c {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

/// The plain character of a raised one.
pub(in crate::model) fn lowered(c: char) -> Option<char> {
    "-0123456789".chars().find(|&plain| raised(plain) == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_exponents() {
        assert_eq!(Dimension::TIME.to_string(), "a time");
        assert_eq!(Dimension::VOLUME.over(Dimension::TIME).to_string(), "a clearance");
        assert_eq!(Dimension::MASS.over(Dimension::TIME.power(2)).to_string(), "time⁻²·mass");
        assert_eq!(lowered('⁻'), Some('-'));
        assert_eq!(lowered('x'), None);
    }
}
