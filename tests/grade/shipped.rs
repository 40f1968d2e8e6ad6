//! The pages that ship: every claim is graded by a derivation that leads to its tier, and says so without each source.

use std::path::Path;

use monograph::base::date::Date;
use monograph::derive::grade::{self, Basis, Standing, replay};
use monograph::model::kb::Kb;
use monograph::model::load;
use monograph::model::study::Outcome;
use monograph::model::vocab::{Direction, OutcomeDirection, Stance, Tier};
use monograph::source::disk::DiskWorld;

fn shipped() -> Kb {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let world = DiskWorld::new(root, Date::parse("2026-11-21").expect("a date")).expect("the root");
    load::load(&world).expect("the files are listed")
}

/// Whether a result is null: no important effect, or nothing settled.
fn is_null(outcome: &Outcome) -> bool {
    let direction = outcome.direction.as_ref().map(|direction| direction.value);
    matches!(direction, Some(OutcomeDirection::Inconclusive | OutcomeDirection::Of(Direction::NoImportantEffect)))
}

/// Whether an interval stands beside a result.
fn has_interval(outcome: &Outcome) -> bool {
    outcome.estimate.as_ref().is_some_and(|estimate| estimate.ci.len() == 2)
}

#[test]
fn no_null_result_is_shown_as_contradicting_without_an_interval_that_says_so() {
    let kb = shipped();
    let basis = Basis::new(&kb);
    let mut nulls = 0;
    for page in &kb.compounds {
        let graded = grade::page(&basis, page);
        for (claim, grade) in page.head.claims.iter().zip(&graded.claims) {
            let id = format!("{}: {}", page.slug, claim.id.value);
            for (entry, standing) in claim.evidence.iter().zip(&grade.standings) {
                let study = entry.source.target.and_then(|source| kb.library.get(source).record.study.as_ref());
                let named = entry.outcome.as_ref().zip(study);
                let outcome = named.and_then(|(id, study)| study.outcomes.iter().find(|o| o.id.value == id.value));
                let is_unproved = outcome.is_some_and(|outcome| is_null(outcome) && !has_interval(outcome));
                nulls += u32::from(is_unproved);
                let speaks = matches!(standing, Standing::Heard { stance: Stance::Contradicts, .. });
                let declared = entry.stance.as_ref().is_some_and(|stance| stance.value == Stance::Contradicts);
                assert!(!is_unproved || !speaks && !declared, "{id}: {}", entry.source.raw);
                // Where a claim is contradicted, each source against it names the result that says so.
                let contradicted = grade.tier == Tier::Contradicted;
                assert!(!contradicted || !speaks || outcome.is_some(), "{id}: {}", entry.source.raw);
            }
            let declared = claim.level.as_ref().is_some_and(|level| level.value == Tier::Contradicted);
            assert_eq!(declared, grade.tier == Tier::Contradicted, "{id}");
        }
    }
    assert!(nulls >= 10, "only {nulls} null results without an interval: the test would show little");
}

#[test]
fn every_claim_has_a_grade_that_its_derivation_gives() {
    let kb = shipped();
    let basis = Basis::new(&kb);
    let mut claims = 0;
    for page in &kb.compounds {
        let graded = grade::page(&basis, page);
        assert_eq!(graded.claims.len(), page.head.claims.len());
        assert_eq!(graded.records.len(), page.head.measures().count());
        for (claim, grade) in page.head.claims.iter().zip(&graded.claims) {
            let id = claim.id.value.as_str();
            assert_eq!(replay(&grade.derivation), Some(grade.tier), "{}: {id}", page.slug);
            assert_eq!(grade.standings.len(), claim.evidence.len(), "{}: {id}", page.slug);
            let heard = grade.standings.iter().any(|standing| matches!(standing, Standing::Heard { .. }));
            assert_eq!(heard, !grade.fragility.is_empty(), "{}: {id}", page.slug);
            claims += 1;
        }
    }
    assert!(claims > 50, "{claims} claims");
}
