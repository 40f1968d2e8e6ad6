//! The library as pages show it: each source's name, entry and line of facts, rendered once.

use rayon::prelude::*;
use serde_json::Value as Json;

use crate::derive::csl::Style;
use crate::model::ident::RefId;
use crate::model::kb::Kb;
use crate::model::link::RefIx;
use crate::model::reference::{Csl, Reference};
use crate::model::vocab::{IntegrityStatus, Publication, Word};
use crate::render::engine::{Engine, TemplateFault};
use crate::render::view::{Html, Register, SourceBody};
use crate::render::{entry, name};
use crate::source::world::Stamp;

/// The library, ready to be put on pages.
pub struct Shelf {
    style: Style,
    sources: Vec<Shelved>,
}

/// One source.
#[derive(Clone)]
pub struct Shelved {
    /// The file's stem, and the address under `/sources/`.
    pub stem: String,
    /// Who and when: "Grant et al. 2019".
    pub name: String,
    /// Who: "Grant et al."
    pub authors: String,
    /// The title, plain.
    pub title: String,
    /// The PubMed number.
    pub pmid: Option<String>,
    /// The parts of its body.
    pub parts: SourceBody,
    /// What reference lists show, rendered.
    pub body: Html,
    /// Its CSL item, where the style prints it anew on each page.
    json: Option<Json>,
    /// Stands for the state of its file.
    stamp: Stamp,
}

impl Shelf {
    /// Renders every source, on all threads. Those of `old` whose files have not changed are taken over; `old` must
    /// be of the same style and templates.
    pub fn new(kb: &Kb, mut style: Style, engine: &Engine, mut old: Option<Shelf>) -> Result<Shelf, TemplateFault> {
        let known: std::collections::BTreeMap<(String, Stamp), Shelved> = old
            .as_mut()
            .map(|old| std::mem::take(&mut old.sources))
            .into_iter()
            .flatten()
            .map(|shelved| ((shelved.stem.clone(), shelved.stamp), shelved))
            .collect();
        let taken_over = |reference: &Reference| {
            let stamp = kb.file(reference.file).stamp;
            known.get(&(reference.id.file_stem(), stamp)).filter(|_| !reference.in_list)
        };
        let references = &kb.library.references;
        style.prepare(references.iter().filter(|it| taken_over(it).is_none()).filter_map(kind));
        let sources = references.par_iter().map(|reference| match taken_over(reference) {
            Some(shelved) => Ok(shelved.clone()),
            None => shelve(reference, kb.file(reference.file).stamp, &style, engine),
        });
        let sources = sources.collect::<Result<_, _>>()?;
        Ok(Shelf { style, sources })
    }

    /// The style of citing.
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// A source.
    pub fn get(&self, source: RefIx) -> &Shelved {
        &self.sources[source.0 as usize]
    }

    /// A source's stem.
    pub fn stem(&self, source: RefIx) -> &str {
        &self.get(source).stem
    }

    /// A source's CSL item; nothing where the style cites by number.
    pub fn json(&self, source: RefIx) -> &Json {
        self.get(source).json.as_ref().unwrap_or(&Json::Null)
    }

    /// All sources, in the order of the library.
    pub fn iter(&self) -> impl Iterator<Item = (RefIx, &Shelved)> {
        (0..).map(RefIx).zip(&self.sources)
    }

    /// A source's body with a year suffix; without one where the style prints none.
    pub fn body_with_suffix(&self, source: RefIx, suffix: &str) -> Html {
        let shelved = self.get(source);
        let Ok(other) = self.style.entry_with_suffix(self.json(source), Some(suffix)) else {
            return shelved.body.clone();
        };
        let text = entry::html(&other);
        Html::trusted(shelved.body.as_str().replacen(shelved.parts.text.as_str(), text.as_str(), 1))
    }
}

/// What kind of work a source is, in CSL's words.
fn kind(reference: &Reference) -> Option<&'static str> {
    reference.record.csl.kind.as_ref().map(|kind| kind.value.word())
}

fn shelve(reference: &Reference, stamp: Stamp, style: &Style, engine: &Engine) -> Result<Shelved, TemplateFault> {
    let csl = &reference.record.csl;
    let title = name::plain_title(&reference.title());
    // A record that the style cannot print is a finding elsewhere; readers see its title.
    let json = csl.json();
    let text = style.entry(&json).map_or_else(|_| name::title(&reference.title()), |found| entry::html(&found));
    let parts = body(reference, text);
    let body = engine.part(&parts)?;
    Ok(Shelved {
        stem: parts.stem.clone(),
        name: name::short(csl),
        authors: name::authors(csl),
        title,
        pmid: parts.pmid.clone(),
        parts,
        body,
        json: (!style.numbered()).then_some(json),
        stamp,
    })
}

fn body(reference: &Reference, text: Html) -> SourceBody {
    let csl = &reference.record.csl;
    let study = reference.record.study.as_ref();
    let integrity = reference.record.integrity.as_ref();
    let notice = integrity.and_then(|integrity| integrity.notice.as_ref()).map(|notice| notice.value.to_string());
    SourceBody {
        stem: reference.id.file_stem(),
        text,
        design: study.and_then(|study| study.design.as_ref()).map(|design| design.value),
        publication: study
            .and_then(|study| study.publication.as_ref())
            .map(|publication| publication.value)
            .filter(|publication| *publication != Publication::Journal),
        species: study.map(|study| study.species.iter().map(|species| species.value).collect()).unwrap_or_default(),
        n: study
            .and_then(|study| study.outcomes.iter().filter_map(|outcome| outcome.n.as_ref()).map(|n| n.value).max()),
        read: study.and_then(|study| study.read.as_ref()).map(|read| read.value),
        status: reference.status().unwrap_or(IntegrityStatus::Current),
        notice_link: notice.as_deref().and_then(address),
        notice,
        pmid: csl.pmid.as_ref().map(|pmid| pmid.value.to_string()),
        links: links(csl),
    }
}

/// Where the work is to be found: in its registers, or else at its own address.
fn links(csl: &Csl) -> Vec<Register> {
    let pubmed = csl.pmid.as_ref().map(|id| Register { name: "PubMed", url: id.value.link() });
    let doi = csl.doi.as_ref().map(|id| Register { name: "DOI", url: id.value.link() });
    let pmc = csl.pmcid.as_ref().map(|id| Register { name: "PMC", url: id.value.link() });
    let mut links: Vec<Register> = [pubmed, doi, pmc].into_iter().flatten().collect();
    let own = csl.url.as_ref().filter(|url| links.is_empty() && is_web(&url.value));
    links.extend(own.map(|url| Register { name: "", url: url.value.to_string() }));
    links
}

/// Where an identifier or an address leads.
fn address(text: &str) -> Option<String> {
    if is_web(text) { Some(text.to_owned()) } else { RefId::parse(text).ok()?.link() }
}

/// Whether an address is one of the web.
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
