//! The thresholds in force, each with its default and its origin as data: the methodology page is written from these,
//! so that it cannot drift from what the engine does.

use crate::model::policy::PolicySettings;
use crate::model::settings::Settings;
use crate::model::vocab::vocab;

/// Where a threshold comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Monograph's own.
    Ours,
    /// A published scheme, guidance or method, by its name; what of it is ours is said there too.
    Published(&'static str),
}

vocab! {
    /// What a threshold is a number of.
    pub enum Scale = "scale" {
        Share = "share": "A share of a whole.",
        Count = "count": "So many people, events, sources or times.",
        Factor = "factor": "So many times as much.",
    }
}

vocab! {
    /// The parts of the policy, in the order of the methodology.
    pub enum Part = "part of the policy" {
        Effects = "effects": "Benefits, effects and responses, by GRADE.",
        Harms = "harms": "That a harm is absent or rare.",
        Biochemistry = "biochemistry": "Biochemistry, and what is found with nothing given.",
        Kinetics = "kinetics": "Half-lives and other figures of what the body does.",
        Products = "products": "What products contain.",
    }
}

/// A threshold in force, for readers of the methodology page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// Its key in `[policy]`.
    pub key: &'static str,
    /// Its value here.
    pub value: f64,
    /// Its value where a site sets none.
    pub default: f64,
    /// What it is a number of.
    pub scale: Scale,
    /// Which rules it belongs to.
    pub part: Part,
    /// The rule that it belongs to, as a sentence with `{}` for the value.
    pub rule: &'static str,
    /// Where it comes from.
    pub origin: Origin,
}

/// Declares each threshold once: the policy's field, its default, its rule and its origin.
macro_rules! thresholds {
    ($($(#[doc = $doc:literal])* $key:ident: $number:ty = $default:literal, $part:ident $scale:ident, $rule:literal, $origin:expr;)*) => {
        /// The thresholds in force.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Policy {
            $($(#[doc = $doc])* pub $key: $number,)*
        }

        impl Default for Policy {
            fn default() -> Policy {
                Policy { $($key: $default,)* }
            }
        }

        impl Policy {
            fn with(settings: &PolicySettings) -> Policy {
                let default = Policy::default();
                Policy { $($key: settings.$key.as_ref().map_or(default.$key, |set| set.value.into()),)* }
            }

            /// Every threshold, in the order of the methodology.
            pub fn thresholds(&self) -> Vec<Threshold> {
                let default = Policy::default();
                vec![$(Threshold {
                    key: stringify!($key),
                    value: f64::from(self.$key),
                    default: f64::from(default.$key),
                    scale: Scale::$scale,
                    part: Part::$part,
                    rule: $rule,
                    origin: $origin,
                },)*]
            }
        }
    };
}

const GRADE_SHARE: Origin = Origin::Published("GRADE names the domain; the share is ours");
const OIS: Origin = Origin::Published("GRADE guidelines 6, optimal information size");

thresholds! {
    /// Share of participants in studies judged high, or unjudged, that takes a step off.
    risk_of_bias_share: f64 = 0.5, Effects Share,
        "Risk of bias takes a step off where {} or more of the participants are in studies judged high or not judged, and two where all are judged high; where it is pools that are, one.",
        GRADE_SHARE;
    /// Share of participants in contrary sources that takes a step off.
    inconsistency_share: f64 = 0.25, Effects Share,
        "Inconsistency takes a step off where contrary sources of the best design hold {} or more of the participants.",
        GRADE_SHARE;
    /// Share of participants in contrary sources that takes two off.
    inconsistency_share_very_serious: f64 = 0.4, Effects Share,
        "It takes two off where they hold {} or more.",
        GRADE_SHARE;
    /// Share of participants that must be exceeded for indirectness to take a step off.
    indirectness_share: f64 = 0.5, Effects Share,
        "Indirectness takes a step off where more than {} of the participants are in studies one step away from the claim, and two where so many are two or more steps away.",
        GRADE_SHARE;
    /// Fewer participants take a step off.
    participants: u32 = 400, Effects Count,
        "Imprecision takes a step off with fewer than {} participants for a continuous outcome, also where the interval excludes no effect.",
        OIS;
    /// Fewer events take a step off.
    events: u32 = 300, Effects Count,
        "It takes a step off with fewer than {} events for a counted outcome, also where the interval excludes no effect.",
        OIS;
    /// Beside an interval, so many participants make up for few events.
    participants_many: u32 = 2000, Effects Count,
        "Beside an interval, {} participants or more make up for events that are few or not recorded.",
        Origin::Ours;
    /// Fewer participants take two steps off.
    participants_very_few: u32 = 100, Effects Count,
        "Imprecision takes two steps off with fewer than {} participants, whatever the interval.",
        Origin::Ours;
    /// So much of an interval on either side of no effect takes two steps off.
    interval_share: f64 = 0.25, Effects Share,
        "An interval that reaches no effect takes a step off, and two where {} or more of it lies on either side, or where it reaches beyond no effect and the numbers are small too.",
        Origin::Ours;
    /// A ratio's interval with more than this on either side takes two steps off.
    appreciable_change: f64 = 0.25, Effects Share,
        "It takes two steps off as well where it holds both a decrease and an increase of a ratio by more than {}.",
        Origin::Published("GRADE guidelines 6, a rough guide to appreciable benefit and harm");
    /// How often a participant of a randomised crossover counts.
    crossover_weight: u32 = 2, Effects Count,
        "Each participant of a randomised crossover counts {} times, since each gets every treatment.",
        Origin::Ours;
    /// So many trials, all paid for by industry, take a step off.
    industry_trials: u32 = 2, Effects Count,
        "Publication bias takes a step off where there are {} or more trials and industry paid for all of them.",
        Origin::Published("GRADE names the domain; the test is ours");
    /// A ratio above this, or below its inverse, allows one step up.
    large_effect: f64 = 2.0, Effects Factor,
        "A ratio above {}, or below its inverse, allows one step up for a large effect.",
        Origin::Published("GRADE 2004, large effect");
    /// A ratio above this, or below its inverse, allows two.
    very_large_effect: f64 = 5.0, Effects Factor,
        "A ratio above {}, or below its inverse, allows two steps up.",
        Origin::Published("GRADE 2004, very large effect");
    /// Share of sources of unknown size that makes a claim preliminary at most.
    unknown_size_share: f64 = 0.5, Effects Share,
        "Where the size of {} or more of the supporting sources is not recorded, a claim is preliminary at most.",
        Origin::Ours;
    /// Fewer people exposed make the absence of harm preliminary.
    exposed: u32 = 300, Harms Count,
        "That a harm is absent or rare is preliminary with fewer than {} people exposed.",
        Origin::Published("the rule of three gives the bound that is printed; the threshold is ours");
    /// Fewer people exposed make it supported.
    exposed_many: u32 = 3000, Harms Count,
        "It is supported with fewer than {}, and established from there.",
        Origin::Published("the rule of three gives the bound that is printed; the threshold is ours");
    /// So many independent primary sources establish a claim of biochemistry.
    primary_sources_alone: u32 = 4, Biochemistry Count,
        "{} independent primary sources establish a claim of biochemistry or occurrence by themselves.",
        Origin::Ours;
    /// So many support it, and establish it beside reviews.
    primary_sources: u32 = 2, Biochemistry Count,
        "{} independent primary sources support such a claim, and establish it beside a textbook, guideline or systematic review.",
        Origin::Ours;
    /// So many independent narrative reviews stand for a textbook.
    narrative_reviews: u32 = 2, Biochemistry Count,
        "{} independent narrative reviews stand for a textbook.",
        Origin::Ours;
    /// A study of so many people supports a claim of kinetics.
    kinetics_participants: u32 = 12, Kinetics Count,
        "A study of {} people or more supports a claim of kinetics.",
        Origin::Published("FDA's guidance on bioequivalence accepts no fewer than 12; its use elsewhere is ours");
    /// Values within this factor of each other agree.
    kinetics_agreement: f64 = 2.0, Kinetics Factor,
        "Two values of kinetics agree where the one is at most {} times the other.",
        Origin::Ours;
    /// So many independent product analyses support a claim of quality.
    product_analyses: u32 = 2, Products Count,
        "{} independent analyses of products support a claim of quality.",
        Origin::Ours;
}

impl Policy {
    /// The thresholds of a site: what its settings say, and the defaults. Of two thresholds of one scale that a site has
    /// put in the wrong order, the further gives way.
    pub fn new(settings: &Settings) -> Policy {
        let Some(file) = settings.file.as_ref().and_then(|file| file.policy.as_ref()) else {
            return Policy::default();
        };
        let mut policy = Policy::with(file);
        policy.inconsistency_share_very_serious =
            policy.inconsistency_share_very_serious.max(policy.inconsistency_share);
        policy.participants_very_few = policy.participants_very_few.min(policy.participants);
        policy.participants_many = policy.participants_many.max(policy.participants);
        policy.very_large_effect = policy.very_large_effect.max(policy.large_effect);
        policy.exposed_many = policy.exposed_many.max(policy.exposed);
        policy.primary_sources_alone = policy.primary_sources_alone.max(policy.primary_sources);
        policy
    }
}

/// Whether `part` is `share` of `whole` or more. Shares are decimal fractions, sums are whole: the margin forgives the
/// last bits of the one.
pub(super) fn is_share(part: u64, whole: u64, share: f64) -> bool {
    part > 0 && part as f64 >= share * whole as f64 - 1e-9 * whole as f64
}

/// Whether `part` is more than `share` of `whole`.
pub(super) fn exceeds_share(part: u64, whole: u64, share: f64) -> bool {
    part as f64 > share * whole as f64 + 1e-9 * whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_threshold_says_what_it_does_and_where_it_comes_from() {
        let all = Policy::default().thresholds();
        assert_eq!(all.len(), PolicySettings::RECORD.fields.len());
        for (threshold, field) in all.iter().zip(PolicySettings::RECORD.fields) {
            assert_eq!(threshold.key, field.key);
            assert_eq!(threshold.rule.matches("{}").count(), 1, "{}", threshold.key);
            assert!(threshold.rule.ends_with('.'), "{}", threshold.key);
            assert!(threshold.value > 0.0 && threshold.value == threshold.default);
        }
    }

    #[test]
    fn shares_hold_at_their_edge() {
        assert!(is_share(40, 100, 0.4) && !is_share(39, 100, 0.4));
        assert!(is_share(6, 15, 0.4) && is_share(14, 35, 0.4) && is_share(1, 4, 0.25));
        assert!(!is_share(0, 0, 0.25));
        assert!(!exceeds_share(50, 100, 0.5) && exceeds_share(51, 100, 0.5));
    }
}
