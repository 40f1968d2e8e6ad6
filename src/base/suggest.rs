//! "Did you mean": the nearest known word to a misspelt one.

/// The nearest of `known` to `word`, when it is near enough to be what was meant.
///
/// Near is a Damerau–Levenshtein distance of at most a third of the longer word's length (at least one),
/// letter case and the difference between `-`, `_` and space aside. Of equals, the first in `known` order.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in known {
        let other = fold(candidate);
        let limit = (folded.chars().count().max(other.chars().count()) / 3).max(1);
        let distance = strsim::damerau_levenshtein(&folded, &other);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, word)| word)
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
}
