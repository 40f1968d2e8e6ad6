//! Dates as people write them otherwise than by ISO 8601: what is probably meant, for a suggestion. Reads no field.

use crate::base::date::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The dates that a text may mean, the day before the month first: `21/11/2026`, `21 Nov 2026`, `Nov. 2026`, `2026/1/5`.
/// Two where day and month could be either; none where it is no date.
pub fn meant(text: &str) -> Vec<Date> {
    let parts: Vec<Part> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "of")
        .map_while(part)
        .collect();
    let count = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "of").count();
    if parts.len() != count {
        return Vec::new();
    }
    let dates = match parts.as_slice() {
        [Part::Year(year), Part::Month(month)] | [Part::Month(month), Part::Year(year)] => {
            vec![of_month(*year, *month)]
        }
        [Part::Year(year), Part::Number(month)] | [Part::Number(month), Part::Year(year)] => {
            vec![of_month(*year, *month)]
        }
        [Part::Year(year), Part::Number(month), Part::Number(day)] => vec![Date::day(*year, *month, *day)],
        [Part::Year(year), Part::Month(month), Part::Number(day)]
        | [Part::Number(day), Part::Month(month), Part::Year(year)]
        | [Part::Month(month), Part::Number(day), Part::Year(year)] => vec![Date::day(*year, *month, *day)],
        [Part::Number(first), Part::Number(second), Part::Year(year)] => {
            let british = Date::day(*year, *second, *first);
            let american = Date::day(*year, *first, *second).filter(|date| Some(*date) != british);
            vec![british, american]
        }
        _ => Vec::new(),
    };
    dates.into_iter().flatten().collect()
}

enum Part {
    Year(i16),
    Month(u8),
    Number(u8),
}

fn part(word: &str) -> Option<Part> {
    let lower = word.to_lowercase();
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    match lower.strip_prefix(digits) {
        Some("" | "st" | "nd" | "rd" | "th") if !digits.is_empty() => match digits.len() {
            4 => digits.parse().ok().map(Part::Year),
            1 | 2 => digits.parse().ok().map(Part::Number),
            _ => None,
        },
        _ => {
            let month = MONTHS.iter().zip(1..).find(|(month, _)| lower.len() >= 3 && month.starts_with(&lower));
            month.map(|(_, number)| Part::Month(number)).or_else(|| (lower == "sept").then_some(Part::Month(9)))
        }
    }
}

fn of_month(year: i16, month: u8) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_ways_of_writing_a_date_are_known() {
        for (text, expected) in [
            ("21/11/2026", "2026-11-21"),
            ("11/21/2026", "2026-11-21"),
            ("05/06/2026", "2026-06-05 2026-05-06"),
            ("5/5/2026", "2026-05-05"),
            ("21.11.2026", "2026-11-21"),
            ("2026/11/21", "2026-11-21"),
            ("2026-1-5", "2026-01-05"),
            ("2026-1", "2026-01"),
            ("11/2026", "2026-11"),
            ("21 November 2026", "2026-11-21"),
            ("November 21st, 2026", "2026-11-21"),
            ("Sept. 2026", "2026-09"),
            ("May 2026", "2026-05"),
            ("2026 Dec 3", "2026-12-03"),
            ("2026-02-30", ""),
            ("31/02/2026", ""),
            ("soon", ""),
            ("21/11/26", ""),
            ("10th edition, 2026", ""),
        ] {
            let found: Vec<String> = meant(text).iter().map(Date::to_string).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
