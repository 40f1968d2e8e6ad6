//! How a key that is missing, or empty, is filled in: its allowed words where they are few, else an example.

use crate::model::shape::{RecordShape, Shape};

/// Lists of more words than this are not shown whole beside a suggestion.
const SHORT: usize = 9;

/// The key with what belongs after it: "`kind: …`, with one of biochemistry, occurrence, …".
pub fn filling(key: &str, shape: &Shape) -> String {
    match shape {
        Shape::Word { words, .. } => {
            let words: Vec<&str> = words().iter().map(|(word, _)| *word).collect();
            format!("`{key}: …`, with one of {}", words.join(", "))
        }
        Shape::Ident { name, .. } => format!("`{key}: …`, with {name}"),
        Shape::Source => format!("`{key}: …`, with a short key of `citations`, or an id such as `pmid:31572171`"),
        Shape::Text
        | Shape::Markdown
        | Shape::Integer
        | Shape::Number
        | Shape::Boolean
        | Shape::Date
        | Shape::Quantity
        | Shape::Record(_)
        | Shape::List(_)
        | Shape::Map(_)
        | Shape::Either(..)
        | Shape::Literal(_) => format!("`{key}: {}`", example(shape)),
    }
}

/// A value of that shape, as it is typed.
fn example(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Markdown | Shape::Source | Shape::Word { .. } | Shape::Ident { .. } => "…".to_owned(),
        Shape::Integer => "12".to_owned(),
        Shape::Number => "0.45".to_owned(),
        Shape::Boolean => "true".to_owned(),
        Shape::Date => "2026-11-21".to_owned(),
        Shape::Quantity => "2.5 h".to_owned(),
        Shape::Record(record) => example_of_record(record),
        Shape::List(item) => format!("[{}]", example(item)),
        Shape::Map(value) => format!("{{…: {}}}", example(value)),
        Shape::Either(one, _) => example(one),
        Shape::Literal(word) => (*word).to_owned(),
    }
}

/// Its required keys, or its first one.
fn example_of_record(record: &RecordShape) -> String {
    let required: Vec<String> =
        record.fields.iter().filter(|field| field.required).map(|field| format!("{}: …", field.key)).collect();
    let first = || record.fields.first().map_or_else(String::new, |field| format!("{}: …", field.key));
    format!("{{{}}}", if required.is_empty() { first() } else { required.join(", ") })
}

/// "did you mean `plasma`, `serum` or `whole-blood`?", with all words after it where they are few; all words where none
/// is near.
pub fn did_you_mean(meant: &[&str], words: &[&str]) -> String {
    match meant {
        [] => format!("one of: {}", words.join(", ")),
        _ if words.len() <= SHORT && words.len() > meant.len() => {
            format!("did you mean {}? The words are {}", one_of(meant), words.join(", "))
        }
        _ => format!("did you mean {}?", one_of(meant)),
    }
}

/// "`a`, `b` or `c`".
pub fn one_of<T: AsRef<str>>(words: &[T]) -> String {
    let quoted = |word: &T| format!("`{}`", word.as_ref());
    match words {
        [] => String::new(),
        [only] => quoted(only),
        [before @ .., last] => {
            format!("{} or {}", before.iter().map(quoted).collect::<Vec<_>>().join(", "), quoted(last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::claim::Claim;
    use crate::model::compound::Compound;
    use crate::model::kinetics::Search;

    fn of(record: &RecordShape, key: &str) -> String {
        filling(key, record.field(key).expect(key).shape)
    }

    #[test]
    fn a_key_is_shown_with_what_it_takes() {
        assert_eq!(of(Search::RECORD, "date"), "`date: 2026-11-21`");
        assert_eq!(of(Compound::RECORD, "claims"), "`claims: [{id: …, text: …, kind: …}]`");
        assert!(of(Claim::RECORD, "kind").starts_with("`kind: …`, with one of biochemistry, occurrence,"));
        assert_eq!(of(Claim::RECORD, "benefit"), "`benefit: true`");
    }

    #[test]
    fn suggestions_are_listed() {
        assert_eq!(did_you_mean(&["a", "b", "c"], &["a", "b", "c"]), "did you mean `a`, `b` or `c`?");
        assert_eq!(did_you_mean(&["a"], &["a", "b"]), "did you mean `a`? The words are a, b");
        assert_eq!(did_you_mean(&[], &["a", "b"]), "one of: a, b");
    }
}
