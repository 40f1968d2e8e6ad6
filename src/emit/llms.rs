//! `llms.txt`: what the site is and where its data stands, for language models, by the convention of llmstxt.org.
//!
//! Says first how the site wants to be quoted: a claim without its grade is another claim.

use std::io::{self, Write};

use crate::model::vocab::Download;
use crate::render::fill::card;
use crate::render::plain;
use crate::render::route::{PAGE_SIZE, list_pages};
use crate::render::site::Site;
use crate::render::view::NavEntry;

/// Writes it.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(site: &Site<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (strings, about) = (&site.press.strings, &site.press.site);
    let has_data = site.kb.settings.offers(Download::Json);
    writeln!(out, "# {}\n\n> {}\n", one_line(&about.title), one_line(&summary(site)))?;
    writeln!(out, "{}", strings.get("llms_quote"))?;
    if has_data {
        writeln!(out, "\n{}", strings.get("llms_data"))?;
    }
    section(out, strings.get("llms_reading"))?;
    let own = |key: &str, path: &str, says: &str| {
        (strings.get(key).to_owned(), path.to_owned(), strings.get(says).to_owned())
    };
    let mut reading = vec![
        own("nav_methodology", "/methodology/", "llms_methodology"),
        own("nav_glossary", "/glossary/", "glossary_says"),
        own("nav_sources", "/sources/", "sources_says"),
    ];
    let has = |path: &str| about.nav.iter().chain(&about.foot).any(|entry| entry.path == path);
    let lists = [
        own("nav_evidence", "/evidence/", "evidence_says"),
        own("nav_circulating", "/circulating/", "circulating_index_says"),
        own("nav_changes", "/changes/", "changes_says"),
    ];
    reading.extend(lists.into_iter().filter(|(_, path, _)| has(path)));
    for (label, path, says) in &reading {
        item(site, out, label, path, says)?;
    }
    section(out, strings.get("nav_compounds"))?;
    if site.index.compounds.len() <= PAGE_SIZE {
        for &at in &site.index.compounds {
            compound(site, at, has_data, out)?;
        }
    } else {
        groups(site, out)?;
    }
    let is_own = |entry: &&NavEntry| !reading.iter().any(|(_, path, _)| *path == entry.path);
    let others: Vec<_> = about.nav.iter().chain(&about.foot).filter(is_own).collect();
    // By the convention, what may be left out where room is short.
    section(out, "Optional")?;
    for entry in others {
        item(site, out, &entry.label, &entry.path, "")?;
    }
    if about.feed {
        item(site, out, strings.get("feed"), "/feed.xml", strings.get("feed_title"))?;
    }
    Ok(())
}

/// What the site is: the summary of its own words of welcome, or the template's.
fn summary(site: &Site<'_>) -> String {
    let strings = &site.press.strings;
    let own = site.kb.leaf("index").and_then(|at| site.kb.leaves.get(at as usize)?.head.summary.as_ref());
    own.map_or_else(|| strings.get("home_says").to_owned(), |summary| plain::text(site.kb, strings, &summary.prose))
}

/// A compound: its standing, its summary, and where its data is. The summary is whole: what is said last is often what a
/// claim does not hold for.
fn compound(site: &Site<'_>, at: u32, has_data: bool, out: &mut dyn Write) -> io::Result<()> {
    let Some(page) = site.kb.compounds.get(at as usize) else { return Ok(()) };
    let path = card::address(&page.slug);
    let mut says = card::says(site, at);
    if has_data {
        says.push_str(&format!(" [data.json]({}{path}data.json)", start(site)));
    }
    item(site, out, crate::render::index::title(site.kb, at), &path, &says)
}

/// Where compounds are listed, on sites that have too many of them for one list.
fn groups(site: &Site<'_>, out: &mut dyn Write) -> io::Result<()> {
    let strings = &site.press.strings;
    for (slug, members) in &site.index.categories {
        let says = strings.count("compounds_n", members.len() as u32);
        item(site, out, &card::group_name(strings, slug), &format!("/categories/{slug}/"), &says)?;
    }
    for (path, page) in list_pages("/compounds/", site.index.compounds.len()).iter().zip(1..) {
        item(site, out, &format!("{} {page}", strings.get("compounds_title")), path, "")?;
    }
    Ok(())
}

fn section(out: &mut dyn Write, title: &str) -> io::Result<()> {
    writeln!(out, "\n## {}\n", one_line(title))
}

/// A line of a list: a link, and what is said of it.
fn item(site: &Site<'_>, out: &mut dyn Write, label: &str, path: &str, says: &str) -> io::Result<()> {
    let label = one_line(label).replace('[', "(").replace(']', ")");
    write!(out, "- [{label}]({}{path})", start(site))?;
    if says.is_empty() { writeln!(out) } else { writeln!(out, ": {}", one_line(says)) }
}

/// What stands before a path: the base URL; where there is none, the path from the root.
fn start<'s>(site: &'s Site<'_>) -> &'s str {
    let about = &site.press.site;
    if about.base_url.is_empty() { &about.root } else { &about.base_url }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
