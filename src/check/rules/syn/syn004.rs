//! SYN004: a value of the wrong type, or a word that the vocabulary does not hold.

use crate::base::date::Date;
use crate::base::diag::{Finding, Severity};
use crate::base::suggest;
use crate::check::filling::{did_you_mean, filling, one_of};
use crate::check::rule::{Example, Family, FlawCx, Rule, Run};
use crate::check::rules;
use crate::derive::csl::Style;
use crate::model::flaw::Flaw;
use crate::model::ident::{IdentKind, Slug};
use crate::model::kb::Kb;
use crate::model::shape::RecordShape;

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN004",
    family: Family::Syn,
    level: Severity::Error,
    title: "wrong type or unknown value",
    why: "Words such as routes, species and designs are closed vocabularies, because grading compares them: a study \
          `by mouth` and a claim `oral` would pass each other by. Numbers, dates and lists must be readable as such.",
    origin: "ours",
    wrong: Example::FrontMatter("routes: [intravenus]"),
    right: Example::FrontMatter("routes: [intravenous]"),
    silenceable: false,
    yields_to: &[],
    run: Run::FlawAndBase(run, settings),
};

fn run(cx: &FlawCx<'_>) -> Option<Finding> {
    let finding = |message: String| RULE.finding(cx.file, cx.span, message);
    match cx.flaw {
        Flaw::WrongShape { expected, found } => {
            let finding = finding(format!("expected {expected}, found {found}"));
            Some(with(finding, shape_help(expected, found, cx.span.text(cx.kb.text(cx.file)))))
        }
        Flaw::NotARecord { shape, found } => {
            let text = cx.span.text(cx.kb.text(cx.file));
            Some(finding(format!("expected a map of keys, found {found}")).help(record_help(shape, found, text)))
        }
        Flaw::NoValue { key, shape, required } => {
            let or = if *required { "" } else { ", or leave the key out" };
            Some(finding(format!("`{key}` has no value")).help(format!("write {}{or}", filling(key, shape))))
        }
        Flaw::UnknownWord { word, vocabulary, meant, words } => {
            Some(finding(format!("`{}` is no {vocabulary}", shortened(word))).help(did_you_mean(meant, words)))
        }
        Flaw::Unreadable { text, expected, instead } => {
            let finding = finding(format!("expected {expected}, found `{}`", shortened(text)));
            Some(with(finding, (!instead.is_empty()).then(|| format!("write {}", one_of(instead)))))
        }
        Flaw::FileName { stem } => {
            if let Some((folder, name)) = stem.rsplit_once('/') {
                let message = format!("`{}` cannot be an address: pages stand in no further folders", shortened(stem));
                let path = &cx.kb.file(cx.file).path;
                let place = if path.contains("compound") { "content/compounds" } else { "content" };
                return Some(finding(message).help(format!("move `{name}.md` from `{folder}/` to `{place}/`")));
            }
            let slug = Slug::parse(stem).err().and_then(|fault| fault.suggestion().map(str::to_owned));
            let message = format!("`{}` cannot be an address: a page's file name is its slug", shortened(stem));
            let name = slug.map_or_else(
                || "use lower-case letters, digits and hyphens, such as `coenzyme-q10.md`".to_owned(),
                |slug| format!("name the file `{slug}.md`: lower-case letters, digits and hyphens"),
            );
            Some(finding(message).help(name))
        }
        Flaw::TakenName { stem } => {
            let message = format!("the site has a page or folder of its own at `/{stem}/`, so this page is left out");
            Some(finding(message).help("give the file another name"))
        }
        Flaw::Ident(fault) if fault.kind() == IdentKind::Slug => {
            let text = shortened(cx.span.text(cx.kb.text(cx.file)));
            let finding = finding(format!("`{text}`: {fault}"));
            Some(with(finding, fault.suggestion().map(|suggestion| format!("write `{suggestion}`"))))
        }
        _ => None,
    }
}

/// What the settings name that is not there: a citation style; a rule to switch off that always runs.
fn settings(kb: &Kb, _: Date, found: &mut Vec<Finding>) {
    let (Some(file), Some(settings)) = (kb.settings_file, &kb.settings.file) else { return };
    if let Some(style) = &settings.style {
        let name = &*style.value;
        let is_there = |name: &str| Style::names().any(|known| known == name) || kb.paths.contains(&*own_style(name));
        if !is_there(name) {
            let own = kb.paths.iter().filter_map(|path| path.strip_prefix("styles/")?.strip_suffix(".csl"));
            let mut all: Vec<&str> = Style::names().collect();
            all.extend(own);
            let bare = name.trim_end_matches(".csl");
            let short = SHORT_NAMES.iter().find(|(short, _)| name.eq_ignore_ascii_case(short)).map(|(_, whole)| *whole);
            let bare_or_short = short.or_else(|| is_there(bare).then_some(bare));
            let near = bare_or_short.or_else(|| suggest::nearest(name, all.iter().copied()));
            let help = match near {
                Some(near) => format!("did you mean `{near}`? The styles are {}", all.join(", ")),
                None => format!("one of {}; or put a CSL file at `{}`", all.join(", "), own_style(bare)),
            };
            found.push(RULE.finding(file, style.span, format!("no citation style is called `{name}`")).help(help));
        }
    }
    for (code, level) in settings.rules.iter().flat_map(|rules| &rules.0) {
        let rule = rules::all().into_iter().find(|rule| *rule.code == **code);
        if rule.is_some_and(|rule| !rule.silenceable) && level.value.value.severity().is_none() {
            let message = format!("`{code}` always runs: it cannot be switched off");
            let help = "give it another level, or mend what it finds";
            found.push(RULE.finding(file, level.value.span, message).help(help));
        }
    }
}

/// What bundled styles are called for short.
const SHORT_NAMES: [(&str, &str); 3] =
    [("ama", "american-medical-association"), ("nlm", "nlm-citation-sequence"), ("icmje", "vancouver")];

/// Where a site's own style of that name stands.
fn own_style(name: &str) -> String {
    format!("styles/{name}.csl")
}

fn with(finding: Finding, help: Option<String>) -> Finding {
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// How the value that stands there is brought into the shape that is expected.
fn shape_help(expected: &str, found: &str, text: &str) -> Option<String> {
    let bare = text.trim_matches(['[', ']']);
    let is_short = bare.chars().count() <= 60 && !bare.contains(['\n', '[', ']', '{', '}']);
    let help = match (expected, found) {
        ("a list", "a single value") if is_short => format!("put it in brackets: `[{bare}]`"),
        ("a list", "a single value") => "write each item on a line of its own, after `- `".to_owned(),
        ("a list", "a map of keys") => {
            "begin each item with `- `, and indent its other keys below the first".to_owned()
        }
        ("a map of keys", _) => "write `key: value` on each line, or `{key: value, key: value}`".to_owned(),
        ("text", "a map of keys" | "a list") => {
            let quoted = if text.chars().count() <= 60 && !text.contains(['\n', '"']) { text } else { "…" };
            format!("a text that holds `: ` or begins with `[` or `{{` needs quotes: `\"{quoted}\"`")
        }
        (_, "nothing") => "remove the empty item, or write its value".to_owned(),
        (_, "an empty text") => "write a text, or leave the key out".to_owned(),
        (_, "a list") => match text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(only) if !only.contains([',', '\n', '[', '{']) => {
                format!("write it without brackets: `{}`", only.trim())
            }
            _ => "only one value can stand here".to_owned(),
        },
        _ => return None,
    };
    Some(help)
}

/// How a record is written where a text stands: the text under the key that is most likely its own, and all keys.
fn record_help(shape: &RecordShape, found: &str, text: &str) -> String {
    let own = shape.fields.iter().find(|field| field.required).or_else(|| shape.fields.first());
    let key = own.map_or("key", |field| field.key);
    let value =
        if text.chars().count() <= 60 && !text.contains(['\n', ',', '{', '}', '[', ']', '"']) { text } else { "…" };
    let keys: Vec<&str> = shape.fields.iter().map(|field| field.key).collect();
    match found {
        "a single value" if shape.fields.len() <= 14 => {
            format!("write `{{{key}: {value}}}`; the keys are {}", keys.join(", "))
        }
        _ => format!("write `{key}: …` and the other keys, each on a line of its own"),
    }
}

/// A text short enough for a message.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 { text.to_owned() } else { text.chars().take(39).chain(['…']).collect() }
}
