//! Given names as a style wants them: in full, or as initials.
//!
//! The rules are those of citeproc-js, which CSL styles are written against, with two exceptions of ours: `JMP` beside
//! a family name in small letters is PubMed's way of writing three initials, not a name; and `Shin-ichiro` without
//! hyphen is `S` as PubMed has it, not `S ichiro`.

/// How a style abbreviates given names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initials {
    /// What follows each initial: `""`, `". "`, `"."`. Absent: names stay in full.
    pub with: Option<String>,
    /// Whether full names become initials; otherwise only initials already there are respelled.
    pub whole: Whole,
    /// Whether `Jean-Paul` keeps its hyphen.
    pub hyphen: Hyphen,
}

/// What happens to a given name written in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It becomes an initial.
    Initial,
    /// It stays.
    Kept,
}

/// What happens to the hyphen of a double given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyphen {
    /// `J.-P.`
    Kept,
    /// `JP`
    Dropped,
}

/// The given name as it is printed.
pub fn write(given: &str, rule: &Initials) -> String {
    let Some(with) = &rule.with else { return given.to_owned() };
    if !given.chars().next().is_some_and(alphabetic_script) {
        return given.to_owned();
    }
    let parts = split(given, rule.hyphen);
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        let printed = match rule.whole {
            Whole::Initial => initial(&part.text),
            Whole::Kept => abbreviation(&part.text),
        };
        let last = at + 1 == parts.len();
        match printed {
            Some(letters) => {
                out.push_str(&letters);
                out.push_str(with);
                if !last && part.joint == Joint::Hyphen {
                    trim_end(&mut out);
                    out.push('-');
                } else if !last && parts.get(at + 1).is_some_and(|next| keeps_space(next, rule.whole)) {
                    space(&mut out);
                }
            }
            None => {
                if at > 0 && !out.ends_with('-') {
                    space(&mut out);
                }
                out.push_str(&part.text);
                if !last {
                    out.push(if part.joint == Joint::Hyphen { '-' } else { ' ' });
                }
            }
        }
    }
    trim_end(&mut out);
    out
}

/// `JMP` as `J M P`, where it stands for initials: two to four capitals beside a family name that has small letters.
pub fn spaced_initials(given: &str, family: &str) -> Option<String> {
    let letters = given.chars().count();
    let capitals = given.chars().all(|c| c.is_alphabetic() && c.is_uppercase());
    if !(2..=4).contains(&letters) || !capitals || !family.chars().any(char::is_lowercase) {
        return None;
    }
    let spaced: Vec<String> = given.chars().map(String::from).collect();
    Some(spaced.join(" "))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Space,
    Hyphen,
}

struct Part {
    text: String,
    /// What stands between this part and the next.
    joint: Joint,
}

/// The parts of a given name: `J.R. Peter-Paul` has four. A small letter after a hyphen does not begin a part.
fn split(given: &str, hyphen: Hyphen) -> Vec<Part> {
    let hyphen = match hyphen {
        Hyphen::Kept => Joint::Hyphen,
        Hyphen::Dropped => Joint::Space,
    };
    let mut parts = vec![Part { text: String::new(), joint: Joint::Space }];
    let mut chars = given.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let joint = match c {
            _ if c.is_whitespace() => Some(Joint::Space),
            '-' | '\u{2010}' if !after.is_some_and(char::is_lowercase) => Some(hyphen),
            '.' if after.is_some_and(|next| !next.is_whitespace() && next != '-') => {
                push(&mut parts, c);
                Some(Joint::Space)
            }
            _ => None,
        };
        match joint {
            Some(joint) => begin(&mut parts, joint),
            None => push(&mut parts, c),
        }
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}

fn push(parts: &mut [Part], c: char) {
    if let Some(part) = parts.last_mut() {
        part.text.push(c);
    }
}

/// Ends the part under way; a hyphen outweighs the spaces around it.
fn begin(parts: &mut Vec<Part>, joint: Joint) {
    let open = parts.last().is_some_and(|part| part.text.is_empty());
    let ended = if open { parts.iter_mut().rev().nth(1) } else { parts.last_mut() };
    if let Some(part) = ended.filter(|_| !open || joint == Joint::Hyphen) {
        part.joint = joint;
    }
    if !open {
        parts.push(Part { text: String::new(), joint: Joint::Space });
    }
}

/// The initial of a part, or nothing where it is no capitalised name (`de`).
fn initial(part: &str) -> Option<String> {
    let mut chars = part.chars();
    let first = chars.next().filter(|c| c.is_alphabetic() && !c.is_lowercase())?;
    let rest: String = chars.clone().take_while(|c| c.is_alphabetic()).collect();
    let after = chars.nth(rest.chars().count());
    if !rest.is_empty() && after == Some('.') {
        // "Ch." and "Yu." are abbreviations of their own.
        return Some(format!("{first}{rest}"));
    }
    let capitals: String = rest.chars().take_while(|c| c.is_uppercase()).collect();
    if capitals.len() < rest.len() {
        Some(format!("{first}{}", capitals.to_lowercase()))
    } else {
        Some(first.to_string())
    }
}

/// The letters of a part that is an abbreviation already, where full names are kept.
fn abbreviation(part: &str) -> Option<String> {
    if let Some(letters) = part.strip_suffix('.') {
        return Some(letters.to_owned());
    }
    let mut chars = part.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) if only.is_uppercase() => Some(only.to_string()),
        _ => None,
    }
}

/// Whether a part stands apart from an initial before it: a particle, or a name that is kept whole.
fn keeps_space(next: &Part, whole: Whole) -> bool {
    match whole {
        Whole::Initial => initial(&next.text).is_none(),
        Whole::Kept => abbreviation(&next.text).is_none(),
    }
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn trim_end(out: &mut String) {
    out.truncate(out.trim_end().len());
}

/// Scripts with capitals and initials; names in others are never abbreviated.
fn alphabetic_script(c: char) -> bool {
    c == '&' || (c.is_alphabetic() && (c.is_uppercase() || c.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(with: &str) -> Initials {
        Initials { with: Some(with.into()), whole: Whole::Initial, hyphen: Hyphen::Dropped }
    }

    #[test]
    fn initials_as_citeproc_writes_them() {
        let cases = [
            ("Samuel A J", "SAJ"),
            ("E. Dale", "ED"),
            ("Xiao-Hong", "XH"),
            ("A-S", "AS"),
            ("J.R.R.", "JRR"),
            ("JoAnn", "J"),
            ("Ch.", "Ch"),
            ("Izabelle de Mello", "I de M"),
            ("Carlos Rodrigo de Mello", "CR de M"),
            ("Åke", "Å"),
            ("Владимир", "В"),
            ("Shin-ichiro", "S"),
            ("王", "王"),
            ("", ""),
        ];
        for (given, printed) in cases {
            assert_eq!(write(given, &rule("")), printed, "{given}");
        }
    }

    #[test]
    fn full_stops_spaces_and_hyphens() {
        let apa = Initials { hyphen: Hyphen::Kept, ..rule(". ") };
        let cases = [
            ("Samuel A J", "S. A. J."),
            ("Alice Pik-Shan", "A. P.-S."),
            ("A-S", "A.-S."),
            ("Izabelle de Mello", "I. de M."),
            ("Jean - Paul", "J.-P."),
            ("Shin-ichiro", "S."),
        ];
        for (given, printed) in cases {
            assert_eq!(write(given, &apa), printed, "{given}");
        }
    }

    #[test]
    fn full_names_may_be_kept() {
        let kept = Initials { whole: Whole::Kept, ..rule(". ") };
        assert_eq!(write("Ada B", &kept), "Ada B.");
        assert_eq!(write("A B Carl", &kept), "A. B. Carl");
        let full = Initials { with: None, ..rule("") };
        assert_eq!(write("Ada B.", &full), "Ada B.");
    }

    #[test]
    fn compact_initials_are_initials() {
        assert_eq!(spaced_initials("JMP", "van Trijp").as_deref(), Some("J M P"));
        assert_eq!(spaced_initials("Jo", "Lee"), None);
        assert_eq!(spaced_initials("J", "Lee"), None);
        assert_eq!(spaced_initials("MARIA", "Lee"), None);
        assert_eq!(spaced_initials("JO", "LEE"), None, "the whole name is in capitals");
    }
}
