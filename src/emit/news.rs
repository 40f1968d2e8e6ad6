//! What the feed tells: changes of evidence from the histories of pages; where none are kept, the pages last changed.

use crate::base::date::Date;
use crate::emit::feed::{Entry, LIMIT};
use crate::model::vocab::Word;
use crate::render::fill::card;
use crate::render::fill::change;
use crate::render::plain;
use crate::render::site::Site;
use crate::render::strings::Strings;
use crate::render::view::{Change, ChangeDay, ChangeSide, escape};

/// The most characters of a summary.
const SUMMARY: usize = 300;

/// The newest entries, newest first. `changed` is when a compound's page last changed.
pub fn newest(site: &Site<'_>, changed: impl Fn(u32) -> Option<Date>) -> Vec<Entry> {
    if site.kb.histories.is_empty() {
        let mut dated: Vec<(Date, u32)> =
            (0..).zip(&site.kb.compounds).filter_map(|(at, _)| Some((changed(at)?, at))).collect();
        dated.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        return dated.into_iter().take(LIMIT).filter_map(|(date, at)| page(site, at, date)).collect();
    }
    let newest = site.index.across.changes.iter().take(LIMIT);
    newest.filter_map(|&(history, entry)| told(site, history, entry)).collect()
}

/// A page by its last change.
fn page(site: &Site<'_>, at: u32, updated: Date) -> Option<Entry> {
    let page = site.kb.compounds.get(at as usize)?;
    let head = &page.head;
    let summary = head.summary.as_ref().map(|summary| plain::text(site.kb, &site.press.strings, &summary.prose));
    let path = card::address(&page.slug);
    Some(Entry {
        title: head.title.as_ref().map_or_else(|| page.slug.to_string(), |title| title.value.to_string()),
        id: path.clone(),
        path,
        updated,
        summary: summary.unwrap_or_default(),
        content: String::new(),
        author: head.reviewed.as_ref().and_then(|review| review.by.as_ref()).map(|by| by.value.to_string()),
    })
}

/// What a history tells of a day. Its id stays, also when the page is gone: it is made of the history's name and the
/// day, and of the number among entries of that day, and histories only grow.
fn told(site: &Site<'_>, history: u32, entry: u32) -> Option<Entry> {
    let history = site.kb.histories.get(history as usize)?;
    let updated = history.entries.get(entry as usize)?.date.as_ref()?.value;
    let day = change::day(site, history, entry as usize)?;
    let strings = &site.press.strings;
    let id = format!("{}#{}", card::address(&history.slug), day.anchor);
    let what = match day.changes.as_slice() {
        [one] => said(strings, one),
        several => strings.count("changes_in_all", several.len() as u32),
    };
    let lines: Vec<String> = day.changes.iter().map(|it| line(strings, it)).collect();
    Some(Entry {
        title: format!("{}: {what}", day.page.label),
        path: if day.page.path.is_some() { id.clone() } else { change::BASE.to_owned() },
        id,
        updated,
        summary: plain::cut(&lines.join(" "), SUMMARY),
        content: content(site, &day),
        author: None,
    })
}

/// What became of what: "Claim regraded".
fn said(strings: &Strings, it: &Change) -> String {
    let about = strings.label("change_about", it.about);
    match it.kind {
        Some(kind) => format!("{about} {}", strings.label("change_kind", kind.word())),
        None => about.to_owned(),
    }
}

/// A change in a line: "Claim regraded: It lasts. Unproven → Preliminary."
fn line(strings: &Strings, it: &Change) -> String {
    let mut line = format!("{}: {}", said(strings, it), it.subject.label);
    if let Some(sides) = sides(strings, it) {
        if !line.ends_with(['.', '?', '!', '…']) {
            line.push('.');
        }
        line.push(' ');
        line.push_str(&sides);
    }
    if !line.ends_with(['.', '?', '!', '…']) {
        line.push('.');
    }
    line
}

/// What it was and what it is.
fn sides(strings: &Strings, it: &Change) -> Option<String> {
    let side = |side: &ChangeSide| match side {
        ChangeSide::Tier(tier) => strings.label("tier", tier.word()).to_owned(),
        ChangeSide::Quality(quality) => strings.label("quality", quality.word()).to_owned(),
        ChangeSide::Text(text) => text.clone(),
    };
    match (&it.from, &it.to) {
        (Some(from), Some(to)) => Some(format!("{} → {}", side(from), side(to))),
        (Some(one), None) | (None, Some(one)) => Some(side(one)),
        (None, None) => None,
    }
}

/// All changes of a day as a list, in HTML without anything that only the site's own style explains.
fn content(site: &Site<'_>, day: &ChangeDay) -> String {
    let (strings, about) = (&site.press.strings, &site.press.site);
    let mut html = String::from("<ul>");
    for it in &day.changes {
        html.push_str("<li>");
        escape(&said(strings, it), &mut html);
        html.push_str(": ");
        match &it.subject.path {
            Some(path) => {
                html.push_str("<a href=\"");
                escape(&about.base_url, &mut html);
                escape(path, &mut html);
                html.push_str("\">");
                escape(&it.subject.label, &mut html);
                html.push_str("</a>");
            }
            None => escape(&it.subject.label, &mut html),
        }
        if let Some(sides) = sides(strings, it) {
            html.push_str("<br>");
            escape(&sides, &mut html);
        }
        for line in it.because.iter().chain(&it.details) {
            html.push_str("<br>");
            escape(line, &mut html);
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
    html
}
