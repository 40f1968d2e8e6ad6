//! Claims: what is known, in groups of like standing.

use crate::derive::grade::{ClaimGrade, PageGrade, Standing, stated};
use crate::model::claim::{self, Claim as Model, Evidence};
use crate::model::kb::CompoundPage;
use crate::model::kinetics::Measure;
use crate::model::study::Study;
use crate::model::vocab::{SectionTier, Tier, Word};
use crate::render::fill;
use crate::render::fill::section::Stretch;
use crate::render::pen::{Pen, string};
use crate::render::value;
use crate::render::view::{Claim, EvidenceLine, Html, Link, Profile, TierGroup};

/// The groups of "what is known": names, and the tiers that each holds.
const GROUPS: [(&str, &[Tier]); 5] = [
    ("established", &[Tier::Established]),
    ("people", &[Tier::Supported, Tier::Preliminary]),
    ("animals", &[Tier::Preclinical]),
    ("unproven", &[Tier::Unproven]),
    ("contradicted", &[Tier::Contradicted]),
];

/// A claim with its grade.
#[derive(Clone, Copy)]
pub struct Graded<'a> {
    model: &'a Model,
    grade: &'a ClaimGrade,
    /// The tier that is shown.
    tier: Tier,
}

/// The claims of a page with their grades.
pub fn graded<'a>(page: &'a CompoundPage, grade: &'a PageGrade) -> Vec<Graded<'a>> {
    let claims = page.head.claims.iter().zip(&grade.claims);
    claims.map(|(model, grade)| Graded { model, grade, tier: stated(model, grade) }).collect()
}

/// How many claims of each tier there are; nothing for a page without claims.
pub fn profile(graded: &[Graded<'_>]) -> Vec<Profile> {
    if graded.is_empty() {
        return Vec::new();
    }
    let count = |tier: Tier| graded.iter().filter(|claim| claim.tier == tier).count() as u32;
    Tier::ALL.iter().map(|&tier| Profile { tier, count: count(tier), anchor: anchor(group_of(tier)) }).collect()
}

/// What is known, best standing first: each group's claims and then its sections of prose.
pub fn known(
    pen: &mut Pen<'_>,
    page: &CompoundPage,
    graded: &[Graded<'_>],
    stretches: &[Stretch<'_>],
) -> Vec<TierGroup> {
    let mut groups = Vec::new();
    for (name, tiers) in GROUPS {
        let mut found: Vec<&Graded<'_>> = graded.iter().filter(|claim| tiers.contains(&claim.tier)).collect();
        found.sort_by_key(|claim| claim.tier);
        let claims: Vec<Claim> = found.into_iter().map(|graded| claim(pen, page, *graded)).collect();
        let own = stretches.iter().filter(|stretch| stretch.tier().tier().is_some_and(|tier| tiers.contains(&tier)));
        let sections: Vec<_> = own.map(|stretch| stretch.write(pen, &page.body, 1)).collect();
        let of_sections = sections.iter().filter_map(|section| section.tier.tier());
        if let Some(tier) = claims.iter().map(|claim| claim.tier).chain(of_sections).min() {
            groups.push(TierGroup { id: anchor(name), name, tier, claims, sections });
        }
    }
    groups
}

/// The stretches that make no claim of their own.
pub fn neutral<'s, 't>(stretches: &'s [Stretch<'t>]) -> impl Iterator<Item = &'s Stretch<'t>> {
    stretches.iter().filter(|stretch| stretch.tier() == SectionTier::Neutral)
}

fn anchor(group: &str) -> String {
    format!("sec-{group}")
}

fn group_of(tier: Tier) -> &'static str {
    GROUPS.iter().find(|(_, tiers)| tiers.contains(&tier)).map_or("", |(name, _)| name)
}

fn claim(pen: &mut Pen<'_>, page: &CompoundPage, graded: Graded<'_>) -> Claim {
    let Graded { model, grade, tier } = graded;
    let about = model.about.as_ref();
    let field = |of: fn(&claim::About) -> Option<&crate::model::scalar::Text>| string(about.and_then(of));
    let text = pen.rich(&model.text);
    let evidence: Vec<EvidenceLine> =
        model.evidence.iter().enumerate().map(|(at, entry)| line(pen, entry, grade.standings.get(at))).collect();
    let note = pen.maybe(model.note.as_ref());
    Claim {
        id: model.id.value.to_string(),
        text,
        kind: model.kind.as_ref().map(|kind| kind.value),
        tier,
        declared: model.level.as_ref().map(|level| level.value),
        computed: grade.tier,
        species: about.and_then(|about| about.species.as_ref()).map(|species| species.value),
        population: field(|about| about.population.as_ref()),
        condition: field(|about| about.condition.as_ref()),
        route: about.and_then(|about| about.route.as_ref()).map(|route| route.value),
        dose: field(|about| about.dose.as_ref()),
        comparator: field(|about| about.comparator.as_ref()),
        values: values(pen, page, model),
        evidence,
        acknowledges: model.acknowledges.as_ref().is_some_and(|acknowledges| acknowledges.value),
        grade: fill::grade::grade(pen.site, model, grade),
        note,
    }
}

fn line(pen: &mut Pen<'_>, entry: &Evidence, standing: Option<&Standing>) -> EvidenceLine {
    let cite = pen.cite(Some(&entry.source)).unwrap_or_default();
    let note: Option<Html> = pen.maybe(entry.note.as_ref());
    let target = entry.source.target;
    let study: Option<&Study> = target.and_then(|source| pen.kb().library.get(source).record.study.as_ref());
    let outcome = entry
        .outcome
        .as_ref()
        .and_then(|wanted| study?.outcomes.iter().find(|outcome| outcome.id.value == wanted.value));
    EvidenceLine {
        cite,
        name: target.map_or_else(|| entry.source.raw.to_string(), |source| pen.site.shelf.get(source).name.clone()),
        path: target.and_then(|target| fill::grade::source(pen.site, target).path),
        hearing: fill::grade::hearing(entry, standing),
        design: study.and_then(|study| study.design.as_ref()).map(|design| design.value),
        species: study.map(|study| study.species.iter().map(|species| species.value).collect()).unwrap_or_default(),
        n: outcome.and_then(|outcome| outcome.n.as_ref()).map(|n| n.value),
        read: study.and_then(|study| study.read.as_ref()).map(|read| read.value),
        locator: string(entry.locator.as_ref()),
        quote: string(entry.quote.as_ref()),
        note,
    }
}

/// The records that a claim states, linked to their rows.
fn values(pen: &Pen<'_>, page: &CompoundPage, model: &Model) -> Vec<Link> {
    let find = |id: &str| page.head.measures().find(|measure: &Measure<'_>| measure.id().value.as_str() == id);
    let found = model.values.iter().filter_map(|id| find(id.value.as_str()));
    let link = |measure: Measure<'_>| Link {
        label: value::figure(measure, pen.strings()),
        path: Some(format!("#value-{}", measure.id().value)),
    };
    found.map(link).collect()
}
