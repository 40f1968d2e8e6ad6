//! Half-lives as pages draw them.

use crate::html::attributes;
use crate::site::{print, shipped, trial};

/// The part of a page that holds its half-lives.
fn half_lives(html: &str) -> &str {
    let start = html.find("<section id=\"sec-half-lives\"").expect("the half-lives");
    let rest = &html[start..];
    &rest[..rest.find("</section>").expect("its end")]
}

#[test]
fn people_and_animals_have_panels_of_their_own_in_two_scales() {
    let printed = print(&trial(), None);
    let alpha = half_lives(&printed.pages["/compounds/alpha/"]);
    let subjects = attributes(alpha, "data-subject");
    assert_eq!(subjects, ["people", "animals"]);
    assert_eq!(alpha.matches("<svg class=\"plot\"").count(), 4);
    assert_eq!(alpha.matches("type=\"radio\"").count(), 2);
    assert!(alpha.contains("class=\"animals c0\"") && alpha.contains("drawn dashed"));
    assert!(alpha.contains("<details class=\"points\">"));
    assert!(alpha.contains("href=\"#value-t12-plasma\"") && alpha.contains("href=\"#value-t12-pool\""));
}

/// Who has no published value is told, and never drawn.
#[test]
fn records_without_a_value_are_listed_beneath() {
    let printed = print(&trial(), None);
    let alpha = half_lives(&printed.pages["/compounds/alpha/"]);
    let (drawn, beneath) = alpha.split_once("<div class=\"undrawn\">").expect("what is not drawn");
    assert!(beneath.contains("href=\"#value-t12-cell\"") && beneath.contains("no published value"));
    let figure = drawn.split_once("<figure").expect("a figure").1;
    assert!(!figure.contains("t12-cell"));
}

/// Each page of the shipped base draws exactly the records that have a value, and says so where none has.
#[test]
fn pages_without_a_value_say_so_instead() {
    let kb = shipped();
    let printed = print(&kb, None);
    for page in &kb.compounds {
        let html = half_lives(&printed.pages[&format!("/compounds/{}/", page.slug)]);
        let with_value = page.head.half_lives.iter().filter(|it| it.value.is_some()).count();
        assert_eq!(html.matches("class=\"key ").count(), with_value, "{}", page.slug);
        assert_eq!(html.contains("No curve is drawn"), with_value == 0, "{}", page.slug);
    }
}
