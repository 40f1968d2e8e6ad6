//! The knowledge base, whole: pages, library, settings, and the look-ups between them.
//!
//! Built once by `load`; read by everything after it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diag::FileId;
use crate::base::span::Span;
use crate::model::cited::{self, Role};
use crate::model::compound::{Compound, Leaf};
use crate::model::flaw::FlawAt;
use crate::model::history::History;
use crate::model::ident::RefId;
use crate::model::kinetics::Measure;
use crate::model::link::RefIx;
use crate::model::prose::Prose;
use crate::model::reference::Reference;
use crate::model::settings::Settings;
use crate::source::world::Stamp;

/// A file that was read, with what reading found wrong.
#[derive(Clone, Debug)]
pub struct File {
    /// Relative to the root, with `/`.
    pub path: Box<str>,
    /// Stands for its content: equal where it has not changed.
    pub stamp: Stamp,
    /// Its text; empty where it could not be read.
    pub text: Box<str>,
    /// What is wrong with it.
    pub flaws: Vec<FlawAt>,
    /// True where part of it was skipped.
    pub incomplete: bool,
}

/// A page of either kind.
#[derive(Clone, Debug)]
pub struct Page<H> {
    /// Its file.
    pub file: FileId,
    /// The file's stem: its slug and its address.
    pub slug: Box<str>,
    /// The opening `---`, where findings about the whole page point.
    pub opening: Span,
    /// The front matter.
    pub head: H,
    /// The Markdown after it.
    pub body: Prose,
    /// Ids of records that stand on the page but could not be read.
    pub lost: BTreeSet<Box<str>>,
    /// True where part of the front matter was skipped.
    pub incomplete: bool,
}

/// A compound page.
pub type CompoundPage = Page<Compound>;
/// Another page.
pub type LeafPage = Page<Leaf>;

/// The index of a page: of a compound page, or of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PageIx {
    /// In [`Kb::compounds`].
    Compound(u32),
    /// In [`Kb::leaves`].
    Leaf(u32),
}

/// A place that cites a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The page.
    pub page: PageIx,
    /// What on it.
    pub role: Role,
    /// Where exactly.
    pub span: Span,
}

/// The sources, sorted by id, and how to find them.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// All records, sorted by id, then by file and place.
    pub references: Vec<Reference>,
    ids: BTreeMap<RefId, RefIx>,
}

impl Library {
    /// Sorts the records and indexes them by id, then by the PMID, PMCID and DOI inside. Of two records with one id the
    /// first is found.
    pub fn new(mut references: Vec<Reference>) -> Library {
        references.sort_by(|a, b| (&a.id, a.file, a.place()).cmp(&(&b.id, b.file, b.place())));
        let mut ids = BTreeMap::new();
        for (reference, index) in references.iter().zip(0..) {
            ids.entry(reference.id.clone()).or_insert(RefIx(index));
        }
        for (reference, index) in references.iter().zip(0..) {
            for other in reference.other_ids() {
                ids.entry(other).or_insert(RefIx(index));
            }
        }
        Library { references, ids }
    }

    /// The source of an id, be it the record's own or one inside it.
    pub fn find(&self, id: &RefId) -> Option<RefIx> {
        self.ids.get(id).copied()
    }

    /// The record.
    pub fn get(&self, index: RefIx) -> &Reference {
        &self.references[index.0 as usize]
    }

    /// The source whose file, and page on the site, has that stem.
    pub fn by_stem(&self, stem: &str) -> Option<RefIx> {
        let (prefix, rest) = stem.split_once('-')?;
        let id = match prefix {
            // Of a DOI the stem keeps too little to read it back.
            "doi" => {
                let is_it = |reference: &Reference| reference.id.prefix() == "doi" && reference.id.file_stem() == stem;
                let found = self.references.iter().position(is_it)?;
                return u32::try_from(found).ok().map(RefIx);
            }
            "url" => RefId::parse(&format!("url:{}", rest.replace('_', "-"))),
            "pmcid" => RefId::parse(&format!("pmcid:{}", rest.to_uppercase())),
            _ => RefId::parse(&format!("{prefix}:{rest}")),
        };
        let id = id.ok().filter(|id| id.file_stem() == stem)?;
        self.find(&id).filter(|index| self.get(*index).id == id)
    }

    /// Every id by which a source can be cited, sorted.
    pub fn known_ids(&self) -> impl Iterator<Item = &RefId> {
        self.ids.keys()
    }
}

/// The knowledge base.
#[derive(Clone, Debug, Default)]
pub struct Kb {
    /// The settings.
    pub settings: Settings,
    /// Every file that was read, sorted by path; [`FileId`] is the index.
    pub files: Vec<File>,
    /// The compound pages, sorted by slug.
    pub compounds: Vec<CompoundPage>,
    /// The other pages, sorted by slug.
    pub leaves: Vec<LeafPage>,
    /// The sources.
    pub library: Library,
    /// Who cites each source, in the order of [`Library::references`].
    pub uses: Vec<Vec<Use>>,
    /// How the evidence of pages has changed, sorted by slug.
    pub histories: Vec<History>,
    /// The categories of the compound pages.
    pub categories: BTreeSet<Box<str>>,
    /// The systems of the compound pages.
    pub systems: BTreeSet<Box<str>>,
    /// All paths of the knowledge base, read or not: for links to static files.
    pub paths: BTreeSet<Box<str>>,
    /// The settings file, where there is one.
    pub settings_file: Option<FileId>,
}

impl Kb {
    /// The file of an id.
    pub fn file(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    /// The index of the compound page with that slug.
    pub fn compound(&self, slug: &str) -> Option<u32> {
        let found = self.compounds.binary_search_by(|page| (*page.slug).cmp(slug)).ok()?;
        u32::try_from(found).ok()
    }

    /// The index of the other page with that slug.
    pub fn leaf(&self, slug: &str) -> Option<u32> {
        let found = self.leaves.binary_search_by(|page| (*page.slug).cmp(slug)).ok()?;
        u32::try_from(found).ok()
    }

    /// How the evidence of the page with that slug has changed, as far as it was recorded.
    pub fn history(&self, slug: &str) -> Option<&History> {
        let found = self.histories.binary_search_by(|history| (*history.slug).cmp(slug)).ok()?;
        self.histories.get(found)
    }

    /// A page's slug and title, whichever kind it is; the slug where it has no title.
    pub fn page_name(&self, page: PageIx) -> (&str, &str) {
        let (slug, title) = match page {
            PageIx::Compound(index) => {
                let page = &self.compounds[index as usize];
                (&page.slug, page.head.title.as_ref())
            }
            PageIx::Leaf(index) => {
                let page = &self.leaves[index as usize];
                (&page.slug, page.head.title.as_ref())
            }
        };
        (slug, title.map_or(slug, |title| &title.value))
    }

    /// The place in text of a byte span's file.
    pub fn text(&self, file: FileId) -> &str {
        &self.file(file).text
    }

    /// The half-life or parameter that a value reference points to.
    pub fn measure(&self, target: crate::model::prose::ValueIx) -> Option<Measure<'_>> {
        self.compounds.get(target.page as usize)?.head.measures().nth(target.record as usize)
    }

    /// Collects the categories and systems. Called once, after all pages are read.
    pub fn index_groups(&mut self) {
        let heads = || self.compounds.iter().map(|page| &page.head);
        let categories = heads().filter_map(|head| head.category.as_ref());
        let categories: BTreeSet<&str> = categories.map(|category| category.value.as_str()).collect();
        let systems: BTreeSet<&str> =
            heads().flat_map(|head| &head.systems).map(|system| system.value.as_str()).collect();
        let owned = |slugs: BTreeSet<&str>| slugs.into_iter().map(Box::from).collect();
        (self.categories, self.systems) = (owned(categories), owned(systems));
    }

    /// Builds the index of who cites what. Called once, after all sources are resolved.
    pub fn index_uses(&mut self) {
        let mut uses = vec![Vec::new(); self.library.references.len()];
        for (page, index) in self.compounds.iter().zip(0..) {
            for cited in cited::of_compound(page) {
                push_use(&mut uses, PageIx::Compound(index), &cited);
            }
        }
        for (page, index) in self.leaves.iter().zip(0..) {
            for cited in cited::of_leaf(page) {
                push_use(&mut uses, PageIx::Leaf(index), &cited);
            }
        }
        self.uses = uses;
    }
}

fn push_use(uses: &mut [Vec<Use>], page: PageIx, cited: &cited::Cited<'_>) {
    if let Some(RefIx(index)) = cited.source.target {
        uses[index as usize].push(Use { page, role: cited.role, span: cited.source.span });
    }
}
