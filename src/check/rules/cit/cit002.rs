//! CIT002: a citation of a source that the library does not hold.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::base::suggest;
use crate::check::page_keys::PageKeys;
use crate::check::record_form::{path, record_form};
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::source_name::author_and_year;
use crate::check::typed_id::{cut_id, meant_id, named_id};
use crate::model::cited::Cited;
use crate::model::ident::RefId;
use crate::model::kb::Kb;

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT002",
    family: Family::Cit,
    level: Severity::Error,
    title: "citation of a source that the library does not hold",
    why: "A citation is a short key of the page's `citations` or an id with its prefix, and leads to a record in \
          `references/`. One that leads nowhere supports nothing, and most often a digit or a year is mistyped. A \
          source that is new to the library is written there first: a file named after its id, with title, author or \
          publisher, year, and what it was compared with.",
    origin: "ours",
    wrong: Example::FrontMatter("safety:\n  - {effect: nausea, count: 1/8, source: 'pmid:31572172'}"),
    right: Example::FrontMatter("safety:\n  - {effect: nausea, count: 1/8, source: 'pmid:31572171'}"),
    silenceable: false,
    // An address within `@…` is no key at all.
    yields_to: &["SYN022"],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let keys = PageKeys::of(cx.page);
    for (_, id) in keys.entries() {
        let span = id.value.span;
        found.extend(unheld(cx, &id.value.value).map(|(message, help)| finding(cx, span, message, help)));
    }
    for cited in cx.cites.iter().filter(|cited| cited.source.target.is_none()) {
        let raw = &*cited.source.raw;
        // A key that leads to an unknown id is reported once, where the id stands.
        if keys.holds(raw) {
            continue;
        }
        let wrong = match RefId::parse(raw) {
            Ok(id) => unheld(cx, &id),
            Err(_) if raw.contains(':') => None,
            Err(_) if cx.is_lost(raw) || keys.is_unread() => None,
            Err(_) => Some(unknown_key(cx, &keys, cited)),
        };
        found.extend(wrong.map(|(message, help)| finding(cx, cited.source.span, message, help)));
    }
}

fn finding(cx: &PageCx<'_>, span: Span, message: String, help: String) -> Finding {
    RULE.finding(cx.file, span, message).help(help)
}

/// Message and help for an id without a record.
fn unheld(cx: &PageCx<'_>, id: &RefId) -> Option<(String, String)> {
    let kb = cx.kb;
    if kb.library.find(id).is_some() || may_be_unread(kb, id) {
        return None;
    }
    let help = match nearest(kb, id) {
        Some(known) => format!("did you mean {}? If not, write its record as `{}`", described(kb, &known), path(id)),
        None => record_form(id, cx.today),
    };
    Some((format!("the library holds no record of `{id}`"), help))
}

/// Message and help for a word that is no key of the page.
fn unknown_key(cx: &PageCx<'_>, keys: &PageKeys<'_>, cited: &Cited<'_>) -> (String, String) {
    let (kb, raw) = (cx.kb, &*cited.source.raw);
    let message = format!("the page has no citation key `{raw}`");
    if let Some(id) = meant_id(kb, raw) {
        return (message, format!("write `{id}`"));
    }
    let rest = cx.text.get(cited.source.span.end as usize..).unwrap_or("");
    if let Some(id) = cited.in_text.then(|| cut_id(kb, raw, rest)).flatten() {
        return (message, format!("write `@{id}`"));
    }
    let help = match suggest::nearest(raw, keys.entries().map(|(key, _)| key)) {
        Some(key) => match keys.id(key).and_then(|id| kb.library.find(id)) {
            Some(found) => {
                let name =
                    author_and_year(kb.library.get(found)).unwrap_or_else(|| kb.library.get(found).id.to_string());
                format!("did you mean `{key}` ({name})?")
            }
            None => format!("did you mean `{key}`?"),
        },
        None => match named_id(kb, raw) {
            Some(id) => format!("add `{raw}: {id}` to the page's `citations`"),
            None => format!("add `{raw}: pmid:…` to the page's `citations`, or cite the id itself"),
        },
    };
    (message, help)
}

/// The known id of the same kind from which a slip of the finger leads to this one: one letter or digit wrong, left
/// out, added, or two swapped. Two PMIDs that differ in more have nothing to do with each other.
fn nearest(kb: &Kb, id: &RefId) -> Option<RefId> {
    let typed = id.to_string();
    let same_kind = kb.library.known_ids().filter(|known| known.prefix() == id.prefix());
    let is_slip = |known: &&RefId| {
        let known = known.to_string();
        let near = known.len().abs_diff(typed.len()) <= 2;
        let most = if matches!(id, RefId::Url(_)) { typed.chars().count() / 4 } else { 1 };
        near && strsim::damerau_levenshtein(&known, &typed) <= most.max(1)
    };
    let mut near = same_kind.filter(is_slip);
    near.next().cloned()
}

/// "`pmid:27721479` (Trammell 2016)".
fn described(kb: &Kb, id: &RefId) -> String {
    let name = kb.library.find(id).and_then(|found| author_and_year(kb.library.get(found)));
    name.map_or_else(|| format!("`{id}`"), |name| format!("`{id}` ({name})"))
}

/// Whether a record of this id may stand in a file that could not be read: that file has its own finding.
fn may_be_unread(kb: &Kb, id: &RefId) -> bool {
    let name = format!("{}.", id.file_stem());
    let mut files = kb.files.iter().zip(0..).filter(|(file, _)| file.path.starts_with("references/"));
    files.any(|(file, at)| {
        let own_name = file.path.rsplit('/').next().unwrap_or(&file.path);
        let is_named_so = own_name.starts_with(&name);
        let is_list = !RefId::PREFIXES.iter().any(|prefix| own_name.starts_with(&format!("{prefix}-")));
        let has_record = || kb.library.references.iter().any(|reference| reference.file.0 == at);
        (is_named_so && !file.flaws.is_empty() && !has_record()) || (is_list && file.incomplete)
    })
}
