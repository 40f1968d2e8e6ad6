//! Pharmacokinetics: labels, studies of people that agree, one that is large enough, a smaller one, animals.

use crate::derive::grade::animal::{self, NO_SUPPORT};
use crate::derive::grade::body::{Body, known};
use crate::derive::grade::contrary;
use crate::derive::grade::derivation::{StepKind, Trail};
use crate::derive::grade::design::{Class, Realm};
use crate::derive::grade::domain::phrases;
use crate::derive::grade::substance::normalised;
use crate::derive::grade::verdict::Verdict;
use crate::derive::grade::voice::Voice;
use crate::model::kinetics::Measure;
use crate::model::study::Study;
use crate::model::vocab::{Species, Tier};

/// Grades a claim of kinetics.
pub(super) fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    if body.subject().is_about_animals() {
        return animal::judge(body, trail);
    }
    let people = body.of_people();
    let (tier, because, carriers) = people_or_labels(body, &people).unwrap_or_else(|| {
        let laboratory = body.of_laboratory();
        let supporting = laboratory.supporting();
        if supporting.is_empty() {
            (Tier::Unproven, NO_SUPPORT.to_owned(), supporting)
        } else {
            (Tier::Preclinical, "measured in animals or outside a body only".to_owned(), supporting)
        }
    });
    trail.step(StepKind::Start, tier, carriers.sources(), || because);
    // Where studies of people speak for or against the claim, animals have no say in which is more. Those that speak half
    // against it count in either case: a label is not without doubt because no other study of people stands beside it.
    let speak = !people.supporting().is_empty() || !people.contradicting().is_empty();
    let (primary, all) = if speak { (people.clone(), people) } else { (body.of_laboratory(), body.of_studies()) };
    Verdict::of(contrary::settle(tier, &primary, &all, trail))
}

/// What labels and studies of people carry, and which of them; `None` where there are none.
fn people_or_labels<'c, 'a>(body: &Body<'c, 'a>, people: &Body<'c, 'a>) -> Option<(Tier, String, Body<'c, 'a>)> {
    let policy = body.policy();
    let studies = people.supporting();
    let documents = body.supporting().filter(|voice| voice.class == Class::Official && voice.realm == Realm::People);
    let labels = documents.filter(|voice| voice.is_official() && voice.steps() == 0);
    let direct = studies.filter(|voice| voice.steps() == 0);
    let least = u64::from(policy.kinetics_participants);
    let large = direct.filter(|voice| size(body, voice) >= least);
    if agreeing(&direct) {
        return Some((Tier::Established, "two independent studies of people agree".to_owned(), direct));
    }
    if !labels.is_empty() {
        let fold = policy.kinetics_agreement;
        return Some(if apart(&labels, &direct) {
            (Tier::Supported, format!("a label, and a study more than {fold} times apart from it"), labels)
        } else {
            (Tier::Established, "a regulator's label or review".to_owned(), labels)
        });
    }
    if !large.is_empty() {
        return Some((Tier::Supported, format!("a study of {least} people or more"), large));
    }
    if !direct.is_empty() {
        return Some((Tier::Preliminary, format!("no study is known to have had {least} people"), direct));
    }
    let rest = if studies.is_empty() { documents } else { studies };
    (!rest.is_empty()).then(|| {
        let differences = phrases(&rest);
        let because = if differences.is_empty() { "a copy of a label".to_owned() } else { differences };
        (Tier::Preliminary, because, rest)
    })
}

/// How many people a study measured: by its outcome, or by a record of it that the claim names.
fn size(body: &Body<'_, '_>, voice: &Voice<'_>) -> u64 {
    let recorded = records(body, voice).filter_map(|record| record.n().map(|n| u64::from(n.value)));
    recorded.chain(known(voice)).max().unwrap_or(0)
}

/// The records that the claim names and that a source measured.
fn records<'c, 'a>(body: &Body<'c, 'a>, voice: &'c Voice<'a>) -> impl Iterator<Item = Measure<'a>> + use<'c, 'a> {
    let case = body.case;
    let named = move |record: &Measure<'_>| case.claim.values.iter().any(|id| id.value == record.id().value);
    let own = move |record: &Measure<'_>| record.source().is_some_and(|source| source.target == Some(voice.source));
    case.page.measures().filter(named).filter(own).filter(move |record| is_measured(voice.study, *record))
}

/// Whether a study says that it measured the record's analyte in its compartment (PK009); one that lists nothing is
/// taken at its record's word.
fn is_measured(study: &Study, record: Measure<'_>) -> bool {
    let fits = |measured: &crate::model::study::Measured| {
        let analyte =
            record.analyte().is_none_or(|name| normalised(&name.value) == normalised(&measured.analyte.value));
        let place = match (record.compartment(), &measured.compartment) {
            (Some(record), Some(measured)) => record.value == measured.value,
            (None, _) | (_, None) => true,
        };
        analyte && place
    };
    study.measured.is_empty() || study.measured.iter().any(fits)
}

/// Whether two independent studies give one value: comparable records within the policy's factor.
fn agreeing(direct: &Body<'_, '_>) -> bool {
    let voices: Vec<&Voice<'_>> = direct.voices().collect();
    let fold = direct.policy().kinetics_agreement;
    voices.iter().enumerate().any(|(i, one)| {
        voices.iter().skip(i + 1).any(|other| {
            let pair = direct.filter(|voice| std::ptr::eq(voice, *one) || std::ptr::eq(voice, *other));
            pair.independent() == 2
                && records(direct, one).any(|a| records(direct, other).any(|b| factor(a, b).is_some_and(|f| f <= fold)))
        })
    })
}

/// Whether a study's value and a label's lie further apart than the policy's factor.
fn apart(labels: &Body<'_, '_>, studies: &Body<'_, '_>) -> bool {
    let fold = labels.policy().kinetics_agreement;
    let far = |a: Measure<'_>, b: Measure<'_>| factor(a, b).is_some_and(|factor| factor > fold);
    labels.voices().any(|label| {
        let on_label = || records(labels, label);
        studies.voices().any(|study| records(studies, study).any(|b| on_label().any(|a| far(a, b))))
    })
}

/// By which factor two records of people differ; `None` where they are not of the same thing or give no one value. A
/// margin for the last bits is taken off.
fn factor(one: Measure<'_>, other: Measure<'_>) -> Option<f64> {
    if !is_same_thing(one, other) {
        return None;
    }
    let central = |record: Measure<'_>| record.value()?.value.in_base().central.filter(|value| *value > 0.0);
    let (a, b) = (central(one)?, central(other)?);
    Some((a / b).max(b / a) * (1.0 - 1e-9))
}

/// Same parameter, analyte, compartment, tissue, route, phase and population.
fn is_same_thing(one: Measure<'_>, other: Measure<'_>) -> bool {
    let human = |record: Measure<'_>| record.species().is_none_or(|species| species.value == Species::Human);
    let text = |name: Option<&crate::model::scalar::Text>| name.map(|name| normalised(&name.value));
    human(one)
        && human(other)
        && one.parameter() == other.parameter()
        && text(one.analyte()) == text(other.analyte())
        && one.compartment().map(|c| c.value) == other.compartment().map(|c| c.value)
        && text(one.tissue()) == text(other.tissue())
        && one.route().map(|r| r.value) == other.route().map(|r| r.value)
        && one.phase().map(|p| p.value) == other.phase().map(|p| p.value)
        && text(one.population()) == text(other.population())
        && text(one.condition()) == text(other.condition())
}
