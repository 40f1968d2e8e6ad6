//! Grades as pages show them: the steps, what hangs on single sources, what editors judged.

use std::collections::BTreeMap;

use crate::derive::grade::{ClaimGrade, PageGrade, Rung, Standing, Step, StepKind};
use crate::model::claim::{Claim, DirectnessJudgement, Downgrade, Evidence, Upgrade};
use crate::model::link::RefIx;
use crate::model::vocab::{Tier, Word};
use crate::render::pen::string;
use crate::render::site::Site;
use crate::render::view::{ConditionTier, Derivation, Exposed, Fall, Grade, Hearing, Judgement, Level, Link, Quality};

/// The evidence level of a page.
pub fn level(grade: &PageGrade) -> Level {
    let names_one = grade.stated_by_condition.iter().any(|(condition, _)| condition.is_some());
    let by_condition = grade
        .stated_by_condition
        .iter()
        .filter(|_| names_one)
        .map(|(condition, tier)| ConditionTier { condition: condition.as_deref().map(str::to_owned), tier: *tier });
    Level {
        tier: grade.stated_level(),
        declared: grade.evidence_level.declared,
        computed: grade.evidence_level.computed,
        by_condition: by_condition.collect(),
    }
}

/// The quality of a page's figures.
pub fn quality(grade: &PageGrade) -> Quality {
    let quality = grade.data_quality;
    Quality { shown: grade.stated_quality(), declared: quality.declared, computed: quality.computed }
}

/// How a claim's tier follows from its evidence.
pub fn grade(site: &Site<'_>, claim: &Claim, grade: &ClaimGrade) -> Grade {
    // Which sources do not count is told with each source.
    let steps = grade.derivation.iter().filter(|step| step.kind != StepKind::SetAside);
    Grade {
        certainty: grade.certainty,
        derivation: steps.map(|each| step(site, each)).collect(),
        falls: falls(site, grade),
        counted: grade.fragility.len() as u32,
        exposed: grade.exposed.map(exposed),
        judgements: judgements(site, claim, grade),
    }
}

/// What became of an entry of evidence.
pub fn hearing(entry: &Evidence, standing: Option<&Standing>) -> Hearing {
    let declared = entry.stance.as_ref().map(|stance| stance.value);
    match standing {
        Some(Standing::Heard { stance, detours, .. }) => Hearing {
            stance: Some(*stance),
            declared: declared.filter(|declared| declared != stance),
            aside: None,
            detours: detours.iter().map(|detour| detour.phrase()).collect(),
        },
        Some(Standing::Aside(aside)) => {
            Hearing { stance: declared, declared: None, aside: Some(*aside), detours: Vec::new() }
        }
        None => Hearing { stance: declared, declared: None, aside: None, detours: Vec::new() },
    }
}

/// A source by name, linked to its page.
pub fn source(site: &Site<'_>, source: RefIx) -> Link {
    let shelved = site.shelf.get(source);
    Link { label: shelved.name.clone(), path: Some(format!("/sources/{}/", shelved.stem)) }
}

fn step(site: &Site<'_>, step: &Step) -> Derivation {
    Derivation {
        step: step.kind,
        from: step.from.map(|rung| self::rung(site, rung)),
        to: step.to.map(|rung| self::rung(site, rung)),
        moves: step.from != step.to,
        because: step.because.clone(),
        sources: step.sources.iter().map(|it| source(site, *it)).collect(),
    }
}

/// Where a derivation stands, in the site's words.
fn rung(site: &Site<'_>, rung: Rung) -> String {
    let (table, word) = match rung {
        Rung::Certainty(certainty) => ("certainty", certainty.word()),
        Rung::Tier(tier) => ("tier", tier.word()),
    };
    site.press.strings.label(table, word).to_owned()
}

fn falls(site: &Site<'_>, grade: &ClaimGrade) -> Vec<Fall> {
    let mut by_tier: BTreeMap<Tier, Vec<Link>> = BTreeMap::new();
    for fragile in grade.fragility.iter().filter(|fragile| fragile.tier != grade.tier) {
        by_tier.entry(fragile.tier).or_default().push(source(site, fragile.without));
    }
    by_tier.into_iter().map(|(tier, without)| Fall { tier, without }).collect()
}

/// Three in n, as one in so many: a third of n, rounded down to stay on the safe side.
fn exposed(people: u64) -> Exposed {
    Exposed { people, one_in: Some(people / 3).filter(|one_in| *one_in > 1) }
}

fn judgements(site: &Site<'_>, claim: &Claim, grade: &ClaimGrade) -> Vec<Judgement> {
    let override_ = claim.override_.as_ref().map(|it| Judgement {
        on: "override",
        tier: it.level.as_ref().map(|level| level.value),
        steps: None,
        steps_down: None,
        directness: None,
        source: None,
        reason: string(it.reason.as_ref()).unwrap_or_default(),
        by: string(it.by.as_ref()),
        date: it.date.as_ref().map(|date| date.value.to_string()),
        refusal: grade.refusal,
    });
    let downgrades = claim.downgrades.iter().filter_map(of_downgrade);
    let upgrades = claim.upgrades.iter().filter_map(of_upgrade);
    let of_entry = |entry: &Evidence| {
        let link = entry.source.target.map(|target| source(site, target));
        entry.directness.iter().flat_map(|it| of_directness(it, link.clone())).collect::<Vec<_>>()
    };
    override_.into_iter().chain(downgrades).chain(upgrades).chain(claim.evidence.iter().flat_map(of_entry)).collect()
}

fn of_downgrade(it: &Downgrade) -> Option<Judgement> {
    Some(Judgement {
        on: it.domain.as_ref()?.value.word(),
        tier: None,
        steps: None,
        steps_down: it.steps.as_ref().map(|steps| steps.value.count()),
        directness: None,
        source: None,
        reason: string(it.reason.as_ref()).unwrap_or_default(),
        by: string(it.by.as_ref()),
        date: it.date.as_ref().map(|date| date.value.to_string()),
        refusal: None,
    })
}

fn of_upgrade(it: &Upgrade) -> Option<Judgement> {
    Some(Judgement {
        on: it.domain.as_ref()?.value.word(),
        tier: None,
        steps: it.steps.as_ref().map(|steps| steps.value.count()),
        steps_down: None,
        directness: None,
        source: None,
        reason: string(it.reason.as_ref()).unwrap_or_default(),
        by: string(it.by.as_ref()),
        date: it.date.as_ref().map(|date| date.value.to_string()),
        refusal: None,
    })
}

/// A judgement for each axis that it speaks of.
fn of_directness(it: &DirectnessJudgement, source: Option<Link>) -> Vec<Judgement> {
    let axes = [("population", &it.population), ("comparator", &it.comparator), ("dose", &it.dose)];
    let judged = axes.into_iter().filter_map(|(on, word)| {
        Some(Judgement {
            on,
            tier: None,
            steps: None,
            steps_down: None,
            directness: Some(word.as_ref()?.value),
            source: source.clone(),
            reason: string(it.reason.as_ref()).unwrap_or_default(),
            by: string(it.by.as_ref()),
            date: it.date.as_ref().map(|date| date.value.to_string()),
            refusal: None,
        })
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_three_never_excludes_more_than_the_number_does() {
        assert_eq!(exposed(240), Exposed { people: 240, one_in: Some(80) });
        assert_eq!(exposed(100), Exposed { people: 100, one_in: Some(33) });
        assert_eq!(exposed(6), Exposed { people: 6, one_in: Some(2) });
        assert_eq!(exposed(5), Exposed { people: 5, one_in: None });
        assert_eq!(exposed(0), Exposed { people: 0, one_in: None });
    }
}
