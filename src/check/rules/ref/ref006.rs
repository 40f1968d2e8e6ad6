//! REF006: a record without title or year, or without author or publisher.

use crate::base::diag::{Finding, Severity};
use crate::check::flawed::{is_flawed, is_misspelt};
use crate::check::rule::{Example, Family, ReferenceCx, Rule, Run};
use crate::model::ident::RefId;
use crate::model::reference::Csl;
use crate::model::vocab::CslType;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF006",
    family: Family::Ref,
    level: Severity::Error,
    title: "no title or year, or no author or publisher",
    why: "A reader must be able to find the source and to see who says it and when. An article needs its authors; \
          anything else an author, an editor or a publisher. A page that bears no date may say when it was looked at \
          (`accessed`) instead; a source named `url:…` needs its `URL`.",
    origin: "ICMJE Recommendations and NLM's Citing Medicine: the elements a reference must have",
    wrong: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  publisher: Frontiers
",
    ),
    right: Example::Reference(
        "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Reference(run),
};

fn run(cx: &ReferenceCx<'_>, found: &mut Vec<Finding>) {
    let file = cx.reference.file;
    let csl = &cx.reference.record.csl;
    if !cx.kb.file(file).incomplete {
        let lacks = |key: &&str| !csl.has(key) && !is_misspelt(cx.kb, file, csl.at.span, key);
        let empty = |key: &&str| csl.has(key) && !is_flawed(cx.kb, file, csl.at.span);
        let missing: Vec<&str> = wanted(cx, csl).into_iter().filter(|key| lacks(key) || empty(key)).collect();
        if let Some((first, rest)) = missing.split_first() {
            let words = rest
                .iter()
                .fold(noun(first, csl).to_owned(), |words, key| format!("{words} and no {}", noun(key, csl)));
            let help = missing.iter().map(|key| example(key, csl)).collect::<Vec<_>>().join(", ");
            let message = format!("`{}` has no {words}", cx.reference.id);
            found.push(RULE.finding(file, csl.at.key, message).help(format!("add {help}")));
        }
    }
    for name in csl.author.iter().chain(&csl.editor) {
        let typed = name.has("family") || name.has("literal");
        if !typed && !is_flawed(cx.kb, file, name.at.span) {
            let message = "this name has neither `family` nor `literal`";
            let help = "give a person `family` and `given`, a group `literal`";
            found.push(RULE.finding(file, name.at.span, message).help(help));
        }
    }
}

/// The keys that the record needs and does not have a value for.
fn wanted(cx: &ReferenceCx<'_>, csl: &Csl) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if csl.title.is_none() {
        keys.push("title");
    }
    if csl.author.is_empty()
        && (is_article(csl) || (csl.editor.is_empty() && csl.publisher.is_none() && !is_press(csl)))
    {
        keys.push("author");
    }
    let is_dated = csl.issued.as_ref().is_some_and(|date| date.year().is_some() || date.literal.is_some());
    let needs_date = !(may_be_undated(csl) && csl.has("accessed"));
    if needs_date && !is_dated {
        keys.push("issued");
    }
    if matches!(cx.reference.id, RefId::Url(_)) && csl.url.is_none() {
        keys.push("URL");
    }
    keys
}

/// A work that has authors by its nature.
fn is_article(csl: &Csl) -> bool {
    let kind = csl.kind.as_ref().map(|kind| kind.value);
    matches!(kind, Some(CslType::Article | CslType::ArticleJournal | CslType::PaperConference | CslType::Thesis))
}

/// A piece in a paper that stands for it where no author is named.
fn is_press(csl: &Csl) -> bool {
    let kind = csl.kind.as_ref().map(|kind| kind.value);
    matches!(kind, Some(CslType::ArticleMagazine | CslType::ArticleNewspaper)) && csl.container_title.is_some()
}

/// A work that is put on the web and changed there, often without a date.
fn may_be_undated(csl: &Csl) -> bool {
    let kind = csl.kind.as_ref().map(|kind| kind.value);
    matches!(
        kind,
        Some(
            CslType::Webpage
                | CslType::Post
                | CslType::PostWeblog
                | CslType::Dataset
                | CslType::Document
                | CslType::Entry
                | CslType::EntryDictionary
                | CslType::EntryEncyclopedia
                | CslType::Pamphlet
                | CslType::Regulation
                | CslType::Software
        )
    )
}

fn noun(key: &str, csl: &Csl) -> &'static str {
    match key {
        "title" => "title",
        "author" if is_article(csl) => "author",
        "author" => "author, editor or publisher",
        "issued" => "year",
        _ => "address",
    }
}

fn example(key: &str, csl: &Csl) -> &'static str {
    match key {
        "title" => "`title: …`",
        "author" if is_article(csl) => "`author: [{family: …, given: …}]`",
        "author" => "`publisher: …` or `author: [{literal: …}]`",
        "issued" if may_be_undated(csl) => "`issued: {date-parts: [[…]]}`, or `accessed` where it bears no date",
        "issued" => "`issued: {date-parts: [[…]]}`",
        _ => "`URL: …`",
    }
}
