//! The domains of GRADE: each takes steps off the certainty of the best supporting studies, or nothing; then recorded
//! judgements raise it.
//!
//! A share is between what two parts of a body weigh, each by itself: so a sound study can only make the unsound part
//! smaller, whoever its authors are.

use crate::derive::grade::body::{Body, Count, Sizes};
use crate::derive::grade::derivation::{Certainty, StepKind, Trail};
use crate::derive::grade::design::Class;
use crate::derive::grade::interval::{self, Interval};
use crate::derive::grade::policy::{exceeds_share, is_share};
use crate::derive::grade::voice::{Risk, Voice};
use crate::model::claim::Upgrade;
use crate::model::vocab::{Funding, Stance, UpgradeDomain, Word};

/// A certainty while the domains are gone through.
pub(super) struct Grading<'t, 'c, 'a> {
    /// The supporting sources of the best design.
    best: Body<'c, 'a>,
    /// The contrary ones of that design or a better.
    contrary: Body<'c, 'a>,
    sizes: Sizes,
    level: Certainty,
    certainty: Certainty,
    /// Steps taken off so far.
    off: u8,
    trail: &'t mut Trail,
}

impl<'t, 'c, 'a> Grading<'t, 'c, 'a> {
    pub fn new(
        best: Body<'c, 'a>,
        contrary: Body<'c, 'a>,
        sizes: Sizes,
        level: Certainty,
        trail: &'t mut Trail,
    ) -> Grading<'t, 'c, 'a> {
        Grading { best, contrary, sizes, level, certainty: level, off: 0, trail }
    }

    /// The best sources and the certainty that remains.
    pub fn finish(self) -> (Body<'c, 'a>, Certainty) {
        (self.best, self.certainty)
    }

    fn take_off(&mut self, kind: StepKind, steps: u8, causes: &Body<'_, '_>, because: impl FnOnce() -> String) {
        self.off += steps;
        self.certainty = self.certainty.down(steps);
        self.trail.step(kind, self.certainty, causes.sources(), because);
    }

    fn weigh(&self, part: &Body<'_, '_>) -> u64 {
        part.weigh(Count::Participants, &self.sizes)
    }

    /// Half or more of the participants in studies judged high, or unjudged: one step. All judged high: two.
    pub fn risk_of_bias(&mut self) {
        let sound = self.best.filter(|voice| voice.risk == Risk::Sound);
        let doubted = self.best.filter(|voice| voice.risk != Risk::Sound);
        let (clean, unclean) = (self.weigh(&sound), self.weigh(&doubted));
        if self.best.voices().all(|voice| voice.risk == Risk::High) {
            self.take_off(StepKind::RiskOfBias, 2, &doubted, || "all studies are at high risk of bias".to_owned());
        } else if is_share(unclean, clean + unclean, self.best.policy().risk_of_bias_share) {
            self.take_off(StepKind::RiskOfBias, 1, &doubted, || {
                format!("{unclean} of {} participants in studies at high risk of bias, or not judged", clean + unclean)
            });
        }
    }

    /// Contrary sources hold a quarter of the participants: one step. Forty per cent: two. Mixed ones count by half.
    pub fn inconsistency(&mut self) {
        let against = self.contrary.filter(|voice| voice.stance == Stance::Contradicts);
        let mixed = self.contrary.filter(|voice| voice.stance == Stance::Mixed);
        // In halves, so that nothing is rounded.
        let contrary = 2 * self.weigh(&against) + self.weigh(&mixed);
        let all = contrary + 2 * self.weigh(&self.best);
        let policy = self.best.policy();
        let steps = if is_share(contrary, all, policy.inconsistency_share_very_serious) {
            2
        } else if is_share(contrary, all, policy.inconsistency_share) {
            1
        } else {
            return;
        };
        let causes = self.contrary.clone();
        self.take_off(StepKind::Inconsistency, steps, &causes, || {
            let percent = 100.0 * contrary as f64 / all as f64;
            format!("contrary studies hold {percent:.0} % of the participants")
        });
    }

    /// Most participants one step away from the claim: one step. Two or more away: two.
    pub fn indirectness(&mut self) {
        let share = self.best.policy().indirectness_share;
        for steps in [2, 1] {
            let away = self.best.filter(|voice| voice.steps() >= steps);
            let near = self.best.filter(|voice| voice.steps() < steps);
            let (far, close) = (self.weigh(&away), self.weigh(&near));
            if exceeds_share(far, far + close, share) {
                self.take_off(StepKind::Indirectness, steps, &away, || phrases(&away));
                return;
            }
        }
    }

    /// Few participants, few events, or an interval that does not exclude no effect.
    pub fn imprecision(&mut self) {
        let policy = self.best.policy();
        let all = self.weigh(&self.best);
        let best = self.best.clone();
        if all < u64::from(policy.participants_very_few) {
            self.take_off(StepKind::Imprecision, 2, &best, || people(all));
            return;
        }
        match self.interval() {
            Some((Interval::Excludes, _)) => {}
            Some((Interval::Touches, widest)) => {
                self.take_off(StepKind::Imprecision, 1, &widest, || "the interval reaches no effect".to_owned());
            }
            Some((Interval::Spans, widest)) => {
                self.take_off(StepKind::Imprecision, 2, &widest, || "the interval spans both directions".to_owned());
            }
            None => self.numbers(),
        }
    }

    /// Without an interval: enough participants with a measured outcome, or enough events of a counted one.
    fn numbers(&mut self) {
        let policy = self.best.policy();
        let counted = |voice: &Voice<'_>| voice.outcome.is_some_and(interval::is_counted);
        let measured = self.weigh(&self.best.filter(|voice| !counted(voice)));
        let events = self.best.weigh(Count::Events, &self.sizes);
        if measured >= u64::from(policy.participants) || events >= u64::from(policy.events) {
            return;
        }
        let best = self.best.clone();
        self.take_off(StepKind::Imprecision, 1, &best, || match (measured, events) {
            (0, events) => format!("{events} events recorded, and no interval"),
            (measured, 0) => format!("{}, and no interval", people(measured)),
            (measured, events) => format!("{} and {events} events, and no interval", people(measured)),
        });
    }

    /// The interval of the body: that of the largest pool that has one, else of the largest study; and whose it is. A
    /// claim that there is no important effect is not held against an interval around none, if editors say that it
    /// excludes what would matter.
    fn interval(&self) -> Option<(Interval, Body<'c, 'a>)> {
        let negative = self.best.subject().is_negative();
        let of = |voice: &Voice<'_>| {
            let outcome = voice.outcome?;
            if negative {
                return interval::excludes_importance(outcome).then_some(Interval::Excludes);
            }
            interval::of(outcome)
        };
        let ranked = self.best.voices().filter_map(|voice| {
            let size = self.weigh(&self.best.filter(|other| other.source == voice.source));
            Some(((voice.class == Class::Pool, size, std::cmp::Reverse(of(voice)?)), voice.source, of(voice)?))
        });
        let (_, source, found) = ranked.max_by_key(|(rank, source, _)| (*rank, *source))?;
        Some((found, self.best.filter(|voice| voice.source == source)))
    }

    /// Several trials, all paid for by industry: one step.
    pub fn publication_bias(&mut self) {
        let trials = self.best.filter(|voice| voice.class != Class::Pool);
        let industry = trials
            .filter(|voice| voice.study.funding.as_ref().is_some_and(|funding| funding.value == Funding::Industry));
        if trials.len() == industry.len() && trials.len() as u64 >= u64::from(self.best.policy().industry_trials) {
            self.take_off(StepKind::PublicationBias, 1, &industry, || {
                format!("industry paid for all {} trials", trials.len())
            });
        }
    }

    /// Recorded judgements on non-randomised evidence from which nothing was taken off.
    pub fn upgrades(&mut self) {
        if self.level == Certainty::High || self.off > 0 {
            return;
        }
        let best = self.best.clone();
        for upgrade in &best.case.claim.upgrades {
            let Some((domain, steps)) = self.granted(upgrade) else { continue };
            self.certainty = self.certainty.up(steps);
            self.trail
                .step(StepKind::Upgrade, self.certainty, best.sources(), || format!("{}, as judged", domain.word()));
        }
    }

    /// What an upgrade gives: nothing without who, when and why; for a large effect no more than the smallest ratio of
    /// the studies allows; one step on other grounds.
    fn granted(&self, upgrade: &Upgrade) -> Option<(UpgradeDomain, u8)> {
        let domain = upgrade.domain.as_ref()?.value;
        let asked = upgrade.steps.as_ref()?.value.min(2);
        if upgrade.reason.is_none() || upgrade.by.is_none() || upgrade.date.is_none() {
            return None;
        }
        let allowed = match domain {
            UpgradeDomain::LargeEffect => self.large_effect(),
            UpgradeDomain::DoseResponse | UpgradeDomain::OpposingConfounding => 1,
        };
        let steps = asked.min(allowed);
        (steps > 0).then_some((domain, u8::try_from(steps).unwrap_or(0)))
    }

    fn large_effect(&self) -> u32 {
        let policy = self.best.policy();
        let ratios = self.best.voices().filter_map(|voice| voice.outcome.and_then(interval::ratio));
        let smallest = ratios.reduce(f64::min);
        match smallest {
            Some(ratio) if ratio > policy.very_large_effect => 2,
            Some(ratio) if ratio > policy.large_effect => 1,
            Some(_) | None => 0,
        }
    }
}

fn people(count: u64) -> String {
    match count {
        1 => "one participant known".to_owned(),
        count => format!("{count} participants"),
    }
}

/// The ways in which a body differs from the claim, each once.
pub(super) fn phrases(body: &Body<'_, '_>) -> String {
    let mut phrases: Vec<String> =
        body.voices().flat_map(|voice| &voice.detours).map(|detour| detour.phrase()).collect();
    phrases.sort_unstable();
    phrases.dedup();
    phrases.join("; ")
}
