//! The site's half-lives as the tools list them: each with its times, or with the reason why it has none.

use crate::derive::pk::{self, Decline, Unfit};
use crate::model::kinetics::HalfLife;
use crate::model::quantity::Quantity;
use crate::model::vocab::DataQuality;
use crate::render::fill::card;
use crate::render::pen::string;
use crate::render::site::Site;
use crate::render::view::{Link, ToolCount, ToolRow};

/// The shares gone for which times are listed; half of a dose is gone after the half-life itself.
pub const SHARES: [f64; 5] = [0.75, 0.875, 0.9375, 0.96875, 0.99];

/// One of the site's half-lives.
pub fn row(site: &Site<'_>, (compound, record): (u32, u32)) -> Option<ToolRow> {
    let page = site.kb.compounds.get(compound as usize)?;
    let (half_life, quality) = found(site, (compound, record))?;
    let decline = pk::decline(half_life, quality);
    let value = half_life.value.as_ref().map(|value| &value.value);
    let anchor = format!("{}#value-{}", card::address(&page.slug), half_life.id.value.as_str());
    Some(ToolRow {
        compound: card::link(site.kb, &page.slug),
        record: Link { label: half_life.id.value.to_string(), path: Some(anchor) },
        analyte: string(half_life.analyte.as_ref()),
        compartment: half_life.compartment.as_ref().map(|it| it.value),
        place: string(half_life.tissue.as_ref()).or_else(|| string(half_life.cell.as_ref())),
        species: half_life.species.as_ref().map(|it| it.value),
        route: half_life.route.as_ref().map(|it| it.value),
        quality,
        value: value.map(Quantity::typographic),
        times: decline.ok().and(value).map(times).unwrap_or_default(),
        unfit: decline.err(),
        unfit_for_people: decline.ok().as_ref().and_then(Decline::unfit_for_people),
        curve: decline.is_ok().then(|| curve_address(&page.slug, half_life)),
    })
}

/// How many half-lives there are, and of how many the tools can make use.
pub fn count(site: &Site<'_>) -> ToolCount {
    let mut count = ToolCount::default();
    for &at in &site.index.half_lives {
        let Some((half_life, quality)) = found(site, at) else { continue };
        let in_whom = pk::decline(half_life, quality).map(|decline| decline.unfit_for_people());
        match in_whom {
            Ok(None) => count.people += 1,
            Ok(Some(_)) => count.animals += 1,
            Err(Unfit::Unpublished | Unfit::NotSearched) => count.unpublished += 1,
            Err(_) => count.refused += 1,
        }
    }
    count
}

/// Where the curve of a half-life is drawn.
pub fn curve_address(slug: &str, half_life: &HalfLife) -> String {
    format!("/tools/half-life-curve/?record={slug}/{}", half_life.id.value.as_str())
}

fn found<'s>(site: &'s Site<'_>, (compound, record): (u32, u32)) -> Option<(&'s HalfLife, Option<DataQuality>)> {
    let half_life = site.kb.compounds.get(compound as usize)?.head.half_lives.get(record as usize)?;
    // Half-lives come first among a page's measures.
    let quality = site.grades.page(compound)?.records.get(record as usize).copied().flatten();
    Some((half_life, quality))
}

/// The times of [`SHARES`], in the unit and to the precision of the half-life.
fn times(value: &Quantity) -> Vec<String> {
    let times = SHARES.iter().map(|&share| value.scale(pk::time_to_loss(1.0, share)));
    times.map(|time| time.map(|time| time.typographic()).unwrap_or_default()).collect()
}
