//! Efficacy and pharmacodynamics, by GRADE: the best design among the human sources gives the start, five domains take
//! off, recorded judgements raise, and documents stand beside the trials.
//!
//! Invariants, held by `tests/grade`: a supporting study of the best design that is direct, of low risk, publicly funded
//! and of known size never lowers the tier; a contrary one never lifts it.

use crate::derive::grade::animal;
use crate::derive::grade::body::{Body, Sizes, known};
use crate::derive::grade::contradiction;
use crate::derive::grade::derivation::{Certainty, StepKind, Trail};
use crate::derive::grade::design::{Class, Realm};
use crate::derive::grade::domain::Grading;
use crate::derive::grade::policy::is_share;
use crate::derive::grade::substance::normalised;
use crate::derive::grade::verdict::Verdict;
use crate::derive::grade::voice::{Risk, Voice};
use crate::model::vocab::{Tier, Word};

/// Grades a claim of an effect.
pub(super) fn judge(body: &Body<'_, '_>, trail: &mut Trail) -> Verdict {
    if body.subject().is_about_animals() {
        return animal::judge(body, trail);
    }
    let people = body.of_people();
    let trials = graded(&people, Imprecision::Counts, trail);
    let mut verdict = trials.unwrap_or(Verdict::of(Tier::Unproven));
    documents(body, &people, Indication::Own, &mut verdict, trail);
    if contradiction::stands(&people, trail) {
        return Verdict::of(Tier::Contradicted);
    }
    animal::floor(body, &mut verdict, trail);
    verdict
}

/// Whether small numbers take something off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Imprecision {
    /// They do.
    Counts,
    /// They do not: that a harm was reported is true however few reported it.
    Waived,
}

/// Studies of people by the table of GRADE; `None` where none supports the claim.
pub(super) fn graded(people: &Body<'_, '_>, imprecision: Imprecision, trail: &mut Trail) -> Option<Verdict> {
    let supporting = people.supporting();
    let level = supporting.voices().filter_map(|voice| voice.start).max()?;
    let best = supporting.filter(|voice| voice.start == Some(level));
    let contrary = people.contrary().filter(|voice| voice.start >= Some(level));
    trail.step(StepKind::Start, level, best.sources(), || format!("best design: {}", designs(&best)));
    let mut grading = Grading::new(best, contrary, Sizes::among(&supporting), level, trail);
    grading.risk_of_bias();
    grading.inconsistency();
    grading.indirectness();
    match imprecision {
        Imprecision::Counts => grading.imprecision(),
        Imprecision::Waived => {}
    }
    grading.publication_bias();
    grading.downgrades();
    grading.upgrades();
    let (best, certainty) = grading.finish();
    let tier = tier(certainty, level);
    trail.step(StepKind::Certainty, tier, [], || reading(certainty, level));
    Some(Verdict { tier: size_known(&best, tier, trail), certainty: Some(certainty), exposed: None })
}

/// The designs of a body, each once, with how many sources.
fn designs(body: &Body<'_, '_>) -> String {
    let mut words: Vec<&str> = body.voices().map(|voice| voice.design.word()).collect();
    words.sort_unstable();
    let count = words.len();
    words.dedup();
    let sources = if count == 1 { "one source".to_owned() } else { format!("{count} sources") };
    format!("{} ({sources})", words.join(", "))
}

/// Certainty as a tier. At very low certainty a controlled study is still early human evidence; others are none.
fn tier(certainty: Certainty, level: Certainty) -> Tier {
    match certainty {
        Certainty::High => Tier::Established,
        Certainty::Moderate => Tier::Supported,
        Certainty::Low => Tier::Preliminary,
        Certainty::VeryLow if level > Certainty::VeryLow => Tier::Preliminary,
        Certainty::VeryLow => Tier::Unproven,
    }
}

fn reading(certainty: Certainty, level: Certainty) -> String {
    let word = certainty.word();
    match certainty {
        Certainty::High | Certainty::Moderate | Certainty::Low => format!("{word} certainty"),
        Certainty::VeryLow if level > Certainty::VeryLow => {
            format!("{word} certainty, from a controlled study of people")
        }
        Certainty::VeryLow => format!("{word} certainty, and no controlled study of people"),
    }
}

/// The tier, preliminary at most where too many of the sources are of unknown size.
pub(super) fn size_known(best: &Body<'_, '_>, tier: Tier, trail: &mut Trail) -> Tier {
    let unknown = best.filter(|voice| known(voice).is_none());
    let share = best.policy().unknown_size_share;
    if !is_share(unknown.len() as u64, best.len() as u64, share) || !tier.is_above(Tier::Preliminary) {
        return tier;
    }
    trail.step(StepKind::UnknownSize, Tier::Preliminary, unknown.sources(), || {
        format!("the size of {} of {} sources is not recorded", unknown.len(), best.len())
    });
    Tier::Preliminary
}

/// Whether a label must speak of the claim's own condition to carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indication {
    /// It must.
    Own,
    /// A harm is a harm.
    Any,
}

/// Labels, reviews, notices and guidelines beside the trials: the best of them raises the tier to what it carries.
pub(super) fn documents(
    body: &Body<'_, '_>,
    people: &Body<'_, '_>,
    indication: Indication,
    verdict: &mut Verdict,
    trail: &mut Trail,
) {
    let supporting = body.supporting().filter(|voice| voice.realm == Realm::People);
    let official = supporting.filter(|voice| voice.class == Class::Official);
    let matched = people
        .supporting()
        .filter(|voice| voice.start == Some(Certainty::High) && voice.steps() == 0 && voice.risk == Risk::Sound);
    let carried = |voice: &Voice<'_>| {
        let own = match indication {
            Indication::Own => is_own_indication(body, voice),
            Indication::Any => true,
        };
        let base = if !voice.is_official() || !own {
            Certainty::Low
        } else if indication == Indication::Own && !matched.is_empty() {
            Certainty::High
        } else {
            Certainty::Moderate
        };
        base.down(voice.steps())
    };
    if let Some(best) = official.voices().map(carried).max() {
        let carriers = official.filter(|voice| carried(voice) == best);
        verdict.raise(
            best,
            StepKind::Official,
            trail,
            &carriers,
            match best {
                Certainty::High => "an official label or review, with a matching trial",
                Certainty::Moderate => "an official label, review or notice",
                Certainty::Low | Certainty::VeryLow => "a copy of a label, or one that says something else or less",
            },
        );
    }
    let guidelines = supporting.filter(|voice| voice.class == Class::Guideline);
    if let Some(best) = guidelines.voices().map(|voice| Certainty::Low.down(voice.steps())).max() {
        verdict.raise(best, StepKind::Guideline, trail, &guidelines, "a guideline");
    }
}

/// Whether a label speaks of the condition that the claim is about. Where either does not say, it cannot be told.
fn is_own_indication(body: &Body<'_, '_>, voice: &Voice<'_>) -> bool {
    let theirs = voice.study.condition.as_ref().map(|condition| normalised(&condition.value));
    let ours = body.subject().condition.map(normalised);
    theirs.zip(ours).is_some_and(|(theirs, ours)| theirs == ours || theirs.contains(&ours) || ours.contains(&theirs))
}
