//! Figures in running text: a number with a unit, read as the quantities of front matter are.

use std::ops::Range;

use crate::model::prose::TextRun;
use crate::model::quantity::Quantity;
use crate::model::unit::{Dimension, Unit};

/// A figure of a text.
#[derive(Clone, Debug)]
pub struct Figure {
    /// From its number, sign included, to its unit.
    pub range: Range<usize>,
    /// What it says.
    pub quantity: Quantity,
}

/// No figure is longer, in bytes: "165 h (95% CI 150–180)" has 23.
const LONGEST: usize = 60;

/// The figures of a text, in order: each as long as it can be read, and only with a unit.
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut from = 0;
    while let Some(start) = next_number(text, from) {
        let (figure, end) = read(text, start);
        found.extend(figure);
        from = end;
    }
    found
}

/// Where the next number begins that is not part of a word, a date or another number; its sign belongs to it.
fn next_number(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| from + at).find_map(|at| {
        let before = text.get(..at)?;
        let signs = ['+', '−', '<', '>', '≤', '≥', '~', '≈'];
        let spaced = before.trim_end_matches([' ', '\u{a0}']);
        let signed = if spaced.ends_with(signs) { spaced.trim_end_matches(signs) } else { before };
        let last = before.chars().next_back();
        let is_inside = last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '/' | '^' | '_' | '\''));
        // A hyphen or dash after a word joins the number to it: "IL-6", "phase-2".
        let is_joined = last.is_some_and(|c| matches!(c, '-' | '‐' | '‑'))
            && before.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
        (!is_inside && !is_joined).then_some(signed.len().max(from))
    })
}

/// The longest figure that begins at `start`, and where to go on.
fn read(text: &str, start: usize) -> (Option<Figure>, usize) {
    let rest = text.get(start..).unwrap_or("");
    let signs = rest.len() - rest.trim_start_matches(|c: char| !c.is_ascii_digit()).len();
    let number = signs
        + rest.get(signs..).map_or(0, |digits| {
            digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len()
        });
    for end in ends(rest, number).into_iter().rev() {
        let words = rest.get(..end).unwrap_or("");
        if let Ok(quantity) = Quantity::parse(words)
            && *quantity.unit() != Unit::one()
        {
            let range = start..start + end;
            return (Some(Figure { range: range.clone(), quantity }), range.end);
        }
    }
    (None, start + number.max(1))
}

/// The places after a number where a figure may end: after a word, a percent sign or a bracket, on the same line.
fn ends(rest: &str, number: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_mark = [TextRun::CITATION, TextRun::VALUE, TextRun::NAME, TextRun::CODE].contains(&c);
        if at >= LONGEST || is_mark || matches!(c, '\n' | ';' | '“' | '”' | '"') {
            break;
        }
        let end = at + c.len_utf8();
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let closes = c.is_alphanumeric() || matches!(c, '%' | ')' | '²' | '³' | '¹' | '×');
        let is_apart = !next.is_alphanumeric() || !c.is_alphanumeric();
        if end > number && closes && is_apart {
            ends.push(end);
        }
    }
    ends
}

/// Whether a figure of the text states something measured, rather than a count, an age, a calendar or a way to speak.
pub fn is_measured(text: &str, figure: &Figure) -> bool {
    let unit = figure.quantity.unit();
    let words = text.get(figure.range.clone()).unwrap_or("");
    let next = text.get(figure.range.end..).unwrap_or("").trim_start();
    let next = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    if figure.quantity.dimension() == Dimension::NONE {
        let is_often =
            matches!(&*next, "a" | "per" | "daily" | "weekly" | "monthly" | "each" | "every" | "as" | "more");
        let is_manner = words.starts_with("100") && matches!(&*next, "certain" | "sure" | "natural" | "safe" | "pure");
        return (unit.is_percent() && !is_manner) || (unit.is_fold() && !is_often);
    }
    if figure.quantity.dimension() == Dimension::TIME {
        // "1990s"; "24 hours a day"; "two trials of 5 years"; "people 60 years old".
        let is_decade = words.len() == 5 && words.ends_with('s') && words.bytes().take(4).all(|b| b.is_ascii_digit());
        let is_calendar = unit.factor() > 27.0 * 86_400.0;
        return !is_decade && !is_calendar && !matches!(&*next, "a" | "per" | "ago" | "old");
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|figure| &text[figure.range]).collect()
    }

    #[test]
    fn figures_are_read_as_long_as_they_go() {
        for (text, expected) in [
            ("The half-life was 2 h in plasma.", vec!["2 h"]),
            ("It took ~2.5 h, then 1–5 min.", vec!["~2.5 h", "1–5 min"]),
            ("from 15 min to 15 h in mice", vec!["15 min to 15 h"]),
            ("33.0 ± 5.5 µmol/L against 12 %", vec!["33.0 ± 5.5 µmol/L", "12 %"]),
            ("165 h (95% CI 150–180), n = 8", vec!["165 h (95% CI 150–180)"]),
            ("rose 2.7-fold and by +142 %", vec!["2.7-fold", "+142 %"]),
            ("between 2 and 5 hours", vec!["5 hours"]),
            ("< 10 min (p < 0.05)", vec!["< 10 min"]),
            ("10 ng·h/mL", vec!["10 ng·h/mL"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_without_units_and_within_words_are_none() {
        let none = [
            "In 2019, 8 people",
            "IL-6 and SIRT1 and vitamin B3",
            "Table 2",
            "1-methylnicotinamide",
            "2026-11-21",
            "a 6-hour infusion",
            "C57BL/6 mice",
            "5′-phosphate",
            "type 2 diabetes",
            "version 1.2.3",
            "N1 and N2",
        ];
        for text in none {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_measured_is_told_from_ways_to_speak() {
        let measured = |text: &str| figures(text).iter().any(|figure| is_measured(text, figure));
        for text in ["after 2 h", "rose 2.7-fold", "by 12 %", "33 µM", "500 mg", "over 12 weeks"] {
            assert!(measured(text), "{text}");
        }
        for text in [
            "24 hours a day",
            "the 1990s",
            "20 years ago",
            "aged 55 years",
            "2 times a day",
            "12 points",
            "100 % sure",
            "3 cells",
        ] {
            assert!(!measured(text), "{text}");
        }
    }
}
