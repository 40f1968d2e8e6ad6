//! What a study gave and by which routes, against the compound that a page or a claim is about; and whether a sentence
//! speaks of that compound as given, of a route, and of what the study gave instead.

use std::collections::BTreeSet;

use crate::base::span::Span;
use crate::check::given_word::{is_denied, is_given, is_said_to_act};
use crate::check::route_word;
use crate::check::substance_name::{self, Name, Word};
use crate::derive::grade::{Basis, Substance};
use crate::model::kb::CompoundPage;
use crate::model::link::RefIx;
use crate::model::reference::Reference;
use crate::model::study::Study;
use crate::model::vocab::{Design, RelationKind, Route, Word as _};

/// The compound that a page or a claim is about.
pub struct Compound<'a> {
    /// As a message names it.
    pub title: &'a str,
    /// The page that it is the compound of, where there is one.
    page: Option<&'a CompoundPage>,
    given: Substance,
    measured: Substance,
    names: Vec<Name>,
}

impl<'a> Compound<'a> {
    /// That of a page.
    pub fn of_page(basis: &Basis<'a>, page: &'a CompoundPage) -> Compound<'a> {
        let index = basis.kb.compound(&page.slug).unwrap_or(u32::MAX);
        let own = basis.substances.of_page(page, index);
        let moiety = page.head.active_moiety.as_ref();
        let measured = moiety.map_or_else(|| own.clone(), |name| basis.substances.or(own.clone(), &name.value));
        let title = page.head.title.as_ref().map_or(&*page.slug, |title| &title.value);
        let names = substance_name::of_page(page);
        Compound { title, page: Some(page), given: own, measured, names }
    }

    /// The one of that name.
    pub fn of_name(basis: &Basis<'a>, name: &'a str) -> Compound<'a> {
        let substance = basis.substances.of_name(name);
        let page = substance.page().and_then(|index| basis.kb.compounds.get(index as usize));
        match page {
            Some(page) => Compound::of_page(basis, page),
            None => Compound {
                title: name,
                page: None,
                given: substance.clone(),
                measured: substance,
                names: substance_name::of_plain(name),
            },
        }
    }
}

impl Compound<'_> {
    /// A cheap look whether a text may name it, before the text is taken apart.
    pub fn may_be_named(&self, text: &str) -> bool {
        substance_name::may_name(&self.names, text)
    }
}

/// What a study gave, and whether that is the compound in question.
pub struct Given<'a> {
    /// The source.
    pub reference: &'a Reference,
    study: &'a Study,
    /// Whether it gave another compound only.
    pub is_other: bool,
    /// The routes; empty where they are not all known.
    routes: BTreeSet<Route>,
}

impl<'a> Given<'a> {
    /// What a source gave; `None` where it gave nothing, points to others that did, or is not appraised.
    pub fn of(basis: &Basis<'a>, compound: &Compound<'_>, source: RefIx) -> Option<Given<'a>> {
        let reference = basis.kb.library.get(source);
        let study = reference.record.study.as_ref()?;
        let design = study.design.as_ref()?.value;
        if study.interventions.is_empty() || !gives(design) {
            return None;
        }
        let substances = &basis.substances;
        let is_own = |name: &str| substances.is(&compound.given, name) || substances.is(&compound.measured, name);
        let is_form = |name: &str| {
            let relations = compound.page.iter().flat_map(|page| &page.head.relations);
            let mut forms = relations.filter(|relation| relation.kind.as_ref().is_some_and(|kind| is_form(kind.value)));
            forms.any(|relation| substances.is(&substances.of_name(relation.to.value.as_str()), name))
        };
        let is_other =
            !study.interventions.iter().any(|given| is_own(&given.compound.value) || is_form(&given.compound.value));
        Some(Given { reference, study, is_other, routes: routes(study) })
    }

    /// Whether it measured the compound in question.
    fn is_measured(&self, basis: &Basis<'_>, compound: &Compound<'_>) -> bool {
        let analytes = self.study.analytes.iter().map(|name| &*name.value);
        let mut about = analytes.chain(self.study.measured.iter().map(|measured| &*measured.analyte.value));
        about.any(|name| {
            let same_words = Name::new(name).is_some_and(|name| compound.names.contains(&name));
            same_words || basis.substances.is(&compound.measured, name)
        })
    }

    /// Whether a record's route is none by which the study gave.
    pub fn is_by_other_route(&self, route: Route) -> bool {
        let is_given = !matches!(route, Route::Endogenous | Route::Any | Route::InVitro);
        is_given && !self.routes.is_empty() && !self.routes.iter().any(|given| route_word::is_alike(*given, route))
    }

    /// What it gave in words: "nicotinamide-riboside (oral)"; of many the first three.
    pub fn told(&self) -> String {
        let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
        for given in &self.study.interventions {
            let route = given.route.as_ref().map(|route| route.value.word());
            match parts.iter_mut().find(|(name, _)| *name == &*given.compound.value) {
                Some((_, routes)) => routes.extend(route),
                None => parts.push((&given.compound.value, route.into_iter().collect())),
            }
        }
        let more = if parts.len() > 3 { " and others" } else { "" };
        let told = parts.into_iter().take(3).map(|(name, mut routes)| {
            routes.dedup();
            if routes.is_empty() { name.to_owned() } else { format!("{name} ({})", routes.join(", ")) }
        });
        format!("{}{more}", told.collect::<Vec<_>>().join(", "))
    }

    /// Where the first of what it gave stands.
    pub fn place(&self) -> Span {
        self.study.interventions.first().map_or(self.reference.place(), |given| given.compound.span)
    }

    /// The names of what it gave other than the compound in question.
    fn names(&self, basis: &Basis<'_>, compound: &Compound<'_>) -> Vec<Name> {
        let others = self.study.interventions.iter().map(|given| &*given.compound.value);
        let others = others.filter(|name| !basis.substances.is(&compound.given, name));
        let names = others.flat_map(|name| {
            let pages = basis.substances.of_name(name);
            let pages = pages.pages().iter().filter_map(|page| basis.kb.compounds.get(*page as usize));
            let mut names: Vec<Name> = pages.flat_map(substance_name::of_page).collect();
            names.extend(substance_name::of_plain(name));
            names
        });
        names.collect()
    }

    /// Whether words name what it gave: by a name, or by how the page says that it is related ("a precursor").
    pub fn is_named(&self, basis: &Basis<'_>, compound: &Compound<'_>, words: &[Word]) -> bool {
        let names = self.names(basis, compound);
        if !substance_name::places(words, &names, &basis.substances).is_empty() {
            return true;
        }
        let relations = compound.page.iter().flat_map(|page| &page.head.relations);
        let mut kinds = relations.filter_map(|relation| {
            let other = basis.substances.of_name(relation.to.value.as_str());
            let gave = self.study.interventions.iter().any(|given| basis.substances.is(&other, &given.compound.value));
            relation.kind.as_ref().filter(|_| gave).map(|kind| kind.value.word())
        });
        kinds.any(|kind| words.iter().any(|word| word.plain.strip_suffix('s').unwrap_or(&word.plain) == kind))
    }
}

/// Whether sources of a design give something, or pool studies that did, rather than tell of others.
fn gives(design: Design) -> bool {
    match design {
        Design::SystematicReview
        | Design::MetaAnalysis
        | Design::Rct
        | Design::Crossover
        | Design::NonRandomised
        | Design::SingleArm
        | Design::Cohort
        | Design::CaseControl
        | Design::CrossSectional
        | Design::CaseSeries
        | Design::CaseReport
        | Design::Pharmacovigilance
        | Design::Animal
        | Design::ExVivo
        | Design::InVitro
        | Design::Label
        | Design::RegistryEntry => true,
        Design::Modelling
        | Design::InSilico
        | Design::ProductAnalysis
        | Design::Textbook
        | Design::Guideline
        | Design::NarrativeReview
        | Design::RegulatorReview
        | Design::RegulatorNotice
        | Design::Letter => false,
    }
}

/// Whether who is given such a relative is given the compound, in another form.
fn is_form(kind: RelationKind) -> bool {
    match kind {
        RelationKind::Salt | RelationKind::Ester | RelationKind::Enantiomer => true,
        RelationKind::Precursor | RelationKind::Metabolite | RelationKind::Prodrug | RelationKind::Class => false,
    }
}

/// The routes of a study; none where one of them is not known.
fn routes(study: &Study) -> BTreeSet<Route> {
    let all: Option<BTreeSet<Route>> =
        study.interventions.iter().map(|given| given.route.as_ref().map(|route| route.value)).collect();
    let mut routes = all.unwrap_or_default();
    if routes.contains(&Route::Any) {
        routes.clear();
    }
    routes.remove(&Route::Endogenous);
    routes
}

/// What a passage says against what a study gave.
pub struct Said<'w> {
    /// The words that name the compound as given, or a route.
    pub words: &'w [Word],
    /// Whether they name the compound.
    pub is_compound: bool,
}

/// The first words of a passage that name the compound in question where the study gave another, or a route where it gave
/// by another, and nothing in the passage names what the study did give.
pub fn mismatch<'w>(
    basis: &Basis<'_>,
    compound: &Compound<'_>,
    given: &Given<'_>,
    words: &'w [Word],
) -> Option<Said<'w>> {
    let by_name = || compound_as_given(basis, compound, given, words);
    let by_route = || route_as_given(given, words);
    let said = if given.is_other { by_route().or_else(by_name) } else { by_route() }?;
    (!given.is_named(basis, compound, words)).then_some(said)
}

/// The compound, where it is spoken of as given.
fn compound_as_given<'w>(
    basis: &Basis<'_>,
    compound: &Compound<'_>,
    given: &Given<'_>,
    words: &'w [Word],
) -> Option<Said<'w>> {
    let places = substance_name::places(words, &compound.names, &basis.substances);
    let place = places.into_iter().find(|place| {
        let is_own =
            !words.get(place.start).is_some_and(|word| word.is_quoted) && !is_denied(words, place.start, place.end);
        let is_given = is_given(words, place.start, place.end);
        is_own && (is_given || is_said_to_act(words, place.start, place.end) && !given.is_measured(basis, compound))
    })?;
    Some(Said { words: words.get(place)?, is_compound: true })
}

/// A route that is none of the study's, where the passage names none of these.
fn route_as_given<'w>(given: &Given<'_>, words: &'w [Word]) -> Option<Said<'w>> {
    if given.routes.is_empty() {
        return None;
    }
    let plain: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
    let mut found = None;
    for (at, word) in words.iter().enumerate() {
        let Some((route, length)) = route_word::at(&plain, at, &word.raw) else { continue };
        let is_given =
            route.routes.iter().any(|named| given.routes.iter().any(|given| route_word::is_alike(*given, *named)));
        if is_given {
            return None;
        }
        let is_said = route.is_firm && !word.is_quoted && !is_denied(words, at, at + length);
        if is_said && found.is_none() {
            found = words.get(at..at + length);
        }
    }
    found.map(|words| Said { words, is_compound: false })
}
