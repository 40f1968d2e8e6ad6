//! The search: its page, the way to it, and its index.

use std::collections::BTreeSet;

use monograph::emit::search::index;
use monograph::emit::search::record::{Record, records};

use crate::html::attributes;
use crate::site::{print, shipped, trial, with_site};

#[test]
fn every_name_of_every_compound_leads_to_its_page_without_a_script() {
    let kb = shipped();
    let page = &print(&kb, None).pages["/search/"];
    let links: BTreeSet<&str> = attributes(page, "href").into_iter().collect();
    for compound in &kb.compounds {
        assert!(links.contains(&*format!("/compounds/{}/", compound.slug)), "{}", compound.slug);
    }
    for words in ["coenzyme I</a>", "β-NMN</a>", "CAS 1094-61-7", "<noscript>"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn only_the_search_page_may_run_webassembly() {
    for (path, html) in &print(&trial(), None).pages {
        assert_eq!(html.contains("wasm-unsafe-eval"), path == "/search/", "{path}");
        assert!(html.contains("form-action 'self'"), "{path}");
        assert_eq!(html.matches("role=\"search\"").count(), 1, "{path}: one search a page");
    }
}

#[test]
fn a_site_without_search_has_no_trace_of_it() {
    let mut kb = shipped();
    kb.settings.search = false;
    let printed = print(&kb, None);
    assert!(!printed.pages.contains_key("/search/"));
    for (path, html) in &printed.pages {
        assert!(!html.contains("role=\"search\"") && !html.contains("opensearch"), "{path}");
        assert!(html.contains("form-action 'none'"), "{path}");
    }
}

fn record<'r>(all: &'r [Record], address: &str) -> &'r Record {
    all.iter().find(|record| record.address == address).unwrap_or_else(|| panic!("nothing is found at {address}"))
}

#[test]
fn compounds_sources_claims_and_pages_are_found() {
    let all = with_site(&shipped(), records);
    let nmn = record(&all, "/compounds/nmn/");
    assert!(nmn.meta["ids"].contains("CAS 1094-61-7"), "{nmn:?}");
    assert!(nmn.meta["names"].contains("β-NMN") && nmn.meta["also"].contains("beta-NMN"), "{nmn:?}");
    assert!(nmn.content.starts_with("NMN is a building block"), "{nmn:?}");
    assert_eq!(nmn.filters["tier"], ["unproven"]);
    assert_eq!(nmn.filters["routes"], ["oral", "intravenous"]);
    let source = record(&all, "/sources/pmid-27721479/");
    assert!(
        source.meta["ids"].contains("27721479") && source.meta["ids"].contains("10.1038/ncomms12948"),
        "{source:?}"
    );
    assert_eq!(source.filters["kind"], ["source"]);
    let claim = all.iter().find(|record| record.address.contains("#circulating-1")).expect("a claim in circulation");
    assert!(claim.content.starts_with('“') && claim.filters.contains_key("verdict"), "{claim:?}");
    assert!(record(&all, "/tools/half-life-curve/").meta.contains_key("title"));
    assert!(record(&all, "/glossary/").content.contains("Preclinical"), "the glossary's words");
    let addresses: BTreeSet<&str> = all.iter().map(|record| record.address.as_str()).collect();
    assert_eq!(addresses.len(), all.len(), "an address stands for one record");
}

/// Pagefind's fields are searched all, so that no record may hold markup or an empty field.
#[test]
fn records_are_plain_text_and_lead_to_pages_that_are_there() {
    for kb in [shipped(), trial()] {
        let printed = print(&kb, None);
        for record in with_site(&kb, records) {
            let (path, place) = record.address.split_once('#').unwrap_or((&record.address, ""));
            let html = printed.pages.get(path).unwrap_or_else(|| panic!("no page at {path}"));
            assert!(place.is_empty() || attributes(html, "id").contains(&place), "{}", record.address);
            assert!(record.content.chars().any(char::is_alphanumeric), "{record:?}");
            assert!(!record.content.contains("</") && record.meta.values().all(|text| !text.is_empty()), "{record:?}");
        }
    }
}

#[test]
fn two_indices_are_the_same_bytes() {
    let kb = shipped();
    let make = || with_site(&kb, |site| index::files(records(site), &kb.settings.language)).expect("an index");
    assert_eq!(make(), make());
}
