//! Calendar dates as editors write them: a year, a year and a month, or a day.
//!
//! Does not know what day it is; `World::today` does.

use std::fmt;

/// A date of year, month or day precision, ordered in time (a year comes before its months).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month; only with a month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` where it is none of these or no day of the calendar.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let number = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let year = number(parts.next()?, 4).filter(|&y| y > 0)?;
        let month = match parts.next() {
            Some(part) => Some(number(part, 2).filter(|m| (1..=12).contains(m))? as u8),
            None => None,
        };
        let day = match parts.next() {
            Some(part) => Some(number(part, 2)? as u8),
            None => None,
        };
        if parts.next().is_some() {
            return None;
        }
        let date = Date { year, month, day };
        jiff::civil::Date::new(year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8).ok().map(|_| date)
    }

    /// A full day; `None` where the calendar has none.
    pub fn day(year: i16, month: u8, day: u8) -> Option<Date> {
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Date { year, month: Some(month), day: Some(day) })
    }

    /// The last day that this date can mean.
    pub fn latest(self) -> jiff::civil::Date {
        let first = self.earliest();
        match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        }
    }

    /// The first day that this date can mean.
    pub fn earliest(self) -> jiff::civil::Date {
        jiff::civil::Date::new(self.year, self.month.unwrap_or(1) as i8, self.day.unwrap_or(1) as i8)
            .expect("a Date is checked when it is made")
    }

    /// Whether all of this date lies before `today` (whose day is known).
    pub fn is_before(self, today: Date) -> bool {
        self.latest() < today.earliest()
    }

    /// Whether all of this date lies after `today`.
    pub fn is_after(self, today: Date) -> bool {
        self.earliest() > today.latest()
    }

    /// Whether more than `years` whole years lie between the last day that this date can mean and `today`.
    pub fn older_than_years(self, years: i16, today: Date) -> bool {
        let limit = jiff::Span::new().try_years(years).and_then(|years| self.latest().checked_add(years));
        limit.is_ok_and(|limit| limit < today.earliest())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_three_precisions_and_refuses_the_rest() {
        for text in ["2026", "2026-02", "2024-02-29"] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        for text in ["26", "2026-13", "2025-02-29", "2026-1-1", "0000", "2026-01-01-01", ""] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_partial_date_is_past_only_when_all_of_it_is() {
        let today = Date::parse("2026-11-21").expect("a date");
        assert!(!Date::parse("2026-11").expect("a date").is_before(today));
        assert!(Date::parse("2026-10").expect("a date").is_before(today));
        assert!(Date::parse("2025-05").expect("a date").older_than_years(1, today));
        assert!(!Date::parse("2025-11-21").expect("a date").older_than_years(1, today));
    }

    #[test]
    fn years_end_on_the_same_day_of_the_month() {
        let date = |text: &str| Date::parse(text).expect("a date");
        assert!(!date("2024-10-31").older_than_years(2, date("2026-10-30")));
        assert!(!date("2024-10").older_than_years(2, date("2026-10-31")));
        assert!(date("2024-02-29").older_than_years(2, date("2026-03-01")));
        assert!(!date("2024-02-29").older_than_years(2, date("2026-02-28")));
    }
}
