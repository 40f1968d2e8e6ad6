//! The words by which prose names how a substance was given.

use crate::model::vocab::Route;

use Route::{
    Buccal, Dietary, InVitro, Inhaled, Intramuscular, Intranasal, Intraperitoneal, Intrathecal, Intravenous, Oral,
    Rectal, Subcutaneous, Sublingual, Topical, Transdermal,
};

/// What the needle may have been put into.
const BY_NEEDLE: &[Route] = &[Intravenous, Subcutaneous, Intramuscular, Intraperitoneal, Intrathecal];
/// Ways through the mouth.
const BY_MOUTH: &[Route] = &[Oral, Dietary, Sublingual, Buccal];

/// A word for a route.
#[derive(Clone, Copy, Debug)]
pub struct RouteWord {
    /// The routes that it can mean.
    pub routes: &'static [Route],
    /// Whether it always names how something is given: "capsule" does, "diet" need not.
    pub is_firm: bool,
}

/// Single words, in lower case.
const WORDS: [(&str, &[Route], bool); 68] = [
    ("buccal", &[Buccal, Sublingual], true),
    ("capsule", BY_MOUTH, true),
    ("capsules", BY_MOUTH, true),
    ("cream", &[Topical, Transdermal], false),
    ("cultured", &[InVitro], false),
    ("diet", &[Oral, Dietary], false),
    ("dietary", &[Oral, Dietary], false),
    ("diets", &[Oral, Dietary], false),
    ("dish", &[InVitro], false),
    ("drank", BY_MOUTH, true),
    ("drink", BY_MOUTH, false),
    ("drinking", BY_MOUTH, false),
    ("drip", &[Intravenous], true),
    ("drips", &[Intravenous], true),
    ("eaten", BY_MOUTH, false),
    ("fed", &[Oral, Dietary], false),
    ("food", &[Oral, Dietary], false),
    ("gavage", &[Oral], true),
    ("hela", &[InVitro], false),
    ("incubated", &[InVitro], false),
    ("infused", &[Intravenous], true),
    ("infusing", &[Intravenous], true),
    ("infusion", &[Intravenous], true),
    ("infusions", &[Intravenous], true),
    ("ingested", BY_MOUTH, true),
    ("ingestion", BY_MOUTH, false),
    ("inhaled", &[Inhaled], true),
    ("inhaling", &[Inhaled], true),
    ("inject", BY_NEEDLE, true),
    ("injectable", BY_NEEDLE, true),
    ("injected", BY_NEEDLE, true),
    ("injecting", BY_NEEDLE, true),
    ("injection", BY_NEEDLE, true),
    ("injections", BY_NEEDLE, true),
    ("intramuscular", &[Intramuscular], true),
    ("intramuscularly", &[Intramuscular], true),
    ("intranasal", &[Intranasal], true),
    ("intranasally", &[Intranasal], true),
    ("intraperitoneal", &[Intraperitoneal], true),
    ("intraperitoneally", &[Intraperitoneal], true),
    ("intrathecal", &[Intrathecal], true),
    ("intravenous", &[Intravenous], true),
    ("intravenously", &[Intravenous], true),
    ("meal", &[Oral, Dietary], false),
    ("oral", BY_MOUTH, true),
    ("orally", BY_MOUTH, true),
    ("patch", &[Transdermal], false),
    ("patches", &[Transdermal], false),
    ("pill", BY_MOUTH, true),
    ("pills", BY_MOUTH, true),
    ("rectal", &[Rectal], false),
    ("subcutaneous", &[Subcutaneous], true),
    ("subcutaneously", &[Subcutaneous], true),
    ("sublingual", &[Sublingual, Buccal], true),
    ("sublingually", &[Sublingual, Buccal], true),
    ("supplement", BY_MOUTH, false),
    ("supplementation", BY_MOUTH, false),
    ("supplements", BY_MOUTH, false),
    ("swallow", BY_MOUTH, true),
    ("swallowed", BY_MOUTH, true),
    ("swallowing", BY_MOUTH, true),
    ("tablet", BY_MOUTH, true),
    ("tablets", BY_MOUTH, true),
    ("topical", &[Topical, Transdermal], true),
    ("topically", &[Topical, Transdermal], true),
    ("transdermal", &[Transdermal, Topical], true),
    ("vein", &[Intravenous], false),
    ("veins", &[Intravenous], false),
];

/// Phrases, in lower case.
const PHRASES: [(&[&str], &[Route]); 9] = [
    (&["by", "vein"], &[Intravenous]),
    (&["into", "a", "vein"], &[Intravenous]),
    (&["by", "mouth"], BY_MOUTH),
    (&["under", "the", "skin"], &[Subcutaneous]),
    (&["into", "muscle"], &[Intramuscular]),
    (&["on", "the", "skin"], &[Topical, Transdermal]),
    (&["under", "the", "tongue"], &[Sublingual, Buccal]),
    (&["nasal", "spray"], &[Intranasal]),
    (&["in", "vitro"], &[InVitro]),
];

/// Before "IV" these make it a number: "phase IV".
const NUMBERED: [&str; 12] =
    ["phase", "type", "stage", "grade", "class", "table", "part", "group", "chapter", "figure", "fig", "factor"];
/// With these an infusion is a drink.
const TEAS: [&str; 7] = ["tea", "teas", "herbal", "chamomile", "leaf", "leaves", "flowers"];

/// Whether a text may name a route: one cheap look at its words.
pub fn may_name(text: &str) -> bool {
    let mut words = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric());
    words.any(|word| match word {
        b"IV" | b"mouth" | b"skin" | b"muscle" | b"tongue" | b"nasal" | b"vein" => true,
        word => word.len() > 3 && is_word(word),
    })
}

fn is_word(word: &[u8]) -> bool {
    let mut letters = word.iter().take(3).map(u8::to_ascii_lowercase);
    let beginning = [letters.next(), letters.next(), letters.next()];
    let lower = || std::str::from_utf8(word).unwrap_or("").to_ascii_lowercase();
    may_begin(&beginning.map(Option::unwrap_or_default)) && find(&lower()).is_some()
}

/// Whether one of the words begins so, which nearly no other word of a page does.
#[rustfmt::skip]
fn may_begin(letters: &[u8; 3]) -> bool {
    matches!(
        letters,
        b"buc" | b"cap" | b"cre" | b"cul" | b"die" | b"dis" | b"dra" | b"dri" | b"eat" | b"fed" | b"foo" | b"gav"
        | b"hel" | b"inc" | b"inf" | b"ing" | b"inh" | b"inj" | b"int" | b"mea" | b"ora" | b"pat" | b"pil" | b"rec"
        | b"sub" | b"sup" | b"swa" | b"tab" | b"top" | b"tra" | b"vei"
    )
}

fn find(word: &str) -> Option<RouteWord> {
    let at = WORDS.binary_search_by(|(known, _, _)| (*known).cmp(word)).ok()?;
    WORDS.get(at).map(|(_, routes, is_firm)| RouteWord { routes, is_firm: *is_firm })
}

/// The route named at a word, and of how many words its name is. `words` are in lower case; `raw` is the word as typed.
pub fn at(words: &[&str], at: usize, raw: &str) -> Option<(RouteWord, usize)> {
    for (phrase, routes) in PHRASES {
        if words.get(at..at + phrase.len()).is_some_and(|here| here == phrase) {
            return Some((RouteWord { routes, is_firm: !routes.contains(&InVitro) }, phrase.len()));
        }
    }
    let word = words.get(at)?;
    if *word == "iv" {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or("");
        let is_number = raw != "IV" || NUMBERED.contains(&before);
        return (!is_number).then_some((RouteWord { routes: &[Intravenous], is_firm: true }, 1));
    }
    let found = find(word)?;
    let is_tea = word.starts_with("infus") && words.iter().any(|word| TEAS.contains(word));
    (!is_tea).then_some((found, 1))
}

/// Whether two routes are told apart by nobody in running text: what is eaten is taken by mouth.
pub fn is_alike(one: Route, other: Route) -> bool {
    let broad = |route: Route| match route {
        Dietary => Oral,
        Buccal => Sublingual,
        route => route,
    };
    broad(one) == broad(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes(text: &str) -> Vec<Route> {
        let raw: Vec<&str> = text.split(' ').collect();
        let lower: Vec<String> = raw.iter().map(|word| word.to_lowercase()).collect();
        let words: Vec<&str> = lower.iter().map(String::as_str).collect();
        let found = (0..words.len()).filter_map(|word| at(&words, word, raw[word]));
        let found: Vec<Route> =
            found.filter(|(word, _)| word.is_firm).filter_map(|(word, _)| word.routes.first().copied()).collect();
        assert!(found.is_empty() || may_name(text), "{text}");
        found
    }

    #[test]
    fn the_list_is_sorted_and_lower_case() {
        assert!(WORDS.is_sorted_by_key(|(word, _, _)| *word));
        assert!(WORDS.iter().all(|(word, _, _)| is_word(word.as_bytes())));
    }

    #[test]
    fn routes_are_named_by_words_and_phrases() {
        for (text, expected) in [
            ("an IV drip of it", vec![Intravenous, Intravenous]),
            ("given by vein or by mouth", vec![Intravenous, Oral]),
            ("injected under the skin", vec![Intravenous, Subcutaneous]),
            ("a phase IV trial of type iv", vec![]),
            ("an infusion of chamomile flowers", vec![]),
            ("swallowed as capsules", vec![Oral, Oral]),
            ("in the diet", vec![]),
        ] {
            assert_eq!(routes(text), expected, "{text}");
        }
        assert!(is_alike(Dietary, Oral) && !is_alike(Oral, Sublingual));
    }
}
