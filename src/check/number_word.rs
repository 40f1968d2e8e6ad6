//! Numbers and units as prose spells them, and the words before a figure that make it "about" or "less than".

use crate::check::phrase::Item;

/// The numbers that prose writes as words.
const NUMBERS: [(&str, &str); 15] = [
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
];

/// Words of time and the symbol that each stands for.
const TIMES: [(&str, &str); 27] = [
    ("s", "s"),
    ("sec", "s"),
    ("secs", "s"),
    ("second", "s"),
    ("seconds", "s"),
    ("min", "min"),
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("h", "h"),
    ("hr", "h"),
    ("hrs", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("d", "d"),
    ("day", "d"),
    ("days", "d"),
    ("wk", "wk"),
    ("wks", "wk"),
    ("week", "wk"),
    ("weeks", "wk"),
    ("month", "mo"),
    ("months", "mo"),
    ("year", "y"),
    ("years", "y"),
    ("yr", "y"),
    ("yrs", "y"),
];

/// Words that make a figure approximate; the last word of each.
const ABOUT: [&str; 12] = [
    "about",
    "around",
    "approximately",
    "roughly",
    "circa",
    "ca",
    "approx",
    "nearly",
    "almost",
    "some",
    "perhaps",
    "typically",
];

/// Words before a figure that bound it, in order, and the sign.
const BOUNDS: [(&[&str], &str); 18] = [
    (&["less", "than"], "< "),
    (&["fewer", "than"], "< "),
    (&["shorter", "than"], "< "),
    (&["lower", "than"], "< "),
    (&["no", "more", "than"], "≤ "),
    (&["at", "most"], "≤ "),
    (&["up", "to"], "≤ "),
    (&["within"], "≤ "),
    (&["under"], "< "),
    (&["below"], "< "),
    (&["more", "than"], "> "),
    (&["greater", "than"], "> "),
    (&["longer", "than"], "> "),
    (&["higher", "than"], "> "),
    (&["at", "least"], "≥ "),
    (&["over"], "> "),
    (&["above"], "> "),
    (&["exceeding"], "> "),
];

/// What belongs to a figure before its number.
pub struct Prefix {
    /// How many items.
    pub items: usize,
    /// The sign that says the same: "~", "< ".
    pub sign: &'static str,
}

/// The items at the end of `items` that belong to a figure which follows them.
pub fn before(items: &[crate::check::phrase::Placed<'_>]) -> Prefix {
    let mut count = 0;
    let mut sign = "";
    loop {
        let rest = items.get(..items.len() - count).unwrap_or(&[]);
        let (length, found) = match rest.last().map(|placed| &placed.item) {
            Some(Item::Sign('~' | '≈' | '∼')) => (1, "~"),
            Some(Item::Sign('<')) => (1, "< "),
            Some(Item::Sign('>')) => (1, "> "),
            Some(Item::Sign('≤')) => (1, "≤ "),
            Some(Item::Sign('≥')) => (1, "≥ "),
            // "approx. 2 h", "ca. 2 h".
            Some(Item::Sign('.')) if matches!(word(rest, 1), Some("approx" | "ca" | "c")) => (2, "~"),
            Some(Item::Word(last)) if ABOUT.iter().any(|about| about.eq_ignore_ascii_case(last)) => (1, "~"),
            Some(Item::Word("to")) if word(rest, 1) == Some("close") => (2, "~"),
            Some(Item::Word(_)) => match BOUNDS.iter().find(|(words, _)| ends_in(rest, words)) {
                Some((words, sign)) => (words.len(), *sign),
                None => return Prefix { items: count, sign },
            },
            Some(_) | None => return Prefix { items: count, sign },
        };
        count += length;
        // A bound says more than "about": "about less than" is none that anyone writes, "just under" is.
        sign = if sign.is_empty() || sign == "~" { found } else { sign };
    }
}

fn word<'t>(items: &[crate::check::phrase::Placed<'t>], back: usize) -> Option<&'t str> {
    match items.len().checked_sub(1 + back).and_then(|at| items.get(at)).map(|placed| &placed.item) {
        Some(Item::Word(word)) => Some(word),
        _ => None,
    }
}

fn ends_in(items: &[crate::check::phrase::Placed<'_>], words: &[&str]) -> bool {
    let backwards = words.iter().rev().enumerate();
    backwards
        .into_iter()
        .all(|(back, wanted)| word(items, back).is_some_and(|found| found.eq_ignore_ascii_case(wanted)))
}

/// The number that one to three words spell, and how many they are: "two", "half an" (hour), "an" (hour).
pub fn number(words: [Option<&str>; 3]) -> Option<(&'static str, usize)> {
    let [first, second, third] = words;
    let first = first?;
    let lower = first.to_lowercase();
    if let Some((_, digits)) = NUMBERS.iter().find(|(word, _)| *word == lower) {
        return Some((digits, 1));
    }
    let long_unit = |word: Option<&str>| word.is_some_and(|word| word.len() > 2 && time_unit(word).is_some());
    let article = |word: Option<&str>| word.is_some_and(|word| matches!(word, "a" | "an"));
    match &*lower {
        "a" | "an" if long_unit(second) => Some(("1", 1)),
        "half" if article(second) && long_unit(third) => Some(("0.5", 2)),
        _ => None,
    }
}

/// The symbol of a word of time. Letters alone count only in lower case: `D` is no day.
pub fn time_unit(word: &str) -> Option<&'static str> {
    if word.len() == 1 {
        return TIMES.iter().find(|(known, _)| *known == word).map(|(_, symbol)| *symbol);
    }
    TIMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, symbol)| *symbol)
}
