//! The text of a block as readers see it, and its sentences.

use crate::model::prose::tests::{at, page};
use crate::model::prose::{Event, TextRun};

/// The text of the first text block, with marks that can be read.
fn text(source: &str) -> String {
    let prose = page(source);
    let block = prose.text_blocks().next().expect("a block");
    let run = prose.text(block.events.clone());
    let marks = [(TextRun::CITATION, "@"), (TextRun::VALUE, "="), (TextRun::NAME, "N"), (TextRun::CODE, "`")];
    marks.iter().fold(run.text().to_owned(), |text, (mark, shown)| text.replace(*mark, shown))
}

#[test]
fn text_is_as_readers_see_it() {
    assert_eq!(text("*H~2~O* and Ca^2+^\nin 10^3^ `code` ![alt](x.png) [words](y)"), "H2O and Ca2+ in 10^3 `  words\n");
    assert_eq!(text("It rose [@a], @b said; [=t] [!c]."), "It rose @, N said; = @.\n");
    assert_eq!(text("| a | b |\n|-|-|\n"), "a\nb\n");
    assert_eq!(text("5 &lt; 6<br>&micro;g[^1]\n\n[^1]: x"), "5 < 6µg\n");
}

#[test]
fn sentences_have_places_and_references() {
    let source = "First *one* [@a; @b]. Second\ntwo is [=t].\n";
    let prose = page(source);
    let block = prose.paragraphs().next().expect("a paragraph");
    let run = prose.text(block.events.clone());
    let sentences = run.sentences();
    let places: Vec<_> = sentences.iter().map(|range| at(source, run.span(range.clone()))).collect();
    assert_eq!(places, ["First *one* [@a; @b].", "Second\ntwo is [=t]."]);
    let kinds: Vec<_> = sentences
        .iter()
        .flat_map(|range| run.references(range.clone()))
        .map(|&(_, event)| matches!(prose.events()[event as usize], Event::Cite(_)))
        .collect();
    assert_eq!(kinds, [true, false]);
    assert!(run.is_cited(sentences[0].clone()) && !run.is_cited(0..5));
}

#[test]
fn text_that_runs_on_is_one_event() {
    let events = page("a [b] c (d) ![e] f_g * h").events().len();
    assert_eq!(events, 3, "the paragraph's start, its text and its end");
}
