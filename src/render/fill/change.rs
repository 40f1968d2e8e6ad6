//! How the evidence of pages has changed.

use crate::model::history::{Change as Model, Entry, History, Subject};
use crate::model::kb::{CompoundPage, Kb};
use crate::model::kinetics::Measure;
use crate::model::scalar::Text;
use crate::model::vocab::{ChangeKind, DataQuality, Headline, IntegrityStatus, Tier, Word};
use crate::render::across::last_changed;
use crate::render::fill::list::pager;
use crate::render::fill::{card, head};
use crate::render::pen::string;
use crate::render::plain;
use crate::render::route::slice;
use crate::render::site::{Filled, Site};
use crate::render::view::{Change, ChangeDay, ChangeSide, Changes, Link, PageKind};

/// The address of the list.
pub const BASE: &str = "/changes/";

/// The most characters of a claim in a list of changes.
const SENTENCE: usize = 200;

/// How many entries the list has.
pub fn entries(site: &Site<'_>) -> usize {
    if site.kb.histories.is_empty() { site.index.across.dated.len() } else { site.index.across.changes.len() }
}

/// The changes of all pages.
pub fn changes(site: &Site<'_>, number: u32, address: &str) -> Filled<Changes> {
    let strings = &site.press.strings;
    let days = slice(&site.index.across.changes, number).iter().filter_map(|&(history, entry)| {
        let history = site.kb.histories.get(history as usize)?;
        day(site, history, entry as usize)
    });
    let dated = slice(&site.index.across.dated, number).iter().filter(|_| site.kb.histories.is_empty());
    let view = Changes {
        days: days.collect(),
        dated: dated.filter_map(|&at| dated_link(site, at)).collect(),
        pager: pager(BASE, entries(site), number),
    };
    let title = strings.get("changes_title");
    Filled::uncited(head::page(site, PageKind::Changes, title, strings.get("changes_says"), address), view)
}

/// The newest changes of all pages.
pub fn newest(site: &Site<'_>, most: usize) -> Vec<ChangeDay> {
    let newest = site.index.across.changes.iter().take(most);
    newest.filter_map(|&(history, entry)| day(site, site.kb.histories.get(history as usize)?, entry as usize)).collect()
}

/// The changes of a page, newest first.
pub fn of_page(site: &Site<'_>, slug: &str) -> Vec<ChangeDay> {
    let Some(history) = site.kb.history(slug) else { return Vec::new() };
    let mut order: Vec<usize> = (0..history.entries.len()).collect();
    order
        .sort_by_key(|&at| std::cmp::Reverse(history.entries.get(at).and_then(|it| it.date.as_ref()).map(|d| d.value)));
    order.into_iter().filter_map(|entry| day(site, history, entry)).collect()
}

fn dated_link(site: &Site<'_>, at: u32) -> Option<(String, Link)> {
    let page = site.kb.compounds.get(at as usize)?;
    Some((last_changed(&page.head)?.to_string(), card::link(site.kb, &page.slug)))
}

/// An entry of a history.
pub fn day(site: &Site<'_>, history: &History, entry: usize) -> Option<ChangeDay> {
    let anchor = anchor(history, entry)?;
    let entry = history.entries.get(entry)?;
    let page = site.kb.compound(&history.slug).and_then(|at| site.kb.compounds.get(at as usize));
    Some(ChangeDay {
        date: entry.date.as_ref()?.value.to_string(),
        anchor,
        page: card::link(site.kb, &history.slug),
        changes: entry.changes.iter().filter_map(|it| change(site, page, it)).collect(),
    })
}

/// `change-2026-11-21`; of further entries of that day `change-2026-11-21-2` and on.
fn anchor(history: &History, entry: usize) -> Option<String> {
    let date = |at: &Entry| at.date.as_ref().map(|date| date.value);
    let own = date(history.entries.get(entry)?)?;
    let before = history.entries.iter().take(entry).filter(|it| date(it) == Some(own)).count();
    Some(if before == 0 { format!("change-{own}") } else { format!("change-{own}-{}", before + 1) })
}

fn change(site: &Site<'_>, page: Option<&CompoundPage>, it: &Model) -> Option<Change> {
    let subject = it.subject()?;
    let kind = it.change.as_ref().map(|kind| kind.value);
    let side = |text: Option<&Text>| text.map(|text| side(site, subject, kind, &text.value));
    Some(Change {
        about: match subject {
            Subject::Page(_) => "page",
            Subject::Headline(_) => "headline",
            Subject::Claim(_) => "claim",
            Subject::Value(_) => "value",
            Subject::Source(_) => "source",
        },
        subject: link(site, page, subject),
        kind,
        from: side(it.from.as_ref()),
        to: side(it.to.as_ref()),
        details: it.details.iter().filter_map(|line| string(Some(line))).collect(),
        because: it.because.iter().filter_map(|line| string(Some(line))).collect(),
    })
}

/// A side in readers' words, where it is a word with a fixed meaning.
fn side(site: &Site<'_>, subject: Subject<'_>, kind: Option<ChangeKind>, text: &str) -> ChangeSide {
    let tier = || Tier::parse(text).map(ChangeSide::Tier);
    let quality = || DataQuality::parse(text).map(ChangeSide::Quality);
    let is_grade = !matches!(kind, Some(ChangeKind::Renamed | ChangeKind::Reworded));
    let read = match subject {
        Subject::Page(_) | Subject::Claim(_) if is_grade => tier(),
        Subject::Headline(Headline::EvidenceLevel) => tier(),
        Subject::Headline(Headline::DataQuality) => quality(),
        Subject::Value(_) if kind == Some(ChangeKind::Regraded) => quality(),
        Subject::Source(_) => IntegrityStatus::parse(text)
            .map(|status| ChangeSide::Text(site.press.strings.label("status", status.word()).to_owned())),
        Subject::Page(_) | Subject::Claim(_) | Subject::Value(_) => None,
    };
    read.unwrap_or_else(|| ChangeSide::Text(text.to_owned()))
}

/// What a change is about, linked where it is still there.
fn link(site: &Site<'_>, page: Option<&CompoundPage>, subject: Subject<'_>) -> Link {
    let strings = &site.press.strings;
    let at = |page: &CompoundPage, anchor: String| Some(format!("{}#{anchor}", card::address(&page.slug)));
    match subject {
        Subject::Page(slug) => card::link(site.kb, slug),
        Subject::Headline(Headline::EvidenceLevel) => {
            Link { label: strings.get("evidence_level").to_owned(), path: None }
        }
        Subject::Headline(Headline::DataQuality) => Link { label: strings.get("data_quality").to_owned(), path: None },
        Subject::Claim(id) => match page.and_then(|page| Some((page, claim(site.kb, site, page, id)?))) {
            Some((page, label)) => Link { label, path: at(page, format!("claim-{id}")) },
            None => Link { label: id.to_owned(), path: None },
        },
        Subject::Value(id) => {
            let found =
                page.and_then(|page| page.head.measures().find(|it| it.id().value.as_str() == id).zip(Some(page)));
            match found {
                Some((measure, page)) => {
                    Link { label: measure_name(site, measure), path: at(page, format!("value-{id}")) }
                }
                None => Link { label: id.to_owned(), path: None },
            }
        }
        Subject::Source(id) => match site.kb.library.find(id) {
            Some(source) => crate::render::fill::grade::source(site, source),
            None => Link { label: id.to_string(), path: None },
        },
    }
}

fn claim(kb: &Kb, site: &Site<'_>, page: &CompoundPage, id: &str) -> Option<String> {
    let claim = page.head.claims.iter().find(|claim| claim.id.value.as_str() == id)?;
    Some(plain::cut(&plain::text(kb, &site.press.strings, &claim.text.prose), SENTENCE))
}

/// What was measured and where: "Half-life: NAD+ in plasma".
fn measure_name(site: &Site<'_>, measure: Measure<'_>) -> String {
    let strings = &site.press.strings;
    let what = measure.parameter().map_or(strings.get("half_life"), |it| strings.label("parameter", it.word()));
    let mut of: Vec<&str> = measure.analyte().map(|analyte| &*analyte.value).into_iter().collect();
    of.extend(measure.compartment().map(|it| strings.label("in_compartment", it.value.word())));
    if of.is_empty() { what.to_owned() } else { format!("{what}: {}", of.join(" ")) }
}
