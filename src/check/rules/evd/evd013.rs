//! EVD013: a section's tier is above what the claims that it refers to carry.

use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::graded::{GradedClaim, claims};
use crate::check::rule::{Example, Family, GradeCx, Rule, Run};
use crate::derive::grade;
use crate::model::prose::{ClaimRef, Event, Section};
use crate::model::vocab::{SectionTier, Tier, Word};

/// The rule.
pub const RULE: Rule = Rule {
    code: "EVD013",
    family: Family::Evd,
    level: Severity::Error,
    title: "section tier above the claims that it refers to",
    why: "The badge of a section colours all that is said in it. It may say no more than the best of the claims that the \
          section refers to; a claim that is contradicted carries no section. What is marked supported or established \
          must refer to a claim, so that a reader can see what the badge rests on.",
    origin: "ours",
    wrong: Example::Page(WRONG),
    right: Example::Page(RIGHT),
    silenceable: true,
    yields_to: &[],
    run: Run::Grade(run),
};

const WRONG: &str = "---
title: Example
summary: A page to show a rule.
---
## What it does to people {.supported}

It eases pain [@pmid:31572171].
";

const RIGHT: &str = "---
title: Example
summary: A page to show a rule.
---
## What it may do to people {.preliminary}

It may ease pain [@pmid:31572171].
";

fn run(graded: &GradeCx<'_>, found: &mut Vec<Finding>) {
    // A claim that could not be read may be the one that carries the section.
    if graded.page.incomplete || !graded.page.lost.is_empty() {
        return;
    }
    for section in graded.page.body.sections().iter().filter(|section| section.level == 2) {
        if let Some((tier, span)) = tier_of(section) {
            found.extend(judge(graded, section, tier, span));
        }
    }
}

/// The one tier that a section bears, and where; `None` for a neutral one and for what SYN021 speaks of.
fn tier_of(section: &Section) -> Option<(Tier, Span)> {
    let mut tiers = section.classes.iter().filter_map(|class| Some((SectionTier::parse(&class.value)?, class.span)));
    let (tier, span) = tiers.next()?;
    tier.tier().filter(|_| tiers.next().is_none()).map(|tier| (tier, span))
}

/// A reference to a claim, and what that carries.
struct Referred<'a> {
    reference: &'a ClaimRef,
    carries: Tier,
    own: Option<GradedClaim<'a>>,
}

fn judge(graded: &GradeCx<'_>, section: &Section, tier: Tier, span: Span) -> Option<Finding> {
    let events = graded.page.body.events_in(section.events.clone());
    let references = events.iter().filter_map(|event| match event {
        Event::Claim(claim) => Some(&**claim),
        _ => None,
    });
    // Of a claim that is not there SYN022 speaks; it may be the one that carries the section.
    let referred: Vec<Referred<'_>> = references.map(|reference| refer(graded, reference)).collect::<Option<_>>()?;
    let best = referred.iter().filter(|referred| referred.carries.rank().is_some());
    let Some(best) = best.max_by_key(|referred| referred.carries.rank()) else {
        return without(graded, section, tier, span, &referred);
    };
    if !tier.is_above(best.carries) {
        return None;
    }
    let (id, carries) = (&best.reference.id.value, best.carries);
    let message = format!(
        "the section “{}” is marked {tier}, and the best claim in it, `{id}`, carries {carries}",
        section.title
    );
    let lift = best.own.and_then(|claim| claim.lift()).map_or_else(String::new, |lift| format!("; of `{id}` {lift}"));
    let finding = RULE.finding(graded.cx.file, span, message);
    let finding = finding.help(format!("write `{{.{carries}}}`, or refer to a claim that carries more{lift}"));
    let finding = finding.related(graded.cx.file, best.reference.span, format!("this carries {carries}"));
    Some(best.own.map_or(finding.clone(), |claim| claim.with_losses(finding)))
}

/// What a claim that is referred to carries; `None` where it is not known or was not read whole.
fn refer<'a>(graded: &'a GradeCx<'a>, reference: &'a ClaimRef) -> Option<Referred<'a>> {
    let target = reference.target?;
    let kb = graded.cx.kb;
    if kb.compound(&graded.page.slug) == Some(target.page) {
        let own = claims(graded).find(|claim| claim.id() == &*reference.id.value)?;
        return Some(Referred { reference, carries: own.grade.tier, own: Some(own) });
    }
    let page = kb.compounds.get(target.page as usize)?;
    let claim = page.head.claims.get(target.claim as usize)?;
    let whole = !page.incomplete && kb.file(page.file).flaws.is_empty();
    let carries = whole.then(|| grade::claim(graded.basis, page, claim).tier)?;
    Some(Referred { reference, carries, own: None })
}

/// A section with no claim in it that could carry one. Without any, up to preliminary it stands on its citations.
fn without(
    graded: &GradeCx<'_>,
    section: &Section,
    tier: Tier,
    span: Span,
    contradicted: &[Referred<'_>],
) -> Option<Finding> {
    let file = graded.cx.file;
    if let Some(first) = contradicted.first() {
        let message =
            format!("the section “{}” is marked {tier}, and the claims in it are contradicted", section.title);
        let finding = RULE.finding(file, span, message).help("write `{.contradicted}`");
        return tier
            .is_above(Tier::Unproven)
            .then(|| finding.related(file, first.reference.span, "this is contradicted"));
    }
    if !tier.is_above(Tier::Preliminary) {
        return None;
    }
    let message = format!("the section “{}” is marked {tier}, and refers to no claim", section.title);
    let refer = match claims(graded).find(|claim| claim.grade.tier == tier) {
        Some(claim) => format!("refer to the claim that carries it, `[!{}]`", claim.id()),
        None => "state what it says as a claim and refer to that, `[!id]`".to_owned(),
    };
    let help = format!("{refer}, or write `{{.{}}}` or lower", Tier::Preliminary.word());
    Some(RULE.finding(file, span, message).help(help))
}
