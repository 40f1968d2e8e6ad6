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
        linked: Default::default(),
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
    let tools =
        ["/tools/", "/tools/dose-log/", "/tools/half-life-curve/", "/tools/time-to-clear/", "/tools/unit-conversion/"];
    let others = ["/", "/404.html", "/compounds/", "/glossary/", "/methodology/", "/sources/"];
    assert_eq!(pages, [others.as_slice(), &tools].concat());
}

/// Every word that a template asks for is in the language file, and none lies there unused.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the repository's files")]
fn words_and_templates_fit() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &std::path::Path| std::fs::read_to_string(path).expect("a text");
    let below = |folder: &str, ending: &str| -> Vec<String> {
        let walk = walkdir::WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
        let files = walk.map(|entry| entry.expect("readable").into_path());
        files.filter(|path| path.to_string_lossy().ends_with(ending)).map(|path| read(&path)).collect()
    };
    let (templates, code) = (
        below("templates", ".html").join("\n"),
        [below("src/render", ".rs"), below("src/emit", ".rs")].concat().join("\n"),
    );
    let words: serde_json::Value = serde_json::to_value(Strings::english()).expect("words");
    let words = words.as_object().expect("a map");
    let is_name = |c: char| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit();
    let starts = [" t.", "=t.", "({t.", "{t."];
    for start in starts {
        for rest in templates.split(start).skip(1) {
            let key = rest.split(|c| !is_name(c)).next().unwrap_or("");
            assert!(words.contains_key(key), "a template asks for t.{key}");
        }
    }
    for key in words.keys().filter(|key| !key.ends_with("_gloss")) {
        let is_used = templates.contains(&format!("t.{key}")) || code.contains(&format!("\"{key}\""));
        assert!(is_used, "`{key}` of the language file is used nowhere");
    }
}
