//! What changed of a page's claims.

use crate::derive::diff::change::{ClaimChange, Presence, Sides, ValueChange};
use crate::derive::diff::edit::{edits, line};
use crate::derive::diff::matched::{Match, matched};
use crate::derive::diff::page::{Face, Twin};
use crate::derive::diff::why::{Graded, why};
use crate::derive::grade::{ClaimGrade, Judged};
use crate::model::claim::Claim;
use crate::model::vocab::Tier;

/// Keys that are told elsewhere: the name, and the declared tier.
const APART: [&str; 2] = ["id", "level"];

/// The list of front matter that claims stand in.
const LIST: &str = "claims";

/// A claim with its grade.
type Stood<'a> = (&'a Claim, &'a ClaimGrade);

/// Compares the claims of a page.
pub(super) fn changes(twin: &Twin<'_>, values: &[ValueChange]) -> Vec<ClaimChange> {
    let (before, after) = (stood(&twin.before), stood(&twin.after));
    let (old, new) = (ids(&before), ids(&after));
    let line_of = |face: &Face<'_>, id: Option<&&str>| Some(line(Claim::RECORD, face.record(LIST, id?)?, &["id"]));
    let matches = matched(&old, &new, |at| line_of(&twin.before, old.get(at)), |at| line_of(&twin.after, new.get(at)));
    let change = |found: Match| match found {
        Match::Kept(old, new) => kept(twin, *before.get(old)?, *after.get(new)?, Presence::Kept, values),
        Match::Renamed(old, new) => {
            let old = *before.get(old)?;
            kept(twin, old, *after.get(new)?, Presence::Renamed(id(old.0).into()), values)
        }
        Match::Added(new) => after.get(new).map(|claim| alone(*claim, Presence::Added)),
        Match::Removed(old) => before.get(old).map(|claim| alone(*claim, Presence::Removed)),
    };
    matches.into_iter().filter_map(change).collect()
}

fn stood<'a>(face: &'a Face<'_>) -> Vec<Stood<'a>> {
    face.page.head.claims.iter().zip(&face.grade.claims).collect()
}

fn id(claim: &Claim) -> &str {
    claim.id.value.as_str()
}

fn ids<'a>(claims: &[Stood<'a>]) -> Vec<&'a str> {
    claims.iter().map(|(claim, _)| id(claim)).collect()
}

fn judged((claim, grade): Stood<'_>) -> Judged<Tier> {
    Judged { declared: claim.level.as_ref().map(|level| level.value), computed: grade.tier }
}

fn alone(stood: Stood<'_>, presence: Presence) -> ClaimChange {
    let level = match presence {
        Presence::Removed => Sides { from: Some(judged(stood)), to: None },
        Presence::Added | Presence::Renamed(_) | Presence::Kept => Sides { from: None, to: Some(judged(stood)) },
    };
    let (id, text) = (id(stood.0).into(), stood.0.text.text.clone());
    ClaimChange { id, text, presence, level, edits: Vec::new(), why: None }
}

/// A claim that is there on both sides; `None` where nothing of it changed.
fn kept(
    twin: &Twin<'_>,
    old: Stood<'_>,
    new: Stood<'_>,
    presence: Presence,
    values: &[ValueChange],
) -> Option<ClaimChange> {
    let typed = twin.before.record(LIST, id(old.0)).zip(twin.after.record(LIST, id(new.0)));
    let edits = typed.map_or_else(Vec::new, |(before, after)| edits(Claim::RECORD, before, after, &APART));
    let why = why(twin.pair, &Graded { before: old, after: new, page: twin.after.page }, &edits, values);
    let level = Sides { from: Some(judged(old)), to: Some(judged(new)) };
    let change = ClaimChange { level, edits, why, ..alone(new, presence) };
    (change.is_edited() || change.why.is_some()).then_some(change)
}
