//! A noun with the article that it takes, so that a composed message reads as English.

/// "a claim", "an approval", "an FDA notice", "a unit", "an hour"; a plural stays as it is: "identifiers".
pub fn with_article(noun: &str) -> String {
    if is_plural(noun) {
        return noun.to_owned();
    }
    format!("{} {noun}", if begins_with_vowel_sound(noun) { "an" } else { "a" })
}

/// Whether the noun of a phrase is a plural: its last word, or the one before "of".
fn is_plural(noun: &str) -> bool {
    let head = noun.split(" of ").next().unwrap_or(noun);
    head.ends_with('s') && !["ss", "is", "us", "'s"].iter().any(|end| head.ends_with(end))
}

fn begins_with_vowel_sound(noun: &str) -> bool {
    let first = noun.split([' ', '-']).next().unwrap_or(noun);
    let is_spelt_out = first.chars().count() > 1 && first.chars().all(|c| c.is_ascii_uppercase());
    if is_spelt_out {
        return first.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X']);
    }
    let first = first.to_lowercase();
    let sounds_otherwise = ["uni", "use", "usu", "eu", "one"].iter().any(|start| first.starts_with(start));
    let is_silent_h = ["hour", "honest", "honour"].iter().any(|start| first.starts_with(start));
    is_silent_h || first.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_otherwise
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_goes_by_sound() {
        for (noun, whole) in [
            ("claim", "a claim"),
            ("evidence entry", "an evidence entry"),
            ("approval", "an approval"),
            ("upgrade", "an upgrade"),
            ("unit", "a unit"),
            ("hour", "an hour"),
            ("half-life", "a half-life"),
            ("CSL item", "a CSL item"),
            ("HTML page", "an HTML page"),
            ("identifiers", "identifiers"),
            ("HTML settings", "HTML settings"),
            ("judgement of bias", "a judgement of bias"),
            ("claim's subject", "a claim's subject"),
            ("dose", "a dose"),
            ("analysis", "an analysis"),
        ] {
            assert_eq!(with_article(noun), whole);
        }
    }
}
