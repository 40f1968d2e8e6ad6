//! Evidence across compounds.

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::grade::{ClaimGrade, stated};
use crate::model::claim::{About, Claim};
use crate::model::kb::CompoundPage;
use crate::model::link::RefIx;
use crate::model::lists::NO_CLASS;
use crate::model::scalar::Text;
use crate::model::vocab::{OutcomeClass, Tier, Word};
use crate::render::across::{OutcomeList, outcome};
use crate::render::fill::list::pager;
use crate::render::fill::{card, head};
use crate::render::pen::string;
use crate::render::plain;
use crate::render::route::{PAGE_SIZE, list_page, slice};
use crate::render::site::{Filled, Site};
use crate::render::view::{
    Evidence, EvidenceCell, EvidenceMark, EvidenceRow, Link, OutcomeGroup, OutcomeRow, Outcomes, PageKind,
};

/// The address of the matrix.
pub const BASE: &str = "/evidence/";

/// The most characters of a claim's sentence in a list.
const SENTENCE: usize = 160;

/// The word of a class in addresses and strings.
pub fn class_name(class: Option<OutcomeClass>) -> &'static str {
    class.map_or(NO_CLASS, Word::word)
}

/// The address of the list of a class.
pub fn class_address(class: Option<OutcomeClass>) -> String {
    format!("{BASE}{}/", class_name(class))
}

/// Compounds beside classes of outcome.
pub fn evidence(site: &Site<'_>, number: u32, address: &str) -> Filled<Evidence> {
    let strings = &site.press.strings;
    let all = &site.index.compounds;
    let rows = slice(all, number).iter().filter_map(|&at| row(site, at)).collect();
    let view = Evidence { classes: classes(site), rows, pager: pager(BASE, all.len(), number) };
    let title = strings.get("evidence_title");
    Filled::uncited(head::page(site, PageKind::Evidence, title, strings.get("evidence_says"), address), view)
}

/// The claims of one class.
pub fn outcomes(site: &Site<'_>, at: u32, number: u32, address: &str) -> Filled<Outcomes> {
    let strings = &site.press.strings;
    let list = &site.index.across.outcomes[at as usize];
    let name = class_name(list.class);
    let mut rows: Vec<OutcomeRow> =
        slice(&list.claims, number).iter().filter_map(|&(at, claim)| claim_row(site, at, claim)).collect();
    let mut seen = BTreeSet::new();
    for row in &mut rows {
        row.id = row.id.take().filter(|id| seen.insert(id.clone()));
    }
    let mut tiers: BTreeMap<Tier, u32> = BTreeMap::new();
    for row in &rows {
        *tiers.entry(row.tier).or_default() += 1;
    }
    let base = class_address(list.class);
    let pager = pager(&base, list.claims.len(), number);
    let view = Outcomes { name, rows, tiers: tiers.into_iter().collect(), classes: classes(site), pager };
    let title = strings.fill("outcomes_title", &[("name", strings.label("class_heading", name))]);
    let says = strings.label("class_says", name);
    Filled::uncited(head::page(site, PageKind::Outcomes, &title, says, address), view)
}

fn classes(site: &Site<'_>) -> Vec<OutcomeGroup> {
    let group = |list: &OutcomeList| OutcomeGroup {
        name: class_name(list.class),
        path: class_address(list.class),
        claims: list.claims.len() as u32,
    };
    site.index.across.outcomes.iter().map(group).collect()
}

/// A claim with its grade.
type Graded<'a> = (&'a Claim, &'a ClaimGrade);

/// A compound's claims with their grades.
fn graded<'a>(site: &Site<'a>, at: u32) -> Option<(&'a CompoundPage, Vec<Graded<'a>>)> {
    let page = site.kb.compounds.get(at as usize)?;
    Some((page, page.head.claims.iter().zip(&site.grades.page(at)?.claims).collect()))
}

fn row(site: &Site<'_>, at: u32) -> Option<EvidenceRow> {
    let (page, graded) = graded(site, at)?;
    let mut cells: BTreeMap<(Option<OutcomeClass>, Tier), Vec<Graded<'_>>> = BTreeMap::new();
    for (claim, grade) in graded {
        cells.entry((outcome(claim), stated(claim, grade))).or_default().push((claim, grade));
    }
    let cell = |list: &OutcomeList| EvidenceCell {
        name: class_name(list.class),
        marks: cells
            .range((list.class, Tier::Established)..=(list.class, Tier::Contradicted))
            .map(|((_, tier), claims)| mark(page, at, list, *tier, claims))
            .collect(),
    };
    let cells = site.index.across.outcomes.iter().map(cell).collect();
    Some(EvidenceRow { compound: card::link(site.kb, &page.slug), cells })
}

fn mark(page: &CompoundPage, at: u32, list: &OutcomeList, tier: Tier, claims: &[Graded<'_>]) -> EvidenceMark {
    let sources: BTreeSet<RefIx> =
        claims.iter().flat_map(|(_, grade)| &grade.fragility).map(|fragile| fragile.without).collect();
    let path = match claims {
        [(claim, _)] => format!("{}#claim-{}", card::address(&page.slug), claim.id.value),
        _ => {
            let place = list.starts.get(&at).copied().unwrap_or_default();
            let number = place as usize / PAGE_SIZE + 1;
            format!("{}#{}", list_page(&class_address(list.class), number), row_id(&page.slug))
        }
    };
    EvidenceMark { tier, claims: claims.len() as u32, sources: sources.len() as u32, path }
}

/// The id of a compound's first row in the list of a class.
fn row_id(slug: &str) -> String {
    format!("of-{slug}")
}

fn claim_row(site: &Site<'_>, at: u32, claim: u32) -> Option<OutcomeRow> {
    let page = site.kb.compounds.get(at as usize)?;
    let it = page.head.claims.get(claim as usize)?;
    let grade = site.grades.claim(at, claim)?;
    let about = it.about.as_ref();
    let field = |of: fn(&About) -> Option<&Text>| string(about.and_then(of));
    let condition = field(|about| about.condition.as_ref());
    let population = field(|about| about.population.as_ref()).filter(|whom| condition.as_ref() != Some(whom));
    let sentence = || plain::cut(&plain::text(site.kb, &site.press.strings, &it.text.prose), SENTENCE);
    Some(OutcomeRow {
        id: Some(row_id(&page.slug)),
        compound: card::link(site.kb, &page.slug),
        claim: Link {
            label: field(|about| about.measure.as_ref()).unwrap_or_else(sentence),
            path: Some(format!("{}#claim-{}", card::address(&page.slug), it.id.value)),
        },
        direction: about.and_then(|about| about.direction.as_ref()).map(|direction| direction.value),
        tier: stated(it, grade),
        sources: grade.fragility.len() as u32,
        species: about.and_then(|about| about.species.as_ref()).map(|species| species.value),
        population,
        condition,
        route: about.and_then(|about| about.route.as_ref()).map(|route| route.value),
    })
}
