//! SYN002: a key that the record does not have.

use crate::base::date::Date;
use crate::base::diag::{Finding, Severity};
use crate::base::noun;
use crate::base::suggest;
use crate::check::filling::one_of;
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::check::rules;
use crate::model::flaw::{Flaw, Meant};
use crate::model::kb::Kb;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN002",
    family: Family::Syn,
    level: Severity::Error,
    title: "unknown key",
    why: "A misspelt key would be left out without a word, and with it a source or a warning. So every key must be \
          one that the record has; `monograph schema` lists them all.",
    origin: "ours",
    wrong: Example::FrontMatter("alias: [coenzyme I]"),
    right: Example::FrontMatter("aliases: [coenzyme I]"),
    silenceable: false,
    yields_to: &[],
    run: Run::FlawAndBase(run, settings),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let Flaw::UnknownKey { key, record, meant } = cx.flaw else { return None };
    let message = match meant {
        Meant::Cut { .. } => {
            let after = noun::with_article(record);
            format!("`{key}` is no key of {after}, but the rest of a text that was cut at a comma")
        }
        Meant::Keys(_)
        | Meant::Within(_)
        | Meant::Elsewhere(_)
        | Meant::OfCompoundPage
        | Meant::Spaced { .. }
        | Meant::Unknown(_) => format!("`{key}` is no key of {}", noun::with_article(record)),
    };
    Some(RULE.finding(cx.file, cx.span, message).help(help(key, meant)))
}

/// Codes of `[rules]` that no rule has.
fn settings(kb: &Kb, _: Date, found: &mut Vec<Finding>) {
    let (Some(file), Some(settings)) = (kb.settings_file, &kb.settings.file) else { return };
    let all = rules::all();
    for (code, level) in settings.rules.iter().flat_map(|rules| &rules.0) {
        if all.iter().any(|rule| *rule.code == **code) {
            continue;
        }
        let family = all.iter().filter(|rule| rule.code.trim_end_matches(|c: char| c.is_ascii_digit()) == &**code);
        let help = match (family.count(), suggest::nearest(code, all.iter().map(|rule| rule.code))) {
            (0, Some(near)) => format!("did you mean `{near}`? `monograph explain` lists the rules"),
            (0, None) => "`monograph explain` lists the rules".to_owned(),
            (_, _) => format!("a whole family has no level: name each rule, such as `{code}001`"),
        };
        found.push(RULE.finding(file, level.span, format!("no rule is called `{code}`")).help(help));
    }
}

fn help(key: &str, meant: &Meant) -> String {
    match meant {
        Meant::Keys(keys) => format!("did you mean {}?", one_of(keys)),
        Meant::Within(example) => format!("it stands within another key: `{example}`"),
        Meant::Elsewhere(places) => format!("it belongs {}", places_of(places)),
        Meant::OfCompoundPage => {
            "only pages in `content/compounds/` have it: move the page there, or remove the key".to_owned()
        }
        Meant::Spaced { key, value } => format!("put a space after the colon: `{key}: {value}`"),
        Meant::Cut { whole } => format!("quote the text: `\"{}\"`", whole.replace('\\', "\\\\").replace('"', "\\\"")),
        Meant::Unknown(shape) if shape.fields.len() <= MOST_KEYS => {
            let keys: Vec<&str> = shape.fields.iter().map(|field| field.key).collect();
            format!("remove it; the keys here are {}", keys.join(", "))
        }
        Meant::Unknown(_) if key.contains(' ') => {
            "remove it, or, where it is part of a text, quote the whole text; `monograph schema` lists the keys"
                .to_owned()
        }
        Meant::Unknown(_) => "remove it; `monograph schema` lists the keys there are".to_owned(),
    }
}

/// Records with more keys are not listed.
const MOST_KEYS: usize = 14;

/// "in `csl`", "in the entries of `claims`, of `half_lives` or of `safety`", "at the top of the file".
fn places_of(places: &[Box<str>]) -> String {
    const MOST: usize = 4;
    let named: Vec<String> = places
        .iter()
        .take(MOST)
        .map(|place| match &**place {
            "" => "at the top of the file, in the first column".to_owned(),
            place => format!("in `{place}`"),
        })
        .collect();
    let more = if places.len() > MOST { ", and in others" } else { "" };
    format!("{}{more}", named.join(", "))
}
