//! Marks in a text: references, brackets, identifiers, subscripts, footnotes.

use crate::model::prose::tests::{at, clean, faults, page, paragraph, show};
use crate::model::prose::{FaultKind, Malformed};

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
