//! A source's page: its appraisal, and all that rests on it.

use std::collections::BTreeSet;

use crate::derive::grade::{Standing, stated};
use crate::model::cited::Role;
use crate::model::claim::Evidence;
use crate::model::kb::{CompoundPage, PageIx, Use};
use crate::model::kinetics::Measure;
use crate::model::link::RefIx;
use crate::model::reference::Reference;
use crate::model::study::{Estimate, Outcome, Study};
use crate::model::vocab::{Against, IntegrityStatus, Word};
use crate::render::fill::list::pager;
use crate::render::fill::{card, grade, head};
use crate::render::name;
use crate::render::pen::string;
use crate::render::plain;
use crate::render::route::slice;
use crate::render::site::{Filled, Site};
use crate::render::value;
use crate::render::view::{
    Appraisal, Given, Link, Measured, PageKind, Pool, RestingClaim, RestingEntry, RestingPage, Source, SourceRow,
    SourcesIndex, StudyOutcome,
};

/// How many pages rest on a source.
pub fn resting_pages(site: &Site<'_>, source: RefIx) -> usize {
    by_page(uses(site, source)).len()
}

/// All sources.
pub fn sources(site: &Site<'_>, number: u32, address: &str) -> Filled<SourcesIndex> {
    let strings = &site.press.strings;
    let all = &site.index.sources;
    let rows = slice(all, number).iter().map(|&at| {
        let (shelved, reference) = (site.shelf.get(RefIx(at)), site.kb.library.get(RefIx(at)));
        let status = shelved.parts.status;
        SourceRow {
            path: format!("/sources/{}/", shelved.stem),
            name: shelved.name.clone(),
            title: name::title(&reference.title()),
            status: if status == IntegrityStatus::Current { "" } else { status.word() },
            design: shelved.parts.design,
            species: shelved.parts.species.clone(),
            pages: resting_pages(site, RefIx(at)) as u32,
        }
    });
    let view = SourcesIndex { rows: rows.collect(), pager: pager("/sources/", all.len(), number) };
    let page = head::page(site, PageKind::Sources, strings.get("sources_title"), strings.get("sources_says"), address);
    Filled::uncited(page, view)
}

/// A source.
pub fn source(site: &Site<'_>, at: u32, number: u32, address: &str) -> Filled<Source> {
    let source = RefIx(at);
    let (shelved, reference) = (site.shelf.get(source), site.kb.library.get(source));
    let integrity = reference.record.integrity.as_ref();
    let groups = by_page(uses(site, source));
    let resting = slice(&groups, number).iter().map(|group| resting(site, source, group));
    let view = Source {
        title: shelved.title.clone(),
        body: shelved.parts.clone(),
        appraisal: reference.record.study.as_ref().and_then(|study| appraisal(site, reference, study)),
        against: integrity.and_then(|it| it.against.as_ref()).map_or(Against::None, |against| against.value),
        checked: integrity.and_then(|it| it.checked.as_ref()).map(|date| date.value.to_string()),
        seen: integrity.and_then(|it| string(it.seen.as_ref())),
        note: integrity
            .and_then(|it| it.note.as_ref())
            .map(|note| plain::text(site.kb, &site.press.strings, &note.prose)),
        resting: resting.collect(),
        pager: pager(&format!("/sources/{}/", shelved.stem), groups.len(), number),
    };
    let page = head::page(site, PageKind::Source, &shelved.name, &shelved.title, address);
    Filled::uncited(page, view)
}

fn uses<'s>(site: &'s Site<'_>, source: RefIx) -> &'s [Use] {
    site.kb.uses.get(source.0 as usize).map_or(&[], Vec::as_slice)
}

/// The uses of one page each: they come sorted by page.
fn by_page(uses: &[Use]) -> Vec<&[Use]> {
    uses.chunk_by(|a, b| a.page == b.page).collect()
}

fn resting(site: &Site<'_>, source: RefIx, uses: &[Use]) -> RestingPage {
    let page = uses.first().map_or(PageIx::Leaf(0), |first| first.page);
    let (slug, title) = site.kb.page_name(page);
    let path = match page {
        PageIx::Compound(_) => card::address(slug),
        PageIx::Leaf(_) if slug == "index" => "/".to_owned(),
        PageIx::Leaf(_) => format!("/{slug}/"),
    };
    let mut found = RestingPage {
        page: Link { label: title.to_owned(), path: Some(path.clone()) },
        claims: Vec::new(),
        figures: Vec::new(),
        others: Vec::new(),
    };
    if let PageIx::Compound(at) = page
        && let Some(compound) = site.kb.compounds.get(at as usize)
    {
        let roles: BTreeSet<Role> = uses.iter().map(|it| it.role).collect();
        Rest { site, at, compound, source, path: &path }.gather(&roles, &mut found);
    }
    found
}

/// What of one compound's page rests on a source.
struct Rest<'s, 'a> {
    site: &'s Site<'a>,
    at: u32,
    compound: &'s CompoundPage,
    source: RefIx,
    path: &'s str,
}

impl Rest<'_, '_> {
    fn gather(&self, roles: &BTreeSet<Role>, found: &mut RestingPage) {
        let carried: BTreeSet<u32> = roles
            .iter()
            .filter_map(|role| if let Role::Evidence(claim, _) = role { Some(*claim) } else { None })
            .collect();
        found.claims = carried.iter().filter_map(|&at| self.claim(at)).collect();
        for role in roles {
            match *role {
                Role::HalfLife(at) => found
                    .figures
                    .extend(self.figure(self.compound.head.half_lives.get(at as usize).map(Measure::HalfLife))),
                Role::Kinetic(at) => found
                    .figures
                    .extend(self.figure(self.compound.head.pharmacokinetics.get(at as usize).map(Measure::Kinetic))),
                Role::ClaimText(at) if carried.contains(&at) => {}
                Role::Evidence(_, _) => {}
                Role::ClaimText(_)
                | Role::Summary
                | Role::Approval(_)
                | Role::CirculatingClaim(_)
                | Role::CirculatingWhy(_)
                | Role::Gap(_)
                | Role::Safety(_)
                | Role::Interaction(_)
                | Role::Detection(_)
                | Role::Faq(_)
                | Role::Relation(_)
                | Role::Body => self.other(*role, found),
            }
        }
    }

    fn claim(&self, at: u32) -> Option<RestingClaim> {
        let claim = self.compound.head.claims.get(at as usize)?;
        let grade = self.site.grades.claim(self.at, at)?;
        let own = claim.evidence.iter().zip(&grade.standings);
        let own = own.filter(|(entry, _)| entry.source.target == Some(self.source));
        let text = plain::text(self.site.kb, &self.site.press.strings, &claim.text.prose);
        Some(RestingClaim {
            claim: Link { label: text, path: Some(format!("{}#claim-{}", self.path, claim.id.value)) },
            tier: stated(claim, grade),
            computed: grade.tier,
            without: grade.fragility.iter().find(|it| it.without == self.source).map(|it| it.tier),
            entries: own.map(|(entry, standing)| self.entry(entry, standing)).collect(),
        })
    }

    fn entry(&self, entry: &Evidence, standing: &Standing) -> RestingEntry {
        let study = self.site.kb.library.get(self.source).record.study.as_ref();
        let named = entry.outcome.as_ref().and_then(|id| study?.outcomes.iter().find(|it| it.id.value == id.value));
        let outcome = named.map(|it| string(it.measure.as_ref()).unwrap_or_else(|| it.id.value.to_string()));
        RestingEntry { outcome, hearing: grade::hearing(entry, Some(standing)) }
    }

    fn figure(&self, measure: Option<Measure<'_>>) -> Option<Link> {
        let (measure, strings) = (measure?, &self.site.press.strings);
        let what = match measure.parameter() {
            Some(parameter) => strings.label("parameter", parameter.word()),
            None => strings.get("half_life"),
        };
        let analyte = measure.analyte().map_or("", |analyte| &analyte.value);
        let place = measure.compartment().map_or("", |it| strings.label("in_compartment", it.value.word()));
        let words: Vec<&str> = [analyte, place].into_iter().filter(|word| !word.is_empty()).collect();
        let figure = value::figure(measure, strings);
        let label = if words.is_empty() {
            format!("{what}: {figure}")
        } else {
            format!("{what}, {}: {figure}", words.join(" "))
        };
        Some(Link { label, path: Some(format!("{}#value-{}", self.path, measure.id().value)) })
    }

    fn other(&self, role: Role, found: &mut RestingPage) {
        let strings = &self.site.press.strings;
        let plain = |key: &str, anchor: &str| (strings.get(key).to_owned(), anchor.to_owned());
        let (label, anchor) = match role {
            Role::Summary => plain("summary", "sec-summary"),
            Role::Approval(_) => plain("in_approvals", ""),
            Role::CirculatingClaim(at) | Role::CirculatingWhy(at) => {
                let number = (at + 1).to_string();
                (strings.fill("in_circulating", &[("n", &number)]), format!("circulating-{number}"))
            }
            Role::Gap(_) => plain("gaps", "sec-gaps"),
            Role::Safety(_) => plain("in_safety", "sec-safety"),
            Role::Interaction(_) => plain("in_interactions", "sec-interactions"),
            Role::Detection(_) => plain("in_detection", "sec-detection"),
            Role::Faq(_) => plain("faq", "sec-faq"),
            Role::ClaimText(at) => match self.compound.head.claims.get(at as usize) {
                Some(claim) => (strings.get("in_claim").to_owned(), format!("claim-{}", claim.id.value)),
                None => return,
            },
            Role::Relation(_) => plain("related", "sec-related"),
            Role::Body | Role::HalfLife(_) | Role::Kinetic(_) | Role::Evidence(_, _) => plain("in_prose", ""),
        };
        let path = if anchor.is_empty() { self.path.to_owned() } else { format!("{}#{anchor}", self.path) };
        let link = Link { label, path: Some(path) };
        if !found.others.contains(&link) {
            found.others.push(link);
        }
    }
}

fn appraisal(site: &Site<'_>, reference: &Reference, study: &Study) -> Option<Appraisal> {
    let bias = study.risk_of_bias.as_ref();
    let appraised = study.appraised.as_ref();
    let given = study.interventions.iter().map(|it| Given {
        compound: card::link(site.kb, &it.compound.value),
        route: it.route.as_ref().map(|route| route.value),
        mode: it.mode.as_ref().map(|mode| mode.value),
        dose: string(it.dose.as_ref()),
        duration: string(it.duration.as_ref()),
    });
    let measured = study.measured.iter().map(|it| Measured {
        analyte: it.analyte.value.to_string(),
        compartment: it.compartment.as_ref().map(|compartment| compartment.value),
        place: string(it.tissue.as_ref()).or_else(|| string(it.cell.as_ref())),
        method: string(it.method.as_ref()),
    });
    Some(Appraisal {
        design: study.design.as_ref()?.value,
        publication: study.publication.as_ref().map(|publication| publication.value),
        species: study.species.iter().map(|species| species.value).collect(),
        system: study.system.as_ref().map(|system| system.value),
        population: string(study.population.as_ref()),
        given: given.collect(),
        comparator: string(study.comparator.as_ref()),
        analytes: study.analytes.iter().map(|analyte| analyte.value.to_string()).collect(),
        measured: measured.collect(),
        outcomes: study.outcomes.iter().map(|it| outcome(site, it)).collect(),
        pool: study.pooled.as_ref().map(|pool| Pool {
            of: pool.of.as_ref().map(|of| of.value),
            studies: pool.studies.as_ref().map(|n| n.value),
            participants: pool.participants.as_ref().map(|n| n.value),
        }),
        bias: bias.and_then(|bias| bias.overall.as_ref()).map(|overall| overall.value),
        bias_reason: bias.and_then(|bias| string(bias.reason.as_ref())),
        bias_by: bias.and_then(|bias| string(bias.by.as_ref())),
        bias_date: bias.and_then(|bias| bias.date.as_ref()).map(|date| date.value.to_string()),
        read: study.read.as_ref().map(|read| read.value),
        funding: study.funding.as_ref().map(|funding| funding.value),
        registration: string(study.registration.as_ref()),
        cohort: string(study.cohort.as_ref()),
        authors_complete: study.authors_complete.as_ref().is_none_or(|complete| complete.value)
            || reference.record.csl.author.is_empty(),
        by: appraised.and_then(|appraised| string(appraised.by.as_ref())),
        date: appraised.and_then(|appraised| appraised.date.as_ref()).map(|date| date.value.to_string()),
        note: study.note.as_ref().map(|note| plain::text(site.kb, &site.press.strings, &note.prose)),
    })
}

fn outcome(site: &Site<'_>, it: &Outcome) -> StudyOutcome {
    let estimate = it.estimate.as_deref();
    StudyOutcome {
        measure: string(it.measure.as_ref()).unwrap_or_else(|| it.id.value.to_string()),
        class: it.class.as_ref().map(|class| class.value),
        n: it.n.as_ref().map(|n| n.value),
        direction: it.direction.as_ref().map(|direction| direction.value),
        effect: estimate.and_then(|estimate| estimate.effect.as_ref()).map(|effect| effect.value),
        estimate: estimate.and_then(line),
        primary: it.primary.as_ref().is_some_and(|primary| primary.value),
        note: it.note.as_ref().map(|note| plain::text(site.kb, &site.press.strings, &note.prose)),
    }
}

/// An effect in one line: value and unit, interval, p.
fn line(estimate: &Estimate) -> Option<String> {
    let number = |value: f64| value.to_string().replace('-', "\u{2212}");
    let unit = estimate.unit.as_ref().map(|unit| format!("\u{a0}{}", unit.value)).unwrap_or_default();
    let value = estimate.value.as_ref().map(|value| format!("{}{unit}", number(value.value)));
    let interval = match estimate.ci.as_slice() {
        [low, high] => Some(format!("95\u{a0}%\u{a0}CI {} to {}", number(low.value), number(high.value))),
        _ => None,
    };
    let p = estimate.p.as_ref().map(|p| {
        let is_bare = p.value.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        if is_bare { format!("p\u{a0}=\u{a0}{}", p.value) } else { format!("p\u{a0}{}", p.value) }
    });
    let parts: Vec<String> = [value, interval, p].into_iter().flatten().collect();
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}
