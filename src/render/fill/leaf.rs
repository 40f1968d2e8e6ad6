//! Pages of prose, the glossary, and what is shown where there is no page.

use crate::model::kb::LeafPage;
use crate::render::fill::head;
use crate::render::pen::Pen;
use crate::render::plain;
use crate::render::prose::footnotes;
use crate::render::site::{Filled, Site};
use crate::render::strings::Strings;
use crate::render::view::{Glossary, GlossedWord, Html, Missing, PageKind, Prose, TocEntry, Vocabulary};

/// A page of prose.
pub fn leaf(site: &Site<'_>, at: u32, address: &str) -> Filled<Prose> {
    let page = &site.kb.leaves[at as usize];
    let title = title(page);
    let mut pen = Pen::new(site, None);
    let lead = page.head.summary.as_ref().map(|summary| pen.rich(summary)).unwrap_or_default();
    let html = pen.events(&page.body, 0..u32::MAX, 0);
    let footnotes = footnotes(&mut pen, &page.body);
    let (references, citations) = pen.finish();
    let mut place = head::page(site, PageKind::Prose, &title, &description(site, page), address);
    place.toc = contents(site, page, &footnotes, !references.is_empty());
    let updated = page.head.updated.as_ref().or(page.head.published.as_ref()).map(|date| date.value.to_string());
    Filled { page: place, view: Prose { title, lead, html, footnotes, updated, references }, citations }
}

/// The glossary: the site's own words (`content/glossary.md`), then those with fixed meanings.
pub fn glossary(site: &Site<'_>) -> Filled<Glossary> {
    let strings = &site.press.strings;
    let own = site.kb.leaf("glossary").and_then(|at| site.kb.leaves.get(at as usize));
    let mut pen = Pen::new(site, None);
    let html = own.map(|page| pen.events(&page.body, 0..u32::MAX, 0)).unwrap_or_default();
    let footnotes = own.map(|page| footnotes(&mut pen, &page.body)).unwrap_or_default();
    let (references, citations) = pen.finish();
    let title = own.map_or_else(|| strings.get("glossary_title").to_owned(), title);
    let says = own.map_or_else(|| strings.get("glossary_says").to_owned(), |page| description(site, page));
    let mut place = head::page(site, PageKind::Glossary, &title, &says, "/glossary/");
    let fixed = [head::entry("sec-words", strings.get("fixed_words"), 1, None)];
    let sections = own.map(|page| contents(site, page, &footnotes, false)).unwrap_or_default();
    place.toc = sections.into_iter().chain(fixed).collect();
    let words =
        |words: Vec<(&'static str, &'static str)>| words.into_iter().map(|(word, _)| GlossedWord { word }).collect();
    let vocabularies =
        Strings::vocabularies().into_iter().map(|(name, all)| Vocabulary { name, words: words(all) }).collect();
    Filled { page: place, view: Glossary { title, html, footnotes, vocabularies, references }, citations }
}

/// What is shown where there is no page.
pub fn missing(site: &Site<'_>) -> Filled<Missing> {
    let strings = &site.press.strings;
    let page = head::page(site, PageKind::Missing, strings.get("missing"), strings.get("missing_says"), "/404.html");
    Filled::uncited(page, Missing {})
}

fn title(page: &LeafPage) -> String {
    page.head.title.as_ref().map_or_else(|| page.slug.to_string(), |title| title.value.to_string())
}

fn description(site: &Site<'_>, page: &LeafPage) -> String {
    match &page.head.summary {
        Some(summary) => plain::text(site.kb, &site.press.strings, &summary.prose),
        None => title(page),
    }
}

/// The sections of level 2 and, where there are few, those within them.
fn contents(site: &Site<'_>, page: &LeafPage, footnotes: &Html, has_references: bool) -> Vec<TocEntry> {
    let strings = &site.press.strings;
    let sections = page.body.sections().iter().filter(|section| section.level <= 2);
    let mut toc: Vec<TocEntry> = sections.map(|section| head::entry(&section.id, &section.title, 1, None)).collect();
    if !footnotes.is_empty() {
        toc.push(head::entry("sec-footnotes", strings.get("footnotes"), 1, None));
    }
    if has_references {
        toc.push(head::entry("sec-references", strings.get("references"), 1, None));
    }
    if toc.len() > 2 { toc } else { Vec::new() }
}
