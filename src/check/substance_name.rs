//! Names of substances in running text: a passage as words with places, and where one of some names stands in it.

use std::ops::Range;

use crate::base::span::Span;
use crate::check::quotation::{is_quoted, quotations};
use crate::derive::grade::{Substances, normalised};
use crate::model::kb::CompoundPage;
use crate::model::prose::TextRun;

/// A word of a passage.
#[derive(Clone, Debug)]
pub struct Word {
    /// In lower case; a plus sign is a word of its own, `plus`.
    pub plain: String,
    /// As typed.
    pub raw: String,
    /// Where it stands in its file.
    pub span: Span,
    /// Whether a sign before it begins another clause.
    pub is_apart: bool,
    /// Whether it is somebody else's.
    pub is_quoted: bool,
}

/// The words of a part of a text.
pub fn words(run: &TextRun<'_>, range: Range<usize>) -> Vec<Word> {
    let text = run.text().get(range.clone()).unwrap_or("");
    let quoted = quotations(text);
    let (mut words, mut start, mut is_apart) = (Vec::new(), None, false);
    let mut push = |from: usize, to: usize, is_apart: &mut bool| {
        let raw = text.get(from..to).unwrap_or("").to_owned();
        let plain = normalised(&raw);
        let span = run.span(range.start + from..range.start + to);
        words.push(Word { plain, raw, span, is_apart: std::mem::take(is_apart), is_quoted: is_quoted(&quoted, from) });
    };
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                push(from, at, &mut is_apart);
                start = None;
            }
            (Some(_), true) | (None, false) => {}
        }
        if matches!(c, '+' | '⁺') {
            push(at, at + c.len_utf8(), &mut is_apart);
        }
        is_apart |= matches!(c, ',' | ';' | ':' | '.' | '—' | '–' | '\n');
    }
    words
}

/// A name to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    words: Vec<String>,
    /// An abbreviation, which is written in capitals.
    capitals: Option<String>,
}

impl Name {
    /// A name as words; `None` of what has none.
    pub fn new(name: &str) -> Option<Name> {
        let plain = normalised(name);
        let words: Vec<String> = plain.split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let is_short = name.chars().count() <= 4 && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let says = words.iter().any(|word| word.chars().count() > 1);
        says.then(|| Name { words, capitals: is_short.then(|| name.to_owned()) })
    }

    /// Whether all its words stand somewhere in a text in lower case. Signs that are words by another spelling are taken to
    /// be there.
    fn may_stand_in(&self, lower: &str) -> bool {
        self.words.iter().all(|word| word == "plus" || lower.contains(word.as_str()))
    }

    fn stands_at(&self, words: &[Word], at: usize) -> bool {
        let Some(here) = words.get(at..at + self.words.len()) else { return false };
        let same = here.iter().zip(&self.words).all(|(word, name)| word.plain == *name);
        same && self.capitals.as_ref().is_none_or(|name| here.first().is_some_and(|word| word.raw == *name))
    }
}

/// A cheap look whether one of some names may stand in a text. Letters that are not ASCII may be another spelling of any;
/// marks of references, dashes and quotation marks are none.
pub fn may_name(names: &[Name], text: &str) -> bool {
    let is_plain = |c: char| {
        c.is_ascii()
            || matches!(c, '\u{2010}'..='\u{2027}')
            || [TextRun::CITATION, TextRun::VALUE, TextRun::NAME, TextRun::CODE].contains(&c)
    };
    let lower = text.to_ascii_lowercase();
    !lower.chars().all(is_plain) || names.iter().any(|name| name.may_stand_in(&lower))
}

/// The names of a page's compound: slug, title, aliases and the substance that acts.
pub fn of_page(page: &CompoundPage) -> Vec<Name> {
    let head = &page.head;
    let texts = head.aliases.iter().chain(&head.active_moiety).map(|name| &*name.value);
    let mut names: Vec<Name> = texts.chain([&*page.slug]).flat_map(spellings).collect();
    names.extend(head.title.iter().flat_map(|title| spellings(&title.value)));
    names
}

/// The names of a substance without a page, or of several at once: "chamomile tea", "NR and pterostilbene".
pub fn of_plain(name: &str) -> Vec<Name> {
    let parts = name.split([',', ';', '/']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" with "));
    let mut names: Vec<Name> = parts.flat_map(spellings).collect();
    let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    if (2..=4).contains(&words.len()) {
        let initials: String =
            words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
        names.extend(Name::new(&initials));
    }
    names
}

/// A name as typed, without what stands in brackets, and an abbreviation that does; `NAD+` is also called `NAD`.
fn spellings(name: &str) -> Vec<Name> {
    let (before, inner) = match name.split_once('(') {
        Some((before, rest)) => (before.trim(), rest.split(')').next()),
        None => (name.trim(), None),
    };
    let is_abbreviation = |word: &&str| word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
    let bare = before.strip_suffix(['+', '⁺']);
    let all = [Some(name), Some(before), inner.filter(is_abbreviation), bare];
    let mut names: Vec<Name> = all.into_iter().flatten().filter_map(Name::new).collect();
    names.dedup();
    names
}

/// The places at which one of the names stands, and is no part of a longer name that the base knows: "nicotinamide" does
/// not stand in "nicotinamide riboside", nor in "nicotinamide phosphoribosyltransferase".
pub fn places(words: &[Word], names: &[Name], substances: &Substances) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let length = names.iter().filter(|name| name.stands_at(words, at)).map(|name| name.words.len()).max();
        let Some(length) = length.filter(|_| found.last().is_none_or(|last| last.end <= at)) else { continue };
        let range = at..at + length;
        if !is_part_of_other(words, &range, substances) {
            found.push(range);
        }
    }
    found
}

fn is_part_of_other(words: &[Word], range: &Range<usize>, substances: &Substances) -> bool {
    let next = words.get(range.end).filter(|word| !word.is_apart).map_or("", |word| &word.plain);
    if next.len() > 5 && next.ends_with("ase") || matches!(next, "receptor" | "receptors") {
        return true;
    }
    let joined = |range: Range<usize>| {
        let here = words.get(range)?;
        Some(here.iter().map(|word| word.plain.as_str()).collect::<Vec<_>>().join("-"))
    };
    let Some(own) = joined(range.clone()) else { return false };
    let own = substances.of_name(&own);
    let longer = [(0, 1), (0, 2), (1, 0), (1, 1)];
    longer.into_iter().any(|(before, after)| {
        let Some(start) = range.start.checked_sub(before) else { return false };
        let Some(name) = joined(start..range.end + after) else { return false };
        let other = substances.of_name(&name);
        !other.pages().is_empty() && other.pages() != own.pages()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::base::mapping::Mapping;
    use crate::model::load::load;
    use crate::model::prose::{Mode, Prose};
    use crate::source::world::MemoryWorld;

    fn found(text: &str, names: &[&str]) -> Vec<String> {
        let page = |title: &str| format!("---\ntitle: {title}\nsummary: S.\n---\n");
        let today = Date::parse("2026-11-21").expect("a day");
        let world = MemoryWorld::new(today)
            .with("content/compounds/nicotinamide.md", page("Nicotinamide"))
            .with("content/compounds/nicotinamide-riboside.md", page("Nicotinamide riboside (NR)"));
        let kb = load(&world).expect("memory can be listed");
        let prose = Prose::parse(text, &Mapping::starting_at(0), Mode::Inline);
        let run = prose.text(0..prose.events().len() as u32);
        let words = words(&run, 0..run.text().len());
        let names: Vec<Name> = names.iter().flat_map(|name| spellings(name)).collect();
        let places = places(&words, &names, &Substances::new(&kb));
        places
            .into_iter()
            .map(|range| words[range].iter().map(|word| word.raw.as_str()).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn names_are_found_in_each_spelling_and_not_in_longer_names() {
        for (text, names, expected) in [
            ("IV NAD+ and NAD⁺, not NADH", vec!["NAD+ (injectable)"], vec!["NAD +", "NAD ⁺"]),
            ("NAD precursors", vec!["NAD+"], vec!["NAD"]),
            ("nicotinamide riboside, nicotinamide", vec!["Nicotinamide"], vec!["nicotinamide"]),
            ("nicotinamide phosphoribosyltransferase", vec!["nicotinamide"], vec![]),
            ("Nicotinamide-riboside (NR), nr", vec!["Nicotinamide riboside (NR)"], vec!["Nicotinamide riboside NR"]),
            ("β-NAD+ in β cells", vec!["β-NAD+"], vec!["β NAD +"]),
        ] {
            assert_eq!(found(text, &names), expected, "{text}");
        }
    }

    #[test]
    fn names_without_a_page_are_taken_apart() {
        assert!(of_plain("chamomile tea").contains(&Name::new("chamomile tea").expect("a name")));
        assert!(of_plain("coenzyme Q10").contains(&Name::new("CQ").expect("a name")));
        assert!(of_plain("resveratrol and NMN").contains(&Name::new("resveratrol").expect("a name")));
        assert_eq!(Name::new("—"), None);
    }
}
