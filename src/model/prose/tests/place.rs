//! Where texts of front matter stand in their file.

use crate::base::mapping::Mapping;
use crate::model::prose::tests::{START, at, inline, show};
use crate::model::prose::{Mode, Prose};

#[test]
fn a_string_of_front_matter_is_one_paragraph() {
    for text in ["10. of May", "> 5 mg", "# 1", "- one", "    code", "| a | b |", "```", "---", "~~~", "+ x", "1) x"] {
        assert_eq!(show(&inline(text)), text, "{text}");
    }
    assert_eq!(show(&inline("Word [@a]\nand *so* on\n")), "Word {a} and <Emphasis>so</> on");
    assert_eq!(show(&inline("_So_ it is")), "<Emphasis>So</> it is");
    assert_eq!(show(&inline("[@a]: word")), "{a}: word");
    assert_eq!(show(&inline("")), "");
    let prose = inline("[@a] 5 < 6");
    assert_eq!(prose.blocks().len(), 1);
    assert_eq!(prose.cites().next().map(|(_, cite)| cite.source.span.start as usize), Some(START + 2));
}

#[test]
fn places_go_through_yamls_escapes() {
    let raw = "\"0.5 \\u00b5g [@grant2019,\n  Table 2] of H~2~O\"";
    let value = "0.5 µg [@grant2019, Table 2] of H~2~O";
    let prose = Prose::parse(value, &Mapping::align(START, raw, value), Mode::Inline);
    let (_, cite) = prose.cites().next().expect("a citation");
    assert_eq!(at(raw, cite.source.span), "grant2019");
    assert_eq!(at(raw, cite.locator.as_ref().expect("a locator").span), "Table 2");
    let run = prose.text(0..prose.events().len() as u32);
    let water = run.text().find("H2O").expect("water");
    assert_eq!(at(raw, run.span(water..water + 3)), "H~2~O");
    let dose = run.text().find("µg").expect("a unit");
    assert_eq!(at(raw, run.span(dose..dose + 3)), "\\u00b5g");
}
