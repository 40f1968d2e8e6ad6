//! The search for works that a sentence names: from an anchor such as "et al.", a year or "PMID" back to the name and on to
//! what follows.

use std::ops::Range;

use crate::check::mention::{Before, Form, Mention, Name};
use crate::check::name_token::{Token, tokens};
use crate::model::prose::TextRun;

/// The works named in a sentence, in order.
pub fn mentions(sentence: &str) -> Vec<Mention> {
    let tokens = tokens(sentence);
    let scanner = Scanner { text: sentence, tokens: &tokens };
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mention = scanner.mention(at, found.last().map_or(0, |last| last.range.end));
        match mention {
            Some((mention, next)) => {
                found.push(mention);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// Words between the parts of a surname.
const PARTICLES: &[&str] = &[
    "de", "la", "le", "del", "della", "der", "den", "di", "da", "dal", "do", "dos", "du", "van", "von", "ten", "ter",
    "el", "al", "bin", "af", "zu",
];
/// Words that follow "and" or "&" where a group is named.
const GROUP: &[&str] = &["colleagues", "co-workers", "coworkers", "collaborators"];
/// Words that introduce the source of what is said.
const INTRODUCTIONS: &[&str] = &["by", "see", "from", "cf", "and"];
/// Words that set a work apart from the one cited beside it.
const CONTRASTS: &[&str] = &["unlike", "than", "contrary", "versus", "vs", "to", "against"];
/// Nouns for a work, after the year in which it came out.
const WORKS: &[&str] =
    &["paper", "article", "review", "publication", "meta-analysis", "preprint", "editorial", "letter", "overview"];

/// A sentence, and its tokens.
struct Scanner<'t, 'k> {
    text: &'t str,
    tokens: &'k [Token<'t>],
}

impl<'t> Scanner<'t, '_> {
    fn get(&self, at: usize) -> Option<Token<'t>> {
        self.tokens.get(at).copied()
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| words.contains(&token.text))
    }

    /// The mention whose anchor is the token at `at`, and where scanning goes on. `floor` is where the last one ended.
    fn mention(&self, at: usize, floor: usize) -> Option<(Mention, usize)> {
        let token = self.get(at)?;
        if token.text == "et" && self.is(at + 1, &["al"]) {
            let next = at + 2 + usize::from(self.is(at + 2, &["."]));
            return self.named(at, next, Form::EtAl, floor);
        }
        if matches!(token.text, "and" | "&") {
            let word = at + 1 + usize::from(self.is(at + 1, &["his", "her", "their"]));
            return if self.is(word, GROUP) { self.named(at, word + 1, Form::Colleagues, floor) } else { None };
        }
        if token.text.to_ascii_uppercase().starts_with("PMID") {
            return self.number(at);
        }
        token.year()?;
        self.dated(at, floor)
    }

    /// A name before the token at `anchor`, and what follows from `next` on.
    fn named(&self, anchor: usize, next: usize, form: Form, floor: usize) -> Option<(Mention, usize)> {
        let found = self.name_before(anchor, floor)?;
        let name = self.name(found)?;
        let tail = self.tail(next);
        let ends = [tail.year.as_ref().map(|year| year.1.end), tail.pmid.as_ref().map(|pmid| pmid.1.end)];
        let end = ends.into_iter().flatten().fold(self.get(next.checked_sub(1)?)?.end(), usize::max);
        let range = name.surname.start..end;
        let before = self.before(found.first);
        let (year, pmid, beside) = (tail.year, tail.pmid, tail.beside);
        Some((Mention { name: Some(name), form, year, pmid, range, beside, before }, tail.next))
    }

    /// A year after a name, after a narrative citation, or beside a word for a work.
    fn dated(&self, at: usize, floor: usize) -> Option<(Mention, usize)> {
        let token = self.get(at)?;
        let year = token.year().map(|year| (year, token.at..token.at + 4));
        if let Some(mention) = self.year_of_work(at, year.clone()) {
            return Some(mention);
        }
        let joint = usize::from(at > 0 && self.is(at - 1, &["(", ","]));
        let anchor = at.checked_sub(joint)?;
        let last = self.name_before(anchor, floor)?;
        let is_word = |found: Found| self.get(found.last).is_some_and(|token| !token.is_initials());
        let other = last.surname.checked_sub(1).filter(|&and| self.is(and, &["and", "&"]));
        let first = other.and_then(|and| self.name_before(and, floor)).filter(|found| is_word(*found));
        if !is_word(last) {
            return None;
        }
        let (form, found) = first.map_or((Form::Alone, last), |first| (Form::Two, first));
        let name = self.name(found)?;
        let tail = self.tail(at + 1);
        let range = name.surname.start..tail.pmid.as_ref().map_or(token.at + 4, |pmid| pmid.1.end);
        let (pmid, beside, before) = (tail.pmid, tail.beside, self.before(found.first));
        Some((Mention { name: Some(name), form, year, pmid, range, beside, before }, tail.next))
    }

    /// "a 2016 review", "published in 2016".
    fn year_of_work(&self, at: usize, year: Option<(u32, Range<usize>)>) -> Option<(Mention, usize)> {
        let narrative = at.checked_sub(2).and_then(|mark| self.get(mark)).filter(|_| self.is(at - 1, &["("]));
        if let Some(mark) = narrative.filter(|token| token.text.starts_with(TextRun::NAME)) {
            let range = self.get(at)?.at..self.get(at)?.at + 4;
            let (beside, before) = (Some(mark.at), Before::Words);
            return Some((Mention { name: None, form: Form::Year, year, pmid: None, range, beside, before }, at + 1));
        }
        let noun = (at + 1..at + 4).find(|&word| self.is(word, WORKS));
        let is_published = at >= 2 && self.is(at - 1, &["in"]) && self.is(at - 2, &["published"]);
        let next = match noun {
            Some(noun) if (at + 1..noun).all(|word| self.get(word).is_some_and(Token::is_word)) => noun + 1,
            _ if is_published => at + 1,
            _ => return None,
        };
        let tail = self.tail(next);
        let range = self.get(at)?.at..self.get(at)?.end();
        let before = self.before(at);
        Some((
            Mention { name: None, form: Form::Year, year, pmid: None, range, beside: tail.beside, before },
            tail.next,
        ))
    }

    /// "PMID 27721479", "PMID: 27721479", "PMID27721479".
    fn number(&self, at: usize) -> Option<(Mention, usize)> {
        let (pmid, next) = self.pmid(at)?;
        let tail = self.tail(next);
        let range = self.get(at)?.at..pmid.1.end;
        let before = self.before(at);
        let mention = Mention {
            name: None,
            form: Form::Number,
            year: None,
            pmid: Some(pmid),
            range,
            beside: tail.beside,
            before,
        };
        Some((mention, tail.next))
    }

    fn pmid(&self, at: usize) -> Option<((u32, Range<usize>), usize)> {
        let token = self.get(at)?;
        let label = token.text.get(..4).filter(|label| label.eq_ignore_ascii_case("PMID"))?;
        let glued = token.text.get(label.len()..).filter(|digits| !digits.is_empty());
        let (digits, start, next) = match glued {
            Some(digits) => (digits, token.at + label.len(), at + 1),
            None => {
                let signs = (at + 1..at + 3).take_while(|&sign| self.is(sign, &[":", "#", "="])).count();
                let number = self.get(at + 1 + signs)?;
                (number.text, number.at, at + 2 + signs)
            }
        };
        let number = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
        Some(((number, start..start + digits.len()), next))
    }

    /// The name that ends before the token at `end`.
    fn name_before(&self, end: usize, floor: usize) -> Option<Found> {
        let mut last = end.checked_sub(1)?;
        if self.is(last, &[","]) {
            last = last.checked_sub(1)?;
        }
        // Initials, with or without points: "Trammell SA et al.", "Blum, K., et al."
        let mut before = last;
        while before > 0 && self.get(before).is_some_and(|token| token.is_initials() || matches!(token.text, "." | ","))
        {
            before -= 1;
        }
        if self.get(before).is_some_and(Token::is_name) {
            last = before;
        }
        let is_free = |token: &Token<'_>| token.at >= floor;
        self.get(last).filter(|token| token.is_name() && is_free(token))?;
        let reaches = |from: usize, is_part: &dyn Fn(Token<'_>) -> bool| {
            let back = (0..from).rev().take(3);
            let parts = back.take_while(|&at| {
                self.is_near(at) && self.get(at).is_some_and(|token| is_free(&token) && is_part(token))
            });
            from - parts.count()
        };
        let surname = reaches(last, &|token| PARTICLES.contains(&token.text));
        let first = reaches(surname, &|token| PARTICLES.contains(&token.text) || token.is_name());
        Some(Found { first, surname, last })
    }

    fn name(&self, found: Found) -> Option<Name> {
        let end = self.get(found.last)?.end();
        Some(Name { surname: self.get(found.surname)?.at..end, words: self.get(found.first)?.at..end })
    }

    /// Whether nothing but one space parts this token from the next.
    fn is_near(&self, at: usize) -> bool {
        let pair = self.get(at).zip(self.get(at + 1));
        pair.is_some_and(|(one, other)| matches!(self.text.get(one.end()..other.at), Some(" " | "\u{a0}")))
    }

    fn before(&self, first: usize) -> Before {
        let Some(token) = first.checked_sub(1).and_then(|at| self.get(at)) else { return Before::Nothing };
        let lower = token.text.to_lowercase();
        if CONTRASTS.contains(&lower.as_str()) {
            Before::Contrast
        } else if INTRODUCTIONS.contains(&lower.as_str()) || matches!(token.text, "(" | "[" | ";" | "," | ":") {
            Before::Introduction
        } else {
            Before::Words
        }
    }

    /// What follows a mention: journals, numbers, years and signs, up to a citation or to other words. A year or PMID
    /// after "and" or a semicolon, or after a comma and one word, is that of another work.
    fn tail(&self, from: usize) -> Tail {
        let mut tail = Tail { year: None, pmid: None, beside: None, next: from };
        let (mut at, mut titles, mut is_own, mut in_list) = (from, 0, true, false);
        while let Some(token) = self.get(at) {
            if token.text.starts_with([TextRun::CITATION, TextRun::NAME]) {
                tail.beside = Some(token.at);
                return tail;
            }
            if let Some((pmid, next)) = self.pmid(at) {
                if is_own {
                    tail.pmid.get_or_insert(pmid);
                    tail.next = next;
                }
                at = next;
                continue;
            }
            match token.text {
                "and" | "&" | ";" | "et" => is_own = false,
                "," => (titles, in_list) = (0, true),
                "(" | "[" => (titles, in_list) = (0, false),
                ")" | "]" | "." | ":" | "/" | "-" | "–" | "*" | "al" | "in" | "of" | "the" | "doi" | "pp" | "p"
                | "vol" => {}
                word if word.starts_with(|c: char| c.is_ascii_digit()) => {}
                word if word.starts_with(char::is_uppercase) => titles += 1,
                _ => return tail,
            }
            if let Some(year) = token.year() {
                is_own &= tail.year.is_none() && !(in_list && titles == 1);
                if is_own {
                    tail.year = Some((year, token.at..token.at + 4));
                    tail.next = at + 1;
                }
            }
            at += 1;
        }
        tail
    }
}

/// The tokens of a name: the first that may belong to it, and the surname from particles to end.
#[derive(Clone, Copy)]
struct Found {
    first: usize,
    surname: usize,
    last: usize,
}

/// What follows a mention.
struct Tail {
    year: Option<(u32, Range<usize>)>,
    pmid: Option<(u32, Range<usize>)>,
    beside: Option<usize>,
    /// Where scanning goes on.
    next: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mention::{may_date, may_name};

    /// Each mention as `form surname year pmid beside`, in a text where `§` stands for a citation.
    fn found(text: &str) -> Vec<String> {
        let text = text.replace('§', &TextRun::CITATION.to_string()).replace('¶', &TextRun::NAME.to_string());
        let shown = |mention: Mention| {
            let surname = mention.name.map(|name| text[name.surname].to_owned()).unwrap_or_default();
            let year = mention.year.map(|year| year.0.to_string()).unwrap_or_default();
            let pmid = mention.pmid.map(|pmid| pmid.0.to_string()).unwrap_or_default();
            let beside = if mention.beside.is_some() { "beside" } else { "" };
            let all = [format!("{:?}", mention.form), surname, year, pmid, beside.to_owned()];
            all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        assert!(may_name(&text) || may_date(&text) || mentions(&text).is_empty(), "{text}");
        mentions(&text).into_iter().map(shown).collect()
    }

    #[test]
    fn works_are_named_in_many_ways() {
        for (text, expected) in [
            ("Trammell et al. 2016 §", "EtAl Trammell 2016 beside"),
            ("Trammell et al., 2016 §.", "EtAl Trammell 2016 beside"),
            ("Trammell et al. (2016) §", "EtAl Trammell 2016 beside"),
            ("(Trammell et al., 2016a; §)", "EtAl Trammell 2016 beside"),
            ("Trammell SA et al. Nat Commun 2016, PMID 27511844 §", "EtAl Trammell 2016 27511844 beside"),
            (
                "Trammell SA et al. (Nat Commun 2016, PMID 27511844)§ characterised",
                "EtAl Trammell 2016 27511844 beside",
            ),
            ("Trammell, S. A., et al. Nature 2016;7:12948 §", "EtAl Trammell 2016 beside"),
            ("as van der Berg et al found §", "EtAl van der Berg"),
            ("Grant and colleagues (2018) showed it §", "Colleagues Grant 2018"),
            ("Grant & his co-workers §", "Colleagues Grant beside"),
            ("Grant and Berg (2019) §", "Two Grant 2019 beside"),
            ("Grant & Berg 2019 §", "Two Grant 2019 beside"),
            ("(Grant, 2019 §)", "Alone Grant 2019 beside"),
            ("Grant 2019 §", "Alone Grant 2019 beside"),
            ("PMID 27511844 §", "Number 27511844 beside"),
            ("(PMID: 27511844) §", "Number 27511844 beside"),
            ("PMID27511844 §", "Number 27511844 beside"),
            ("a 2016 review §", "Year 2016 beside"),
            ("the 2016 systematic review § of it", "Year 2016 beside"),
            ("¶ (2016) found it", "Year 2016 beside"),
            ("published in 2016 §", "Year 2016 beside"),
            ("Li et al. §", "EtAl Li beside"),
            ("Müller-Schmidt et al. 2020 §", "EtAl Müller-Schmidt 2020 beside"),
            ("O’Brien’s and Grant et al. §", "EtAl Grant beside"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn several_are_told_apart() {
        assert_eq!(found("Grant 2019; Liu 2018 §"), ["Alone Grant 2019 beside", "Alone Liu 2018 beside"]);
        assert_eq!(found("Grant et al. and Liu et al. 2018 §"), ["EtAl Grant beside", "EtAl Liu 2018 beside"]);
        assert_eq!(
            found("Unlike Grant et al. 2019, Trammell 2016 §"),
            ["EtAl Grant 2019 beside", "Alone Trammell 2016 beside"]
        );
        assert_eq!(found("Grant et al., Liu 2018 §"), ["EtAl Grant beside", "Alone Liu 2018 beside"]);
    }

    #[test]
    fn dates_places_and_groups_are_no_names() {
        for text in [
            "In March 2016 §",
            "In 2016 §, and since 2018 §",
            "Since 2016 §",
            "GRADE 2013 §",
            "NAD and colleagues",
            "The researchers and colleagues §",
            "twenty people et al",
            "1990 to 2016 §",
            "a cohort of 2016 people §",
            "",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_stands_before_is_told() {
        let before = |text: &str| mentions(text).first().map(|mention| mention.before);
        assert_eq!(before("Grant et al. found"), Some(Before::Nothing));
        assert_eq!(before("Unlike Grant et al. it"), Some(Before::Contrast));
        assert_eq!(before("in contrast to Grant et al."), Some(Before::Contrast));
        assert_eq!(before("as shown by Grant et al."), Some(Before::Introduction));
        assert_eq!(before("the rise Grant et al. saw"), Some(Before::Words));
    }
}
