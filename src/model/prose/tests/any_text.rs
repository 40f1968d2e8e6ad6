//! Any text, as long as it has many marks: places hold, and what opens closes.

use crate::model::prose::tests::{START, at, inline, page};
use crate::model::prose::{Event, Prose};
use proptest::prelude::*;

/// Texts made of the marks that mean something, more often than of others.
fn texts() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "[",
        "]",
        "(",
        ")",
        "@",
        "@a",
        "[@a]",
        "[=t]",
        "[!c]",
        "[@a; @b]",
        ":",
        "!",
        "=",
        "~",
        "~~",
        "^",
        "`",
        "*",
        "_",
        "\\",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "{.x}",
        "{#i}",
        "|",
        "|-|\n",
        "[^1]",
        "[^1]: ",
        "<b>",
        "<!-- ",
        "-->",
        "monograph: allow A1 because x",
        "doi:10.1/x",
        ";",
        ",",
        "µ",
        "é",
        "😀",
        " ",
        "    ",
        "\r\n",
        "\t",
        "&amp;",
        "&#0;",
        "[!note]",
        "http://x",
        "word",
        "2",
        ".",
        "\u{a0}",
        "\0",
        "<me@x.org>",
        "```\n",
        "---\n",
        "](y)",
    ]);
    prop_oneof![prop::collection::vec(mark, 0..40).prop_map(|marks| marks.concat()), "\\PC{0,80}"]
}

fn check(text: &str, prose: &Prose) -> Result<(), TestCaseError> {
    let whole = |span: crate::base::span::Span| {
        let range = (span.start as usize).checked_sub(START).zip((span.end as usize).checked_sub(START));
        range.is_some_and(|(start, end)| text.get(start..end).is_some())
    };
    for (_, event, span) in prose.events_with_spans() {
        prop_assert!(whole(span), "{event:?} at {span:?} of {text:?}");
    }
    for (_, cite) in prose.cites() {
        prop_assert!(whole(cite.source.span) && cite.locator.as_ref().is_none_or(|l| whole(l.span)));
        prop_assert!(at(text, cite.source.span) == &*cite.source.raw, "{cite:?} of {text:?}");
    }
    for block in prose.blocks() {
        prop_assert!(whole(block.span), "{block:?} of {text:?}");
        prop_assert!(block.events.start <= block.events.end && block.events.end as usize <= prose.events().len());
    }
    for fault in prose.faults() {
        prop_assert!(whole(fault.span), "{fault:?} of {text:?}");
    }
    for allow in prose.allows() {
        prop_assert!(
            whole(allow.span) && whole(allow.code.span) && allow.because.as_ref().is_none_or(|b| whole(b.span))
        );
    }
    for section in prose.sections() {
        prop_assert!(whole(section.span) && section.classes.iter().all(|class| whole(class.span)));
    }
    Ok(())
}

fn balanced(prose: &Prose) -> bool {
    let mut depth = 0_usize;
    prose.events().iter().all(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return false,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        true
    }) && depth == 0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn gives_places_on_its_characters(text in texts()) {
        for prose in [page(&text), inline(&text)] {
            check(&text, &prose)?;
            prop_assert!(balanced(&prose), "{:?}", prose.events());
            for block in prose.text_blocks() {
                let run = prose.text(block.events.clone());
                for sentence in run.sentences() {
                    prop_assert!(run.text().get(sentence.clone()).is_some());
                    let span = run.span(sentence);
                    prop_assert!(text.get(span.start as usize - START..span.end as usize - START).is_some());
                }
            }
        }
    }
}
