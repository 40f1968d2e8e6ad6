//! The sources and claims on which a sentence stands, and what they are.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::rule::{AnyPage, PageCx};
use crate::check::wording::passage::{Passage, Said};
use crate::model::cited::Role;
use crate::model::claim::Claim;
use crate::model::kb::Kb;
use crate::model::link::RefIx;
use crate::model::prose::{ClaimIx, Event};
use crate::model::reference::Reference;
use crate::model::study::Study;
use crate::model::vocab::{Design, OutcomeClass, Species, System, Tier};

/// The claims to which a range of a passage refers; in a claim's own text that claim.
pub fn claims<'a>(cx: &PageCx<'a>, passage: &Passage<'_>, range: Range<usize>) -> Vec<(Option<ClaimIx>, &'a Claim)> {
    let events = passage.run.references(range).iter();
    let referred = events.filter_map(|&(_, event)| match passage.prose.events_in(event..event + 1) {
        [Event::Claim(claim)] => {
            let target = claim.target?;
            let page = cx.kb.compounds.get(target.page as usize)?;
            Some((Some(target), page.head.claims.get(target.claim as usize)?))
        }
        _ => None,
    });
    own_claim(cx, passage).map(|claim| (None, claim)).into_iter().chain(referred).collect()
}

/// The claim whose text or note the passage is.
pub fn own_claim<'a>(cx: &PageCx<'a>, passage: &Passage<'_>) -> Option<&'a Claim> {
    let AnyPage::Compound(page) = cx.page else { return None };
    match passage.role {
        Role::ClaimText(at) | Role::Evidence(at, _) => page.head.claims.get(at as usize),
        _ => None,
    }
}

/// The sources of a range of a passage: those cited, those of values drawn, and those of claims.
pub fn sources(cx: &PageCx<'_>, passage: &Passage<'_>, range: Range<usize>) -> BTreeSet<RefIx> {
    let mut sources = BTreeSet::new();
    for &(_, event) in passage.run.references(range.clone()) {
        match passage.prose.events_in(event..event + 1) {
            [Event::Cite(group)] => sources.extend(group.iter().filter_map(|cite| cite.source.target)),
            [Event::Value(value)] => {
                let record = value.target.and_then(|target| cx.kb.measure(target));
                sources.extend(record.and_then(|record| record.source()?.target));
            }
            _ => {}
        }
    }
    for (_, claim) in claims(cx, passage, range) {
        sources.extend(claim.evidence.iter().filter_map(|entry| entry.source.target));
    }
    sources.extend(own_source(cx, passage));
    sources
}

/// The source of the record whose note the passage is.
fn own_source(cx: &PageCx<'_>, passage: &Passage<'_>) -> Option<RefIx> {
    let AnyPage::Compound(page) = cx.page else { return None };
    let head = &page.head;
    let half_lives = head.half_lives.len();
    let measure = |at: usize| head.measures().nth(at).and_then(|measure| measure.source());
    let source = match passage.role {
        Role::HalfLife(at) => measure(at as usize),
        Role::Kinetic(at) => measure(half_lives + at as usize),
        Role::Safety(at) => head.safety.get(at as usize).and_then(|record| record.source.as_ref()),
        Role::Interaction(at) => head.interactions.get(at as usize).and_then(|record| record.source.as_ref()),
        Role::Detection(at) => head.detection.get(at as usize).and_then(|record| record.source.as_ref()),
        Role::Approval(at) => head.approvals.get(at as usize).and_then(|record| record.source.as_ref()),
        _ => None,
    };
    source.and_then(|source| source.target)
}

/// The appraised sources of a sentence.
pub fn studies<'a>(cx: &PageCx<'a>, said: &Said<'_, '_>) -> Vec<&'a Reference> {
    of(cx.kb, &sources(cx, said.passage, said.sentence.range.clone()))
}

/// The sources that have an appraisal.
pub fn of<'a>(kb: &'a Kb, sources: &BTreeSet<RefIx>) -> Vec<&'a Reference> {
    let all = sources.iter().map(|source| kb.library.get(*source));
    all.filter(|reference| reference.record.study.is_some()).collect()
}

/// The appraisal of a source, and its design.
fn study(reference: &Reference) -> Option<(&Study, Option<Design>)> {
    let study = reference.record.study.as_ref()?;
    Some((study, study.design.as_ref().map(|design| design.value)))
}

/// Whether a source is an experiment in living animals, and in no people.
pub fn is_of_animals(reference: &Reference) -> bool {
    let Some((study, design)) = study(reference) else { return false };
    let is_other = |species: Species| !matches!(species, Species::Human | Species::Yeast | Species::Bacteria);
    let is_animal = !study.species.is_empty() && study.species.iter().all(|species| is_other(species.value));
    let is_living =
        design == Some(Design::Animal) || study.system.as_ref().is_some_and(|system| system.value == System::Organism);
    is_animal && is_living
}

/// Whether a source shows how something works rather than that it helps: cells, molecules, animals, textbooks.
pub fn is_of_mechanism(reference: &Reference) -> bool {
    let Some((study, design)) = study(reference) else { return false };
    let by_design =
        matches!(design, Some(Design::InVitro | Design::ExVivo | Design::InSilico | Design::Animal | Design::Textbook));
    let mut classes = study.outcomes.iter().filter_map(|outcome| outcome.class.as_ref());
    by_design || (!study.outcomes.is_empty() && classes.all(|class| class.value == OutcomeClass::Mechanism))
}

/// Whether a source is an authority's own.
pub fn is_official(reference: &Reference) -> bool {
    let design = study(reference).and_then(|(_, design)| design);
    matches!(design, Some(Design::Label | Design::RegulatorReview | Design::RegulatorNotice))
}

/// Whether a source counts for several: it searched for studies, or pools them.
pub fn is_of_several(reference: &Reference) -> bool {
    let Some((study, design)) = study(reference) else { return false };
    study.pooled.is_some()
        || matches!(design, Some(Design::SystematicReview | Design::MetaAnalysis | Design::Guideline))
}

/// Whether a source studied people.
pub fn is_of_people(reference: &Reference) -> bool {
    study(reference).is_some_and(|(study, _)| study.species.iter().any(|species| species.value == Species::Human))
}

/// The tier that a claim declares.
pub fn declared(claim: &Claim) -> Option<Tier> {
    claim.level.as_ref().map(|level| level.value)
}
