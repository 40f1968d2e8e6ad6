//! What pages tell programs in their heads. Whether it keeps to schema.org is held in `tests/node/linked.test.mjs`.

use serde_json::Value as Json;

use crate::html::attributes;
use crate::site::{Printed, print, trial};

/// The nodes of a page.
fn nodes(printed: &Printed, path: &str) -> Vec<Json> {
    let html = &printed.pages[path];
    let blocks: Vec<&str> = html.split("<script type=\"application/ld+json\">").skip(1).collect();
    assert_eq!(blocks.len(), 1, "{path}");
    let text = blocks[0].split("</script>").next().expect("an end");
    let graph: Json = serde_json::from_str(text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    assert_eq!(graph["@context"], "https://schema.org");
    graph["@graph"].as_array().expect("nodes").clone()
}

fn of<'n>(nodes: &'n [Json], kind: &str) -> &'n Json {
    nodes.iter().find(|node| node["@type"] == kind).unwrap_or_else(|| panic!("no {kind}"))
}

#[test]
fn every_page_that_may_be_listed_tells_of_itself_and_of_the_site() {
    for style in [None, Some("apa")] {
        let printed = print(&trial(), style);
        for (path, html) in &printed.pages {
            if html.contains("<meta name=\"robots\" content=\"noindex\">") {
                assert!(!html.contains("ld+json"), "{path}");
                continue;
            }
            let nodes = nodes(&printed, path);
            assert_eq!(nodes[0]["url"], format!("https://example.org/kb{path}"));
            assert_eq!(nodes[0]["@id"], nodes[0]["url"]);
            assert_eq!(nodes[1]["@id"], "https://example.org/kb/#site");
            assert_eq!(nodes[0]["isPartOf"]["@id"], nodes[1]["@id"]);
            let steps = nodes[0]["breadcrumb"]["itemListElement"].as_array();
            let last = steps.and_then(|steps| steps.last()).map(|last| last["item"]["@id"].clone());
            assert_eq!(last, (path != "/").then(|| nodes[0]["url"].clone()), "{path}");
        }
    }
}

#[test]
fn a_compounds_page_tells_what_is_on_it_and_no_more() {
    let printed = print(&trial(), None);
    let html = &printed.pages["/compounds/alpha/"];
    let nodes = nodes(&printed, "/compounds/alpha/");
    let page = of(&nodes, "MedicalWebPage");
    assert_eq!((&page["name"], &page["lastReviewed"]), (&"Alpha <α>".into(), &"2026-02-02".into()));
    assert_eq!(page["reviewedBy"], serde_json::json!({"name": "Ed & Co"}));
    let cited = page["citation"].as_array().expect("works");
    let stem = |id: &Json| {
        id["@id"].as_str().and_then(|id| Some(id.split("/sources/").nth(1)?.strip_suffix("/#work")?.to_owned()))
    };
    let stems: Vec<String> = cited.iter().filter_map(stem).collect();
    assert_eq!(stems, ["pmid-3", "pmid-1", "pmid-2"], "in the order of the references");
    let drug = of(&nodes, "Drug");
    assert_eq!(drug["legalStatus"][0]["name"], "FDA: approved, Alphanol, nothing much");
    let known = drug["clinicalPharmacology"].as_str().expect("a text");
    assert!(known.contains("2.7\u{a0}±\u{a0}1.2\u{a0}h") && !known.contains("15\u{a0}h"), "only of people: {known}");
    let reviews: Vec<&Json> = nodes.iter().filter(|node| node["@type"] == "ClaimReview").collect();
    assert_eq!(reviews.len(), 2);
    for review in reviews {
        let anchor = review["url"].as_str().and_then(|url| url.split_once('#')).expect("a fragment").1;
        assert!(attributes(html, "id").contains(&anchor), "{anchor}");
        assert!(review["reviewRating"].get("ratingValue").is_none(), "no number stands for a verdict");
    }
    assert_eq!(of(&nodes, "Dataset")["distribution"].as_array().map(Vec::len), Some(6));
    assert!(nodes.iter().all(|node| node["@id"] != Json::Null), "every node can be named");
}

#[test]
fn a_site_without_an_address_or_search_says_so() {
    let mut kb = trial();
    kb.settings.base_url = String::new();
    kb.settings.search = false;
    let printed = print(&kb, None);
    let home = nodes(&printed, "/");
    assert_eq!((&home[0]["url"], home[1].get("potentialAction")), (&"/".into(), None));
    kb.settings.search = true;
    let action = nodes(&print(&kb, None), "/")[1]["potentialAction"].clone();
    assert_eq!(action["target"]["urlTemplate"], "/search/?q={search_term_string}");
}

#[test]
fn shared_links_have_a_title_a_description_and_a_card() {
    let printed = print(&trial(), None);
    for (path, html) in &printed.pages {
        let has = |piece: &str| html.contains(piece);
        assert!(has("<meta property=\"og:title\" content=\"") && has("<meta property=\"og:description\" content=\""));
        assert!(has("<meta name=\"twitter:card\" content=\"summary_large_image\">"), "{path}");
        assert!(has("<meta property=\"og:image\" content=\"https://example.org/kb/assets/card.png?v="), "{path}");
        let is_listed = !path.ends_with("404.html");
        let url = format!("<meta property=\"og:url\" content=\"https://example.org/kb{path}\">");
        assert_eq!((has(&url), has("rel=\"canonical\"")), (is_listed, is_listed), "{path}");
    }
    assert!(printed.pages["/"].contains("<meta property=\"og:type\" content=\"website\">"));
}
