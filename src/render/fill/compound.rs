//! A compound's page, filled from top to bottom: the order in which citations count up.

use crate::derive::grade::PageGrade;
use crate::model::compound::{self as model, Identifiers};
use crate::model::kb::CompoundPage;
use crate::model::kinetics::Measure;
use crate::model::vocab::{Compartment, DataFile};
use crate::render::figure::{self, Offer};
use crate::render::fill::record::{by_route, record, searched};
use crate::render::fill::section::{self, Stretch};
use crate::render::fill::{card, change, claim, compare, grade, head};
use crate::render::index;
use crate::render::pen::{Pen, string};
use crate::render::prose;
use crate::render::site::{Filled, Site};
use crate::render::view::{
    Approval, Circulating, Comparison, Compound, Detection, Gap, Harm, Identifier, Interaction, Link, Page, PageKind,
    Question, Record, Relation, Review, Seen, TocEntry,
};

/// A compound's page.
pub fn compound(site: &Site<'_>, at: u32, address: &str) -> Filled<Compound> {
    let page = &site.kb.compounds[at as usize];
    let grade = site.grades.page(at).expect("every page is graded");
    let claims = claim::graded(page, grade);
    let mut pen = Pen::new(site, Some(at));
    let (before, stretches) = section::stretches(&page.body);
    let mut view = first_half(&mut pen, page, grade, at);
    view.intro = section::intro(&mut pen, &page.body, before);
    view.profile = claim::profile(&claims);
    view.known = claim::known(&mut pen, page, &claims, &stretches);
    view.neutral = claim::neutral(&stretches).map(|stretch| stretch.write(&mut pen, &page.body, 0)).collect();
    second_half(&mut pen, page, grade, &mut view);
    view.footnotes = prose::footnotes(&mut pen, &page.body);
    let (references, citations) = pen.finish();
    view.references = references;
    let mut place = place(site, at, &view.title, address);
    place.toc = contents(site, &view, &stretches);
    Filled { page: place, view, citations }
}

fn place(site: &Site<'_>, at: u32, title: &str, address: &str) -> Page {
    head::page(site, PageKind::Compound, title, &card::says(site, at), address)
}

/// All down to the half-lives, and what needs no citation.
fn first_half(pen: &mut Pen<'_>, page: &CompoundPage, grade: &PageGrade, at: u32) -> Compound {
    let (kb, strings, front) = (pen.kb(), pen.strings(), &page.head);
    let group = |slug: &str, kind: &str| Link {
        label: card::group_name(strings, slug),
        path: Some(format!("/{kind}/{slug}/")),
    };
    let title = index::title(kb, at).to_owned();
    let approvals = front.approvals.iter().map(|approval| self::approval(pen, approval)).collect();
    let summary = front.summary.as_ref().map(|summary| pen.rich(summary)).unwrap_or_default();
    let half_lives = half_lives(pen, front, grade);
    Compound {
        slug: page.slug.to_string(),
        cite_as: cite_as(pen, page, &title),
        downloads: downloads(pen),
        title,
        aliases: front.aliases.iter().map(|alias| alias.value.to_string()).collect(),
        level: grade::level(grade),
        quality: grade::quality(grade),
        category: front.category.as_ref().map(|slug| group(slug.value.as_str(), "categories")),
        systems: front.systems.iter().map(|slug| group(slug.value.as_str(), "systems")).collect(),
        routes: front.routes.iter().map(|route| route.value).collect(),
        identifiers: front.identifiers.as_ref().map(identifiers).unwrap_or_default(),
        relations: Vec::new(),
        approvals,
        reviewed: front.reviewed.as_ref().map(|review| Review {
            date: review.date.as_ref().map(|date| date.value.to_string()),
            by: string(review.by.as_ref()),
            next: review.next.as_ref().map(|date| date.value.to_string()),
        }),
        published: front.published.as_ref().map(|date| date.value.to_string()),
        updated: front.updated.as_ref().map(|date| date.value.to_string()),
        summary,
        profile: Vec::new(),
        half_lives,
        several_compartments: has_several_compartments(front),
        figure: figure::draw("figure", &Offer::own(front, grade), strings),
        intro: Default::default(),
        known: Vec::new(),
        neutral: Vec::new(),
        circulating: Vec::new(),
        kinetics: Vec::new(),
        comparison: Vec::new(),
        metabolites: front.metabolites.iter().map(|it| card::link(kb, &it.value)).collect(),
        detection: Vec::new(),
        safety: Vec::new(),
        interactions: Vec::new(),
        gaps: Vec::new(),
        faq: Vec::new(),
        footnotes: Default::default(),
        references: Vec::new(),
        related: related(pen.site, front),
        history: change::of_page(pen.site, &page.slug),
        has_relatives: false,
    }
}

/// All from the claims in circulation to the questions, and the relations below the references.
fn second_half(pen: &mut Pen<'_>, page: &CompoundPage, grade: &PageGrade, view: &mut Compound) {
    let front = &page.head;
    view.circulating = front.circulating.iter().zip(1..).map(|(it, number)| circulating(pen, it, number)).collect();
    view.kinetics = by_route(pen, front, grade);
    view.comparison = comparison(pen, page);
    view.detection = front.detection.iter().map(|it| detection(pen, it)).collect();
    view.safety = front.safety.iter().map(|it| harm(pen, it)).collect();
    view.interactions = front.interactions.iter().map(|it| interaction(pen, it)).collect();
    let gaps = front.gaps.iter().map(|it| Gap {
        what: pen.rich(&it.what),
        searched: searched(it.searched.as_ref()),
        note: pen.maybe(it.note.as_ref()),
    });
    view.gaps = gaps.collect();
    let faq = front.faq.iter().map(|it| Question { question: it.q.value.to_string(), answer: pen.rich(&it.a) });
    view.faq = faq.collect();
    view.relations = relations(pen, front);
    view.has_relatives = !view.relations.is_empty()
        || !view.related.is_empty()
        || !view.identifiers.is_empty()
        || view.category.is_some()
        || !view.systems.is_empty()
        || !view.routes.is_empty();
}

/// The half-lives, each with the quality of its evidence.
pub fn half_lives(pen: &mut Pen<'_>, front: &model::Compound, grade: &PageGrade) -> Vec<Record> {
    let graded = front.half_lives.iter().zip(&grade.records);
    graded.map(|(it, quality)| record(pen, Measure::HalfLife(it), *quality)).collect()
}

/// Where an authority stands.
pub fn approval(pen: &mut Pen<'_>, it: &model::Approval) -> Approval {
    Approval {
        authority: it.authority.value.to_string(),
        jurisdiction: string(it.jurisdiction.as_ref()),
        status: it.status.as_ref().map(|status| status.value),
        product: string(it.product.as_ref()),
        indication: string(it.indication.as_ref()),
        since: it.since.as_ref().map(|date| date.value.to_string()),
        as_of: it.as_of.as_ref().map(|date| date.value.to_string()),
        cite: pen.cite(it.source.as_ref()),
        locator: string(it.locator.as_ref()),
        note: pen.maybe(it.note.as_ref()),
    }
}

fn circulating(pen: &mut Pen<'_>, it: &crate::model::claim::Circulating, number: u32) -> Circulating {
    Circulating {
        number,
        claim: pen.rich(&it.claim),
        verdict: it.verdict.as_ref().map(|verdict| verdict.value),
        why: pen.maybe(it.why.as_ref()).unwrap_or_default(),
        seen: it.seen.as_ref().map(|seen| {
            let url = string(seen.url.as_ref()).filter(|url| crate::render::shelf::is_web(url));
            Seen { host: url.as_deref().map(host), url, date: seen.date.as_ref().map(|date| date.value.to_string()) }
        }),
    }
}

/// The host of an address, without `www.`.
fn host(url: &str) -> String {
    let after = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or(after);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn detection(pen: &mut Pen<'_>, it: &model::Detection) -> Detection {
    Detection {
        matrix: it.matrix.as_ref().map(|matrix| matrix.value),
        analyte: string(it.analyte.as_ref()),
        window: string(it.window.as_ref()),
        unpublished: pen.maybe(it.unpublished.as_ref()),
        searched: searched(it.searched.as_ref()),
        cite: pen.cite(it.source.as_ref()),
        locator: string(it.locator.as_ref()),
        note: pen.maybe(it.note.as_ref()),
    }
}

/// An unwanted effect seen.
pub fn harm(pen: &mut Pen<'_>, it: &model::Safety) -> Harm {
    let of = pen.strings().get("count_of");
    Harm {
        effect: it.effect.value.to_string(),
        population: string(it.population.as_ref()),
        species: it.species.as_ref().map(|species| species.value),
        route: it.route.as_ref().map(|route| route.value),
        dose: string(it.dose.as_ref()),
        count: it.count.as_ref().map(|count| count.value.replace('/', of)),
        cite: pen.cite(it.source.as_ref()),
        locator: string(it.locator.as_ref()),
        note: pen.maybe(it.note.as_ref()),
    }
}

fn interaction(pen: &mut Pen<'_>, it: &model::Interaction) -> Interaction {
    Interaction {
        with: it.with.value.to_string(),
        effect: string(it.effect.as_ref()).unwrap_or_default(),
        magnitude: string(it.magnitude.as_ref()),
        species: it.species.as_ref().map(|species| species.value),
        cite: pen.cite(it.source.as_ref()),
        locator: string(it.locator.as_ref()),
        note: pen.maybe(it.note.as_ref()),
    }
}

fn relations(pen: &mut Pen<'_>, front: &model::Compound) -> Vec<Relation> {
    let found = front.relations.iter().filter_map(|it| {
        let kind = it.kind.as_ref()?.value;
        Some(Relation { kind, to: card::link(pen.kb(), it.to.value.as_str()), note: pen.maybe(it.note.as_ref()) })
    });
    found.collect()
}

/// This compound and those that it is compared with, each by its own records; no other page's citations stand here.
fn comparison(pen: &Pen<'_>, page: &CompoundPage) -> Vec<Comparison> {
    let kb = pen.kb();
    let others: Vec<u32> = page.head.compare.iter().filter_map(|slug| kb.compound(slug.value.as_str())).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let rows = pen.own.into_iter().chain(others).filter_map(|at| {
        let other = kb.compounds.get(at as usize)?;
        let mut link = card::link(kb, &other.slug);
        link.path = link.path.filter(|_| pen.own != Some(at));
        let grade = pen.site.grades.page(at)?;
        let mut apart = Pen::new(pen.site, Some(at));
        Some(Comparison {
            beside: pen.own.filter(|own| *own != at).map(|own| compare::address_of(pen.site, own, at)),
            compound: link,
            level: grade.stated_level(),
            quality: grade.stated_quality(),
            half_lives: half_lives(&mut apart, &other.head, grade),
        })
    });
    rows.collect()
}

fn related(site: &Site<'_>, front: &model::Compound) -> Vec<crate::render::view::Card> {
    let found = front.related.iter().filter_map(|slug| site.kb.compound(slug.value.as_str()));
    found.filter_map(|at| card::card(site, at)).collect()
}

/// Whether half-lives of one page are measured in different places.
fn has_several_compartments(front: &model::Compound) -> bool {
    let compartments: std::collections::BTreeSet<Compartment> =
        front.half_lives.iter().filter_map(|it| it.compartment.as_ref()).map(|it| it.value).collect();
    compartments.len() > 1
}

/// Registry numbers, in the order in which pages show them.
pub fn identifiers(all: &Identifiers) -> Vec<Identifier> {
    let plain =
        |registry: &'static str, value: Option<String>| value.map(|value| Identifier { registry, value, url: None });
    let text = |text: &Option<crate::model::scalar::Text>| string(text.as_ref());
    let pubchem = all.pubchem.as_ref().map(|id| Identifier {
        registry: "PubChem",
        value: id.value.to_string(),
        url: Some(id.value.link()),
    });
    let found = [
        plain("CAS", all.cas.as_ref().map(|id| id.value.to_string())),
        pubchem,
        plain("InChIKey", all.inchikey.as_ref().map(|id| id.value.to_string())),
        plain("UNII", all.unii.as_ref().map(|id| id.value.to_string())),
        plain("ChEMBL", text(&all.chembl)),
        plain("ChEBI", text(&all.chebi)),
        plain("KEGG", text(&all.kegg)),
        plain("DrugBank", text(&all.drugbank)),
        plain("ATC", text(&all.atc)),
    ];
    found.into_iter().flatten().collect()
}

/// Title, site and dates, in the order of the AMA's style for pages of the web. Without a day of access: nothing here
/// depends on today.
fn cite_as(pen: &Pen<'_>, page: &CompoundPage, title: &str) -> String {
    let (front, strings) = (&page.head, pen.strings());
    let mut said = strings.fill("cite_form", &[("site", &pen.site.press.site.title), ("title", title)]);
    let reviewed = front.reviewed.as_ref().and_then(|review| review.date.as_ref());
    let dates = [
        ("cite_published", front.published.as_ref()),
        ("cite_updated", front.updated.as_ref()),
        ("cite_reviewed", reviewed.filter(|_| front.updated.is_none())),
    ];
    for (key, date) in dates.into_iter().filter_map(|(key, date)| Some((key, date?))) {
        said.push(' ');
        said.push_str(&strings.fill(key, &[("date", &date.value.to_string())]));
    }
    said
}

/// The files of the page's data, in the formats that the site offers.
fn downloads(pen: &Pen<'_>) -> Vec<&'static str> {
    let offered = DataFile::ALL.into_iter().filter(|file| pen.kb().settings.offers(file.format()));
    offered.map(DataFile::name).collect()
}

/// The table of contents: what the page has, in its order.
fn contents(site: &Site<'_>, view: &Compound, stretches: &[Stretch<'_>]) -> Vec<TocEntry> {
    let strings = &site.press.strings;
    let mut toc = Vec::new();
    let mut add = |is_there: bool, id: &str, key: &str| {
        if is_there {
            toc.push(head::entry(id, strings.get(key), 1, None));
        }
    };
    add(true, "sec-summary", "summary");
    add(!view.profile.is_empty(), "sec-profile", "profile");
    add(true, "sec-half-lives", "half_lives");
    add(!view.figure.panels.is_empty(), "sec-figure", "figure");
    let title = |id: &str| stretches.iter().find(|it| *it.heading.id == *id).map_or("", |it| &*it.heading.title);
    for group in &view.known {
        toc.push(head::entry(&group.id, strings.label("group", group.name), 1, Some(group.tier)));
        toc.extend(group.sections.iter().map(|it| head::entry(&it.id, title(&it.id), 2, None)));
    }
    toc.extend(view.neutral.iter().map(|it| head::entry(&it.id, title(&it.id), 1, None)));
    let mut add = |is_there: bool, id: &str, key: &str| {
        if is_there {
            toc.push(head::entry(id, strings.get(key), 1, None));
        }
    };
    add(!view.circulating.is_empty(), "sec-circulating", "circulating");
    add(!view.kinetics.is_empty(), "sec-kinetics", "kinetics");
    add(!view.comparison.is_empty(), "sec-comparison", "comparison");
    add(!view.metabolites.is_empty(), "sec-metabolites", "metabolites");
    add(!view.detection.is_empty(), "sec-detection", "detection");
    add(!view.safety.is_empty(), "sec-safety", "safety");
    add(!view.interactions.is_empty(), "sec-interactions", "interactions");
    add(!view.gaps.is_empty(), "sec-gaps", "gaps");
    add(!view.faq.is_empty(), "sec-faq", "faq");
    add(!view.footnotes.is_empty(), "sec-footnotes", "footnotes");
    add(!view.references.is_empty(), "sec-references", "references");
    add(view.has_relatives, "sec-related", "related");
    add(true, "sec-cite", "cite_this");
    add(!view.history.is_empty(), "sec-history", "history");
    toc
}
