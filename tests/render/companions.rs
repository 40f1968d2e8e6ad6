//! The files that speak of the site as a whole: the feed, the sitemap and llms.txt. What they name is there.

use std::collections::BTreeSet;

use monograph::base::date::Date;
use monograph::emit::companion;
use monograph::emit::sitemap::LIMIT;
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::render::route::{Route, RouteKind};
use monograph::source::world::MemoryWorld;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::html::attributes;
use crate::site::{Printed, print, shipped, trial, with_site};

/// The text of a file of the site as a whole.
fn file(kb: &Kb, routes: Option<&[Route]>, path: &str) -> String {
    let bytes = with_site(kb, |site| {
        let own = site.routes();
        let routes = routes.unwrap_or(&own);
        let found = companion::find(kb, routes, path).unwrap_or_else(|| panic!("{path} is not there"));
        companion::bytes(&found, site, routes, |page| site.cited(page))
    });
    String::from_utf8(bytes.expect("memory can be written")).expect("UTF-8")
}

/// The texts of the elements of a name, in order. Panics where the text is not well-formed XML.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut open) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) if tag.name().as_ref() == name.as_bytes() => {
                open = true;
                found.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name.as_bytes() => open = false,
            Event::Text(text) if open => {
                found.last_mut().expect("one is open").push_str(&text.decode().expect("UTF-8"));
            }
            Event::GeneralRef(entity) if open => {
                let known = [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'")];
                let name = entity.decode().expect("UTF-8");
                let sign = known.iter().find(|(known, _)| *known == name).expect("an entity of XML");
                found.last_mut().expect("one is open").push_str(sign.1);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Whether an address of the site, with its fragment, leads somewhere.
fn arrives(printed: &Printed, base_url: &str, address: &str) -> bool {
    let Some(path) = address.strip_prefix(base_url) else { return false };
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let page = printed.pages.get(path);
    page.is_some_and(|html| fragment.is_empty() || attributes(html, "id").contains(&fragment))
}

#[test]
fn the_feed_tells_changes_of_evidence_and_leads_to_them() {
    let kb = trial();
    let (printed, feed) = (print(&kb, None), file(&kb, None, "/feed.xml"));
    assert_eq!(feed.matches("<entry>").count(), 2);
    // RFC 4287: a feed and each entry have one id, title and instant; an entry without an author has the feed's.
    assert_eq!(texts(&feed, "id").len(), 3);
    let ids: BTreeSet<String> = texts(&feed, "id").into_iter().collect();
    assert_eq!(ids.len(), 3, "no id twice");
    assert!(ids.contains("https://example.org/kb/compounds/alpha/#change-2026-02-02"), "{ids:?}");
    assert_eq!(texts(&feed, "title"), ["Trial & error", "Alpha <α>: 6 changes in all", "Alpha <α>: 2 changes in all"]);
    assert_eq!(texts(&feed, "updated"), ["2026-02-02T00:00:00Z", "2026-02-02T00:00:00Z", "2026-01-10T00:00:00Z"]);
    assert_eq!(texts(&feed, "name"), ["Trial & error"]);
    let links: Vec<&str> = feed.split("<link rel=\"alternate\"").skip(1).map(|it| attributes(it, "href")[0]).collect();
    assert_eq!(links.len(), 3);
    for link in links {
        assert!(arrives(&printed, "https://example.org/kb", link), "{link}");
    }
    let content = &texts(&feed, "content")[0];
    assert!(content.contains("Claim regraded: <a href=\"https://example.org/kb/compounds/alpha/#claim-lasts\">"));
    assert!(content.contains("Unproven → Preliminary<br>a study of &lt;eight&gt; people was added"), "{content}");
    for link in attributes(content, "href") {
        assert!(arrives(&printed, "https://example.org/kb", link), "{link}");
    }
}

#[test]
fn without_histories_the_feed_tells_when_pages_changed() {
    let mut kb = trial();
    kb.histories.clear();
    let feed = file(&kb, None, "/feed.xml");
    assert_eq!(texts(&feed, "id")[1], "https://example.org/kb/compounds/alpha/");
    assert_eq!(texts(&feed, "name")[..2], ["Trial & error", "Ed & Co"]);
    assert_eq!(texts(&feed, "updated")[..2], ["2026-02-02T00:00:00Z", "2026-02-02T00:00:00Z"]);
}

#[test]
fn an_entry_keeps_its_id_when_its_page_goes_and_when_more_of_its_day_come() {
    let history = |more: &str| format!("- {{date: 2026-01-10, changes: [{{page: gone, change: added}}]}}\n{more}");
    let feed = |more: &str| {
        let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day"))
            .with("monograph.toml", "title = \"T\"\nbase_url = \"https://example.org\"\n")
            .with("content/compounds/here.md", "---\ntitle: Here\nsummary: S.\n---\n")
            .with("history/gone.yaml", history(more));
        file(&load(&world).expect("memory can be listed"), None, "/feed.xml")
    };
    let first = "https://example.org/compounds/gone/#change-2026-01-10".to_owned();
    let one = feed("");
    assert_eq!(texts(&one, "id")[1..], *std::slice::from_ref(&first));
    assert!(one.contains("href=\"https://example.org/changes/\""), "{one}");
    let two = feed("- {date: 2026-01-10, changes: [{page: gone, change: removed}]}\n");
    assert_eq!(texts(&two, "id")[1..], [first.clone(), format!("{first}-2")]);
}

#[test]
fn the_sitemap_names_every_page_but_that_for_what_is_not_there() {
    let kb = trial();
    let printed = print(&kb, None);
    let named: BTreeSet<String> = texts(&file(&kb, None, "/sitemap.xml"), "loc").into_iter().collect();
    let pages = printed.pages.keys().filter(|path| *path != "/404.html");
    assert_eq!(named, pages.map(|path| format!("https://example.org/kb{path}")).collect());
    assert!(file(&kb, None, "/robots.txt").ends_with("\nSitemap: https://example.org/kb/sitemap.xml\n"));
}

#[test]
fn more_pages_than_a_sitemap_holds_are_in_several() {
    let kb = trial();
    let route = |at: usize| Route { address: format!("/{at}/"), kind: RouteKind::Compound { index: at as u32 } };
    let routes: Vec<Route> = (0..=LIMIT).map(route).collect();
    let index = texts(&file(&kb, Some(&routes), "/sitemap.xml"), "loc");
    assert_eq!(index, ["https://example.org/kb/sitemap-1.xml", "https://example.org/kb/sitemap-2.xml"]);
    let (first, second) = (file(&kb, Some(&routes), "/sitemap-1.xml"), file(&kb, Some(&routes), "/sitemap-2.xml"));
    assert_eq!(texts(&first, "loc").len(), LIMIT);
    assert_eq!(texts(&second, "loc"), [format!("https://example.org/kb/{LIMIT}/")]);
    assert!(companion::find(&kb, &routes, "/sitemap-3.xml").is_none());
    assert!(companion::find(&kb, routes.get(1..).expect("many"), "/sitemap-1.xml").is_none());
}

/// By llmstxt.org: a title, a quotation that sums up, text, then sections that are lists of links.
#[test]
fn models_are_told_where_the_data_is_and_that_grades_belong_to_claims() {
    for (kb, base_url) in [(trial(), "https://example.org/kb"), (shipped(), "https://monograph.example")] {
        let (printed, text) = (print(&kb, None), file(&kb, None, "/llms.txt"));
        let (head, sections) = text.split_once("\n## ").expect("sections");
        let head: Vec<&str> = head.lines().collect();
        assert_eq!(head[0], format!("# {}", kb.settings.title));
        assert!(head[2].starts_with("> ") && head[4].contains("A claim holds only with its grade"), "{head:?}");
        let sections: Vec<(&str, &str)> =
            sections.split("\n## ").map(|section| section.split_once("\n\n").expect("a list")).collect();
        let titles: Vec<&str> = sections.iter().map(|(title, _)| *title).collect();
        assert_eq!(titles, ["How to read this site", "Compounds", "Optional"]);
        for line in sections.iter().flat_map(|(_, list)| list.lines()).filter(|line| !line.is_empty()) {
            let rest = line.strip_prefix("- [").unwrap_or_else(|| panic!("no link: {line}"));
            let (_, rest) = rest.split_once("](").unwrap_or_else(|| panic!("no link: {line}"));
            let (address, says) = rest.split_once(')').unwrap_or_else(|| panic!("no link: {line}"));
            assert!(address.ends_with("/feed.xml") || arrives(&printed, base_url, address), "{line}");
            assert!(says.is_empty() || says.starts_with(": "), "{line}");
        }
        assert_eq!(sections[1].1.lines().filter(|line| !line.is_empty()).count(), kb.compounds.len());
        for page in &kb.compounds {
            assert!(text.contains(&format!("({base_url}/compounds/{}/data.json)", page.slug)), "{}", page.slug);
        }
    }
}

#[test]
fn a_long_list_of_compounds_is_told_by_its_pages() {
    let mut world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day"))
        .with("monograph.toml", "title = \"T\"\n[downloads]\nformats = []\n");
    for at in 0..501 {
        let page = format!("---\ntitle: C{at}\nsummary: S.\ncategory: many\n---\n");
        world = world.with(format!("content/compounds/c{at}.md"), page);
    }
    let text = file(&load(&world).expect("memory can be listed"), None, "/llms.txt");
    assert!(text.contains("\n- [Many](/categories/many/): 501 compounds\n"), "{text}");
    assert!(text.contains("\n- [Compounds A–Z 2](/compounds/page/2/)\n"), "{text}");
    assert!(!text.contains("/compounds/c1/") && !text.contains("data.json"), "{text}");
}
