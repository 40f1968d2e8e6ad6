//! CIT008: a short key that the page never uses.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::page_keys::PageKeys;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};

/// The rule.
pub const RULE: Rule = Rule {
    code: "CIT008",
    family: Family::Cit,
    level: Severity::Warning,
    title: "short key never used",
    why: "A key that nothing uses is a source that was meant to be cited, or one that was left behind. Sources that are \
          not cited do not appear among the page's references.",
    origin: "ours",
    wrong: Example::FrontMatter("citations:\n  grant2019: pmid:31572171"),
    right: Example::Page(
        "---\ntitle: Example\nsummary: An infusion was followed through plasma and urine [@grant2019].\n\
         citations:\n  grant2019: pmid:31572171\n---\n",
    ),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    for (key, id) in PageKeys::of(cx.page).entries() {
        let span = PageKeys::letters(cx.text, id.span);
        if cx.cites.iter().any(|cited| &*cited.source.raw == key) || may_stand_unread(cx, key, span) {
            continue;
        }
        let message = format!("the key `{key}` is never used");
        let target = cx.kb.library.find(&id.value.value);
        let other = cx.cites.iter().find(|cited| target.is_some() && cited.source.target == target);
        let finding = RULE.finding(cx.file, span, message);
        found.push(match other {
            Some(cited) => finding
                .help(format!("the page cites this source as `{}`: use one name for it", cited.source.raw))
                .related(cx.file, cited.source.span, "cited here"),
            None => finding.help(format!("cite it as `[@{key}]`, or remove the key")),
        });
    }
}

/// Whether part of the page could not be read and the key stands somewhere else in its text, so that it may be used.
fn may_stand_unread(cx: &PageCx<'_>, key: &str, place: Span) -> bool {
    let is_whole = cx.kb.file(cx.file).flaws.is_empty() && cx.texts.iter().all(|text| text.prose.faults().is_empty());
    !is_whole && cx.text.match_indices(key).any(|(at, _)| at != place.start as usize)
}
