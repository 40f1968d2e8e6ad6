//! What every site promises.

use std::collections::{BTreeMap, BTreeSet};

use monograph::render::view::PageKind;

use crate::html::{attributes, unbalanced};
use crate::site::{Printed, print, shipped, trial};

fn sites() -> [(&'static str, Printed); 4] {
    let (trial, shipped) = (trial(), shipped());
    [
        ("shipped", print(&shipped, None)),
        ("shipped, by author and date", print(&shipped, Some("apa"))),
        ("trial, by author and date", print(&trial, Some("apa"))),
        ("trial", print(&trial, None)),
    ]
}

#[test]
fn every_page_is_balanced_and_has_nothing_inline_that_the_policy_forbids() {
    for (site, printed) in sites() {
        for (name, html) in &printed.pages {
            let wrong = unbalanced(html);
            assert!(wrong.is_empty(), "{site} {name}: {wrong:?}");
            assert!(attributes(html, "style").is_empty(), "{site} {name}: a style attribute");
            assert!(!html.contains("<style"), "{site} {name}: a style element");
            // A data block is not run, so that the policy does not forbid it.
            let is_data = |tag: &&str| tag.starts_with(" type=\"application/ld+json\">");
            let run = html.split("<script").skip(1).find(|tag| !tag.starts_with(" src=") && !is_data(tag));
            assert!(run.is_none(), "{site} {name}: an inline script");
            assert!(html.contains("Content-Security-Policy"), "{site} {name}");
            assert!(!html.contains(['\u{F8F0}', '\u{F8F1}']), "{site} {name}: a citation was not settled");
        }
    }
}

/// Links bear the path of `base_url` and lead to a page or asset that is there, fragments to an id on it.
#[test]
fn every_link_arrives() {
    for (site, printed) in sites() {
        let ids: BTreeMap<&str, BTreeSet<&str>> = printed
            .pages
            .iter()
            .map(|(path, html)| (path.as_str(), attributes(html, "id").into_iter().collect()))
            .collect();
        for (name, html) in &printed.pages {
            let fragments = attributes(html, "href").into_iter().filter(|target| target.starts_with('#'));
            for target in fragments {
                assert!(ids[name.as_str()].contains(&target[1..]), "{site} {name}: nothing bears the id {target}");
            }
            for target in attributes(html, "href").into_iter().chain(attributes(html, "src")) {
                if ["https://", "http://", "mailto:", "#"].iter().any(|start| target.starts_with(start)) {
                    continue;
                }
                let path = target
                    .strip_prefix(&printed.root)
                    .unwrap_or_else(|| panic!("{site} {name}: {target} lacks the root"));
                let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
                let path = path.split('?').next().unwrap_or(path);
                let is_companion =
                    monograph::model::vocab::DataFile::ALL.iter().any(|file| path.ends_with(file.name()))
                        || path == "/feed.xml"
                        || path == "/opensearch.xml"
                        || path == "/curve.svg";
                if is_companion || printed.assets.iter().any(|asset| asset == path) {
                    continue;
                }
                let found = ids.get(path).unwrap_or_else(|| panic!("{site} {name}: no page at {target}"));
                assert!(fragment.is_empty() || found.contains(fragment), "{site} {name}: nothing at {target}");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_labels_are_there() {
    for (site, printed) in sites() {
        for (name, html) in &printed.pages {
            let all = attributes(html, "id");
            let mut seen = BTreeSet::new();
            for id in &all {
                assert!(seen.insert(*id), "{site} {name}: the id {id} twice");
                assert!(!id.contains(' ') && !id.is_empty(), "{site} {name}: the id {id:?}");
            }
            for label in attributes(html, "aria-labelledby") {
                assert!(seen.contains(label), "{site} {name}: nothing bears the id {label}");
            }
        }
    }
}

#[test]
fn pages_are_small() {
    for (site, printed) in sites() {
        for (name, html) in &printed.pages {
            // Text of this kind compresses to less than a quarter; the bar is 60 KB with the style sheet.
            assert!(html.len() < 200_000, "{site} {name}: {} bytes", html.len());
        }
    }
}

#[test]
fn two_prints_are_the_same_bytes() {
    let kb = shipped();
    assert_eq!(print(&kb, None).pages, print(&kb, None).pages);
}

#[test]
fn every_kind_of_page_is_printed() {
    let printed = print(&trial(), None);
    let kinds: BTreeSet<&str> = printed
        .pages
        .values()
        .filter_map(|html| html.split("<body class=\"page-").nth(1)?.split([' ', '"']).next())
        .collect();
    let all = [
        PageKind::Home,
        PageKind::Compound,
        PageKind::Compounds,
        PageKind::Listing,
        PageKind::Source,
        PageKind::Sources,
        PageKind::Circulating,
        PageKind::Evidence,
        PageKind::Outcomes,
        PageKind::CompareIndex,
        PageKind::Compare,
        PageKind::Changes,
        PageKind::Glossary,
        PageKind::Methodology,
        PageKind::Prose,
        PageKind::Tools,
        PageKind::Tool,
        PageKind::Search,
        PageKind::Missing,
    ];
    for kind in all {
        let word = serde_json::to_value(kind).expect("a word");
        assert!(kinds.contains(word.as_str().expect("a string")), "no page of the kind {kind:?}");
    }
}

#[test]
fn the_hooks_of_a_compounds_page_are_there() {
    let printed = print(&trial(), None);
    let html = &printed.pages["/compounds/alpha/"];
    for hook in [
        "id=\"claim-lasts\" data-tier=\"preliminary\" data-declared=\"preliminary\" data-computed=\"preliminary\"",
        "id=\"value-t12-plasma\" data-analyte=\"alpha\" data-compartment=\"plasma\" data-species=\"human\" data-route=\"oral\"",
        "id=\"ref-pmid-1\" data-pmid=\"1\"",
        "id=\"circulating-1\" data-verdict=\"misattributed\"",
        "<link rel=\"canonical\" href=\"https://example.org/kb/compounds/alpha/\">",
        "<section class=\"prose\" data-tier=\"established\"",
    ] {
        assert!(html.contains(hook), "{hook}");
    }
    let order = [
        "sec-summary",
        "sec-profile",
        "sec-half-lives",
        "sec-established",
        "what-it-is",
        "sec-people",
        "in-people",
        "sec-animals",
        "sec-unproven",
        "sec-contradicted",
        "names",
        "sec-circulating",
        "sec-kinetics",
        "sec-comparison",
        "sec-metabolites",
        "sec-detection",
        "sec-safety",
        "sec-interactions",
        "sec-gaps",
        "sec-faq",
        "sec-footnotes",
        "sec-references",
        "sec-related",
        "sec-cite",
    ];
    let places = order.map(|id| html.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("{id} is missing")));
    assert!(places.is_sorted(), "the order of site.md");
}

#[test]
fn what_a_page_says_is_printed_and_escaped() {
    let printed = print(&trial(), None);
    let html = &printed.pages["/compounds/alpha/"];
    for piece in [
        "<h1>Alpha &lt;α&gt;</h1>",
        "A &quot;quoted&quot; name",
        "<a class=\"value-ref\" href=\"#value-t12-plasma\">2.7\u{a0}±\u{a0}1.2\u{a0}h</a>",
        "≈\u{a0}13.5\u{a0}h</a> <span class=\"mark\">calculated</span>",
        "<a class=\"value-ref\" href=\"/kb/compounds/beta/#value-t12\">1\u{a0}h</a>",
        "<a class=\"claim-ref\" href=\"/kb/compounds/beta/#claim-is\"><span class=\"tier\" data-tier=\"unproven\">",
        "H<sub>2</sub>O and Ca<sup>2+</sup>",
        "Is it &lt;b&gt;good&lt;/b&gt;?",
        "<del>Liu L",
        "3 of 8",
        "It was &quot;short&quot; &amp; sweet.",
        "href=\"https://www.shop.example/alpha?x=1&amp;y=2\" rel=\"nofollow noopener\">shop.example</a>",
        "<td class=\"to-end\">",
        "Grant et al.\u{a0}<span class=\"cite\"",
    ] {
        assert!(html.contains(piece), "{piece}");
    }
    assert!(!html.contains("<kbd>"), "raw HTML where the site does not let it in");
    let about = &printed.pages["/about/"];
    for piece in [
        "<title>About &lt;this&gt; · Trial &amp; error</title>",
        "<a href=\"/kb/compounds/alpha/#value-t12-plasma\" title=\"title\">link</a>",
        "<a href=\"mailto:me@example.org\">",
        "scripts are no links, nor hosts.",
        "<img src=\"/kb/curve.svg\" alt=\"A curve\" loading=\"lazy\" title=\"Title\">",
        "<div class=\"alert\" data-alert=\"warning\" role=\"note\">",
        "let x = &quot;&lt;b&gt;&quot;;",
        "id=\"fnref-1-2\"",
        "<h2 id=\"own-id\">",
    ] {
        assert!(about.contains(piece), "{piece}");
    }
}

#[test]
fn a_site_may_let_raw_html_in_sanitised() {
    let mut kb = trial();
    kb.settings.sanitise = true;
    let printed = print(&kb, None);
    assert!(printed.pages["/compounds/alpha/"].contains("and <kbd>raw</kbd> text."));
}

#[test]
fn what_a_site_does_not_have_is_not_linked() {
    let mut kb = trial();
    kb.settings.base_url = String::new();
    kb.settings.downloads = Vec::new();
    let html = &print(&kb, None).pages["/compounds/alpha/"];
    for absent in ["feed.xml", "data.json", "canonical", "og:url", "og:image"] {
        assert!(!html.contains(absent), "{absent}");
    }
}

/// Numbers follow the order in which a reader meets the citations; ranges are closed up; back-links are letters.
#[test]
fn citations_count_up_from_the_top_of_the_page() {
    let printed = print(&trial(), None);
    let html = &printed.pages["/compounds/alpha/"];
    let numbers: Vec<usize> =
        html.split("role=\"doc-biblioref\">").skip(1).filter_map(|rest| rest.split('<').next()?.parse().ok()).collect();
    let mut highest = 0;
    for number in numbers {
        assert!(number <= highest + 1, "{number} comes before {}", highest + 1);
        highest = highest.max(number);
    }
    assert_eq!(highest, 3);
    let refs: Vec<&str> = attributes(html, "id").into_iter().filter(|id| id.starts_with("ref-")).collect();
    assert_eq!(refs, ["ref-pmid-3", "ref-pmid-1", "ref-pmid-2"], "the approval comes first on the page");
    assert!(html.contains(">1</a>–<a href=\"#ref-pmid-2\" role=\"doc-biblioref\">3</a>]</span>"));
    assert!(html.contains("<a href=\"#cite-1\" role=\"doc-backlink\">a</a>"));
}
