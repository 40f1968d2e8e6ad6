//! Each trap of Markdown and of our own marks, seen from the prose that comes of it.

use crate::base::mapping::Mapping;
use crate::model::prose::{Cite, Event, FaultKind, Malformed, Mode, Prose, Tag, ValueRef};

/// Where the tests' texts begin in their file.
const START: usize = 1000;

fn page(text: &str) -> Prose {
    Prose::parse(text, &Mapping::shifted(START), Mode::Page)
}

fn inline(text: &str) -> Prose {
    Prose::parse(text, &Mapping::shifted(START), Mode::Inline)
}

/// The words of the file at a span.
fn at(text: &str, span: crate::base::span::Span) -> &str {
    text.get(span.start as usize - START..span.end as usize - START).expect("a span on characters of the file")
}

fn faults(text: &str) -> Vec<(FaultKind, &str)> {
    page(text).faults().iter().map(|fault| (fault.kind, at(text, fault.span))).collect()
}

/// The prose in a short form: references in braces, elements in angle brackets, `_()` and `^()`.
fn show(prose: &Prose) -> String {
    prose.events().iter().map(show_event).collect()
}

fn show_event(event: &Event) -> String {
    match event {
        Event::Start(Tag::Heading { level, .. }) => format!("<h{level}>"),
        Event::Start(Tag::Link(link)) => format!("<link {}>", link.url),
        Event::Start(Tag::Image(link)) => format!("<image {}>", link.url),
        Event::Start(Tag::Quote(Some(alert))) => format!("<{alert:?}>"),
        Event::Start(tag) => format!("<{tag:?}>"),
        Event::End(_) => "</>".to_owned(),
        Event::Text(text) => text.to_string(),
        Event::Code(code) => format!("`{code}`"),
        Event::Sub(text) => format!("_({text})"),
        Event::Sup(text) => format!("^({text})"),
        Event::Cite(group) => format!("{{{}}}", group.iter().map(show_cite).collect::<Vec<_>>().join("; ")),
        Event::Value(value) => format!("{{={}}}", show_value(value)),
        Event::Claim(claim) => match &claim.page {
            Some(page) => format!("{{!{}/{}}}", **page, *claim.id),
            None => format!("{{!{}}}", *claim.id),
        },
        Event::FootnoteRef(label) => format!("{{^{label}}}"),
        Event::SoftBreak => "⏎".to_owned(),
        Event::HardBreak => "↵".to_owned(),
        Event::Rule => "<hr>".to_owned(),
        Event::Html(html) => format!("HTML({})", html.raw),
    }
}

fn show_cite(cite: &Cite) -> String {
    let locator = cite.locator.as_ref().map(|locator| format!("|{}", **locator)).unwrap_or_default();
    format!("{}{}{locator}", if cite.narrative { "@" } else { "" }, cite.source.raw)
}

fn show_value(value: &ValueRef) -> String {
    let page = value.page.as_ref().map(|page| format!("{}/", **page)).unwrap_or_default();
    let derived = value.derived.as_ref().map(|derived| format!(":{:?}", **derived)).unwrap_or_default();
    format!("{page}{}{derived}", *value.record)
}

/// A paragraph's content in short form.
fn paragraph(text: &str) -> String {
    let shown = show(&page(text));
    let inner = shown.strip_prefix("<Paragraph>").and_then(|rest| rest.strip_suffix("</>"));
    inner.unwrap_or_else(|| panic!("one paragraph: {shown}")).to_owned()
}

/// The same, where nothing is wrong.
fn clean(text: &str) -> String {
    assert_eq!(faults(text), [], "{text}");
    paragraph(text)
}

#[test]
fn references_are_told_from_text() {
    assert_eq!(
        clean("It fell [@a, p. 4; @pmid:1] to [=t12:x5] [!c]."),
        "It fell {a|p. 4; pmid:1} to {=t12:HalfLives(5)} {!c}."
    );
    assert_eq!(clean("x [-@a], @b said; [=nmn/t] [!nmn/c]"), "x {a}, {@b} said; {=nmn/t} {!nmn/c}");
    assert_eq!(
        clean("mail me@example.org, `[@a] @b`, <me@b.org> a@b"),
        "mail me@example.org, `[@a] @b`, <link me@b.org>me@b.org</> a@b"
    );
    assert_eq!(clean("a [b] c[1] [ ]"), "a [b] c[1] [ ]");
}

#[test]
fn references_stand_wherever_text_does() {
    assert_eq!(show(&page("## On @a [=t] {.neutral}")), "<h2>On {@a} {=t}</>");
    assert_eq!(show(&page("On [@a]\n---")), "<h2>On {a}</>");
    assert_eq!(clean("**bold [@a] _and @b_**"), "<Strong>bold {a} <Emphasis>and {@b}</></>");
    assert_eq!(show(&page("- [@a]\n- x @b\n")), "<List(None)><Item>{a}</><Item>x {@b}</></>");
    assert_eq!(show(&page("<div>\n[@a] @b\n</div>\n")), "HTML(<div>\n[@a] @b\n</div>)");
    assert_eq!(show(&page("    [@a]\n")), "<CodeBlock(\"\")>[@a]\n</>");
}

#[test]
fn escapes_and_entities_stay_text() {
    assert_eq!(clean(r"\@a \[@b] \[=c\] H\~2~ x\^2^ \~~a~~"), "@a [{@b}] [=c] H~2~ x^2^ ~~a~~");
    assert_eq!(clean("&#64;a &lt;b&gt; &alpha;~1~"), "@a <b> α_(1)");
}

#[test]
fn adjacent_brackets_are_references_of_their_own() {
    assert_eq!(clean("x [@a][@b] y"), "x {a}{b} y");
    assert_eq!(clean("[@a][@b][@c]"), "{a}{b}{c}");
    assert_eq!(clean("[=t][!c][@a]"), "{=t}{!c}{a}");
    assert_eq!(clean("[foo][@a]"), "[foo]{a}");
    assert_eq!(clean("[*foo* bar][@a]!"), "[<Emphasis>foo</> bar]{a}!");
    assert_eq!(clean("[@a][foo] bar"), "{a}[foo] bar");
    assert_eq!(clean("[@a] [@b]"), "{a} {b}");
    assert_eq!(faults("[@a][]"), [(FaultKind::Malformed(Malformed::EmptyBrackets), "[]")]);
}

#[test]
fn an_exclamation_mark_before_a_citation_is_no_image() {
    assert_eq!(clean("wow![@a] x"), "wow!{a} x");
    assert_eq!(clean("wow![!c]"), "wow!{!c}");
    assert_eq!(clean("wow![=t][@a]"), "wow!{=t}{a}");
    assert_eq!(clean("wow![foo][@a]"), "wow![foo]{a}");
    assert_eq!(clean("![alt](a.png)"), "<image a.png>alt</>");
}

#[test]
fn a_definition_that_swallows_a_reference_is_a_fault() {
    let collision = FaultKind::DefinitionCollision;
    assert_eq!(faults("[!c]: word\n\nx [!c] y"), [(collision, "[!c]:")]);
    assert_eq!(show(&page("[!c]: word\n\nx [!c] y")), "<Paragraph>x {!c} y</>");
    assert_eq!(faults("[@a]: http://x.org\n\n[@a][@b] z"), [(collision, "[@a]:")]);
    assert_eq!(show(&page("[@a]: http://x.org\n\n[@a][@b] z")), "<Paragraph>{a}{b} z</>");
    assert_eq!(show(&page("[@a]: http://x.org\n\nwow![@a]")), "<Paragraph>wow!{a}</>");
    assert_eq!(faults("> [=t]: x\n\n- [@a]: y"), [(collision, "[=t]:"), (collision, "[@a]:")]);
    assert_eq!(faults("[!c]: one\n\n[!c]: two\n\n    [!c]: code\n"), [(collision, "[!c]:"), (collision, "[!c]:")]);
    assert_eq!(clean("[!c]: two words are no definition"), "{!c}: two words are no definition");
    assert_eq!(clean("text [@a]: http://x.org"), "text {a}: http://x.org");
}

#[test]
fn a_citation_within_a_link_is_a_fault() {
    let kind = FaultKind::CitationInLink;
    assert_eq!(faults("x [@a](y) z"), [(kind, "[@a](y)")]);
    assert_eq!(faults("x [=t](y) [!c](z)"), [(kind, "[=t](y)"), (kind, "[!c](z)")]);
    assert_eq!(faults("[see @a there](y)"), [(kind, "@a")]);
    assert_eq!(faults("a [see [@a] there](y) b"), [(kind, "[see [@a] there](y)")]);
    assert_eq!(faults("a [*see* [=t]][r] b"), [(kind, "[*see* [=t]][r]")]);
    assert_eq!(faults("[@a][r]\n\n[r]: http://x.org"), [(kind, "[@a][r]")]);
    assert_eq!(faults("![@a](y.png)"), [(kind, "![@a](y.png)")]);
    assert_eq!(faults("![see [@a]](y.png)"), [(kind, "[@a]")]);
    assert_eq!(clean("[@a] (y) [[@b]] (z)"), "{a} (y) [{b}] (z)");
    assert_eq!(clean("[words](y) [@a]"), "<link y>words</> {a}");
}

#[test]
fn an_alert_is_no_claim_and_a_claim_no_alert() {
    assert_eq!(show(&page("> [!note]\n> x")), "<Note><Paragraph>x</></>");
    assert_eq!(show(&page("> [!c] x")), "<Quote(None)><Paragraph>{!c} x</></>");
    assert_eq!(faults("> [!note] x"), [(FaultKind::Malformed(Malformed::AlertName), "note")]);
    assert_eq!(faults("> [!Warning]\n> x [!c]"), []);
}

#[test]
fn malformed_references_are_faults_and_stay_visible() {
    let malformed = |what, words| (FaultKind::Malformed(what), words);
    assert_eq!(faults("x [@] [=] [!]").len(), 3);
    assert_eq!(paragraph("x [=a b]"), "x [=a b]");
    assert_eq!(faults("see [see @a] x"), [malformed(Malformed::Prefix, "see")]);
    assert_eq!(paragraph("[see @a]"), "{a}");
    assert_eq!(faults("x [@a @b]"), [malformed(Malformed::MissingSemicolon, "@b")]);
    assert_eq!(faults("x [@a, p. 4 and [2]]"), [malformed(Malformed::Unclosed, "[@a")]);
    assert_eq!(faults("x [=t12 and so on"), [malformed(Malformed::Unclosed, "[=t12")]);
    assert_eq!(faults("x [@a `b] c`"), [malformed(Malformed::Unclosed, "[@a")]);
}

#[test]
fn brackets_run_over_lines() {
    let text = "> x [@a, p. 4;\n> @b] y";
    assert_eq!(show(&page(text)), "<Quote(None)><Paragraph>x {a|p. 4; b} y</></>");
    let prose = page(text);
    let keys: Vec<_> = prose.cites().map(|(_, cite)| at(text, cite.source.span)).collect();
    assert_eq!(keys, ["a", "b"]);
    assert_eq!(clean("[@a, Table\r\n  2]"), "{a|Table 2}");
}

#[test]
fn identifiers_with_signs_that_markdown_knows() {
    let sici = "doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<E1::AID-SIM968>3.0.CO;2-2";
    assert_eq!(clean(&format!("x [@{sici}, p. 3] y")), format!("x {{{sici}|p. 3}} y"));
    assert_eq!(clean("[@doi:10.1000/a_b_c; @x_y_z]"), "{doi:10.1000/a_b_c; x_y_z}");
    assert_eq!(clean("as @doi:10.1016/j.cmet.2018.03.018."), "as {@doi:10.1016/j.cmet.2018.03.018}.");
}

#[test]
fn subscripts_and_superscripts() {
    assert_eq!(clean("H~2~O, Ca^2+^ and K^+^; NAD^+^-dependent"), "H_(2)O, Ca^(2+) and K^(+); NAD^(+)-dependent");
    assert_eq!(clean("SO~4~^2−^, *t*~1/2~, (SO~4~)~3~"), "SO_(4)^(2−), <Emphasis>t</>_(1/2), (SO_(4))_(3)");
    assert_eq!(clean("AUC~[0–24]~ 10^−3^ [^14^C]NAD ^13^C"), "AUC_([0–24]) 10^(−3) [^(14)C]NAD ^(13)C");
    assert_eq!(clean("**C~max~** and `H~2~O`"), "<Strong>C_(max)</> and `H~2~O`");
}

#[test]
fn tildes_that_are_none() {
    for text in ["~5 mg of water", "~2 h to ~3 h", "(~5,~6)", "a ~ b ~ c", "x~y z~w", "5^th and 6^th", "~/a/~"] {
        assert_eq!(clean(text), text);
    }
    assert_eq!(clean("~5 mg *of H~2~O*"), "~5 mg <Emphasis>of H_(2)O</>");
}

#[test]
fn struck_text_wants_two_tildes() {
    assert_eq!(clean("a ~~gone *x* [@b]~~ c"), "a <Strike>gone <Emphasis>x</> {b}</> c");
    assert_eq!(clean("~~a~~~~b~~"), "~~a~~~~b~~".replace("~~a~~~~b~~", "<Strike>a~~~~b</>"));
    assert_eq!(clean("*~~a* b~~"), "<Emphasis>~~a</> b~~");
    assert_eq!(clean("~~ a ~~ `~~b~~` \\~~c~~"), "~~ a ~~ `~~b~~` ~~c~~");
}

#[test]
fn footnotes() {
    let text = "x[^1] y\n\n[^1]: See [@a].";
    assert_eq!(show(&page(text)), "<Paragraph>x{^1} y</><Footnote(\"1\")><Paragraph>See {a}.</></>");
    assert_eq!(faults("x [^1] y"), [(FaultKind::UnknownFootnote, "[^1]")]);
    assert_eq!(faults(text), []);
}

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

mod runs {
    use super::*;
    use crate::model::prose::TextRun;

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
        assert_eq!(
            text("*H~2~O* and Ca^2+^\nin 10^3^ `code` ![alt](x.png) [words](y)"),
            "H2O and Ca2+ in 10^3 `  words\n"
        );
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
}

mod outline {
    use super::*;
    use crate::model::prose::{Block, BlockKind};
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
}

mod visits {
    use super::*;
    use crate::model::link::RefIx;
    use crate::model::prose::{ClaimIx, ValueIx};

    #[test]
    fn targets_are_filled_in_place() {
        let mut prose = page("[@a; @b] @c [=v] [!d]");
        let mut keys = Vec::new();
        prose.each_source(&mut |source| {
            keys.push(source.raw.clone());
            source.target = Some(RefIx(keys.len() as u32));
        });
        assert_eq!(keys.iter().map(|key| &**key).collect::<Vec<_>>(), ["a", "b", "c"]);
        prose.each_value(&mut |value| value.target = Some(ValueIx { page: 1, record: 2 }));
        prose.each_claim(&mut |claim| claim.target = Some(ClaimIx { page: 1, claim: 3 }));
        assert_eq!(prose.cites().map(|(_, c)| c.source.target).collect::<Vec<_>>(), [1, 2, 3].map(|n| Some(RefIx(n))));
        assert_eq!(prose.values().next().and_then(|(_, v)| v.target), Some(ValueIx { page: 1, record: 2 }));
        assert_eq!(prose.claims().next().and_then(|(_, c)| c.target), Some(ClaimIx { page: 1, claim: 3 }));
    }

    #[test]
    fn links_know_where_their_address_stands() {
        let text = "[a](../b \"t\") <https://x.org> [c][d]\n\n[d]: e.html\n";
        let prose = page(text);
        let urls: Vec<_> = prose
            .events()
            .iter()
            .filter_map(|event| match event {
                Event::Start(Tag::Link(link)) => Some(at(text, link.url_span)),
                _ => None,
            })
            .collect();
        assert_eq!(urls, ["../b", "https://x.org", "e.html"]);
    }
}

mod any_text {
    use super::*;
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
}
