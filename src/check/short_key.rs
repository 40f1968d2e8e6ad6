//! Short keys in the shape of a surname and a year: `grant2019`, `GrantEtAl2019a`, `de-boer_2020`, `grant2019pilot`.

use crate::check::attribution::bare;

/// What a short key says of its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortKey {
    /// The words of the name as typed, without "et al".
    pub name: String,
    /// What the surname may be, each made comparable: the first word, the first two …, all of them.
    pub candidates: Vec<String>,
    /// The year.
    pub year: u32,
}

/// Reads a key; `None` where it has another shape, which says nothing of author and year.
pub fn short_key(key: &str) -> Option<ShortKey> {
    let (before, year, after) = around_year(key)?;
    // A letter tells two works of one year apart; a word is one of the title.
    let name = if before.is_empty() { after } else { before };
    if name.is_empty() || name.chars().any(char::is_numeric) || (before.is_empty() && after.chars().count() < 2) {
        return None;
    }
    let mut words = words(name);
    words.retain(|word| !matches!(bare(word).as_str(), "et" | "al" | "etal" | "and" | ""));
    if let Some(last) = words.last_mut()
        && let Some(surname) = last.strip_suffix("etal").or_else(|| last.strip_suffix("EtAl"))
    {
        *last = surname;
    }
    let candidates: Vec<String> = (1..=words.len()).map(|n| bare(&words[..n].concat())).collect();
    let is_name = candidates.first().is_some_and(|first| first.chars().count() > 1);
    is_name.then(|| ShortKey { name: words.join(" "), candidates, year })
}

/// The text before and after the one group of four digits that is a year.
fn around_year(key: &str) -> Option<(&str, u32, &str)> {
    let start = key.find(|c: char| c.is_ascii_digit())?;
    let rest = key.get(start..)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let year: u32 = rest.get(..digits).filter(|digits| digits.len() == 4)?.parse().ok()?;
    let after = rest.get(digits..)?;
    let is_sign = |c: char| !c.is_alphanumeric();
    (1900..2100).contains(&year).then(|| (key[..start].trim_matches(is_sign), year, after.trim_matches(is_sign)))
}

/// The words of a name, parted by signs and by capitals after small letters.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in name.split(|c: char| !c.is_alphanumeric()) {
        let mut start = 0;
        let mut was_lower = false;
        for (at, c) in part.char_indices() {
            if c.is_uppercase() && was_lower {
                words.extend(part.get(start..at));
                start = at;
            }
            was_lower = c.is_lowercase();
        }
        words.extend(part.get(start..));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_surname_and_year_are_read() {
        for (key, candidates, year) in [
            ("grant2019", "grant", 2019),
            ("Grant_2019", "grant", 2019),
            ("grant-2019b", "grant", 2019),
            ("grant2019pilot", "grant", 2019),
            ("GrantEtAl2019", "grant", 2019),
            ("grantetal2019", "grant", 2019),
            ("grant-et-al:2019", "grant", 2019),
            ("deBerg2020", "de deberg", 2020),
            ("de_berg_2020", "de deberg", 2020),
            ("gondre-lewis2022", "gondre gondrelewis", 2022),
            ("GrantBerg2019", "grant grantberg", 2019),
            ("2019-grant", "grant", 2019),
            ("Müller1999", "muller", 1999),
        ] {
            let read = short_key(key).unwrap_or_else(|| panic!("{key} is read"));
            assert_eq!((read.candidates.join(" ").as_str(), read.year), (candidates, year), "{key}");
        }
    }

    #[test]
    fn other_keys_say_nothing() {
        for key in
            ["fda", "step1", "il6_2019", "sirt12019", "cas53849", "2019", "2019a", "a2019", "grant19", "x1850", ""]
        {
            assert_eq!(short_key(key), None, "{key}");
        }
    }
}
