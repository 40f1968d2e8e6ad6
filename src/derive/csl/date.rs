//! Dates of a record, checked before the engine sees them, and ranges of dates put together after it.
//!
//! hayagriva prints single dates and panics at a range. A range therefore goes in twice, once with each end, and the
//! two printed dates are joined here: `January 5–7, 2019`.

use citationberg::json::{DateValue, FixedDate, FixedDateRange};
use serde_json::Value as Json;

use crate::derive::csl::item::Fault;

/// A date of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The date, or the first of a range.
    pub start: Day,
    /// The last day of a range.
    pub end: Option<Day>,
}

/// A day, month, season or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    year: i16,
    /// 1 to 12.
    month: Option<u8>,
    /// 1 to 31.
    day: Option<u8>,
    /// 1 to 4, spring first.
    season: Option<u8>,
    circa: bool,
}

impl Day {
    /// The same for the engine.
    pub fn value(self) -> DateValue {
        let start = FixedDate {
            year: self.year,
            month: self.month.map(|month| month - 1),
            day: self.day.map(|day| day - 1),
            season: None,
            circa: self.circa,
        };
        let season = self.season.map(|season| season.to_string());
        DateValue::Raw { raw: FixedDateRange { start, end: None }, literal: None, season }
    }
}

/// Reads a CSL-JSON date: `date-parts`, else `raw`, else a year found in `literal`. Nothing where it holds none.
pub fn read(key: &str, value: &Json) -> Result<Option<Dates>, Fault> {
    let fault = || Fault::Date { key: key.to_owned() };
    let object = match value {
        Json::Object(object) => object,
        Json::String(text) => return Ok(from_text(text)),
        Json::Null => return Ok(None),
        Json::Bool(_) | Json::Number(_) | Json::Array(_) => return Err(fault()),
    };
    let circa = matches!(object.get("circa"), Some(Json::Bool(true) | Json::Number(_) | Json::String(_)));
    let season =
        object.get("season").and_then(whole).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=4).contains(n));
    if let Some(parts) = object.get("date-parts") {
        let parts = parts.as_array().ok_or_else(fault)?;
        let mut days = Vec::new();
        for part in parts {
            days.push(day(part.as_array().ok_or_else(fault)?).ok_or_else(fault)?);
        }
        let finish = |day: Day| Day { season: day.season.or(season.filter(|_| day.month.is_none())), circa, ..day };
        return match days.as_slice() {
            [] => Ok(None),
            [start] => Ok(Some(Dates { start: finish(*start), end: None })),
            [start, end] => Ok(Some(Dates { start: finish(*start), end: Some(finish(*end)).filter(|_| start != end) })),
            _ => Err(fault()),
        };
    }
    let text = object.get("raw").or_else(|| object.get("literal")).and_then(Json::as_str);
    Ok(text.and_then(from_text))
}

fn day(parts: &[Json]) -> Option<Day> {
    let mut numbers = Vec::new();
    for part in parts.iter().filter(|part| part.as_str() != Some("")) {
        numbers.push(whole(part)?);
    }
    let year = i16::try_from(*numbers.first()?).ok().filter(|year| (-9999..=9999).contains(year) && *year != 0)?;
    let (mut month, mut season) = (None, None);
    match numbers.get(1) {
        None | Some(0) => {}
        Some(&n) if (1..=12).contains(&n) => month = u8::try_from(n).ok(),
        // 13 to 16 and 21 to 24 are the seasons.
        Some(&n) if (13..=16).contains(&n) => season = u8::try_from(n - 12).ok(),
        Some(&n) if (21..=24).contains(&n) => season = u8::try_from(n - 20).ok(),
        Some(_) => return None,
    }
    let day = match numbers.get(2) {
        None | Some(0) => None,
        Some(&n) => Some(u8::try_from(n).ok().filter(|day| (1..=31).contains(day))?),
    };
    Some(Day { year, month, day: day.filter(|_| month.is_some()), season, circa: false })
}

fn whole(value: &Json) -> Option<i64> {
    match value {
        Json::Number(number) => number.as_i64(),
        Json::String(text) => text.trim().parse().ok(),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
    }
}

/// `2019-01-05`, `2019-01`, `2019-01-05/2019-01-07`, or the first year of four digits in any text.
fn from_text(text: &str) -> Option<Dates> {
    let iso = |text: &str| {
        let numbers: Option<Vec<i64>> = text.trim().split('-').map(|part| part.parse().ok()).collect();
        let parts: Vec<Json> = numbers?.into_iter().map(Json::from).collect();
        day(&parts)
    };
    let ends = text.split_once('/').map(|(start, end)| (iso(start), iso(end)));
    if let Some((Some(start), Some(end))) = ends {
        return Some(Dates { start, end: Some(end).filter(|end| *end != start) });
    }
    let year = || text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4).and_then(iso);
    iso(text).or_else(year).map(|start| Dates { start, end: None })
}

/// Two printed dates as one range: what both begin and end with is said once.
pub fn range(start: &str, end: &str) -> String {
    if start == end {
        return start.to_owned();
    }
    let first: Vec<&str> = start.split(' ').collect();
    let last: Vec<&str> = end.split(' ').collect();
    let most = first.len().min(last.len());
    let before = first.iter().zip(&last).take_while(|(a, b)| a == b).count();
    let after = first.iter().rev().zip(last.iter().rev()).take_while(|(a, b)| a == b).count().min(most - before);
    let middle = |words: &[&str]| words.get(before..words.len() - after).unwrap_or(&[]).join(" ");
    let (from, to) = (middle(&first), middle(&last));
    let mut words: Vec<String> = first.iter().take(before).map(|word| (*word).to_owned()).collect();
    // "5," and "7," share their comma.
    words.push(format!("{}–{to}", from.trim_end_matches(',')));
    words.extend(first.iter().skip(first.len() - after).map(|word| (*word).to_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ranges_say_what_is_common_once() {
        let cases = [
            ("January 5, 2019", "January 7, 2019", "January 5–7, 2019"),
            ("January 2019", "February 2019", "January–February 2019"),
            ("2019 Jan", "2019 Feb", "2019 Jan–Feb"),
            ("2019", "2020", "2019–2020"),
            ("December 2019", "January 2020", "December 2019–January 2020"),
            ("January 30, 2019", "February 2, 2019", "January 30–February 2, 2019"),
            ("2019", "2019", "2019"),
        ];
        for (start, end, wanted) in cases {
            assert_eq!(range(start, end), wanted);
        }
    }

    #[test]
    fn dates_are_read_from_every_form() {
        let year = |value: Json| {
            read("issued", &value)
                .map(|dates| dates.map(|dates| (dates.start.year, dates.start.month, dates.start.day)))
        };
        assert_eq!(year(json!({"date-parts": [["2019", 4, 10]]})), Ok(Some((2019, Some(4), Some(10)))));
        assert_eq!(year(json!({"date-parts": [[2019]]})), Ok(Some((2019, None, None))));
        assert_eq!(year(json!({"raw": "2019-04-10"})), Ok(Some((2019, Some(4), Some(10)))));
        assert_eq!(year(json!({"literal": "Spring 2019"})), Ok(Some((2019, None, None))));
        assert_eq!(year(json!({"literal": "in press"})), Ok(None));
        assert_eq!(year(json!({"date-parts": []})), Ok(None));
        assert_eq!(year(json!("2019")), Ok(Some((2019, None, None))));
        for bad in [
            json!({"date-parts": [[]]}),
            json!({"date-parts": [[2019, 44]]}),
            json!({"date-parts": [[2019, 1, 40]]}),
            json!({"date-parts": [[1e9]]}),
            json!({"date-parts": "2019"}),
            json!([2019]),
            json!({"date-parts": [[2019], [2020], [2021]]}),
        ] {
            assert!(year(bad.clone()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_range_keeps_its_end() {
        let dates = read("issued", &json!({"date-parts": [[2019, 1], [2019, 2]]})).unwrap().unwrap();
        assert_eq!(dates.end.and_then(|end| end.month), Some(2));
        let same = read("issued", &json!({"date-parts": [[2019], [2019]]})).unwrap().unwrap();
        assert_eq!(same.end, None);
    }
}
