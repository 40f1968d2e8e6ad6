//! Words made comparable: without accents, letter case, tags and punctuation.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower-case letters and digits without accents, other runs as one space; letters that Unicode does not take apart
/// (ø, ł, ß, æ) as they are usually written without their strokes.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        text.chars().for_each(|c| push(&mut folded, c.to_ascii_lowercase()));
    } else {
        let plain = text.nfkd().filter(|c| !is_combining_mark(*c));
        plain.flat_map(char::to_lowercase).for_each(|c| push(&mut folded, c));
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push(folded: &mut String, c: char) {
    match c {
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'đ' | 'ð' => folded.push('d'),
        'þ' => folded.push_str("th"),
        'ı' => folded.push('i'),
        '\'' | '’' | 'ʼ' => {}
        _ if c.is_alphanumeric() => folded.push(c),
        _ if folded.ends_with(' ') || folded.is_empty() => {}
        _ => folded.push(' '),
    }
}

/// The text without the tags that a title may hold.
pub fn without_tags(title: &str) -> Cow<'_, str> {
    if !title.contains('<') {
        return Cow::Borrowed(title);
    }
    let tags = ["i", "b", "sup", "sub"].map(|tag| [format!("<{tag}>"), format!("</{tag}>")]);
    Cow::Owned(tags.iter().flatten().fold(title.to_owned(), |title, tag| title.replace(tag.as_str(), "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_punctuation_are_no_difference() {
        assert_eq!(fold("Elysée-Müller"), "elysee muller");
        assert_eq!(fold("Łukasz Øster, ß"), "lukasz oster ss");
        assert_eq!(fold("  NAD⁺ — a “review”. "), "nad a review");
        assert_eq!(fold("O’Brien"), fold("O'Brien"));
        assert_eq!(fold("—"), "");
        assert_eq!(fold("山田"), "山田");
        assert_eq!(without_tags("<i>Nampt</i> at <5 % CO<sub>2</sub>"), "Nampt at <5 % CO2");
    }
}
