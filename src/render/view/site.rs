//! What is the same on every page; templates find it as `site`, and the path prefix as `root`.

use serde::Serialize;

/// The site as a whole.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// Scheme, host and path prefix without a closing slash; empty where the settings give none, and then there
    /// are no canonical addresses.
    pub base_url: String,
    /// The path of `base_url` without a closing slash; stands before every link.
    pub root: String,
    /// A BCP 47 language tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Links of the page head.
    pub nav: Vec<NavEntry>,
    /// Links of the page foot.
    pub foot: Vec<NavEntry>,
    /// Whether there is an Atom feed at `/feed.xml`.
    pub feed: bool,
    /// Whether the site has a style sheet of its own at `/assets/theme.css`, beside the built-in one.
    pub themed: bool,
    /// Whether there is a search at `/search/`.
    pub search: bool,
}

/// A link that stands on every page.
#[derive(Clone, Debug, Serialize)]
pub struct NavEntry {
    /// What it says.
    pub label: String,
    /// Where it leads, without `root`.
    pub path: String,
}
