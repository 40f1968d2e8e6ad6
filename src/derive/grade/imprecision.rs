//! Imprecision: how few people or events there are, and what the interval leaves open.
//!
//! Both count, and not twice: the worse of the two takes its steps. An interval that excludes no effect does not excuse a
//! body below the optimal information size (GRADE guidelines 6), and one that reaches no effect is read mildly only
//! above it.

use std::cmp::Reverse;

use crate::derive::grade::body::{Body, Count, Sizes};
use crate::derive::grade::design::Class;
use crate::derive::grade::interval::{self, Interval};
use crate::derive::grade::voice::Voice;

/// What makes a body imprecise.
pub(super) struct Imprecise<'c, 'a> {
    /// How many steps it takes off.
    pub steps: u8,
    /// The sources to which it is due.
    pub causes: Body<'c, 'a>,
    why: Why,
}

enum Why {
    VeryFew { people: u64, least: u32 },
    Few(Numbers),
    Touches,
    Crosses,
    CrossesAmongFew(Numbers),
    Wide,
}

/// Participants with a measured outcome, and events of a counted one, and how many there should be.
struct Numbers {
    measured: u64,
    events: u64,
    enough: (u32, u32),
}

impl Imprecise<'_, '_> {
    /// Why, as a phrase for readers.
    pub fn because(&self) -> String {
        match &self.why {
            Why::VeryFew { people, least } => format!("{}, fewer than {least}", participants(*people)),
            Why::Few(numbers) => numbers.phrase(),
            Why::Touches => "the interval reaches no effect".to_owned(),
            Why::Crosses => "the interval reaches beyond no effect".to_owned(),
            Why::CrossesAmongFew(numbers) => format!("the interval reaches beyond no effect; {}", numbers.phrase()),
            Why::Wide => "the interval spans both directions".to_owned(),
        }
    }
}

impl Numbers {
    fn phrase(&self) -> String {
        let (people, counted) = self.enough;
        match (self.measured, self.events) {
            (0, 0) => "no events recorded".to_owned(),
            (0, events) => format!("{events} events, fewer than {counted}"),
            (measured, 0) => format!("{}, fewer than {people}", participants(measured)),
            (measured, events) => format!("{} and {events} events", participants(measured)),
        }
    }
}

/// What makes a body imprecise; `None` where nothing does.
pub(super) fn of<'c, 'a>(best: &Body<'c, 'a>, sizes: &Sizes) -> Option<Imprecise<'c, 'a>> {
    let all = best.weigh(Count::Participants, sizes);
    let least = best.policy().participants_very_few;
    if all < u64::from(least) {
        return Some(Imprecise { steps: 2, causes: best.clone(), why: Why::VeryFew { people: all, least } });
    }
    let interval = of_body(best, sizes);
    let few = few(best, sizes, all, interval.is_some());
    let causes = interval.as_ref().map_or_else(|| best.clone(), |found| found.whose.clone());
    let (steps, causes, why) = match (interval.map(|found| (found.interval, found.wide)), few) {
        (Some((Interval::Crosses, true)), _) => (2, causes, Why::Wide),
        (Some((Interval::Crosses, false)), Some(numbers)) => (2, best.clone(), Why::CrossesAmongFew(numbers)),
        (Some((Interval::Crosses, false)), None) => (1, causes, Why::Crosses),
        (Some((Interval::Touches, _)), _) => (1, causes, Why::Touches),
        (Some((Interval::Excludes, _)) | None, Some(numbers)) => (1, best.clone(), Why::Few(numbers)),
        (Some((Interval::Excludes, _)) | None, None) => return None,
    };
    Some(Imprecise { steps, causes, why })
}

/// The numbers of a body below the optimal information size: too few participants with a measured outcome, and too few
/// events of a counted one. Events that are not recorded are none; an interval beside very many people makes up for them.
fn few(best: &Body<'_, '_>, sizes: &Sizes, all: u64, bounded: bool) -> Option<Numbers> {
    let policy = best.policy();
    let counted = |voice: &Voice<'_>| voice.outcome.is_some_and(interval::is_counted);
    let measured = best.filter(|voice| !counted(voice)).weigh(Count::Participants, sizes);
    let events = best.weigh(Count::Events, sizes);
    let enough = measured >= u64::from(policy.participants)
        || events >= u64::from(policy.events)
        || bounded && all >= u64::from(policy.participants_many);
    (!enough).then_some(Numbers { measured, events, enough: (policy.participants, policy.events) })
}

/// The interval of a body.
struct OfBody<'c, 'a> {
    interval: Interval,
    /// Whether it reaches far to both sides of no effect.
    wide: bool,
    whose: Body<'c, 'a>,
}

/// The interval of the body: that of the largest pool that has one, else of the largest study. A claim that there is no
/// important effect is not held against an interval around none, if editors say that it excludes what would matter.
fn of_body<'c, 'a>(best: &Body<'c, 'a>, sizes: &Sizes) -> Option<OfBody<'c, 'a>> {
    let negative = best.subject().is_negative();
    let of = |voice: &Voice<'_>| {
        let outcome = voice.outcome?;
        if negative {
            return interval::excludes_importance(outcome).then_some((Interval::Excludes, false));
        }
        Some((interval::of(outcome)?, interval::is_wide(outcome, best.policy())))
    };
    let ranked = best.voices().filter_map(|voice| {
        let found = of(voice)?;
        let size = best.filter(|other| other.source == voice.source).weigh(Count::Participants, sizes);
        Some(((voice.class == Class::Pool, size, Reverse(found)), voice.source))
    });
    let ((_, _, Reverse((interval, wide))), source) = ranked.max()?;
    Some(OfBody { interval, wide, whose: best.filter(|voice| voice.source == source) })
}

fn participants(count: u64) -> String {
    match count {
        1 => "one participant known".to_owned(),
        count => format!("{count} participants"),
    }
}
