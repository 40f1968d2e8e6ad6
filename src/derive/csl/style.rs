//! A citation style, read once and made ready: the styles that are built in, and a user's own.

use std::collections::BTreeMap;

use citationberg::{IndependentStyle, LocaleFile};
use hayagriva::{CitationItem, CitationRequest, ElemChildren, standalone_citation};
use rayon::prelude::*;
use serde_json::Value as Json;

use crate::base::suggest;
use crate::derive::csl::author_date::AuthorDate;
use crate::derive::csl::cluster::Numbering;
use crate::derive::csl::compose::{self, Rules, Stops};
use crate::derive::csl::entry::Entry;
use crate::derive::csl::item::{self, Fault, Item, Names, Particle, Reading};
use crate::derive::csl::marking;
use crate::derive::csl::op::Ops;
use crate::derive::csl::pages::Format;
use crate::derive::csl::prune;
use crate::derive::csl::repair::{self, Role};
use crate::derive::csl::xml::{self, Element};

/// The default style.
pub const DEFAULT: &str = "american-medical-association";

/// The built-in styles: their names, and their texts from `styles/`.
const BUILT_IN: [(&str, &str); 4] = [
    (DEFAULT, include_str!("../../../styles/american-medical-association.csl")),
    ("nlm-citation-sequence", include_str!("../../../styles/nlm-citation-sequence.csl")),
    ("apa", include_str!("../../../styles/apa.csl")),
    ("vancouver", include_str!("../../../styles/nlm-citation-sequence.csl")),
];

/// The terms and dates of en-US. Styles in other languages bring their own terms or fall back on these.
const ENGLISH: &str = include_str!("../../../styles/locales-en-US.xml");

/// Why a style cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StyleError {
    /// No built-in style has this name.
    #[error("no style is called `{name}`{}", nearest.as_ref().map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default())]
    Unknown {
        /// The name asked for.
        name: String,
        /// The built-in name most like it.
        nearest: Option<&'static str>,
    },
    /// The text is not XML, or not CSL.
    #[error("the style is not valid CSL: {why}")]
    Invalid {
        /// What the reader says, and where.
        why: String,
    },
    /// It only points to another style, which is not built in.
    #[error("the style only points to `{parent}`: use that style's own file")]
    Dependent {
        /// The address of the style that it points to.
        parent: String,
    },
    /// It has no reference list.
    #[error("the style has no `<bibliography>`, so it cannot print a list of references")]
    NoBibliography,
    /// It cites in footnotes.
    #[error("the style cites in footnotes; a page needs one that cites by number or by author and date")]
    Notes,
}

/// A style, ready to print references.
#[derive(Clone, Debug)]
pub struct Style {
    /// The name by which it was asked for.
    pub name: String,
    /// Its title, for readers.
    pub title: String,
    citing: Citing,
    engine: IndependentStyle,
    /// The same, pruned for types of items: see [`Style::prepare`].
    pruned: BTreeMap<String, IndependentStyle>,
    locales: Vec<citationberg::Locale>,
    ops: Ops,
    rules: Rules,
    reading: Reading,
    /// The style as the engine reads it, to be pruned for types that a library has many of.
    rewritten: Element,
}

/// How a style cites in the text.
#[derive(Clone, Debug)]
pub enum Citing {
    /// By the number of the reference in the page's list.
    Numbers(Numbering),
    /// By author and date.
    AuthorDate(Box<AuthorDate>),
}

impl Style {
    /// The names of the built-in styles.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// A built-in style.
    pub fn named(name: &str) -> Result<Style, StyleError> {
        match BUILT_IN.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => Style::from_xml(name, text),
            None => Err(StyleError::Unknown { name: name.to_owned(), nearest: suggest::nearest(name, Style::names()) }),
        }
    }

    /// A style from the text of its CSL file. One that only points to a built-in style is that style.
    pub fn from_xml(name: &str, text: &str) -> Result<Style, StyleError> {
        let root = xml::parse(text).map_err(|why| StyleError::Invalid { why })?;
        if root.name != "style" {
            return Err(StyleError::Invalid { why: format!("its root element is <{}>, not <style>", root.name) });
        }
        if let Some(parent) = parent(&root) {
            let stem = parent.rsplit('/').next().unwrap_or("");
            let known = BUILT_IN.iter().find(|(known, _)| *known == stem);
            let (_, text) = known.ok_or_else(|| StyleError::Dependent { parent: parent.clone() })?;
            return Style::from_xml(name, text);
        }
        if root.child("bibliography").is_none() {
            return Err(StyleError::NoBibliography);
        }
        if root.get("class") == Some("note") {
            return Err(StyleError::Notes);
        }
        Style::ready(name, &root)
    }

    fn ready(name: &str, root: &Element) -> Result<Style, StyleError> {
        let english = xml::parse(ENGLISH).map_err(|why| StyleError::Invalid { why })?;
        let (entry, mut ops) = repair::rewrite(root, &english, Role::Entry);
        let locales = vec![locale(&english, &mut ops)?];
        let demotes = root.get("demote-non-dropping-particle").unwrap_or("display-and-sort") == "display-and-sort";
        let rules = Rules {
            pages: Format::read(root.get("page-range-format")),
            dash: repair::term(root, "page-range-delimiter", "long", "single").unwrap_or_else(|| "–".to_owned()),
            stops: if repair::stops_inside(root, &english) { Stops::Inside } else { Stops::Outside },
        };
        let citing = match Numbering::read(root) {
            Some(numbering) => Citing::Numbers(numbering),
            None => Citing::AuthorDate(Box::new(AuthorDate::new(root, &english, &rules)?)),
        };
        Ok(Style {
            name: name.to_owned(),
            title: root.child("info").and_then(|info| info.child("title")).map(Element::text).unwrap_or_default(),
            citing,
            engine: engine(&entry)?,
            pruned: BTreeMap::new(),
            locales,
            ops,
            rules,
            reading: Reading {
                names: Names::Tokens,
                particle: if demotes { Particle::Demoted } else { Particle::Kept },
                most: repair::most_names(&entry),
            },
            rewritten: entry,
        })
    }

    /// Whether the style cites by number. Its entries are then the same on every page.
    pub fn numbered(&self) -> bool {
        match self.citing {
            Citing::Numbers(_) => true,
            Citing::AuthorDate(_) => false,
        }
    }

    /// How it cites in the text.
    pub fn citing(&self) -> &Citing {
        &self.citing
    }

    /// A reference's entry, without its number, from its CSL-JSON item.
    pub fn entry(&self, csl: &Json) -> Result<Entry, Fault> {
        self.print(csl, None)
    }

    /// The same with a year suffix (`2019a`), as author–date styles need on a page that cites two works alike.
    pub fn entry_with_suffix(&self, csl: &Json, suffix: Option<&str>) -> Result<Entry, Fault> {
        self.print(csl, suffix)
    }

    /// Has the style pruned for the types of which there are many among `kinds`, the types of the items to be printed.
    /// Their entries are the same, in a fraction of the time.
    pub fn prepare<'k>(&mut self, kinds: impl Iterator<Item = &'k str>) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for kind in kinds {
            *counts.entry(kind).or_default() += 1;
        }
        counts.retain(|_, count| *count >= WORTH_AN_ENGINE);
        let own = |kind: &&str| Some(((*kind).to_owned(), engine(&prune::for_type(&self.rewritten, kind)).ok()?));
        self.pruned = counts.par_iter().filter_map(|(kind, _)| own(kind)).collect();
    }

    fn print(&self, csl: &Json, suffix: Option<&str>) -> Result<Entry, Fault> {
        let engine = self.pruned.get(item::kind_of(csl)).unwrap_or(&self.engine);
        let mut item = item::read(csl, self.reading, 0)?;
        item.set_year_suffix(suffix);
        let output = self.output(engine, &item);
        let at_end = (!item.ends.is_empty()).then(|| item.at_end());
        let other = at_end.as_ref().map(|item| (self.output(engine, item), item));
        let other = other.as_ref().map(|(output, item)| (output, *item));
        let entry = compose::entry(&output, &item, other, &self.ops, &self.rules);
        if entry.is_empty() { Err(Fault::Empty) } else { Ok(entry) }
    }

    fn output(&self, engine: &IndependentStyle, item: &Item) -> ElemChildren {
        let cited = CitationItem::with_entry(&item.engine);
        standalone_citation(CitationRequest::from_items(vec![cited], engine, &self.locales))
    }
}

/// How many references of one type make it worth while to have the style pruned for it. Ours, measured.
const WORTH_AN_ENGINE: usize = 40;

/// The engine's reading of a rewritten style.
pub(in crate::derive::csl) fn engine(root: &Element) -> Result<IndependentStyle, StyleError> {
    let read = IndependentStyle::from_xml(&xml::write(root));
    read.map_err(|error| {
        let place = error.path.map(|path| format!(" at {path}")).unwrap_or_default();
        StyleError::Invalid { why: format!("{}{place}", error.source) }
    })
}

/// The engine's reading of the en-US locale, its dates rewritten with a style's instructions.
pub(in crate::derive::csl) fn locale(english: &Element, ops: &mut Ops) -> Result<citationberg::Locale, StyleError> {
    let mut root = english.clone();
    marking::mark_joints(&mut root, ops);
    let read = LocaleFile::from_xml(&xml::write(&root));
    Ok(read.map_err(|error| StyleError::Invalid { why: error.source.to_string() })?.into())
}

/// The style that a dependent style points to.
fn parent(root: &Element) -> Option<String> {
    let links = root.child("info")?.elements().filter(|element| element.name == "link");
    let parent = links.into_iter().find(|link| link.get("rel") == Some("independent-parent"))?;
    parent.get("href").map(str::to_owned)
}
