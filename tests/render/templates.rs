//! A site's own templates.

use monograph::base::date::Date;
use monograph::model::kb::Kb;
use monograph::model::load::load;
use monograph::render::asset::{assets, fingerprint};
use monograph::render::engine::{Engine, TemplateFault};
use monograph::render::press::{OwnFiles, Press};
use monograph::render::strings::Strings;
use monograph::render::view::{Missing, Page, PageKind, Site};
use monograph::source::world::MemoryWorld;

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

/// The page for what is not there, of a base with these files under `templates/`.
fn missing(own: &[(&str, &str)]) -> String {
    let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a date"));
    let world = own.iter().fold(world.with("monograph.toml", "title = \"Trial\"\n"), |world, (name, text)| {
        world.with(format!("templates/{name}"), text.as_bytes())
    });
    let kb = load(&world).expect("it loads");
    let press = Press::new(&kb, &OwnFiles::read(&world).expect("own files")).expect("templates");
    press.engine.page(&page(), &Missing {}).expect("a page")
}

#[test]
fn the_foot_of_every_page_is_replaced_by_one_block() {
    let foot = "{% extends \"builtin/base.html\" %}{% block foot %}<footer><p>{{ t.no_advice }} The pharmacy.</p></footer>{% endblock foot %}";
    let html = missing(&[("base.html", foot)]);
    assert!(html.contains(" The pharmacy.</p></footer>\n</body>") && !html.contains("site-foot"), "{html}");
    assert!(html.contains("<header class=\"site-head\">") && html.contains("<h1>"));
    assert!(missing(&[]).contains("<footer class=\"site-foot\">"));
}

#[test]
fn a_theme_stands_after_the_built_in_style_sheet() {
    let html = missing(&[("assets/theme.css", ":root { --paper: #fff }")]);
    let place = |name: &str| html.find(&format!("<link rel=\"stylesheet\" href=\"/assets/{name}?v="));
    assert!(place("theme.css").expect("linked") > place("site.css").expect("linked"));
    assert!(!missing(&[]).contains("theme.css"));
}

/// A theme changes custom properties alone: so no colour or typeface is named but as one, and each is described.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the repository's files")]
fn colours_and_typefaces_are_custom_properties() {
    let assets = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/assets");
    let sheets = walkdir::WalkDir::new(&assets).sort_by_file_name().into_iter().map(|entry| entry.expect("readable"));
    let sheets: Vec<_> =
        sheets.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "css")).collect();
    assert!(sheets.len() > 1);
    for sheet in sheets {
        let text = std::fs::read_to_string(sheet.path()).expect("a text");
        let bare: String = text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
        let parts = bare.split_inclusive(['{', '}', ';']).map(str::trim).filter(|part| !part.ends_with('{'));
        for declaration in parts.filter(|part| !part.starts_with("--")) {
            let named = ["#", "rgb(", "hsl(", "oklch("].iter().find(|mark| declaration.contains(*mark));
            assert!(named.is_none(), "{}: `{declaration}` names a colour", sheet.path().display());
        }
    }
    let text = std::fs::read_to_string(assets.join("site.css")).expect("a text");
    let (head, rest) = text.split_once("*/").expect("a head");
    let (root, _) = rest.split_once('}').expect("a first rule");
    for name in root.split(['{', ';']).filter_map(|it| it.trim().split_once(':')).map(|(name, _)| name) {
        let within = name.starts_with("--curve-")
            || ["--supported", "--preliminary", "--preclinical", "--unproven"].contains(&name);
        assert!(!name.starts_with("--") || within || head.contains(name), "{name} is not described");
    }
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
    let others = ["/", "/404.html", "/compounds/", "/glossary/", "/methodology/", "/search/", "/sources/"];
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
