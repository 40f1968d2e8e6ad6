//! REF005: two records of one work.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diag::{Finding, Severity};
use crate::base::span::Span;
use crate::check::fold::{fold, without_tags};
use crate::check::rule::{Example, Family, Rule, Run};
use crate::check::work_ids::{address_id, typed_ids, without_scheme};
use crate::model::ident::RefId;
use crate::model::kb::Kb;
use crate::model::link::RefIx;
use crate::model::reference::Reference;

/// The rule.
pub const RULE: Rule = Rule {
    code: "REF005",
    family: Family::Ref,
    level: Severity::Error,
    title: "two records of one work",
    why: "A study that is held twice counts twice: it agrees with itself, and a claim that rests on one study seems to \
          rest on two. Records are of one work where they share a PMID, PMCID, DOI or web address, or where title, \
          first author and year are the same and no identifier, volume or page tells them apart.",
    origin: "ours; PRISMA 2020, item 16a, asks reviews to count studies and not reports",
    wrong: Example::Files(&[
        ("references/pmid-31572171.yaml", FIRST),
        ("references/doi-10.3389_fnagi.2019.00257.yaml", SECOND),
    ]),
    right: Example::Reference(FIRST),
    silenceable: true,
    yields_to: &[],
    run: Run::Base(run),
};

const FIRST: &str = "csl:
  id: pmid:31572171
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
  DOI: 10.3389/fnagi.2019.00257
";

const SECOND: &str = "csl:
  id: doi:10.3389/fnagi.2019.00257
  type: article-journal
  title: A pilot study of an infusion of NAD+
  author: [{family: Grant, given: Ross}]
  issued: {date-parts: [[2019]]}
";

/// Titles shorter than this, in characters, do not tell a work apart: "Letter to the editor". Ours.
const SHORTEST_TITLE: usize = 25;

/// What two records share, in the order in which it is worth telling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    Id(RefId),
    Address(String),
    Title,
}

/// Two records, the one that comes first in the library first.
type Pair = (RefIx, RefIx, Shared);

fn run(kb: &Kb, _: Date, found: &mut Vec<Finding>) {
    let all = &kb.library.references;
    let seen: Vec<Seen> = all.par_iter().enumerate().map(|(at, each)| look(kb, at, each)).collect();
    let mut pairs: Vec<Pair> = seen.iter().flat_map(|seen| seen.pairs.iter().cloned()).collect();
    let pages = by_key(all, seen.iter().map(|seen| seen.address), address_key);
    pairs.extend(pages.into_iter().map(|(one, other, key)| (one, other, Shared::Address(key))));
    let titles = by_key(all, seen.iter().map(|seen| seen.title), title_key).into_iter().filter(|&(one, other, _)| {
        let (one, other) = (kb.library.get(one), kb.library.get(other));
        !are_told_apart(one, other)
    });
    pairs.extend(titles.map(|(one, other, _)| (one, other, Shared::Title)));
    pairs.sort();
    let mut told = BTreeSet::new();
    for (one, other, shared) in pairs {
        if told.insert((one, other)) {
            found.push(finding(kb.library.get(one), kb.library.get(other), &shared));
        }
    }
}

/// What one look at a record gives: a library is larger than the processor's memory, and each look costs.
struct Seen {
    pairs: Vec<Pair>,
    address: Option<u64>,
    title: Option<u64>,
}

fn look(kb: &Kb, at: usize, reference: &Reference) -> Seen {
    let hashed = |key: fn(&Reference) -> Option<String>| key(reference).as_deref().map(hash);
    Seen { pairs: by_id(kb, at, reference), address: hashed(address_key), title: hashed(title_key) }
}

/// Pairs of this record with the one that is found under an id of its own.
fn by_id(kb: &Kb, at: usize, reference: &Reference) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (id, _) in ids(reference) {
        let Some(found) = kb.library.find(&id) else { continue };
        let here = RefIx(at as u32);
        if found != here && ids(kb.library.get(found)).iter().any(|(other, _)| *other == id) {
            pairs.push((found.min(here), found.max(here), Shared::Id(id)));
        }
    }
    pairs
}

/// The ids of the work. One at odds with the record's own is REF004, and says nothing of which work it is.
fn ids(reference: &Reference) -> Vec<(RefId, Span)> {
    let own = &reference.id;
    let mut ids = typed_ids(reference);
    ids.extend(address_id(reference));
    ids.retain(|(id, _)| id == own || id.prefix() != own.prefix());
    ids
}

/// Pairs of records with the same key, each with the first. `hashes` are those of the keys, in the order of `all`.
fn by_key(
    all: &[Reference],
    hashes: impl Iterator<Item = Option<u64>>,
    key: fn(&Reference) -> Option<String>,
) -> Vec<(RefIx, RefIx, String)> {
    let mut hashes: Vec<(u64, usize)> = hashes.zip(0..).filter_map(|(hash, at)| Some((hash?, at))).collect();
    hashes.sort_unstable();
    let mut pairs = Vec::new();
    for group in hashes.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let keys = group.iter().filter_map(|&(_, at)| Some((RefIx(at as u32), key(all.get(at)?)?)));
        let keys: Vec<(RefIx, String)> = keys.collect();
        let Some((first, others)) = keys.split_first() else { continue };
        let same = others.iter().filter(|other| other.1 == first.1);
        pairs.extend(same.map(|other| (first.0, other.0, first.1.clone())));
    }
    pairs
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// The address of a source that has no other id.
fn address_key(reference: &Reference) -> Option<String> {
    let url = reference.record.csl.url.as_ref()?;
    matches!(reference.id, RefId::Url(_)).then(|| without_scheme(&url.value).to_owned())
}

/// Title, first author and year.
fn title_key(reference: &Reference) -> Option<String> {
    let csl = &reference.record.csl;
    let title = fold(&without_tags(&csl.title.as_ref()?.value));
    if title.chars().count() < SHORTEST_TITLE {
        return None;
    }
    Some(format!("{title}\n{}\n{}", fold(csl.first_surname()?), csl.year()?))
}

/// Whether an identifier, volume or page that both have differs, or two addresses of which neither is in a register.
fn are_told_apart(one: &Reference, other: &Reference) -> bool {
    let (left, right) = (ids(one), ids(other));
    let by_id = left.iter().any(|(id, _)| {
        let same_kind = || right.iter().filter(|(other, _)| other.prefix() == id.prefix());
        id.prefix() != "url" && same_kind().next().is_some() && same_kind().all(|(other, _)| other != id)
    });
    let (a, b) = (&one.record.csl, &other.record.csl);
    let differ = |a: &Option<_>, b: &Option<_>| matches!((a, b), (Some(a), Some(b)) if value(a) != value(b));
    let both_pages = matches!((&one.id, &other.id), (RefId::Url(_), RefId::Url(_)));
    by_id || differ(&a.volume, &b.volume) || differ(&a.page, &b.page) || (both_pages && differ(&a.url, &b.url))
}

fn value(text: &crate::model::scalar::Text) -> &str {
    &text.value
}

fn finding(one: &Reference, other: &Reference, shared: &Shared) -> Finding {
    let (span, message) = match shared {
        Shared::Id(id) if one.id == other.id => (other.place(), format!("`{id}` has two records")),
        Shared::Id(id) => {
            let span = ids(other).into_iter().find(|(typed, _)| typed == id).map(|(_, span)| span);
            let message = format!("`{}` and `{}` are one work: both records have `{id}`", other.id, one.id);
            (span.unwrap_or(other.place()), message)
        }
        Shared::Address(address) => {
            let span = other.record.csl.url.as_ref().map_or(other.place(), |url| url.span);
            (span, format!("`{}` and `{}` are one page: {address}", other.id, one.id))
        }
        Shared::Title => {
            let span = other.record.csl.title.as_ref().map_or(other.place(), |title| title.span);
            let message = format!(
                "`{}` and `{}` seem to be one work: title, first author and year are the same",
                other.id, one.id
            );
            (span, message)
        }
    };
    RULE.finding(other.file, span, message)
        .help(format!("keep `{}`, put into it what only this record says, and cite it instead of this one", one.id))
        .related(one.file, one.place(), "the other record")
}
