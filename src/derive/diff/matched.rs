//! Which of the things before is which of the things after.
//!
//! By name. What bears another name is the same only where nothing else of it is another, and no third thing is like it.

use std::collections::BTreeMap;

/// A thing on one or both sides, by its index there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// Of one name on both sides.
    Kept(usize, usize),
    /// The same under another name.
    Renamed(usize, usize),
    /// Only after.
    Added(usize),
    /// Only before.
    Removed(usize),
}

/// Matches by name, those after in their order, then those that are gone. Of two of one name the first counts. `lines`
/// give all of a thing but its name; they are asked only of what has no namesake.
pub(super) fn matched(
    before: &[&str],
    after: &[&str],
    line_before: impl Fn(usize) -> Option<String>,
    line_after: impl Fn(usize) -> Option<String>,
) -> Vec<Match> {
    let (old, new) = (first_by_name(before), first_by_name(after));
    let gone: Vec<usize> = old.iter().filter(|(name, _)| !new.contains_key(*name)).map(|(_, at)| *at).collect();
    let come = new.iter().filter(|(name, _)| !old.contains_key(*name)).map(|(_, at)| *at);
    let renamed = twins(by_line(gone.iter().copied(), line_before), by_line(come, line_after));
    let firsts = after.iter().enumerate().filter(|(at, name)| new.get(*name) == Some(at));
    let mut found: Vec<Match> = firsts
        .map(|(at, name)| match (old.get(name), renamed.get(&at)) {
            (Some(&old), _) => Match::Kept(old, at),
            (None, Some(&old)) => Match::Renamed(old, at),
            (None, None) => Match::Added(at),
        })
        .collect();
    let mut gone: Vec<usize> = gone.into_iter().filter(|old| !renamed.values().any(|known| known == old)).collect();
    gone.sort_unstable();
    found.extend(gone.into_iter().map(Match::Removed));
    found
}

fn first_by_name<'a>(names: &[&'a str]) -> BTreeMap<&'a str, usize> {
    let mut found = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        found.entry(*name).or_insert(at);
    }
    found
}

fn by_line(
    indices: impl IntoIterator<Item = usize>,
    line: impl Fn(usize) -> Option<String>,
) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in indices {
        if let Some(line) = line(at) {
            found.entry(line).or_default().push(at);
        }
    }
    found
}

/// Old index by new index, for each line that is of exactly one thing on either side.
fn twins(gone: BTreeMap<String, Vec<usize>>, come: BTreeMap<String, Vec<usize>>) -> BTreeMap<usize, usize> {
    let pair = |(line, new): (&String, &Vec<usize>)| match (new.as_slice(), gone.get(line).map(Vec::as_slice)) {
        ([new], Some([old])) => Some((*new, *old)),
        _ => None,
    };
    come.iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_single_twin_is_the_same() {
        let names = |side: &[(&'static str, &str)]| side.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        let line = |side: &'static [(&str, &str)]| move |at: usize| side.get(at).map(|(_, line)| (*line).to_owned());
        let found = matched(&names(&BEFORE), &names(&AFTER), line(&BEFORE), line(&AFTER));
        assert_eq!(
            found,
            [
                Match::Renamed(1, 0),
                Match::Added(1),
                Match::Kept(0, 2),
                Match::Added(3),
                Match::Removed(2),
                Match::Removed(3),
                Match::Removed(4),
            ]
        );
    }

    const BEFORE: [(&str, &str); 6] =
        [("stays", "1"), ("a", "one"), ("b", "two"), ("c", "two"), ("d", "three"), ("a", "twice")];
    const AFTER: [(&str, &str); 4] = [("e", "one"), ("f", "two"), ("stays", "9"), ("g", "four")];
}
