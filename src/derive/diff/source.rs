//! What changed in the library: sources that are new or gone, how they stand, and how they are appraised.

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::diff::change::{Presence, Sides, SourceChange};
use crate::derive::diff::edit::{Edit, Typed, edits};
use crate::derive::diff::front;
use crate::model::cited::Role;
use crate::model::ident::RefId;
use crate::model::kb::{Kb, PageIx, Use};
use crate::model::reference::{Record, Reference};

/// Keys of a record that say nothing of the evidence: where and when a record was looked at, and the bibliography
/// but for who wrote it (which decides what is independent) and what it is called.
const ASIDE: [&str; 4] = ["integrity.checked", "integrity.against", "integrity.seen", "integrity.note"];
const BIBLIOGRAPHY: [&str; 3] = ["csl.author", "csl.title", "csl.type"];

/// Compares two libraries.
pub(super) fn changes(earlier: &Kb, later: &Kb) -> Vec<SourceChange> {
    let (before, after) = (by_id(earlier), by_id(later));
    let mut found = Vec::new();
    let mut renamed = BTreeSet::new();
    for (id, new) in &after {
        let change = match before.get(id) {
            Some(old) => kept(earlier, old, later, new),
            None => match twin(&before, &after, new) {
                Some(old) => {
                    renamed.insert(&old.id);
                    Some(both(earlier, old, later, new, Presence::Renamed(old.id.to_string().into())))
                }
                None => Some(alone(later, new, Presence::Added)),
            },
        };
        found.extend(change);
    }
    let gone = before.iter().filter(|(id, _)| !after.contains_key(*id) && !renamed.contains(*id));
    found.extend(gone.map(|(_, old)| alone(earlier, old, Presence::Removed)));
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// The sources of a library; of two records with one id the first, which is the one that is found.
fn by_id(kb: &Kb) -> BTreeMap<&RefId, &Reference> {
    let mut found = BTreeMap::new();
    for reference in &kb.library.references {
        found.entry(&reference.id).or_insert(reference);
    }
    found
}

/// The source that had another id before: one that is gone, and one of the two holds the other's id.
fn twin<'a>(
    before: &BTreeMap<&'a RefId, &'a Reference>,
    after: &BTreeMap<&RefId, &Reference>,
    new: &Reference,
) -> Option<&'a Reference> {
    let gone = before.values().filter(|old| !after.contains_key(&old.id));
    let mut twins = gone.filter(|old| new.other_ids().contains(&old.id) || old.other_ids().contains(&new.id));
    let first = twins.next()?;
    twins.next().is_none().then_some(*first)
}

fn kept(earlier: &Kb, old: &Reference, later: &Kb, new: &Reference) -> Option<SourceChange> {
    let same_file = earlier.file(old.file).path == later.file(new.file).path;
    if same_file && earlier.text(old.file) == later.text(new.file) {
        return None;
    }
    let change = both(earlier, old, later, new, Presence::Kept);
    (change.status.differ() || !change.edits.is_empty()).then_some(change)
}

fn both(earlier: &Kb, old: &Reference, later: &Kb, new: &Reference, presence: Presence) -> SourceChange {
    let (before, after) = (front::of_source(earlier, old), front::of_source(later, new));
    let naming = |raw: &str| raw.to_owned();
    let before = Typed { node: &before, naming: &naming };
    let after = Typed { node: &after, naming: &naming };
    SourceChange {
        status: Sides { from: old.status(), to: new.status() },
        edits: edits(Record::RECORD, before, after, &[]).into_iter().filter(bears_on_evidence).collect(),
        ..alone(later, new, presence)
    }
}

fn bears_on_evidence(edit: &Edit) -> bool {
    match edit.key.split_once('.') {
        Some(("integrity", "status")) => false,
        Some(("integrity", _)) => !ASIDE.contains(&&*edit.key),
        Some(("csl", _)) => BIBLIOGRAPHY.contains(&&*edit.key),
        Some(_) | None => true,
    }
}

fn alone(kb: &Kb, reference: &Reference, presence: Presence) -> SourceChange {
    let status = reference.status();
    SourceChange {
        id: reference.id.clone(),
        label: label(reference).into(),
        status: match presence {
            Presence::Removed => Sides { from: status, to: None },
            Presence::Added | Presence::Renamed(_) | Presence::Kept => Sides { from: None, to: status },
        },
        presence,
        edits: Vec::new(),
        carries: carries(kb, &reference.id),
    }
}

fn label(reference: &Reference) -> String {
    let csl = &reference.record.csl;
    let mut words: Vec<String> = csl.first_surname().map(str::to_owned).into_iter().collect();
    words.extend(csl.year().map(|year| year.to_string()));
    let title = reference.title();
    if words.is_empty() { title } else { format!("{}: {title}", words.join(" ")) }
}

/// The pages that rest on a source, and what there does.
fn carries(kb: &Kb, id: &RefId) -> Vec<(Box<str>, Box<str>)> {
    let Some(index) = kb.library.find(id) else { return Vec::new() };
    let uses = kb.uses.get(index.0 as usize).into_iter().flatten();
    let mut found: Vec<(Box<str>, Box<str>)> =
        uses.filter(|place| place.role.carries()).map(|place| named(kb, place)).collect();
    found.sort();
    found.dedup();
    found
}

fn named(kb: &Kb, place: &Use) -> (Box<str>, Box<str>) {
    let (slug, _) = kb.page_name(place.page);
    let head = match place.page {
        PageIx::Compound(index) => kb.compounds.get(index as usize).map(|page| &page.head),
        PageIx::Leaf(_) => None,
    };
    let id = head.and_then(|head| match place.role {
        Role::Evidence(claim, _) => head.claims.get(claim as usize).map(|claim| claim.id.value.as_str()),
        Role::HalfLife(at) => head.half_lives.get(at as usize).map(|record| record.id.value.as_str()),
        Role::Kinetic(at) => head.pharmacokinetics.get(at as usize).map(|record| record.id.value.as_str()),
        Role::Approval(_) => Some("approvals"),
        Role::Safety(_) => Some("safety"),
        Role::Interaction(_) => Some("interactions"),
        Role::Detection(_) => Some("detection"),
        Role::Summary
        | Role::ClaimText(_)
        | Role::CirculatingClaim(_)
        | Role::CirculatingWhy(_)
        | Role::Gap(_)
        | Role::Faq(_)
        | Role::Relation(_)
        | Role::Body => None,
    });
    (slug.into(), id.unwrap_or("text").into())
}
