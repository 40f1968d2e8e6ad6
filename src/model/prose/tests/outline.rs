//! Sections, blocks and tables.

use crate::model::prose::tests::{at, faults, page, show_event};
use crate::model::prose::{Block, BlockKind, Event, FaultKind, Prose};
use crate::model::vocab::{SectionTier, Tier};

#[test]
fn sections_have_ids_classes_tiers_and_parents() {
    let text = "Lead.\n\n## How NAD^+^ works {.established}\n\nText.\n\n### Uptake\n\nMore.\n\n## Uptake {#in .odd .unproven}\n\nEnd.\n";
    let prose = page(text);
    assert_eq!(faults(text), []);
    let seen: Vec<_> = prose.sections().iter().map(|s| (s.level, &*s.title, &*s.id, s.parent)).collect();
    assert_eq!(
        seen,
        [(2, "How NAD+ works", "how-nad-works", None), (3, "Uptake", "uptake", Some(0)), (2, "Uptake", "in", None)]
    );
    let sections = prose.sections();
    assert_eq!(sections[0].tier, Some(SectionTier::Of(Tier::Established)));
    assert_eq!(sections[2].tier, Some(SectionTier::Of(Tier::Unproven)));
    assert_eq!(at(text, sections[2].classes[0].span), "odd");
    assert_eq!(at(text, sections[0].span), "## How NAD^+^ works {.established}");
    assert_eq!(sections[0].events.end, sections[2].events.start);
    assert_eq!(sections[1].events.end, sections[0].events.end);
    let owner = |words: &str| {
        let block = prose.paragraphs().find(|b| at(text, b.span) == words).expect("a paragraph");
        (block.section, prose.tier_section(block).map(|s| &*s.id))
    };
    assert_eq!(owner("Lead."), (None, None));
    assert_eq!(owner("Text."), (Some(0), Some("how-nad-works")));
    assert_eq!(owner("More."), (Some(1), Some("how-nad-works")));
    assert_eq!(owner("End."), (Some(2), Some("in")));
}

#[test]
fn headings_with_other_attributes_or_doubled_ids_are_faults() {
    assert_eq!(faults("## A {established}"), [(FaultKind::HeadingAttribute, "established")]);
    assert_eq!(faults("## A {k=v .neutral}"), [(FaultKind::HeadingAttribute, "k=v")]);
    assert_eq!(faults("## A {#x}\n\n## B {#x}"), [(FaultKind::DuplicateAnchor, "x")]);
    let prose = page("## X\n\n## X\n\n## Y {#x}");
    assert_eq!(prose.sections().iter().map(|s| &*s.id).collect::<Vec<_>>(), ["x-1", "x-2", "x"]);
}

#[test]
fn headings_within_blocks_make_no_section() {
    let prose = page("> ## Quoted\n\n- # Listed\n");
    assert!(prose.sections().is_empty());
    assert_eq!(prose.blocks().iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).count(), 2);
}

fn blocks<'t>(prose: &Prose, text: &'t str) -> Vec<(String, &'t str)> {
    let name = |block: &Block| match &block.kind {
        BlockKind::Row(row) => format!("row of {}", row.cells.len()),
        kind => format!("{kind:?}").split('(').next().unwrap_or("").to_lowercase(),
    };
    prose.blocks().iter().map(|block| (name(block), at(text, block.span))).collect()
}

#[test]
fn tight_and_loose_items_have_paragraphs() {
    let text = "- one [@a]\n- two *x*\n  - three\n\nEnd\n";
    let seen = blocks(&page(text), text);
    let seen: Vec<_> = seen.iter().map(|(kind, words)| (&**kind, *words)).collect();
    assert_eq!(
        seen,
        [
            ("item", "- one [@a]"),
            ("paragraph", "one [@a]"),
            ("item", "- two *x*\n  - three"),
            ("paragraph", "two *x*"),
            ("item", "- three"),
            ("paragraph", "three"),
            ("paragraph", "End"),
        ]
    );
    let text = "1. one\n\n   more\n2. two\n";
    assert_eq!(page(text).paragraphs().map(|b| at(text, b.span)).collect::<Vec<_>>(), ["one", "more", "two"]);
}

#[test]
fn tables_have_rows_and_cells() {
    let text = "| A | H~2~O |\n|---|:-:|\n| x [@a] | `p\\|q` |\n| y | |\n";
    let prose = page(text);
    let (table, rows) = prose.tables().next().expect("a table");
    assert_eq!(at(text, table.span), text.trim());
    let cells: Vec<Vec<String>> = rows
        .map(|(_, row)| {
            row.cells.iter().map(|c| prose.events_in(c.events.clone()).iter().map(show_event).collect()).collect()
        })
        .collect();
    assert_eq!(cells, [vec!["A", "H_(2)O"], vec!["x {a}", "`p|q`"], vec!["y", ""]]);
    let heads: Vec<_> = prose.tables().flat_map(|(_, rows)| rows.map(|(_, row)| row.is_head)).collect();
    assert_eq!(heads, [true, false, false]);
    let (_, mut rows) = prose.tables().next().expect("a table");
    let (block, row) = rows.nth(1).expect("a row");
    assert_eq!(at(text, row.cells[0].span), "x [@a]");
    assert!(prose.is_cited(block.events.clone()) && !prose.is_cited(row.cells[1].events.clone()));
}

#[test]
fn quotations_are_known_and_alerts_are_none() {
    let text = "> quoted\n\n> [!note]\n> noted\n\nplain\n";
    let prose = page(text);
    let seen: Vec<_> = prose.paragraphs().map(|b| (at(text, b.span), b.in_quote)).collect();
    assert_eq!(seen, [("quoted", true), ("noted", false), ("plain", false)]);
}

#[test]
fn every_text_stands_in_exactly_one_text_block() {
    let text = "a\n\n- b\n  c `d`\n\n  e\n- f\n\n> g\n\n|h|\n|-|\n|i|\n\n[^1]: j\n\nk[^1]\n";
    let prose = page(text);
    for (index, event, _) in prose.events_with_spans() {
        if matches!(event, Event::Text(_)) {
            let holders = prose.text_blocks().filter(|b| b.events.contains(&index)).count();
            assert_eq!(holders, 1, "{event:?}");
        }
    }
}
