//! How people paste identifiers: with labels, as addresses, with typographic dashes. Only to suggest the right spelling.

/// The text without surrounding space and invisible characters, with every kind of dash as `-`.
pub(in crate::model::ident) fn tidy(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'))
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{A0}' | '\u{2009}' | '\u{202F}' => ' ',
            _ => c,
        })
        .collect::<String>()
        .trim()
        .to_string()
}

/// The text after one of the labels (any letter case) and the `:`, `=`, `#`, `-`, `_` and spaces that follow; else all
/// of it.
pub(in crate::model::ident) fn without_label<'a>(text: &'a str, labels: &[&str]) -> &'a str {
    for label in labels {
        if let Some(rest) = strip_prefix_ignoring_case(text, label) {
            return rest.trim_start_matches([':', '=', '#', '-', '_', ' ']);
        }
    }
    text
}

/// The path after one of the hosts (with or without scheme and `www.`), without query, fragment and end slash.
pub(in crate::model::ident) fn after_host<'a>(text: &'a str, hosts: &[&str]) -> Option<&'a str> {
    let rest = strip_prefix_ignoring_case(text, "https://")
        .or_else(|| strip_prefix_ignoring_case(text, "http://"))
        .unwrap_or(text);
    let rest = strip_prefix_ignoring_case(rest, "www.").unwrap_or(rest);
    let path = hosts.iter().find_map(|host| strip_prefix_ignoring_case(rest, host))?;
    let end = path.find(['?', '#']).unwrap_or(path.len());
    Some(path.get(..end)?.trim_matches('/'))
}

/// Whether the text is the address of a page.
pub(in crate::model::ident) fn is_address(text: &str) -> bool {
    strip_prefix_ignoring_case(text, "https://").or_else(|| strip_prefix_ignoring_case(text, "http://")).is_some()
}

/// `%2F` and the like as the characters they stand for; the text unchanged where that gives no valid text.
pub(in crate::model::ident) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let decoded = match (first, tail) {
            (b'%', [high, low, after @ ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| (high * 16 + low, after)),
            _ => None,
        };
        let (byte, after) = decoded.unwrap_or((*first, tail));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_hosts_and_escapes_come_off() {
        assert_eq!(tidy(" 53\u{2011}84\u{2013}9\u{200B} "), "53-84-9");
        assert_eq!(without_label("PMID: 12", &["pmid"]), "12");
        assert_eq!(without_label("12", &["pmid"]), "12");
        assert_eq!(without_label("pmid-12", &["pmid"]), "12");
        assert_eq!(after_host("https://www.doi.org/10.1/x?a#b", &["doi.org/"]), Some("10.1/x"));
        assert_eq!(after_host("doi.org/10.1/x/", &["doi.org/"]), Some("10.1/x"));
        assert_eq!(after_host("https://example.org/", &["doi.org/"]), None);
        assert_eq!(percent_decoded("10.1%2Fx%"), "10.1/x%");
        assert_eq!(percent_decoded("%FF"), "%FF");
    }
}
