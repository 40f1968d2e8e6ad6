//! HTML, and the comments that silence rules.

use crate::model::prose::FaultKind;
use crate::model::prose::tests::{at, clean, faults, page, show};

#[test]
fn html_is_kept_and_suppressions_are_read() {
    assert_eq!(clean("a<br>b <!-- c -->"), "aHTML(<br>)b HTML(<!-- c -->)");
    let text = "<!-- monograph: allow CIT004 because it is so -->\n\n> quoted\n\n<div>\nx\n</div>\n";
    let prose = page(text);
    assert_eq!(show(&prose), "<Quote(None)><Paragraph>quoted</></>HTML(<div>\nx\n</div>)");
    let allow = &prose.allows()[0];
    assert_eq!((&*allow.code.value, allow.because.as_ref().map(|b| &*b.value)), ("CIT004", Some("it is so")));
    assert_eq!(at(text, allow.code.span), "CIT004");
    assert_eq!(allow.because.as_ref().map(|b| at(text, b.span)), Some("it is so"));
    assert_eq!(at(text, allow.span), "<!-- monograph: allow CIT004 because it is so -->");
    assert_eq!(prose.block(allow.block.expect("a block")).map(|b| at(text, b.span)), Some("quoted"));
}

#[test]
fn suppressions_that_cannot_be_read() {
    let prose = page(
        "<!-- monograph: allow CIT004 -->

x",
    );
    assert_eq!((prose.allows()[0].because.as_ref(), prose.faults()), (None, [].as_slice()));
    assert_eq!(faults("a <!-- monograph: x --> b"), [(FaultKind::AllowMalformed, "monograph: x")]);
    let text = "<!-- monograph: allow CIT004 because x --> Words [@a].";
    assert_eq!(faults(text), [(FaultKind::AllowNotAlone, "Words [@a].")]);
    let text = "> <!-- monograph: allow CIT004\n> because two lines -->\n>\n> x";
    let prose = page(text);
    assert_eq!(prose.allows()[0].because.as_ref().map(|b| &*b.value), Some("two lines"));
    assert_eq!(prose.allows()[0].block, Some(1));
}

#[test]
fn a_suppression_goes_to_the_next_block_of_its_kinds() {
    let comment = "<!-- monograph: allow CIT004 because x -->\n";
    for (text, seen) in [
        ("word\n", "word"),
        ("## Word {.neutral}\n", "## Word {.neutral}"),
        ("- one\n- two\n", "- one"),
        ("|a|b|\n|-|-|\n|c|d|\n", "|a|b|\n|-|-|\n|c|d|"),
        ("```\ncode\n```\n\nword\n", "word"),
    ] {
        let text = format!("{comment}{text}");
        let prose = page(&text);
        let block = prose.allows()[0].block.and_then(|at| prose.block(at)).expect("a block");
        assert_eq!(at(&text, block.span), seen);
    }
    let text = format!("x\n\n{comment}");
    assert_eq!(page(&text).allows()[0].block, None);
}
