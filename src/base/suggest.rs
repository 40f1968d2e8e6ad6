//! "Did you mean": the nearest known word to a misspelt one.

/// The nearest of `known` to `word`, when it is near enough to be what was meant.
///
/// Near is a Damerau–Levenshtein distance of at most a third of the longer word's length (at least one),
/// letter case and the difference between `-`, `_` and space aside. Of equals, the first in `known` order. A word is
/// never taken for its negation: `proven` is not `unproven`, however near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in known {
        let other = fold(candidate);
        let limit = (folded.chars().count().max(other.chars().count()) / 3).max(1);
        let distance = strsim::damerau_levenshtein(&folded, &other);
        let is_better = distance <= limit && best.is_none_or(|(least, _)| distance < least);
        if is_better && !is_negation(&folded, &other, distance) && !is_negation(&other, &folded, distance) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, word)| word)
}

/// Beginnings that turn a word into its opposite.
const NEGATIONS: [&str; 14] =
    ["un", "non-", "non", "not-", "no-", "in", "im", "ir", "il", "dis", "mis", "anti-", "anti", "without-"];

/// Whether `word`, without a beginning that negates, is nearer to `other` than with it, which is `distance` away.
fn is_negation(word: &str, other: &str, distance: usize) -> bool {
    let rests = NEGATIONS.iter().filter_map(|negation| word.strip_prefix(negation));
    distance > 0 && rests.into_iter().any(|rest| strsim::damerau_levenshtein(rest, other) < distance)
}

fn fold(word: &str) -> String {
    word.trim()
        .chars()
        .take(64)
        .flat_map(char::to_lowercase)
        .map(|c| if c == '_' || c == ' ' { '-' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_near_and_leaves_the_far() {
        let keys = ["half_lives", "pharmacokinetics", "claims"];
        assert_eq!(nearest("half-life", keys), Some("half_lives"));
        assert_eq!(nearest("Claim", keys), Some("claims"));
        assert_eq!(nearest("zebra", keys), None);
    }

    #[test]
    fn a_word_is_never_taken_for_its_negation() {
        let words = ["unproven", "unpublished", "non-randomised", "approved", "not-approved", "indirect", "inhaled"];
        for word in ["proven", "published", "randomised", "Randomized", "direct", "provn"] {
            let near = nearest(word, words);
            assert!(near.is_none(), "{word}: {near:?}");
        }
        assert_eq!(nearest("unaproved", ["approved"]), None);
        for (word, meant) in [
            ("unprovn", "unproven"),
            ("unpublishd", "unpublished"),
            ("nonrandomised", "non-randomised"),
            ("indirct", "indirect"),
            ("inhald", "inhaled"),
            ("not approved", "not-approved"),
        ] {
            assert_eq!(nearest(word, words), Some(meant), "{word}");
        }
    }
}
