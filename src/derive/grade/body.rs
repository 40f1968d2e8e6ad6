//! A body of evidence: the voices on a claim, or those that remain without one source, and how much sets of them weigh.

use crate::derive::grade::basis::Basis;
use crate::derive::grade::design::{Class, Realm};
use crate::derive::grade::interval;
use crate::derive::grade::kinship::{Kinship, heaviest};
use crate::derive::grade::policy::Policy;
use crate::derive::grade::subject::Subject;
use crate::derive::grade::voice::Voice;
use crate::model::claim::Claim;
use crate::model::compound::Compound;
use crate::model::link::RefIx;
use crate::model::vocab::{Design, Stance};

/// A claim with all that was heard on it.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub basis: &'a Basis<'a>,
    pub page: &'a Compound,
    pub claim: &'a Claim,
    pub subject: Subject<'a>,
    pub voices: Vec<Voice<'a>>,
    pub kinship: Kinship,
}

/// The voices of a case that are listened to, by their places, and those among them with which a question is about.
#[derive(Clone, Debug)]
pub(super) struct Body<'c, 'a> {
    pub case: &'c Case<'a>,
    places: Vec<usize>,
}

/// What of a source is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// Participants; those of a randomised crossover by the policy's weight.
    Participants,
    /// People exposed: each once.
    Exposed,
    /// Events of counted outcomes.
    Events,
}

impl<'c, 'a> Body<'c, 'a> {
    /// All voices of a case.
    pub fn whole(case: &'c Case<'a>) -> Body<'c, 'a> {
        Body { case, places: (0..case.voices.len()).collect() }
    }

    /// The case without a source.
    pub fn without(case: &'c Case<'a>, source: RefIx) -> Body<'c, 'a> {
        let places = (0..case.voices.len()).filter(|&place| case.voices[place].source != source);
        Body { case, places: places.collect() }
    }

    pub fn subject(&self) -> &'c Subject<'a> {
        &self.case.subject
    }

    pub fn policy(&self) -> &'c Policy {
        &self.case.basis.policy
    }

    /// The part of the body whose voices fit.
    pub fn filter(&self, fits: impl Fn(&Voice<'a>) -> bool) -> Body<'c, 'a> {
        let places = self.places.iter().copied().filter(|&place| fits(&self.case.voices[place]));
        Body { case: self.case, places: places.collect() }
    }

    /// Those that support the claim.
    pub fn supporting(&self) -> Body<'c, 'a> {
        self.filter(|voice| voice.stance == Stance::Supports)
    }

    /// Those that contradict it.
    pub fn contradicting(&self) -> Body<'c, 'a> {
        self.filter(|voice| voice.stance == Stance::Contradicts)
    }

    /// Those that contradict it in whole or in part.
    pub fn contrary(&self) -> Body<'c, 'a> {
        self.filter(|voice| matches!(voice.stance, Stance::Contradicts | Stance::Mixed))
    }

    /// Studies of people, alone or pooled.
    pub fn of_people(&self) -> Body<'c, 'a> {
        self.filter(|voice| voice.realm == Realm::People && voice.start.is_some())
    }

    /// Studies of animals, tissues, cells or molecules, alone or pooled.
    pub fn of_laboratory(&self) -> Body<'c, 'a> {
        let is_study = |class: Class| class.is_primary() || class == Class::Pool;
        self.filter(|voice| voice.realm == Realm::Laboratory && is_study(voice.class))
    }

    /// Studies of either.
    pub fn of_studies(&self) -> Body<'c, 'a> {
        let (people, laboratory) = (self.of_people(), self.of_laboratory());
        let places = self
            .places
            .iter()
            .copied()
            .filter(|place| people.places.contains(place) || laboratory.places.contains(place));
        Body { case: self.case, places: places.collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn voices(&self) -> impl Iterator<Item = &'c Voice<'a>> {
        let voices = &self.case.voices;
        self.places.iter().map(move |&place| &voices[place])
    }

    /// The sources, for a step of the derivation.
    pub fn sources(&self) -> impl Iterator<Item = RefIx> {
        self.voices().map(|voice| voice.source)
    }

    /// What the body weighs: kin once; and beside each other, pools and trials that may hold the same people not at all.
    ///
    /// Of a pool that says what it includes, the trials beside it are added that it does not include. One that does not
    /// say may include them all, so the greater of the two counts. Two pools never add up, since `includes` lists only
    /// what the library holds, and so cannot show that two pools share nothing. In each case this is the least that the
    /// union can hold; it never shrinks when a source joins.
    pub fn weigh(&self, count: Count, among: &Sizes) -> u64 {
        let (pools, trials): (Vec<usize>, Vec<usize>) =
            self.places.iter().partition(|&&place| self.case.voices[place].class == Class::Pool);
        let amount = |place: usize| self.amount(place, count, among);
        let independent = |places: &[usize]| {
            let weights: Vec<u64> = places.iter().map(|&place| amount(place)).collect();
            heaviest(&weights, |i, j| self.case.kinship.between(places[i], places[j]).is_some())
        };
        let alone = independent(&trials);
        let with_pool = pools.iter().map(|&pool| {
            let includes = &self.case.voices[pool].includes;
            let outside = |place: &usize| !includes.contains(&self.case.voices[*place].source);
            let beside: Vec<usize> =
                trials.iter().copied().filter(|place| !includes.is_empty() && outside(place)).collect();
            amount(pool) + independent(&beside)
        });
        with_pool.chain([alone]).max().unwrap_or(0)
    }

    /// How many independent sources there are, pools and documents counted like studies.
    pub fn independent(&self) -> u64 {
        let ones = vec![1; self.places.len()];
        heaviest(&ones, |i, j| self.case.kinship.between(self.places[i], self.places[j]).is_some())
    }

    fn amount(&self, place: usize, count: Count, among: &Sizes) -> u64 {
        let voice = &self.case.voices[place];
        match count {
            Count::Exposed => among.size(voice),
            Count::Participants if voice.design == Design::Crossover => {
                among.size(voice) * u64::from(self.policy().crossover_weight)
            }
            Count::Participants => among.size(voice),
            Count::Events => match voice.outcome {
                Some(outcome) if interval::is_counted(outcome) => {
                    outcome.events.as_ref().map_or(0, |events| u64::from(events.value))
                }
                Some(_) | None => 0,
            },
        }
    }
}

/// The sizes of sources: what is recorded, and what stands in for it where it is not.
#[derive(Debug)]
pub(super) struct Sizes {
    smallest: Vec<(Design, u64)>,
}

impl Sizes {
    /// The smallest known size of each design among the supporting sources. Contrary ones have no say in it: a small one
    /// would make other contrary ones look smaller.
    pub fn among(supporting: &Body<'_, '_>) -> Sizes {
        let mut smallest: Vec<(Design, u64)> = Vec::new();
        for voice in supporting.voices() {
            let Some(size) = known(voice) else { continue };
            match smallest.iter_mut().find(|(design, _)| *design == voice.design) {
                Some((_, least)) => *least = size.min(*least),
                None => smallest.push((voice.design, size)),
            }
        }
        Sizes { smallest }
    }

    fn size(&self, voice: &Voice<'_>) -> u64 {
        known(voice).unwrap_or_else(|| {
            let same = self.smallest.iter().find(|(design, _)| *design == voice.design);
            same.map_or(1, |(_, least)| *least)
        })
    }
}

/// The size of the outcome used, where it is recorded.
pub(super) fn known(voice: &Voice<'_>) -> Option<u64> {
    voice.outcome?.n.as_ref().map(|n| u64::from(n.value))
}
