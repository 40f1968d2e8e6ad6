//! What a reader sees of grades: what is stated beside what the rules give, why, and what hangs on single sources.

use crate::html::attributes;
use crate::site::{Printed, print, shipped, trial};

fn page(printed: &Printed, address: &str) -> String {
    printed.pages[address].clone()
}

/// One claim of a page, from its element to the next claim's.
fn claim(html: &str, id: &str) -> String {
    let start = html.find(&format!("id=\"claim-{id}\"")).unwrap_or_else(|| panic!("no claim {id}"));
    let rest = &html[start..];
    let end = rest.find("<li class=\"claim\"").or_else(|| rest.find("</section>")).unwrap_or(rest.len());
    rest[..end].to_owned()
}

fn holds(html: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(html.contains(piece), "{piece}\nis not in\n{html}");
    }
}

const TRAMMELL: &str = "<a href=\"/kb/sources/pmid-4/\">Trammell 2016</a>";

#[test]
fn a_claim_says_why_it_has_its_grade_folded_and_without_a_script() {
    let html = claim(&page(&print(&trial(), None), "/compounds/gamma/"), "eases");
    holds(
        &html,
        &[
            "data-tier=\"established\" data-computed=\"established\"",
            "<details class=\"why\">\n<summary>Why this grade</summary>",
            "<li data-step=\"start\"><a class=\"step\" href=\"/kb/methodology/#sec-step-start\">Start</a>: high",
            TRAMMELL,
            "Certainty</a>: high <span aria-hidden=\"true\">→</span><span class=\"unseen\">to</span> Established",
            "<b>Certainty:</b> high. The true effect lies close to the one found.",
            "<li>Without any one of <a href=\"/kb/sources/pmid-4/\">Trammell 2016</a>; <a href=\"/kb/sources/pmid-5/\">Okabe 2022</a>: Supported</li>",
        ],
    );
    assert!(!html.contains("class=\"apart\""), "what is not declared is not set apart");
}

#[test]
fn sources_that_do_not_count_are_named_with_the_reason() {
    let html = claim(&page(&print(&trial(), None), "/compounds/gamma/"), "eases");
    holds(&html, &["data-aside=\"retracted\"", "data-aside=\"unappraised\"", "/kb/sources/pmid-3/"]);
    let unread = html.split("data-aside=\"unappraised\"").nth(1).expect("the unappraised source");
    holds(
        unread,
        &[
            "<span class=\"stance\">Not counted:</span>",
            "Unread 2021",
            "<span class=\"aside\">It has no appraisal.</span>",
        ],
    );
}

#[test]
fn a_level_declared_below_the_computed_one_is_shown_with_both() {
    let printed = print(&trial(), None);
    let html = page(&printed, "/compounds/gamma/");
    holds(
        &claim(&html, "cautious"),
        &[
            "data-tier=\"preliminary\" data-declared=\"preliminary\" data-computed=\"established\"",
            "<span class=\"apart\">stated: Preliminary; the rules would allow: Established</span>",
        ],
    );
    let shipped = page(&print(&shipped(), None), "/compounds/nad-plus-injectable/");
    holds(&claim(&shipped, "pieces-taken-up"), &["stated: Animals and cells; the rules would allow: Preliminary"]);
}

/// A preview of a page that the rules refuse: the badge is what the sources carry.
#[test]
fn a_level_declared_above_the_computed_one_is_not_the_badge() {
    let html = page(&print(&trial(), None), "/compounds/gamma/");
    holds(
        &claim(&html, "bold"),
        &[
            "data-tier=\"unproven\" data-declared=\"supported\" data-computed=\"unproven\"",
            "<span class=\"apart\">declared: Supported; the sources carry: Unproven</span>",
            "No source counts for this claim.",
        ],
    );
}

#[test]
fn a_claim_of_no_harm_says_what_its_number_can_exclude() {
    let html = claim(&page(&print(&trial(), None), "/compounds/gamma/"), "harmless");
    holds(
        &html,
        &[
            "250 people were exposed.",
            "more often than about 1 in 83 (the rule of three)",
            "data-stance=\"inconclusive\"",
            "(declared “Contradicts”, but its result settles nothing)",
            "<li>Without <a href=\"/kb/sources/pmid-4/\">Trammell 2016</a>: Unproven</li>",
        ],
    );
}

#[test]
fn judgements_stand_with_who_when_and_why() {
    let html = claim(&page(&print(&trial(), None), "/compounds/gamma/"), "judged");
    let ed = "<span class=\"by\">(Ed, <time datetime=\"2026-03-01\">2026-03-01</time>)</span>";
    holds(
        &html,
        &[
            "<b>Grade set to</b>: <span class=\"tier\" data-tier=\"established\">",
            "I wish. <span class=\"by\">(Ed, <time datetime=\"2026-05-01\">",
            "<strong>Not followed:</strong> It moves the grade by more than a step",
            "<b>Lowered since studies are likely to be missing</b>: 1 step down. None was registered. <span class=\"by\">(Ada, ",
            "judged serious by Ada on 2026-04-02: None was registered.",
            "<b>Raised for a large effect</b>: 1 step up. Large. <span class=\"by\">(Ada, ",
            &format!("<b>The people studied</b> ({TRAMMELL}): Another than the claim’s. They were young. {ed}"),
            &format!("<b>The dose</b> ({TRAMMELL}): As the claim has it. They were young. {ed}"),
            "<span>indirect: route oral, claim intravenous</span>",
            "Imprecision</a>: low <span aria-hidden=\"true\">→</span>",
        ],
    );
}

#[test]
fn the_head_shows_level_quality_and_conditions_whether_declared_or_not() {
    let printed = print(&trial(), None);
    let html = page(&printed, "/compounds/gamma/");
    let head = html.split("</header>").nth(1).expect("the page's head");
    holds(
        head,
        &[
            "<li data-computed=\"established\"><span class=\"k\">Evidence of benefit</span><span class=\"tier\" data-tier=\"established\">",
            "<span class=\"quality\" data-quality=\"human-pk\">measured in people</span>",
            "<li>gout: <span class=\"tier\" data-tier=\"established\">",
            "<li>migraine: <span class=\"tier\" data-tier=\"preliminary\">",
            "<li>ageing: <span class=\"tier\" data-tier=\"unproven\">",
        ],
    );
    let strip = html.split("class=\"strip\"").nth(1).expect("the profile").split("</ul>").next().expect("its end");
    let counts: Vec<&str> = strip.split("<b>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(counts, ["1", "0", "3", "0", "1", "0"], "counted by the level shown");
}

#[test]
fn lists_and_rows_show_the_same_levels() {
    let printed = print(&trial(), None);
    for address in ["/", "/compounds/", "/categories/letters/"] {
        let html = page(&printed, address);
        let cards: Vec<&str> = html.split("<li class=\"card\"").skip(1).collect();
        let card = cards.iter().find(|card| card.contains("/compounds/gamma/")).expect("a card");
        holds(card, &["data-tier=\"established\" data-quality=\"human-pk\"", "Data: measured in people"]);
    }
    let html = page(&printed, "/compounds/gamma/");
    let row = html.split("id=\"value-t12\"").nth(1).expect("the half-life").split("</tr>").next().expect("its end");
    holds(
        row,
        &["data-quality=\"human-pk\"", "<td class=\"known-by\">measured in people <span class=\"sub\">randomised"],
    );
}

#[test]
fn a_sources_page_says_how_each_claim_would_stand_without_it() {
    let printed = print(&trial(), None);
    let without = |html: &str, id: &str| {
        let rest = html.split(&format!("/compounds/gamma/#claim-{id}\"")).nth(1).expect("the claim").to_owned();
        rest.split("</li>").next().expect("its end").to_owned()
    };
    let trammell = page(&printed, "/sources/pmid-4/");
    holds(
        &without(&trammell, "eases"),
        &[
            "pain: this source supports it",
            "Without this source the rules would give: <span class=\"tier\" data-tier=\"supported\">",
        ],
    );
    holds(&trammell, &["<time datetime=\"2026-02-01\">2026-02-01</time> by Ada"]);
    let okabe = page(&printed, "/sources/pmid-5/");
    holds(
        &without(&okabe, "harmless"),
        &[
            "sleep: this source settles nothing (declared “Contradicts”, but its result settles nothing)",
            "Without this source the rules would give the same grade.",
        ],
    );
    let unread = without(&page(&printed, "/sources/pmid-6/"), "eases");
    holds(&unread, &["Not counted: It has no appraisal."]);
    assert!(!unread.contains("Without this source"), "a source that does not count takes nothing away");
}

#[test]
fn the_methodology_is_written_from_the_policy_in_force() {
    let trial = trial();
    let printed = print(&trial, None);
    let html = page(&printed, "/methodology/");
    let policy = monograph::derive::grade::Policy::new(&trial.settings);
    for threshold in policy.thresholds() {
        let row = html.split(&format!("<tr id=\"sec-{}\"", threshold.key)).nth(1);
        let row = row.unwrap_or_else(|| panic!("no row for {}", threshold.key)).split("</tr>").next().expect("its end");
        let (before, after) = threshold.rule.split_once("{}").expect("a value");
        holds(row, &[&tera_escaped(before), &tera_escaped(after)]);
        let is_set = threshold.key == "narrative_reviews";
        assert_eq!(row.contains("set by this site; the default is 2"), is_set, "{}", threshold.key);
    }
    holds(
        &html,
        &["This site has set 1 of them otherwise than the default.", "<b class=\"q\">3</b> independent narrative"],
    );
    holds(
        &html,
        &["<b class=\"q\">50\u{a0}%</b> or more of the participants", "<td data-label=\"Where from\">ours</td>"],
    );
    let shipped = page(&print(&shipped(), None), "/methodology/");
    holds(&shipped, &["This site has changed none of them.", "<h2 id=\"what-a-grade-does-not-say\">"]);
}

fn tera_escaped(text: &str) -> String {
    text.replace('\'', "&#39;")
}

/// Every step of every derivation leads to what it means.
#[test]
fn every_step_is_explained() {
    let printed = print(&shipped(), None);
    let methodology = page(&printed, "/methodology/");
    let explained = attributes(&methodology, "id");
    for html in printed.pages.values() {
        for step in attributes(html, "data-step") {
            assert!(explained.contains(&&*format!("sec-step-{step}")), "{step}");
        }
    }
    assert_eq!(explained.iter().filter(|id| id.starts_with("sec-step-")).count(), 21);
}
