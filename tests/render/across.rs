//! Pages across compounds, and what a compound's page draws from other pages.

use crate::html::attributes;
use crate::site::{print, trial};

#[test]
fn the_matrix_shows_grades_and_sources_and_leads_to_the_claims() {
    let printed = print(&trial(), None);
    let matrix = &printed.pages["/evidence/"];
    assert!(matrix.contains("<th scope=\"row\"><a href=\"/kb/compounds/alpha/\">Alpha &lt;α&gt;</a></th>"), "{matrix}");
    assert!(matrix.contains("<th scope=\"col\"><a href=\"/kb/evidence/other/\">"));
    // One claim of a tier is linked itself, several by their list.
    assert!(matrix.contains("href=\"/kb/compounds/beta/#claim-is\""));
    let list = &printed.pages["/evidence/other/"];
    let rows: Vec<&str> = attributes(list, "id").into_iter().filter(|id| id.starts_with("of-")).collect();
    assert_eq!(rows, ["of-alpha", "of-beta"], "a compound is named once, for links to its first claim");
    assert!(
        list.contains(
            "href=\"/kb/compounds/alpha/#claim-lasts\">In eight people alpha had a half-life of 2.7 hours.</a>"
        )
    );
}

#[test]
fn a_declared_pair_stands_side_by_side_from_both_pages_records() {
    let printed = print(&trial(), None);
    assert!(printed.pages["/compare/"].contains("<a href=\"/kb/compare/alpha-vs-beta/\">Alpha &lt;α&gt; and Beta</a>"));
    let pair = &printed.pages["/compare/alpha-vs-beta/"];
    for piece in [
        "<th scope=\"col\"><a href=\"/kb/compounds/alpha/\">",
        "<th scope=\"col\"><a href=\"/kb/compounds/beta/\">",
        "href=\"/kb/compounds/alpha/#value-t12-plasma\">2.7\u{a0}±\u{a0}1.2\u{a0}h</a>",
        "href=\"/kb/compounds/alpha/#value-t12-cell\">No published value.</a>",
        "href=\"/kb/compounds/beta/#value-t12\">1\u{a0}h</a>",
        "href=\"/kb/compounds/beta/#claim-is\">Beta is.</a>",
        "sneezing <span class=\"sub\">3 of 8; people, by mouth, 100\u{a0}mg</span>",
        "href=\"/kb/compare/?c=alpha,beta\"",
        "<h2 id=\"sec-figure-h\">Half-lives drawn</h2>",
        "<a href=\"/kb/compounds/beta/#value-t12\">Beta: ",
    ] {
        assert!(pair.contains(piece), "{piece}\n{pair}");
    }
    assert!(!printed.pages.contains_key("/compare/beta-vs-alpha/"), "one page a pair");
    let page = &printed.pages["/compounds/alpha/"];
    assert!(page.contains("href=\"/kb/compare/alpha-vs-beta/\">side by side</a>"));
}

#[test]
fn without_data_beside_pages_only_declared_pairs_are_compared() {
    let mut kb = trial();
    kb.settings.downloads = Vec::new();
    let printed = print(&kb, None);
    let index = &printed.pages["/compare/"];
    assert!(!index.contains("data-compare") && !index.contains("compare.js"));
    assert!(!printed.pages["/compare/alpha-vs-beta/"].contains("?c="));
}

#[test]
fn facets_are_links_to_lists_that_hold_something() {
    let printed = print(&trial(), None);
    let all = &printed.pages["/compounds/"];
    assert!(
        all.contains("<a href=\"/kb/compounds/route/intravenous/\">intravenous</a> <span class=\"of\">1</span>"),
        "{all}"
    );
    let oral = &printed.pages["/compounds/route/oral/"];
    assert!(oral.contains("<h1>Route: by mouth</h1>") && oral.contains("Alpha") && oral.contains(">Beta</a>"));
    assert!(!printed.pages["/compounds/route/intravenous/"].contains(">Beta</a>"));
    assert!(!printed.pages.contains_key("/compounds/route/nasal/"));
}

#[test]
fn verdicts_are_links_to_lists_of_their_own() {
    let printed = print(&trial(), None);
    let all = &printed.pages["/circulating/"];
    assert!(all.contains("<a href=\"/kb/circulating/verdict/misattributed/\">"), "{all}");
    let one = &printed.pages["/circulating/verdict/misattributed/"];
    assert!(one.contains("Alpha lasts for ever.") && !one.contains("Alpha was known before."));
}

#[test]
fn changes_of_evidence_are_told_by_page_and_for_all() {
    let printed = print(&trial(), None);
    let (all, page) = (&printed.pages["/changes/"], &printed.pages["/compounds/alpha/"]);
    for html in [all, page] {
        for piece in [
            "<time datetime=\"2026-02-02\">",
            "href=\"/kb/compounds/alpha/#claim-lasts\">In eight people",
            "a study of &lt;eight&gt; people was added",
            "href=\"/kb/compounds/alpha/#value-t12-plasma\">Half-life: alpha in plasma</a>",
            "no published figures <span aria-hidden=\"true\">→</span>",
            "stands as published",
            "2 h <span",
        ] {
            assert!(html.contains(piece), "{piece}");
        }
        let days = ["2026-02-02", "2026-01-10"].map(|day| html.rfind(&format!("datetime=\"{day}\"")));
        assert!(days[0] < days[1], "newest first");
    }
    assert!(all.contains("Claim removed:</span> gone"), "what is gone has its id, and no link");
    assert!(printed.pages["/"].contains("6 changes in all"));
}

#[test]
fn a_page_says_how_to_cite_it() {
    let printed = print(&trial(), None);
    let html = &printed.pages["/compounds/alpha/"];
    assert!(html.contains("Alpha &lt;α&gt;. Trial &amp; error. Published 2026-01-01. Updated 2026-02-02."));
    assert!(html.contains("href=\"https://example.org/kb/compounds/alpha/\" rel=\"bookmark\""));
}
