//! All that pages are printed with: the words of the language, the templates, the style sheet and script.
//!
//! Made anew only when the settings or the site's own templates change.

use crate::model::kb::Kb;
use crate::model::settings::Settings;
use crate::render::asset::{self, Asset};
use crate::render::engine::{Engine, TemplateFault};
use crate::render::strings::{Strings, StringsFault};
use crate::render::view::{NavEntry, Site};
use crate::source::world::{ReadFault, World, WorldError};

/// The folder of a site's own templates, assets and words.
const FOLDER: &str = "templates/";

/// A site's own style sheet beside the built-in one: every page then bears it.
const THEME: &str = "assets/theme.css";

/// What prints pages.
pub struct Press {
    /// The words of the site's language.
    pub strings: Strings,
    /// What is the same on every page.
    pub site: Site,
    /// The templates.
    pub engine: Engine,
    /// Style sheet, script, icon.
    pub assets: Vec<Asset>,
}

/// Why pages cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum PressFault {
    /// The files cannot be listed.
    #[error(transparent)]
    World(#[from] WorldError),
    /// A template of the site cannot be read.
    #[error("cannot read {path}: {fault}")]
    Unread {
        /// The file.
        path: String,
        /// Why.
        fault: ReadFault,
    },
    /// A template of the site is no text.
    #[error("{path} is not UTF-8")]
    NotUtf8 {
        /// The file.
        path: String,
    },
    /// A language file of the site cannot be used.
    #[error("{path}: {fault}")]
    Strings {
        /// The file.
        path: String,
        /// Why.
        fault: StringsFault,
    },
    /// A template is wrong.
    #[error(transparent)]
    Template(#[from] TemplateFault),
}

/// A site's own files under `templates/`, by path below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnFiles(Vec<(String, Vec<u8>)>);

impl OwnFiles {
    /// Reads them.
    pub fn read(world: &dyn World) -> Result<OwnFiles, PressFault> {
        let mut files = Vec::new();
        for listed in world.list()? {
            let Some(name) = listed.path.strip_prefix(FOLDER) else { continue };
            let bytes =
                world.read(&listed.path).map_err(|fault| PressFault::Unread { path: listed.path.clone(), fault })?;
            files.push((name.to_owned(), bytes));
        }
        Ok(OwnFiles(files))
    }

    fn text(&self, name: &str) -> Result<Option<&str>, PressFault> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(name, bytes)| utf8(name, bytes)).transpose()
    }

    fn templates(&self) -> Result<Vec<(&str, &str)>, PressFault> {
        let html = self.0.iter().filter(|(name, _)| name.ends_with(".html"));
        html.map(|(name, bytes)| Ok((name.as_str(), utf8(name, bytes)?))).collect()
    }
}

fn utf8<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, PressFault> {
    std::str::from_utf8(bytes).map_err(|_| PressFault::NotUtf8 { path: format!("{FOLDER}{name}") })
}

impl Press {
    /// Makes ready what a knowledge base's pages are printed with.
    pub fn new(kb: &Kb, own: &OwnFiles) -> Result<Press, PressFault> {
        let mut strings = Strings::english();
        let language = primary(&kb.settings.language);
        for name in ["strings/en.toml".to_owned(), format!("strings/{language}.toml")] {
            if let Some(text) = own.text(&name)? {
                let path = format!("{FOLDER}{name}");
                strings.overlay(text).map_err(|fault| PressFault::Strings { path, fault })?;
            }
        }
        let assets = asset::assets(own.0.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        let themed = own.0.iter().any(|(name, _)| name == THEME);
        let site = Site { themed, ..site(kb, &strings) };
        let mark = asset::fingerprint(&assets);
        let engine = Engine::new(&site, &mark, &strings, own.templates()?)?;
        let assets = asset::marked(assets, &mark);
        Ok(Press { strings, site, engine, assets })
    }
}

/// What is the same on every page.
fn site(kb: &Kb, strings: &Strings) -> Site {
    let Settings { title, base_url, language, .. } = &kb.settings;
    let entry = |key: &str, path: &str| NavEntry { label: strings.get(key).to_owned(), path: path.to_owned() };
    let has_circulating = kb.compounds.iter().any(|page| !page.head.circulating.is_empty());
    let mut nav = vec![entry("nav_compounds", "/compounds/")];
    let has_claims = kb.compounds.iter().any(|page| !page.head.claims.is_empty());
    nav.extend(has_claims.then(|| entry("nav_evidence", "/evidence/")));
    nav.extend((kb.compounds.len() > 1).then(|| entry("nav_compare", "/compare/")));
    nav.extend(has_circulating.then(|| entry("nav_circulating", "/circulating/")));
    nav.push(entry("nav_sources", "/sources/"));
    nav.push(entry("nav_tools", "/tools/"));
    let own = kb.leaves.iter().filter(|page| !matches!(&*page.slug, "index" | "glossary" | "methodology"));
    let mut foot: Vec<NavEntry> = own
        .map(|page| NavEntry {
            label: page.head.title.as_ref().map_or_else(|| page.slug.to_string(), |title| title.value.to_string()),
            path: format!("/{}/", page.slug),
        })
        .collect();
    foot.extend((!kb.compounds.is_empty()).then(|| entry("nav_changes", "/changes/")));
    foot.push(entry("nav_methodology", "/methodology/"));
    foot.push(entry("nav_glossary", "/glossary/"));
    Site {
        title: title.clone(),
        base_url: base_url.clone(),
        root: root(base_url),
        language: language.clone(),
        direction: direction(language).to_owned(),
        nav,
        foot,
        // A feed holds whole addresses, which a site without one does not have.
        feed: !base_url.is_empty(),
        search: kb.settings.search,
        ..Site::default()
    }
}

/// The path of an address, without a slash at its end.
fn root(base_url: &str) -> String {
    let after = base_url.split_once("://").map_or("", |(_, rest)| rest);
    let path = after.split_once('/').map_or("", |(_, path)| path.trim_end_matches('/'));
    if path.is_empty() { String::new() } else { format!("/{path}") }
}

/// The language of a tag such as `pt-BR`.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Which way a language is written; those in the Arabic, Hebrew, Syriac, Thaana and N'Ko scripts run from the right.
fn direction(tag: &str) -> &'static str {
    match primary(tag) {
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "nqo" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_is_the_path_of_the_base_url() {
        for (url, expected) in
            [("", ""), ("https://a.org", ""), ("https://a.org/", ""), ("https://a.org/kb/x", "/kb/x"), ("nonsense", "")]
        {
            assert_eq!(root(url), expected, "{url}");
        }
    }

    #[test]
    fn directions() {
        assert_eq!(["en", "ar-EG", "he", "de"].map(direction), ["ltr", "rtl", "rtl", "ltr"]);
    }
}
