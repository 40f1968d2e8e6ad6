//! `monograph.toml`: what the site is called, where it will stand, and how strict the rules are.

use std::collections::BTreeMap;

use crate::base::diag::Severity;
use crate::base::span::Spanned;
use crate::model::policy::PolicySettings;
use crate::model::record::FreeMap;
use crate::model::scalar::Text;
use crate::model::vocab::{Download, RuleLevel, Word};
use crate::record;

record! {
    /// The settings of a knowledge base.
    SettingsFile "settings" {
        /// The site's name.
        title "title": optional Text,
        /// The address at which the site will stand, with its path.
        base_url "base_url": optional Text,
        /// The language of the pages, an IETF tag.
        language "language": optional Text,
        /// The citation style: the name of a bundled one or of a file in `styles/`.
        style "style": optional Text,
        /// The site's search.
        search "search": optional SearchSettings,
        /// The downloads beside each page.
        downloads "downloads": optional DownloadSettings,
        /// Raw HTML in Markdown.
        html "html": optional HtmlSettings,
        /// Thresholds of grading.
        policy "policy": optional PolicySettings,
        /// The level of single rules.
        rules "rules": optional FreeMap<Spanned<RuleLevel>>,
    }
}

record! {
    /// The site's search.
    SearchSettings "search settings" {
        /// Whether an index is built.
        enabled "enabled": optional Spanned<bool>,
    }
}

record! {
    /// The downloads beside each page.
    DownloadSettings "download settings" {
        /// The formats; an empty list for none.
        formats "formats": list Spanned<Download>,
    }
}

record! {
    /// Raw HTML in Markdown.
    HtmlSettings "HTML settings" {
        /// Whether raw HTML is let in, sanitised. Without it, raw HTML is an error.
        sanitise "sanitise": optional Spanned<bool>,
    }
}

/// The settings with their defaults filled in.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name.
    pub title: String,
    /// The address, without a slash at its end; empty where none is set.
    pub base_url: String,
    /// The language of the pages.
    pub language: String,
    /// The citation style.
    pub style: String,
    /// Whether the site has a search index.
    pub search: bool,
    /// The formats of the downloads; all where none are set.
    pub downloads: Vec<Download>,
    /// Whether raw HTML is let in, sanitised.
    pub sanitise: bool,
    /// Levels that the site changes; `None` is off.
    pub levels: BTreeMap<Box<str>, Option<Severity>>,
    /// The file as read, with places; `None` where there is none.
    pub file: Option<SettingsFile>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings::new(None)
    }
}

impl Settings {
    /// Whether pages offer their data in this format.
    pub fn offers(&self, format: Download) -> bool {
        self.downloads.contains(&format)
    }

    /// Fills in the defaults.
    pub fn new(file: Option<SettingsFile>) -> Settings {
        let text = |field: fn(&SettingsFile) -> &Option<Text>, default: &str| {
            let found = file.as_ref().and_then(|file| field(file).as_ref());
            found.map_or_else(|| default.to_owned(), |text| text.value.to_string())
        };
        let levels = |file: &SettingsFile| {
            let rules = file.rules.iter().flat_map(|rules| &rules.0);
            rules.map(|(code, level)| (code.clone(), level.value.value.severity())).collect()
        };
        let flag = |value: Option<bool>, default: bool| value.unwrap_or(default);
        let formats = |d: &DownloadSettings| d.formats.iter().map(|format| format.value).collect();
        Settings {
            title: text(|file| &file.title, "Monograph"),
            base_url: text(|file| &file.base_url, "").trim_end_matches('/').to_owned(),
            language: text(|file| &file.language, "en"),
            style: text(|file| &file.style, "american-medical-association"),
            search: flag(file.as_ref().and_then(|f| f.search.as_ref()?.enabled.as_ref().map(|v| v.value)), true),
            downloads: file
                .as_ref()
                .and_then(|f| f.downloads.as_ref().map(formats))
                .unwrap_or_else(|| Download::ALL.to_vec()),
            sanitise: flag(file.as_ref().and_then(|f| f.html.as_ref()?.sanitise.as_ref().map(|v| v.value)), false),
            levels: file.as_ref().map(levels).unwrap_or_default(),
            file,
        }
    }
}
