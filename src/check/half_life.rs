//! What a phrase says about half-lives and decline: that one is so long, that so many of them take so long, that after
//! a time or a number of them so much is gone.
//!
//! Written for English prose. Where it doubts, in a negation, a question, a supposition or somebody else's claim, it
//! finds nothing.

use std::ops::Range;

use crate::check::half_life_words as list;
use crate::check::half_life_words::Words;
use crate::check::phrase::{Item, Placed};
use crate::check::place_word;
use crate::model::quantity::Quantity;

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What is said.
    pub what: What,
    /// The figure that one would retype, as a range of the text.
    pub range: Range<usize>,
    /// The index of its item.
    pub at: usize,
}

/// What is said.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A half-life is so long.
    HalfLife(Quantity),
    /// So many half-lives are so long.
    Multiple {
        /// How many.
        count: Quantity,
        /// How long.
        time: Quantity,
    },
    /// So much is gone, or left, after so many half-lives.
    ShareAfterCount {
        /// How much, in per cent.
        share: Quantity,
        /// Whether it is gone, not left.
        is_gone: bool,
        /// After how many.
        count: Quantity,
    },
    /// So much is gone, or left, after a time.
    ShareAfterTime {
        /// How much, in per cent.
        share: Quantity,
        /// Whether it is gone, not left.
        is_gone: bool,
        /// After how long.
        time: Quantity,
    },
}

/// Every statement of a phrase, in order. A table's cell is read with its label before it.
pub fn statements(items: &[Placed<'_>]) -> Vec<Said> {
    let is_question = matches!(items.last().map(|placed| &placed.item), Some(Item::Sign('?')));
    if is_question || any_word(items, list::NOT_SAID_HERE) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in 0..items.len() {
        if let Some(Item::HalfLife) = item(items, at) {
            half_lives(items, at, &mut found);
        }
    }
    found.extend(multiple(items));
    found.extend(share(items));
    found.sort_by_key(|said| said.at);
    found.dedup();
    found
}

fn item<'i, 't>(items: &'i [Placed<'t>], at: usize) -> Option<&'i Item<'t>> {
    items.get(at).map(|placed| &placed.item)
}

fn is_word(items: &[Placed<'_>], at: usize, among: Words) -> bool {
    matches!(item(items, at), Some(Item::Word(word)) if among.hold(word))
}

fn any_word(items: &[Placed<'_>], among: Words) -> bool {
    (0..items.len()).any(|at| is_word(items, at, among))
}

/// Whether the items deny something.
fn is_negated(items: &[Placed<'_>]) -> bool {
    (0..items.len()).any(|at| is_negator(items, at))
}

/// "not", and also "isn't", "doesn’t".
fn is_negator(items: &[Placed<'_>], at: usize) -> bool {
    let is_short = matches!(item(items, at), Some(Item::Word(word)) if word.ends_with("n't") || word.ends_with("n’t"));
    is_short || is_word(items, at, list::NEGATORS)
}

fn said(items: &[Placed<'_>], at: usize, what: What) -> Option<Said> {
    Some(Said { what, range: items.get(at)?.range.clone(), at })
}

/// The figures of the half-life named at an item: the one before it, or those after it.
fn half_lives(items: &[Placed<'_>], name: usize, found: &mut Vec<Said>) {
    let clause = clause_start(items, name);
    if is_negated(items.get(clause..name).unwrap_or(&[])) {
        return;
    }
    let mut next = figure_before(items, name).or_else(|| figure_after(items, name));
    while let Some(at) = next {
        let Some(Item::Time(figure)) = item(items, at) else { return };
        found.extend(said(items, at, What::HalfLife(figure.clone())));
        next = if at > name { joined(items, at) } else { None };
    }
}

/// Where the clause of an item begins.
fn clause_start(items: &[Placed<'_>], at: usize) -> usize {
    let ends =
        |at: &usize| matches!(item(items, *at), Some(Item::Sign(';' | ':'))) || is_word(items, *at, Words("but"));
    (0..at).rev().find(ends).map_or(0, |end| end + 1)
}

/// "a 2-h plasma half-life".
fn figure_before(items: &[Placed<'_>], name: usize) -> Option<usize> {
    let adjectives = (0..name).rev().take_while(|&at| is_word(items, at, list::ADJECTIVES)).count();
    let at = name.checked_sub(adjectives + 1)?;
    matches!(item(items, at), Some(Item::Time(_))).then_some(at)
}

/// "half-life of NAD+ in plasma was 2 h"
fn figure_after(items: &[Placed<'_>], name: usize) -> Option<usize> {
    let mut lasting = false;
    let mut verb = None;
    for at in name + 1..items.len() {
        match item(items, at)? {
            Item::Time(_) => return is_introduced(items, name, at, verb, lasting).then_some(at),
            Item::Share(_) | Item::Count(_) | Item::HalfLife | Item::Value | Item::Sign(';' | '?') => return None,
            Item::Word(_) if is_negator(items, at) || is_word(items, at, list::TURNS) => return None,
            Item::Word(_) if is_word(items, at, list::VERBS) => verb = verb.or(Some(at)),
            Item::Word(_) => lasting |= is_word(items, at, list::LASTING),
            Item::Sign(_) | Item::Number(_) | Item::Mark => {}
        }
    }
    None
}

/// Whether the time at `at` is the value of the half-life at `name`, and not that of something said in between.
fn is_introduced(items: &[Placed<'_>], name: usize, at: usize, verb: Option<usize>, lasting: bool) -> bool {
    if !is_value(items, at) || is_denied(items, at) {
        return false;
    }
    let skipped = (name + 1..at).rev().take_while(|&back| is_word(items, back, list::LIGHT)).count();
    let skips = |words| (at - skipped..at).any(|at| is_word(items, at, words));
    // "calculated from 2 to 8 h": the times of samples.
    if skips(list::COMPUTED) && skips(Words("from between")) {
        return false;
    }
    let has_of = skips(Words("of from at between"));
    let before = at - skipped - 1;
    // A verb earlier on has its own complement: "the half-life is unknown, and the infusion took 6 h".
    let verb_is_near = verb.is_none_or(|verb| verb >= before);
    match item(items, before) {
        Some(Item::HalfLife) => true,
        Some(Item::Word(_)) if is_word(items, before, list::VERBS) => verb_is_near,
        Some(Item::Sign(':' | '=' | '≈' | '—' | '–')) => verb.is_none(),
        Some(Item::Sign('(')) => verb.is_none() && (!lasting || before == name + 1),
        Some(Item::Sign(',')) => before == name + 1,
        _ => has_of && verb.is_none() && !lasting,
    }
}

/// Whether a time is a value by itself: not "a 6-h infusion", not "6 h later".
fn is_value(items: &[Placed<'_>], at: usize) -> bool {
    let is_attributive = items.get(at).is_some_and(|placed| placed.is_attributive);
    !is_attributive && !is_word(items, at + 1, list::OF_ANOTHER)
}

/// "A half-life of 2 h has not been shown."
fn is_denied(items: &[Placed<'_>], at: usize) -> bool {
    (at + 1..at + 5).any(|next| is_negator(items, next))
}

/// The next figure of the same statement: "2 h in plasma and 15 h in muscle".
fn joined(items: &[Placed<'_>], at: usize) -> Option<usize> {
    let mut is_joined = false;
    for next in at + 1..items.len().min(at + 12) {
        match item(items, next)? {
            Item::Time(_) => {
                let stands = is_joined && is_value(items, next) && !is_denied(items, next);
                return stands.then_some(next);
            }
            Item::Word(_) if is_word(items, next, list::JOINERS) => is_joined = true,
            Item::Word(word) if is_context(word) => {}
            Item::Sign(',' | '/') => is_joined = true,
            Item::Sign('(' | ')' | '+') | Item::Mark => {}
            Item::Word(_)
            | Item::Sign(_)
            | Item::Share(_)
            | Item::Count(_)
            | Item::HalfLife
            | Item::Number(_)
            | Item::Value => return None,
        }
    }
    None
}

/// Words that say where or in whom: places, species, small words, and names (which have a capital or a digit).
fn is_context(word: &str) -> bool {
    let is_name = word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    let is_place = !place_word::compartments(word).is_empty();
    is_name || is_place || list::SMALL.hold(word) || place_word::species(word).is_some()
}

/// "five half-lives (10 h)", "10 h, or five half-lives"
fn multiple(items: &[Placed<'_>]) -> Option<Said> {
    let count_at = only(items, |item| matches!(item, Item::Count(_)))?;
    let Item::Count(count) = item(items, count_at)? else { return None };
    let are_kinds = count_at.checked_sub(1).is_some_and(|before| is_word(items, before, list::KINDS));
    if are_kinds || is_negated(items) {
        return None;
    }
    let is_linked = |from: usize, to: usize| to - from <= 6 && (from + 1..to).all(|at| is_link(items, at));
    let is_time = |at: &usize| matches!(item(items, *at), Some(Item::Time(_)));
    let after = (count_at + 1..items.len()).find(is_time).filter(|&at| is_linked(count_at, at));
    let before = || (0..count_at).rev().find(is_time).filter(|&at| is_linked(at, count_at));
    let at = after.or_else(before)?;
    let Item::Time(time) = item(items, at)? else { return None };
    // "after five half-lives, 6 h after the last dose"
    let is_elsewhen = at > count_at && is_word(items, at + 1, Words("after before into"));
    let what = What::Multiple { count: count.clone(), time: time.clone() };
    said(items, at, what).filter(|_| is_value(items, at) && !is_elsewhen)
}

/// What may stand between a number of half-lives and the time that they take.
fn is_link(items: &[Placed<'_>], at: usize) -> bool {
    matches!(item(items, at), Some(Item::Sign(',' | '(' | ')' | '=' | '≈' | ':' | '.' | '—' | '–') | Item::Mark))
        || is_word(items, at, list::LINKS)
}

/// "97 % is gone after five half-lives", "after two hours 50 % remained"
fn share(items: &[Placed<'_>]) -> Option<Said> {
    let share_at = only(items, |item| matches!(item, Item::Share(_)))?;
    let Item::Share(share) = item(items, share_at)? else { return None };
    if is_negated(items) {
        return None;
    }
    let (is_gone, share) = (direction(items)?, share.clone());
    let is_time = |at: &usize| matches!(item(items, *at), Some(Item::Time(_)));
    let count_at = only(items, |item| matches!(item, Item::Count(_)));
    // "50 % is cleared in 5 h, and five half-lives are 25 h": the time between belongs to the share.
    let between = count_at
        .and_then(|at| if at > share_at { (share_at..at).find(is_time) } else { (at..share_at).rfind(is_time) });
    if let (Some(at), None) = (count_at, between) {
        let Item::Count(count) = item(items, at)? else { return None };
        return said(items, share_at, What::ShareAfterCount { share, is_gone, count: count.clone() });
    }
    let at = between.or_else(|| only(items, |item| matches!(item, Item::Time(_))))?;
    let Item::Time(time) = item(items, at)? else { return None };
    said(items, at, What::ShareAfterTime { share, is_gone, time: time.clone() }).filter(|_| is_value(items, at))
}

/// Whether the phrase says how much is gone (`true`) or left; `None` where it says neither or both.
fn direction(items: &[Placed<'_>]) -> Option<bool> {
    let all = || 0..items.len();
    // "97 % has left the blood" and "3 % is left" against "the left ventricle".
    let follows = |at: usize, words| at.checked_sub(1).is_some_and(|before| is_word(items, before, words));
    let after_share = |at: usize| matches!(at.checked_sub(1).and_then(|at| item(items, at)), Some(Item::Share(_)));
    let is_left = |at: usize| is_word(items, at, Words("left"));
    let has_left = |at: usize| is_left(at) && follows(at, Words("has have had having"));
    let are_left = |at: usize| is_left(at) && (follows(at, Words("is are was were be share")) || after_share(at));
    let gone = all().any(|at| is_word(items, at, list::GONE) || has_left(at));
    let left = all().any(|at| is_word(items, at, list::LEFT) || are_left(at));
    (gone != left).then_some(gone)
}

/// The one item of its kind.
fn only(items: &[Placed<'_>], is_it: impl Fn(&Item<'_>) -> bool) -> Option<usize> {
    let mut matching = items.iter().enumerate().filter(|(_, placed)| is_it(&placed.item)).map(|(at, _)| at);
    matching.next().filter(|_| matching.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::phrase::phrase;

    fn read(text: &str) -> Vec<String> {
        let shown = |said: Said| match said.what {
            What::HalfLife(figure) => figure.to_string(),
            What::Multiple { count, time } => format!("{count} T = {time}"),
            What::ShareAfterCount { share, is_gone, count } => {
                format!("{share} {} after {count} T", if is_gone { "gone" } else { "left" })
            }
            What::ShareAfterTime { share, is_gone, time } => {
                format!("{share} {} after {time}", if is_gone { "gone" } else { "left" })
            }
        };
        statements(&phrase(text)).into_iter().map(shown).collect()
    }

    #[test]
    fn half_lives_are_stated_in_many_ways() {
        for (text, figures) in [
            ("It has a half-life of about 2.5 hours.", vec!["~2.5 h"]),
            ("(t½ 2 h)", vec!["2 h"]),
            ("t1/2: 2 h", vec!["2 h"]),
            ("with half-lives of 1–2 h", vec!["1–2 h"]),
            ("The half-life of NAD+ in human plasma after an infusion is only 5 min.", vec!["5 min"]),
            ("The half-life of NAD+ in liver of 2 h", vec!["2 h"]),
            ("Plasma half-life (~1–5 minutes IV): when given", vec!["~1–5 min"]),
            ("NAD+ Half-Life: ~1–5 Min Plasma (IV) vs ~1–2 Hours Cellular", vec!["~1–5 min", "~1–2 h"]),
            ("a 2-h plasma half-life", vec!["2 h"]),
            ("its 24-hour half-life", vec!["24 h"]),
            ("a half-life of one to two hours", vec!["1–2 h"]),
            ("The half-lives were 2 h in plasma and 15 h in muscle.", vec!["2 h", "15 h"]),
            ("half-lives of 2 and 4 h", vec!["2 h", "4 h"]),
            ("The half-life was found to be 2.7 ± 1.2 h (n = 8).", vec!["2.7 ± 1.2 h"]),
            ("The half-life was estimated at 2 h.", vec!["2 h"]),
            ("The half-life is on the order of an hour.", vec!["1 h"]),
            ("It prolonged the half-life from 2 to 5 h.", vec!["2–5 h"]),
            ("The half-life is less than 10 min.", vec!["< 10 min"]),
            ("The half-life has a value of 2 h.", vec!["2 h"]),
            ("half-life ≈ 2 h", vec!["~2 h"]),
        ] {
            assert_eq!(read(text), figures, "{text}");
        }
    }

    #[test]
    fn other_times_are_no_half_lives() {
        for text in [
            "After a 6-h infusion the half-life was not derived.",
            "The half-life is unknown, and the infusion took 6 h.",
            "Blood was drawn for 2 h; a half-life was computed.",
            "No source gives a half-life of 1–5 minutes.",
            "A half-life of 2 h has not been shown.",
            "It isn't known that the half-life is 2 h.",
            "Is the half-life 2 h?",
            "If the half-life were 2 h, half would be left.",
            "Vendors claim a half-life of 2 h.",
            "The half-life was measured 2 h after the dose.",
            "The half-life was measured at 2 h and 4 h.",
            "The half-life was calculated from 2 to 8 h.",
            "The half-life after an infusion of 6 h",
            "The half-life grows with a dosing interval of 12 h.",
            "The half-life was the same when 6 h had passed.",
            "The half-life is shorter than the 2 h of NMN.",
            "The half-life, [=t], is shorter at 2 h.",
            "half-life 97 %",
            "two half-lives",
            "half the life of 2 h",
        ] {
            assert_eq!(read(&text.replace("[=t]", "\u{FFF9}")), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn multiples_and_shares() {
        for (text, said) in [
            ("It is gone after five half-lives (~10 h).", vec!["5 T = ~10 h"]),
            ("in 10 h, or five half-lives", vec!["5 T = 10 h"]),
            ("Full clearance (5 half-lives): ~5–25 minutes (plasma)", vec!["5 T = ~5–25 min"]),
            ("97 % is cleared after five half-lives.", vec!["97 % gone after 5 T"]),
            ("After three half-lives 12.5 % remains.", vec!["12.5 % left after 3 T"]),
            ("After five half-lives about 3 % is left.", vec!["~3 % left after 5 T"]),
            ("97% cleared: ~5–25 minutes", vec!["97 % gone after ~5–25 min"]),
            ("50 per cent has left plasma in two hours.", vec!["50 % gone after 2 h"]),
            ("97 % is gone after five half-lives, 10 h.", vec!["97 % gone after 5 T", "5 T = 10 h"]),
        ] {
            assert_eq!(read(text), said, "{text}");
        }
        for text in [
            "NAD+ has two half-lives: 2 h in plasma and 15 h in cells.",
            "After five half-lives, 2 h each",
            "The left ventricle ejected 5 % more after 2 h.",
            "50 % is not gone after 2 h.",
            "5 % and 8 % remained after 2 h.",
            "50 % was cleared or remains after 2 h.",
        ] {
            assert!(!read(text).iter().any(|said| said.contains(['T', '%'])), "{text}: {:?}", read(text));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(
            text in "((half-life|of|is|2 h|five half-lives|97 %|left|and|in plasma|not|[(),.;:])[ ]){0,14}"
        ) {
            let _ = statements(&phrase(&text));
        }
    }
}
