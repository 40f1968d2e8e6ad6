//! The site: every page as a route, and one function that prints a route without looking at all pages.

use crate::derive::grade::Grades;
use crate::model::address;
use crate::model::kb::Kb;
use crate::model::link::RefIx;
use crate::render::engine::TemplateFault;
use crate::render::fill;
use crate::render::index::Index;
use crate::render::linked;
use crate::render::mark;
use crate::render::press::Press;
use crate::render::route::{Route, RouteKind, list_pages};
use crate::render::shelf::Shelf;
use crate::render::view::{Page, View};

/// The site of a knowledge base.
pub struct Site<'a> {
    /// The knowledge base.
    pub kb: &'a Kb,
    /// What the evidence of its pages carries.
    pub grades: &'a Grades<'a>,
    /// What pages are printed with.
    pub press: &'a Press,
    /// The library, as pages show it.
    pub shelf: &'a Shelf,
    /// What is known of all pages.
    pub index: Index,
}

/// A page ready for its template.
pub struct Filled<V> {
    /// Head and place.
    pub page: Page,
    /// Its own data.
    pub view: V,
    /// The citations of an author–date style, to be put in place of their tokens.
    pub citations: Vec<String>,
}

impl<'a> Site<'a> {
    /// Gathers what is needed of all pages.
    pub fn new(grades: &'a Grades<'a>, press: &'a Press, shelf: &'a Shelf) -> Site<'a> {
        let kb = grades.basis.kb;
        Site { kb, grades, press, shelf, index: Index::new(grades, shelf) }
    }

    /// Every page, sorted by address.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = Vec::with_capacity(self.kb.compounds.len() + self.kb.library.references.len() + 64);
        let mut add = |address: String, kind: RouteKind| routes.push(Route { address, kind });
        add("/".to_owned(), RouteKind::Home);
        add("/404.html".to_owned(), RouteKind::Missing);
        add("/glossary/".to_owned(), RouteKind::Glossary);
        add("/methodology/".to_owned(), RouteKind::Methodology);
        add("/tools/".to_owned(), RouteKind::Tools);
        add("/tools/half-life-curve/".to_owned(), RouteKind::HalfLifeCurve);
        add("/tools/unit-conversion/".to_owned(), RouteKind::UnitConversion);
        add("/tools/dose-log/".to_owned(), RouteKind::DoseLog);
        let mut list = |base: &str, entries: usize, kind: &dyn Fn(u32) -> RouteKind| {
            for (address, page) in list_pages(base, entries).into_iter().zip(1..) {
                add(address, kind(page));
            }
        };
        list("/compounds/", self.index.compounds.len(), &|page| RouteKind::Compounds { page });
        list("/sources/", self.index.sources.len(), &|page| RouteKind::Sources { page });
        list("/tools/time-to-clear/", self.index.half_lives.len(), &|page| RouteKind::TimeToClear { page });
        if self.kb.settings.search {
            list(fill::search::BASE, self.index.names.len(), &|page| RouteKind::Search { page });
        }
        if !self.index.circulating.is_empty() {
            list("/circulating/", self.index.circulating.len(), &|page| RouteKind::Circulating { page });
            for ((verdict, places), index) in self.index.across.verdicts.iter().zip(0..) {
                let base = fill::circulating::verdict_address(*verdict);
                list(&base, places.len(), &|page| RouteKind::Verdict { index, page });
            }
        }
        for ((slug, members), index) in self.index.categories.iter().zip(0..) {
            list(&format!("/categories/{slug}/"), members.len(), &|page| RouteKind::Category { index, page });
        }
        for ((slug, members), index) in self.index.systems.iter().zip(0..) {
            list(&format!("/systems/{slug}/"), members.len(), &|page| RouteKind::System { index, page });
        }
        for (facet, index) in self.index.across.facets.iter().zip(0..) {
            list(&facet.address(), facet.members.len(), &|page| RouteKind::Facet { index, page });
        }
        if !self.index.compounds.is_empty() {
            list(fill::change::BASE, fill::change::entries(self), &|page| RouteKind::Changes { page });
        }
        if !self.index.across.outcomes.is_empty() {
            list(fill::evidence::BASE, self.index.compounds.len(), &|page| RouteKind::Evidence { page });
        }
        for (outcomes, index) in self.index.across.outcomes.iter().zip(0..) {
            let base = fill::evidence::class_address(outcomes.class);
            list(&base, outcomes.claims.len(), &|page| RouteKind::Outcomes { index, page });
        }
        if self.index.compounds.len() > 1 {
            list(fill::compare::BASE, self.index.across.pairs.len(), &|page| RouteKind::ComparePairs { page });
        }
        for (source, shelved) in self.shelf.iter() {
            let resting = fill::source::resting_pages(self, source);
            let base = format!("/sources/{}/", shelved.stem);
            list(&base, resting, &|page| RouteKind::Source { index: source.0, page });
        }
        for (pair, index) in self.index.across.pairs.iter().zip(0..) {
            add(fill::compare::address(self, *pair), RouteKind::Compare { index });
        }
        for (page, index) in self.kb.compounds.iter().zip(0..) {
            add(format!("/compounds/{}/", page.slug), RouteKind::Compound { index });
        }
        for (page, index) in self.kb.leaves.iter().zip(0..) {
            if address::is_free(&page.slug) {
                add(format!("/{}/", page.slug), RouteKind::Leaf { index });
            }
        }
        routes.sort();
        routes.dedup_by(|a, b| a.address == b.address);
        routes
    }

    /// Prints one page.
    pub fn page(&self, route: &Route) -> Result<String, TemplateFault> {
        let address = &route.address;
        match route.kind {
            RouteKind::Home => self.print(fill::home::home(self)),
            RouteKind::Compounds { page } => self.print(fill::list::compounds(self, page, address)),
            RouteKind::Compound { index } => self.compound(index, address).map(|(html, _)| html),
            RouteKind::Category { index, page } => {
                self.print(fill::list::listing(self, fill::list::Kind::Category, index, page, address))
            }
            RouteKind::System { index, page } => {
                self.print(fill::list::listing(self, fill::list::Kind::System, index, page, address))
            }
            RouteKind::Sources { page } => self.print(fill::source::sources(self, page, address)),
            RouteKind::Source { index, page } => {
                let mut filled = fill::source::source(self, index, page, address);
                filled.page.linked = linked::source(self, &filled.page, RefIx(index));
                self.print(filled)
            }
            RouteKind::Circulating { page } => self.print(fill::circulating::circulating(self, None, page, address)),
            RouteKind::Verdict { index, page } => {
                self.print(fill::circulating::circulating(self, Some(index), page, address))
            }
            RouteKind::Facet { index, page } => self.print(fill::facet::listing(self, index, page, address)),
            RouteKind::Changes { page } => self.print(fill::change::changes(self, page, address)),
            RouteKind::Evidence { page } => self.print(fill::evidence::evidence(self, page, address)),
            RouteKind::Outcomes { index, page } => self.print(fill::evidence::outcomes(self, index, page, address)),
            RouteKind::ComparePairs { page } => self.print(fill::compare::pairs(self, page, address)),
            RouteKind::Compare { index } => self.print(fill::compare::compare(self, index, address)),
            RouteKind::Leaf { index } => self.print(fill::leaf::leaf(self, index, address)),
            RouteKind::Glossary => self.print(fill::leaf::glossary(self)),
            RouteKind::Methodology => self.print(fill::methodology::methodology(self, address)),
            RouteKind::Tools => self.print(fill::tool::tools(self, address)),
            RouteKind::HalfLifeCurve => self.print(fill::tool::half_life_curve(self, address)),
            RouteKind::TimeToClear { page } => self.print(fill::tool::time_to_clear(self, page, address)),
            RouteKind::UnitConversion => self.print(fill::tool::unit_conversion(self, address)),
            RouteKind::DoseLog => self.print(fill::tool::dose_log(self, address)),
            RouteKind::Search { page } => self.print(fill::search::search(self, page, address)),
            RouteKind::Missing => self.print(fill::leaf::missing(self)),
        }
    }

    /// A compound's page, and its sources in the order of its references.
    pub fn compound(&self, index: u32, address: &str) -> Result<(String, Vec<RefIx>), TemplateFault> {
        let mut filled = fill::compound::compound(self, index, address);
        if let Some(model) = self.kb.compounds.get(index as usize) {
            filled.page.linked = linked::compound(self, model, &filled.page, &filled.view);
        }
        let cited = filled.view.references.iter().map(|reference| reference.source).collect();
        Ok((self.print(filled)?, cited))
    }

    /// The sources of a compound's page in the order of its references, without printing the page.
    pub fn cited(&self, index: u32) -> Vec<RefIx> {
        let filled = fill::compound::compound(self, index, "");
        filled.view.references.iter().map(|reference| reference.source).collect()
    }

    fn print<V: View>(&self, mut filled: Filled<V>) -> Result<String, TemplateFault> {
        if filled.page.linked.is_empty() {
            filled.page.linked = linked::page(self, &filled.page);
        }
        let html = self.press.engine.page(&filled.page, &filled.view)?;
        Ok(mark::settle(html, &filled.citations))
    }
}

impl<V> Filled<V> {
    /// A page that cites nothing.
    pub fn uncited(page: Page, view: V) -> Filled<V> {
        Filled { page, view, citations: Vec::new() }
    }
}
