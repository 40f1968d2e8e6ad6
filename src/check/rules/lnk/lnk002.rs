//! LNK002: a page named under `compare` or `related` that does not exist.

use crate::base::diag::{Finding, Severity};
use crate::base::suggest;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::kb::CompoundPage;

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNK002",
    family: Family::Lnk,
    level: Severity::Error,
    title: "page to compare with, or related page, missing",
    why: "`compare` and `related` name compound pages by their slug: the file's name without `.md`. Tables and links \
          are built from them, so a slug without a page leaves a reader with a link to nothing.",
    origin: "ours",
    wrong: Example::FrontMatter("related: [nnm]"),
    right: Example::FrontMatter("related: [nmn]"),
    silenceable: true,
    yields_to: &[],
    run: Run::Compound(run),
};

fn run(cx: &PageCx<'_>, page: &CompoundPage, found: &mut Vec<Finding>) {
    for slug in page.head.compare.iter().chain(&page.head.related) {
        let named = slug.value.as_str();
        if cx.kb.compound(named).is_some() {
            continue;
        }
        let others = cx.kb.compounds.iter().map(|other| &*other.slug).filter(|other| *other != &*page.slug);
        let finding = RULE.finding(cx.file, slug.span, format!("there is no compound page `{named}`"));
        found.push(match suggest::nearest(named, others) {
            Some(nearest) => finding.help(format!("did you mean `{nearest}`?")),
            None => finding.help(format!("write the page `content/compounds/{named}.md`, or remove this")),
        });
    }
}
