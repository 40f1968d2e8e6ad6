//! Whether a name and a year are those of a record's author and publication.

use crate::check::fold::fold;
use crate::model::reference::{Csl, CslDate, Name, Reference};

/// The years in which the work can be said to have come out: in print, ahead of print, and where neither is known,
/// that in which it was looked at.
pub fn years(reference: &Reference) -> Vec<u32> {
    let csl = &reference.record.csl;
    let year = |date: &Option<CslDate>| date.as_ref().and_then(CslDate::year);
    let published: Vec<u32> = [year(&csl.issued), year(&csl.available_date)].into_iter().flatten().collect();
    if published.is_empty() { year(&csl.accessed).into_iter().collect() } else { published }
}

/// Whether the work came out in that year; true where the record gives none.
pub fn is_of_year(reference: &Reference, year: u32) -> bool {
    let years = years(reference);
    years.is_empty() || years.contains(&year)
}

/// Whether one of the words, or some of them together, is the first author's name. True where the record names nobody.
pub fn is_first_author(reference: &Reference, candidates: &[String]) -> bool {
    match authors(&reference.record.csl).first() {
        Some(first) => is_named(first, candidates),
        None => true,
    }
}

/// The same for any author, and for the editors.
pub fn is_author(reference: &Reference, candidates: &[String]) -> bool {
    let csl = &reference.record.csl;
    let mut all = csl.author.iter().chain(&csl.editor).peekable();
    all.peek().is_none() || all.any(|name| is_named(name, candidates))
}

/// Whether the first author is a person, and not a group.
pub fn has_person(reference: &Reference) -> bool {
    authors(&reference.record.csl).first().is_some_and(|name| name.family.is_some())
}

/// The authors; of a work that has none, the editors.
fn authors(csl: &Csl) -> &[Name] {
    if csl.author.is_empty() { &csl.editor } else { &csl.author }
}

/// A name as typed, made comparable: without accents, signs and spaces, umlauts as single letters.
pub fn bare(name: &str) -> String {
    let mut folded = fold(name);
    folded.retain(|c| c != ' ');
    let has_umlaut = ["ae", "oe", "ue"].iter().any(|pair| folded.contains(pair));
    if has_umlaut { folded.replace("ae", "a").replace("oe", "o").replace("ue", "u") } else { folded }
}

/// Whether one of the candidates, each [`bare`], is the name of this author.
fn is_named(name: &Name, candidates: &[String]) -> bool {
    let family = name.family.as_ref().map_or("", |family| &family.value);
    // Most names need no folding.
    if candidates.iter().any(|candidate| family.eq_ignore_ascii_case(candidate)) {
        return true;
    }
    let text = |text: &Option<crate::model::scalar::Text>| text.as_ref().map(|text| text.value.to_string());
    let particles = [text(&name.dropping_particle), text(&name.non_dropping_particle)];
    let particles: Vec<String> = particles.into_iter().flatten().collect();
    let mut forms = vec![bare(family), bare(&format!("{}{family}", particles.concat()))];
    forms.extend(particles.iter().map(|particle| bare(&format!("{particle}{family}"))));
    // Of a surname of two words either may stand alone, particles aside.
    forms.extend(fold(family).split(' ').filter(|part| part.chars().count() > 3).map(bare));
    if let Some(group) = &name.literal {
        forms.extend(group_forms(&group.value));
    }
    let is_latin = |form: &String| form.bytes().any(|b| b.is_ascii_alphabetic());
    !forms.iter().any(is_latin) || forms.iter().any(|form| candidates.contains(form))
}

/// How a group may be named in short: whole, by one of its words, or by its initials.
pub fn group_forms(group: &str) -> Vec<String> {
    let mut forms = vec![bare(group)];
    forms.extend(fold(group).split(' ').filter(|word| word.chars().count() > 2).map(bare));
    let initials: String = initials(group);
    forms.extend((0..initials.chars().count()).map(|from| initials.chars().skip(from).collect()));
    forms.retain(|form| form.chars().count() > 1);
    forms
}

/// The initials of the words that begin with a capital, in lower case: "fda".
fn initials(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| word.chars().next().filter(|c| c.is_uppercase())).flat_map(char::to_lowercase).collect()
}

/// Whether the words stand in the record's title, journal or publisher, so that they need not be a person's name.
pub fn is_in_titles(reference: &Reference, candidates: &[String]) -> bool {
    let csl = &reference.record.csl;
    let texts = [&csl.title, &csl.title_short, &csl.container_title, &csl.container_title_short, &csl.publisher];
    texts.into_iter().flatten().any(|text| {
        let initials = initials(&text.value);
        let words: Vec<String> = fold(&text.value).split(' ').map(bare).collect();
        let whole = words.concat();
        candidates.iter().any(|candidate| {
            let is_acronym = candidate.len() > 2 && initials.contains(&**candidate);
            words.contains(candidate) || is_acronym || (candidate.len() > 4 && whole.contains(&**candidate))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    fn record(author: &str, more: &str) -> Reference {
        let text =
            format!("csl:\n  id: pmid:1\n  type: report\n  title: The NADPARK study\n  author: [{author}]\n{more}");
        let today = Date::parse("2026-11-21").expect("a day");
        let kb = load(&MemoryWorld::new(today).with("references/pmid-1.yaml", text)).expect("memory can be listed");
        kb.library.references.into_iter().next().expect("a record")
    }

    #[test]
    fn surnames_are_met_in_every_usual_spelling() {
        for (author, names) in [
            ("{family: Grant, given: Ross}", "Grant GRANT grant"),
            ("{family: Müller, given: A}", "Muller Müller Mueller"),
            ("{family: Boer, given: J, non-dropping-particle: de}", "Boer deboer deBoer"),
            ("{family: De Oliveira, given: G}", "DeOliveira Oliveira"),
            ("{family: Gondre-Lewis, given: M}", "gondrelewis Gondre-Lewis lewis"),
            ("{family: O’Brien, given: M}", "OBrien O'Brien"),
            ("{family: Østergaard, given: M}", "Ostergaard"),
            ("{literal: U.S. Food and Drug Administration}", "usfda Food"),
            ("{family: 山田, given: 太郎}", "Yamada"),
        ] {
            let reference = record(author, "");
            for name in names.split(' ') {
                assert!(is_first_author(&reference, &[bare(name)]), "{name} is {author}");
            }
            assert!(author.contains('山') || !is_first_author(&reference, &[bare("Trammell")]), "{author}");
        }
        let two = record("{family: Grant, given: R}, {family: Berg, given: J}", "");
        assert!(!is_first_author(&two, &[bare("Berg")]) && is_author(&two, &[bare("Berg")]));
    }

    #[test]
    fn a_year_is_that_of_print_or_of_first_publication() {
        let print = "  issued: {date-parts: [[2020, 1]]}\n";
        let ahead = "  available-date: {date-parts: [[2019, 12, 1]]}\n";
        let both = record("{family: Grant}", &format!("{print}{ahead}"));
        assert_eq!(years(&both), [2020, 2019]);
        assert!(!is_of_year(&both, 2018));
        let seen = record("{family: Grant}", "  accessed: {date-parts: [[2026]]}\n");
        assert!(is_of_year(&seen, 2026) && !is_of_year(&seen, 2020) && is_of_year(&record("{family: A}", ""), 1900));
    }

    #[test]
    fn a_study_may_be_named_by_its_title() {
        let reference = record("{family: Brakedal, given: Brage}", "  publisher: Food and Drug Administration\n");
        assert!(is_in_titles(&reference, &[bare("nadpark")]) && is_in_titles(&reference, &[bare("fda")]));
        assert!(!is_in_titles(&reference, &[bare("trammell")]) && has_person(&reference));
    }
}
