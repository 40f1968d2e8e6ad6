//! Fingerprints of quotes: how a record says that a passage was found in its abstract, without storing the abstract.

use unicode_normalization::UnicodeNormalization as _;

/// The fingerprint of a quoted passage, as `integrity.quotes` holds it: sixteen hexadecimal digits.
///
/// Letter case, white space, quotation marks and the kind of dash are no difference: publishers' pages and PubMed set
/// one abstract in several ways.
pub fn fingerprint(quote: &str) -> String {
    let hash = blake3::hash(plain(quote).as_bytes());
    hash.to_hex().chars().take(16).collect()
}

/// The passage with what differs between copies taken out.
fn plain(quote: &str) -> String {
    let mut plain = String::with_capacity(quote.len());
    for c in quote.nfkc().flat_map(char::to_lowercase) {
        match c {
            '"' | '\'' | '‘' | '’' | '“' | '”' | '«' | '»' => {}
            '‐' | '‑' | '‒' | '–' | '—' | '−' => plain.push('-'),
            _ if c.is_whitespace() => {
                if !plain.is_empty() && !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            _ => plain.push(c),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_one_passage_have_one_fingerprint() {
        let one = fingerprint("No change in plasma (NAD+) or “metabolites” – at 2 h");
        assert_eq!(one, fingerprint("  no change in plasma\n(NAD⁺) or 'metabolites' - at 2\u{a0}h "));
        assert_eq!(one.len(), 16);
        assert!(one.bytes().all(|b| b.is_ascii_hexdigit()));
    }

    #[test]
    fn another_word_is_another_passage() {
        assert_ne!(fingerprint("a change in plasma"), fingerprint("no change in plasma"));
        assert_ne!(fingerprint("2 h"), fingerprint("2h"));
    }
}
