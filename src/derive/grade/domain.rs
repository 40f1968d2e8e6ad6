//! The domains of GRADE: each takes steps off the certainty of the best supporting studies, or nothing; then recorded
//! judgements take off what records cannot show, or raise it.
//!
//! A recorded downgrade and what the records show in its domain are one worry: the larger of the two counts.
//!
//! A share is between what two parts of a body weigh, each by itself: so a sound study can only make the unsound part
//! smaller, whoever its authors are.

use crate::base::date::Date;
use crate::base::span::Spanned;
use crate::derive::grade::body::{Body, Count, Sizes};
use crate::derive::grade::derivation::{Certainty, StepKind, Trail};
use crate::derive::grade::design::Class;
use crate::derive::grade::imprecision;
use crate::derive::grade::interval;
use crate::derive::grade::policy::{exceeds_share, is_share};
use crate::derive::grade::voice::Risk;
use crate::model::claim::{Downgrade, Steps, Upgrade};
use crate::model::scalar::Text;
use crate::model::vocab::{DowngradeDomain, Funding, Stance, UpgradeDomain, Word};

/// A certainty while the domains are gone through.
pub(super) struct Grading<'t, 'c, 'a> {
    /// The supporting sources of the best design.
    best: Body<'c, 'a>,
    /// The contrary ones of that design or a better.
    contrary: Body<'c, 'a>,
    sizes: Sizes,
    level: Certainty,
    certainty: Certainty,
    /// Steps taken off so far, and in which domain.
    off: Vec<(DowngradeDomain, u8)>,
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
        Grading { best, contrary, sizes, level, certainty: level, off: Vec::new(), trail }
    }

    /// The best sources and the certainty that remains.
    pub fn finish(self) -> (Body<'c, 'a>, Certainty) {
        (self.best, self.certainty)
    }

    fn take_off(
        &mut self,
        domain: DowngradeDomain,
        steps: u8,
        causes: &Body<'_, '_>,
        because: impl FnOnce() -> String,
    ) {
        self.off.push((domain, steps));
        self.certainty = self.certainty.down(steps);
        self.trail.step(kind(domain), self.certainty, causes.sources(), because);
    }

    fn weigh(&self, part: &Body<'_, '_>) -> u64 {
        part.weigh(Count::Participants, &self.sizes)
    }

    /// Half or more of the participants in studies judged high, or unjudged: one step. All judged high: two, unless it is
    /// pools that hold half of them, since what is judged of a pool is true of part of it.
    pub fn risk_of_bias(&mut self) {
        let policy = self.best.policy();
        let part = |risk: Risk| self.best.filter(|voice| voice.risk == risk);
        let doubted = self.best.filter(|voice| voice.risk != Risk::Sound);
        let (clean, unclean) = (self.weigh(&part(Risk::Sound)), self.weigh(&doubted));
        let (high, in_part) = (self.weigh(&part(Risk::High)), self.weigh(&part(Risk::HighInPart)));
        let all_high = self.best.voices().all(|voice| matches!(voice.risk, Risk::High | Risk::HighInPart));
        if all_high && !is_share(in_part, high + in_part, policy.risk_of_bias_share) {
            self.take_off(DowngradeDomain::RiskOfBias, 2, &doubted, || {
                "all studies are at high risk of bias".to_owned()
            });
        } else if all_high {
            self.take_off(DowngradeDomain::RiskOfBias, 1, &doubted, || {
                "studies pooled are at high risk of bias".to_owned()
            });
        } else if is_share(unclean, clean + unclean, policy.risk_of_bias_share) {
            self.take_off(DowngradeDomain::RiskOfBias, 1, &doubted, || {
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
        self.take_off(DowngradeDomain::Inconsistency, steps, &causes, || {
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
                self.take_off(DowngradeDomain::Indirectness, steps, &away, || phrases(&away));
                return;
            }
        }
    }

    /// Few participants, few events, or an interval that does not exclude no effect.
    pub fn imprecision(&mut self) {
        if let Some(found) = imprecision::of(&self.best, &self.sizes) {
            self.take_off(DowngradeDomain::Imprecision, found.steps, &found.causes, || found.because());
        }
    }

    /// Several trials, all paid for by industry: one step.
    pub fn publication_bias(&mut self) {
        let trials = self.best.filter(|voice| voice.class != Class::Pool);
        let industry = trials
            .filter(|voice| voice.study.funding.as_ref().is_some_and(|funding| funding.value == Funding::Industry));
        if trials.len() == industry.len() && trials.len() as u64 >= u64::from(self.best.policy().industry_trials) {
            self.take_off(DowngradeDomain::PublicationBias, 1, &industry, || {
                format!("industry paid for all {} trials", trials.len())
            });
        }
    }

    /// Recorded judgements that take off what records do not show. One that says no more than they do is told, and takes
    /// nothing more. One that does not say who judged counts all the same: to leave a word out may not lift anything.
    pub fn downgrades(&mut self) {
        let best = self.best.clone();
        for downgrade in &best.case.claim.downgrades {
            let (Some(domain), Some(steps)) = (&downgrade.domain, &downgrade.steps) else { continue };
            let (domain, steps) = (domain.value, steps.value);
            let taken: u8 = self.off.iter().filter(|(found, _)| *found == domain).map(|(_, steps)| steps).sum();
            let more = steps.count().saturating_sub(taken);
            let because = || judged(downgrade, steps);
            if more > 0 {
                self.take_off(domain, more, &best, because);
            } else {
                self.trail.note(kind(domain), best.sources(), || format!("also {}", because()));
            }
        }
    }

    /// Recorded judgements on non-randomised evidence from which nothing was taken off.
    pub fn upgrades(&mut self) {
        if self.level == Certainty::High || !self.off.is_empty() {
            return;
        }
        let best = self.best.clone();
        for upgrade in &best.case.claim.upgrades {
            let Some((domain, steps)) = self.granted(upgrade) else { continue };
            self.certainty = self.certainty.up(steps);
            self.trail.step(StepKind::Upgrade, self.certainty, best.sources(), || {
                format!("{}, judged{}", domain.word(), signed(&upgrade.by, &upgrade.date, &upgrade.reason))
            });
        }
    }

    /// What an upgrade gives: nothing without who, when and why; for a large effect no more than the smallest ratio of
    /// the studies allows; one step on other grounds.
    fn granted(&self, upgrade: &Upgrade) -> Option<(UpgradeDomain, u8)> {
        let domain = upgrade.domain.as_ref()?.value;
        let asked = upgrade.steps.as_ref()?.value.count();
        if upgrade.reason.is_none() || upgrade.by.is_none() || upgrade.date.is_none() {
            return None;
        }
        let allowed = match domain {
            UpgradeDomain::LargeEffect => self.large_effect(),
            UpgradeDomain::DoseResponse | UpgradeDomain::OpposingConfounding => 1,
        };
        let steps = asked.min(allowed);
        (steps > 0).then_some((domain, steps))
    }

    fn large_effect(&self) -> u8 {
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

/// The step by which a domain is told.
fn kind(domain: DowngradeDomain) -> StepKind {
    match domain {
        DowngradeDomain::RiskOfBias => StepKind::RiskOfBias,
        DowngradeDomain::Inconsistency => StepKind::Inconsistency,
        DowngradeDomain::Indirectness => StepKind::Indirectness,
        DowngradeDomain::Imprecision => StepKind::Imprecision,
        DowngradeDomain::PublicationBias => StepKind::PublicationBias,
    }
}

/// A recorded downgrade for readers: how serious, who judged, when and why.
fn judged(downgrade: &Downgrade, steps: Steps) -> String {
    let serious = match steps {
        Steps::One => "serious",
        Steps::Two => "very serious",
    };
    format!("judged {serious}{}", signed(&downgrade.by, &downgrade.date, &downgrade.reason))
}

/// Who judged, when and why, as far as it is recorded.
fn signed(by: &Option<Text>, date: &Option<Spanned<Date>>, reason: &Option<Text>) -> String {
    let by = by.as_ref().map_or(String::new(), |by| format!(" by {}", by.value));
    let date = date.as_ref().map_or(String::new(), |date| format!(" on {}", date.value));
    let reason = reason.as_ref().map_or(String::new(), |reason| format!(": {}", reason.value));
    by + &date + &reason
}

/// The ways in which a body differs from the claim, each once.
pub(super) fn phrases(body: &Body<'_, '_>) -> String {
    let mut phrases: Vec<String> =
        body.voices().flat_map(|voice| &voice.detours).map(|detour| detour.phrase()).collect();
    phrases.sort_unstable();
    phrases.dedup();
    phrases.join("; ")
}
