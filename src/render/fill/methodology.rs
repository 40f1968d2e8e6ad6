//! The methodology: the site's own words (`content/methodology.md`), and the policy in force behind them.

use crate::derive::grade::{Aside, Certainty, Origin, Part, Scale, StepKind, Threshold};
use crate::model::vocab::{DataQuality, Tier, Word};
use crate::render::fill::{head, leaf};
use crate::render::site::{Filled, Site};
use crate::render::view::{Methodology, PageKind, PolicyPart, Prose, ThresholdRow, TocEntry};

/// The methodology.
pub fn methodology(site: &Site<'_>, address: &str) -> Filled<Methodology> {
    let own = site.kb.leaf("methodology").map(|at| leaf::leaf(site, at, address));
    let Filled { mut page, view: own, citations } = own.unwrap_or_else(|| unwritten(site, address));
    page.kind = PageKind::Methodology;
    // The notes and references of the site's own words stand last.
    let last = page.toc.iter().position(|entry| matches!(&*entry.id, "sec-footnotes" | "sec-references"));
    page.toc.splice(last.unwrap_or(page.toc.len())..last.unwrap_or(page.toc.len()), contents(site));
    let thresholds = site.grades.basis.policy.thresholds();
    let view = Methodology {
        own,
        tiers: Tier::ALL.to_vec(),
        certainties: Certainty::ALL.iter().rev().copied().collect(),
        steps: StepKind::ALL.to_vec(),
        asides: Aside::ALL.to_vec(),
        qualities: DataQuality::ALL.to_vec(),
        policy: Part::ALL.iter().map(|&part| of_part(part, &thresholds)).collect(),
        changed: thresholds.iter().filter(|it| is_changed(it)).count() as u32,
    };
    Filled { page, view, citations }
}

/// The page of a site that has written none.
fn unwritten(site: &Site<'_>, address: &str) -> Filled<Prose> {
    let strings = &site.press.strings;
    let (title, says) = (strings.get("nav_methodology"), strings.get("methodology_says"));
    let page = head::page(site, PageKind::Methodology, title, says, address);
    let view = Prose { title: title.to_owned(), ..Prose::default() };
    Filled::uncited(page, view)
}

fn contents(site: &Site<'_>) -> impl Iterator<Item = TocEntry> {
    let strings = &site.press.strings;
    let all = [
        ("sec-policy", "policy"),
        ("sec-tiers", "tiers"),
        ("sec-steps", "steps"),
        ("sec-asides", "asides"),
        ("sec-certainties", "certainties"),
        ("sec-qualities", "qualities"),
    ];
    all.into_iter().map(|(id, key)| head::entry(id, strings.get(key), 1, None))
}

fn of_part(part: Part, thresholds: &[Threshold]) -> PolicyPart {
    PolicyPart { part, thresholds: thresholds.iter().filter(|it| it.part == part).map(row).collect() }
}

fn row(threshold: &Threshold) -> ThresholdRow {
    let (before, after) = threshold.rule.split_once("{}").unwrap_or((threshold.rule, ""));
    ThresholdRow {
        key: threshold.key,
        before,
        value: written(threshold.value, threshold.scale),
        after,
        default: is_changed(threshold).then(|| written(threshold.default, threshold.scale)),
        origin: match threshold.origin {
            Origin::Ours => None,
            Origin::Published(scheme) => Some(scheme),
        },
    }
}

fn is_changed(threshold: &Threshold) -> bool {
    threshold.value != threshold.default
}

/// A number as readers read it: a share in per cent.
fn written(value: f64, scale: Scale) -> String {
    match scale {
        Scale::Share => format!("{}\u{a0}%", (value * 10_000.0).round() / 100.0),
        Scale::Count | Scale::Factor => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_readers_read_them() {
        assert_eq!(written(0.5, Scale::Share), "50\u{a0}%");
        assert_eq!(written(0.333, Scale::Share), "33.3\u{a0}%");
        assert_eq!(written(3000.0, Scale::Count), "3000");
        assert_eq!(written(2.5, Scale::Factor), "2.5");
    }
}
