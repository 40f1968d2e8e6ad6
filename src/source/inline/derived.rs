//! Figures that follow from a record: the suffix of a value reference, after its colon.
//!
//! Names them and reads their times; `derive/pk` computes them.

use crate::source::inline::Malformed;
use std::fmt;

/// A figure that follows from a half-life record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Derived {
    /// `x5`: so many half-lives, 1 to 10.
    HalfLives(u8),
    /// `cleared-24h`: the share gone after a time.
    Cleared(After),
    /// `remaining-24h`: the share left after a time.
    Remaining(After),
    /// `accumulation-24h`: the accumulation ratio at a dosing interval.
    Accumulation(After),
    /// `low`: the lower end of the range.
    Low,
    /// `high`: the upper end of the range.
    High,
}

/// A time as an editor types it in a suffix: `24h`, `1.5d`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct After {
    /// How many; above zero, finite.
    pub amount: f64,
    /// Of what.
    pub unit: TimeUnit,
}

/// The units of time that a suffix may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// `s`
    Second,
    /// `min`
    Minute,
    /// `h`
    Hour,
    /// `d`
    Day,
    /// `wk`
    Week,
}

impl Derived {
    /// Reads a suffix without its colon.
    pub(in crate::source::inline) fn parse(suffix: &str) -> Result<Derived, Malformed> {
        match suffix {
            "low" => return Ok(Derived::Low),
            "high" => return Ok(Derived::High),
            _ => {}
        }
        if let Some(count) = suffix.strip_prefix('x').filter(|n| is_digits(n)) {
            let count = count.parse::<u8>().ok().filter(|n| (1..=10).contains(n));
            return count.map(Derived::HalfLives).ok_or(Malformed::HalfLivesRange);
        }
        let (name, time) = suffix.split_once('-').unwrap_or((suffix, ""));
        let make = match name {
            "cleared" => Derived::Cleared,
            "remaining" => Derived::Remaining,
            "accumulation" => Derived::Accumulation,
            _ => return Err(Malformed::UnknownDerived),
        };
        After::parse(time).map(make).ok_or(Malformed::BadTime)
    }
}

impl After {
    fn parse(text: &str) -> Option<After> {
        let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        let (amount, unit) = text.split_at_checked(digits)?;
        let amount = amount.parse::<f64>().ok().filter(|n| *n > 0.0 && n.is_finite())?;
        Some(After { amount, unit: TimeUnit::parse(unit)? })
    }

    /// The time in hours.
    pub fn hours(self) -> f64 {
        match self.unit {
            TimeUnit::Second => self.amount / 3600.0,
            TimeUnit::Minute => self.amount / 60.0,
            TimeUnit::Hour => self.amount,
            TimeUnit::Day => self.amount * 24.0,
            TimeUnit::Week => self.amount * 168.0,
        }
    }
}

/// As readers see it: `24 h`.
impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.symbol())
    }
}

impl TimeUnit {
    fn parse(word: &str) -> Option<TimeUnit> {
        Some(match word {
            "s" | "sec" => TimeUnit::Second,
            "min" => TimeUnit::Minute,
            "h" | "hr" => TimeUnit::Hour,
            "d" | "day" | "days" => TimeUnit::Day,
            "wk" | "week" | "weeks" => TimeUnit::Week,
            _ => return None,
        })
    }

    /// UCUM's code, which is also what readers see.
    pub fn symbol(self) -> &'static str {
        match self {
            TimeUnit::Second => "s",
            TimeUnit::Minute => "min",
            TimeUnit::Hour => "h",
            TimeUnit::Day => "d",
            TimeUnit::Week => "wk",
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_read() {
        let day = After { amount: 24.0, unit: TimeUnit::Hour };
        assert_eq!(Derived::parse("x1"), Ok(Derived::HalfLives(1)));
        assert_eq!(Derived::parse("x10"), Ok(Derived::HalfLives(10)));
        assert_eq!(Derived::parse("cleared-24h"), Ok(Derived::Cleared(day)));
        assert_eq!(Derived::parse("remaining-24h"), Ok(Derived::Remaining(day)));
        assert_eq!(Derived::parse("accumulation-24h"), Ok(Derived::Accumulation(day)));
        assert_eq!(Derived::parse("cleared-1.5d"), Ok(Derived::Cleared(After { amount: 1.5, unit: TimeUnit::Day })));
    }

    #[test]
    fn what_is_none_says_why() {
        for (suffix, why) in [
            ("x0", Malformed::HalfLivesRange),
            ("x999", Malformed::HalfLivesRange),
            ("x", Malformed::UnknownDerived),
            ("", Malformed::UnknownDerived),
            ("half", Malformed::UnknownDerived),
            ("cleared", Malformed::BadTime),
            ("cleared-0h", Malformed::BadTime),
            ("cleared-24", Malformed::BadTime),
            ("cleared--1h", Malformed::BadTime),
            ("cleared-1..5h", Malformed::BadTime),
            ("cleared-24 h", Malformed::BadTime),
        ] {
            assert_eq!(Derived::parse(suffix), Err(why), "{suffix}");
        }
    }

    #[test]
    fn times_are_hours_and_words() {
        let after = |text| After::parse(text).expect("a time");
        assert_eq!(after("2wk").hours(), 336.0);
        assert_eq!(after("90min").hours(), 1.5);
        assert_eq!(after("1.5d").to_string(), "1.5 d");
    }
}
