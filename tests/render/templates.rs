//! A site's own templates.

use monograph::model::kb::Kb;
use monograph::render::asset::{assets, fingerprint};
use monograph::render::engine::{Engine, TemplateFault};
use monograph::render::strings::Strings;
use monograph::render::view::{Missing, Page, PageKind, Site};

fn engine(own: &[(&str, &str)]) -> Result<Engine, TemplateFault> {
    let site = Site { title: "Trial".into(), ..Site::default() };
    Engine::new(&site, &fingerprint(&assets([])), &Strings::english(), own.iter().copied())
}

fn page() -> Page {
    Page {
        kind: PageKind::Missing,
        title: "Gone".into(),
        description: String::new(),
        path: "/404.html".into(),
        section: String::new(),
        crumbs: Vec::new(),
        toc: Vec::new(),
        listed: false,
    }
}

#[test]
fn a_file_replaces_or_extends_the_built_in_one() {
    let extended = "{% extends \"builtin/404.html\" %}{% block main %}<h1>Gone, {{ t.missing }}</h1>{{ <tier level=\"unproven\" /> }}{% endblock main %}";
    let component = "{% component tier(level: string) %}<i>{{ level }}</i>{% endcomponent tier %}";
    let engine = engine(&[("404.html", extended), ("components.html", component), ("notes.txt", "{{ not a template")]);
    let html = engine.expect("templates").page(&page(), &Missing {}).expect("a page");
    assert!(html.contains("<h1>Gone, There is no such page</h1><i>unproven</i>") && html.contains("<footer"));
}

#[test]
fn a_faulty_one_is_located() {
    let syntax = engine(&[("404.html", "<p>\n{% if %}")]).expect_err("a fault");
    assert_eq!((syntax.file.as_str(), syntax.place.map(|place| place.0)), ("templates/404.html", Some(2)));
    let unknown = engine(&[("home.html", "<p>\n\n  {{ page.title | shout }}")]).expect_err("a fault");
    assert_eq!((unknown.file.as_str(), unknown.place), ("templates/home.html", Some((3, 19))));
    assert!(unknown.message.contains("shout"), "{unknown}");
    let late = engine(&[("404.html", "{{ page.nothing }}")]).expect("it parses");
    let late = late.page(&page(), &Missing {}).expect_err("a fault");
    assert_eq!((late.file.as_str(), late.place.map(|place| place.0)), ("templates/404.html", Some(1)));
}

#[test]
fn an_empty_base_is_a_site_too() {
    let printed = crate::site::print(&Kb::default(), None);
    let pages: Vec<&str> = printed.pages.keys().map(String::as_str).collect();
    assert_eq!(pages, ["/", "/404.html", "/compounds/", "/glossary/", "/sources/"]);
}
