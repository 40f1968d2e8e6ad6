//! CIT003: the name, year or PMID written beside a citation, or in a short key, disagrees with the record.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::attribution::{has_person, is_author, is_first_author, is_in_titles, is_of_year, years};
use crate::check::beside::{Named, Wrong, disagreements};
use crate::check::fold::fold;
use crate::check::mention::may_name;
use crate::check::page_keys::PageKeys;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::check::short_key::{ShortKey, short_key};
use crate::check::source_name::{author_and_year, source_name};
use crate::model::kb::Kb;
use crate::model::reference::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT003",
    family: Family::Cit,
    level: Severity::Error,
    title: "name, year or PMID beside a citation disagrees with the record",
    why: "A figure circulates as “Trammell et al. 2016, PMID 27511844”; the PMID is another paper's, and the paper gave \
          another substance by another route. Whoever writes a name, year or PMID next to a citation says which work is \
          meant; here it is compared with the record that is cited, and so is a short key made of surname and year. \
          Quotations and claims in circulation are left alone.",
    origin: "ours, after a real page on infused NAD+",
    wrong: Example::Body("Trammell et al. 2016 gave it by vein [@pmid:31572171]."),
    right: Example::Body("Grant et al. 2019 gave it by vein [@pmid:31572171]."),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for (key, id) in PageKeys::of(cx.page).entries() {
        let reference = cx.kb.library.find(&id.value.value).map(|index| cx.kb.library.get(index));
        if let Some((reference, read)) = reference.zip(short_key(key)) {
            found.extend(judge_key(cx, key, PageKeys::letters(cx.text, id.span), reference, &read));
        }
    }
    let named = if may_name(cx.text) { Named::ByWords } else { Named::OnlyByYears };
    for written in cx.texts.iter().filter(|written| !written.role.is_quotation()) {
        for wrong in disagreements(cx, written.prose, named) {
            found.push(judge_text(cx, &wrong));
        }
    }
}

/// A key against the record that it stands for.
fn judge_key(cx: &PageCx<'_>, key: &str, span: Span, reference: &Reference, read: &ShortKey) -> Option<Finding> {
    let is_named = is_first_author(reference, &read.candidates)
        || (is_in_titles(reference, &read.candidates)
            && !(has_person(reference) && is_author(reference, &read.candidates)));
    let is_dated = is_of_year(reference, read.year);
    if is_named && is_dated {
        return None;
    }
    let name = source_name(reference);
    let message = match (is_named, is_dated) {
        (false, false) => format!("the key `{key}` names {} {}, but stands for {name}", read.name, read.year),
        (false, true) => format!("the key `{key}` names {}, but stands for {name}", read.name),
        (true, _) => format!("the key `{key}` says {}, but stands for {name}", read.year),
    };
    let meant = in_library(cx.kb, |other| is_first_author(other, &read.candidates) && is_of_year(other, read.year));
    let help = match (meant.as_slice(), key_for(reference)) {
        ([], Some(right)) => format!("rename the key to `{right}`, or give it the id of the work that is meant"),
        ([], None) => "rename the key, or give it the id of the work that is meant".to_owned(),
        (meant, _) => format!("did you mean {}?", meant.join(" or ")),
    };
    let finding = RULE.finding(cx.file, span, message).help(help);
    Some(finding.related(reference.file, reference.place(), "this record"))
}

/// The key that a record would have: surname and year.
fn key_for(reference: &Reference) -> Option<String> {
    let surname = reference.record.csl.first_surname().filter(|_| has_person(reference))?;
    let name: String = fold(surname).chars().filter(|c| !c.is_whitespace()).collect();
    Some(format!("{name}{}", years(reference).first()?))
}

/// Up to two records that fit, as `id` (name).
fn in_library(kb: &Kb, fits: impl Fn(&Reference) -> bool) -> Vec<String> {
    let named = kb.library.references.iter().filter(|reference| has_person(reference) && fits(reference));
    let shown = |reference: &Reference| match author_and_year(reference) {
        Some(name) => format!("`{}` ({name})", reference.id),
        None => format!("`{}`", reference.id),
    };
    named.take(2).map(shown).collect()
}

/// Words beside a citation against the record that it cites.
fn judge_text(cx: &PageCx<'_>, wrong: &Wrong<'_>) -> Finding {
    let reference = wrong.reference;
    let cited = match (&*wrong.cited.source.raw, author_and_year(reference)) {
        (raw, Some(name)) if raw == reference.id.to_string() => format!("`{raw}` is {name}"),
        (raw, _) => format!("`{raw}` is {}", source_name(reference)),
    };
    let message = match wrong.pmid {
        Some(pmid) => format!("the text gives the PMID {pmid}, but {cited}"),
        None if wrong.has_name() => format!("the text names {}, but {cited}", wrong.words),
        None => format!("the text says {}, but {cited}", wrong.words),
    };
    let meant = in_library(cx.kb, |other| wrong.may_mean(other));
    let help = match meant.as_slice() {
        [] => wrong.instead(),
        meant => format!("did you mean {}?", meant.join(" or ")),
    };
    let finding = RULE.finding(cx.file, wrong.span, message).help(help);
    finding.related(reference.file, wrong.place, "this record")
}
