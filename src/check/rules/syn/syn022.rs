//! SYN022: a value or claim reference to nothing, or one that cannot be read.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::base::suggest;
use crate::check::flawed::is_flawed;
use crate::check::rule::{AnyPage, Example, Family, PageCx, Rule, Run};
use crate::check::source_name::source_name;
use crate::check::typed_id::meant_id;
use crate::model::claim::Evidence;
use crate::model::kb::CompoundPage;
use crate::model::prose::{FaultKind, Prose};

/// The rule.
pub const RULE: Rule = Rule {
    code: "SYN022",
    family: Family::Syn,
    level: Severity::Error,
    title: "reference to nothing",
    why: "`[=record]` prints a record's number and `[!claim]` a claim's tier. A reference to a record that is not there \
          would print a hole where a reader expects a figure. So with a claim's `values`, and with the `outcome` of its \
          evidence, which is one of the study's record.",
    origin: "ours",
    wrong: Example::Body("Its half-life is [=t12-plasma]."),
    right: Example::Body("Its half-life is [=nmn/t12-plasma]."),
    silenceable: false,
    yields_to: &[],
    run: Run::Page(run),
};

/// The two kinds of record that prose can refer to.
#[derive(Clone, Copy)]
enum Noun {
    Value,
    Claim,
}

impl Noun {
    fn word(self) -> &'static str {
        match self {
            Noun::Value => "record",
            Noun::Claim => "claim",
        }
    }

    fn ids(self, page: &CompoundPage) -> Vec<&str> {
        match self {
            Noun::Value => page.head.measures().map(|measure| measure.id().value.as_str()).collect(),
            Noun::Claim => page.head.claims.iter().map(|claim| claim.id.value.as_str()).collect(),
        }
    }
}

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    if let AnyPage::Compound(page) = cx.page {
        for claim in &page.head.claims {
            found.extend(claim.values.iter().filter_map(|id| judge(cx, Noun::Value, None, id.value.as_str(), id.span)));
            found.extend(claim.evidence.iter().filter_map(|entry| outcome(cx, entry)));
        }
    }
    for written in &cx.texts {
        malformed(cx, written.prose, found);
        for (_, value) in written.prose.values().filter(|(_, value)| value.target.is_none()) {
            let page = value.page.as_ref().map(|page| (&*page.value, page.span));
            found.extend(judge_text(cx, Noun::Value, page, &value.record.value, value.record.span));
        }
        for (_, claim) in written.prose.claims().filter(|(_, claim)| claim.target.is_none()) {
            let page = claim.page.as_ref().map(|page| (&*page.value, page.span));
            found.extend(judge_text(cx, Noun::Claim, page, &claim.id.value, claim.id.span));
        }
    }
}

/// An outcome that the study's record does not have.
fn outcome(cx: &PageCx<'_>, entry: &Evidence) -> Option<Finding> {
    let typed = entry.outcome.as_ref()?;
    let reference = cx.kb.library.get(entry.source.target?);
    let study = reference.record.study.as_ref()?;
    let ids: Vec<&str> = study.outcomes.iter().map(|outcome| &*outcome.id.value).collect();
    if ids.contains(&&*typed.value) || is_flawed(cx.kb, reference.file, study.at.span) {
        return None;
    }
    let message = format!("there is no outcome `{}` in the record of {}", typed.value, source_name(reference));
    let finding =
        RULE.finding(cx.file, typed.span, message).help(instead(&typed.value, &ids, "the record has no outcome yet"));
    Some(finding.related(reference.file, study.at.key, "its appraisal"))
}

/// What was meant, or what there is.
fn instead(typed: &str, ids: &[&str], none: &str) -> String {
    match suggest::nearest(typed, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if ids.is_empty() => none.to_owned(),
        None => format!("it has {}", listed(ids)),
    }
}

/// The first of many ids.
fn listed(ids: &[&str]) -> String {
    const MOST: usize = 8;
    let first = ids.iter().take(MOST).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(MOST) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

fn malformed(cx: &PageCx<'_>, prose: &Prose, found: &mut Vec<Finding>) {
    for fault in prose.faults() {
        let words = fault.span.text(cx.text);
        let (message, help) = match fault.kind {
            FaultKind::Malformed(malformed) => {
                let id = words.strip_prefix('@').and_then(|typed| meant_id(cx.kb, typed));
                let help = id.map_or_else(|| malformed.help().to_owned(), |id| format!("write `@{id}`"));
                (format!("`{words}` {}", malformed.what()), help)
            }
            FaultKind::UnknownFootnote => {
                (format!("`{words}` has no footnote"), "write its text on a line of its own: `[^1]: …`".to_owned())
            }
            FaultKind::DefinitionCollision
            | FaultKind::CitationInLink
            | FaultKind::HeadingAttribute
            | FaultKind::DuplicateAnchor
            | FaultKind::AllowMalformed
            | FaultKind::AllowNotAlone => continue,
        };
        found.push(RULE.finding(cx.file, fault.span, message).help(help));
    }
}

/// The finding for a reference that leads nowhere; none where the record stands but could not be read.
fn judge(cx: &PageCx<'_>, noun: Noun, page: Option<(&str, Span)>, id: &str, span: Span) -> Option<Finding> {
    let (word, own) = (noun.word(), page.is_none());
    let target = match (page, cx.page) {
        (None, AnyPage::Compound(page)) => page,
        (None, AnyPage::Leaf(_)) => {
            let message = format!("there is no {word} `{id}`: this page is not about a compound");
            return Some(RULE.finding(cx.file, span, message).help(format!("name the page too: `page/{id}`")));
        }
        (Some((slug, span)), _) => match cx.kb.compound(slug) {
            Some(index) => &cx.kb.compounds[index as usize],
            None => {
                let near = suggest::nearest(slug, cx.kb.compounds.iter().map(|page| &*page.slug));
                let finding = RULE.finding(cx.file, span, format!("there is no page `{slug}`"));
                return Some(finding.help(match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the name of the page's file in content/compounds/, without `.md`".to_owned(),
                }));
            }
        },
    };
    let ids = noun.ids(target);
    if target.incomplete || target.lost.contains(id) || ids.contains(&id) {
        return None;
    }
    let place = if own { "on this page".to_owned() } else { format!("on the page `{}`", target.slug) };
    let finding = RULE.finding(cx.file, span, format!("there is no {word} `{id}` {place}"));
    Some(finding.help(instead(id, &ids, &format!("the page has no {word} yet"))))
}

/// The same, in a text, which may name a record of another page.
fn judge_text(cx: &PageCx<'_>, noun: Noun, page: Option<(&str, Span)>, id: &str, span: Span) -> Option<Finding> {
    let finding = judge(cx, noun, page, id, span)?;
    let AnyPage::Compound(own) = cx.page else { return Some(finding) };
    let is_near = page.is_some() || suggest::nearest(id, noun.ids(own)).is_some();
    Some(match elsewhere(cx, noun, id).filter(|_| !is_near) {
        Some(help) => finding.help(help),
        None => finding,
    })
}

/// The one other page that has what was meant.
fn elsewhere(cx: &PageCx<'_>, noun: Noun, id: &str) -> Option<String> {
    let mut having = cx.kb.compounds.iter().filter(|page| noun.ids(page).contains(&id));
    let page = having.next().filter(|_| having.next().is_none())?;
    Some(format!("the page `{slug}` has it: `{slug}/{id}`", slug = page.slug))
}
