//! The lexicon of the rules of language: each entry is found where it should be, and each exception stays silent.

#![allow(clippy::print_stderr, reason = "a test prints how many it tried")]

use std::fmt::Write as _;

use monograph::base::date::Date;
use monograph::base::diag::Finding;
use monograph::check::example;
use monograph::check::lexicon::{Entry, Group, lexicon, pattern};
use monograph::check::rule::{Example, Rule};
use monograph::check::rules;
use monograph::check::run::{Choice, run};
use monograph::check::wording::Sentence;
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::source::world::MemoryWorld;

/// The plain words of an entry, as a sentence has them: the first that its notation stands for.
fn words(entry: &Entry) -> String {
    let say = if entry.is_verb {
        let third = entry.say.split_whitespace().nth(1).expect("a verb has forms");
        format!("{third} {}", entry.then.as_deref().unwrap_or(""))
    } else {
        entry.say.to_string()
    };
    let phrase = pattern::expand(&say).into_iter().next().expect("a notation stands for something");
    let words = phrase.iter().filter_map(|slot| match slot {
        pattern::Slot::Word(word) => Some(&**word),
        pattern::Slot::Gap(_) => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The texts in which an entry is tried: its own, else the group's.
fn trials(own: &[Box<str>], of_group: Option<&str>, entry: &Entry) -> Vec<String> {
    let texts: Vec<&str> =
        if own.is_empty() { of_group.into_iter().collect() } else { own.iter().map(|t| &**t).collect() };
    texts.into_iter().filter(|text| !text.is_empty()).map(|text| text.replace("{}", &words(entry))).collect()
}

/// Whether the rule of a group finds something in a text, and at the words of the group where any are looked for.
fn finds(rule: &Rule, group: &Group, text: &str) -> bool {
    let sentence = text[..1].to_uppercase() + &text[1..];
    let page = format!(
        "---\ntitle: Example\nsummary: A page.\n---\n\n## Heading {{.{}}}\n\n{sentence}\n",
        group.trial.section
    );
    // These judge a sentence by what the source is that it cites.
    let source = match rule.code {
        "LNG002" | "LNG007" | "LNG013" => rule.wrong,
        _ => Example::Files(&[]),
    };
    let mut files = example::files(source);
    files.insert(example::PAGE.to_owned(), page);
    let mut world = MemoryWorld::new(Date::parse("2026-11-21").expect("a date"));
    for (path, text) in &files {
        world.set(path.as_str(), text.as_bytes().to_vec());
    }
    let kb = load(&world).expect("memory can be listed");
    let choice = Choice { select: vec![rule.code.to_owned()], ignore: Vec::new() };
    let found = run(&kb, Date::parse("2026-11-21").expect("a date"), &rules::all(), &choice).findings;
    found.iter().any(|finding| is_on_page(&kb, finding))
}

fn is_on_page(kb: &Kb, finding: &Finding) -> bool {
    *kb.file(finding.file).path == *example::PAGE
}

fn rule_of(group: &Group) -> Option<&'static Rule> {
    let code = group.code.as_deref()?;
    rules::all().into_iter().find(|rule| rule.code == code)
}

#[test]
fn every_entry_sets_off_its_rule_and_stays_silent_where_it_is_guarded() {
    let mut report = String::new();
    let mut tried = 0;
    for group in lexicon().groups() {
        let Some(rule) = rule_of(group) else { continue };
        for entry in &group.entries {
            let fires = trials(&entry.fires, Some(&group.trial.fires), entry);
            let silent = trials(&entry.silent, group.trial.silent.as_deref(), entry);
            if fires.is_empty() {
                let _ = writeln!(report, "{}: `{}` has no text in which it is found", rule.code, entry.say);
            }
            for text in fires.iter().filter(|text| !finds(rule, group, text)) {
                let _ = writeln!(report, "{}: silent, though `{}` stands in: {text}", rule.code, entry.say);
            }
            for text in silent.iter().filter(|text| finds(rule, group, text)) {
                let _ = writeln!(report, "{}: `{}` is found in: {text}", rule.code, entry.say);
            }
            tried += fires.len() + silent.len();
        }
        for except in group.except.iter().filter(|except| finds(rule, group, &except.silent)) {
            let _ = writeln!(report, "{}: the exception `{}` is found in: {}", rule.code, except.say, except.silent);
        }
        tried += group.except.len();
    }
    eprintln!("{tried} texts tried");
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_word_around_others_is_found_where_it_should_be() {
    let mut report = String::new();
    let has = |group: &Group, text: &str| Sentence::read(text, 0..text.len()).has(group.sense);
    for group in lexicon().groups().iter().filter(|group| group.code.is_none()) {
        for entry in &group.entries {
            let fires = trials(&entry.fires, Some(&group.trial.fires), entry);
            if fires.is_empty() || fires.iter().any(|text| !has(group, text)) {
                let _ = writeln!(report, "{:?}: `{}` is not found in {fires:?}", group.sense, entry.say);
            }
        }
        for except in group.except.iter().filter(|except| has(group, &except.silent)) {
            let _ =
                writeln!(report, "{:?}: the exception `{}` is found in: {}", group.sense, except.say, except.silent);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// Every rule of language that looks for words has a list, and every list that names a rule names one that there is.
#[test]
fn lists_and_rules_belong_together() {
    for group in lexicon().groups() {
        assert_eq!(group.code.is_some(), rule_of(group).is_some(), "{:?}", group.code);
    }
    let listed = |code: &str| lexicon().groups().iter().any(|group| group.code.as_deref() == Some(code));
    let codes = rules::all().into_iter().map(|rule| rule.code).filter(|code| code.starts_with("LNG"));
    assert_eq!(codes.filter(|code| !listed(code)).collect::<Vec<_>>(), Vec::<&str>::new());
}
