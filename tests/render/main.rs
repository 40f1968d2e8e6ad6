//! Templates tried on views made by hand: every kind of page prints, and keeps what the site promises.

mod sample;

use std::collections::{BTreeMap, BTreeSet};

use monograph::render::asset::{assets, fingerprint};
use monograph::render::engine::Engine;
use monograph::render::strings::Strings;
use monograph::render::view::{Missing, PageKind};

fn engine() -> Engine {
    Engine::new(&sample::site(), &fingerprint(&assets([])), &Strings::english(), []).expect("the built-in templates")
}

fn pages() -> BTreeMap<&'static str, String> {
    let engine = engine();
    let page = sample::page;
    let sheet = |result: Result<String, _>| {
        result.unwrap_or_else(|fault: monograph::render::engine::TemplateFault| panic!("{fault}"))
    };
    BTreeMap::from([
        ("compounds/nad-plus-injectable/", sheet(engine.page(&sample::compound_page(), &sample::compound(&engine)))),
        ("", sheet(engine.page(&page(PageKind::Home, "Monograph", "/"), &sample::home()))),
        (
            "compounds/",
            sheet(engine.page(&page(PageKind::Compounds, "Compounds A–Z", "/compounds/"), &sample::index())),
        ),
        (
            "categories/nad-plus-family/",
            sheet(
                engine
                    .page(&page(PageKind::Listing, "NAD+ family", "/categories/nad-plus-family/"), &sample::listing()),
            ),
        ),
        (
            "sources/pmid-31572171/",
            sheet(
                engine.page(&page(PageKind::Source, "Grant et al. 2019", "/sources/pmid-31572171/"), &sample::source()),
            ),
        ),
        ("sources/", sheet(engine.page(&page(PageKind::Sources, "Sources", "/sources/"), &sample::sources_index()))),
        (
            "circulating/",
            sheet(engine.page(
                &page(PageKind::Circulating, "Claims in circulation", "/circulating/"),
                &sample::circulating_index(),
            )),
        ),
        (
            "methodology/",
            sheet(engine.page(&page(PageKind::Prose, "Methodology", "/methodology/"), &sample::prose(&engine))),
        ),
        ("glossary/", sheet(engine.page(&page(PageKind::Glossary, "Glossary", "/glossary/"), &sample::glossary()))),
        ("404", sheet(engine.page(&page(PageKind::Missing, "There is no such page", "/404.html"), &Missing {}))),
    ])
}

/// Values of an attribute, in order.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn nothing_is_inline_that_the_policy_forbids() {
    for (name, html) in pages() {
        assert!(attributes(&html, "style").is_empty(), "{name}: a style attribute");
        assert!(!html.contains("<style"), "{name}: a style element");
        assert!(!html.contains(" onclick") && !html.contains("javascript:"), "{name}: an inline handler");
        for tag in html.split("<script").skip(1) {
            assert!(tag.trim_start().starts_with("src="), "{name}: an inline script");
        }
        assert!(html.contains("Content-Security-Policy"), "{name}");
    }
}

#[test]
fn every_link_of_the_site_bears_the_path_prefix() {
    for (name, html) in pages() {
        for target in attributes(&html, "href").into_iter().chain(attributes(&html, "src")) {
            let outside = target.starts_with("https://") || target.starts_with('#');
            assert!(outside || target.starts_with("/kb/"), "{name}: {target}");
        }
    }
}

#[test]
fn ids_are_unique_and_every_link_within_the_page_arrives() {
    for (name, html) in pages() {
        let all = attributes(&html, "id");
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), ids.len(), "{name}: an id twice");
        for target in attributes(&html, "href").into_iter().filter_map(|target| target.strip_prefix('#')) {
            assert!(ids.contains(target), "{name}: nothing bears the id {target}");
        }
        for label in attributes(&html, "aria-labelledby") {
            assert!(ids.contains(label), "{name}: nothing bears the id {label}");
        }
    }
}

#[test]
fn the_hooks_of_a_compounds_page_are_there() {
    let html = &pages()["compounds/nad-plus-injectable/"];
    for hook in [
        "id=\"claim-iv-raises-plasma-nad\" data-tier=\"preliminary\" data-declared=\"preliminary\"",
        "id=\"value-t12-tissue-mouse\" data-analyte=\"NAD+\" data-compartment=\"tissue\" data-species=\"mouse\" data-route=\"endogenous\"",
        "id=\"ref-pmid-31572171\" data-pmid=\"31572171\"",
        "id=\"circulating-1\" data-verdict=\"misattributed\"",
        "<link rel=\"canonical\" href=\"https://example.org/kb/compounds/nad-plus-injectable/\">",
        "<del>Trammell",
    ] {
        assert!(html.contains(hook), "{hook}");
    }
    assert!(!html.contains("data-computed"), "a computed grade where none was computed");
    let places: Vec<_> = [
        "sec-summary",
        "sec-profile",
        "sec-half-lives",
        "sec-established",
        "sec-people",
        "sec-animals",
        "sec-unproven",
        "sec-circulating",
        "sec-kinetics",
        "sec-comparison",
        "sec-metabolites",
        "sec-detection",
        "sec-safety",
        "sec-interactions",
        "sec-faq",
        "sec-references",
        "sec-related",
        "sec-cite",
    ]
    .iter()
    .map(|id| html.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("{id} is missing")))
    .collect();
    assert!(places.is_sorted(), "the order of site.md");
}

#[test]
fn foreign_text_is_escaped() {
    let engine = engine();
    let mut view = sample::compound(&engine);
    view.title = "<script>alert(1)</script>".into();
    view.aliases = vec!["\"><img src=x>".into()];
    let html = engine.page(&sample::compound_page(), &view).expect("a page");
    assert!(html.contains("&lt;script&gt;alert(1)") && !html.contains("<script>alert") && !html.contains("<img"));
}

#[test]
fn a_sites_own_template_replaces_or_extends_the_built_in_one() {
    let own = [
        (
            "404.html",
            "{% extends \"builtin/404.html\" %}{% block main %}<h1>Gone, {{ t.missing }}</h1>{% endblock main %}",
        ),
        ("components.html", "{% component tier(level: string) %}<i>{{ level }}</i>{% endcomponent tier %}"),
    ];
    let engine = Engine::new(&sample::site(), "x", &Strings::english(), own).expect("templates");
    let missing = engine.page(&sample::page(PageKind::Missing, "x", "/404.html"), &Missing {}).expect("a page");
    assert!(missing.contains("<h1>Gone, There is no such page</h1>") && missing.contains("<footer"));
    let home = engine.page(&sample::page(PageKind::Home, "x", "/"), &sample::home()).expect("a page");
    assert!(home.contains("<i>established</i>"));
}

#[test]
fn a_faulty_template_is_located() {
    let fault =
        |name, text| Engine::new(&sample::site(), "x", &Strings::english(), [(name, text)]).expect_err("a fault");
    let syntax = fault("404.html", "<p>\n{% if %}");
    assert_eq!((syntax.file.as_str(), syntax.place.map(|p| p.0)), ("templates/404.html", Some(2)));
    let unknown = fault("home.html", "<p>\n\n  {{ page.title | shout }}");
    assert_eq!((unknown.file.as_str(), unknown.place), ("templates/home.html", Some((3, 19))));
    assert!(unknown.message.contains("shout"), "{unknown}");
    let engine = Engine::new(&sample::site(), "x", &Strings::english(), [("404.html", "{{ page.nothing }}")])
        .expect("it parses");
    let late = engine.page(&sample::page(PageKind::Missing, "x", "/404.html"), &Missing {}).expect_err("a fault");
    assert_eq!((late.file.as_str(), late.place.map(|p| p.0)), ("templates/404.html", Some(1)));
}

/// With `MONOGRAPH_SAMPLE` set to a folder, the pages are written there to be looked at.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test may write where it is told to")]
fn a_page_is_small_and_can_be_looked_at() {
    let pages = pages();
    let html = &pages["compounds/nad-plus-injectable/"];
    assert!(html.len() < 120_000, "{} bytes before compression", html.len());
    let Ok(folder) = std::env::var("MONOGRAPH_SAMPLE") else { return };
    for (path, html) in &pages {
        let file = if *path == "404" { "404.html".to_owned() } else { format!("{path}index.html") };
        let file = std::path::Path::new(&folder).join(file);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(file, html).expect("written");
    }
    for asset in assets([]) {
        let file = std::path::Path::new(&folder).join(asset.path.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(file, &asset.bytes).expect("written");
    }
}
