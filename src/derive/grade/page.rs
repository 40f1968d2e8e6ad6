//! The grade of a page: its claims, the level that stands at its head, and the quality of its figures.

use crate::derive::grade::basis::Basis;
use crate::derive::grade::claim::{self, ClaimGrade};
use crate::derive::grade::data_quality;
use crate::derive::grade::substance::normalised;
use crate::model::claim::Claim;
use crate::model::kb::CompoundPage;
use crate::model::vocab::{DataQuality, Direction, Kind, OutcomeClass, Tier};

/// What is declared, and what is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged<T> {
    /// In the front matter.
    pub declared: Option<T>,
    /// From the evidence.
    pub computed: T,
}

/// A page's grades.
#[derive(Clone, Debug)]
pub struct PageGrade {
    /// Those of its claims, in their order.
    pub claims: Vec<ClaimGrade>,
    /// The best tier among its claims of benefit.
    pub evidence_level: Judged<Tier>,
    /// That tier by the condition that the claims are about, best first; `None` where they name none.
    pub by_condition: Vec<(Option<Box<str>>, Tier)>,
    /// The same of the tiers that are stated ([`stated`]).
    pub stated_by_condition: Vec<(Option<Box<str>>, Tier)>,
    /// The quality of its pharmacokinetic figures.
    pub data_quality: Judged<DataQuality>,
    /// The quality of each half-life and parameter, in the order of [`crate::model::compound::Compound::measures`].
    pub records: Vec<Option<DataQuality>>,
}

impl PageGrade {
    /// The evidence level that readers are shown: the declared one, else the best that the page's claims state. It is
    /// never above the computed one.
    pub fn stated_level(&self) -> Tier {
        let best = self.stated_by_condition.first().map_or(Tier::Unproven, |(_, tier)| *tier);
        let level = &self.evidence_level;
        level.declared.map_or(best, |declared| declared.at_most(level.computed))
    }

    /// The data quality that readers are shown: the declared one, else the computed one, which it is never above.
    pub fn stated_quality(&self) -> DataQuality {
        let quality = &self.data_quality;
        quality.declared.filter(|declared| !declared.is_better_than(quality.computed)).unwrap_or(quality.computed)
    }
}

/// The tier that readers are shown: the declared one, else the computed one. What the sources do not carry is shown
/// nowhere.
pub fn stated(claim: &Claim, grade: &ClaimGrade) -> Tier {
    claim.level.as_ref().map_or(grade.tier, |level| level.value.at_most(grade.tier))
}

/// Grades a page.
pub fn page(basis: &Basis<'_>, page: &CompoundPage) -> PageGrade {
    let head = &page.head;
    let claims: Vec<ClaimGrade> = head.claims.iter().map(|claim| claim::claim(basis, page, claim)).collect();
    let computed: Vec<Tier> = claims.iter().map(|grade| grade.tier).collect();
    let by_condition = best_by_condition(basis, page, &computed);
    let stated: Vec<Tier> = head.claims.iter().zip(&claims).map(|(claim, grade)| stated(claim, grade)).collect();
    let level = by_condition.iter().map(|(_, tier)| *tier).next().unwrap_or(Tier::Unproven);
    PageGrade {
        evidence_level: Judged { declared: head.evidence_level.as_ref().map(|level| level.value), computed: level },
        stated_by_condition: if stated == computed {
            by_condition.clone()
        } else {
            best_by_condition(basis, page, &stated)
        },
        by_condition,
        data_quality: Judged {
            declared: head.data_quality.as_ref().map(|quality| quality.value),
            computed: data_quality::of_page(basis, page),
        },
        records: head.measures().map(|record| data_quality::of_record(basis, page, record)).collect(),
        claims,
    }
}

/// The best tier of the claims of benefit, by condition. What is contradicted counts towards no level.
fn best_by_condition(basis: &Basis<'_>, page: &CompoundPage, tiers: &[Tier]) -> Vec<(Option<Box<str>>, Tier)> {
    let mut found: Vec<(Option<Box<str>>, Tier)> = Vec::new();
    for (claim, &tier) in page.head.claims.iter().zip(tiers) {
        if !is_of_benefit(basis, page, claim) || tier.rank().is_none() {
            continue;
        }
        let condition = claim.about.as_ref().and_then(|about| about.condition.as_ref()).map(|text| text.value.clone());
        let name = |text: &Option<Box<str>>| text.as_deref().map(normalised);
        match found.iter_mut().find(|(known, _)| name(known) == name(&condition)) {
            Some((_, best)) if tier.is_above(*best) => *best = tier,
            Some(_) => {}
            None => found.push((condition, tier)),
        }
    }
    found.sort_by(|(one, high), (other, low)| (low.rank(), one).cmp(&(high.rank(), other)));
    found
}

/// Whether a claim says that the page's own compound helps, in what people feel or in what regulators accept for it.
fn is_of_benefit(basis: &Basis<'_>, page: &CompoundPage, claim: &Claim) -> bool {
    let about = claim.about.as_ref();
    let efficacy = claim.kind.as_ref().is_some_and(|kind| kind.value == Kind::Efficacy);
    let benefit = claim.benefit.as_ref().is_none_or(|benefit| benefit.value);
    let matters = match about.and_then(|about| about.outcome.as_ref()).map(|outcome| outcome.value) {
        Some(OutcomeClass::Clinical | OutcomeClass::AcceptedSurrogate) | None => true,
        Some(
            OutcomeClass::Surrogate
            | OutcomeClass::Biomarker
            | OutcomeClass::Pharmacokinetic
            | OutcomeClass::Mechanism
            | OutcomeClass::Harm
            | OutcomeClass::Product,
        ) => false,
    };
    let direction = about.and_then(|about| about.direction.as_ref()).map(|direction| direction.value);
    let own = about.and_then(|about| about.compound.as_ref()).is_none_or(|name| {
        let own = basis.substances.of_page(page, basis.kb.compound(&page.slug).unwrap_or(u32::MAX));
        basis.substances.is(&own, &name.value)
    });
    efficacy && benefit && matters && own && direction != Some(Direction::NoImportantEffect)
}
