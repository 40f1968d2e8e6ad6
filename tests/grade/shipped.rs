//! The pages that ship: every claim is graded by a derivation that leads to its tier, and says so without each source.

use std::path::Path;

use monograph::base::date::Date;
use monograph::derive::grade::{self, Basis, Standing, replay};
use monograph::model::load;
use monograph::source::disk::DiskWorld;

#[test]
fn every_claim_has_a_grade_that_its_derivation_gives() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let world = DiskWorld::new(root, Date::parse("2026-11-21").expect("a date")).expect("the root");
    let kb = load::load(&world).expect("the files are listed");
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
