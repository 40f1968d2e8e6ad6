//! LNK001: a link to a page of the site, or to a place on one, that does not exist.

use crate::base::diag::{FileId, Finding, Severity};
use crate::base::span::Span;
use crate::base::suggest;
use crate::check::links::{self, Found, Kind};
use crate::check::rule::{Example, Family, PageCx, ReferenceCx, Rule, Run};
use crate::model::address::{Address, Place, Target};
use crate::model::kb::Kb;

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNK001",
    family: Family::Lnk,
    level: Severity::Error,
    title: "link to a missing page or anchor",
    why: "A link within the site is written `/compounds/slug/`, `/page/`, `/categories/c/`, `/systems/s/` or \
          `/sources/file-stem/`, or relative to the page; what follows `#` is a heading's id, `claim-id`, `value-id` or \
          `ref-file-stem`. A page renamed or a claim removed breaks the links to it without a sign, so each is looked up.",
    origin: "ours",
    wrong: Example::Body("More on [NMN](/compounds/nnm/)."),
    right: Example::Body("More on [NMN](/compounds/nmn/#value-t12-plasma)."),
    silenceable: true,
    yields_to: &[],
    run: Run::PageAndReference(page, reference),
};

fn page(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    found.extend(links::of_page(cx).iter().filter_map(|link| judge(cx.kb, cx.file, link)));
}

fn reference(cx: &ReferenceCx<'_>, found: &mut Vec<Finding>) {
    if let Some((file, link)) = links::of_reference(cx) {
        found.extend(judge(cx.kb, file, &link));
    }
}

fn judge(kb: &Kb, file: FileId, link: &Found<'_>) -> Option<Finding> {
    let Target::Site(place) = &link.target else { return None };
    let url = link.url;
    match link.kind {
        Kind::Words => {}
        // LNK004 speaks of images.
        Kind::Image => return None,
        // A whole address of this very site is as good as any other.
        Kind::Field if url.contains("://") => return None,
        Kind::Field => {
            let message = format!("`{url}` names no scheme, so that it would lead to a page of this site");
            return Some(RULE.finding(file, link.span, message).help(format!("write `https://{url}`")));
        }
    }
    if url.trim().is_empty() {
        let message = "the link leads nowhere: its address is empty";
        return Some(RULE.finding(file, link.span, message).help("write the address between the round brackets"));
    }
    let Some(path) = &place.path else {
        let message = format!("`{url}` climbs out of the site");
        return Some(RULE.finding(file, link.span, message).help("write the address from the site's root: `/…`"));
    };
    match Address::find(kb, path) {
        None => {
            let finding = RULE.finding(file, link.span, format!("there is no page at `{path}`"));
            Some(finding.help(instead(kb, url, path)))
        }
        Some(address) => anchor(kb, file, link, place, &address),
    }
}

/// What is wrong with the anchor on a page that exists.
fn anchor(kb: &Kb, file: FileId, link: &Found<'_>, place: &Place, address: &Address<'_>) -> Option<Finding> {
    let anchor = place.anchor.as_ref().filter(|anchor| !address.has_anchor(kb, anchor))?;
    let message = format!("`{}` has no place `#{anchor}`", address.path(kb));
    let finding = RULE.finding(file, part(kb.text(file), link), message);
    let anchors = address.anchors(kb);
    let names = |start: &'static str| anchors.iter().find(|own| own.strip_prefix(start) == Some(anchor.as_str()));
    let meant = names("claim-").or_else(|| names("value-")).map(String::as_str);
    Some(match meant.or_else(|| suggest::nearest(anchor, anchors.iter().map(String::as_str))) {
        Some(nearest) => finding.help(format!("did you mean `#{nearest}`?")),
        None => finding.help("link to a heading's id, `#claim-id`, `#value-id`, or a cited source's `#ref-file-stem`"),
    })
}

/// The place of what follows `#`; of the whole address where that cannot be told.
fn part(text: &str, link: &Found<'_>) -> Span {
    let written = link.span.text(text);
    match written.find('#').filter(|_| written == link.url) {
        Some(at) => Span { start: link.span.start + at as u32 + 1, end: link.span.end },
        None => link.span,
    }
}

/// What to write in place of a path that leads nowhere.
fn instead(kb: &Kb, url: &str, path: &str) -> String {
    let looks_foreign = url.split('/').next().is_some_and(|host| host.starts_with("www.") || is_domain(host));
    if looks_foreign {
        return format!("for another site, write `https://{url}`");
    }
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".html")).unwrap_or(name);
    let stem = stem.strip_suffix(".yaml").unwrap_or(stem);
    if let Some(own) = path.strip_prefix("/static/").filter(|own| kb.paths.contains(&*format!("static/{own}"))) {
        return format!("files of `static/` stand at the root: write `/{own}`");
    }
    if kb.library.by_stem(stem).is_some() {
        return format!("write `/sources/{stem}/`");
    }
    let slugs = kb.compounds.iter().map(|page| &*page.slug).chain(kb.leaves.iter().map(|page| &*page.slug));
    match suggest::nearest(stem, slugs) {
        Some(slug) if kb.compound(slug).is_some() => format!("did you mean `/compounds/{slug}/`?"),
        Some(slug) => format!("did you mean `/{slug}/`?"),
        None => "name a page that exists, or remove the link".to_owned(),
    }
}

/// Whether it reads as the name of a host and not of a file.
fn is_domain(host: &str) -> bool {
    let ends = ["com", "org", "net", "gov", "edu", "int", "io", "info", "co", "uk", "de", "eu"];
    host.rsplit_once('.').is_some_and(|(_, end)| ends.contains(&end))
}
