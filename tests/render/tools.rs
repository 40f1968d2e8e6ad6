//! The tools without a script: what they list, what they refuse, and the records that their scripts load.

use monograph::emit::{companion, tool_records};
use monograph::model::kb::Kb;

use crate::site::{print, shipped, trial, with_site};

#[test]
fn times_follow_from_what_is_fit_and_reasons_stand_where_nothing_is() {
    let printed = print(&trial(), None);
    let html = &printed.pages["/tools/time-to-clear/"];
    for piece in [
        "<a href=\"/kb/compounds/alpha/#value-t12-plasma\"><span class=\"q\">2.7\u{a0}±\u{a0}1.2\u{a0}h</span></a>",
        "href=\"/kb/tools/half-life-curve/?record=alpha/t12-plasma\"",
        "data-label=\"96.9\u{a0}%\"><span class=\"q\">≈\u{a0}13.5\u{a0}h</span>",
        "It is the turnover of what the body makes itself, not the decline of a dose.",
        "There is no value here, and the literature was not searched for one.",
        "It is not advice on doses or treatment",
    ] {
        assert!(html.contains(piece), "{piece}");
    }
}

#[test]
fn a_row_of_half_lives_leads_to_its_curve_only_where_there_is_one() {
    let printed = print(&trial(), None);
    let html = &printed.pages["/compounds/alpha/"];
    assert!(html.contains("href=\"/kb/tools/half-life-curve/?record=alpha/t12-plasma\""));
    for unfit in ["alpha/t12-cell", "alpha/t12-pool"] {
        assert!(!html.contains(unfit), "{unfit}");
    }
}

#[test]
fn animals_are_listed_for_themselves_alone() {
    let html = &print(&shipped(), None).pages["/tools/time-to-clear/"];
    let row = html.split("#value-t12-nam-mouse").next().and_then(|before| before.rsplit("<tr").next());
    let row = row.expect("the half-life in mice");
    assert!(row.contains("mice") && row.contains("cannot be carried over to people"), "{row}");
}

/// Every tool says its model and its limits, works under a path, and starts its script as a module.
#[test]
fn each_tool_is_complete_and_starts_its_script() {
    let printed = print(&trial(), None);
    for (name, script) in
        [("half-life-curve", "curve"), ("time-to-clear", "clear"), ("unit-conversion", "convert"), ("dose-log", "log")]
    {
        let html = &printed.pages[&format!("/tools/{name}/")];
        assert!(html.contains(&format!("<script src=\"/kb/assets/tools/{script}.js?v=")), "{name}");
        assert!(html.contains("type=\"module\"") && html.contains("data-root=\"/kb\""), "{name}");
        assert!(html.contains("<form id=\"tool-form\" hidden"), "{name}: the form waits for the script");
        assert!(html.contains("class=\"formulae\""), "{name}");
        assert!(html.contains("aria-current=\"true\">Tools</a>"), "{name}: the head says where one is");
    }
}

fn file(kb: &Kb, path: &str) -> serde_json::Value {
    let found = companion::find(kb, &[], &format!("/{path}")).expect("a file of records");
    let bytes = with_site(kb, |site| companion::bytes(&found, site, &[], |page| site.cited(page)));
    serde_json::from_slice(&bytes.expect("bytes")).expect("JSON")
}

#[test]
fn scripts_find_hours_or_the_reason_why_not() {
    let kb = trial();
    let index = file(&kb, tool_records::INDEX);
    assert_eq!(index["compounds"][0], serde_json::json!(["alpha", "Alpha <α>", 1]));
    let records = file(&kb, &tool_records::path(1));
    let alpha = records["alpha"].as_array().expect("records");
    assert_eq!((alpha[0]["low"].as_f64(), alpha[0]["central"].as_f64()), (Some(2.7), Some(2.7)));
    assert_eq!(alpha[0].get("unfit"), None);
    assert_eq!((alpha[1]["unfit"].as_str(), alpha[2]["unfit"].as_str()), (Some("not-searched"), Some("turnover")));
    assert_eq!(alpha[2].get("low"), None);
}

#[test]
fn records_stand_in_several_files_where_there_are_many() {
    let mut kb = trial();
    let alpha = kb.compounds.iter_mut().find(|page| &*page.slug == "alpha").expect("alpha");
    let one = alpha.head.half_lives[0].clone();
    alpha.head.half_lives = vec![one; 300];
    assert_eq!(tool_records::shards(&kb), 2);
    let second = file(&kb, &tool_records::path(2));
    assert_eq!(second.as_object().map(|all| all.contains_key("alpha")), Some(false));
    assert!(second.get("beta").is_some());
    let rows = file(&kb, tool_records::INDEX);
    assert_eq!((rows["compounds"][0][2].as_u64(), rows["compounds"][1][2].as_u64()), (Some(1), Some(2)));
}
