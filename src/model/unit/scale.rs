//! Factors between units, kept as a coefficient and a power of ten so that converting loses nothing to rounding.

/// A positive factor: `coefficient × 10^ten`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    coefficient: f64,
    ten: i32,
}

/// The powers of ten that `f64` holds exactly.
const EXACT: i32 = 22;

impl Scale {
    /// One.
    pub const ONE: Scale = Scale { coefficient: 1.0, ten: 0 };

    /// `coefficient × 10^ten`.
    pub const fn new(coefficient: f64, ten: i32) -> Scale {
        Scale { coefficient, ten }
    }

    /// Coefficient and power of ten.
    pub const fn parts(self) -> (f64, i32) {
        (self.coefficient, self.ten)
    }

    /// The product of two factors.
    #[must_use]
    pub fn times(self, other: Scale) -> Scale {
        Scale { coefficient: self.coefficient * other.coefficient, ten: self.ten + other.ten }
    }

    /// The quotient of two factors.
    #[must_use]
    pub fn over(self, other: Scale) -> Scale {
        Scale { coefficient: self.coefficient / other.coefficient, ten: self.ten - other.ten }
    }

    /// The factor to a small whole power.
    #[must_use]
    pub fn power(self, power: i8) -> Scale {
        let once = |product: Scale| if power < 0 { product.over(self) } else { product.times(self) };
        (0..power.unsigned_abs()).fold(Scale::ONE, |product, _| once(product))
    }

    /// A value times this factor, rounded once where both parts are exact.
    pub fn apply(self, value: f64) -> f64 {
        let mut result = value * self.coefficient;
        let mut ten = self.ten;
        while ten != 0 {
            let step = ten.clamp(-EXACT, EXACT);
            let power = (0..step.abs()).fold(1.0, |product: f64, _| product * 10.0);
            result = if step > 0 { result * power } else { result / power };
            ten -= step;
        }
        result
    }

    /// The factor as one number.
    pub fn value(self) -> f64 {
        self.apply(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tens_are_exact() {
        let nano_per_milli = Scale::new(1.0, -9).over(Scale::new(1.0, -3));
        assert_eq!(nano_per_milli.apply(3.0), 0.000_003);
        assert_eq!(Scale::new(60.0, 0).power(2).value(), 3600.0);
        assert_eq!(Scale::new(60.0, -3).power(-1).apply(6.0), 100.0);
        assert_eq!(Scale::new(1.0, 50).over(Scale::new(1.0, 49)).value(), 10.0);
    }
}
