//! Addresses of lists and pages that are made of what several pages hold.

use crate::model::claim::Claim;
use crate::model::kb::Kb;
use crate::model::vocab::{ApprovalStatus, DataQuality, Route, Tier, Verdict, Word};

/// What claims that name no class of outcome are listed under.
pub const NO_CLASS: &str = "other";

/// Whether the site makes a page at `/FOLDER/NAME/` of what several pages hold.
pub fn is_there(kb: &Kb, folder: &str, name: &str) -> bool {
    match folder {
        "compounds" => is_facet(name),
        "circulating" => has_verdict(kb, name),
        "evidence" => has_outcome(kb, name),
        "compare" => is_compared(kb, name),
        _ => false,
    }
}

/// Whether a path below `/compounds/` is that of a list of compounds that share a word. Whether any does is known once
/// pages are graded.
fn is_facet(name: &str) -> bool {
    let Some((folder, word)) = name.split_once('/') else { return false };
    match folder {
        "route" => Route::parse(word).is_some(),
        "level" => Tier::parse(word).is_some(),
        "data" => DataQuality::parse(word).is_some(),
        "approval" => ApprovalStatus::parse(word).is_some(),
        _ => false,
    }
}

/// Whether `verdict/WORD` is found of a claim in circulation.
fn has_verdict(kb: &Kb, name: &str) -> bool {
    let Some(verdict) = name.strip_prefix("verdict/").and_then(Verdict::parse) else { return false };
    let mut claims = kb.compounds.iter().flat_map(|page| &page.head.circulating);
    claims.any(|claim| claim.verdict.as_ref().is_some_and(|found| found.value == verdict))
}

/// Whether a claim is about an outcome of that class; `other` is that of claims which name none.
fn has_outcome(kb: &Kb, class: &str) -> bool {
    let outcome = |claim: &Claim| claim.about.as_ref()?.outcome.as_ref().map(|outcome| outcome.value.word());
    let mut claims = kb.compounds.iter().flat_map(|page| &page.head.claims);
    claims.any(|claim| outcome(claim).unwrap_or(NO_CLASS) == class)
}

/// Whether a page declares the comparison `A-vs-B`; slugs are in order.
fn is_compared(kb: &Kb, name: &str) -> bool {
    let declares = |a: &str, b: &str| {
        let page = kb.compound(a).and_then(|at| kb.compounds.get(at as usize));
        page.is_some_and(|page| page.head.compare.iter().any(|slug| slug.value.as_str() == b))
    };
    let mut cuts = name.match_indices("-vs-").map(|(at, cut)| (&name[..at], &name[at + cut.len()..]));
    cuts.any(|(a, b)| {
        a < b && kb.compound(a).is_some() && kb.compound(b).is_some() && (declares(a, b) || declares(b, a))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::load::load;
    use crate::source::world::MemoryWorld;

    #[test]
    fn what_pages_hold_has_an_address() {
        let today = Date::parse("2026-11-21").expect("a day");
        let page = "---
title: A
summary: A.
compare: [b-vs-c]
claims: [{id: x, text: X., kind: efficacy, about: {outcome: clinical}}]
circulating: [{claim: C., verdict: partial}]
---
";
        let world = MemoryWorld::new(today)
            .with("content/compounds/a.md", page)
            .with("content/compounds/b-vs-c.md", "---\ntitle: B\nsummary: B.\n---\n");
        let kb = load(&world).expect("memory can be listed");
        for (folder, name, expected) in [
            ("evidence", "clinical", true),
            ("evidence", "harm", false),
            ("evidence", "other", false),
            ("compare", "a-vs-b-vs-c", true),
            ("compare", "b-vs-c-vs-a", false),
            ("circulating", "verdict/partial", true),
            ("circulating", "verdict/outdated", false),
            ("compounds", "route/oral", true),
            ("compounds", "route/sideways", false),
        ] {
            assert_eq!(is_there(&kb, folder, name), expected, "/{folder}/{name}/");
        }
    }
}
