//! LNK003: an address whose scheme no link may have.

use crate::base::diag::{FileId, Finding, Severity};
use crate::check::links::{self, Found};
use crate::check::rule::{Example, Family, PageCx, ReferenceCx, Rule, Run};
use crate::model::address::Target;

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNK003",
    family: Family::Lnk,
    level: Severity::Error,
    title: "unsafe URL scheme",
    why: "An address such as `javascript:…` or `data:…` runs what stands in it in the reader's browser, in the name of \
          this site. Links lead to pages of the site, over `http:` or `https:` to others, or by `mailto:` to a mailbox; \
          the site is built without any other.",
    origin: "OWASP, Cross-Site Scripting Prevention; the list of schemes is ours",
    wrong: Example::Body("[Read on](javascript:alert(1))"),
    right: Example::Body("[Read on](https://example.com/)"),
    silenceable: true,
    yields_to: &[],
    run: Run::PageAndReference(page, reference),
};

fn page(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    found.extend(links::of_page(cx).iter().filter_map(|link| judge(cx.file, link)));
}

fn reference(cx: &ReferenceCx<'_>, found: &mut Vec<Finding>) {
    found.extend(links::of_reference(cx).and_then(|(file, link)| judge(file, &link)));
}

fn judge(file: FileId, link: &Found<'_>) -> Option<Finding> {
    let Target::Scheme(scheme) = &link.target else { return None };
    let url = link.url.trim();
    if scheme.is_empty() {
        let message = format!("`{url}` leaves its scheme open");
        let help = format!("write `https://{}`", url.trim_start_matches(['/', '\\']));
        return Some(RULE.finding(file, link.span, message).help(help));
    }
    let message = format!("no link may have the scheme `{scheme}:`");
    Some(RULE.finding(file, link.span, message).help("link to a page of the site, or to `https://…`"))
}
