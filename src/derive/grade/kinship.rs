//! Independence: sources that share an author, a registration or a cohort are kin, and kin weigh once.
//!
//! An incomplete list of authors cannot show independence, so such a source is kin to every other.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::derive::grade::basis::Basis;
use crate::derive::grade::substance::normalised;
use crate::derive::grade::voice::Voice;
use crate::model::link::RefIx;
use crate::model::reference::{Csl, Name};
use crate::model::scalar::Text;
use crate::model::study::Study;

/// An author by family name and first initial, hashed: `Grant, Ross` and `Grant R` are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AuthorKey(u64);

/// Why two sources are not independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kin {
    /// They are one source.
    Same,
    /// They share an author.
    Author,
    /// They have one registration.
    Registration,
    /// They report on one cohort.
    Cohort,
    /// The authors of one of them are not all known.
    Unknown,
}

/// The authors of a work, sorted.
pub(super) fn authors(csl: &Csl) -> Box<[AuthorKey]> {
    let mut keys: Vec<AuthorKey> = csl.author.iter().filter_map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into()
}

fn key(name: &Name) -> Option<AuthorKey> {
    let mut hasher = DefaultHasher::new();
    if let Some(group) = &name.literal {
        letters(&group.value).for_each(|c| c.hash(&mut hasher));
        return Some(AuthorKey(hasher.finish()));
    }
    let family = name.family.as_ref()?;
    letters(&family.value).for_each(|c| c.hash(&mut hasher));
    let initial = name.given.as_ref().and_then(|given| letters(&given.value).next());
    ('\0', initial).hash(&mut hasher);
    Some(AuthorKey(hasher.finish()))
}

/// The letters of a name in lower case, without accents. Particles stand in fields of their own, and are left out:
/// records disagree on them.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric())
}

/// Who of a claim's sources is kin to whom.
#[derive(Debug)]
pub(super) struct Kinship {
    count: usize,
    kin: Vec<Option<Kin>>,
}

impl Kinship {
    /// Compares each pair of sources once.
    pub fn new(basis: &Basis<'_>, voices: &[Voice<'_>]) -> Kinship {
        let count = voices.len();
        let mut kin = vec![None; count * count];
        for (i, one) in voices.iter().enumerate() {
            for (j, other) in voices.iter().enumerate().skip(i + 1) {
                let found = compare(basis, (one.source, one.study), (other.source, other.study));
                kin[i * count + j] = found;
                kin[j * count + i] = found;
            }
        }
        Kinship { count, kin }
    }

    /// As if all sources were independent; one source cited twice is one still.
    pub fn of_strangers(voices: &[Voice<'_>]) -> Kinship {
        let same = |one: &Voice<'_>, other: &Voice<'_>| !std::ptr::eq(one, other) && one.source == other.source;
        let pairs = voices.iter().flat_map(|one| voices.iter().map(move |other| (one, other)));
        Kinship { count: voices.len(), kin: pairs.map(|(one, other)| same(one, other).then_some(Kin::Same)).collect() }
    }

    /// Why two sources, by their places, are not independent.
    pub fn between(&self, one: usize, other: usize) -> Option<Kin> {
        self.kin.get(one * self.count + other).copied().flatten()
    }
}

/// Why two sources are not independent; `None` where they are.
pub(super) fn compare(basis: &Basis<'_>, one: (RefIx, &Study), other: (RefIx, &Study)) -> Option<Kin> {
    if one.0 == other.0 {
        return Some(Kin::Same);
    }
    let (mine, theirs) = (basis.authors(one.0), basis.authors(other.0));
    if share(mine, theirs) {
        return Some(Kin::Author);
    }
    if same(one.1.registration.as_ref(), other.1.registration.as_ref()) {
        return Some(Kin::Registration);
    }
    if same(one.1.cohort.as_ref(), other.1.cohort.as_ref()) {
        return Some(Kin::Cohort);
    }
    let incomplete = |study: &Study, authors: &[AuthorKey]| {
        authors.is_empty() || study.authors_complete.as_ref().is_some_and(|complete| !complete.value)
    };
    (incomplete(one.1, mine) || incomplete(other.1, theirs)).then_some(Kin::Unknown)
}

/// An author whom two works share, by the name that the first of them prints.
pub fn shared_author<'c>(one: &'c Csl, other: &Csl) -> Option<&'c Name> {
    let theirs = authors(other);
    one.author.iter().find(|name| key(name).is_some_and(|key| theirs.binary_search(&key).is_ok()))
}

/// Whether both are known and say the same.
fn same(one: Option<&Text>, other: Option<&Text>) -> bool {
    one.zip(other).is_some_and(|(one, other)| normalised(&one.value) == normalised(&other.value))
}

/// Whether two sorted lists share an entry.
fn share(mut one: &[AuthorKey], mut other: &[AuthorKey]) -> bool {
    while let ([mine, my_rest @ ..], [theirs, their_rest @ ..]) = (one, other) {
        match mine.cmp(theirs) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => one = my_rest,
            std::cmp::Ordering::Greater => other = their_rest,
        }
    }
    false
}

/// The most sources with kin for which the heaviest choice is searched in full. Beyond, the heaviest are taken first.
const FULL_SEARCH: usize = 24;

/// The greatest sum of weights over sources of which no two are kin: what dependent sources are worth when each family
/// of them weighs once, told so that a further source can never make the sum smaller.
pub(super) fn heaviest(weights: &[u64], kin: impl Fn(usize, usize) -> bool) -> u64 {
    let conflicts: Vec<Vec<usize>> =
        (0..weights.len()).map(|i| (0..weights.len()).filter(|&j| i != j && kin(i, j)).collect()).collect();
    let (bound, free): (Vec<usize>, Vec<usize>) = (0..weights.len()).partition(|&i| !conflicts[i].is_empty());
    let alone: u64 = free.iter().map(|&i| weights[i]).sum();
    if bound.len() > FULL_SEARCH {
        return alone + greedy(bound, weights, &conflicts);
    }
    let masks: Vec<u32> = bound
        .iter()
        .map(|&i| (0..bound.len()).filter(|&j| conflicts[i].contains(&bound[j])).fold(0, |mask, j| mask | 1 << j))
        .collect();
    let weights: Vec<u64> = bound.iter().map(|&i| weights[i]).collect();
    let all = (1u32 << bound.len()) - 1;
    alone + search(all, &weights, &masks)
}

/// The heaviest choice among the sources of `left`: with the most entangled of them, or without it.
fn search(left: u32, weights: &[u64], masks: &[u32]) -> u64 {
    let ties = |i: usize| (masks[i] & left).count_ones();
    let places = (0..weights.len()).filter(|i| left & 1 << i != 0);
    let Some(most) = places.clone().max_by_key(|&i| ties(i)) else { return 0 };
    if ties(most) == 0 {
        return places.map(|i| weights[i]).sum();
    }
    let without = left & !(1 << most);
    let with = weights[most] + search(without & !masks[most], weights, masks);
    with.max(search(without, weights, masks))
}

fn greedy(mut places: Vec<usize>, weights: &[u64], conflicts: &[Vec<usize>]) -> u64 {
    places.sort_by_key(|&i| std::cmp::Reverse(weights[i]));
    let mut taken: Vec<usize> = Vec::new();
    for i in places {
        if !conflicts[i].iter().any(|j| taken.contains(j)) {
            taken.push(i);
        }
    }
    taken.iter().map(|&i| weights[i]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pairs(kin: &[(usize, usize)]) -> impl Fn(usize, usize) -> bool {
        move |i, j| kin.contains(&(i, j)) || kin.contains(&(j, i))
    }

    #[test]
    fn kin_weigh_once() {
        assert_eq!(heaviest(&[], pairs(&[])), 0);
        assert_eq!(heaviest(&[60, 40, 30], pairs(&[])), 130);
        assert_eq!(heaviest(&[60, 40, 30], pairs(&[(0, 1)])), 90);
        assert_eq!(heaviest(&[60, 40, 30], pairs(&[(0, 1), (1, 2), (0, 2)])), 60);
        assert_eq!(
            heaviest(&[50, 60, 50], pairs(&[(0, 1), (1, 2)])),
            100,
            "the two ends of a chain outweigh its middle"
        );
    }

    #[test]
    fn great_families_are_weighed_too() {
        let weights: Vec<u64> = (1..=40).collect();
        assert_eq!(heaviest(&weights, |_, _| true), 40);
    }

    fn brute(weights: &[u64], kin: &dyn Fn(usize, usize) -> bool) -> u64 {
        let independent =
            |set: u32| (0..weights.len()).all(|i| set & 1 << i == 0 || (0..i).all(|j| set & 1 << j == 0 || !kin(i, j)));
        let sum = |set: u32| (0..weights.len()).filter(|i| set & 1 << i != 0).map(|i| weights[i]).sum();
        (0..1u32 << weights.len()).filter(|&set| independent(set)).map(sum).max().unwrap_or(0)
    }

    proptest! {
        #[test]
        fn the_search_finds_the_heaviest(
            weights in prop::collection::vec(0u64..100, 0..9),
            kin in prop::collection::vec((0usize..9, 0usize..9), 0..20),
        ) {
            let kin = pairs(&kin);
            prop_assert_eq!(heaviest(&weights, &kin), brute(&weights, &kin));
        }
    }
}
