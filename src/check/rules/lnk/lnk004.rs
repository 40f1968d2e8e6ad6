//! LNK004: an image that is not there, or that has no words for those who do not see it.

use crate::base::diag::{Finding, Severity};
use crate::base::suggest;
use crate::check::links;
use crate::check::rule::{Example, Family, PageCx, Rule, Run};
use crate::model::address::{Address, Target};
use crate::model::kb::Kb;

/// The rule.
pub const RULE: Rule = Rule {
    code: "LNK004",
    family: Family::Lnk,
    level: Severity::Error,
    title: "image missing or without alternative text",
    why: "Images stand in `static/` and are shown from the site itself: readers' browsers are told to load nothing from \
          elsewhere. What an image shows must also be told in words, between its square brackets, for those who do not \
          see it.",
    origin: "WCAG 2.2, success criterion 1.1.1; the site's content security policy",
    wrong: Example::Body("![](/images/curve.png)"),
    right: Example::Files(&[
        (
            "content/compounds/example.md",
            "---\ntitle: Example\nsummary: A page.\n---\n![A falling curve](/images/curve.png)\n",
        ),
        ("static/images/curve.png", ""),
    ]),
    silenceable: true,
    yields_to: &[],
    run: Run::Page(run),
};

fn run(cx: &PageCx<'_>, found: &mut Vec<Finding>) {
    let from = links::path(cx.page);
    for written in &cx.texts {
        for (image, is_named, whole) in links::images(written.prose) {
            if !is_named {
                let message = format!("the image `{}` has no alternative text", image.url);
                let help = "say in a few words what it shows, between the square brackets: `![…](…)`";
                found.push(RULE.finding(cx.file, whole, message).help(help));
            }
            let target = Target::of(&image.url, &from, &cx.kb.settings.base_url);
            if let Some((message, help)) = missing(cx.kb, &target, &image.url) {
                found.push(RULE.finding(cx.file, image.url_span, message).help(help));
            }
        }
    }
}

/// Why the image cannot be shown, and what to do.
fn missing(kb: &Kb, target: &Target, url: &str) -> Option<(String, String)> {
    match target {
        // LNK003 speaks of schemes.
        Target::Scheme(_) => None,
        Target::Web | Target::Mail => {
            let message = format!("`{url}` is on another site, from which readers' browsers load no images");
            Some((message, "put the image into `static/`, if its licence allows, and link to it there".to_owned()))
        }
        Target::Site(place) => {
            let Some(path) = place.path.as_deref() else {
                let help = "name the file from the site's root: `/images/…`".to_owned();
                return Some((format!("`{url}` climbs out of the site"), help));
            };
            if matches!(Address::find(kb, path), Some(Address::Static(_))) {
                return None;
            }
            let files = kb.paths.iter().filter_map(|file| file.strip_prefix("static"));
            let help = match suggest::nearest(path, files) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => format!("put the file at `static{path}`"),
            };
            Some((format!("there is no image `static{path}`"), help))
        }
    }
}
