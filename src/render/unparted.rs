//! Numbers and their units are never parted: a space between them becomes one that does not break.

use std::borrow::Cow;

const NO_BREAK: &str = "\u{a0}";

/// Units as running text has them, before a `/` or another sign.
const UNITS: [&str; 58] = [
    "%", "AU", "Da", "EU", "GBq", "Hz", "IU", "K", "L", "M", "MBq", "U", "cm", "d", "day", "days", "dL", "fmol", "g",
    "h", "hour", "hours", "kDa", "kg", "km", "litres", "m", "mL", "mM", "mcg", "mg", "min", "minute", "minutes", "ml",
    "mm", "mmHg", "mmol", "mo", "mol", "months", "nM", "ng", "nmol", "pM", "pg", "pmol", "s", "seconds", "uM", "weeks",
    "wk", "y", "years", "µL", "µM", "µg", "µmol",
];

/// The text with no-break spaces between numbers and units, and around the sign of `n = 8` and `p < 0.05`.
pub fn unparted(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b' ', text.as_bytes()) {
        let beside = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_alphabetic);
        if beside(at.checked_sub(1)) && beside(Some(at + 1)) {
            continue;
        }
        let (before, after) = (&text[..at], &text[at + 1..]);
        if is_joint(before, after) {
            out.push_str(&text[from..at]);
            out.push_str(NO_BREAK);
            from = at + 1;
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

fn is_joint(before: &str, after: &str) -> bool {
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return is_unit(after);
    }
    let is_sign = |c: char| matches!(c, '=' | '<' | '>' | '≤' | '≥' | '±' | '≈' | '~');
    let is_digit = |c: char| c.is_ascii_digit() || c == '.' || c == '\u{2212}';
    let ends_in_sign = before.ends_with(is_sign) && after.starts_with(is_digit);
    let is_named = || matches!(before.rsplit([' ', '(']).next(), Some("n" | "N" | "p" | "P"));
    ends_in_sign || (after.starts_with(is_sign) && is_named())
}

fn is_unit(after: &str) -> bool {
    let end = after.find(|c: char| !(c.is_alphabetic() || matches!(c, '%' | 'µ' | 'μ'))).unwrap_or(after.len());
    let word = &after[..end];
    // The Greek letter is often typed for the micro sign.
    UNITS.contains(&word) || word.strip_prefix('μ').is_some_and(|rest| UNITS.contains(&format!("µ{rest}").as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_their_units_and_nothing_else() {
        for (text, expected) in [
            ("3 µmol/min for 6 h, 750 mg.", "3_µmol/min for 6_h, 750_mg."),
            ("3 μmol in 12 hours (n = 8, p < 0.001)", "3_μmol in 12_hours (n_=_8, p_<_0.001)"),
            ("rose by 20 % in 8 men", "rose by 20_% in 8 men"),
            ("over 100 mL", "over 100_mL"),
            ("type 2 diabetes, a 5 Hz wave", "type 2 diabetes, a 5_Hz wave"),
            ("in 2016 many hours", "in 2016 many hours"),
            ("is < 5 mg", "is <_5_mg"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(unparted(text).replace('\u{a0}', "_"), expected);
        }
    }
}
