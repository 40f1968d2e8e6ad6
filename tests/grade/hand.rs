//! The claims graded by hand in `docs/hand-graded.yaml`: what it says of the engine is what the engine says.

use std::fs;
use std::path::Path;

use monograph::base::date::Date;
use monograph::derive::grade::{self, Basis, Certainty};
use monograph::model::kb::Kb;
use monograph::model::load;
use monograph::model::vocab::Word;
use monograph::source::disk::DiskWorld;
use monograph::source::tree::{Node, NodeKind};
use monograph::source::yaml;

/// The tier and the certainty of a claim, as `hand` and `engine` give them.
fn grade_of(node: &Node<'_>) -> (String, Option<String>) {
    let text = |key: &str| node.get(key).and_then(Node::scalar).map(str::to_owned);
    (text("tier").expect("a tier"), text("certainty"))
}

fn computed(kb: &Kb, claim: &str) -> (String, Option<String>) {
    let (slug, id) = claim.split_once('/').expect("page/claim");
    let index = kb.compound(slug).unwrap_or_else(|| panic!("no page {slug}"));
    let page = &kb.compounds[index as usize];
    let place = page.head.claims.iter().position(|claim| claim.id.value.as_str() == id);
    let place = place.unwrap_or_else(|| panic!("no claim {claim}"));
    let graded = grade::page(&Basis::new(kb), page);
    let grade = &graded.claims[place];
    (grade.tier.to_string(), grade.certainty.map(|certainty| Certainty::word(certainty).to_owned()))
}

#[test]
fn claims_graded_by_hand() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let world = DiskWorld::new(root, Date::parse("2026-11-21").expect("a date")).expect("the root");
    let kb = load::load(&world).expect("the files are listed");
    let text = fs::read_to_string(root.join("docs/hand-graded.yaml")).expect("UTF-8");
    let document = yaml::parse(&text, 0);
    assert!(document.flaws.is_empty(), "{:?}", document.flaws);
    let NodeKind::List(items) = &document.root.kind else { panic!("not a list") };
    let mut agreed = 0;
    for item in items {
        let claim = item.get("claim").and_then(Node::scalar).expect("a claim");
        assert!(item.get("because").and_then(Node::scalar).is_some(), "{claim}: graded without a reason");
        let engine = grade_of(item.get("engine").unwrap_or_else(|| panic!("{claim}: no `engine`")));
        assert_eq!(engine, computed(&kb, claim), "{claim}");
        let hand = grade_of(item.get("hand").unwrap_or_else(|| panic!("{claim}: no `hand`")));
        let settled = item.get("settled").and_then(Node::scalar).is_some();
        assert_eq!(settled, hand != engine, "{claim}: a difference is settled, and nothing else");
        agreed += usize::from(hand == engine);
    }
    println!("{agreed} of {} claims graded alike by hand and by the engine", items.len());
    assert!(items.len() >= 30, "only {} claims", items.len());
}
