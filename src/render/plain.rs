//! Prose as plain text: for descriptions, lists and titles.

use crate::model::kb::Kb;
use crate::model::prose::{Event, Prose};
use crate::render::strings::Strings;
use crate::render::value;

/// The words of a text, citations and badges left out, figures of records printed.
pub fn text(kb: &Kb, strings: &Strings, prose: &Prose) -> String {
    let mut words = String::new();
    for event in prose.events() {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Sub(text) | Event::Sup(text) => words.push_str(text),
            Event::Value(reference) => words.push_str(&value::text(kb, strings, reference)),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => words.push(' '),
            Event::Start(_)
            | Event::Cite(_)
            | Event::Claim(_)
            | Event::FootnoteRef(_)
            | Event::Rule
            | Event::Html(_) => {}
        }
    }
    tidy(&words)
}

/// The text cut to at most `most` characters, at the end of a sentence or else of a word.
pub fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..end];
    if let Some(at) = head.rfind(". ").filter(|at| *at * 2 > end) {
        return head[..=at].to_owned();
    }
    let at = head.rfind(' ').unwrap_or(end);
    format!("{}…", head[..at].trim_end_matches([',', ';', ':', ' ']))
}

/// One space between words, and none before a stop where a citation stood.
fn tidy(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let is_stop = word.starts_with(['.', ',', ';', ':', '?', '!', ')']) && !word.starts_with("...");
        if !out.is_empty() && !is_stop {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_sentences_or_words() {
        assert_eq!(cut("One two. Three four.", 50), "One two. Three four.");
        assert_eq!(cut("One two, three. Four five six.", 20), "One two, three.");
        assert_eq!(cut("One two, three four five.", 10), "One two…");
        assert_eq!(cut("Überlänge ohne Leerzeichen", 12), "Überlänge…");
        assert_eq!(cut("A. Then a long sentence without any end", 20), "A. Then a long…");
    }

    #[test]
    fn no_space_is_left_before_a_stop() {
        assert_eq!(tidy("measured  , it rose\n ."), "measured, it rose.");
    }
}
